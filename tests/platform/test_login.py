"""Signing in: how often one may guess, what a stranger learns, where one comes after, and when a session ends."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.test import Client

from imvo_tracker.accounts.rates import RATES
from imvo_tracker.lib.asof import now

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
PASSWORD = "een lange wachtzin voor de test"
MINISTRY, ELSEWHERE = "192.0.2.10", "198.51.100.7"
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar."
TOO_MANY = "Te vaak geprobeerd. Over een kwartier kunt u het weer proberen."


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()


def staff(name, role="ministry-editor", **more):
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True, **more)
    user.groups.set(Group.objects.filter(name=role))
    return user


def attempt(name, password="fout", *, network=MINISTRY, client=None, **more):
    client = client or Client(REMOTE_ADDR=network)
    return client.post(LOGIN, {"username": name, "password": password, **more}, REMOTE_ADDR=network)


def errors_of(answer):
    return list(answer.context["form"].non_field_errors())


class TestTheNumberOfGuesses:
    def test_the_tenth_is_refused_unread_the_right_password_too(self):
        staff("redacteur")
        answers = [attempt("redacteur") for _number in range(10)]
        assert [answer.status_code for answer in answers] == [200] * 9 + [429]
        assert [errors_of(answer) for answer in answers] == [[WRONG]] * 9 + [[TOO_MANY]]
        assert attempt("redacteur", PASSWORD).status_code == 429
        assert attempt("Redacteur ", PASSWORD).status_code == 429  # the same account, however it is typed

    def test_meanwhile_a_colleague_on_the_same_network_signs_in_and_so_does_she_from_elsewhere(self):
        staff("redacteur")
        staff("collega")
        for _number in range(12):
            attempt("redacteur")
        assert attempt("collega", PASSWORD).status_code == 302
        assert attempt("redacteur", PASSWORD, network=ELSEWHERE).status_code == 302
        assert attempt("redacteur", PASSWORD).status_code == 429

    def test_a_quarter_of_an_hour_later_one_may_guess_again(self):
        staff("redacteur")
        with time_machine.travel(now(), tick=False) as clock:
            for _number in range(10):
                attempt("redacteur")
            clock.shift(timedelta(minutes=14, seconds=59))
            assert attempt("redacteur", PASSWORD).status_code == 429
            clock.shift(timedelta(seconds=2))
            assert attempt("redacteur", PASSWORD).status_code == 302

    def test_a_right_password_takes_its_own_count_back_and_no_other(self):
        staff("redacteur")
        for _number in range(8):
            attempt("redacteur")
        assert [attempt("redacteur", PASSWORD).status_code for _number in range(3)] == [302] * 3
        assert [attempt("redacteur").status_code for _number in range(2)] == [200, 429]

    def test_guesses_spread_over_many_accounts_stop_but_not_for_who_is_known_there(self, settings):
        settings.ACCOUNT_RATE_LIMITS = {**RATES, "login_failed_network": "20/h/key"}
        staff("redacteur")
        staff("nieuw")
        assert attempt("redacteur", PASSWORD).status_code == 302
        answers = [attempt(f"naam{number}").status_code for number in range(22)]
        assert answers == [200] * 20 + [429] * 2
        assert attempt("nieuw", PASSWORD).status_code == 429
        assert attempt("redacteur", PASSWORD).status_code == 302
        assert attempt("nieuw", PASSWORD, network=ELSEWHERE).status_code == 302

    def test_guesses_at_one_account_spread_over_many_networks_stop_but_not_where_it_is_at_home(self, settings):
        settings.ACCOUNT_RATE_LIMITS = {**RATES, "login_failed_account": "20/h/key"}
        staff("redacteur")
        assert attempt("redacteur", PASSWORD).status_code == 302
        answers = [attempt("redacteur", network=f"203.0.113.{number}").status_code for number in range(22)]
        assert answers == [200] * 20 + [429] * 2
        assert attempt("redacteur", PASSWORD, network=ELSEWHERE).status_code == 429
        assert attempt("redacteur", PASSWORD).status_code == 302

    def test_a_house_with_very_many_addresses_is_one_network(self):
        staff("redacteur")
        answers = [attempt("redacteur", network=f"2001:db8:1:2::{number}").status_code for number in range(1, 12)]
        assert answers == [200] * 9 + [429] * 2
        assert attempt("redacteur", PASSWORD, network="2001:db8:1:3::1").status_code == 302

    def test_behind_our_own_proxy_it_is_the_visitors_network_that_counts_and_not_what_he_says(self, settings):
        settings.BEHIND_PROXY = True
        staff("redacteur")
        for number in range(10):
            Client().post(
                LOGIN,
                {"username": "redacteur", "password": "x"},
                headers={"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.1"},
            )
        sent = {"username": "redacteur", "password": PASSWORD}
        assert Client().post(LOGIN, sent, headers={"X-Forwarded-For": "10.9.9.9, 192.0.2.1"}).status_code == 429
        assert Client().post(LOGIN, sent, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 302


class TestWhatAStrangerLearns:
    def test_the_answers_are_the_same_for_a_name_that_is_no_account(self):
        staff("redacteur")
        staff("oud", is_active=False)
        seen = {name: [page_of(attempt(name, password)) for password in ["fout"] * 9 + [PASSWORD]]
                for name in ("redacteur", "oud", "niemand")}  # fmt: skip
        assert seen["redacteur"] == seen["niemand"] == seen["oud"]

    def test_an_account_that_was_shut_is_told_nothing_for_its_right_password(self):
        staff("oud", is_active=False)
        answer = attempt("oud", PASSWORD)
        assert (answer.status_code, errors_of(answer)) == (200, [WRONG])

    def test_a_password_is_worked_out_as_long_for_a_name_that_is_no_account(self, settings, monkeypatch):
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
        staff("redacteur")
        staff("oud", is_active=False)
        worked, plain = [], PBKDF2PasswordHasher.encode

        def encode(self, password, salt, iterations=None):
            worked.append(iterations or self.iterations)
            return plain(self, password, salt, iterations)

        monkeypatch.setattr(PBKDF2PasswordHasher, "encode", encode)
        counts = []
        for name in ("redacteur", "oud", "niemand"):
            worked.clear()
            attempt(name)
            counts.append(list(worked))
        assert counts == [[PBKDF2PasswordHasher.iterations]] * 3


def page_of(answer):
    """Return what is seen of an answer, without what differs each time and the name that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    typed = f'value="{answer.context["form"]["username"].value()}"'
    assert typed in text
    return answer.status_code, text.replace(typed, ""), sorted(answer.headers)


class TestWhereOneComes:
    @pytest.mark.parametrize(
        "wanted",
        [
            "https://elders.nl/",
            "//elders.nl/",
            "/\\elders.nl",
            "javascript:alert(1)",
            "http:///elders.nl",
            "https:elders.nl",
            " //elders.nl",
            "/%0d%0aX: 1",
            "https://testserver@elders.nl/",
        ],
    )
    def test_never_to_another_site(self, wanted):
        staff("redacteur")
        answer = attempt("redacteur", PASSWORD, next=wanted)
        assert (answer.status_code, "elders" in answer.url.partition("?")[0], answer.url[0]) == (302, False, "/")
        assert not answer.url.startswith(("//", "/\\"))

    def test_to_the_page_one_wanted_or_the_first_page(self):
        staff("redacteur")
        assert attempt("redacteur", PASSWORD).url == "/admin/"
        assert (
            attempt("redacteur", PASSWORD, next="/admin/dossier/document/?q=brief").url
            == "/admin/dossier/document/?q=brief"
        )

    def test_who_is_signed_in_is_led_on_and_who_may_see_nothing_there_is_told(self):
        staff("redacteur")
        client = Client()
        attempt("redacteur", PASSWORD, client=client)
        assert client.get(f"{LOGIN}?next=/admin/dossier/document/").url == "/admin/dossier/document/"
        User.objects.filter(username="redacteur").update(is_staff=False)
        answer = client.get(f"{LOGIN}?next=/admin/")
        assert (answer.status_code, "Log in met een ander account" in answer.content.decode()) == (200, True)


class TestASession:
    def test_gets_another_key_by_signing_in_and_the_old_one_is_worth_nothing(self):
        staff("redacteur")
        client, planted = Client(), Client()
        session = client.session  # one that exists before, and that somebody else knows
        session["begun"] = True
        session.save()
        planted.cookies["session"] = client.cookies["session"].value
        attempt("redacteur", PASSWORD, client=client)
        assert client.cookies["session"].value != planted.cookies["session"].value
        assert (planted.get("/admin/").status_code, client.get("/admin/").status_code) == (302, 200)
        unknown = Client()
        unknown.cookies["session"] = "a" * 32
        attempt("redacteur", PASSWORD, client=unknown)
        assert unknown.cookies["session"].value != "a" * 32

    def test_of_somebody_else_leaves_nothing_behind_in_the_same_browser(self):
        staff("redacteur")
        staff("collega")
        client = Client()
        attempt("redacteur", PASSWORD, client=client)
        session = client.session
        session["van"] = "redacteur"
        session.save()
        attempt("collega", PASSWORD, client=client)
        assert client.session.get("van") is None

    def test_ends_everywhere_else_when_the_password_is_changed(self):
        user = staff("redacteur")
        here, there = Client(), Client()
        for client in (here, there):
            attempt("redacteur", PASSWORD, client=client)
        new = "een heel andere wachtzin dan eerst"
        sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        assert here.post("/admin/password_change/", sent).status_code == 302
        assert (here.get("/admin/").status_code, there.get("/admin/").status_code) == (200, 302)
        user.refresh_from_db()
        user.set_password(PASSWORD + "!")
        user.save()  # as an administrator does
        assert here.get("/admin/").status_code == 302

    def test_ends_at_once_when_the_account_is_shut(self):
        user = staff("redacteur")
        client = Client()
        attempt("redacteur", PASSWORD, client=client)
        assert client.get("/admin/").status_code == 200
        User.objects.filter(pk=user.pk).update(is_active=False)
        assert client.get("/admin/").status_code == 302

    def test_lasts_eight_hours_from_the_last_work_and_not_from_signing_in(self):
        staff("redacteur")
        client = Client()
        with time_machine.travel(now(), tick=False) as clock:
            attempt("redacteur", PASSWORD, client=client)
            for _turn in range(4):
                clock.shift(timedelta(hours=7))
                assert client.get("/admin/").status_code == 200
            clock.shift(timedelta(hours=7))
            client.get("/")  # reading public pages is no work
            clock.shift(timedelta(hours=1, seconds=1))
            assert client.get("/admin/").status_code == 302

    def test_is_a_cookie_of_the_browsers_session_that_no_script_reads(self):
        staff("redacteur")
        client = Client()
        cookie = attempt("redacteur", PASSWORD, client=client).cookies["session"]
        assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")

    def test_costs_a_write_only_now_and_then(self, django_assert_num_queries):
        staff("redacteur")
        client = Client()
        attempt("redacteur", PASSWORD, client=client)
        before = client.session["seen_at"]
        client.get("/admin/handleiding/")
        client.get("/admin/")
        assert client.session["seen_at"] == before


class TestThePage:
    def test_is_dutch_and_there_is_an_english_one(self):
        dutch, english = (Client().get(path).content.decode() for path in (LOGIN, "/en/admin/login/"))
        assert ("Inloggen</h1>" in dutch, "Gebruikersnaam" in dutch, 'lang="nl"' in dutch) == (True, True, True)
        assert ("Log in</h1>" in english, "Username" in english, 'lang="en"' in english) == (True, True, True)

    def test_offers_no_way_to_make_an_account_or_to_be_mailed(self):
        for path in ("signup", "password/reset", "email", "confirm-email", "aanmelden", "social/signup", "code"):
            for prefix in ("/admin/", "/accounts/", "/"):
                assert Client().get(f"{prefix}{path}/").status_code in (302, 404)
        assert User.objects.count() == 0
