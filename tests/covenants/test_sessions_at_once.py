"""The same screen sent several times at the same moment, and two colleagues at one session."""

import pytest

from covenants.actions import negotiations
from covenants.actions.negotiations import Sent, keep_screen
from covenants.models import NegotiationSession, ProvisionalResult
from tests.covenants.negotiating import FULL, KEY, set_a_table
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db
TIMES = 5


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), own_database(tmp_path) as own:
        yield own


@pytest.fixture
def table(database):
    with database.in_use():
        return set_a_table()


def sending(table, screen, number, *, by=None, **changes):
    values = FULL[screen] | changes
    sent = Sent(number)
    return lambda: keep_screen(table.negotiation, KEY, screen, values, by=by or table.mine, sent=sent).pk


def rows(database):
    with database.in_use():
        return list(NegotiationSession.objects.order_by("pk").values_list("settled", "next_step", "supersedes"))


def test_what_is_sent_several_times_at_once_is_one_row(database, table):
    keys = database.at_once(*(sending(table, "vastgelegd", "a1") for _ in range(TIMES)))
    assert (len(set(keys)), rows(database)) == (1, [("Hoofdstuk 3 blijft.", "", None)])


def test_without_number_and_content_each_would_be_one(database, table, monkeypatch):
    """The twin: what tells that something was sent before is taken away."""
    monkeypatch.setattr(negotiations, "_was_sent", lambda *_given: False)
    monkeypatch.setattr(negotiations, "content_of", lambda *_given: None)
    keys = database.at_once(*(sending(table, "vastgelegd", f"a{number}") for number in range(TIMES)))
    assert (len(set(keys)), len(rows(database))) == (TIMES, TIMES)


def test_two_colleagues_on_two_screens_both_keep_theirs(database, table):
    database.at_once(
        sending(table, "vastgelegd", "a1", settled="Van mij."),
        sending(table, "volgende", "b1", next_step="Van een collega.", by=table.colleague),
    )
    *_first, (settled, next_step, supersedes) = found = rows(database)
    assert (len(found), settled, next_step, supersedes is None) == (2, "Van mij.", "Van een collega.", False)


def test_a_provisional_result_sent_at_once_is_put_to_the_members_once(database, table):
    acts = [sending(table, "vastgelegd", f"a{number}", result="provisional") for number in range(TIMES)]
    database.at_once(*acts)
    with database.in_use():
        assert [len(one.answers.all()) for one in ProvisionalResult.objects.all()] == [2]
