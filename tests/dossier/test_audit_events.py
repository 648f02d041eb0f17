"""Events of the audit trail are added and never change, whoever writes; and commands leave one each."""

import importlib
import pkgutil
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from covenants.choices import LOADER
from dossier.management.recording import RecordingCommand
from dossier.models import AuditEvent
from dossier.querysets import RecordIsProtected
from imvo_tracker.lib.asof import now
from tests.conftest import LETTER

pytestmark = pytest.mark.django_db
APPS = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards")
# They write nothing, or (preparing a demonstration) only call others
READING = {
    "figures", "ledger_head", "verify_ledger", "list_rights", "prepare_demo", "export_package", "check_letter",
    "doctor", "serve_metrics", "verify_edition",
}  # fmt: skip


def event(**more):
    fixed = {"action": "sign-in", "at": now(), "origin": "192.0.2.1", "result": "ok", "status": 302}
    return AuditEvent.objects.create(**fixed | more)


def run(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize(
    "act",
    [
        lambda one: one.save(),
        lambda one: one.delete(),
        lambda one: AuditEvent.objects.update(result="failed"),
        lambda one: AuditEvent.objects.all().delete(),
        lambda one: AuditEvent.objects.bulk_update([one], ["result"]),
    ],
)
def test_no_code_of_ours_changes_one(act):
    with pytest.raises(RecordIsProtected):
        act(event())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE dossier_auditevent SET result = 'failed' WHERE id = %s",
        "UPDATE dossier_auditevent SET actor_id = NULL WHERE id = %s",
        "DELETE FROM dossier_auditevent WHERE id = %s",
    ],
)
def test_nor_does_the_database(sql):
    account = User.objects.create_user("redacteur")
    one = event(actor=account)
    before = list(AuditEvent.objects.values())
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        run(sql, one.pk)
    assert list(AuditEvent.objects.values()) == before


@pytest.mark.parametrize("lacks", [{"action": ""}, {"reason": ""}, {"origin": ""}, {"result": "perhaps"}])
def test_an_event_is_whole(lacks):
    with pytest.raises(IntegrityError, match="audit_event"), transaction.atomic():
        event(**lacks)


def test_an_account_in_the_trail_is_not_deleted():
    account = User.objects.create_user("redacteur")
    event(actor=account)
    with pytest.raises(ProtectedError):
        account.delete()


def commands():
    """Return the class of every command of ours by its name."""
    found = {}
    for app in APPS:
        try:
            package = importlib.import_module(f"{app}.management.commands")
        except ModuleNotFoundError:
            continue
        for one in pkgutil.iter_modules(package.__path__):
            found[one.name] = importlib.import_module(f"{package.__name__}.{one.name}").Command
    return found


def test_every_command_that_writes_leaves_an_event():
    writing = {name for name, command in commands().items() if issubclass(command, RecordingCommand)}
    assert set(commands()) - writing == READING
    assert writing >= {"load_record", "demo_accounts", "remove_second_factor", "createsuperuser", "changepassword"}


def told():
    return [(str(one.actor or "-"), one.action, one.origin, one.result, one.status, one.reason)
            for one in AuditEvent.objects.order_by("pk").select_related("actor")]  # fmt: skip


def test_what_commands_leave():
    for _turn in range(2):
        call_command("load_record", str(LETTER), stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("load_record", str(LETTER), by="niemand", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("remove_second_factor", "niemand")
    call_command("list_rights", stdout=StringIO())
    call_command("createsuperuser", interactive=False, username="baas", email="", verbosity=0)
    assert told() == [
        (LOADER, "command.load_record", "console", "ok", 0, "dossier.revision 1"),
        (LOADER, "command.load_record", "console", "nothing", 0, "nothing-to-write"),
        ("-", "command.load_record", "console", "refused", 1, "refused-by-rule"),
        ("-", "command.remove_second_factor", "console", "refused", 1, "refused-by-rule"),
        ("-", "command.createsuperuser", "console", "ok", 0, "not-asked"),
    ]
