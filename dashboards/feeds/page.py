"""What a feed holds: the newest statements on a covenant or sector, or the newest slippage, and what its window is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.promises import Promise
from covenants.domain.reading import CovenantReading
from covenants.domain.slippage import Slip, slips
from covenants.evidence.register import sealed_on
from covenants.evidence.statements import (
    Statement,
    evidence_of,
    statements_of,
    statements_on_covenant,
    statements_on_sectors,
)
from covenants.moment.ledger import PromiseLedger, read_promises
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.ages import said_on
from dashboards.words.statements import say_source, statement_link, view_statement
from dashboards.words.wording import pick, say_day

MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: its lasting place on a page, heading, text, and the day since which it is known.

    An undated source has no such day: there it is the day on which the statement was sealed.
    """

    url: str
    title: str
    text: str
    actor: str
    dated_on: date


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its own words: `window` says which entries these are and whether they are all there are."""

    title: str
    url: str
    window: str
    entries: tuple[Entry, ...]
    updated: date


def covenant_feed(asked: PageRequest, record: Record, reading: CovenantReading) -> Feed:
    """Return the newest statements on a covenant."""
    slug, name = reading.slug, pick(reading.covenant.name, reading.covenant.name_en)
    said = statements_on_covenant(slug, record.as_of)
    newest = _newest(said)
    days = _sealed(newest)
    return _feed(
        _("%(name)s: what was said") % {"name": name},
        asked.link("covenant_statements", slug),
        [_entry(one, name, statement_link(asked, slug, one.key), asked, days) for one in newest],
        len(said),
        record,
    )


def sector_feed(asked: PageRequest, record: Record, code: str, name: str, readings: Iterable[CovenantReading]) -> Feed:
    """Return the newest statements on a sector and on its covenants."""
    covenants = {one.slug: pick(one.covenant.name, one.covenant.name_en) for one in readings}
    said = [*statements_on_sectors([code], record.as_of), *statements_of(None, record.as_of, covenants=covenants)]
    newest = _newest(said)
    own, days = asked.link("sector", code), _sealed(newest)
    entries = [
        _entry(
            one,
            covenants.get(one.covenant, name),
            statement_link(asked, one.covenant, one.key) if one.covenant else f"{own}#{one.key}",
            asked,
            days,
        )
        for one in newest
    ]
    return _feed(_("%(name)s: what was said") % {"name": name}, own, entries, len(said), record)


def slippage_feed(asked: PageRequest, record: Record) -> Feed:
    """Return the promises that gave an event a later last day, the newest first."""
    moved = moved_promises(read_promises(record))[::-1]
    newest = moved[:MOST]
    said = evidence_of({one.after.key for one in newest}, record.as_of)
    days = _sealed(said.values())
    entries = [_slipped(one, said[one.after.key], record, asked, days) for one in newest]
    return _feed(_("New slippage"), asked.link("promises"), entries, len(moved), record)


def moved_promises(ledger: PromiseLedger) -> list[Slip]:
    """Return the promises that gave an event a later last day, oldest knowledge first."""
    return list(slips(one for one in ledger.promises if isinstance(one, Promise)))


def _slipped(slip: Slip, said: Statement, record: Record, asked: PageRequest, days: Mapping[int, date]) -> Entry:
    """Return the later promise, with by how many days it moved the last day."""
    slug = slip.after.covenant
    covenant = record.covenant(slug)
    name = pick(covenant.name, covenant.name_en) if covenant else slug
    entry = _entry(said, name, statement_link(asked, slug, said.key), asked, days)
    words = ngettext("The last day moved by %(days)s day", "The last day moved by %(days)s days", slip.days)
    moved = _("%(moved)s, from %(was)s to %(now)s.") % {
        "moved": words % {"days": slip.days}, "was": say_day(slip.was), "now": say_day(slip.now),
    }  # fmt: skip
    return replace(entry, text=f"{moved} {entry.text}")


def _sealed(said: Iterable[Statement]) -> dict[int, date]:
    """Return by revision the day on which it was sealed."""
    return sealed_on(one.evidence.revision for one in said)


def _newest(said: Iterable[Statement]) -> list[Statement]:
    return sorted(said, key=_came_in, reverse=True)[:MOST]


def _came_in(said: Statement) -> tuple[int, date, str]:
    """Order by when a statement came into the record; who follows a feed has seen what came before."""
    return said.evidence.revision, said_on(said.evidence) or date.min, said.key


def _entry(said: Statement, name: str, url: str, asked: PageRequest, days: Mapping[int, date]) -> Entry:
    view, evidence = view_statement(said, asked), said.evidence
    quoted = f"“{view.wording}”" if view.wording else ""
    place = _("Source: %(source)s.") % {"source": say_source(evidence)}
    return Entry(
        url=url,
        title=f"{name}: {view.heading}",
        text=" ".join(filter(None, (view.text, quoted, place))),
        actor=pick(evidence.actor, evidence.actor_en),
        dated_on=said_on(evidence) or days[evidence.revision],
    )


def _feed(title: str, url: str, entries: Sequence[Entry], count: int, record: Record) -> Feed:
    """Return the feed; it says how many there are and never leaves some out in silence."""
    if count > len(entries):
        said = _("The %(shown)s that came in last, of %(count)s; the others stand on the page.")
        window = said % {"shown": len(entries), "count": count}
    else:
        window = ngettext("Complete: %(count)s entry.", "Complete: %(count)s entries.", count) % {"count": count}
    return Feed(title, url, window, tuple(entries), record.as_of.known_on)
