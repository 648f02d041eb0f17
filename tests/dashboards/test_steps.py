"""Stepped lines: every figure where it belongs, on a wide page and on a phone, whatever the numbers are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.axes import TimeAxis, ValueAxis
from dashboards.charts.steps import Mark, StepLine, Steps, Upright, draw_steps
from tests.dashboards.drawings import assert_plain, both, elements, texts

PROMISED = StepLine(
    "beloofd",
    ((date(2016, 6, 17), 0), (date(2016, 12, 31), 7), (date(2017, 6, 30), 15)),
    is_promise=True,
    marks=(Mark(date(2016, 12, 31), "7 in 2016"),),
)
SIGNED = StepLine(
    "ondertekend",
    ((date(2016, 7, 4), 1), (date(2016, 10, 28), 2), (date(2019, 5, 23), 10)),
    marks=(Mark(date(2016, 12, 31), "2"), Mark(date(2019, 5, 23), "+873 dagen")),
)
STEPS = Steps(
    "Twee <van> tien",
    "Twee lijnen.",
    (PROMISED, SIGNED),
    (Upright(date(2016, 12, 31), "eerste deadline"), Upright(date(2017, 6, 30), "tweede")),
    goal=10,
    goal_label="doel 10",
)
WORDS = ["7 in 2016", "2", "+873 dagen", "beloofd", "ondertekend", "doel 10"]


def test_every_figure_and_name_is_written_once_in_both_drawings():
    drawing = draw_steps(STEPS, "stappen")
    assert_plain(drawing)
    for markup in both(drawing):
        assert texts(markup)[-8:] == ["eerste deadline", "tweede", *WORDS]
        assert texts(markup)[:4] == ["0", "5", "10", "15"]


def test_the_promise_is_dashed_by_its_class_and_what_came_is_not():
    drawing = draw_steps(STEPS, "stappen")
    promised, came = elements(drawing.wide, "polyline", "g-line")
    assert (promised["class"], came["class"]) == ("g-line g-promised", "g-line g-came")
    assert len(promised["points"].split()) == 6
    assert "Twee &lt;van&gt; tien" in drawing.wide


def test_a_mark_stands_on_its_line():
    drawing = draw_steps(STEPS, "stappen")
    axis = ValueAxis(15, 352, 64)
    heights = [float(one["cy"]) for one in elements(drawing.wide, "circle", "g-dot")]
    level = float(elements(drawing.wide, "line", "g-goal")[0]["y1"])
    assert heights[2] == level
    bottom = float(elements(drawing.wide, "line", "g-grid")[0]["y1"])
    shares = [(bottom - height) / (bottom - level) for height in heights]
    assert shares == pytest.approx([0.7, 0.2, 1.0], abs=0.01)
    assert axis.ticks() == (0, 5, 10, 15)


def test_the_axis_ends_where_the_lines_end():
    axis = TimeAxis.around([date(2016, 6, 17), date(2019, 5, 23)], 0, 900)
    assert (axis.first, axis.last) == (date(2016, 5, 16), date(2019, 6, 24))
    assert [tick.label for tick in axis.ticks()] == ["2017", "2018", "2019"]


@pytest.mark.parametrize(
    ("first", "last", "width", "labels"),
    [
        (date(2016, 6, 17), date(2016, 6, 17), 900, ["jun 2016", "jul 2016"]),
        (date(2016, 6, 17), date(2017, 6, 17), 900, ["jul 2016", "okt 2016", "2017", "apr 2017"]),
        (date(2010, 1, 1), date(2026, 1, 1), 300, ["2010", "2015", "2020", "2025"]),
    ],
)
def test_ticks_are_as_many_as_there_is_room_for(first, last, width, labels):
    assert [tick.label for tick in TimeAxis.around([first, last], 0, width).ticks()] == labels


def test_a_line_without_points_and_one_day_alone_are_drawn():
    one = Steps("T", "D", (StepLine("leeg", ()), StepLine("één", ((date(2016, 6, 17), 0),))))
    for markup in both(draw_steps(one, "k")):
        assert texts(markup)[-1] == "één"
        assert len(elements(markup, "polyline", "g-line")) == 1


DAYS = st.dates(date(1995, 1, 1), date(2040, 1, 1))


@st.composite
def random_lines(draw):
    """A line that goes up and down, with marks on some of its days."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=12, unique=True)))
    points = tuple((day, draw(st.integers(0, 4000))) for day in days)
    marks = tuple(Mark(day, draw(st.sampled_from(("7", "+873 dagen", "15 vóór juli 2017")))) for day in days[:5])
    return StepLine("naam", points, draw(st.booleans()), marks, days[-1] + timedelta(draw(st.integers(0, 900))))


@given(st.lists(random_lines(), min_size=1, max_size=3), st.none() | st.integers(0, 5000), st.lists(DAYS, max_size=4))
def test_whatever_the_numbers_are_every_mark_is_drawn_and_nothing_leaves_the_field(lines, goal, days):
    steps = Steps("T", "D", lines, [Upright(day, "deadline") for day in days], goal, "doel")
    for markup, width in zip(both(draw_steps(steps, "k")), (960, 360), strict=True):
        dots = elements(markup, "circle", "g-dot")
        assert len(dots) == sum(len(one.marks) for one in lines)
        across = [float(one["cx"]) for one in dots]
        assert [x for x in across if not 0 <= x <= width] == []
        assert [one for one in elements(markup, "text") if not 0 <= float(one["x"]) <= width] == []
        assert texts(markup).count("deadline") == len(days)
