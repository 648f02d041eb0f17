"""Who is still needed: equal to trying every set, and quick for sixty candidates."""

import time
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.coalitions import Candidate, Needed, smallest_sets

SHARES = st.lists(st.integers(0, 1200).map(lambda hundredths: Decimal(hundredths) / 100), max_size=9)


def named(*shares):
    return [Candidate(f"bedrijf {number:02}", Decimal(str(share))) for number, share in enumerate(shares)]


def tried_one_by_one(candidates, companies, share):
    """Return every smallest set that meets both, by trying all sets."""
    for size in range(max(companies, 0), len(candidates) + 1):
        fits = [one for one in combinations(candidates, size) if sum((c.share for c in one), Decimal(0)) >= share]
        if fits:
            return fits
    return None


@given(SHARES, st.integers(-2, 6), st.integers(-500, 4000).map(lambda hundredths: Decimal(hundredths) / 100))
def test_it_is_what_trying_every_set_finds(shares, companies, share):
    candidates = named(*shares)
    tried = tried_one_by_one(candidates, companies, share)
    found = smallest_sets(candidates, companies=companies, share=share, most=10_000)
    if tried is None:
        assert found == Needed(None)
        return
    assert {frozenset(one) for one in found.sets} == {frozenset(one) for one in tried}
    assert (len(found.sets), found.more, found.size) == (len(tried), False, len(tried[0]))
    totals = [sum((c.share for c in one), Decimal(0)) for one in found.sets]
    assert totals == sorted(totals, reverse=True)
    assert set(found.indispensable) == set.intersection(*map(set, tried))
    assert set(found.spare) == set(candidates) - set.union(set(), *map(set, tried))


def test_one_company_too_few_while_the_turnover_is_there():
    """Textile on its worst day: any one of them does, the largest is named first."""
    found = smallest_sets(named("0.1", "2", "0"), companies=1, share=Decimal(-3))
    assert [[one.name for one in some] for some in found.sets] == [["bedrijf 01"], ["bedrijf 00"], ["bedrijf 02"]]
    assert (found.size, found.indispensable, found.spare) == (1, (), ())


def test_a_hair_below_the_line_is_not_enough():
    found = smallest_sets(named("29.96", "0.04"), companies=1, share=Decimal(30))
    assert (found.size, [one.name for one in found.indispensable]) == (2, ["bedrijf 00", "bedrijf 01"])


def test_nobody_is_needed_where_both_are_met():
    found = smallest_sets(named(1, 2), companies=0, share=Decimal(0))
    assert (found.size, found.sets, [one.name for one in found.spare]) == (0, ((),), ["bedrijf 01", "bedrijf 00"])


def test_more_sets_than_are_listed_is_said():
    found = smallest_sets(named(*[1] * 6), companies=3, share=Decimal(3), most=4)
    assert (found.size, len(found.sets), found.more) == (3, 4, True)
    assert smallest_sets(named(1, 1), companies=1, share=Decimal(1), most=2).more is False


@pytest.mark.parametrize("companies", [1, 20, 35, 59])
def test_sixty_candidates_take_less_than_a_second(companies):
    candidates = named(*(Decimal(number * number % 97) / 100 for number in range(60)))
    share = sum((one.share for one in candidates), Decimal(0)) / 2
    started = time.process_time()
    found = smallest_sets(candidates, companies=companies, share=share)
    assert (time.process_time() - started < 1, len(found.sets), found.size >= companies) == (True, 10, True)
