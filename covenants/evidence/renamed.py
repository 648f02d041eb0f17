"""Things by what they were called: keys are frozen (docs/adr/0003), names and numbers are dated facts that change."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.text import slugify

from covenants.models import Covenant
from dossier.domain.document_key import parts_of_key
from dossier.models import Document, SealedMaster
from dossier.published import Published, published_at
from imvo_tracker.lib.asof import AsOf
from sectors.models import Sector


def covenant_called(text: str, as_of: AsOf) -> str:
    """Return the key of the one covenant known at the moment by a name or key, in any case; "" for none or several."""
    named = published_at(as_of.revision).once(_covenants_by_name).get(slugify(text), ())
    return _only(key for key, known_from in named if known_from <= as_of.known_on)


def _covenants_by_name(published: Published) -> Mapping[str, Sequence[tuple[str, date]]]:
    """Return by name the keys of the covenants that bore it, each with the day since which that was known."""
    named = defaultdict(list)
    for row in published.every(Covenant):
        named[row.slug].append((row.slug, date.min))
        for name in row.names.all():
            for slug in _slugs(name.name, name.name_en):
                named[slug].append((row.slug, name.known_from))
    return named


def sector_called(text: str, as_of: AsOf) -> str:
    """Return the code of the one sector known at the moment by a name or code, in any case; "" for none or several."""
    rows = published_at(as_of.revision).every(Sector)
    known = (row for row in rows if row.known_from <= as_of.known_on)
    return _only(row.code for row in known if slugify(text) in _sector_names(row))


def _sector_names(row: Sector) -> Iterator[str]:
    yield slugify(row.code)
    yield from _slugs(row.name, row.name_en, *(alias.name for alias in row.aliases.all()))


def _slugs(*names: str) -> Iterator[str]:
    yield from (slugify(name) for name in names if name)


def document_numbered(key: str, as_of: AsOf) -> str:
    """Return the key of the document that has the number a key stands for, or had it in an earlier revision.

    "kst-26485-220" stands for 26 485, nr. 220, whatever the key of the document with that number is; "" for none.
    """
    dossier, number = parts_of_key(key)
    if not number:
        return ""
    published = published_at(as_of.revision)
    now = _only(row.key for row in published.every(Document) if (row.dossier, row.number) == (dossier, number))
    return now or _once_numbered(dossier, number, published, as_of)


def _once_numbered(dossier: str, number: str, published: Published, as_of: AsOf) -> str:
    sealed = SealedMaster.objects.filter(table=Document._meta.label_lower, content__contains=f'"dossier":"{dossier}"')
    if as_of.revision is not None:
        sealed = sealed.filter(valid_from__lte=as_of.revision)
    values = (json.loads(content) for content in sealed.values_list("content", flat=True))
    keys = {one["key"] for one in values if one.get("number") == number}
    return _only(key for key in keys if published.find(Document, key))


def _only(keys: Iterable[str]) -> str:
    distinct = set(keys)
    return distinct.pop() if len(distinct) == 1 else ""
