"""Every worker is right after every commit: interleaved edits, seals that wait and fail, and a restored backup."""

import json
import os
import random
import subprocess
import sys
import threading

import pytest
from django.db import connection, connections, transaction

from covenants.models import MilestoneStatement
from covenants.moment.store import COLUMNS
from dossier.actions import record, seal
from dossier.actions_masters import places_of
from dossier.models import Document, Organisation
from dossier.protection import active_triggers
from tests.conftest import ROOT
from tests.covenants.samples import make_world, publish, sample_of
from tests.covenants.worker_answer import answer
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db
INTERLEAVINGS = 1000


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), own_database(tmp_path) as own:
        yield own


class Worker:
    """A reader in a process of its own."""

    def __init__(self):
        settings = {
            key: connection.settings_dict[key] for key in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
        }
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.covenants.asking_worker", json.dumps(settings)],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


def truth():
    """Say what a reader must be told, from a memory that starts anew."""
    COLUMNS.clear()
    return answer()


class Interleaving:
    """Two writers whose transactions overlap: both edit, one seals while the other is still open."""

    def __init__(self, database, world, seed):
        self.database, self.world, self.dice, self.count = database, world, random.Random(seed), 0

    def step(self):
        self.count += 1
        self.dice.choice((self.rename_in_two_transactions, self.roll_back_a_seal, self.edit_unsealed, self.state))()

    def rename_in_two_transactions(self):
        """A saves and waits; B saves another row and commits a seal; A commits; then A's row is sealed."""
        opened, sealed = threading.Event(), threading.Event()
        name = f"Kabinet {self.count}"

        def first():
            with transaction.atomic():
                if connection.vendor == "sqlite":  # one writer at a time: the other waits for its turn
                    opened.set()
                else:
                    self.rename(Organisation, "kabinet", name=name)
                    opened.set()
                    sealed.wait(10)
            if connection.vendor == "sqlite":
                sealed.wait(10)
                self.rename(Organisation, "kabinet", name=name)

        def second():
            opened.wait(10)
            letter = self.rename(Document, "kst-1-1", title=f"Brief {self.count}")
            publish(letter, by=self.world.user)
            sealed.set()

        for outcome in self.database.at_once(first, second):
            assert not isinstance(outcome, Exception), outcome
        publish(Organisation.objects.get(slug="kabinet"), by=self.world.user)

    def rename(self, model, key, **values):
        row = model.objects.get(**{model.NATURAL_KEY: key})
        for field, value in values.items():
            setattr(row, field, value)
        row.save()
        return row

    def roll_back_a_seal(self):
        with transaction.atomic():
            publish(self.rename(Organisation, "kabinet", name="Nooit"), by=self.world.user)
            transaction.set_rollback(True)

    def edit_unsealed(self):
        self.rename(Document, "motie", title=f"Motie {self.count}")

    def state(self):
        said = sample_of(MilestoneStatement, self.world, kind=self.dice.choice(("presented", "intent_declared")))
        seal([record(said, by=self.world.user)], by=self.world.user, reason="Proef.")


def test_every_worker_is_right_after_every_commit(database):
    with database.in_use():
        world = make_world()
        seal(
            [record(sample_of(MilestoneStatement, world), by=world.user)], by=world.user, reason="Eerste.",
            masters=places_of([world.motion, world.rule]),
        )  # fmt: skip
        workers = [Worker() for _ in range(2)]
        interleaving = Interleaving(database, world, seed=26485)
        try:
            for number in range(INTERLEAVINGS if connection.vendor == "postgresql" else 60):
                interleaving.step()
                said = [worker.ask() for worker in workers]
                assert said[0] == said[1]
                if number % 10 == 0:
                    assert said[0] == truth()
            assert said[0] == truth()
        finally:
            for worker in workers:
                worker.stop()
        connections.close_all()


def test_a_restored_backup_is_noticed_by_every_worker(database):
    """Another record under the same numbers: the seals after the backup are gone, others take their numbers."""
    with database.in_use():
        world = make_world()
        first = seal([record(sample_of(MilestoneStatement, world), by=world.user)], by=world.user, reason="Eerste.")
        backup = dump()
        worker = Worker()
        try:
            publish_title(world, "Na de back-up")
            assert worker.ask()[1][-1] == "Na de back-up"
            restore(backup)
            assert worker.ask()[:2] == [first.number, ["Kabinet", "Brief"]]
            world.letter.refresh_from_db()
            publish_title(world, "Anders verder")
            assert worker.ask()[:2] == [first.number + 1, ["Kabinet", "Anders verder"]]
            assert worker.ask() == truth()
        finally:
            worker.stop()
        connections.close_all()


def publish_title(world, title):
    world.letter.title = title
    world.letter.save()
    publish(world.letter, by=world.user)


TABLES = ("dossier_sealedmaster", "dossier_historicaldocument", "dossier_revision")


def dump():
    """Note how far the tables reach; putting a backup back takes what came later away, guards and all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(number) FROM dossier_revision")
        return cursor.fetchone()[0], Document.objects.get(key="kst-1-1").version


def restore(backup):
    number, version = backup
    guards = [(table, name) for table, name in active_triggers() if table in TABLES]
    with transaction.atomic(), connection.cursor() as cursor:
        laid = []
        for table, name in sorted(guards):
            if connection.vendor == "sqlite":
                cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [name])
                laid.append(cursor.fetchone()[0])
                cursor.execute(f"DROP TRIGGER {name}")
            else:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
                laid.append(f"ALTER TABLE {table} ENABLE TRIGGER {name}")
        cursor.execute("DELETE FROM dossier_sealedmaster WHERE revision_id > %s", [number])
        cursor.execute("DELETE FROM dossier_revision WHERE number > %s", [number])
        cursor.execute("DELETE FROM dossier_historicaldocument WHERE version > %s", [version])
        cursor.execute("UPDATE dossier_document SET title = 'Brief', version = %s WHERE title <> 'Motie'", [version])
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in laid:
            cursor.execute(statement)
