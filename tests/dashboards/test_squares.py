"""A QR code that is put together from others is the one that is drawn whole."""

import random
import re
from collections import defaultdict

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


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch):
    monkeypatch.setattr(squares, "_parts", defaultdict(dict))


def test_a_code_put_together_is_the_one_drawn_whole_whatever_came_before():
    dice, sizes = random.Random(4), set()
    for _ in range(400):
        text = dice.choice(STARTS) + "".join(dice.choices(SIGNS, k=dice.choice((1, 2, 9, 11, 30))))
        rows = drawn_whole(text)
        assert squares_of(text) == rows, text
        sizes.add(len(rows))
    assert len(sizes) > 2
    assert squares_of(f"{STARTS[0]}één") == drawn_whole(f"{STARTS[0]}één")


def test_a_page_draws_one_code_at_most_and_none_once_the_bits_are_known(monkeypatch):
    drawn = []
    draw = squares._drawn
    monkeypatch.setattr(squares, "_drawn", lambda text: drawn.append(text) or draw(text))
    texts = [f"{STARTS[0]}{first}{second}b2c3d4e5/" for first in "acegik" for second in "123"]
    squares._plain(len(texts[0]))
    drawn.clear()
    for text in texts:
        before = len(drawn)
        squares_of(text)
        assert len(drawn) <= before + 1
    # the first, and one for each bit in which signs of these two places differ: 3 of the six, 2 of the three
    assert len(drawn) == 1 + 3 + 2
    assert squares_of(f"{STARTS[0]}e3b2c3d4e5/") == drawn_whole(f"{STARTS[0]}e3b2c3d4e5/")
    assert len(drawn) == 6


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(squares, "MOST_PARTS", 3)
    texts = [STARTS[2] + sign for sign in SIGNS]
    assert [squares_of(text) for text in texts] == [drawn_whole(text) for text in texts]
    assert [len(parts) for parts in squares._parts.values()] == [3]


def test_the_drawing_on_paper_is_dark_where_the_code_is():
    drawing = short_link_drawn("https://imvo.nl", "1121d8ga1mv")
    rows = drawn_whole(f"https://imvo.nl{short_path('1121d8ga1mv')}")
    assert f'viewBox="0 0 {len(rows) + 8} {len(rows) + 8}"' in drawing
    assert sum(map(int, re.findall(r"h([0-9]+)", drawing))) == sum(map(sum, rows))
