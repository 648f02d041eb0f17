"""Totals of protected turnover: no two public totals differ by one or two companies."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from covenants.domain.sensitive import (
    FEWEST_CHANGES,
    CompanyShare,
    Membership,
    OwnPoint,
    SharePoint,
    members_on,
    own_points,
    public_count_points,
)
from covenants.domain.sensitive import public_share_points as points
from tests.spec.sharing import standing

START, END = date(2016, 7, 4), date(2020, 1, 1)


def day(number):
    return START + timedelta(days=number)


def joined(company, at=0):
    return Membership(day(at), company, True)


def left(company, at):
    return Membership(day(at), company, False)


def share(company, value, at=0, formal=False):
    return CompanyShare(day(at), company, Decimal(value), formal)


ABC = [joined("a"), joined("b"), joined("c")]
SHARES = [share("a", "9.96"), share("b", "10"), share("c", "10")]


def test_three_that_join_make_a_total_and_it_is_exact():
    assert points(ABC, SHARES, END) == (SharePoint(START, Decimal("29.96"), 3, False),)


class TestTheCurveOfTheTeam:
    def test_it_is_lower_on_the_day_on_which_a_company_leaves(self):
        assert own_points([*ABC, left("a", 30)], SHARES, END) == (
            OwnPoint(START, 3, Decimal("29.96")), OwnPoint(day(30), 2, Decimal(20)),
        )  # fmt: skip
        (total,) = points([*ABC, left("a", 30)], SHARES, END)
        assert (total.day, total.until) == (START, day(30))

    def test_it_says_how_many_where_the_figure_of_one_lacks_and_nothing_of_a_day_to_come(self):
        found = own_points([*ABC, joined("d", 10), left("d", 20), left("a", 30)], SHARES, day(29))
        assert [(point.day, point.companies, point.total) for point in found] == [
            (START, 3, Decimal("29.96")), (day(10), 4, None), (day(20), 3, Decimal("29.96")),
        ]  # fmt: skip

    def test_the_last_to_leave_leaves_nothing(self):
        assert own_points([joined("a"), left("a", 3)], SHARES[:1], END)[-1] == OwnPoint(day(3), 0, Decimal())


def test_two_make_no_total():
    assert points(ABC[:2], SHARES, END) == ()


def test_a_fourth_company_waits_for_two_more_changes():
    more = [*SHARES, share("d", 5, 10), share("e", 5, 20)]
    two = [*ABC, joined("d", 10), joined("e", 20)]
    assert [point.day for point in points(two, more, END)] == [START]
    assert points([*two, left("a", 30)], more, END)[-1] == SharePoint(day(30), Decimal(30), 4, False)


def test_somebody_who_leaves_and_comes_back_is_no_change():
    back_and_forth = [*ABC, left("a", 10), joined("a", 20), left("a", 30)]
    assert [point.until for point in points(back_and_forth, SHARES, END)] == [day(30)]
    assert [point.until for point in points(back_and_forth, SHARES, day(20))] == [None]


def test_a_formal_measurement_makes_a_total_at_once():
    found = points([*ABC, joined("d", 10)], [*SHARES, share("d", 5, 40, formal=True)], END)
    assert found[-1] == SharePoint(day(40), Decimal("34.96"), 4, True)


def test_without_every_figure_there_is_no_total():
    assert points(ABC, SHARES[:2], END) == ()


def test_a_figure_of_the_day_asked_about_counts():
    assert [point.day for point in points(ABC, [*SHARES[:2], share("c", 10, 4)], day(4))] == [day(4)]
    assert points(ABC, [*SHARES[:2], share("c", 10, 4)], day(3)) == ()


def test_nothing_after_the_day_asked_about_shows():
    assert points([joined("a", 5), *ABC[1:]], SHARES, day(4)) == ()


COMPANIES = st.sampled_from("abcdefgh")
MOVES = st.lists(st.builds(Membership, st.integers(0, 60).map(day), COMPANIES, st.booleans()), max_size=30)
AMOUNTS = st.decimals(0, 15, places=4)
FIGURES = st.lists(st.builds(CompanyShare, st.integers(0, 60).map(day), COMPANIES, AMOUNTS, st.booleans()), max_size=30)
# A history with four totals, two of them formal: without one a property of totals would hold of nothing.
MANY_MOVES = [*ABC, joined("d", 10), left("a", 20), left("b", 20), joined("e", 30), joined("f", 30), joined("g", 30)]
MANY_FIGURES = [
    *SHARES, share("d", 5, 10, formal=True), share("e", 1, 30), share("f", 1, 30), share("g", 1, 30),
    share("g", 2, 40, formal=True),
]  # fmt: skip


def test_the_history_of_the_examples_has_totals():
    found = [(point.day, point.companies, point.formal) for point in points(MANY_MOVES, MANY_FIGURES, END)]
    assert found == [(START, 3, False), (day(10), 4, True), (day(30), 5, False), (day(40), 5, True)]


@given(MOVES, FIGURES)
@example(MANY_MOVES, MANY_FIGURES)
def test_between_two_points_three_companies_changed_unless_it_was_measured_formally(moves, figures):
    ordered = sorted(moves, key=lambda found: (found.day, found.joined))
    shown = frozenset()
    for point in points(moves, figures, END):
        members = members_on(ordered, point.day)
        assert point.formal or len(members ^ shown) >= FEWEST_CHANGES
        assert point.companies == len(members)
        shown = members


@given(MOVES, FIGURES, st.integers(0, 60))
@example(MANY_MOVES, MANY_FIGURES, 10)
@example(MANY_MOVES, MANY_FIGURES, 35)
def test_an_earlier_day_shows_the_first_points_of_a_later_one(moves, figures, cut):
    whole, part = points(moves, figures, END), points(moves, figures, day(cut))
    assert list(map(told, whole[: len(part)])) == list(map(told, part))


def told(point):
    """What a point says for ever; until when it is current is known later only."""
    return replace(point, until=None)


def as_plain(moves, figures, at):
    """The number of companies and the total that is current by the plain rules; END stands for the day asked."""
    found = standing(moves, figures, at)
    return found.companies, found.total, found.until


@given(MOVES, FIGURES, st.integers(0, 60))
@example(MANY_MOVES, MANY_FIGURES, 25)
@example([*ABC, left("a", 20), joined("a", 25)], SHARES, 22)
@example([*ABC, left("a", 20), joined("a", 25)], SHARES, 25)
def test_who_leaves_lowers_the_number_that_day_and_ends_the_total(moves, figures, cut):
    """Equal to the plain rule at every day: how many take part, and whether the total is still theirs."""
    at = day(cut)
    counts, totals = public_count_points(moves, at), points(moves, figures, at)
    companies = counts[-1].companies if counts else 0
    last = totals[-1] if totals else None
    assert (companies, last and last.total, last and last.until) == as_plain(moves, figures, at)
    assert last is None or last.until is not None or last.companies == companies


@given(MOVES, FIGURES, st.integers(0, 60))
@example(MANY_MOVES, MANY_FIGURES, 25)
def test_when_a_total_ends_says_nothing_of_a_share(moves, figures, cut):
    """Other figures of the same companies on the same days end the same totals on the same days."""
    other = [replace(figure, share=figure.share + number) for number, figure in enumerate(figures)]
    assert [point.until for point in points(moves, figures, day(cut))] == [
        point.until for point in points(moves, other, day(cut))
    ]


@given(MOVES, FIGURES)
@example(MANY_MOVES, MANY_FIGURES)
def test_a_formal_point_stands_on_a_day_of_formal_measurement(moves, figures):
    formal, found = {figure.day for figure in figures if figure.formal}, points(moves, figures, END)
    assert [point.day for point in found if point.day in formal] == [point.day for point in found if point.formal]
