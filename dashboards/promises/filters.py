"""The filters of the ledger of promises, and the reading by which it is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from covenants.domain.promises import Outcome, Voice
from covenants.moment.ledger import PromiseLedger, PromiseRows
from covenants.moment.readings import Readings
from dashboards.frame.query import Choices, DayField, FilterForm, Pairs, PickField, read_form, values_of
from dashboards.words.promises import OUTCOME_LABELS, VOICE_LABELS

STRICT, GENEROUS = "streng", "ruim"
EVENT, NUMBER = "gebeurtenis", "getal"
READINGS: Choices = ((GENEROUS, _("generous: the promise has the benefit of the doubt")), (STRICT, _("strict")))
KINDS: Choices = ((EVENT, _("an event, such as a signature")), (NUMBER, _("a number of covenants")))


@dataclass(frozen=True, slots=True)
class Offer:
    """Which documents and covenants speak of promises at the moment."""

    documents: Choices
    covenants: Readings


@dataclass(frozen=True, slots=True)
class PromiseFilters:
    """What is asked for, read; "" or None is no filter."""

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
        return sum(bool(getattr(self, one.key)) for one in FILTERS)


@dataclass(frozen=True, slots=True)
class Filter:
    """A key of the address, what it keeps in words, what it takes, and how it chooses among promises."""

    key: str
    keeps: str | Words
    takes: str | Words
    choose: Callable[[PromiseRows, PromiseFilters], PromiseRows]


class PromiseFilterForm(FilterForm):
    """The filters as they stand in the address."""

    wie = PickField(label=_("Whose promise"), every=_("everybody"))
    uitkomst = PickField(label=_("Outcome"), every=_("all outcomes"))
    soort = PickField(label=_("What was promised"), every=_("everything"))
    document = PickField(label=_("Made in"), every=_("all documents"))
    convenant = PickField(label=_("Covenant"), every=_("all covenants"))
    tot = DayField(label=_("Last promised day"))
    lezing = PickField(label=_("Reading of vague dates"), every=_("generous"))

    def __init__(self, offer: Offer, **options: Any) -> None:
        super().__init__(**options)
        choices: dict[str, Choices] = {
            "wie": [(voice.value, label) for voice, label in VOICE_LABELS.items()],
            "uitkomst": [(outcome.value, label) for outcome, label in OUTCOME_LABELS.items()],
            "soort": KINDS,
            "document": offer.documents,
            "lezing": READINGS,
        }
        for name, offered in choices.items():
            self.offer(name, offered)
        self.offer_covenants("convenant", offer.covenants)


def read_filters(pairs: Pairs, offer: Offer) -> tuple[PromiseFilters, PromiseFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    values = values_of(pairs, [*(one.key for one in FILTERS), "lezing"])
    chosen = read_form(PromiseFilterForm(offer, data=values)).cleaned_data
    return PromiseFilters(**chosen), PromiseFilterForm(offer, initial=chosen)


def select(chosen: PromiseFilters, ledger: PromiseLedger) -> PromiseRows:
    """Return the promises that every filter asked for keeps, oldest knowledge first."""
    found = ledger.every
    for one in FILTERS:
        if getattr(chosen, one.key):
            found = one.choose(found, chosen)
    return found


FILTERS: tuple[Filter, ...] = (
    Filter(
        "wie",
        _("promises of the cabinet, of a party, or of a third party"),
        _("cabinet, party or other"),
        lambda found, chosen: found.of_voice(Voice(chosen.wie)),
    ),
    Filter(
        "uitkomst",
        _("promises with this outcome, by the reading chosen"),
        _("the code of an outcome, for example late"),
        lambda found, chosen: found.with_outcome(Outcome(chosen.uitkomst), strict=chosen.strict),
    ),
    Filter(
        "soort",
        _("promises of an event, or of a number"),
        _("gebeurtenis (event) or getal (number)"),
        lambda found, chosen: found.of_events() if chosen.soort == EVENT else found.of_numbers(),
    ),
    Filter(
        "document",
        _("promises made in this document"),
        _("the key of a document, for example kst-26485-220"),
        lambda found, chosen: found.made_in(chosen.document),
    ),
    Filter(
        "convenant",
        _("promises about this covenant"),
        _("the key of a covenant, for example goud"),
        lambda found, chosen: found.about(chosen.convenant),
    ),
    Filter(
        "tot",
        _("promises with this last day, by the generous reading"),
        _("2016-06-17 or 17-06-2016"),
        lambda found, chosen: found.until(chosen.tot) if chosen.tot else found,
    ),
)
