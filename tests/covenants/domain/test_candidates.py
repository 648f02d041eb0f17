"""The list of candidates: what two colleagues typed is laid together, and probable doubles are pointed out."""

from decimal import Decimal

from covenants.domain.candidates import (
    Merged,
    Row,
    Typed,
    laid_together,
    named_twice,
    probable_doubles,
    total_of,
)


def row(name="Alfa", share="1", number=""):
    return Row(name, number, Decimal(share))


STORED = {1: row("Alfa"), 2: row("Beta", "2")}


def shown(key, place=0, typed=None, removed=False):
    """Return a line that was shown as the row is stored, with what was typed over it."""
    return Typed(place, None if removed else typed or STORED[key], key, STORED[key].mark)


def test_a_line_that_nobody_typed_over_says_nothing_whatever_a_colleague_kept():
    moved = {1: row("Anders", "9"), 2: STORED[2]}
    assert laid_together(moved, [shown(1), shown(2)]) == Merged()


def test_lines_change_add_and_remove():
    found = laid_together(STORED, [shown(1, typed=row("Alfa", "3")), shown(2, 1, removed=True), Typed(2, row("Gamma"))])
    assert found == Merged({1: row("Alfa", "3")}, {2: row("Gamma")}, frozenset({2}))
    assert found.result(STORED) == [row("Alfa", "3"), row("Gamma")]


def test_what_a_colleague_changed_meanwhile_is_shown_and_not_overwritten():
    moved = {1: row("Alfa", "5")}
    found = laid_together(moved, [shown(1, typed=row("Alfa", "3")), shown(2, 1, typed=row("Beta", "4"))])
    assert found == Merged(clashes={0: row("Alfa", "5"), 1: None})
    assert laid_together(moved, [shown(1, removed=True)]) == Merged(clashes={0: row("Alfa", "5")})


def test_the_same_change_twice_is_one_and_so_is_the_same_new_company():
    assert laid_together({1: row("Alfa", "3")}, [shown(1, typed=row("Alfa", "3"))]) == Merged()
    assert laid_together({3: row("Gamma")}, [Typed(0, row("Gamma"))]) == Merged()
    assert laid_together({}, [shown(1, removed=True)]) == Merged()


def test_the_twin_without_its_mark_clashes():
    assert laid_together(STORED, [Typed(0, row("Alfa", "3"), 1)]) == Merged(clashes={0: STORED[1]})


def test_a_mark_tells_a_name_from_a_number():
    assert row("A", number="1").mark != row("A1").mark
    assert row("A", "1.50").mark == row("A", "1.5").mark


def test_one_name_in_two_spellings_is_one_name():
    assert named_twice([row("Alfa  BV"), row("ALFA bv"), row("Beta")]) == {"alfa bv"}


def test_probable_doubles_share_a_number_or_differ_by_a_letter():
    rows = [row("Textielhuis"), row("Een", number="12345678"), row("Textielhuys"), row("Twee", number="12345678"),
            row("Drie", number=""), row("Tektielhuys")]  # fmt: skip
    assert [[one.name for one in group] for group in probable_doubles(rows)] == [
        ["Een", "Twee"], ["Textielhuis", "Textielhuys", "Tektielhuys"]
    ]  # fmt: skip


def test_a_company_that_links_two_groups_makes_them_one():
    names = ["Modehuis a", "Modehuis bc", "Modehuis b"]
    assert [[one.name for one in group] for group in probable_doubles([row(name) for name in names])] == [
        ["Modehuis a", "Modehuis bc", "Modehuis b"]
    ]


def test_the_total_is_exact():
    assert total_of([row(share="0.1"), row(share="0.2")]) == Decimal("0.3")
