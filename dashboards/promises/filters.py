"""The filters of the ledger of promises, and the reading by which it is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Voice
from covenants.moment.ledger import PromiseLedger, PromiseRows
from covenants.moment.readings import Readings
from dashboards.frame.query import (
    Choices,
    DayField,
    Filter,
    FilterForm,
    KeyField,
    Pairs,
    PickField,
    read_form,
    values_of,
)
from dashboards.words.promises import EVERYBODY, PROMISE_LABELS, VOICE_LABELS

STRICT, GENEROUS = "streng", "ruim"
CABINET = Voice.CABINET.value
DATED, UNDATED, OTHER_STEP = "ondertekening", "ondertekening-zonder-datum", "andere-stap"
READINGS: Choices = ((GENEROUS, _("generous: the promise has the benefit of the doubt")), (STRICT, _("strict")))
KINDS: Choices = (
    (DATED, _("a signature by a last day")),
    (UNDATED, _("a signature without a final date")),
    (OTHER_STEP, _("another step")),
)
# What addresses of earlier versions say, and the filter that says it now; "" is no filter.
MOVED = {
    "uitkomst": {"kept": "on_time", "open": "pending", "abandoned": "stopped", "unscored": "undated"},
    "soort": {"gebeurtenis": "", "getal": ""},
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Which documents and covenants speak of promises at the moment."""

    documents: Choices
    covenants: Readings


@dataclass(frozen=True, slots=True)
class PromiseFilters:
    """What is asked for, read; "" or None is no filter. Without `wie` the ledger is that of the cabinet."""

    wie: str = ""
    uitkomst: str = ""
    soort: str = ""
    document: str = ""
    convenant: str = ""
    tot: date | None = None
    lezing: str = ""

    @property
    def strict(self) -> bool:
        return self.lezing == STRICT

    @property
    def count(self) -> int:
        """How many filters were chosen; the voice of the cabinet is no choice."""
        return sum(bool(getattr(self, one.key)) for one in FILTERS) - (self.wie == CABINET)


# Chooses among promises.
Rule = Callable[[PromiseRows, PromiseFilters], PromiseRows]


class PromiseFilterForm(FilterForm):
    """The filters as they stand in the address; some are chosen by links, and have no box."""

    wie = PickField(label=_("Whose promise"), every=_("everybody"))
    uitkomst = PickField(label=_("Outcome"), every=_("all outcomes"))
    document = PickField(label=_("Letter"), every=_("all documents"))
    tot = DayField(label=_("Promised for this day or earlier"))
    soort = PickField(every="", widget=forms.HiddenInput)
    convenant = PickField(every="", widget=forms.HiddenInput)
    lezing = PickField(every="", widget=forms.HiddenInput)

    def __init__(self, offer: Offer, **options: Any) -> None:
        super().__init__(**options)
        choices: dict[str, Choices] = {
            "uitkomst": [(outcome.value, label) for outcome, label in PROMISE_LABELS.items()],
            "soort": KINDS,
            "document": offer.documents,
            "lezing": READINGS,
        }
        for name, offered in choices.items():
            self.offer(name, offered)
        wie: Any = self.fields["wie"]
        wie.choices = [*((voice.value, label) for voice, label in VOICE_LABELS.items()), (EVERYBODY, wie.every)]
        # Chosen by links alone, of as many as there are: none is listed.
        self.fields["convenant"] = KeyField(offer.covenants, widget=forms.HiddenInput)


def read_filters(pairs: Pairs, offer: Offer) -> tuple[PromiseFilters, PromiseFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    values = values_of(pairs, [*(one.key for one in FILTERS), "lezing"])
    chosen = read_form(PromiseFilterForm(offer, data=values)).cleaned_data
    chosen = {**chosen, "wie": chosen["wie"] or CABINET}
    return PromiseFilters(**chosen), PromiseFilterForm(offer, initial=chosen)


def moved_filters(pairs: Pairs) -> dict[str, str]:
    """Return by key the filters of an earlier version as they are called now."""
    return {key: MOVED[key][value] for key, value in pairs if value in MOVED.get(key, {})}


def select(chosen: PromiseFilters, ledger: PromiseLedger) -> PromiseRows:
    """Return the promises of an event that every filter asked for keeps, oldest knowledge first."""
    rows = ledger.promises
    for one in FILTERS:
        if getattr(chosen, one.key):
            rows = one.rule(rows, chosen)
    return rows


def by_voice(rows: PromiseRows, wie: str) -> PromiseRows:
    """Return those of one voice, or of everybody."""
    return rows if wie == EVERYBODY else rows.of_voice(Voice(wie))


def of_sort(rows: PromiseRows, soort: str, *, strict: bool) -> PromiseRows:
    """Return the promises of a signature with or without a last day, or of another step."""
    if soort == OTHER_STEP:
        return rows.of_other_steps()
    signatures = rows.of_signatures()
    return signatures.dated(strict=strict) if soort == DATED else signatures.undated(strict=strict)


FILTERS: tuple[Filter[Rule], ...] = (
    Filter(
        "wie",
        _("promises of the cabinet, of a party, of a third party, or of everybody"),
        _("cabinet, party, other or iedereen (everybody)"),
        lambda rows, chosen: by_voice(rows, chosen.wie),
        _("the cabinet"),
    ),
    Filter(
        "uitkomst",
        _("promises with this outcome, by the reading chosen"),
        _("the code of an outcome, for example late"),
        lambda rows, chosen: rows.with_outcome(CovenantOutcome(chosen.uitkomst), strict=chosen.strict),
    ),
    Filter(
        "soort",
        _("promises of a signature with or without a last day, or of another step"),
        _("ondertekening (dated), ondertekening-zonder-datum or andere-stap"),
        lambda rows, chosen: of_sort(rows, chosen.soort, strict=chosen.strict),
    ),
    Filter(
        "document",
        _("promises made in this document"),
        _("the key of a document, for example kst-26485-220"),
        lambda rows, chosen: rows.made_in(chosen.document),
    ),
    Filter(
        "convenant",
        _("promises about this agreement"),
        _("the key of an agreement, for example goud"),
        lambda rows, chosen: rows.about(chosen.convenant),
    ),
    Filter(
        "tot",
        _("promises with a last day on or before this one, by the generous reading"),
        _("2016-06-17 or 17-06-2016"),
        lambda rows, chosen: rows.until(chosen.tot) if chosen.tot else rows,
    ),
)
