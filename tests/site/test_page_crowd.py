"""Many ask for a page at the same moment: one makes it, the others wait."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client

from covenants.models import MilestoneStatement
from dashboards.frame.requests import read_requested_record
from dossier.actions import record, seal
from tests.covenants.samples import make_world, sample_of
from tests.dossier.own_database import own_database

VISITORS = 6


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def own(django_db_setup, django_db_blocker, tmp_path):
    """A database of the test's own, in which every thread may ask."""
    with django_db_blocker.unblock(), own_database(tmp_path) as found, found.in_use():
        world = make_world()
        seal([record(sample_of(MilestoneStatement, world), by=world.user)], by=world.user, reason="Eerste.")
        yield found


class Crowd:
    """Visitors of one page at the same moment; the first waits until all the others have come."""

    def __init__(self, own, monkeypatch, fails=False):
        self.own, self.fails, self.made = own, fails, []
        self.started, self.go_on = threading.Event(), threading.Event()
        self.client = Client(raise_request_exception=False)
        self.client.get("/uitleg/")  # loads the middleware, which all share
        monkeypatch.setattr("dashboards.overview.views.read_requested_record", self.slowly)

    def slowly(self, asked):
        self.made.append(asked)
        if len(self.made) == 1:
            self.started.set()
            assert self.go_on.wait(20)
            if self.fails:
                raise RuntimeError("stuk")
        return read_requested_record(asked)

    def ask(self):
        with self.own.in_use():
            return self.client.get("/")

    def come(self):
        with ThreadPoolExecutor(VISITORS) as threads:
            first = threads.submit(self.ask)
            assert self.started.wait(20)
            others = [threads.submit(self.ask) for _ in range(VISITORS - 1)]
            threading.Timer(1, self.go_on.set).start()
            return [one.result() for one in (first, *others)]


@pytest.mark.django_db
def test_one_makes_the_page_and_the_others_wait(own, page_cache, monkeypatch):
    crowd = Crowd(own, monkeypatch)
    answers = crowd.come()
    assert [one.status_code for one in answers] == [200] * VISITORS
    assert (len(crowd.made), len({one.content for one in answers})) == (1, 1)


@pytest.mark.django_db
def test_who_waits_for_a_page_that_fails_gets_his_own(own, page_cache, monkeypatch):
    crowd = Crowd(own, monkeypatch, fails=True)
    assert [one.status_code for one in crowd.come()] == [500] + [200] * (VISITORS - 1)
    assert crowd.client.get("/").status_code == 200
