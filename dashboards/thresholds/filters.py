"""The filters of the page of thresholds and measurements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from covenants.choices import Unit
from covenants.moment.readings import Readings
from dashboards.frame.query import FilterForm, Pairs, PickField, read_form, values_of

KEYS = ("convenant", "eenheid")


@dataclass(frozen=True, slots=True)
class ThresholdFilters:
    """What is asked for, read; "" is no filter."""

    convenant: str = ""
    eenheid: str = ""

    @property
    def count(self) -> int:
        return bool(self.convenant) + bool(self.eenheid)


class ThresholdFilterForm(FilterForm):
    """The filters as they stand in the address."""

    convenant = PickField(label=_("Agreement"), every=_("all agreements"))
    eenheid = PickField(label=_("Unit"), every=_("all units"))

    def __init__(self, covenants: Readings, units: frozenset[str], **options: Any) -> None:
        super().__init__(**options)
        self.offer_covenants("convenant", covenants)
        self.offer("eenheid", [(code, label) for code, label in Unit.choices if code in units])


def read_filters(
    pairs: Pairs, covenants: Readings, units: frozenset[str]
) -> tuple[ThresholdFilters, ThresholdFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    chosen = read_form(ThresholdFilterForm(covenants, units, data=values_of(pairs, KEYS))).cleaned_data
    return ThresholdFilters(**chosen), ThresholdFilterForm(covenants, units, initial=chosen)
