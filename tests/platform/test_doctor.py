"""`doctor`: planted faults of a deployment, each found and named with what to do."""

import json
import os
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from covenants.models import MilestoneStatement
from dashboards.models import OutgoingMail, Subscriber
from dossier.models import Revision
from dossier.protection import active_triggers
from imvo_tracker.watching import measured, of_record, of_settings, of_surroundings
from imvo_tracker.watching.doctor import CHECKS, examine
from tests.covenants.samples import make_world, sealed_of

pytestmark = pytest.mark.django_db
DAY = 86400


@pytest.fixture
def deployment(settings, tmp_path):
    """A deployment without a fault."""
    world = make_world()
    sealed_of(MilestoneStatement, world)
    for name in ("an", "bo"):
        User.objects.create_user(name, is_staff=True).groups.set([Group.objects.get(name="ministry-publisher")])
    settings.HTTPS = settings.REQUIRE_SECOND_FACTOR = settings.REQUIRE_FOUR_EYES = settings.BEHIND_PROXY = True
    settings.ALLOWED_HOSTS, settings.SITE_URL = ["tracker.example"], "https://tracker.example"
    settings.SECRET_KEY = "another key than that of the demonstration, of fifty letters"
    settings.CONTACT_EMAIL = "imvo@tracker.example"
    settings.EMAIL_HOST, settings.EMAIL_BACKEND = "mail", "django.core.mail.backends.locmem.EmailBackend"
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "monday.dump").write_bytes(b"record")
    settings.BACKUP_DIR, settings.ANCHOR_FILE = tmp_path / "backups", tmp_path / "anchor"
    settings.CERTIFICATE_FILE, settings.MAIL_FOLDER, settings.PACKAGE_DIR = "", None, tmp_path
    call_command("verify_ledger", anchor=settings.ANCHOR_FILE, add=True, stdout=StringIO())
    call_command("index_search", stdout=StringIO())
    return SimpleNamespace(settings=settings, folder=tmp_path, world=world)


def codes():
    return [one.code for one in examine() if one.code not in ("static", "durability")]


def test_a_deployment_without_a_fault_is_whole(deployment):
    assert codes() == []


OF_SETTINGS = {
    "debug": {"DEBUG": True},
    "https": {"HTTPS": False},
    "hosts": {"ALLOWED_HOSTS": ["localhost"], "SITE_URL": "https://localhost"},
    "site_url": {"SITE_URL": "https://elsewhere.example"},
    "proxy": {"BEHIND_PROXY": False},
    "second_factor": {"REQUIRE_SECOND_FACTOR": False},
    "four_eyes": {"REQUIRE_FOUR_EYES": False},
    "mail_missing": {"EMAIL_HOST": ""},
    "backup_missing": {"BACKUP_DIR": ""},
    "anchor_missing": {"ANCHOR_FILE": ""},
}


@pytest.mark.parametrize("code", OF_SETTINGS)
def test_a_setting_that_leaves_a_gap_is_found_alone(deployment, code):
    for name, value in OF_SETTINGS[code].items():
        setattr(deployment.settings, name, value)
    assert codes() == [code]


def test_the_key_of_a_demonstration_is_found(deployment, monkeypatch):
    (deployment.folder / "env").write_text(f"IMVO_SECRET_KEY={deployment.settings.SECRET_KEY}\n")
    monkeypatch.setattr(of_settings, "LOCAL_DIR", deployment.folder)
    assert codes() == ["secret_key"]


def test_accounts_of_a_demonstration_are_found_but_one_of_their_names_alone_is_not(deployment):
    for number, name in enumerate(("auditor", "ser", "redacteur")):
        assert codes() == [] or number
        User.objects.create_user(name)
    assert codes() == ["demo_accounts"]
    User.objects.filter(username="ser").update(is_active=False)
    assert codes() == []


def test_a_single_publisher_is_too_few_for_four_eyes(deployment):
    User.objects.filter(username="an").update(is_active=False)
    assert codes() == ["publishers"]
    deployment.settings.REQUIRE_FOUR_EYES = False
    assert codes() == ["four_eyes"]


def test_an_older_database_is_found_and_nothing_else_is_asked_of_it(deployment):
    MigrationRecorder.Migration.objects.filter(app="dashboards").delete()
    deployment.settings.DEBUG = True
    assert codes() == ["migrations", "debug"]


def test_a_guard_that_was_taken_off_is_found(deployment):
    name = sorted(name for _table, name in active_triggers() if "revision" in name)[0]
    table = next(table for table, one in active_triggers() if one == name)
    with connection.cursor() as cursor:
        on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{name}"{on}')
    (found,) = [one for one in examine() if one.code == "guards"]
    assert name in found.problem
    assert codes() == ["guards"]


def test_a_changed_record_and_one_that_contradicts_its_anchor_are_found(deployment, monkeypatch):
    Path(deployment.settings.ANCHOR_FILE).write_text(f"1 {'0' * 64}\n")
    assert codes() == ["anchor"]
    monkeypatch.setattr(
        of_record, "find_faults_of_record", lambda: [SimpleNamespace(revision=1, code="row", detail="")]
    )
    assert codes() == ["ledger", "anchor"]


def test_an_anchor_that_cannot_be_read_or_is_old_is_found(deployment):
    anchor = Path(deployment.settings.ANCHOR_FILE)
    os.utime(anchor, (time.time() - 3 * DAY,) * 2)
    assert codes() == ["anchor_old"]
    anchor.write_text("no anchor")
    assert codes() == ["anchor_unreadable"]


def test_a_clock_behind_the_record_or_beside_the_database_is_found(deployment, monkeypatch):
    monkeypatch.setattr(measured, "clock_difference", lambda: -61.0)
    (found,) = [one for one in examine() if one.code == "clock"]
    assert "61" in found.problem
    monkeypatch.undo()
    monkeypatch.setattr(measured, "now", lambda: timezone.now() - timedelta(days=1))
    assert "clock" in codes()


def test_a_role_that_may_more_than_its_table_is_found(deployment):
    Group.objects.get(name="auditor").permissions.clear()
    (found,) = [one for one in examine() if one.code == "roles"]
    assert "auditor" in found.problem


def test_a_search_without_words_is_found(deployment):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossier_searchword")
    assert codes() == ["search"]


def test_tasks_that_wait_and_that_failed_are_found(deployment):
    now = timezone.now()
    task = DBTaskResult.objects.create(
        args_kwargs={}, task_path="a.b", backend_name="default", run_after=now - timedelta(days=1)
    )
    assert codes() == []
    DBTaskResult.objects.update(enqueued_at=now - timedelta(minutes=16))
    (found,) = [one for one in examine() if one.code == "queue"]
    assert "16" in found.problem
    task.status = "FAILED"
    task.save()
    assert codes() == ["tasks_failed"]


def test_mail_that_waits_and_a_server_that_takes_none_are_found(deployment):
    reader = Subscriber.objects.create(address="a@example.nl")
    long_ago = timezone.now() - timedelta(hours=2)
    OutgoingMail.objects.create(subscriber=reader, title="t", text="t", html="t", written_at=long_ago, free_at=long_ago)
    assert codes() == ["mail_waiting"]
    OutgoingMail.objects.update(sent_at=timezone.now())
    deployment.settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    deployment.settings.EMAIL_HOST, deployment.settings.EMAIL_PORT = "127.0.0.1", 9
    assert codes() == ["mail_server"]


def test_old_and_empty_backups_are_found(deployment):
    backup = Path(deployment.settings.BACKUP_DIR) / "monday.dump"
    os.utime(backup, (time.time() - 27 * 3600,) * 2)
    assert codes() == ["backup_old"]
    backup.write_bytes(b"")
    assert codes() == ["backup_missing"]


def test_a_disk_that_is_nearly_full_is_found(deployment, monkeypatch):
    monkeypatch.setattr(measured, "disk_of", lambda path: measured.Disk(50 * 1024**2, 100 * 1024**3))
    assert set(codes()) == {"disk"}


def test_a_shared_cache_that_does_not_answer_is_found(deployment, settings):
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": of_surroundings.REDIS, "LOCATION": ["redis://127.0.0.1:9/0"]}
    }
    assert codes() == ["cache"]


def test_static_files_that_were_not_collected_are_found(deployment, tmp_path):
    deployment.settings.STATIC_ROOT = tmp_path / "nowhere"
    assert "static" in [one.code for one in examine()]


def test_a_certificate_that_ends_soon_or_is_none_is_found(deployment, tmp_path, monkeypatch):
    deployment.settings.CERTIFICATE_FILE = tmp_path / "site.pem"
    assert codes() == ["certificate_unreadable"]
    monkeypatch.setattr(measured, "certificate_ends", lambda: time.time() + 20.5 * DAY)
    (found,) = [one for one in examine() if one.code == "certificate"]
    assert "20" in found.problem


def run(**options):
    out, code = StringIO(), 0
    try:
        call_command("doctor", stdout=out, **options)
    except SystemExit as ended:
        code = ended.code
    return code, out.getvalue()


def test_the_command_says_what_is_wrong_and_what_to_do_in_both_languages(deployment, monkeypatch):
    monkeypatch.setattr("imvo_tracker.watching.doctor.CHECKS", tuple(one for one in CHECKS if one not in NOT_HERE))
    assert run()[0] == 0
    deployment.settings.DEBUG = True
    code, dutch = run()
    assert (code, "IMVO_DEBUG=false" in dutch, "foutpagina" in dutch) == (1, True, True)
    assert "error pages" in run(language="en")[1]
    assert [one["code"] for one in json.loads(run(json=True)[1])] == ["debug"]


# A test has no collected files, and its database is not kept
NOT_HERE = (of_surroundings.static_files, of_record.durability)


def test_verify_ledger_adds_the_head_once_and_only_of_a_whole_record(deployment, monkeypatch):
    anchor = Path(deployment.settings.ANCHOR_FILE)
    newest = Revision.objects.order_by("-number").first()
    assert anchor.read_text() == f"{newest.number} {newest.content_hash}\n"
    call_command("verify_ledger", anchor=anchor, add=True, stdout=StringIO())
    assert anchor.read_text().count("\n") == 1
    anchor.write_text(f"1 {'0' * 64}\n")
    with pytest.raises(CommandError):
        call_command("verify_ledger", anchor=anchor, add=True, stdout=StringIO(), stderr=StringIO())
    assert anchor.read_text() == f"1 {'0' * 64}\n"
