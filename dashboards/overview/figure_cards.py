"""The figures of the overview: each with its rule and day, and a link to exactly the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE
from covenants.domain.reading import CovenantReading
from covenants.moment.record import Record
from dashboards.covenants.filters import NOTHING_FOUND, SILENT, UNMENTIONED
from dashboards.page_request import PageRequest
from dashboards.words.marks import Card
from dashboards.words.wording import SCHEDULE_STATES, pick, say_day, say_schedule

OUTLOOK_CARDS = 4
MOST_TILES = 30
COUNTED = {"geteld": "ja"}


@dataclass(frozen=True, slots=True)
class Tile:
    """One covenant in the row of the ten."""

    label: str
    url: str
    state: str
    state_label: str
    detail: str


def reached_cards(record: Record, asked: PageRequest) -> tuple[Card, ...]:
    """Return what came of it: signed, presented, in negotiation, nothing yet."""
    unit = _("of the goal of %(count)s") % {"count": int(record.goal.count)} if record.goal else ""
    nothing = record.counted.with_phase(NO_PHASE)
    return (
        _card(record, len(record.signed), _("Signed"), "achieved", asked.link("covenants", status="signed"), unit),
        _card(
            record,
            len(record.presented),
            _("Presented, not signed"),
            "due",
            asked.link("covenants", status="presented"),
        ),
        _card(
            record,
            len(record.in_negotiation),
            _("In negotiation"),
            "on-time",
            asked.link("covenants", status="in_negotiation"),
        ),
        _card(
            record,
            len(nothing),
            _("Nothing achieved yet"),
            "unknown",
            asked.link("covenants", fase=NO_PHASE, **COUNTED),
        ),
    )


def outlook_cards(record: Record, asked: PageRequest) -> tuple[Card, ...]:
    """Return signed plus expected, by the coming half-years and deadlines."""
    days = [day for day in record.outlook_days if day >= record.as_of.day][:OUTLOOK_CARDS]
    return tuple(_outlook_card(record, day, asked) for day in days)


def _outlook_card(record: Record, day: date, asked: PageRequest) -> Card:
    label = _("Signed or expected by %(day)s") % {"day": say_day(day)}
    url = asked.link("covenants", verwacht_tot=day.isoformat(), **COUNTED)
    return _card(record, len(record.expected_by(day)), label, "on-time", url)


def schedule_cards(record: Record, asked: PageRequest) -> tuple[Card, ...]:
    """Return how the signing of the others stands against what was said of it."""
    labels = {
        Schedule.LATE: _("Late"),
        Schedule.DUE: _("Due: inside the window"),
        Schedule.OPEN: _("Promised without a final date"),
        Schedule.ABANDONED: _("Given up"),
    }
    return tuple(
        _card(
            record,
            len(record.counted.with_schedule(schedule)),
            label,
            SCHEDULE_STATES[schedule],
            asked.link("covenants", planning=schedule.value, **COUNTED),
        )
        for schedule, label in labels.items()
    )


def silence_cards(record: Record, asked: PageRequest) -> tuple[Card, ...]:
    """Return of how many nothing is heard any more, in three degrees; one covenant may be in all of them."""
    figures = (
        (SILENT, _("Silent: nothing moved for nine months"), record.counted.silent()),
        (
            UNMENTIONED,
            _("No longer mentioned in a later progress document"),
            record.counted.also_in(record.no_longer_mentioned),
        ),
        (NOTHING_FOUND, _("Looked for, nothing found"), record.counted.with_fruitless_search()),
    )
    return tuple(
        _card(record, len(found), label, "silent", asked.link("covenants", stilte=code, **COUNTED))
        for code, label, found in figures
    )


def _card(record: Record, value: int, label: str, state: str, url: str, unit: str = "") -> Card:
    line = _("Rule “%(rule)s”, situation on %(day)s, as known on %(known_on)s") % {
        "rule": pick(record.rule.name, record.rule.name_en),
        "day": say_day(record.as_of.day),
        "known_on": say_day(record.as_of.known_on),
    }
    return Card(value, label, url, line, state, unit)


def tiles(record: Record, asked: PageRequest) -> tuple[Tile, ...]:
    """Return the covenants in the order in which they were signed or are expected, the first ones of many."""
    return tuple(_tile(reading, asked) for reading in record.counted.first_to_arrive(MOST_TILES))


def _tile(reading: CovenantReading, asked: PageRequest) -> Tile:
    schedule = reading.schedule.schedule
    label = _("Signed") if reading.is_signed else say_schedule(schedule)
    if reading.signed_on:
        detail = say_day(reading.signed_on)
    elif reading.expected_until:
        words = _("in the outlook by %(day)s") if schedule is Schedule.OPEN else _("by %(day)s")
        detail = words % {"day": say_day(reading.expected_until)}
    else:
        detail = ""
    name = pick(reading.covenant.name, reading.covenant.name_en)
    return Tile(name, asked.link("covenant", reading.slug), SCHEDULE_STATES[schedule], label, detail)
