"""The release before keeps answering and writing while the new one migrates, and can be gone back to afterwards.

The commands are those of docs/how-to/upgrade.md and roll-back.md.
"""

import json
import re
import time
from types import SimpleNamespace

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.proof.asking import Asked, Visitor
from tests.proof.outcome import READ, outcome_of
from tests.proof.traffic import Traffic
from tests.releases.marks import marks
from tests.releases.place import Place, boxes
from tests.releases.servers import empty_database
from tests.serving import ROOT, Served, collect_static, environment_in, free_port, manage, running

APPS = ("dossier", "sectors", "covenants")
PAGE = "/api/v1/statements?covenant=textiel&pageSize=100"
OF_NEW = "Geschreven door de nieuwe versie."
# What the new release writes before one goes back
NEWER = f"""
revision: {{source: proef-nieuw, reason: Van de nieuwe versie.}}
statements:
  - {{ref: proef-nieuw/1, type: report, covenant: textiel, topic: progress, document: kst-26485-220, page: "2",
     actor: kabinet, text: {OF_NEW}}}
"""
# In one process of the new release: write, read the record with all faults of its ledger, show a page
NEW_RELEASE = f"""
from django.core.management import call_command
call_command("load_record", "FILE", verbosity=0)
{READ}
from django.test import Client
page = Client(SERVER_NAME="127.0.0.1").get("{PAGE}")
print("PAGE" + json.dumps([page.status_code, page.content.decode()]))
"""


def release_before():
    """Return the newest release that lacks a migration of today; the newest of all where none does."""
    here, known = {node for node in MigrationLoader(None).disk_migrations if node[0] in APPS}, marks()
    return next((mark for mark in reversed(known) if here - set(mark.migrations)), known[-1])


def wait_for(traffic, saves, seals):
    """Return when so many more were saved and sealed; fail after a minute."""
    wanted, end = (len(traffic.saved) + saves, len(traffic.sealed) + seals), time.monotonic() + 60
    while (reached := (len(traffic.saved), len(traffic.sealed))) < wanted or reached[1] < wanted[1]:
        assert time.monotonic() < end, (reached, wanted, traffic.asked.odd[:3])
        time.sleep(0.05)


def upgraded(mark, environment, directory):
    """Let the release before serve and migrate below it; return what visitors were told and each release finds."""
    collect_static()
    old = mark.code_in(directory / "old")
    said = manage(environment, "prepare_demo", str(old / "fixtures" / "kst-26485-220.yaml"), code=old)
    accounts = dict(re.findall(r"^ +(\w+) +([a-z0-9-]{23}) ", said, re.MULTILINE))
    port = int(environment["PORT"])
    site = Served(f"http://127.0.0.1:{port}", accounts, directory / "gunicorn.log", environment)
    traffic = Traffic(SimpleNamespace(port=port, accounts=accounts), writers=1, readers=1, pause=0.2)
    new, (migrate, *others) = Place(directory / "new"), boxes("upgrade").strip().splitlines()
    (directory / "newer.yaml").write_text(NEWER, encoding="utf-8")
    with running(site, code=old):
        with traffic:
            wait_for(traffic, 1, 0)
            before = len(traffic.asked.rows)
            new.follow(migrate, **environment)
            during = traffic.asked.rows[before:]
            wait_for(traffic, 3, 1)
        told = manage(environment, "shell", "-c", NEW_RELEASE.replace("FILE", str(directory / "newer.yaml")))
        record, _sign, page = told.partition("RECORD")[2].partition("PAGE")
        gone_back = Visitor(port, Asked(), "read").ask(PAGE)
    head = Place(old, old).follow(boxes("roll-back"), **environment).split()[-2:]
    assert "the record is whole" in new.follow("\n".join(others), **environment)
    return traffic, during, json.loads(record), json.loads(page), gone_back, head


def check(mark, environment, directory):
    traffic, during, record, (status, page), gone_back, head = upgraded(mark, environment, directory)
    outcome = outcome_of(traffic, record)
    assert (outcome.is_clean, outcome.in_doubt, traffic.wrong, traffic.asked.odd) == (True, 0, [], []), outcome
    assert {status for _at, _kind, status, _again in traffic.asked.rows} <= {200, 302, 304}
    assert {kind for _at, kind, _status, _again in during} >= {"read", "write"}
    assert outcome.saved >= 4
    assert (status, OF_NEW in page) == (200, True)
    assert (gone_back.status, OF_NEW in gone_back.text) == (200, True)
    assert [str(record[1][-1][0]), 64] == [head[0], len(head[1])]


def environment_of(directory, address):
    """Return the settings of both releases: one list of static files does for both, as one directory keeps them."""
    return environment_in(directory, free_port()) | {
        "DATABASE_URL": address,
        "IMVO_STATIC_ROOT": str(ROOT / "build" / "static"),
        "WEB_CONCURRENCY": "1",
    }


@pytest.mark.history
@pytest.mark.served
def test_the_release_before_answers_and_writes_while_sqlite_is_migrated(tmp_path):
    mark, file = release_before(), tmp_path / "release.sqlite3"
    mark.load_into_file(file)
    check(mark, environment_of(tmp_path, f"sqlite:///{file}"), tmp_path)


@pytest.mark.history
@pytest.mark.postgresql
def test_the_release_before_answers_and_writes_while_postgresql_is_migrated(tmp_path):
    mark = release_before()
    with empty_database() as address:
        mark.load_into_server(address)
        check(mark, environment_of(tmp_path, address), tmp_path)
