"""Frozen editions: the list, and one with its files, how to verify them, and what changed before and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from covenants.evidence.corrections import corrections_of, corrections_since
from covenants.moment.record import Record
from dashboards.annex.blocks import Heading, Noted, Paragraph
from dashboards.annex.difference import MINISTRY, Difference, differences
from dashboards.annex.kinds import ANNEXES
from dashboards.annex.markup import headings_of
from dashboards.annex.page import body_of, edition_link
from dashboards.annex.told import LANGUAGE
from dashboards.corrections.page import CorrectionView, Places, views_of
from dashboards.editions.lists import ANNEX_BY_KEY, BY_KEY
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.page_request import PageRequest
from dashboards.words.statements import Item
from dashboards.words.wording import pick, say_day
from dossier.selectors_editions import EditionFact, FileFact, day_of, edition_before, editions_at
from imvo_tracker.lib.asof import AsOf

MOST_CORRECTIONS = 50


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One line of the list."""

    link: Link
    title: str
    standing_on: str
    frozen_on: str
    differs: str


@dataclass(frozen=True, slots=True)
class EditionsPage(Frame):
    """The editions frozen by the moment asked for, the newest first."""

    lead: str
    is_foreign: bool
    rows: tuple[EditionRow, ...]
    annexes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file to take along, and the command that shows whether a copy is the same."""

    link: Link
    size: int
    sha256: str
    command: str


@dataclass(frozen=True, slots=True)
class EditionPage(Frame):
    """One edition. `again` leads to what the record shows at its moment; `corrections` came after it.

    `is_made_again` says that the page of the annex still gives the same files.
    """

    name: str
    lead: str
    is_foreign: bool
    facts: tuple[Item, ...]
    files: tuple[FileLine, ...]
    is_list: bool
    counts_all: bool
    is_made_again: bool
    again: Link
    before: Link | None
    differences: tuple[Difference, ...]
    corrections: tuple[CorrectionView, ...]
    more_corrections: Link | None
    body: SafeString
    headings: Mapping[str, str]


def editions_page(asked: PageRequest, record: Record) -> EditionsPage:
    """Return the list at the moment asked."""
    editions = editions_at(record.as_of)
    last: dict[tuple[str, str], EditionFact] = {}
    rows = []
    for one in editions:
        rows.append(_row(one, last.get(one.series), asked))
        last[one.series] = one
    return extend(
        EditionsPage,
        frame(asked, record, _("Frozen editions"), offers_rules=False),
        lead=_lead(editions),
        is_foreign=_is_foreign(),
        rows=tuple(reversed(rows)),
        annexes=tuple(Link(asked.link(one.page), str(one.title)) for one in ANNEXES),
    )


def _is_foreign() -> bool:
    return get_language() != LANGUAGE


def _lead(editions: Sequence[EditionFact]) -> str:
    if not editions:
        return _("No annex or list was frozen by this moment.")
    words = ngettext(
        "%(count)s annex or list was frozen, on %(day)s.",
        "%(count)s annexes and lists were frozen, the last on %(day)s.",
        len(editions),
    )
    return words % {"count": len(editions), "day": say_day(day_of(editions[-1].frozen_at))}


def _row(one: EditionFact, before: EditionFact | None, asked: PageRequest) -> EditionRow:
    changed = len(differences(before.content, one.content)) if before else 0
    words = ngettext("%(count)s item differs", "%(count)s items differ", changed) % {"count": changed}
    return EditionRow(
        link=edition_link(asked, one),
        title=one.title,
        standing_on=_standing_on(one),
        frozen_on=say_day(day_of(one.frozen_at)),
        differs=words if before else _("the first"),
    )


def _standing_on(one: EditionFact) -> str:
    if one.day == one.known_on:
        return say_day(one.day)
    return _("%(day)s, as known on %(known_on)s") % {"day": say_day(one.day), "known_on": say_day(one.known_on)}


def edition_page(asked: PageRequest, record: Record, number: int) -> EditionPage | None:
    """Return one edition, None where there is none of that number at the moment."""
    one = next(iter(editions_at(record.as_of, (number,))), None)
    if one is None:
        return None
    before = edition_before(one, record.as_of)
    name = edition_link(asked, one).label
    places, blocks = _corrected(one, record), blocks_of(one.content)
    above = (Link(asked.link("editions"), _("Frozen editions")),)
    base = frame(asked, record, _("Frozen %(edition)s") % {"edition": name}, above=above, offers_rules=False)
    return extend(
        EditionPage,
        base,
        name=one.title,
        lead=_lead_of(one),
        is_foreign=_is_foreign(),
        facts=_facts(one, record),
        files=tuple(_file(one, file, asked) for file in one.files),
        is_list=one.kind in BY_KEY,
        counts_all=one.kind in BY_KEY and BY_KEY[one.kind].counts_all,
        is_made_again=one.kind not in BY_KEY and not _has_own_words(one),
        again=Link(_at_its_moment(one, asked), _("The record at the same moment and revision")),
        before=edition_link(asked, before) if before else None,
        differences=differences(before.content, one.content) if before else (),
        corrections=views_of(places[:MOST_CORRECTIONS], record, asked),
        more_corrections=Link(asked.link("corrections"), _("All corrections")) if places else None,
        body=body_of(blocks, one.content["notes"], asked, base.cite_url),
        headings=headings_of(blocks),
    )


def _lead_of(one: EditionFact) -> str:
    words = _("As it stood on %(moment)s, frozen on %(day)s. It changes no more.")
    return words % {"moment": _standing_on(one), "day": say_day(day_of(one.frozen_at))}


def _corrected(one: EditionFact, record: Record) -> Places:
    """Return what was corrected since of what an edition rests on: of a list what is about its rows.

    The rows of a list that counts over the whole record have no such keys: there it is all that was known.
    """
    if one.kind in BY_KEY:
        about = {key for row in one.content["sectors"] for key in (*row["code"].split(), *row["parts"].values())}
        return corrections_since(one.revision, one.known_on, record, None if BY_KEY[one.kind].counts_all else about)
    return corrections_of(one.statements, record)


def blocks_of(content: Mapping[str, Any]) -> Sequence[Any]:
    """Return what an edition says as a text; of a list a paragraph for each row, with the names of its columns."""
    if "blocks" in content:
        return content["blocks"]
    labels, rows = content["labels"], content["sectors"]
    said = (
        (row["name"], "; ".join(f"{labels[place]}: {text}" for place, text in row["parts"].items() if text))
        for row in rows
    )
    return [Heading(1, content["title"]), *(Paragraph(Noted(text), name) for name, text in said)]


def _has_own_words(one: EditionFact) -> bool:
    """Say whether the ministry wrote in it: without that, each file is the one the page of the annex offers."""
    content = one.content
    return bool(content["introduction"]) or any(sector["parts"][MINISTRY] for sector in content["sectors"])


def _facts(one: EditionFact, record: Record) -> tuple[Item, ...]:
    rules = {rule.slug: pick(rule.name, rule.name_en) for rule in record.rules}
    return (
        Item(_("Situation on"), _standing_on(one)),
        Item(_("Counting rule"), rules.get(one.rule, one.rule)),
        Item(_("Revision of the record"), str(one.revision)),
        Item(_("Hash of that revision"), one.head),
        Item(_("Frozen by revision"), str(one.frozen_by)),
        Item(_("Fingerprint: the hash of that revision"), one.fingerprint),
    )


def _file(one: EditionFact, file: FileFact, asked: PageRequest) -> FileLine:
    link = Link(asked.link("edition_file", str(one.number), file.ending), file.ending.upper())
    return FileLine(link, file.size, file.sha256, f"sha256sum {file.name}")


def _at_its_moment(one: EditionFact, asked: PageRequest) -> str:
    """Return the lasting address of the annex or list at the moment of an edition."""
    page = BY_KEY[one.kind].page if one.kind in BY_KEY else ANNEX_BY_KEY[one.kind].page
    then = replace(asked, as_of=AsOf(one.day, one.known_on, one.revision), filters=tuple(parse_qsl(one.selection)))
    return then.cited_as(page, revision=one.revision, rule=one.rule)
