"""Two workers that keep pages, against one that keeps none: whatever is sealed, opened or corrected meanwhile, whoever
asks, in either language and at any hour, they answer the same bytes.

A few hundred steps in the suite; the long form takes its number from the environment:
NEVER_STALE_STEPS=10000 .venv/bin/pytest -n 0 tests/site/test_never_stale.py
"""

import base64
import gzip
import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import brotli
import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.db import connection, connections

from covenants.models import MilestoneStatement, StatusReport
from dossier.actions import correct, record, seal
from dossier.actions_masters import places_of
from imvo_tracker.lib.asof import today
from tests.conftest import ROOT
from tests.covenants.samples import DAY, make_world, publish, sample_of
from tests.dossier.own_database import own_database

STEPS = int(os.environ.get("NEVER_STALE_STEPS", "250"))
START = datetime(2027, 3, 20, 21, 0, tzinfo=UTC)  # a week before the clocks go forward
PATHS = (
    "/", "/convenanten/", "/convenanten/textiel/", "/beloften/", "/documenten/", "/documenten/kst-1-1/", "/correcties/",
    "/uitleg/", "/convenanten/tijdlijn/", "/vergelijk/", "/sectoren/TEX/", "/grafieken/beloofd-en-ondertekend.svg",
    "/convenanten/nergens/", "/sectoren/tex/",
)  # fmt: skip
CODINGS = {None: bytes, "br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), own_database(tmp_path) as own, own.in_use():
        yield own
        connections.close_all()


class Worker:
    """A server process, with or without a cache of pages."""

    def __init__(self, keeps):
        database = {
            key: connection.settings_dict[key] for key in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
        }
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.site.asking_worker", json.dumps(database), keeps]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def ask(self, **asked):
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        status, headers, body = json.loads(self.process.stdout.readline())
        return status, headers, base64.b64decode(body)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


class Play:
    """Seeded: what happens to the record, the clock and the visitors."""

    def __init__(self, seed):
        self.dice, self.count, self.now = random.Random(seed), 0, START
        self.world = make_world()
        masters = places_of([self.world.motion, self.world.rule])
        said = [record(sample_of(MilestoneStatement, self.world), by=self.world.user)]
        seal(said, by=self.world.user, reason="Eerste.", masters=masters)
        self.closed, self.recent = [], []
        self.session, self.held, self.seen, self.happened = "", {}, {}, Counter()
        self.staff = User.objects.create_superuser("beheer")
        self.workers = [Worker("keeps"), Worker("keeps")]
        self.plain = Worker("makes")

    def stop(self):
        for worker in (*self.workers, self.plain):
            worker.stop()

    def step(self):
        acts = {self.ask: 24, self.pass_time: 6, self.state: 1, self.embargo: 1, self.rename: 1, self.edit_unsealed: 1,
                self.close: 1, self.open: 1, self.correct: 1, self.sign_in_or_out: 1}  # fmt: skip
        self.count += 1
        (act,) = self.dice.choices(list(acts), list(acts.values()))
        self.happened[act.__name__] += 1
        with time_machine.travel(self.now, tick=False):
            act()

    def ask(self):
        """One worker that keeps pages and the one that does not are asked the same; only then the clock goes on."""
        again = self.recent and self.dice.random() < 0.6
        address, headers = self.dice.choice(self.recent) if again else self.address(), {}
        self.recent = [*self.recent, address][-5:]
        if self.dice.random() < 0.7:
            headers["accept-encoding"] = self.dice.choice(("br", "gzip", "gzip;q=1, br;q=0.5"))
        tag = self.dice.choice([*self.held.get(address, []), *self.held.get(address, [])[-1:], ""])
        session = self.session if self.dice.random() < 0.5 else ""
        asked = {"address": address, "now": self.now.isoformat(), "session": session}
        status, plain, truth = self.plain.ask(**asked, headers={})
        found, head, body = self.dice.choice(self.workers).ask(**asked, headers=headers | {"if-none-match": tag})
        where = (self.count, address, self.now, session)
        self.happened["unchanged" if found == 304 else "for staff" if session else f"{found}"] += 1
        for name in ("Content-Language", "Content-Type", "Set-Cookie", "Location"):
            assert head[name] == plain[name] or (found == 304 and head[name] is None), (*where, name)
        if session:
            assert (head["Cache-Control"], head["ETag"]) == ("no-store, private", None), where
        if found == 304:
            assert (status, tag in self.held[address], self.seen[address, tag] == truth) == (200, True, True), where
            return
        assert (found, CODINGS[head["Content-Encoding"]](body)) == (status, truth), where
        if status == 200 and not session:
            self.held.setdefault(address, []).append(head["ETag"])
            del self.held[address][:-3]
            self.seen[address, head["ETag"]] = truth

    def address(self):
        path = self.dice.choice(("", "/en")) + self.dice.choice(PATHS)
        day = DAY + timedelta(days=self.dice.choice((0, 400, 5000)))
        known = self.dice.choice((DAY, DAY + timedelta(days=3), self.local_day()))
        queries = (
            "", "", "", "onzin=1", f"peildatum={day}", "bekend_op=vandaag", f"bekend_op={known}&peildatum={day}",
            f"telregel=kabinet&revisie=1&peildatum={day}&bekend_op={known}", f"revisie={self.dice.randrange(1, 6)}",
        )  # fmt: skip
        query = self.dice.choice(queries)
        return f"{path}?{query}" if query else path

    def local_day(self):
        with time_machine.travel(self.now, tick=False):
            return today()

    def pass_time(self):
        """Minutes, an hour, or to the second around midnight in Amsterdam, with its summer time."""
        midnight = (self.now + timedelta(hours=2)).replace(hour=self.dice.choice((22, 23)), minute=0, second=0)
        steps = (
            self.now + timedelta(minutes=7),
            self.now + timedelta(hours=3),
            midnight - timedelta(seconds=1),
            midnight,
        )
        self.now = max(self.now, self.dice.choice(steps))

    def report(self, **values):
        text = f"Bericht {self.count}"
        return record(sample_of(StatusReport, self.world, text=text, known_from=DAY, **values), by=self.world.user)

    def seal(self, *entries, **more):
        seal(list(entries), by=self.world.user, reason="Proef.", **more)

    def state(self):
        said = sample_of(MilestoneStatement, self.world, kind=self.dice.choice(("presented", "intent_declared")))
        self.seal(record(said, by=self.world.user))

    def embargo(self):
        self.seal(self.report(public_from=self.local_day() + timedelta(days=self.dice.randrange(3))))

    def close(self):
        closed = self.report(public_from=None)
        self.seal(closed)
        self.closed.append(closed)

    def open(self):
        if self.closed:
            self.seal(openings={self.closed.pop(): self.local_day() + timedelta(days=self.dice.randrange(2))})

    def correct(self):
        wrong = self.report(public_from=DAY)
        self.seal(wrong)
        right = correct(wrong, by=self.world.user, reason="Tikfout.", text=f"Verbeterd {self.count}")
        self.seal(right)

    def rename(self):
        self.world.letter.title = f"Brief {self.count}"
        self.world.letter.save()
        publish(self.world.letter, by=self.world.user)

    def edit_unsealed(self):
        """A working copy: nobody may see it before a seal."""
        self.world.motion.title = f"Motie {self.count}"
        self.world.motion.save()
        self.report(public_from=DAY)

    def sign_in_or_out(self):
        store = import_module(settings.SESSION_ENGINE).SessionStore(self.session or None)
        if self.session:
            store.flush()
            self.session = ""
            return
        store[SESSION_KEY] = str(self.staff.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = self.staff.get_session_auth_hash()
        store.set_expiry(date(2199, 1, 1) - date(2027, 1, 1))
        store.create()
        self.session = store.session_key


@pytest.mark.django_db
@pytest.mark.one_database
def test_no_byte_is_stale_or_foreign(database):
    play = Play(seed=26485)
    try:
        for _ in range(STEPS):
            play.step()
    finally:
        play.stop()
    happened = play.happened
    assert all(happened[act] for act in ("state", "embargo", "rename", "close", "open", "correct", "sign_in_or_out"))
    kinds = ("unchanged", "for staff", "200", "301", "404")
    assert {kind: happened[kind] for kind in kinds if not happened[kind]} == {}
