"""The filters of the list of covenants: one entry in FILTERS each.

Rows are readings computed for a moment, not table rows, so a queryset filter has nothing to work on:
a form validates the address, each filter asks the readings for those it keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.frame.query import Choices, DayField, Filter, FilterForm, Pairs, PickField, read_form, values_of
from dashboards.words.outcomes import LIFE_LABELS, OUTCOME_LABELS

STATUSES: tuple[tuple[str, str | Promise], ...] = (
    ("signed", _("signed")),
    ("presented", _("presented, not signed")),
    ("in_negotiation", _("in negotiation")),
)
# What the overview names but a few of, and leads to; the list itself makes no figure of them.
BEHIND_THE_LETTER: tuple[tuple[str, str | Promise], ...] = (
    ("promised", _("promised in the first letter")),
    ("signed_unpromised", _("signed, not in the first letter")),
    ("signed_uncounted", _("signed, not counted by the rule")),
)
SILENT, UNMENTIONED, NOTHING_FOUND = "stil", "niet-genoemd", "niets-gevonden"
SILENCES: tuple[tuple[str, str | Promise], ...] = (
    (SILENT, _("silent: nothing moved for nine months")),
    (UNMENTIONED, _("no longer mentioned")),
    (NOTHING_FOUND, _("nothing found")),
)

# Links and old addresses set these; the form shows them only where they are set.
RARE = ("planning", "status")


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
    stilte: str = ""
    status: str = ""
    uitkomst: str = ""
    looptijd: str = ""
    geteld: str = ""

    @property
    def count(self) -> int:
        return sum(bool(getattr(self, one.key)) for one in FILTERS)


# Chooses among readings.
Rule = Callable[[Readings, CovenantFilters, Record, Offer], Readings]


class CovenantFilterForm(FilterForm):
    """The filters as they stand in the address."""

    uitkomst = PickField(label=_("On time?"), every=_("all"))
    looptijd = PickField(label=_("Now"), every=_("all"))
    sector = PickField(label=_("Sector"), every=_("all sectors"))
    fase = PickField(label=_("Phase"), every=_("all phases"))
    planning = PickField(label=_("Schedule"), every=_("all"))
    begeleider = PickField(label=_("Facilitator"), every=_("all"))
    verwacht_van = DayField(label=_("Expected from"))
    verwacht_tot = DayField(label=_("Signed or expected by"))
    stilte = PickField(label=_("Silence"), every=_("all"))
    status = PickField(label=_("Counted as"), every=_("all"))
    geteld = PickField(label=_("Counting rule"), every=_("all agreements"))

    def __init__(self, offer: Offer, **options: Any) -> None:
        super().__init__(**options)
        choices: dict[str, Choices] = {
            "sector": offer.sectors,
            "fase": offer.phases,
            "planning": offer.schedules,
            "begeleider": offer.facilitators,
            "stilte": SILENCES,
            "status": STATUSES + BEHIND_THE_LETTER,
            "uitkomst": [(outcome.value, str(label)) for outcome, label in OUTCOME_LABELS.items()],
            "looptijd": [(life.value, str(label)) for life, label in LIFE_LABELS.items()],
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
    chosen = read_form(CovenantFilterForm(offer, data=values)).cleaned_data if values else {}
    form = CovenantFilterForm(offer, initial=chosen)
    for name in RARE:
        if not chosen.get(name):
            del form.fields[name]
    return CovenantFilters(**chosen), form


def select(chosen: CovenantFilters, record: Record, offer: Offer) -> Readings:
    """Return the covenants that every filter asked for keeps, in the order of the record."""
    readings = record.readings
    for one in FILTERS:
        if getattr(chosen, one.key):
            readings = one.rule(readings, chosen, record, offer)
    return readings


def _expected_by(readings: Readings, chosen: CovenantFilters, _record: Record, _offer: Offer) -> Readings:
    """Alone it is the overview's outlook; with a first day, that filter has said all."""
    if chosen.verwacht_van or chosen.verwacht_tot is None:
        return readings
    return readings.expected_by(chosen.verwacht_tot)


def _in_silence(readings: Readings, chosen: CovenantFilters, record: Record, _offer: Offer) -> Readings:
    if chosen.stilte == UNMENTIONED:
        return readings.also_in(record.no_longer_mentioned)
    return readings.silent() if chosen.stilte == SILENT else readings.with_fruitless_search()


FILTERS: tuple[Filter[Rule], ...] = (
    Filter(
        "sector",
        _("agreements in this sector; a main sector includes its subsectors"),
        _("the code of a sector, for example TEX"),
        lambda readings, chosen, _record, offer: readings.in_sectors(offer.below[chosen.sector]),
    ),
    Filter(
        "fase",
        _("agreements with this phase"),
        _("the code of a phase, for example presented"),
        lambda readings, chosen, _record, _offer: readings.with_phase(chosen.fase),
    ),
    Filter(
        "planning",
        _("agreements whose signing compares so with what was said of it"),
        _("the code of a state, for example late"),
        lambda readings, chosen, _record, _offer: readings.with_schedule(Schedule(chosen.planning)),
    ),
    Filter(
        "begeleider",
        _("agreements led by this facilitator"),
        _("the key of an organisation, for example ser"),
        lambda readings, chosen, _record, _offer: readings.led_by(chosen.begeleider),
    ),
    Filter(
        "verwacht_van",
        _("agreements still to be signed whose expected period shares a day with the period asked for"),
        _("2016-06-17 or 17-06-2016"),
        lambda readings, chosen, _record, _offer: readings.expected_between(chosen.verwacht_van, chosen.verwacht_tot),
    ),
    Filter(
        "verwacht_tot",
        _("agreements signed, or expected by this day at the latest"),
        _("2016-06-17 or 17-06-2016"),
        _expected_by,
    ),
    Filter(
        "stilte",
        _("agreements that are silent, that a later progress document leaves out, or of which nothing was found"),
        _("stil (silent), niet-genoemd (no longer mentioned) or niets-gevonden (nothing found)"),
        _in_silence,
    ),
    Filter(
        "status",
        _("the agreements behind a figure of the overview, by the counting rule"),
        _("signed, presented, in_negotiation, promised, signed_unpromised or signed_uncounted"),
        lambda readings, chosen, record, _offer: readings.also_in(getattr(record, chosen.status)),
    ),
    Filter(
        "uitkomst",
        _("agreements of which this became"),
        _("the code of an outcome, for example late"),
        lambda readings, chosen, _record, _offer: readings.with_outcome(CovenantOutcome(chosen.uitkomst)),
    ),
    Filter(
        "looptijd",
        _("signed agreements that run, have ended, or of which the end was not reported"),
        _("running, ended or end_not_reported"),
        lambda readings, chosen, _record, _offer: readings.with_life(Life(chosen.looptijd)),
    ),
    Filter(
        "geteld",
        _("agreements that the counting rule counts"),
        _("ja (yes)"),
        lambda readings, _chosen, record, _offer: readings.also_in(record.counted),
    ),
)
