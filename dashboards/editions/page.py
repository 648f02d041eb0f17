"""Frozen editions: the list, and one with its files, how to verify them, and what changed before and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from covenants.evidence.corrections import corrections_of
from covenants.moment.record import Record
from dashboards.annex.content import LANGUAGE
from dashboards.annex.difference import MINISTRY, Difference, differences
from dashboards.annex.markup import headings_of
from dashboards.annex.page import body_of, edition_link
from dashboards.corrections.page import CorrectionView, views_of
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.page_request import PageRequest
from dashboards.words.statements import Item
from dashboards.words.wording import pick, say_day
from dossier.selectors_editions import EditionFact, FileFact, day_of, editions_at
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
    annex: Link


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file to take along, and the command that shows whether a copy is the same."""

    link: Link
    size: int
    sha256: str
    command: str


@dataclass(frozen=True, slots=True)
class EditionPage(Frame):
    """One edition. `again` leads to what the record shows at its moment; `corrections` came after it."""

    name: str
    lead: str
    is_foreign: bool
    facts: tuple[Item, ...]
    files: tuple[FileLine, ...]
    has_own_words: bool
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
    rows = [_row(one, before, asked) for one, before in zip(editions, (None, *editions), strict=False)]
    return extend(
        EditionsPage,
        frame(asked, record, _("Frozen editions"), offers_rules=False),
        lead=_lead(editions),
        is_foreign=_is_foreign(),
        rows=tuple(reversed(rows)),
        annex=Link(asked.link("annex"), _("Annex 1, generated")),
    )


def _is_foreign() -> bool:
    return get_language() != LANGUAGE


def _lead(editions: Sequence[EditionFact]) -> str:
    if not editions:
        return _("No annex was frozen by this moment.")
    words = ngettext(
        "%(count)s annex was frozen, the last on %(day)s.",
        "%(count)s annexes were frozen, the last on %(day)s.",
        len(editions),
    )
    return words % {"count": len(editions), "day": say_day(day_of(editions[-1].frozen_at))}


def _row(one: EditionFact, before: EditionFact | None, asked: PageRequest) -> EditionRow:
    changed = len(differences(before.content, one.content)) if before else 0
    words = ngettext("%(count)s sector differs", "%(count)s sectors differ", changed) % {"count": changed}
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
    editions = {one.number: one for one in editions_at(record.as_of, (number - 1, number))}
    one, before = editions.get(number), editions.get(number - 1)
    if one is None:
        return None
    name = edition_link(asked, one).label
    places = corrections_of(one.statements, record)
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
        has_own_words=_has_own_words(one),
        again=Link(_at_its_moment(one, asked), _("The record at the same moment and revision")),
        before=edition_link(asked, before) if before else None,
        differences=differences(before.content, one.content) if before else (),
        corrections=views_of(places[:MOST_CORRECTIONS], record, asked),
        more_corrections=Link(asked.link("corrections"), _("All corrections")) if places else None,
        body=body_of(one.content["blocks"], one.content["notes"], asked, base.cite_url),
        headings=headings_of(one.content["blocks"]),
    )


def _lead_of(one: EditionFact) -> str:
    words = _("The annex as it stood on %(moment)s, frozen on %(day)s. It changes no more.")
    return words % {"moment": _standing_on(one), "day": say_day(day_of(one.frozen_at))}


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
    """Return the lasting address of the annex at the moment of an edition."""
    then = replace(asked, as_of=AsOf(one.day, one.known_on, one.revision), filters=())
    return then.cited_as("annex", revision=one.revision, rule=one.rule)
