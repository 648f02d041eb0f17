"""Which texts of the record are searched, by table: one list for the index and for what is held against a question."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import override

from dossier.choices import DocumentKind
from dossier.domain.document_key import print_number
from dossier.models import LedgerEntry
from imvo_tracker.lib.search_words import words_in

LANGUAGES = ("nl", "en")
# Of a statement: what is printed of it in words. Reasons of embargoes and of oddities are not for readers.
TEXTS = (
    "wording", "text", "text_en", "note", "note_en", "group", "group_en", "cause", "cause_en", "denominator",
    "denominator_en",
)  # fmt: skip
LABELS = ("kind", "role", "topic", "event")
# Of master data: names and titles.
NAMES = ("name", "name_en", "title", "title_en", "code", "printed_as")
PARTS = ("names", "aliases")
# By which words each kind of thing is looked for, in each language; they stand in no index, as they would in each row.
COVENANT_WORDS, SECTOR_WORDS = ("convenant", "IMVO-convenant", "covenant", "agreement"), ("sector",)
PAPER_WORDS = ("kamerstuk", "dossier", "parliamentary paper")  # of a document with a number of Parliament
COVENANT_HEAD, SECTOR_HEAD = "convenant", "sector"  # what names are written with as one word


@cache
def text_fields(model: type[LedgerEntry]) -> tuple[str, ...]:
    """Return the columns of a table that hold words; a coded one is said by its label."""
    fields: Mapping[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    return tuple(name for name in TEXTS if name in fields and not fields[name].choices)


@cache
def label_fields(model: type[LedgerEntry]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.concrete_fields if field.name in LABELS and field.choices)


@cache
def labels_of(model: type[LedgerEntry], name: str, code: str) -> tuple[str, ...]:
    """Return what a coded value is called, in each language."""
    return tuple(_label(model, name, code, language) for language in LANGUAGES)


def _label(model: type[LedgerEntry], name: str, code: str, language: str) -> str:
    field: Any = model._meta.get_field(name)
    with override(language):
        return str(dict(field.flatchoices).get(code, code))


def names_in(content: str) -> Iterator[str]:
    """Yield the names and titles in the sealed content of a row of master data, those of its parts too."""
    if not content:
        return
    values: dict[str, Any] = json.loads(content)
    yield from (values[name] for name in NAMES if values.get(name))
    if "code" in values and "slug" in values:  # a covenant: its key stands in addresses
        yield values["slug"]
    for part in PARTS:
        for one in values.get(part) or ():
            yield from (one[name] for name in NAMES if one.get(name))
    if "public_on" in values:
        yield from numbers_in(content)
        yield from kind_and_day(values["kind"], values.get("dated_on") or values["public_on"])


def written_as_one(kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return names written as one word with what they are names of: "goudconvenant" for Goud."""
    return tuple(f"{one.plain}{kind}" for name in names for one in words_in(name))


def numbers_in(content: str) -> Iterator[str]:
    """Yield key and printed number in the sealed content of a document."""
    values: dict[str, Any] = json.loads(content) if content else {}
    if values:
        yield values["key"]
    if values.get("number"):
        yield print_number(values["dossier"], values["number"])


@cache
def kind_and_day(kind: str, day: str) -> tuple[str, ...]:
    """Return what kind of document it is and its day, in each language, and as an address writes it."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said += [str(DocumentKind(kind).label), date_format(date.fromisoformat(day), "j F Y"), day]
    return tuple(said)
