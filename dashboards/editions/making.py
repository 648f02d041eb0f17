"""An annex or list made to be frozen: what it says, its files, and what it rests on, at one revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.moment.record import Record
from dashboards.annex.difference import kept_of
from dashboards.annex.file import DOCUMENTS, name_of, write_document
from dashboards.annex.kinds import SECTORS, AnnexKind
from dashboards.annex.page import AnnexPage, annex_page, ministry_label
from dashboards.annex.told import INTRODUCTION, LANGUAGE
from dashboards.editions.lists import ANNEX_BY_KEY, BY_KEY, FrozenList
from dashboards.formats import comma
from dashboards.formats.base import Cell, Dataset, on_site
from dashboards.formats.registry import FORMATS
from dashboards.frame.base import Frame
from dashboards.page_request import MOMENT_KEYS, PageRequest
from dashboards.words.wording import say_day, say_exactly
from dossier.actions_editions import Made
from dossier.selectors_editions import hash_of_revision


def made(
    record: Record, kind: str = "", selection: str = "", texts: Mapping[str, str] | None = None, *, site: str = ""
) -> Made:
    """Return an annex or list of a record's moment: the same bytes whenever it is made.

    `texts` are the ministry's, beside an annex; `site` is scheme and host, for the address in a table. Raises
    `BadInput` for a selection that cannot be at the moment, and KeyError for a kind that is none.
    """
    with override(LANGUAGE):
        if kind in BY_KEY:
            return _made_list(record, BY_KEY[kind], selection, site)
        return _made_annex(record, ANNEX_BY_KEY[kind], texts or {}, site)


def content_of(
    record: Record, kind: str = "", selection: str = "", texts: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what `made` would say, without writing a file; raises the same."""
    with override(LANGUAGE):
        if kind in BY_KEY:
            frozen = BY_KEY[kind]
            asked = asked_of(record, frozen.page, selection)
            return _content(frozen, frozen.dataset_of(asked, record, frozen.page_of(asked, record)))
        annex = ANNEX_BY_KEY[kind]
        return _content_of_annex(annex_page(asked_of(record, annex.page), record, texts or {}, kind=annex), texts or {})


def _content_of_annex(page: AnnexPage, texts: Mapping[str, str]) -> dict[str, Any]:
    return {"introduction": texts.get(INTRODUCTION, ""), **kept_of(page.annex, ministry_label())}


def _made_annex(record: Record, kind: AnnexKind, texts: Mapping[str, str], site: str) -> Made:
    """Without texts each file is the one that the page of the annex offers at this moment."""
    asked = asked_of(record, kind.page)
    page = annex_page(asked, record, texts, kind=kind)
    address = asked.cited_as(kind.table, "csv", revision=record.as_of.revision or 0, rule=record.rule.slug)
    table: Dataset = import_string(kind.dataset)(asked, record, replace(page, address=address))
    files = [("csv", name_of(page, "csv"), b"".join(comma.write(on_site(table, site))))]
    for ending in DOCUMENTS:
        files.append((ending, name_of(page, ending), write_document(ending, page.document, page.made_at)))
    return Made(
        title=page.annex.title,
        day=record.as_of.day,
        known_on=record.as_of.known_on,
        rule=record.rule.slug,
        revision=record.as_of.revision or 0,
        content=_content_of_annex(page, texts),
        statements=page.annex.statements,
        files=files,
        kind=kind.key,
    )


def _made_list(record: Record, frozen: FrozenList, selection: str, site: str) -> Made:
    """The files are those of the page, and name the hash of their revision too."""
    revision = record.as_of.revision or 0
    asked = asked_of(record, frozen.page, selection)
    page, tables = frozen.page_of(asked, record), {}
    for ending in FORMATS:
        address = asked.cited_as(frozen.table, ending, revision=revision, rule=record.rule.slug)
        table = on_site(frozen.dataset_of(asked, record, replace(page, address=address)), site)
        head = (_("Hash of that revision"), hash_of_revision(revision)[0])
        tables[ending] = replace(table, notes=(*table.notes, head), rows=list(table.rows))
    shown = next(iter(tables.values()))
    return Made(
        title=_title_of(frozen, page),
        day=record.as_of.day,
        known_on=record.as_of.known_on,
        rule=record.rule.slug,
        revision=revision,
        content=_content(frozen, shown),
        statements=(),
        files=[(ending, f"{one.name}.{ending}", _written(ending, one)) for ending, one in tables.items()],
        kind=frozen.key,
        selection=selection,
    )


def _title_of(frozen: FrozenList, page: Frame) -> str:
    """Return the name of a list, with what it was narrowed to as the page says it."""
    if frozen.needs:
        return page.title
    chosen = "; ".join(f"{chip.label}: {chip.value}" for chip in getattr(page, "chips", ()))
    return f"{frozen.title} ({chosen})"[:200] if chosen else str(frozen.title)


def _written(ending: str, table: Dataset) -> bytes:
    pieces: Iterator[bytes] = import_string(f"{FORMATS[ending]}.write")(table)
    return b"".join(pieces)


def _content(frozen: FrozenList, table: Dataset) -> dict[str, Any]:
    """Return the rows as entries with a part for each column, so that two editions differ by row and column."""
    columns = {str(place): name for place, name in enumerate(table.columns)}
    return {
        "title": table.title,
        "introduction": "",
        "notes": [],
        "labels": columns,
        "sectors": list(_entries(frozen, table.rows)),  # type: ignore[arg-type]
    }


def _entries(frozen: FrozenList, rows: Sequence[Sequence[Cell]]) -> Iterator[dict[str, Any]]:
    met: dict[str, int] = {}
    for row in rows:
        said = list(map(_say, row))
        key = " ".join(said[place] for place in frozen.row_key)
        met[key] = met.get(key, 0) + 1
        yield {
            "code": key if met[key] == 1 else f"{key} {met[key]}",
            "name": ", ".join(filter(None, (said[place] for place in frozen.row_name))),
            "parts": {str(place): text for place, text in enumerate(said)},
        }


def _say(cell: Cell) -> str:
    if isinstance(cell, date):
        return say_day(cell)
    if isinstance(cell, Decimal):
        return say_exactly(cell)
    return "" if cell is None else str(cell)


def asked_of(record: Record, page: str = SECTORS.page, selection: str = "") -> PageRequest:
    """Return the question that a page is asked at a record's moment, in full."""
    moment = (
        record.as_of.day.isoformat(),
        record.as_of.known_on.isoformat(),
        str(record.as_of.revision),
        record.rule.slug,
    )
    given = dict(zip(MOMENT_KEYS, moment, strict=True))
    filters = tuple(parse_qsl(selection))
    return PageRequest(record.as_of, record.rule.slug, reverse(f"dashboards:{page}"), given, filters)
