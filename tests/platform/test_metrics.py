"""The figures for Prometheus, and that every rule and panel asks for figures that there are."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db import OperationalError
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from covenants.models import MilestoneStatement
from dossier.actions import propose
from dossier.published import Head
from imvo_tracker.watching import counters, measured, of_record
from imvo_tracker.watching.figures import registry
from tests.covenants.samples import draft_of, make_world, sealed_of
from tests.serving import environment_in, free_port
from tests.yaml_files import read_yaml

ROOT = Path(__file__).parents[2]
WATCHING = ROOT / "deploy" / "watching"


def figures(text=None):
    """Return value by name and labels."""
    families = text_string_to_metric_families(text or generate_latest(registry()).decode())
    return {(one.name, *sorted(one.labels.items())): one.value for family in families for one in family.samples}


@pytest.fixture
def watched(settings, tmp_path):
    settings.METRICS_DIR, settings.MAIL_FOLDER, settings.PACKAGE_DIR = "", None, tmp_path
    settings.ANCHOR_FILE = settings.BACKUP_DIR = settings.CERTIFICATE_FILE = ""
    return settings


@pytest.mark.django_db
def test_the_readings_of_the_record_are_served(watched, tmp_path):
    assert figures()["imvo_revision",] == 0
    world = make_world()
    sealed = sealed_of(MilestoneStatement, world)
    propose(draft_of(MilestoneStatement, world, locator="9"), by=world.user)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "one.dump").write_bytes(b"x")
    os.utime(tmp_path / "backups" / "one.dump", (1000, 1000))
    watched.BACKUP_DIR, watched.ANCHOR_FILE = tmp_path / "backups", tmp_path / "anchor"
    watched.ANCHOR_FILE.write_text(f"1 {sealed.revision.content_hash}\n")
    told = figures()
    assert [told[name,] for name in ("imvo_up", "imvo_revision", "imvo_statements_waiting")] == [1, 1, 1]
    assert told["imvo_revision_sealed_seconds",] == sealed.revision.sealed_at.timestamp()
    assert 0 <= time.time() - told["imvo_statements_waiting_since_seconds",] < 60
    assert (told["imvo_backup_seconds",], told["imvo_anchor_agrees",]) == (1000, 1)
    assert told["imvo_disk_free_bytes", ("place", "packages")] > 0
    watched.ANCHOR_FILE.write_text(f"1 {'0' * 64}\n")
    assert figures()["imvo_anchor_agrees",] == 0
    watched.ANCHOR_FILE.unlink()
    assert "imvo_anchor_agrees" not in {name for name, *_labels in figures()}


@pytest.mark.django_db
def test_replicas_that_are_away_or_behind_are_told_by_name(watched, monkeypatch):
    heads = {"default": 7, "replica1": 5, "replica2": 7}

    def read_head(alias):
        if alias not in heads:
            raise OperationalError
        return Head(heads[alias], "")

    monkeypatch.setattr(measured, "read_head", read_head)
    watched.REPLICAS = ("replica1", "replica2", "replica3")
    told = {key: value for key, value in figures().items() if "replica" in key[0]}
    assert told == {
        ("imvo_replica_up", ("replica", "replica1")): 1,
        ("imvo_replica_up", ("replica", "replica2")): 1,
        ("imvo_replica_up", ("replica", "replica3")): 0,
        ("imvo_replica_behind_revisions", ("replica", "replica1")): 2,
        ("imvo_replica_behind_revisions", ("replica", "replica2")): 0,
    }
    assert [one.code for one in of_record.replicas()] == ["replica_behind", "replica"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "public"), ("/en/admin/", "staff"), ("/ser/goud/", "staff"), ("/api/v1/sectors", "api"), ("/api/", "api")],
)
def test_an_address_is_counted_by_its_kind(path, kind):
    assert counters.kind_of(path) == kind


def names_in(text):
    return {re.sub(r"_(count|bucket|sum)$", "", name) for name in re.findall(r"\bimvo_\w+", text)}


@pytest.mark.django_db
def test_every_rule_and_panel_asks_for_a_figure_that_is_served(watched, tmp_path):
    rules = [rule for group in read_yaml(WATCHING / "alerts.yml")["groups"] for rule in group["rules"]]
    assert all(rule["annotations"]["summary"] and rule["labels"]["severity"] in ("page", "mail") for rule in rules)
    panels = json.loads((WATCHING / "dashboard.json").read_text())["panels"]
    asked = {name for rule in rules for name in names_in(rule["expr"])}
    asked |= {name for panel in panels for target in panel["targets"] for name in names_in(target["expr"])}
    code = "".join(path.read_text() for path in (ROOT / "imvo_tracker" / "watching").glob("*.py"))
    waiting = {
        f"imvo_{name}_waiting{end}" for name in ("statements", "tasks", "mails") for end in ("", "_since_seconds")
    }
    assert asked - names_in(code) - waiting == set()
    for name in ("statements", "tasks", "mails"):
        assert f'_waiting("{name}"' in code


@pytest.mark.one_database
def test_a_process_of_its_own_serves_what_workers_counted_and_ends_when_told(tmp_path):
    port, counts = free_port(), tmp_path / "counts"
    bind = {"IMVO_METRICS_DIR": str(counts), "IMVO_METRICS_BIND": f"127.0.0.1:{port}"}
    environment = environment_in(tmp_path, port) | bind
    work = "from imvo_tracker.watching.counters import count; [count({!r}, '/', {}, 0.003) for _ in range({})]"
    for status, times in ((200, 3), (503, 2)):
        subprocess.run([sys.executable, "-c", work.format(str(counts), status, times)], cwd=ROOT, check=True)
    served = subprocess.Popen([sys.executable, "manage.py", "serve_metrics"], cwd=ROOT, env=environment)
    try:
        told = figures(_asked(f"http://127.0.0.1:{port}/metrics", served))
    finally:
        served.send_signal(signal.SIGTERM)
    assert served.wait(10) == 0
    count = {labels["status"]: told["imvo_request_seconds_count", *sorted(labels.items())] for labels in (OK, DOWN)}
    assert (count, told["imvo_up",]) == ({"2xx": 3, "5xx": 2}, 0)


OK, DOWN = {"kind": "public", "status": "2xx"}, {"kind": "public", "status": "5xx"}


def _asked(address, process):
    for _attempt in range(600):
        assert process.poll() is None
        try:
            with urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("it does not answer")
