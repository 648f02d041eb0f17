"""The filters of the page of laws and initiatives abroad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from covenants.choices import InitiativeState, ReportTopic
from covenants.evidence.statements import Statement
from dashboards.frame.query import FilterForm, Pairs, PickField, SearchField, read_form, values_of
from dashboards.words.wording import say_choice
from imvo_tracker.lib.text import has_all_words

KEYS = ("zoek", "waar", "soort", "stand")


@dataclass(frozen=True, slots=True)
class AbroadFilters:
    """What is asked for, read; "" is no filter."""

    zoek: str = ""
    waar: str = ""
    soort: str = ""
    stand: str = ""

    @property
    def count(self) -> int:
        return sum(bool(getattr(self, key)) for key in KEYS)

    def keeps(self, said: Statement) -> bool:
        entry = said.entry
        if self.waar not in ("", entry.place) or self.soort not in ("", entry.topic):
            return False
        if self.stand not in ("", entry.initiative_state):
            return False
        return has_all_words(self.zoek, (entry.initiative, entry.initiative_en, entry.text, entry.text_en))


class AbroadFilterForm(FilterForm):
    """The filters as they stand in the address; choices are those of the statements at the moment."""

    zoek = SearchField(label=_("Words"))
    waar = PickField(label=_("Country or body"), every=_("everywhere"))
    soort = PickField(label=_("Kind"), every=_("laws and initiatives"))
    stand = PickField(label=_("State"), every=_("all states"))

    def __init__(self, every: Sequence[Statement], **options: Any) -> None:
        super().__init__(**options)
        places = {one.entry.place: say_choice(one.entry, "place") for one in every}
        self.offer("waar", sorted(places.items(), key=lambda item: str(item[1]).casefold()))
        topics, states = {one.entry.topic for one in every}, {one.entry.initiative_state for one in every}
        self.offer("soort", [(topic.value, topic.label) for topic in ReportTopic if topic in topics])
        self.offer("stand", [(state.value, state.label) for state in InitiativeState if state in states])


def read_filters(pairs: Pairs, every: Sequence[Statement]) -> tuple[AbroadFilters, AbroadFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    chosen = read_form(AbroadFilterForm(every, data=values_of(pairs, KEYS))).cleaned_data
    return AbroadFilters(**chosen), AbroadFilterForm(every, initial=chosen)
