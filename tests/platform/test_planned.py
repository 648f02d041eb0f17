"""A question is planned once for each connection of PostgreSQL, and answered the same on either database."""

from datetime import date

import pytest
from django.db import connection

from dossier.choices import KnownBasis
from dossier.planned import MOST_VALUES, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def own():
    """A connection of its own, outside the transaction of the test."""
    copied = connection.copy("own")
    yield copied
    copied.close()


def ask(own, sql, *values):
    with own.cursor() as cursor:
        put(own, cursor, sql, values)
        return cursor.fetchall()


def planned(own):
    with own.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return len(cursor.fetchall())


def test_every_kind_of_value_comes_back_as_in_a_question_that_is_put_in_full(own):
    read = KnownBasis.values[0]
    assert ask(own, "SELECT 1") == [(1,)]
    assert ask(own, "SELECT %s + 1, %s || '%%s', %s", 7, "a", 2**40) == [(8, "a%s", 2**40)]
    assert ask(own, "SELECT %s WHERE %s = 'x'", 7, "y") == []
    assert ask(own, "SELECT %s || ''", KnownBasis(read)) == [(read,)]
    assert ask(own, "SELECT %s IS NULL AND %s = %s", None, True, True)[0][0] in (True, 1)
    adapt = own.ops.adapt_datefield_value
    assert str(ask(own, "SELECT %s", adapt(date(2020, 2, 29)))[0][0]) == "2020-02-29"


def test_on_postgresql_it_is_planned_once_and_without_it_put_in_full(own):
    if own.vendor == "sqlite":  # keeps statements by itself
        return
    for number in range(3):
        assert ask(own, "SELECT %s * 2", number) == [(number * 2,)]
    assert planned(own) == 1
    ask(own, "SELECT %s", "text")
    ask(own, "SELECT %s", 1)
    assert planned(own) == 3
    ask(own, "SELECT %s", None)
    ask(own, f"SELECT 1 WHERE 2 IN ({', '.join(['%s'] * (MOST_VALUES + 1))})", *range(MOST_VALUES + 1))
    assert planned(own) == 3
    with own.cursor() as cursor:
        cursor.execute("DISCARD ALL")  # as a pooler does, or another connection in between
    assert ask(own, "SELECT %s * 2", 4) == [(8,)]
    assert ask(own, "SELECT %s * 2", 5) == [(10,)]
    assert planned(own) == 1


def test_a_table_that_is_changed_meanwhile_and_a_transaction_do_no_harm(own):
    if own.vendor == "sqlite":  # keeps statements by itself
        return
    with own.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE changed (number integer)")
        cursor.execute("INSERT INTO changed VALUES (7)")
    assert ask(own, "SELECT number FROM changed WHERE number = %s", 7) == [(7,)]
    with own.cursor() as cursor:
        cursor.execute("ALTER TABLE changed ALTER COLUMN number TYPE text")
    assert ask(own, "SELECT * FROM changed") == [("7",)]
    kept = planned(own)
    own.set_autocommit(False)
    own.in_atomic_block = True  # as `transaction.atomic` has it
    assert ask(own, "SELECT %s + 2", 1) == [(3,)]
    own.in_atomic_block = False
    own.rollback()
    own.set_autocommit(True)
    assert planned(own) == kept
