"""The secretariat's pages: five screens that work as plain forms, and nothing for who is not on the team."""

import json
import re
import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.test import Client

from covenants import views
from covenants.actions.negotiations import set_table
from covenants.models import Attendance, Consultation, Negotiation, NegotiationSession, ProvisionalResult
from dossier.models import Organisation
from imvo_tracker.lib.asof import today
from tests.admin.sent import sent
from tests.covenants.negotiating import HELD, KEY, OTHER_KEY, browser_of, form_of, keep, set_a_table
from tests.covenants.samples import make_covenant

SESSION = f"/ser/textiel/zitting/{KEY}/"
LOGIN = "/admin/login/"
PASSWORD = "een lange wachtzin voor de test"


@pytest.fixture
def table(db):
    return set_a_table()


@pytest.fixture
def browser(table):
    return browser_of(table.mine)


def screen(name, key=KEY):
    return f"/ser/textiel/zitting/{key}/{name}/"


def words(answer):
    return answer.content.decode()


class TestTheFiveScreens:
    def test_keep_a_session_one_after_the_other_without_scripts(self, table, browser):
        keep(table, OTHER_KEY, datum={}, wie={"present": [table.union]})
        page = browser.get("/ser/textiel/zitting/", follow=True)
        address = page.redirect_chain[-1][0]
        assert page.context["shown"].form.initial["round"] == 7
        typed = [
            {"held_on": "2018-03-08"},
            {"same": "1"},
            {"settled": "Voorlopig akkoord.", "result": "provisional"},
            {"next_step": "Achterban vragen.", "who_acts": table.bank.pk, "next_on": "2018-03-20"},
            {"visible": "after", "opens_by": "2198-05-01"},
        ]
        for values in typed:
            page = browser.get(address)
            answer = browser.post(address, {**form_of(page, page.context["shown"].name), **values})
            assert answer.status_code == 302, page.context["shown"].form.errors
            address = answer.url
        assert "Voorlopig akkoord." in words(browser.get(address))
        session = NegotiationSession.objects.get(superseded_by=None, round=7)
        assert address == f"/ser/textiel/zitting/{session.key}/"
        assert (session.held_on, session.result, session.who_acts, session.opens_by) == (
            date(2018, 3, 8), "provisional", table.bank, date(2198, 5, 1)
        )  # fmt: skip
        assert [one.organisation for one in session.attendances.all()] == [table.union]
        assert (ProvisionalResult.objects.count(), Consultation.objects.count()) == (1, 2)

    def test_opening_them_writes_nothing(self, table, browser):
        for name in ("datum", "wie", "vastgelegd", "volgende", "zichtbaar"):
            page = browser.get(screen(name))
            assert (page.status_code, page.context["shown"].name) == (200, name)
            assert [one.name for one in page.context["screens"] if one.is_shown] == [name]
            assert words(page).count("hidden>\n  <h1") == 4
        assert NegotiationSession.objects.count() == 0

    @pytest.mark.parametrize(
        ("name", "typed", "field"),
        [
            ("datum", {"held_on": "31-02-2018", "round": "1"}, "held_on"),
            ("datum", {"held_on": "", "round": "0"}, "held_on"),
            ("datum", {"held_on": "2018-03-01", "round": "9" * 25}, "round"),
            ("datum", {"held_on": "2018-03-01", "round": "1", "sent_as": "x" * 41}, "sent_as"),
            ("datum", {"held_on": "2018-03-01", "round": "1", "seen": "9" * 25}, "seen"),
            ("wie", {"present": ["999999"]}, "present"),
            ("wie", {"present": ["nvb"]}, "present"),
            ("vastgelegd", {"settled": "", "result": "settled"}, "settled"),
            ("vastgelegd", {"settled": "x\0y", "result": "settled"}, "settled"),
            ("vastgelegd", {"settled": "x" * 20_001, "result": "settled"}, "settled"),
            ("vastgelegd", {"settled": "x", "result": "anders"}, "result"),
            ("volgende", {"who_acts": "999999"}, "who_acts"),
            ("volgende", {"next_on": "2018"}, "next_on"),
            ("datum", {"held_on": "2199-01-01", "round": "1"}, "held_on"),
            ("zichtbaar", {"visible": "after"}, "opens_by"),
            ("zichtbaar", {"visible": "after", "opens_by": "2018-03-31"}, "opens_by"),
            ("zichtbaar", {"visible": "iedereen"}, "visible"),
        ],
    )
    def test_refuse_what_cannot_be_kept_and_name_the_field(self, table, browser, name, typed, field):
        answer = browser.post(screen(name), typed)
        assert (answer.status_code, field in answer.context["shown"].form.errors) == (422, True)
        assert NegotiationSession.objects.count() == 0
        assert "Er klopt nog iets niet" in words(answer)

    def test_keep_a_day_of_opening_that_has_passed_since(self, table, browser):
        kept = {"audience": "public", "after_consultation": True, "opens_by": date(2018, 3, 31)}
        session = keep(table, zichtbaar=kept)
        typed = {"visible": "after", "opens_by": "2018-03-31", "seen": session.pk}
        assert browser.post(screen("zichtbaar"), typed).status_code == 302
        assert NegotiationSession.objects.get().opens_by == date(2018, 3, 31)

    def test_answer_a_script_in_data(self, table, browser):
        typed = {"held_on": "2018-03-01", "round": "1", "sent_as": "a"}
        for _again in range(3):
            answer = browser.post(screen("datum"), typed, headers={"accept": "application/json"})
            session = NegotiationSession.objects.get()
            assert (answer.status_code, json.loads(answer.content)) == (200, {"kept": True, "seen": session.pk})
        answer = browser.post(screen("datum"), {"round": "x"}, headers={"accept": "application/json"})
        assert (answer.status_code, json.loads(answer.content)) == (422, {"kept": False})

    def test_show_what_a_colleague_kept_meanwhile(self, table, browser):
        keep(table, vastgelegd={"settled": "Zoals het was."})
        shown = form_of(browser.get(screen("vastgelegd")), "vastgelegd")
        keep(table, vastgelegd={"settled": "Van een collega."}, by=table.colleague)
        answer = browser.post(screen("vastgelegd"), {**shown, "settled": "Van mij."})
        assert answer.status_code == 409
        assert "ook-van-textiel" in words(answer)
        assert "Van een collega." in words(answer)
        again = form_of(answer, "vastgelegd")
        assert again["settled"] == "Van mij."
        assert browser.post(screen("vastgelegd"), again).status_code == 302
        assert NegotiationSession.objects.get(superseded_by=None).settled == "Van mij."

    def test_keep_what_was_typed_when_the_session_had_ended(self, table):
        client = Client(enforce_csrf_checks=True)
        table.mine.set_password(PASSWORD)
        table.mine.save()
        log_in(client, table.mine, LOGIN)
        form = sent(client.get(screen("vastgelegd")), settled="Niet kwijtraken.", result="settled")
        Session.objects.all().delete()
        answer = client.post(screen("vastgelegd"), form)
        assert (answer.status_code, answer.url.startswith(LOGIN)) == (302, True)
        back = client.get(log_in(client, table.mine, answer.url).url)
        assert back.context["is_kept"] is True
        assert "Niet kwijtraken." in words(back)
        assert NegotiationSession.objects.count() == 0
        again = sent(back, settled="Niet kwijtraken.", result="settled")
        assert client.post(screen("vastgelegd"), again).status_code == 302
        assert NegotiationSession.objects.get().settled == "Niet kwijtraken."

    def test_keep_what_was_typed_for_who_comes_back_to_the_team(self, table, browser):
        form = sent(browser.get(screen("vastgelegd")), settled="Niet kwijtraken.", result="settled")
        table.negotiation.team.remove(table.mine)
        answer = browser.post(screen("vastgelegd"), form)
        assert (answer.status_code, "Niet kwijtraken." in words(answer)) == (404, False)
        nowhere = browser.post(screen("vastgelegd").replace("textiel", "nergens"), form)
        assert words(answer) == words(nowhere).replace("nergens", "textiel")
        browser.post(screen("vastgelegd"), form)
        table.negotiation.team.add(table.mine)
        assert "Niet kwijtraken." in words(browser.get(screen("vastgelegd")))
        assert NegotiationSession.objects.count() == 0


def log_in(client, user, address):
    form = sent(client.get(address), username=user.get_username(), password=PASSWORD)
    return client.post(LOGIN, form)


class TestSigningIn:
    def test_leads_from_the_page_to_the_login_and_back(self, table):
        table.mine.set_password(PASSWORD)
        table.mine.save()
        client = Client()
        answer = client.get(SESSION)
        assert answer.url == f"{LOGIN}?next={SESSION}"
        assert log_in(client, table.mine, answer.url).url == SESSION

    def test_lands_on_the_own_workplace(self, table):
        editor = User.objects.create_user("redacteur", is_staff=True)
        editor.groups.set(Group.objects.filter(name="ministry-editor"))
        for user, place in ((table.mine, "/ser/"), (editor, "/admin/")):
            user.set_password(PASSWORD)
            user.save()
            assert log_in(Client(), user, LOGIN).url == place

    def test_asks_for_the_second_factor_as_of_other_staff(self, table, settings):
        settings.REQUIRE_SECOND_FACTOR = True
        answer = browser_of(table.mine).get("/ser/")
        assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next=/ser/")


class TestTheHomePage:
    def test_shows_what_must_be_done_of_ones_own_negotiations(self, table, browser):
        in_nine_days = today() + timedelta(9)
        keep(table, vastgelegd={"result": "provisional", "settled": "Akkoord."},
             volgende={"next_step": "Vragen.", "who_acts": table.bank},
             zichtbaar={"audience": "public", "after_consultation": True, "opens_by": in_nine_days})  # fmt: skip
        page = browser.get("/ser/")
        text = words(page)
        assert [card.name for card in page.context["page"].cards] == ["Textiel"]
        assert ("NVB" in text, "nog 9 dagen" in text, "te laat" in text) == (True, True, True)

    def test_asks_the_database_as_often_for_many_as_for_one(self, table, browser, django_assert_max_num_queries):
        keep(table, vastgelegd={"result": "provisional", "settled": "Akkoord."}, wie={"present": [table.union]})
        browser.get("/ser/")
        with django_assert_max_num_queries(QUERIES) as one_of_them:
            browser.get("/ser/")
        for number in range(8):
            covenant = make_covenant(f"nieuw-{number}", table.world.letter)
            one = Negotiation.objects.create(covenant=covenant, facilitator=table.ser)
            one.team.add(table.mine)
            one.members.set([table.union, table.bank])
        for _number in range(5):
            keep(table, uuid.uuid4(), vastgelegd={"result": "provisional", "settled": "Akkoord."},
                 wie={"present": [table.union, table.bank]})  # fmt: skip
        with django_assert_max_num_queries(QUERIES) as many:
            assert len(browser.get("/ser/").context["page"].cards) == 9
        assert len(many) == len(one_of_them) > 10

    def test_of_one_negotiation_and_of_what_is_shared_ask_as_often_for_many(
        self, table, browser, django_assert_max_num_queries
    ):
        editor = User.objects.create_user("redacteur", is_staff=True)
        editor.groups.set(Group.objects.filter(name="ministry-editor"))
        pages = (
            (browser, "/ser/textiel/", QUERIES + CURVE_QUERIES),
            (browser_of(editor), "/ser/gedeeld/", SHARED_QUERIES),
        )
        asked = {address: set() for _visitor, address, _most in pages}
        for number in (1, 6):
            for _again in range(number):
                keep(table, uuid.uuid4(), vastgelegd={"result": "provisional", "settled": "Akkoord."},
                     wie={"present": [table.union]}, zichtbaar={"audience": "ministry"})  # fmt: skip
            for visitor, address, most in pages:
                visitor.get(address)
                with django_assert_max_num_queries(most) as queries:
                    assert visitor.get(address).content.decode().count('class="nl-card ser-card"') in (1, 7)
                asked[address].add(len(queries))
        assert [len(counts) for counts in asked.values()] == [1, 1]

    def test_says_so_where_there_is_nothing(self, table):
        lonely = User.objects.create_user("nieuw", is_staff=True)
        lonely.groups.set(Group.objects.filter(name="ser-secretariat"))
        assert "Een beheerder zet u in een team." in words(browser_of(lonely).get("/ser/"))


QUERIES, CURVE_QUERIES, SHARED_QUERIES = 17, 2, 11


class TestTheLadder:
    def test_takes_the_answer_of_a_member_and_shows_every_step(self, table, browser):
        keep(table, vastgelegd={"result": "provisional", "settled": "Akkoord."})
        typed = {"organisation": table.union.pk, "outcome": "no", "on": "2018-03-02"}
        assert browser.post(f"{SESSION}raadpleging/", typed).status_code == 302
        typed["outcome"] = "yes"
        assert browser.post(f"{SESSION}raadpleging/", typed).status_code == 302
        text = words(browser.get(f"{SESSION}raadpleging/"))
        assert ("niet akkoord" in text, text.index("niet akkoord") < text.rindex("FNV: akkoord")) == (True, True)

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"outcome": "yes", "on": "2018-03-02"}, "organisation"),
            ({"organisation": "1" * 25, "outcome": "yes", "on": "2018-03-02"}, "organisation"),
            ({"outcome": "yes", "on": ""}, "on"),
            ({"outcome": "yes", "on": "2199-01-01"}, "on"),
            ({"outcome": "misschien", "on": "2018-03-02"}, "outcome"),
        ],
    )
    def test_refuses_what_says_nothing(self, table, browser, typed, field):
        keep(table, vastgelegd={"result": "provisional", "settled": "Akkoord."})
        answer = browser.post(f"{SESSION}raadpleging/", typed)
        assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
        assert Consultation.objects.exclude(outcome="asked").count() == 0

    def test_is_not_there_without_a_provisional_result(self, table, browser):
        keep(table)
        assert browser.get(f"{SESSION}raadpleging/").status_code == 404


class TestTheTable:
    def test_is_laid_by_the_secretariat(self, table, browser):
        Organisation.objects.create(slug="vno", kind="sector_party", name="VNO-NCW")
        shown = browser.get("/ser/textiel/tafel/").context["form"].initial
        typed = shown | {"members": [table.bank.pk], "added": "vno-ncw", "count_is_public": "on"}
        assert browser.post("/ser/textiel/tafel/", typed).status_code == 302
        table.negotiation.refresh_from_db()
        assert [one.slug for one in table.negotiation.members.order_by("slug")] == ["nvb", "vno"]
        assert table.negotiation.count_is_public is True

    def test_keeps_what_a_colleague_changed_since_the_form_was_shown(self, table, browser):
        vno = Organisation.objects.create(slug="vno", kind="sector_party", name="VNO-NCW")
        shown = browser.get("/ser/textiel/tafel/").context["form"].initial
        set_table(table.negotiation, added=[vno], removed=[table.bank], count_is_public=True, by=table.colleague)
        answer = browser.post("/ser/textiel/tafel/", shown | {"members": [], "shown": str(table.union.pk)})
        assert answer.status_code == 302
        table.negotiation.refresh_from_db()
        assert [one.slug for one in table.negotiation.members.all()] == ["vno"]
        assert table.negotiation.count_is_public is True
        # The twin: a form that says it was shown what stands there now takes it away
        again = browser.get("/ser/textiel/tafel/").context["form"].initial
        typed = {name: value for name, value in again.items() if name != "count_is_public"}
        browser.post("/ser/textiel/tafel/", typed | {"members": []})
        table.negotiation.refresh_from_db()
        assert (table.negotiation.members.count(), table.negotiation.count_is_public) == (0, False)

    def test_knows_a_name_whatever_white_space_and_accent_it_is_typed_with(self, table, browser):
        Organisation.objects.create(slug="cooperatie", kind="sector_party", name="Coöperatie Zuid Oost")
        typed = "  coo\u0308peratie\u00a0Zuid  Oost"
        shown = browser.get("/ser/textiel/tafel/").context["form"].initial
        assert browser.post("/ser/textiel/tafel/", shown | {"added": typed}).status_code == 302
        assert table.negotiation.members.filter(slug="cooperatie").exists()

    def test_takes_no_organisation_that_the_record_does_not_know(self, table, browser):
        answer = browser.post("/ser/textiel/tafel/", {"added": "Niemand"})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["added"])
        assert table.negotiation.members.count() == 2

    def test_an_organisation_that_left_stays_in_the_sessions_it_was_at(self, table, browser):
        keep(table, wie={"present": [table.union]})
        shown = browser.get("/ser/textiel/tafel/").context["form"].initial
        browser.post("/ser/textiel/tafel/", shown | {"members": [table.bank.pk]})
        assert Attendance.objects.get().organisation == table.union
        form = browser.get(screen("wie")).context["shown"].form
        assert [one.slug for one in form.fields["present"].queryset] == ["fnv", "nvb"]


def test_a_page_of_a_session_shows_who_kept_which_version(table, browser):
    keep(table, vastgelegd={"settled": "Eerst."})
    keep(table, vastgelegd={"settled": "Later."}, by=table.colleague)
    text = words(browser.get(SESSION))
    assert ("Eerst." in text, "ook-van-textiel: ronde" in text) == (True, True)
    assert HELD.year == 2018


class TestWhatADeviceAsksFor:
    def test_the_page_without_net_holds_nothing_of_anybody(self, table, browser):
        keep(table, vastgelegd={"settled": "Vertrouwelijk."}, wie={"present": [table.union]})
        other = browser_of(table.theirs).get("/ser/zonder-net/").content
        mine = browser.get("/ser/zonder-net/").content
        assert mine == other
        assert [
            word for word in ("Textiel", "FNV", "van-textiel", "csrfmiddlewaretoken", "_owner") if word in str(mine)
        ] == []
        assert b"/ser/SLUG/zitting/KEY/SCREEN/" in mine

    def test_the_worker_names_that_page_and_files_that_are_there(self, client, table, browser):
        answer = client.get("/ser/sw.js")
        text = words(answer)
        assert answer["Content-Type"].startswith("text/javascript")
        assert '"/ser/zonder\\u002Dnet/"' in text
        page = words(browser.get("/ser/zonder-net/"))
        named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
        stored = {one.replace("\\u002D", "-") for one in re.findall(r'"(/static/[^"]+)"', text)}
        assert (named - stored, len(stored) > 8) == (set(), True)

    def test_the_manifest_opens_the_home_page(self, client, table):
        said = client.get("/ser/manifest.webmanifest").json()
        assert (said["start_url"], said["scope"], said["display"]) == ("/ser/", "/ser/", "standalone")

    def test_a_screen_that_is_none_is_not_there(self, table, browser):
        assert browser.get(screen("elders")).status_code == 404
        assert browser.post(screen("elders")).status_code == 404

    def test_an_answer_to_a_text_that_was_changed_meanwhile_is_refused(self, table, browser, monkeypatch):
        keep(table, vastgelegd={"result": "provisional", "settled": "Akkoord."})
        old = ProvisionalResult.objects.get()
        keep(table, vastgelegd={"result": "provisional", "settled": "Anders."})
        page = views.session_page(table.negotiation, KEY)
        stale = replace(page, line=replace(page.line, ladder=next(one for one in page.ladders if one.result == old)))
        monkeypatch.setattr(views, "session_page", lambda *_given: stale)
        typed = {"organisation": table.union.pk, "outcome": "yes", "on": "2018-03-02"}
        answer = browser.post(f"{SESSION}raadpleging/", typed)
        assert (answer.status_code, "over de nieuwe geraadpleegd" in words(answer)) == (422, True)
