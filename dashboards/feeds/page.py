"""What can be followed: statements on a covenant, sector, motions or law abroad, slippage; the feed of the newest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.promises import Promise
from covenants.domain.reading import CovenantReading
from covenants.domain.slippage import Slip, slips
from covenants.evidence.register import SectorFact, codes_followed, sealed_on
from covenants.evidence.reports import reports_abroad
from covenants.evidence.statements import (
    Statement,
    evidence_of,
    statements_by_key,
    statements_of,
    statements_on_covenant,
    statements_on_sectors,
)
from covenants.evidence.undertakings import undertakings_at
from covenants.models import MilestoneStatement
from covenants.moment.ledger import PromiseLedger, read_promises
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.statements import said_link, say_source, statement_link, view_statement
from dashboards.words.wording import pick, say_day
from dossier.domain.dated import said_on
from dossier.models import UndertakingStatement

MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: its lasting place on a page, heading, words, source, and the day since which it is known.

    `moved` says of a later promise by how much it gave way. An undated source has no day of its own: there it is the
    day on which the statement was sealed. `document` is the key of its source, "" for none that is public.
    """

    url: str
    title: str
    moved: str
    text: str
    wording: str
    source: str
    actor: str
    dated_on: date
    document: str

    @property
    def summary(self) -> str:
        """Everything but the heading, in one line."""
        quoted = f"“{self.wording}”" if self.wording else ""
        return " ".join(filter(None, (self.moved, self.text, quoted, self.source)))


@dataclass(frozen=True, slots=True)
class Followed:
    """All there is to tell at a moment: `keys` of statements, those that came in last first; `word` puts some in words.

    `url` is the page on which they stand. `is_cut` says that there may be more than these.
    """

    title: str
    url: str
    keys: tuple[str, ...]
    word: Callable[[Collection[str]], list[Entry]]
    updated: date
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its own words: `window` says which entries these are, of which days, and whether they are all."""

    title: str
    url: str
    window: str
    entries: tuple[Entry, ...]
    updated: date


def follow_covenant(asked: PageRequest, record: Record, reading: CovenantReading) -> Followed:
    """Return the statements on a covenant."""
    slug, name = reading.slug, pick(reading.covenant.name, reading.covenant.name_en)
    said = statements_on_covenant(slug, record.as_of)
    url = asked.link("covenant_statements", slug)
    return _followed(name, url, said, lambda one: (name, statement_link(asked, slug, one.key)), asked)


def follow_sector(asked: PageRequest, record: Record, sector: SectorFact, register: Sequence[SectorFact]) -> Followed:
    """Return the statements on a sector of the register and on its covenants, also once others took its place."""
    readings = record.readings.in_sectors(codes_followed(sector, register))
    covenants = {one.slug: pick(one.covenant.name, one.covenant.name_en) for one in readings}
    said = statements_on_sectors([sector.code], record.as_of)
    said += statements_of(None, record.as_of, covenants=covenants)
    own, name = asked.link("sector", sector.code), pick(sector.name, sector.name_en)

    def place(one: Statement) -> tuple[str, str]:
        if one.covenant:
            return covenants.get(one.covenant, name), statement_link(asked, one.covenant, one.key)
        return name, f"{own}#{one.key}"

    return _followed(name, own, said, place, asked)


def follow_slippage(asked: PageRequest, record: Record) -> Followed:
    """Return the promises that gave an event a later last day."""
    table = MilestoneStatement._meta.model_name
    moved = {f"{table}-{one.after.key}": one for one in moved_promises(read_promises(record))}

    def word(keys: Collection[str]) -> list[Entry]:
        said = evidence_of({moved[key].after.key for key in keys}, record.as_of)
        days = _sealed(said.values())
        return [_slipped(moved[key], said[moved[key].after.key], record, asked, days) for key in keys]

    return Followed(_("New slippage"), asked.link("promises"), tuple(moved)[::-1], word, record.as_of.known_on)


def follow_motions(asked: PageRequest, record: Record) -> Followed:
    """Return what was recorded of motions and commitments: made, their deadlines, answers."""
    every = undertakings_at(record.as_of)
    # a heading names the number of the motion, and where it has none its title
    titles = [(one, pick(one.fact.title, one.fact.title_en) if one.fact.printed_number else "") for one in every]
    names = {event.key: title for one, title in titles for event in one.events}
    said = statements_by_key({UndertakingStatement: [*names]}, record.as_of)
    url = asked.link("motions")
    return _followed(
        _("Motions and commitments"), url, said, lambda one: (names[one.entry.pk], said_link(asked, one)), asked
    )


def follow_abroad(asked: PageRequest, record: Record) -> Followed:
    """Return what sources say of law and initiatives abroad; each heading names country and initiative."""
    said = reports_abroad(record.as_of)
    url = asked.link("abroad")
    return _followed(_("Law and initiatives abroad"), url, said, lambda one: ("", said_link(asked, one)), asked)


def feed_of(followed: Followed) -> Feed:
    """Return the newest of what is followed; it says how many there are and never leaves some out in silence."""
    count, newest = len(followed.keys), followed.keys[:MOST]
    if followed.is_cut:
        window = _("The %(shown)s that came in last; there are more. Add a word to find others.") % {
            "shown": len(newest)
        }
    elif count > len(newest):
        said = _("The %(shown)s that came in last, of %(count)s; the others are on the page.")
        window = said % {"shown": len(newest), "count": count}
    else:
        window = ngettext("Complete: %(count)s entry.", "Complete: %(count)s entries.", count) % {"count": count}
    entries = tuple(followed.word(newest))
    window = " ".join((window, say_days([entry.dated_on for entry in entries], followed.updated)))
    return Feed(followed.title, followed.url, window, entries, followed.updated)


def say_days(days: Collection[date], known_on: date) -> str:
    """Return from which day to which day something is, and with what was known when."""
    if not days:
        return _("As known on %(day)s.") % {"day": say_day(known_on)}
    said = {"first": say_day(min(days)), "last": say_day(max(days)), "day": say_day(known_on)}
    return _("From %(first)s to %(last)s, as known on %(day)s.") % said


def _followed(
    name: str,
    url: str,
    said: Iterable[Statement],
    place: Callable[[Statement], tuple[str, str]],
    asked: PageRequest,
) -> Followed:
    """Return statements as what is followed; `place` gives of each what it is about, and the address of its row."""
    by_key = {one.key: one for one in sorted(said, key=_came_in, reverse=True)}

    def word(keys: Collection[str]) -> list[Entry]:
        chosen = [by_key[key] for key in keys]
        days = _sealed(chosen)
        return [statement_entry(one, *place(one), asked, days) for one in chosen]

    return Followed(_("%(name)s: what was said") % {"name": name}, url, tuple(by_key), word, asked.as_of.known_on)


def moved_promises(ledger: PromiseLedger) -> list[Slip]:
    """Return the promises that gave an event a later last day, oldest knowledge first."""
    return list(slips(one for one in ledger.promises if isinstance(one, Promise)))


def _slipped(slip: Slip, said: Statement, record: Record, asked: PageRequest, days: Mapping[int, date]) -> Entry:
    """Return the later promise, with by how many days it moved the last day."""
    slug = slip.after.covenant
    covenant = record.covenant(slug)
    name = pick(covenant.name, covenant.name_en) if covenant else slug
    entry = statement_entry(said, name, statement_link(asked, slug, said.key), asked, days)
    words = ngettext("The last day moved by %(days)s day", "The last day moved by %(days)s days", slip.days)
    moved = _("%(moved)s, from %(was)s to %(now)s.") % {
        "moved": words % {"days": slip.days}, "was": say_day(slip.was), "now": say_day(slip.now),
    }  # fmt: skip
    return replace(entry, moved=moved)


def _sealed(said: Iterable[Statement]) -> dict[int, date]:
    """Return by revision the day on which it was sealed."""
    return sealed_on(one.evidence.revision for one in said)


def _came_in(said: Statement) -> tuple[int, date, str]:
    """Order by when a statement came into the record; who follows a feed has seen what came before."""
    return said.evidence.revision, said_on(said.evidence) or date.min, said.key


def statement_entry(
    said: Statement, name: str, url: str, asked: PageRequest, days: Mapping[int, date] | None = None
) -> Entry:
    """Return one statement in words, `name` being what it is about; `days` are those on which revisions were sealed."""
    view, evidence = view_statement(said, asked), said.evidence
    return Entry(
        url=url,
        title=f"{name}: {view.heading}" if name else view.heading,
        moved="",
        text=view.text,
        wording=view.wording,
        source=_("Source: %(source)s.") % {"source": say_source(evidence)},
        actor=pick(evidence.actor, evidence.actor_en),
        dated_on=said_on(evidence) or (days or _sealed([said]))[evidence.revision],
        document=evidence.document_key,
    )
