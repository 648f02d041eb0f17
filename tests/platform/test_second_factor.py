"""The second factor of staff: made before anything else, asked for each time, and lost without being locked out."""

import json
import re
from io import StringIO
from urllib.parse import quote

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from imvo_tracker.lib.asof import now
from tests.admin.sent import sent

pytestmark = pytest.mark.django_db
LOGIN, FACTOR = "/admin/login/", "/admin/tweede-factor/"
PASSWORD = "een lange wachtzin voor de test"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()


@pytest.fixture
def editor():
    user = User.objects.create_user("redacteur", password=PASSWORD, is_staff=True)
    user.groups.set(Group.objects.filter(name="ministry-editor"))
    return user


def password_typed(client=None, **more):
    client = client or Client()
    return client, client.post(LOGIN, {"username": "redacteur", "password": PASSWORD, **more})


def code_for(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(now().timestamp()) // 30 + steps))


def with_codes(client):
    """Make codes as somebody does; return the secret that the app keeps."""
    page = client.get(f"{FACTOR}codes/")
    secret = page.context["form"].secret
    answer = client.post(f"{FACTOR}codes/", {"code": code_for(secret)})
    assert (answer.status_code, answer.url) == (302, f"{FACTOR}herstel/")
    return secret


def recovery_codes_of(client):
    text = client.get(f"{FACTOR}herstel/").content.decode()
    return re.findall(r"\d{8}", text.partition("<textarea")[2].partition("</textarea>")[0])


class TestWhoHasNone:
    def test_makes_one_before_anything_else(self, editor):
        client, answer = password_typed(next="/admin/dossier/document/")
        assert answer.status_code == 302
        for address in ("/admin/", "/admin/dossier/document/", "/admin/handleiding/", "/admin/password_change/"):
            refused = client.get(address)
            assert (refused.status_code, refused.url) == (302, f"{LOGIN}?next={address}")
            assert client.get(refused.url).url == f"{FACTOR}?next={quote(address, safe='')}"
        page = client.get(FACTOR).content.decode()
        assert ("een wachtwoord en een tweede factor" in page, "Wat op mij wacht" in page) == (True, False)
        with_codes(client)
        assert client.get("/admin/dossier/document/").status_code == 200

    def test_saves_nothing_before(self, editor):
        client, _answer = password_typed()
        answer = client.post("/admin/dossier/organisation/add/", {"slug": "x", "kind": "council", "name": "X"})
        assert (answer.status_code, answer.url.startswith(LOGIN)) == (302, True)

    def test_is_asked_for_none_in_a_demonstration(self, editor, settings):
        settings.REQUIRE_SECOND_FACTOR = False
        client, answer = password_typed()
        assert (answer.url, client.get("/admin/").status_code) == ("/admin/", 200)


class TestWhoHasCodes:
    @pytest.fixture
    def secret(self, editor):
        cache.clear()
        client, _answer = password_typed()
        return with_codes(client)

    def later(self):
        """A code is good once: the next one comes half a minute later."""
        return time_machine.travel(now().timestamp() + 60, tick=False)

    def test_is_not_signed_in_by_the_password_alone(self, secret):
        client, answer = password_typed(next="/admin/dossier/document/")
        assert (answer.status_code, answer.url) == (302, f"{FACTOR}vraag/")
        assert client.get("/admin/").url.startswith(LOGIN)
        assert client.get(FACTOR).url.startswith(LOGIN)
        before = client.cookies["session"].value
        with self.later():
            answer = client.post(f"{FACTOR}vraag/", {"code": code_for(secret)})
        assert (answer.status_code, answer.url) == (302, "/admin/dossier/document/")
        assert (client.get("/admin/").status_code, client.cookies["session"].value == before) == (200, False)

    def test_cannot_use_a_code_twice_nor_an_old_one(self, secret):
        with self.later():
            code = code_for(secret)
            answers = []
            for _turn in range(2):
                client, _answer = password_typed()
                answers.append(client.post(f"{FACTOR}vraag/", {"code": code}).status_code)
            client, _answer = password_typed()
            answers.append(client.post(f"{FACTOR}vraag/", {"code": code_for(secret, steps=-4)}).status_code)
        assert answers == [302, 200, 200]

    def test_cannot_go_on_guessing_codes(self, secret):
        client, _answer = password_typed()
        for _turn in range(9):
            assert client.post(f"{FACTOR}vraag/", {"code": "000000"}).status_code == 200
        with self.later():
            page = client.post(f"{FACTOR}vraag/", {"code": code_for(secret)})
        assert (page.status_code, "Te vaak geprobeerd" in page.content.decode()) == (200, True)

    def test_gets_in_once_with_each_recovery_code(self, editor):
        client, _answer = password_typed()
        with_codes(client)
        codes = recovery_codes_of(client)
        assert len(set(codes)) == 10
        answers = []
        for _turn in range(2):
            other, _answer = password_typed()
            answers.append(other.post(f"{FACTOR}vraag/", {"code": codes[0]}).status_code)
        assert (answers, len(recovery_codes_of(client))) == ([302, 200], 9)

    def test_does_not_take_it_away_without_showing_who_he_is(self, secret):
        client, _answer = password_typed()
        with self.later():
            client.post(f"{FACTOR}vraag/", {"code": code_for(secret)})
        with time_machine.travel(now().timestamp() + 3600, tick=False):
            for page in ("codes/uit/", "herstel/nieuw/", "sleutels/nieuw/"):
                answer = client.post(f"{FACTOR}{page}")
                assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/admin/opnieuw/")
            assert "****" in client.get(f"{FACTOR}herstel/").content.decode() or not recovery_codes_of(client)
        assert Authenticator.objects.filter(type="totp").count() == 1


def key(**response):
    return json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": response})


KEYS = (
    "",
    "geen json",
    "null",
    "[]",
    "7",
    "{}",
    '{"id": "x"}',
    '{"id": 7, "rawId": 7, "response": [], "type": "x"}',
    key(clientDataJSON="eA", authenticatorData="eA", signature="eA", userHandle="MQ"),
    key(clientDataJSON="e30", attestationObject="oA"),
)


@pytest.mark.parametrize("nonsense", KEYS)
def test_a_key_that_is_nonsense_is_a_wrong_key(editor, nonsense):
    stranger = Client()
    stranger.get("/admin/sleutel/", headers={"Accept": "application/json"})
    answer = stranger.post("/admin/sleutel/", {"credential": nonsense})
    assert (answer.status_code, answer.url) == (302, LOGIN)
    client, _answer = password_typed()
    client.get(f"{FACTOR}sleutels/nieuw/")
    assert client.post(f"{FACTOR}sleutels/nieuw/", {"name": "x", "credential": nonsense}).status_code == 200
    with_codes(client)
    assert client.post(f"{FACTOR}sleutels/vraag/", {"credential": nonsense}).status_code == 302
    other, _answer = password_typed()
    other.get(f"{FACTOR}vraag/")
    assert other.post(f"{FACTOR}vraag/", {"credential": nonsense}).status_code == 200
    assert other.get("/admin/").status_code == 302
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_a_browser_is_told_what_to_ask_of_its_passkeys(editor):
    answer = Client().get("/admin/sleutel/", headers={"Accept": "application/json"})
    assert (answer.status_code, sorted(answer.json()["request_options"])) == (200, ["publicKey"])


def test_the_pages_speak_the_language_of_their_address(editor):
    client, _answer = password_typed()
    dutch, english = (client.get(f"{before}/admin/tweede-factor/").content.decode() for before in ("", "/en"))
    assert ("<h1>Tweede factor</h1>" in squeezed(dutch), "Two-Factor Authentication" in english) == (True, True)
    with_codes(client)
    pages = [
        client.get(f"{FACTOR}{page}")
        for page in ("", "codes/uit/", "herstel/", "herstel/nieuw/", "sleutels/", "sleutels/nieuw/")
    ]
    for page in [*pages, client.get("/admin/opnieuw/"), client.get("/admin/afbreken/")]:
        words = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.content.decode(), flags=re.DOTALL)
        assert page.status_code == 200
        assert re.findall(r".*\b(?:je|jij|jouw|the|your|you|and)\b.*", words) == []


def squeezed(text):
    return re.sub(r">\s+|\s+<", lambda found: found[0].strip(), text)


def test_who_lost_everything_is_helped_on_the_machine_itself(editor):
    client, _answer = password_typed()
    with_codes(client)
    assert client.get("/admin/").status_code == 200
    out = StringIO()
    call_command("remove_second_factor", "redacteur", stdout=out)
    assert out.getvalue() == "redacteur: 2 removed, 1 sessions ended\n"
    assert client.get("/admin/").status_code == 302
    again, answer = password_typed()
    assert (answer.url, again.get(LOGIN).url) == ("/admin/", FACTOR)
    with pytest.raises(CommandError, match="no account niemand"):
        call_command("remove_second_factor", "niemand")


class TestWhoLostEverything:
    def sign_in(self, name, role):
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        user.groups.set(Group.objects.filter(name=role))
        client = Client()
        client.post(LOGIN, {"username": name, "password": PASSWORD})
        with_codes(client)
        return user, client

    def test_is_helped_by_an_administrator_and_by_nobody_else(self, editor):
        client, _answer = password_typed()
        with_codes(client)
        address = f"/admin/auth/user/{editor.pk}/tweede-factor/"
        _boss, theirs = self.sign_in("beheerder", "administrator")
        _publisher, others = self.sign_in("publicist", "ministry-publisher")
        assert [others.post(address).status_code, client.post(address).status_code] == [404, 404]
        assert theirs.get(address).status_code == 403
        assert address in theirs.get(f"/admin/auth/user/{editor.pk}/change/").content.decode()
        assert theirs.post(address).status_code == 302
        assert (Authenticator.objects.filter(user=editor).count(), client.get("/admin/").status_code) == (0, 302)
        assert address not in theirs.get(f"/admin/auth/user/{editor.pk}/change/").content.decode()
        assert LogEntry.objects.filter(object_id=str(editor.pk)).count() == 1

    def test_but_nobody_takes_his_own_or_a_superusers_away_so(self):
        boss, theirs = self.sign_in("beheerder", "administrator")
        first, _client = self.sign_in("baas", "administrator")
        User.objects.filter(pk=first.pk).update(is_superuser=True)
        for account in (boss, first):
            assert theirs.post(f"/admin/auth/user/{account.pk}/tweede-factor/").status_code == 403
        assert Authenticator.objects.filter(type="totp").count() == 2


def test_a_session_from_before_the_factor_shows_it_before_it_goes_on(editor):
    before, _answer = password_typed()
    other, _answer = password_typed()
    secret = with_codes(other)
    where = before.get(f"{LOGIN}?next=/admin/dossier/document/").url
    assert where == f"{FACTOR}opnieuw/?next=%2Fadmin%2Fdossier%2Fdocument%2F"
    with time_machine.travel(now().timestamp() + 60, tick=False):
        answer = before.post(where, {"code": code_for(secret), "next": "/admin/dossier/document/"})
    assert (answer.status_code, answer.url) == (302, "/admin/dossier/document/")
    assert before.get("/admin/dossier/document/").status_code == 200


def test_who_goes_on_trying_to_show_who_he_is_is_told_to_wait(editor):
    client, _answer = password_typed()
    answers = [client.post("/admin/opnieuw/", {"password": "fout"}) for _turn in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "Te vaak geprobeerd" in answers[-1].content.decode()


def test_what_was_typed_when_the_session_ended_is_there_again_after_the_second_factor(editor):
    client, _answer = password_typed()
    secret = with_codes(client)
    add = "/admin/dossier/document/add/"
    typed = sent(client.get(add), title="Brief in de maak", key="kst-1-2")
    Session.objects.all().delete()
    answer = client.post(add, typed)
    assert answer.url == f"{LOGIN}?next={add}"
    password_typed(client, next=add)
    with time_machine.travel(now().timestamp() + 60, tick=False):
        assert client.post(f"{FACTOR}vraag/", {"code": code_for(secret)}).url == add
        form = client.get(add).context["adminform"].form
    assert (form["title"].value(), form["key"].value()) == ("Brief in de maak", "kst-1-2")
