"""The bar of parts: they add up, each is a link with its number and word, and each is told apart without colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.parts_bar import Part, PartsBar, draw_parts_bar
from tests.dashboards.drawings import assert_plain, both, elements, links, texts

FIFTEEN = (
    Part("op tijd", 1, "achieved", "/convenanten/?uitkomst=on_time"),
    Part("te laat", 7, "late", "/convenanten/?uitkomst=late"),
    Part("zonder einddatum beloofd", 1, "open", "/convenanten/?uitkomst=undated"),
    Part("niets", 0, "unknown", "/convenanten/?uitkomst=niets"),
    Part("gesprekken gestopt", 2, "abandoned", "/convenanten/?uitkomst=stopped"),
    Part("geen bericht meer", 4, "silent", "/convenanten/?uitkomst=silent"),
)
BAR = PartsBar("Eén van vijftien op tijd", "Een balk.", FIFTEEN)


def test_each_part_that_is_not_empty_is_a_link_with_its_number_and_its_word():
    drawing = draw_parts_bar(BAR, "vijftien")
    assert_plain(drawing)
    assert links(drawing.wide) == [
        ("/convenanten/?uitkomst=on_time", ["1", "op tijd"]),
        ("/convenanten/?uitkomst=late", ["7 te laat"]),
        ("/convenanten/?uitkomst=undated", ["1", "zonder einddatum beloofd"]),
        ("/convenanten/?uitkomst=stopped", ["2", "gesprekken gestopt"]),
        ("/convenanten/?uitkomst=silent", ["4 geen bericht meer"]),
    ]
    assert [words for _url, words in links(drawing.narrow)] == [
        ["1 op tijd"], ["7 te laat"], ["1 zonder einddatum beloofd"], ["2 gesprekken gestopt"], ["4 geen bericht meer"],
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "width"), [(0, 960), (1, 360)])
def test_the_parts_fill_the_whole_bar_one_after_another(number, width):
    edges = elements(both(draw_parts_bar(BAR, "vijftien"))[number], "rect", "g-edge")
    spans = [(float(one["x"]), float(one["width"])) for one in edges]
    assert spans == [
        (width / 15 * before, width / 15 * count) for before, count in ((0, 1), (1, 7), (8, 1), (9, 2), (11, 4))
    ]


def test_each_state_has_a_pattern_of_its_own_beside_its_colour():
    drawing = draw_parts_bar(BAR, "vijftien")
    for markup, key in zip(both(drawing), ("wide", "narrow"), strict=True):
        filled = [one["fill"] for one in elements(markup, "rect") if "fill" in one]
        assert filled == [f"url(#vijftien-{key}-{state})" for state in ("late", "open", "abandoned", "silent")]


def test_no_label_lies_across_the_line_to_another():
    parts = [Part("ondertekend, zonder einddatum beloofd", 1, "open"), Part("gesprekken gestopt", 1, "abandoned")]
    bar = PartsBar("T", "D", [Part("te laat", 9, "late"), *parts, Part("geen bericht meer", 4, "silent")])
    wide = draw_parts_bar(bar, "k").wide
    below = {one["x"]: one for one in elements(wide, "text") if float(one["y"]) > 50}
    assert sorted(one.get("text-anchor", "start") for one in below.values()) == ["end", "start"]
    assert elements(wide, "line", "g-leader") == []


def test_a_bar_of_nothing_is_empty_and_a_name_with_signs_is_written_out():
    assert texts(draw_parts_bar(PartsBar("T", "D", FIFTEEN[3:4]), "k").wide) == []
    assert "&lt;b&gt;" in draw_parts_bar(PartsBar("T", "D", (Part("<b>", 3, "late", "/"),)), "k").wide


@given(st.lists(st.tuples(st.integers(1, 500), st.text("abcW ", min_size=1, max_size=30)), min_size=1, max_size=9))
def test_every_number_can_be_read_on_a_phone(counts):
    parts = tuple(Part(word, count, "late", "/") for count, word in counts)
    drawing = draw_parts_bar(PartsBar("T", "D", parts), "k")
    assert [words[0].split()[0] for _url, words in links(drawing.narrow)] == [str(count) for count, _word in counts]
