"""The phase is the furthest stage reached, and presented is not signed."""

from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.phase import NO_PHASE
from covenants.kinds import ENDINGS, KIND_ORDER, KINDS_BY_CODE, MILESTONE_KINDS, STAGES, milestone_choices
from tests.spec.phase import phase_of

CODES = [kind.code for kind in MILESTONE_KINDS]


def test_presented_covenant_does_not_count_as_signed():
    assert phase_of(["talks_started", "presented"]) == "presented"


def test_signed_covenant_is_not_in_force():
    assert phase_of(["signed", "presented"]) == "signed"


def test_an_evaluation_moves_no_phase():
    assert phase_of(["in_force", "evaluated"]) == "in_force"
    assert phase_of(["evaluated"]) == NO_PHASE


@given(st.sets(st.sampled_from(CODES)), st.sampled_from(CODES))
def test_one_more_milestone_never_sets_the_phase_back(achieved, more):
    order = {NO_PHASE: -1, **KIND_ORDER}
    assert order[phase_of({*achieved, more})] >= order[phase_of(achieved)]


def test_the_list_of_kinds_agrees_with_what_is_drawn_from_it():
    assert len(CODES) == len(set(CODES)) == len(KINDS_BY_CODE)
    assert [code for code, _label in milestone_choices()] == CODES
    assert set(STAGES) == set(CODES) - {"evaluated"}
    assert set(ENDINGS) == {"ended", "ended_early", "talks_stopped"}
