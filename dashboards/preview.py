"""What readers will see once drafts are sealed: the sentences that change, and each statement as it will stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from covenants.evidence.statements import Claimed, statements_at
from covenants.models import Measurement, MilestoneStatement, Participation, StatusReport, ThresholdCondition
from covenants.moment.record import Record, read_added, read_record
from covenants.selectors.letter_sentences import ChangedSentence, differences
from dashboards.abroad.page import abroad_page
from dashboards.covenants import list as covenants_list
from dashboards.covenants.sentences import first_sentences
from dashboards.covenants.statements import StatementRow, statement_row
from dashboards.explanation.costs_and_causes import costs_page
from dashboards.frame.base import Frame
from dashboards.motions.list import motion_list_page
from dashboards.overview.story import say_lead, say_title, story
from dashboards.page_request import PageRequest
from dashboards.promises.source import promise_source
from dashboards.promises.sum import say_sum
from dashboards.sectors.page import sector_list_page
from dashboards.thresholds.page import thresholds_page
from dossier.actions_trial import sealed_on_trial
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry, UndertakingStatement
from imvo_tracker.lib.asof import AsOf, today

Place = tuple[str, int]
# Pages beside the overview and its lists, each with the kinds of statements that it is made of.
_OTHER_PAGES: dict[str, tuple[Callable[[PageRequest, Record], Frame], tuple[type[LedgerEntry], ...]]] = {
    "sectors": (sector_list_page, (MilestoneStatement,)),
    "thresholds": (thresholds_page, (ThresholdCondition, Measurement, Participation)),
    "motions": (motion_list_page, (UndertakingStatement,)),
    "abroad": (abroad_page, (StatusReport,)),
    "explanation_costs": (costs_page, (StatusReport,)),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as readers will meet it; `hidden` says why they will not, or not yet."""

    row: StatementRow
    hidden: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a seal would show today; `cards` by table and key, none for a withdrawal.

    `moved` are the first sentences that differ, `unmoved` the names of the other pages that were looked at.
    """

    moved: tuple[ChangedSentence, ...]
    unmoved: tuple[str, ...]
    cards: Mapping[Place, Card]


def preview_of(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> Preview:
    """Return what readers would see of these drafts; raises as `sealed_on_trial` does."""
    before = read_record(AsOf(today(), today()))
    slugs = sorted(set(_covenants_of(entries)))
    old = _sentences(before, slugs, entries)
    with sealed_on_trial(entries, by=by):
        after = read_added(before)
        new = _sentences(after, slugs, entries)
        moved = tuple(differences(today(), old, new, new))
        places = {one.place for one in moved}
        unmoved = tuple(name for place, (name, _first) in new.items() if place not in places)
        return Preview(moved, unmoved, _cards(entries, after))


def page_of(entry: LedgerEntry) -> str:
    """Return the address of the page on which readers find a statement: that of its covenant, else of its document."""
    for slug in _covenants_of([entry]):
        return reverse("dashboards:covenant", args=[slug])
    return reverse("dashboards:document", args=[entry.document.key]) if entry.document else ""


def _covenants_of(entries: Iterable[LedgerEntry]) -> Iterator[str]:
    """Yield the covenants that entries speak of, and those that what they correct spoke of."""
    for entry in entries:
        for one in (entry, entry.corrects):
            if one is not None and one.COVENANT:
                covenant: Any = reduce(lambda row, name: row and getattr(row, name), one.COVENANT.split("__"), one)
                if covenant is not None:
                    yield covenant.slug


def _asked(record: Record, name: str = "overview") -> PageRequest:
    return PageRequest(record.as_of, record.rule.slug, reverse(f"dashboards:{name}"))


def _sentences(record: Record, slugs: Sequence[str], entries: Sequence[LedgerEntry]) -> dict[str, tuple[str, str]]:
    """Return by address the name of a page and what it says first: overview and lists, and what entries speak of."""
    asked, so_far = _asked(record), story(record)
    said = {
        asked.path: (_("Overview"), f"{say_title(so_far, record)} {say_lead(so_far, record)}".strip()),
        asked.link("covenants"): (_("Agreements"), covenants_list.say_lead(record)),
        asked.link("promises"): (_("Promises"), say_sum(promise_source(asked, record))),
    }
    for name, (make_page, kinds) in _OTHER_PAGES.items():
        if any(isinstance(one, kinds) for one in entries):
            there = _asked(record, name)
            page = make_page(there, record)
            said[there.path] = (page.title, page.said_first)
    for slug, (name, first) in first_sentences(record, slugs).items():
        said[asked.link("covenant", slug)] = (name, first)
    return said


def _cards(entries: Sequence[LedgerEntry], record: Record) -> dict[Place, Card]:
    """Return every statement as it will stand, by the same code as the public page."""
    shown = [one for one in entries if not one.is_withdrawal]
    claims = [Claimed(type(one), one.pk, one.locator, one.ref or "") for one in shown]
    statements = statements_at(claims, record.as_of, Audience.STAFF)
    return {
        (entry._meta.label_lower, entry.pk): Card(statement_row(said, _asked(record)), _hidden(entry))
        for entry, said in zip(shown, statements, strict=True)
    }


def _hidden(entry: LedgerEntry) -> str:
    day = entry.opens_on
    if day is None:
        return _("Closed: readers do not see this statement.")
    if day > today():
        words = (
            _("Closed: readers see it from %(day)s on, or earlier.")
            if entry.public_from is None
            else _("Under embargo: readers see it from %(day)s on.")
        )
        return words % {"day": date_format(day, "j F Y")}
    return ""
