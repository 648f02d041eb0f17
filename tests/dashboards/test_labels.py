"""Labels of a drawing never meet, whatever is drawn; words are never wider than was reckoned."""

from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.labels import ANY_SIDE, Box, Boxes, Label, Side, place
from dashboards.charts.text_width import fit_text, text_width, wrap_text

AREA = Box(0, 0, 360, 300)
NUMBERS = st.floats(-20, 380)
WORDS = st.text("abcdefghilmwM 0123456789+é—", min_size=1, max_size=24)
SIDES = st.lists(st.sampled_from(ANY_SIDE), min_size=1, max_size=8, unique=True)
LABELS = st.lists(st.builds(Label, WORDS, NUMBERS, NUMBERS, SIDES, st.booleans()), max_size=25)
BOXES = st.lists(
    st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), NUMBERS, NUMBERS, st.floats(1, 90), st.floats(1, 90)),
    max_size=6,
)


def meet(one, two):
    """Say whether two boxes share more than an edge."""
    return max(one.left, two.left) < min(one.right, two.right) and max(one.top, two.top) < min(one.bottom, two.bottom)


def holds_a_free_place(label, area, full):
    """Say whether the label would fit somewhere, tried more coarsely than `place` tries it."""
    x, y = area.left, area.top
    while y + label.height <= area.bottom:
        while x + label.width <= area.right:
            box = Box(x, y, x + label.width, y + label.height)
            if not any(meet(box, one) for one in full):
                return True
            x += 12
        x, y = area.left, y + 12
    return False


@given(LABELS, BOXES, BOXES)
def test_no_label_meets_another_or_what_is_taken_and_none_sticks_out(labels, taken, lines):
    placed = place(labels, AREA, taken=taken, lines=lines)
    boxes = [one.box for one in placed]
    meetings = [(one, two) for number, one in enumerate(boxes) for two in (*boxes[:number], *taken) if meet(one, two)]
    assert meetings == []
    assert [box for box in boxes if not AREA.holds(box)] == []


@given(st.lists(BOXES, max_size=6), BOXES)
def test_boxes_that_meet_are_found_by_their_cells(many, asked):
    boxes = [one for some in many for one in some]
    found = [Boxes(boxes).that_meet(box) for box in asked]
    assert [sorted(map(repr, one)) for one in found] == [
        sorted(repr(one) for one in boxes if meet(one, box)) for box in asked
    ]


def test_what_is_added_after_the_cells_were_made_is_found_too():
    boxes = Boxes(Box(40 * place, 0, 40 * place + 30, 30) for place in range(20))
    assert boxes.that_meet(Box(0, 100, 9, 109)) == []
    late = Box(0, 100, 20, 120)
    boxes.add(late)
    assert boxes.that_meet(Box(0, 100, 9, 109)) == [late]


def test_a_crowded_drawing_compares_neighbours_alone(monkeypatch):
    """Ten times the lines in the same drawing: a label is compared with those around it, not with all."""
    compared = []
    near = Boxes.near
    monkeypatch.setattr(Boxes, "near", lambda *asked: compared.extend(found := [*near(*asked)]) or found)
    wide = Box(0, 0, 3600, 3000)
    lines = [Box(x, y, x + 2, y + 2) for x in range(0, 3600, 30) for y in range(0, 3000, 30)]
    place([Label("ab", 1800, 1500)], wide, lines=lines)
    assert len(lines) == 12_000
    assert 0 < len(compared) < 200


@given(LABELS, BOXES)
def test_a_label_is_left_out_only_where_no_place_is_free(labels, taken):
    placed = place(labels, AREA, taken=taken)
    kept = [id(one.label) for one in placed]
    full = [*taken, *(one.box for one in placed)]
    assert [one for one in labels if id(one) not in kept and holds_a_free_place(one, AREA, full)] == []


def test_a_label_stands_on_the_side_it_likes_best():
    (right,) = place([Label("ab", 100, 100, (Side.RIGHT, Side.LEFT))], AREA)
    assert (right.anchor, right.x, right.box.top, right.is_far) == ("start", 106, 90.9, False)
    (left,) = place([Label("ab", 350, 100, (Side.RIGHT, Side.LEFT))], AREA)
    assert (left.anchor, left.x) == ("end", 344)


def test_a_label_avoids_a_line_before_it_keeps_its_side():
    line = Box(0, 96, 360, 104)
    (placed,) = place([Label("ab", 100, 100, (Side.RIGHT, Side.ABOVE))], AREA, lines=[line])
    assert (placed.anchor, meet(placed.box, line)) == ("middle", False)


def test_a_label_far_from_its_point_gets_a_line_to_it():
    full = [Box(0, 60, 360, 140)]
    (placed,) = place([Label("ab", 100, 100)], AREA, taken=full)
    assert placed.is_far
    assert place([Label("ab", 100, 100)], Box(0, 60, 360, 140), taken=full) == ()


@given(st.text("abcmwW 0123é", max_size=60), st.floats(20, 300))
def test_a_text_is_cut_and_broken_to_its_room(words, room):
    assert text_width(fit_text(words, room, 14), 14) <= max(room, text_width("…", 14))
    assert [line for line in wrap_text(words, room, 14) if text_width(line, 14) > room] == []


def test_a_text_that_fits_stays_whole():
    assert fit_text("Convenant Goud", 200, 14) == "Convenant Goud"
    assert fit_text("Convenant Goud", 60, 14) == "Conv…"
    assert wrap_text("een twee drie drie", 60, 14) == ("een", "twee", "drie", "drie")
