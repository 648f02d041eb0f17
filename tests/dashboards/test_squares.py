"""A QR code that is put together from changes is the one that is drawn whole."""

import random
import re

import pytest
import segno

from dashboards.frame.on_paper import short_link_drawn
from dashboards.short_links import squares
from dashboards.short_links.codes import short_path
from dashboards.short_links.squares import squares_of

STARTS = ("http://127.0.0.1:8860/citeer/", "https://tracker.example.nl/map/citeer/", "https://imvo.nl/")
SIGNS = "0123456789abcdefghjkmnpqrstvwxyzAZ@~/"


def drawn_whole(text):
    return [bytes(row) for row in segno.make(text, micro=False, error="m", mask=3).matrix]


def test_any_end_after_any_start_is_drawn_as_whole():
    dice = random.Random(4)
    for _ in range(20):
        start, end = dice.choice(STARTS), "".join(dice.choices(SIGNS, k=dice.choice((1, 9))))
        assert squares_of(start, end) == drawn_whole(start + end), start + end
    assert squares_of(STARTS[0], "één") == drawn_whole(STARTS[0] + "één")


def test_a_page_draws_nothing_whole_when_the_changes_are_known(monkeypatch):
    ends = ("a1b2c3d4e5/", "z1b2c3d4e5/")
    known = [squares_of(STARTS[0], end) for end in ends]
    monkeypatch.setattr(squares, "_drawn", lambda text: pytest.fail(text))
    assert [squares_of(STARTS[0], end) for end in ends] == known
    assert known[0] != known[1]


def test_the_drawing_on_paper_is_dark_where_the_code_is():
    drawing = short_link_drawn("https://imvo.nl", "1121d8ga1mv")
    rows = drawn_whole(f"https://imvo.nl{short_path('1121d8ga1mv')}")
    assert f'viewBox="0 0 {len(rows) + 8} {len(rows) + 8}"' in drawing
    assert sum(map(int, re.findall(r"h([0-9]+)", drawing))) == sum(map(sum, rows))
