"""Loading in numbers: a fixed number of queries, and two loads that wait for one another."""

import json
import re
import subprocess
import sys
import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.actions import load_record
from covenants.actions.load_record import load_record_file
from covenants.models import MilestoneStatement
from dossier.models import Revision
from dossier.selectors import find_faults
from tests.conftest import LETTER, RECORD_FILES, ROOT
from tests.covenants.record_files import MASTERS
from tests.covenants.samples import make_publisher
from tests.dossier.own_database import own_database
from tests.serving import environment_in

TYPES = (
    "type: milestone, covenant: textiel, kind: signed, modality: expect, words: eerste helft 2017",
    "type: target, target: tien, role: claim, quantity: 3, text: Drie.",
    "type: condition, threshold: drempel, unit: company, minimum: 35",
    "type: measurement, covenant: textiel, unit: company, low: 35",
    "type: participation, covenant: textiel, group: vakbonden, role: signatory",
    "type: report, topic: policy, text: Beleid.",
    "type: undertaking, undertaking: brief, event: made, text: Belofte.",
)


def many(count):
    """Return a file with so many statements in every table."""
    lines = [
        f'  - {{ref: {number}/{place}, document: brief, page: "{number + 1}", actor: kabinet, {text}}}\n'
        for place, text in enumerate(TYPES)
        for number in range(count)
    ]
    return MASTERS + "statements:\n" + "".join(lines)


def queries(load, text):
    """Count what a load asks: each table's inserts count once, for SQLite splits them at 999 values."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        load(text)
    texts = [query["sql"] for query in asked.captured_queries]
    inserts = {re.match(r'INSERT INTO "(\w+)"', sql)[1] for sql in texts if sql.startswith("INSERT")}
    return len([sql for sql in texts if not sql.startswith("INSERT")]), len(inserts)


@pytest.mark.parametrize("count", [1, 3, 100])
def test_a_load_asks_the_same_whatever_its_size(load, count):
    lock = 1 if connection.vendor == "postgresql" else 0  # asked for by the load, and again by its seal
    # one of them asks to which sectors the account is limited
    assert queries(load, many(count)) == (188 + 2 * lock, 38)
    assert queries(load, many(count)) == (32 + lock, 0)


def test_the_whole_record_takes_a_fifth_of_what_the_letter_took(user):
    """Before the loading in bulk the letter took 7,015 queries, the first seven files 22,461."""
    with CaptureQueriesContext(connection) as asked:
        for name in RECORD_FILES:
            load_record_file(LETTER.parent / name, by=user)
    first = len(asked)
    with CaptureQueriesContext(connection) as asked:
        for name in RECORD_FILES:
            load_record_file(LETTER.parent / name, by=user)
    again = len(asked) / len(RECORD_FILES)
    assert (first <= 1830, again <= 25) == (True, True), (first, again)


class TestAtOnce:
    @pytest.fixture
    def _django_db_helper(self):
        """Open no transaction on the shared test database: these tests work in a copy of it."""

    @pytest.fixture
    def database(self, django_db_setup, django_db_blocker, tmp_path):
        with django_db_blocker.unblock(), own_database(tmp_path) as own:
            yield own

    @pytest.mark.django_db
    def test_of_two_loads_by_two_processes_the_second_finds_nothing_new(self, database, tmp_path):
        """On an empty database, at the same time, three times over."""
        with database.in_use():
            environment = environment_in(tmp_path, 8000) | {"DATABASE_URL": address(connection)}
        command = [sys.executable, "manage.py", "load_record", str(LETTER)]
        running = [
            subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for _process in range(3)
        ]
        told = [process.communicate(timeout=120) for process in running]
        assert [process.returncode for process in running] == [0, 0, 0], told
        assert sorted(out.strip() for out, _err in told) == [
            f"{LETTER.name}: 0 new, 134 known; nothing new",
            f"{LETTER.name}: 0 new, 134 known; nothing new",
            f"{LETTER.name}: 134 new, 0 known; sealed as revision 1",
        ]
        with database.in_use():
            assert (Revision.objects.count(), get_user_model().objects.count(), find_faults()) == (1, 1, [])
            assert MilestoneStatement.objects.filter(revision=1).count() > 0

    @pytest.mark.django_db
    def test_without_the_lock_both_write_and_one_is_refused(self, database, tmp_path, monkeypatch):
        """The twin that shows the race: both find the record empty."""
        with database.in_use():
            user = make_publisher("editor")
        path = tmp_path / "proef.yaml"
        path.write_text(many(1))
        together = threading.Barrier(2, timeout=20 if connection.vendor == "postgresql" else 1)
        real = load_record._Plan.write

        def both(plan, by, **how):
            together.wait()
            return real(plan, by, **how)

        monkeypatch.setattr(load_record, "take_record_lock", lambda: None)
        monkeypatch.setattr(load_record._Plan, "write", both)
        outcomes = database.at_once(*[lambda: load_record_file(path, by=user).revision.number] * 2)
        if connection.vendor == "postgresql":
            assert sorted(type(outcome).__name__ for outcome in outcomes) == ["RecordFileError", "int"]
        else:  # BEGIN IMMEDIATE is the lock there: the second never came to the barrier
            assert all(isinstance(outcome, threading.BrokenBarrierError) for outcome in outcomes)


def test_a_database_that_cannot_take_it_is_a_line_and_no_traceback(tmp_path):
    environment = environment_in(tmp_path, 8000)
    command = [sys.executable, "manage.py", "load_record", str(LETTER)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    # The trail of what was tried could not be written either: that is told the operator in the log
    *told, last = done.stderr.splitlines()
    assert last.startswith("CommandError: the database cannot be written: ")
    assert [json.loads(line)["event"] for line in told] == ["imvo.audit"]


def address(wrapper):
    """Return the address of a database, as DATABASE_URL has it."""
    settings = wrapper.settings_dict
    if wrapper.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
