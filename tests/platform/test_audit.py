"""The audit trail of requests: signing in and out, what was refused, rolled back or sent again, what is kept out."""

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from covenants.models import StatusReport
from dossier.actions_accounts import remove_person
from dossier.forms.parts import fresh_ref
from dossier.models import AuditEvent, Decision, Document, Organisation, Proposal, Revision
from imvo_tracker.lib.asof import now
from tests.admin.walking import begin, sent_back, typed_of
from tests.platform.test_login import MINISTRY, PASSWORD, attempt, staff
from tests.platform.test_second_factor import code_for, with_codes

pytestmark = pytest.mark.django_db
NAMES = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()


def told(events=None):
    """Return what the events say, oldest first, without their times and origins."""
    found = AuditEvent.objects.order_by("pk").select_related("actor") if events is None else events
    return [(str(one.actor or "-"), one.action, f"{one.table} {one.key}".strip(), one.result, one.status, one.reason)
            for one in found]  # fmt: skip


class TestSigningIn:
    def test_right_wrong_unknown_and_out(self):
        user = staff("redacteur")
        client = Client()
        attempt("redacteur")
        attempt("niemand")
        attempt("redacteur", PASSWORD, client=client)
        client.post("/admin/logout/")
        assert told() == [
            ("redacteur", "sign-in-refused", "", "refused", 200, "no-match"),
            ("-", "sign-in-refused", "", "refused", 200, "no-match"),
            ("redacteur", "sign-in", "", "ok", 302, "not-asked"),
            ("redacteur", "sign-out", "", "ok", 200, "not-asked"),
        ]
        origins = list(AuditEvent.objects.order_by("pk").values_list("origin", flat=True))
        assert origins == [MINISTRY, MINISTRY, MINISTRY, "127.0.0.1"]
        assert AuditEvent.objects.filter(actor=user).count() == 3

    def test_tried_too_often(self):
        staff("redacteur")
        for _number in range(10):
            attempt("redacteur", PASSWORD + "?")
        assert told()[-2:] == [
            ("redacteur", "sign-in-refused", "", "refused", 200, "no-match"),
            ("redacteur", "sign-in-refused", "", "refused", 429, "too-many-tries"),
        ]

    def test_what_is_typed_for_a_name_may_be_a_password_and_is_kept_nowhere(self):
        attempt("geheim-in-het-verkeerde-vak", "ook-geheim")
        assert all("geheim" not in str(one) for one in AuditEvent.objects.values_list())
        assert len(AuditEvent.objects.values_list()) == 1

    def test_who_signs_in_as_somebody_else_is_that_somebody(self):
        staff("redacteur")
        staff("collega")
        client = Client()
        attempt("redacteur", PASSWORD, client=client)
        attempt("collega", PASSWORD, client=client)
        assert [(who, action) for who, action, *_rest in told()] == [("redacteur", "sign-in"), ("collega", "sign-in")]

    def test_with_a_second_factor_takes_two_steps(self):
        staff("redacteur")
        first, client = Client(), Client()
        attempt("redacteur", PASSWORD, client=first)
        secret = with_codes(first)
        assert attempt("redacteur", PASSWORD, client=client).status_code == 302
        with time_machine.travel(now().timestamp() + 60, tick=False):
            client.post("/admin/tweede-factor/vraag/", {"code": "000000"})
            client.post("/admin/tweede-factor/vraag/", {"code": code_for(secret)})
        assert [one[:2] + one[3:4] for one in told()] == [
            ("redacteur", "sign-in", "ok"),
            ("redacteur", "second-factor-added", "ok"),
            ("redacteur", "sign-in-first-step", "ok"),
            ("redacteur", "sign-in-refused", "refused"),
            ("redacteur", "sign-in", "ok"),
        ]
        assert secret not in str(list(AuditEvent.objects.values_list()))


class TestWhatBecameOfAWrite:
    def test_made_changed_faulty_refused_and_not_there(self, client):
        walk = begin(StatusReport)
        boss = walk.browsers["superuser"]
        made = {"slug": "kamer", "kind": "council", "name": "Kamer", **NAMES}
        assert boss.post("/admin/dossier/organisation/add/", made).status_code == 302
        key = Organisation.objects.get(slug="kamer").pk
        boss.post("/admin/dossier/organisation/add/", {**made, "slug": "", "name": ""})
        walk.browsers["stranger"].post("/admin/dossier/organisation/add/", made)
        client.post("/admin/dossier/organisation/add/", made)
        boss.post("/admin/dossier/organisation/999999/change/", made)
        boss.post("/admin/dossier/organisation/" + "9" * 30 + "/change/", made)
        add, change = "dossier.organisation.add", "dossier.organisation.change"
        assert told() == [
            ("de-superuser", add, f"dossier.organisation {key}", "ok", 302, "not-asked"),
            ("de-superuser", add, "dossier.organisation", "invalid", 200, "faults-in-form"),
            ("de-stranger", add, "dossier.organisation", "refused", 403, "not-allowed"),
            ("-", add, "dossier.organisation", "refused", 302, "not-signed-in"),
            ("de-superuser", change, "dossier.organisation 999999", "refused", 302, "refused-by-rule"),
            ("de-superuser", change, "dossier.organisation", "invalid", 400, "http-400"),
        ]

    def test_the_reason_is_the_row_that_holds_it(self):
        walk = begin(StatusReport)
        entry = walk.statement()
        walk.propose(entry)
        assert walk.seal(entry).status_code == 302
        reasons = [(who, action, reason) for who, action, _row, _result, _status, reason in told()]
        proposed = Proposal.objects.get()
        last = Revision.objects.order_by("-number").first()
        assert reasons[-3:] == [
            ("de-owner", "covenants.statusreport.add", f"dossier.decision {_first_of(entry)}"),
            ("de-owner", "covenants.statusreport.propose", f"dossier.proposal {proposed.pk}"),
            ("de-publisher", "dossier.revision.seal", f"dossier.revision {last.number}"),
        ]

    def test_the_same_form_sent_twice_is_two_events_of_which_one_changed_something(self):
        walk = begin(StatusReport)
        url = "/admin/covenants/statusreport/add/"
        form = walk.browsers["owner"].get(url).context["adminform"].form
        typed = {**sent_back(form), **typed_of(StatusReport, walk.world), "ref": fresh_ref()}
        answers = [walk.browsers["owner"].post(url, typed).status_code for _press in range(2)]
        entry = StatusReport.objects.get()
        assert (answers, told()) == (
            [302, 302],
            [
                ("de-owner", "covenants.statusreport.add", f"covenants.statusreport {entry.pk}", "ok", 302,
                 f"dossier.decision {_first_of(entry)}"),
                ("de-owner", "covenants.statusreport.add", "covenants.statusreport", "nothing", 302,
                 "nothing-to-write"),
            ],
        )  # fmt: skip

    def test_a_write_that_is_rolled_back_is_never_done(self, client, monkeypatch):
        client.force_login(User.objects.create_superuser("baas", password=PASSWORD))
        client.raise_request_exception = False

        def saved_and_then_not(self, *args, **kwargs):
            Document.objects.create(key="half", kind="letter", title="Half", dated_on="2016-01-01")
            raise RuntimeError

        monkeypatch.setattr(Organisation, "save", saved_and_then_not)
        sent = {"slug": "kamer", "kind": "council", "name": "Kamer", **NAMES}
        assert client.post("/admin/dossier/organisation/add/", sent).status_code == 500
        assert (told(), Document.objects.count()) == (
            [("baas", "dossier.organisation.add", "dossier.organisation", "failed", 500, "http-500")],
            0,
        )

    def test_a_form_without_its_token_is_refused(self):
        staff("redacteur")
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(User.objects.get())
        assert careful.post("/admin/dossier/organisation/add/", {}).status_code == 403
        assert told() == [
            ("redacteur", "dossier.organisation.add", "dossier.organisation", "refused", 403, "stale-form")
        ]

    def test_an_address_that_leads_nowhere_and_reading_leave_none(self, client):
        assert client.post("/nergens/").status_code == 404
        assert client.get("/admin/login/").status_code == 200
        assert told() == []

    def test_a_public_page_takes_no_question_more_and_an_event_one_insert(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            client.get("/robots.txt")
            client.post("/robots.txt")
        assert told() == []
        client.force_login(staff("redacteur"))
        with django_assert_num_queries(5):  # session, account; savepoint, insert, release
            client.post("/robots.txt")
        assert told() == [("redacteur", "robots", "", "refused", 405, "no-such-method")]


def _first_of(entry):
    rows = Decision.objects.filter(table="covenants.statusreport", entry=entry.pk).order_by("pk")
    return rows.values_list("pk", flat=True)[0]


class TestWhatNeverGetsIn:
    def test_words_of_a_closed_statement_a_password_and_a_token(self):
        walk = begin(StatusReport)
        words = {"wording": "zeldzaamwoord", "locator": "zeldzaamblad", "embargo_reason": "zeldzaamreden"}
        entry = walk.statement(**words, openness="ministry", opens_after="afronding")
        walk.propose(entry)
        walk.post("publisher", entry, "terugsturen", note="zeldzaamnoot")
        walk.seal(entry)
        boss = walk.browsers["superuser"]
        new = "zeldzaam lang wachtwoord van nu"
        user = walk.users["other"]
        sent = {"password1": new, "password2": new, "usable_password": "true", "set-password": "1"}
        assert boss.post(f"/admin/auth/user/{user.pk}/password/?zeldzaam=1", sent).status_code == 302
        boss.post(
            "/admin/dossier/document/?q=zeldzaam", {"action": "zeldzaam_actie", "csrfmiddlewaretoken": "zeldzaam"}
        )
        assert AuditEvent.objects.count() >= 5
        assert [one for one in AuditEvent.objects.values_list() if "zeldzaam" in str(one).casefold()] == []


class TestAnAccountThatIsRemoved:
    def test_leaves_its_trail_under_a_pseudonym(self):
        boss = User.objects.create_superuser("baas", password=PASSWORD)
        user = staff("j.de.vries", first_name="Jo", last_name="de Vries", email="jo@example.org")
        client = Client()
        attempt("j.de.vries", PASSWORD, client=client)
        theirs = [one[1:] for one in told()]
        admin = Client()
        admin.force_login(boss)
        address = f"/admin/auth/user/{user.pk}/pseudoniem/"
        assert admin.get(address).status_code == 200
        assert told(AuditEvent.objects.filter(actor=user))[0][0] == "j.de.vries"
        assert admin.post(address).status_code == 302
        gone = User.objects.get(pk=user.pk)
        assert (gone.username, gone.get_full_name(), gone.email, gone.is_active, gone.has_usable_password()) == (
            f"account-{user.pk}", "", "", False, False,
        )  # fmt: skip
        assert client.get("/admin/").status_code == 302
        assert attempt(gone.username, PASSWORD).status_code == 200
        of_user = told(AuditEvent.objects.filter(actor=user).order_by("pk"))
        assert of_user[0] == (f"account-{user.pk}", *theirs[0])
        assert told()[-2] == ("baas", "auth.user.pseudonym", f"auth.user {user.pk}", "ok", 302, "not-asked")
        trail = admin.get("/admin/dossier/auditevent/").content.decode()
        file = b"".join(admin.get("/admin/dossier/auditevent/csv/").streaming_content).decode()
        log = admin.get(f"/admin/auth/user/{user.pk}/history/").content.decode() + admin.get("/admin/").content.decode()
        assert [f"account-{user.pk}" in text for text in (trail, file)] == [True, True]
        assert [text for text in (trail, file, log) if "vries" in text.casefold()] == []

    def test_takes_another_name_where_that_one_is_in_use(self):
        boss = User.objects.create_superuser("baas", password=PASSWORD)
        user = staff("weg")
        staff(f"Account-{user.pk}")
        with transaction.atomic():
            assert remove_person(user, by=boss) == f"account-{user.pk}-"
