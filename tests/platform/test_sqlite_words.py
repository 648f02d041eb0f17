"""The SQL that is kept in the words of SQLite is what Django would have made of it."""

import sqlite3
from contextlib import closing

import pytest
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from imvo_tracker.sqlite.base import LONGEST_KEPT, _Cursor, _with_question_marks

pytestmark = pytest.mark.one_database
QUERIES = ("SELECT %s", "SELECT %s LIKE '%%s%%', '%%', %s", "SELECT '?'", "")


@pytest.fixture
def cursor():
    with closing(sqlite3.connect(":memory:")) as connection:
        yield connection.cursor(factory=_Cursor)


@pytest.mark.parametrize("query", QUERIES)
def test_places_for_values_are_those_of_django(cursor, query):
    assert cursor.convert_query(query) == SQLiteCursorWrapper.convert_query(cursor, query)


def test_named_places_are_left_to_django(cursor):
    assert cursor.convert_query("SELECT %(one)s", param_names=["one"]) == "SELECT :one"
    assert cursor.execute("SELECT %(one)s + %(one)s", {"one": 4}).fetchone() == (8,)


def test_a_question_asked_twice_is_written_once_and_a_long_one_is_not_kept(cursor):
    _with_question_marks.cache_clear()
    short = "SELECT %s + 1"
    assert [cursor.execute(short, [number]).fetchone()[0] for number in (1, 2)] == [2, 3]
    kept = _with_question_marks.cache_info()
    assert (kept.misses, kept.hits) == (1, 1)
    padded = f"SELECT %s{' ' * LONGEST_KEPT}"
    assert cursor.execute(padded, [5]).fetchone() == (5,)
    assert _with_question_marks.cache_info().currsize == 1
