"""Rows as people name them: found by a document's finder or the words of their names, and fetched with those."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from dossier.domain.finding import Finder, finder_of, spaced
from dossier.models import Document
from dossier.selectors_documents import MOST_FOUND, find_documents, label_of

_NAMES = ("name", "name_en", "title", "code", "slug", "key")


def find_rows(offered: QuerySet[Any], text: str) -> list[Any]:
    """Return which of the offered rows the text may mean, at most twelve; one where the text names just that one.

    Nothing typed: the first of what is offered.
    """
    if hasattr(offered.model, "names"):
        offered = offered.prefetch_related("names")
    if not spaced(text):
        return list(offered[:MOST_FOUND])
    if offered.model is Document:
        documents = find_documents(text)
        allowed = set(offered.filter(pk__in=[one.pk for one in documents]).values_list("pk", flat=True))
        return [one for one in documents if one.pk in allowed]
    return _by_names(list(offered), finder_of(text), spaced(text))


def with_subjects(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the rows whatever their titles name, in a fixed number of queries."""
    links = [field for field in rows.model._meta.concrete_fields if field.is_relation and field.related_model]
    links = [field for field in links if field.name not in ("revision", "corrects")]
    names = [f"{field.name}__names" for field in links if is_named_by_rows(field.related_model)]
    own = ["names"] if is_named_by_rows(rows.model) else []
    return rows.select_related(*(field.name for field in links)).prefetch_related(*own, *names)


def is_named_by_rows(model: type[Any]) -> bool:
    """Say whether the names of a table stand in rows of another."""
    return any(relation.name == "names" for relation in model._meta.related_objects)


def _by_names(rows: list[Any], finder: Finder, asked: str) -> list[Any]:
    told = [(row, _texts_of(row)) for row in rows]
    exact = [row for row, texts in told if asked in map(spaced, texts)]
    return (exact or [row for row, texts in told if finder.says_each_word(" ".join(texts))])[:MOST_FOUND]


def _texts_of(row: Any) -> list[str]:
    names = [one.name for one in row.names.all()] if hasattr(row, "names") else []
    return [label_of_row(row), *names, *(str(getattr(row, name, "") or "") for name in _NAMES)]


def label_of_row(row: Any) -> str:
    """Return the row as a list of choices shows it: a document by number, day and title, anything else by its name."""
    return label_of(row) if isinstance(row, Document) else str(row)
