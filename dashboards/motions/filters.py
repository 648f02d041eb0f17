"""The filters of the list of motions and commitments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from covenants.evidence.undertakings import Undertaking
from dashboards.frame.query import Filter, FilterForm, Pairs, PickField, SearchField, read_form, values_of
from dashboards.words.undertakings import STATE_LABELS, say_answerer, say_who
from dossier.choices import UNDERTAKINGS
from dossier.domain.document_key import read_printed_number
from imvo_tracker.lib.text import has_all_words, unquoted

MOVED, DIFFER = "moved", "differ"


# Says of one whether it stays.
Rule = Callable[[Undertaking, str], bool]


def _has_words(one: Undertaking, text: str) -> bool:
    fact = one.fact
    if read_printed_number(unquoted(text)) == fact.key:
        return True
    said = (part for event in one.events for part in (event.text, event.text_en, event.wording))
    return has_all_words(text, (fact.printed_number, fact.key, fact.title, fact.title_en, *said))


def _has_state(one: Undertaking, state: str) -> bool:
    if state == MOVED:
        return bool(one.standing.moved)
    if state == DIFFER:
        return one.standing.readings_differ
    return one.standing.state == state


FILTERS: tuple[Filter[Rule], ...] = (
    Filter(
        "zoek",
        _("motions and commitments with all these words in their number, title or text"),
        _("words, or a number such as 32 852, nr. 24; at most 200 characters"),
        _has_words,
    ),
    Filter(
        "soort",
        _("only motions, or only commitments"),
        _("motion or commitment"),
        lambda one, kind: one.fact.kind == kind,
    ),
    Filter(
        "stand",
        _("those in this state at the moment, by the first reading of their deadline"),
        _("open, overdue, in_time, late, answered, moved (deadline moved) or differ (readings differ)"),
        _has_state,
    ),
    Filter(
        "wie",
        _("those that this organisation asked or promised"),
        _("the key of an organisation, for example tweede-kamer"),
        lambda one, who: bool(one.made and one.made.actor_key == who),
    ),
    Filter(
        "aan",
        _("those that this organisation has to answer"),
        _("the key of an organisation, for example kabinet"),
        lambda one, who: one.answerer_key == who,
    ),
    Filter(
        "jaar",
        _("those made in this year"),
        _("a year, for example 2016"),
        lambda one, year: bool(one.known_by and str(one.known_by.year) == year),
    ),
)


@dataclass(frozen=True, slots=True)
class MotionFilters:
    """What is asked for, read; "" is no filter."""

    zoek: str = ""
    soort: str = ""
    stand: str = ""
    wie: str = ""
    aan: str = ""
    jaar: str = ""

    @property
    def count(self) -> int:
        return sum(bool(getattr(self, one.key)) for one in FILTERS)

    def keeps(self, undertaking: Undertaking) -> bool:
        """Say whether a motion or commitment passes every filter asked for."""
        asked = ((one, getattr(self, one.key)) for one in FILTERS)
        return all(one.rule(undertaking, value) for one, value in asked if value)


class MotionFilterForm(FilterForm):
    """The filters as they stand in the address; choices are those of the motions and commitments at the moment."""

    zoek = SearchField(label=_("Number or words"), help_text=_("For example 32 852, nr. 24"))
    soort = PickField(label=_("Kind"), every=_("motions and commitments"))
    stand = PickField(label=_("State"), every=_("all states"))
    wie = PickField(label=_("Asked or promised by"), every=_("everybody"))
    aan = PickField(label=_("To be answered by"), every=_("everybody"))
    jaar = PickField(label=_("Made in"), every=_("all years"))

    def __init__(self, every: Sequence[Undertaking], **options: Any) -> None:
        super().__init__(**options)
        kinds = {one.fact.kind for one in every}
        self.offer("soort", [(kind.value, kind.label) for kind in UNDERTAKINGS if kind in kinds])
        self.offer("stand", list(_states(every)))
        names = {one.made.actor_key: say_who(one.made) for one in every if one.made}
        self.offer("wie", sorted(names.items(), key=lambda item: str(item[1]).casefold()))
        answering = {one.answerer_key: say_answerer(one) for one in every}
        self.offer("aan", sorted(answering.items(), key=lambda item: str(item[1]).casefold()))
        years = sorted({one.known_by.year for one in every if one.known_by}, reverse=True)
        self.offer("jaar", [(str(year), str(year)) for year in years])


def _states(every: Sequence[Undertaking]) -> Iterator[tuple[str, str | Promise]]:
    there = {one.standing.state for one in every}
    yield from ((state.value, label) for state, label in STATE_LABELS.items() if state in there)
    if any(one.standing.moved for one in every):
        yield MOVED, _("Deadline moved")
    if any(one.standing.readings_differ for one in every):
        yield DIFFER, _("Readings of the deadline differ")


def read_filters(pairs: Pairs, every: Sequence[Undertaking]) -> tuple[MotionFilters, MotionFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    values = values_of(pairs, [one.key for one in FILTERS])
    chosen = read_form(MotionFilterForm(every, data=values)).cleaned_data
    return MotionFilters(**chosen), MotionFilterForm(every, initial=chosen)
