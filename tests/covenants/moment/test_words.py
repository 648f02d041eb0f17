"""The vocabulary of the engine, word by word."""

from datetime import date

import numpy as np
import pytest

from covenants.moment import spans, words
from covenants.moment.words import NEVER, NOTHING

# Six rows of three groups; the third group has none.
GROUP = np.array([0, 1, 0, 1, 0, 3])
VALUES = np.array([50, 20, 30, 40, 30, 7])
ROWS = np.arange(6)


def told(found):
    return np.asarray(found).tolist()


def test_days_come_back_as_they_went_in():
    assert [words.day_of(words.ordinal(day)) for day in (None, date(2016, 6, 17))] == [None, date(2016, 6, 17)]
    assert words.ordinal(None) == NEVER > date.max.toordinal()


def test_the_days_of_a_column():
    days = [date(2016, 6, 17), None, date.max, date(2016, 6, 17)]
    assert words.days_of(np.array([words.ordinal(day) for day in days])) == days


def test_pairs_are_compared_value_by_value():
    assert told(words.later_of(np.array([1, 5]), np.array([3, 2]))) == [3, 5]
    assert told(words.earlier_of(np.array([1, 5]), 3)) == [1, 3]


def test_columns_and_masks_are_made():
    assert told(words.column(range(3))) == [0, 1, 2]
    same = words.column(VALUES)
    assert (told(same), same.dtype, words.column(same, int).dtype) == (told(VALUES), np.int32, np.int64)
    assert told(words.mask(number > 1 for number in range(3))) == [False, False, True]
    assert told(words.all_of(2, 7)) == [7, 7]
    assert told(words.none_of(2)) == [False, False]
    assert told(words.holds_at([2, 0], 4)) == [True, False, True, False]
    assert told(words.spread(np.array([8, 9]), np.array([2, 0]), 4)) == [9, 0, 8, 0]
    assert told(words.spread(np.array([8]), np.array([1]), 3, NOTHING)) == [NOTHING, 8, NOTHING]
    assert told(words.joined(np.array([1]), np.array([2, 3]))) == [1, 2, 3]
    assert (words.is_column(VALUES), words.is_column([1])) == (True, False)


def test_one_of_some():
    assert told(words.is_one_of(VALUES, {20, 7})) == [False, True, False, False, False, True]


def test_the_value_at_no_row_is_the_other():
    assert told(words.value_at(VALUES, np.array([[1, NOTHING], [5, 0]]), -3)) == [[20, -3], [7, 50]]
    assert told(words.value_at(np.array([], dtype=int), np.array([NOTHING, NOTHING]), NEVER)) == [NEVER, NEVER]


def test_a_mask_never_holds_for_no_row():
    answers = np.array([False, True])
    assert told(words.holds_for(answers, np.array([[0, 1], [NOTHING, 1]]))) == [[False, True], [False, True]]
    assert told(words.holds_for(np.array([], dtype=bool), np.array([NOTHING]))) == [False]


def test_keys_are_looked_up_and_found():
    keys = np.array([4, NOTHING, 9, 2])
    assert told(words.looked_up(keys, {4: 40, 2: 20}, -5)) == [40, -5, -5, 20]
    assert told(words.find_keys(np.array([30, 10, 20]), np.array([20, 30, 99, 5]))) == [2, 0, NOTHING, NOTHING]
    assert told(words.find_keys(np.array([], dtype=int), np.array([1]))) == [NOTHING]


def test_a_replaced_column_leaves_the_old_one_alone():
    assert told(words.replaced(VALUES, np.array([0, 5]), np.array([1, 2]))) == [1, 20, 30, 40, 30, 2]
    assert told(VALUES) == [50, 20, 30, 40, 30, 7]


def test_the_first_case_that_holds_decides():
    big, even = VALUES >= 30, VALUES % 20 == 0
    assert told(words.first_match((even, VALUES), (big, -1), otherwise=0)) == [-1, 20, -1, 40, -1, 0]
    assert told(words.first_match((big, -1), (even, -2), otherwise=VALUES)) == [-1, -2, -1, -1, -1, 7]


def test_the_first_match_is_that_of_a_plain_choice_whatever_the_shape_and_the_size_of_the_values():
    dice = np.random.default_rng(5)
    for shape in ((0,), (1,), (400,), (30, 12)):
        for most in (3, 127, 128, 40_000, words.NEVER, 2 * words.NEVER):
            masks = [dice.random(shape) < 0.4 for _ in range(4)]
            numbers = [int(one) for one in dice.integers(-most, most + 1, 4)]
            columns = [dice.integers(-most, most + 1, shape, dtype=np.int32) for _ in range(2)]
            for values in (numbers, [*columns, *numbers[:2]], [*numbers[:2], *columns]):
                *cases, otherwise = [*zip(masks, values, strict=True), -most]
                plain = np.full(shape, otherwise, dtype=np.int64)
                for holds, value in reversed(cases):
                    plain[holds] = value if isinstance(value, int) else value[holds]
                chosen = words.first_match(*cases, otherwise=otherwise)
                assert chosen.tolist() == plain.tolist()
                assert chosen.dtype == (np.int64 if values is numbers else np.int32)


def test_any_of_some_masks():
    assert told(words.any_holds(VALUES > 40, VALUES < 10, words.none_of(6))) == [True, *[False] * 4, True]


def test_rows_are_chosen_in_the_order_in_which_they_stand():
    order = np.array([5, 3, 0])
    assert told(words.rows_where(VALUES > 30)) == [0, 3]
    assert told(words.among(order, VALUES > 10)) == [3, 0]
    assert told(words.keep(order, np.array([True, False, True]))) == [5, 0]
    assert told(words.at_places(order, np.array([2, 0]))) == [0, 5]
    assert told(words.every_row(3)) == [0, 1, 2]


def test_an_order_goes_by_the_first_column_first_and_is_stable():
    assert told(words.in_order(ROWS, GROUP, VALUES)) == [2, 4, 0, 1, 3, 5]
    assert told(words.in_order(np.array([4, 2, 5]), VALUES)) == [5, 4, 2]
    assert told(words.in_order(np.array([4, 2]))) == [4, 2]


@pytest.mark.parametrize("count", range(8))
def test_the_first_few_are_those_of_the_whole_order(count):
    assert told(words.first_in_order(ROWS, count, VALUES, -ROWS)) == told(words.in_order(ROWS, VALUES, -ROWS)[:count])


@pytest.mark.parametrize(("most", "last"), [(1, [3]), (2, [0, 3]), (3, [2, 0, 3]), (9, [2, 0, 3])])
def test_the_last_few_that_fit_come_from_the_end(most, last):
    order = np.array([5, 2, 1, 0, 3, 4])
    assert told(words.last_where(order, np.array([True, False, True, True, False, False]), most)) == last


def test_rows_are_parted_by_a_code_and_keep_their_order():
    assert [told(rows) for rows in words.by_code(np.array([4, 3, 0, 5]), GROUP, 3)] == [[4, 0], [3], []]


def test_ranks():
    assert told(words.rank(np.array([2, 0, 1]))) == [1, 2, 0]
    assert told(words.rank_of_words(["hout", "goud", "hout", "Zand"])) == [2, 1, 2, 0]


def test_distinct_values():
    assert words.distinct(np.array([3, NOTHING, 1, 3])) == [1, 3]
    assert told(words.distinct_in_order(np.array([3, 1, 3, 0]))) == [3, 1, 0]
    first, which = words.grouped_by(np.array([1, 1, 2, 1]), np.array([5, 6, 5, 5]))
    assert (told(first), told(which)) == ([0, 1, 2], [0, 1, 2, 0])


@pytest.mark.parametrize(("value", "count"), [(0, 0), (1, 1), (2, 3), (3, 3), (9, 4), (2**40, 4)])
def test_how_many_values_of_a_column_come_before_another(value, count):
    assert words.how_many_until(np.array([1, 2, 2, 4]), value) == count


def test_the_value_is_made_of_the_kind_of_the_column():
    assert words.how_many_until(np.array([1, 2, NEVER], dtype=np.int32), NEVER - 1) == 2
    assert words.how_many_until(np.array([], dtype=np.int32), 5) == 0


def test_one_value_for_each_group():
    last = words.last_of_each(GROUP, np.array([4, 0, 3], dtype=np.int32), 4)
    assert (told(last), last.dtype) == ([0, 3, NOTHING, NOTHING], np.int32)
    assert told(words.largest_of_each(VALUES, GROUP, ROWS, 4, -1)) == [50, 40, -1, 7]
    assert told(words.largest_of_each(VALUES, GROUP, np.array([2, 1]), 4)) == [30, 20, 0, 0]
    assert told(words.smallest_of_each(VALUES, GROUP, ROWS, 4)) == [30, 20, NEVER, 7]
    assert told(words.smallest_of_each(VALUES, GROUP, np.array([0]), 4, 60)) == [50, 60, 60, 60]
    assert told(words.any_of_each(GROUP, np.array([1, 5]), 4)) == [False, True, False, True]


def test_counts():
    assert words.count_by(np.array([0, 2, 2, NOTHING, 7]), 4) == [1, 0, 2, 0]
    assert told(words.count_by_two(np.array([0, 1, 1]), np.array([2, 0, 0]), (2, 3))) == [[0, 0, 1], [2, 0, 0]]
    first, last = date(2016, 6, 17), date(2017, 1, 1)
    days = np.array([last.toordinal(), NEVER, first.toordinal(), last.toordinal()])
    assert words.totals_by_day(days) == ([first, last], [1, 3])
    assert words.totals_by_day(days[1:2]) == words.totals_by_day(days[:0]) == ([], [])


def test_groups_of_two_parts_are_laid_out_and_found():
    pairs = words.pair(np.array([0, 1, 1]), np.array([2, 0, 1]), 3)
    assert told(pairs) == [2, 3, 4]
    assert [told(part) for part in words.unpair(pairs, 3)] == [[0, 1, 1], [2, 0, 1]]
    laid_out = words.by_pair(np.arange(6), 3)
    assert told(laid_out) == [[0, 1, 2], [3, 4, 5]]
    assert told(words.of_inner(laid_out, 1)) == [1, 4]
    assert told(words.of_pair(laid_out, pairs)) == [2, 3, 4]
    assert (told(words.smallest_inner(laid_out)), told(words.largest_inner(laid_out))) == ([0, 3], [2, 5])
    assert told(words.any_inner(laid_out > 2)) == [False, True]
    assert told(words.any_outer(laid_out > 4)) == [False, False, True]
    assert told(words.for_every_inner(np.array([True, False])) & (laid_out > 0)) == [[False, True, True], [False] * 3]


def test_the_rows_of_each_group():
    each = spans.Spans(GROUP, 5)
    assert [told(each.of(number)) for number in range(5)] == [[0, 2, 4], [1, 3], [], [5], []]
    rows, which = each.of_each(np.array([3, 2, 0, 3]))
    assert (told(rows), told(which)) == ([5, 0, 2, 4, 5], [0, 2, 2, 2, 3])
    assert spans.listed(which, "abcde", 4) == [("a",), (), ("b", "c", "d"), ("e",)]
    assert spans.listed(which[:1], "a", 3) == [("a",), (), ()]
    assert [told(part) for part in each.of_each(np.array([], dtype=int))] == [[], []]


def test_the_neighbours_of_each_row_in_its_group():
    before, after = spans.neighbours(GROUP)
    assert told(before) == [NOTHING, NOTHING, 0, 1, 2, NOTHING]
    assert told(after) == [2, 3, 4, 6, 6, 6]
    assert [told(part) for part in spans.neighbours(np.array([], dtype=int))] == [[], []]


def test_columns_are_as_small_as_days_and_ranks_as_large_as_keys():
    """Days fit in four bytes, which halves the memory; places and ranks are what rows are named by."""
    assert words.mask([1, 0]).dtype == bool
    days = [words.largest_of_each(VALUES, GROUP, ROWS, 4), words.smallest_of_each(VALUES, GROUP, ROWS, 4)]
    assert [found.dtype for found in (*days, words.column(range(3)))] == [np.int32] * 3
    places = [words.rank(np.array([1, 0])), words.rank_of_words(["b", "a"]), words.all_of(2, 1)]
    assert [found.dtype for found in places] == [np.int64] * 3
    assert words.holds_for(np.array([], dtype=bool), np.array([[NOTHING], [NOTHING]])).shape == (2, 1)


def test_edges_of_codes_and_keys():
    assert words.distinct(np.array([2, 0, NOTHING])) == [0, 2]
    assert words.count_by(np.array([4, 0]), 4) == [1, 0, 0, 0]
    assert told(words.looked_up(np.array([], dtype=int), {}, -5)) == []
    assert told(words.looked_up(np.array([0, 1, NOTHING]), {}, -5)) == [-5, -5, -5]
    assert words.looked_up(np.array([3]), {3: 2**40}, 0).dtype == np.int64


def test_rows_of_a_group_keep_the_order_of_the_table_however_many():
    group = np.arange(400) % 2
    assert told(spans.Spans(group, 2).of(1)) == list(range(1, 400, 2))
    assert words.grouped_by(group, group)[1].shape == (400,)


def test_looking_from_the_end_stops_at_enough():
    order = np.arange(100)
    assert told(words.last_where(order, order % 2 == 0, 3)) == [94, 96, 98]
    assert told(words.last_where(order, order < 1, 3)) == [0]
