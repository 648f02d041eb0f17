"""Who reads which events of the audit trail, in the list and in its file, and what that costs."""

import csv
import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossier.models import AuditEvent
from imvo_tracker.audit_labels import REASONS, SIGNING, say_action
from imvo_tracker.audit_words import ACCOUNT_ACTIONS
from imvo_tracker.lib.asof import now
from tests.admin.conftest import person

pytestmark = pytest.mark.django_db
LIST, FILE = "/admin/dossier/auditevent/", "/admin/dossier/auditevent/csv/"


def event(actor, action, **more):
    fixed = {"at": now(), "origin": "192.0.2.1", "result": "ok", "status": 302}
    return AuditEvent.objects.create(actor=actor, action=action, **fixed | more)


@pytest.fixture
def people(db):
    roles = {"redacteur": "ministry-editor", "publicist": "ministry-publisher", "beheerder": "administrator",
             "auditor": "auditor", "ser": "ser-secretariat"}  # fmt: skip
    found = {name: person(name, role) for name, role in roles.items()}
    event(found["redacteur"], "covenants.statusreport.add", table="covenants.statusreport", key="7")
    event(found["publicist"], "dossier.revision.seal", table="dossier.revision", reason="dossier.revision 3")
    event(found["beheerder"], "auth.user.change", table="auth.user", key="2")
    event(found["ser"], "sign-in")
    event(None, "sign-in-refused", result="refused", status=200, reason="no-match")
    event(None, "=HYPERLINK", result="refused", status=404, reason="not-there")
    return found


def listed(client, query=""):
    page = client.get(LIST + query)
    assert page.status_code == 200
    shown = [one.action for one in page.context["cl"].result_list]
    lines = list(csv.reader(b"".join(client.get(FILE + query).streaming_content).decode("utf-8-sig").splitlines()))
    head = lines.index(["at", "actor", "action", "table", "key", "origin", "result", "status", "reason"])
    assert [line[2].removeprefix("'") for line in lines[head + 1 :]] == shown
    return shown


def test_an_auditor_reads_everything_an_administrator_accounts_and_the_others_their_own(people, sign_in):
    stranger = User.objects.create_user("vreemd", is_staff=True)
    assert {name: listed(sign_in(user)) for name, user in people.items()} == {
        "redacteur": ["covenants.statusreport.add"],
        "publicist": ["dossier.revision.seal"],
        "beheerder": ["sign-in-refused", "sign-in", "auth.user.change"],
        "ser": ["sign-in"],
        "auditor": ["=HYPERLINK", "sign-in-refused", "sign-in", "auth.user.change", "dossier.revision.seal",
                    "covenants.statusreport.add"],
    }  # fmt: skip
    assert [sign_in(stranger).get(address).status_code for address in (LIST, FILE)] == [403, 403]


def test_nobody_reaches_the_row_of_somebody_else_by_its_address(people, sign_in):
    other = AuditEvent.objects.get(action="dossier.revision.seal")
    client = sign_in(people["redacteur"])
    answers = [client.get(f"{LIST}{other.pk}/{page}/") for page in ("change", "history")]
    assert [(one.status_code, one.get("Location")) for one in answers] == [(302, "/admin/"), (302, "/admin/")]
    assert listed(client, f"?actor__id__exact={people['publicist'].pk}") == []


def test_filters_say_who_what_result_and_days(people, sign_in):
    client = sign_in(people["auditor"])
    assert listed(client, f"?actor__id__exact={people['ser'].pk}") == ["sign-in"]
    assert listed(client, "?action=dossier.revision.seal") == ["dossier.revision.seal"]
    assert listed(client, "?result__exact=refused") == ["=HYPERLINK", "sign-in-refused"]
    assert listed(client, "?at__gte=2199-01-01+00:00:00%2B01:00") == []
    assert [client.get(page + query).status_code for page in (LIST, FILE)
            for query in ("?reason__regex=x", "?at__gte=gisteren", "?actor__id__exact=x")] == [400] * 6  # fmt: skip


def test_the_page_says_in_words_what_the_file_says_in_codes(people, sign_in):
    page = sign_in(people["auditor"]).get(LIST)
    shown = [[admin.said_action(one), admin.said_table(one), admin.said_reason(one)]
             for admin in [page.context["cl"].model_admin] for one in page.context["cl"].result_list]  # fmt: skip
    assert shown[-6:] == [
        ["=HYPERLINK", "", "bestaat niet"],
        ["inloggen geweigerd", "", "naam en wachtwoord horen niet bij elkaar"],
        ["ingelogd", "", "niet gevraagd"],
        ["gebruiker: wijzigen", "gebruiker", "niet gevraagd"],
        ["revisie: verzegelen", "revisie", "revisie 3"],
        ["statusmelding: toevoegen", "statusmelding", "niet gevraagd"],
    ]
    said = page.content.decode()
    assert [text in said for text in ("inloggen geweigerd", "not-asked", ">sign-in<")] == [True, False, False]


def test_every_code_of_a_reason_and_of_signing_in_has_its_words():
    codes = re.findall(r"`([a-z]+(?:-[a-z]+)+|error)`", (settings.BASE_DIR / "docs/reference/audit.md").read_text())
    known = {*SIGNING, *REASONS}
    assert {code for code in codes if not code.startswith("http")} - known == set()
    assert set(ACCOUNT_ACTIONS) - set(SIGNING) == set()
    assert [say_action(code) for code in ("letter.cell", "command.load_record", "onbekend")] == [
        "brief opnemen: cell", "opdracht: load_record", "onbekend",
    ]  # fmt: skip


def test_the_file_runs_no_formula_and_holds_all_six_fields(people, sign_in):
    client = sign_in(people["auditor"])
    lines = b"".join(client.get(FILE).streaming_content).decode().splitlines()
    assert [line.partition(",")[2] for line in lines[-6:]] == [
        ",'=HYPERLINK,,,192.0.2.1,refused,404,not-there",
        ",sign-in-refused,,,192.0.2.1,refused,200,no-match",
        "ser,sign-in,,,192.0.2.1,ok,302,not-asked",
        "beheerder,auth.user.change,auth.user,2,192.0.2.1,ok,302,not-asked",
        "publicist,dossier.revision.seal,dossier.revision,,192.0.2.1,ok,302,dossier.revision 3",
        "redacteur,covenants.statusreport.add,covenants.statusreport,7,192.0.2.1,ok,302,not-asked",
    ]


@pytest.mark.parametrize("address", [LIST, FILE])
def test_more_events_cost_no_more_queries(people, sign_in, address):
    client = sign_in(people["auditor"])
    client.get(address)
    counts = []
    for more in (0, 2, 297):
        for number in range(more):
            event(User.objects.create_user(f"{more}-{number}"), f"dossier.document.add{number}")
        with CaptureQueriesContext(connection) as found:
            b"".join(client.get(address))
        counts.append(len(found))
    assert counts == [counts[0]] * 3
