"""Rows on one axis of time: promised windows and what came, how long covenants lived, steps of one covenant."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.covenant_steps import CovenantSteps, PromisedWindow, Step, draw_covenant_steps
from dashboards.charts.life_lines import Life, LifeLine, LifeLines, draw_life_lines
from dashboards.charts.slippage import Aim, Sign, SlippageRow, SlippageRows, draw_slippage_rows, small_bar
from tests.dashboards.drawings import assert_plain, both, elements, links, texts

JUNE, END = date(2016, 6, 17), date(2016, 12, 31)
LATE = SlippageRow(
    "Goud", JUNE, END, Sign.CAME, "late", (date(2017, 6, 19),), "170 dagen te laat", "/convenanten/goud/",
    (Aim(date(2017, 1, 1), date(2017, 3, 31), "streven"),),
)  # fmt: skip
ROWS = SlippageRows(
    "Eén op tijd",
    "Rijen.",
    (
        SlippageRow("Banken", JUNE, END, Sign.CAME, "achieved", (date(2016, 10, 28),), "op tijd"),
        LATE,
        SlippageRow("Toerisme", None, END, Sign.NO_NEWS, "silent", (), "geen bericht meer"),
        SlippageRow("Sierteelt", JUNE, None, Sign.STOPPED, "abandoned", (date(2018, 2, 1),), "gestopt"),
        SlippageRow("Steen", None, None, Sign.CAME, "open", (date(2018, 5, 1),), "niet beloofd"),
        SlippageRow("Hout", JUNE, END, Sign.WAITING, "due", (), "nog op tijd"),
    ),
    date(2026, 11, 26),
)
NAMES = [row.name for row in ROWS.rows]
NOTES = [row.note for row in ROWS.rows]


def test_each_row_has_its_name_its_note_and_the_sign_of_what_came():
    drawing = draw_slippage_rows(ROWS, "k")
    assert_plain(drawing)
    for markup in both(drawing):
        assert [word for word in texts(markup) if word in NAMES] == NAMES
        assert [word for word in texts(markup) if word in NOTES] == NOTES
        assert texts(markup).count("?") == 1
        assert len(elements(markup, "circle", "g-dot")) == 3
        assert len(elements(markup, "path", "g-cross")) == 1
        bars = ("g-window", "g-window-open", "g-window-end", "g-aim")
        assert [len(elements(markup, "rect", css)) for css in bars] == [4, 1, 1, 1]
        assert links(markup) == [("/convenanten/goud/", ["Goud"])]


def test_a_row_that_was_drawn_before_leads_where_it_is_asked_to():
    """The marks of a row are drawn once for many moments, whose links differ."""
    for url in ("/convenanten/goud/?peildatum=2017-07-01", "/en/convenanten/goud/", ""):
        drawing = draw_slippage_rows(SlippageRows("T", "D", (replace(LATE, url=url),)), "k")
        expected = [(url, ["Goud"])] if url else []
        assert [links(markup) for markup in both(drawing)] == [expected, expected]
        assert [len(elements(markup, "circle", "g-dot")) for markup in both(drawing)] == [1, 1]
    shorter = draw_slippage_rows(SlippageRows("T", "D", (replace(LATE, note="te laat"),)), "k")
    assert [LATE.note in texts(markup) for markup in both(shorter)] == [False, False]


def test_the_line_runs_from_the_last_promised_day_to_the_day_it_came():
    for markup in both(draw_slippage_rows(SlippageRows("T", "D", (LATE,)), "k")):
        (window,), (dot,) = elements(markup, "rect", "g-window"), elements(markup, "circle", "g-dot")
        (slip,) = elements(markup, "line", "g-slip")
        ends = (float(window["x"]) + float(window["width"]), float(dot["cx"]))
        assert abs(float(slip["x1"]) - ends[0]) < 0.11
        assert (float(slip["x2"]), float(slip["y1"])) == (ends[1], float(dot["cy"]))


def test_the_axis_is_no_longer_than_what_is_on_it():
    """The day asked about lies eight years after the last dot: it is not drawn, and lengthens nothing."""
    drawing = draw_slippage_rows(ROWS, "k")
    assert elements(drawing.wide, "line", "g-upright") == []
    assert [word for word in texts(drawing.wide) if word.isdigit()] == ["2017", "2018"]
    near = SlippageRows("T", "D", ROWS.rows, date(2018, 1, 1))
    assert len(elements(draw_slippage_rows(near, "k").wide, "line", "g-upright")) == 1


def test_a_long_name_is_cut_in_the_drawing_and_whole_on_pointing():
    name = "Voedingsmiddelen en nog veel meer woorden die nergens passen"
    wide = draw_slippage_rows(SlippageRows("T", "D", (SlippageRow(name, JUNE, END, Sign.WAITING, "due"),)), "k").wide
    assert f"<title>{name}</title>" in wide
    assert any(word.endswith("…") for word in texts(wide))


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def random_rows(draw):
    first, last = draw(st.none() | DAYS), draw(DAYS)
    days = tuple(draw(st.lists(DAYS, max_size=2)))
    words = st.text("abcdefgh mwW", min_size=1, max_size=40)
    sign = draw(st.sampled_from(Sign))
    return SlippageRow(draw(words), min(first or last, last), last, sign, "late", days, "731 dagen te laat")


@given(st.lists(random_rows(), min_size=1, max_size=8))
def test_no_note_is_ever_lost(rows):
    for markup in both(draw_slippage_rows(SlippageRows("T", "D", rows), "k")):
        assert texts(markup).count("731 dagen te laat") == len(rows)


def test_a_small_bar_is_as_long_as_its_share():
    widths = [re.search(r'<rect [^>]*width="([^"]+)"', small_bar(days, 800))[1] for days in (0, 1, 400, 900)]
    assert widths == ["0", "1.5", "40", "80"]
    assert 'aria-hidden="true"' in small_bar(1, 0)


LIVES = LifeLines(
    "Eén loopt",
    "Rijen.",
    (
        LifeLine("Banken", date(2016, 10, 28), date(2019, 12, 31), Life.ENDED, "tot 31 december 2019"),
        LifeLine("Wind", date(2023, 3, 6), date(2028, 3, 6), Life.RUNNING, "loopt", "/convenanten/wind/"),
        LifeLine("Hout", date(2017, 3, 22), date(2019, 1, 1), Life.UNKNOWN, "einde niet gemeld"),
    ),
    date(2026, 11, 26),
)


def test_a_life_is_solid_as_far_as_it_is_proven_and_dotted_to_the_day_asked_about():
    drawing = draw_life_lines(LIVES, "k")
    assert_plain(drawing)
    for markup in both(drawing):
        solid, dotted = elements(markup, "line", "g-life"), elements(markup, "line", "g-life-unknown")
        (day,) = elements(markup, "line", "g-upright")
        assert (len(solid), len(dotted)) == (3, 1)
        assert dotted[0]["x1"] == solid[2]["x2"]
        assert dotted[0]["x2"] == solid[1]["x2"] == day["x1"]
        assert [word for word in texts(markup) if word in ("tot 31 december 2019", "loopt", "einde niet gemeld")] == [
            "tot 31 december 2019", "loopt", "einde niet gemeld",
        ]  # fmt: skip


def test_ended_lives_alone_make_no_axis_until_today():
    ended = LifeLines("T", "D", LIVES.rows[:1], LIVES.day)
    assert [word for word in texts(draw_life_lines(ended, "k").wide) if word.isdigit()] == [
        "2017",
        "2018",
        "2019",
        "2020",
    ]


COVENANT = CovenantSteps(
    "Goud",
    "Eén lijn.",
    (Step(JUNE, "genoemd", "17 juni 2016"), Step(date(2017, 6, 19), "ondertekend", "19 juni 2017")),
    (PromisedWindow(JUNE, date(2016, 9, 21), "ondertekenen", "zomer van 2016"), PromisedWindow(None, END, "uiterlijk")),
)


def test_steps_stand_above_the_line_and_windows_below_it():
    drawing = draw_covenant_steps(COVENANT, "k")
    assert_plain(drawing)
    assert [word for word in texts(drawing.wide) if ":" in word or word == "uiterlijk"] == [
        "ondertekenen: zomer van 2016", "uiterlijk", "ondertekend: 19 juni 2017", "genoemd: 17 juni 2016",
    ]  # fmt: skip
    (rail,) = elements(drawing.wide, "line", "g-track")
    assert {one["cy"] for one in elements(drawing.wide, "circle", "g-dot")} == {rail["y1"]}
    windows = elements(drawing.wide, "rect", "g-window") + elements(drawing.wide, "rect", "g-window-end")
    assert len(windows) == 2
    assert [one for one in windows if float(one["y"]) < float(rail["y1"])] == []


def test_on_a_phone_each_step_is_a_row_in_order_of_time():
    narrow = draw_covenant_steps(COVENANT, "k").narrow
    rows = ("genoemd", "ondertekenen", "uiterlijk", "ondertekend")
    assert [word for word in texts(narrow) if word in rows] == list(rows)
    days = ["17 juni 2016", "zomer van 2016", "19 juni 2017"]
    assert [word for word in texts(narrow) if word in days] == days
