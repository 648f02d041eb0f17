"""The filters of the list of covenants: one entry in FILTERS each.

Rows are readings computed for a moment, not table rows, so a queryset filter has nothing to work on:
a form validates the address, a pure predicate keeps or drops each reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from covenants.domain.expectations import expected_window
from covenants.domain.reading import CovenantReading
from covenants.domain.tallies import expected_by
from covenants.selectors.record import Record
from dashboards.filters.reading import Choices, DayField, FilterForm, Pairs, PickField, read_form, values_of

Keep = Callable[[CovenantReading], bool]
STATUSES: tuple[tuple[str, str | Promise], ...] = (
    ("signed", _("signed")),
    ("presented", _("presented, not signed")),
    ("in_negotiation", _("in negotiation")),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen at the moment; `below` maps a sector to itself and its subsectors."""

    sectors: Choices = ()
    phases: Choices = ()
    schedules: Choices = ()
    facilitators: Choices = ()
    below: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CovenantFilters:
    """The filters asked for, read; "" or None is no filter."""

    sector: str = ""
    fase: str = ""
    planning: str = ""
    begeleider: str = ""
    verwacht_van: date | None = None
    verwacht_tot: date | None = None
    status: str = ""
    geteld: str = ""

    @property
    def count(self) -> int:
        return sum(bool(getattr(self, one.key)) for one in FILTERS)


@dataclass(frozen=True, slots=True)
class Filter:
    """A key of the address, what it keeps in words, and the predicate for what was asked."""

    key: str
    keeps: str | Promise
    predicate: Callable[[CovenantFilters, Record, Offer], Keep]


class CovenantFilterForm(FilterForm):
    """The filters as they stand in the address."""

    sector = PickField(label=_("Sector"), every=_("all sectors"))
    fase = PickField(label=_("Phase"), every=_("all phases"))
    planning = PickField(label=_("Schedule"), every=_("all"))
    begeleider = PickField(label=_("Facilitator"), every=_("all"))
    verwacht_van = DayField(label=_("Expected from"))
    verwacht_tot = DayField(label=_("Signed or expected by"))
    status = PickField(label=_("Counted as"), every=_("all"))
    geteld = PickField(label=_("Counting rule"), every=_("all covenants"))

    def __init__(self, offer: Offer, **options: Any) -> None:
        super().__init__(**options)
        choices: dict[str, Choices] = {
            "sector": offer.sectors,
            "fase": offer.phases,
            "planning": offer.schedules,
            "begeleider": offer.facilitators,
            "status": STATUSES,
            "geteld": (("ja", _("only those the rule counts")),),
        }
        for name, offered in choices.items():
            self.offer(name, offered)

    def clean_verwacht_tot(self) -> date | None:
        start, end = self.cleaned_data.get("verwacht_van"), self.cleaned_data["verwacht_tot"]
        if start and end and start > end:
            raise forms.ValidationError(_("this day comes before “expected from”."))
        return end


def read_filters(pairs: Pairs, offer: Offer) -> tuple[CovenantFilters, CovenantFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    values = values_of(pairs, (one.key for one in FILTERS))
    if "sector" in values:
        values["sector"] = values["sector"].upper()
    chosen = read_form(CovenantFilterForm(offer, data=values)).cleaned_data
    return CovenantFilters(**chosen), CovenantFilterForm(offer, initial=chosen)


def select(chosen: CovenantFilters, record: Record, offer: Offer) -> tuple[CovenantReading, ...]:
    """Return the covenants that every filter asked for keeps, in the order of the record."""
    tests = [one.predicate(chosen, record, offer) for one in FILTERS if getattr(chosen, one.key)]
    return tuple(reading for reading in record.readings if all(test(reading) for test in tests))


def _one_of(readings: Iterable[CovenantReading]) -> Keep:
    slugs = {reading.slug for reading in readings}
    return lambda reading: reading.slug in slugs


def _in_sector(chosen: CovenantFilters, _record: Record, offer: Offer) -> Keep:
    codes = offer.below[chosen.sector]
    return lambda reading: not codes.isdisjoint(reading.covenant.sectors)


def _expected_from(chosen: CovenantFilters, _record: Record, _offer: Offer) -> Keep:
    def keep(reading: CovenantReading) -> bool:
        window = expected_window(reading)
        return window is not None and window.overlaps(chosen.verwacht_van, chosen.verwacht_tot)

    return keep


def _expected_by(chosen: CovenantFilters, record: Record, _offer: Offer) -> Keep:
    """Alone it is the overview's outlook; with a first day, that predicate has said all."""
    if chosen.verwacht_van or chosen.verwacht_tot is None:
        return lambda _reading: True
    return _one_of(expected_by(record.readings, chosen.verwacht_tot))


FILTERS: tuple[Filter, ...] = (
    Filter("sector", _("covenants in this sector; a main sector includes its subsectors"), _in_sector),
    Filter(
        "fase",
        _("covenants with this phase"),
        lambda chosen, _record, _offer: lambda reading: reading.phase == chosen.fase,
    ),
    Filter(
        "planning",
        _("covenants whose signing stands so against what was said of it"),
        lambda chosen, _record, _offer: lambda reading: reading.schedule.schedule == chosen.planning,
    ),
    Filter(
        "begeleider",
        _("covenants led by this facilitator"),
        lambda chosen, _record, _offer: lambda reading: chosen.begeleider in reading.covenant.facilitators,
    ),
    Filter(
        "verwacht_van",
        _("covenants still to be signed whose expected window shares a day with the period asked for"),
        _expected_from,
    ),
    Filter("verwacht_tot", _("covenants signed, or expected by this day at the latest"), _expected_by),
    Filter(
        "status",
        _("the covenants behind a figure of the overview, by the counting rule"),
        lambda chosen, record, _offer: _one_of(getattr(record, chosen.status)),
    ),
    Filter(
        "geteld",
        _("covenants that the counting rule counts"),
        lambda _chosen, record, _offer: _one_of(record.counted),
    ),
)
