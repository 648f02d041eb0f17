"""The filters of the statements on one covenant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from covenants.choices import ReportTopic
from covenants.evidence.on_covenant import SaidOfCovenant
from dashboards.frame.query import FilterForm, Pairs, PickField, read_form, values_of

KEYS = ("onderwerp", "wie", "jaar")
TOPICS = {
    "milestonestatement": _("Milestones"),
    "thresholdcondition": _("Conditions of the threshold"),
    "measurement": _("Measurements"),
    "participation": _("Parties"),
    **{topic.value: topic.label for topic in ReportTopic},
}


@dataclass(frozen=True, slots=True)
class StatementFilters:
    """What is asked for, read; "" is no filter."""

    onderwerp: str = ""
    wie: str = ""
    jaar: str = ""

    @property
    def count(self) -> int:
        return sum(map(bool, (self.onderwerp, self.wie, self.jaar)))

    def keeps(self, said: SaidOfCovenant) -> bool:
        """Say whether a statement has the topic, the speaker and the year asked for."""
        year = str(said.known_from.year) if said.known_from else ""
        return all(not asked or asked == own for asked, own in self._pairs(said, year))

    def _pairs(self, said: SaidOfCovenant, year: str) -> tuple[tuple[str, str], ...]:
        return (self.onderwerp, said.topic), (self.wie, said.actor), (self.jaar, year)


class StatementFilterForm(FilterForm):
    """The filters as they stand in the address; offered is what the statements at the moment have."""

    onderwerp = PickField(label=_("Topic"), every=_("all topics"))
    wie = PickField(label=_("According to"), every=_("everybody"))
    jaar = PickField(label=_("Known in"), every=_("all years"))

    def __init__(self, said: Sequence[SaidOfCovenant], actors: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        topics, speakers = {one.topic for one in said}, {one.actor for one in said if one.actor in actors}
        years = sorted({one.known_from.year for one in said if one.known_from}, reverse=True)
        self.offer("onderwerp", [(key, capfirst(str(label))) for key, label in TOPICS.items() if key in topics])
        self.offer("wie", sorted(((key, actors[key]) for key in speakers), key=lambda one: str(one[1]).casefold()))
        self.offer("jaar", [(str(year), str(year)) for year in years])


def read_filters(
    pairs: Pairs, said: Sequence[SaidOfCovenant], actors: Mapping[str, str]
) -> tuple[StatementFilters, StatementFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    chosen = read_form(StatementFilterForm(said, actors, data=values_of(pairs, KEYS))).cleaned_data
    return StatementFilters(**chosen), StatementFilterForm(said, actors, initial=chosen)
