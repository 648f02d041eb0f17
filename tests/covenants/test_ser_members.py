"""What one member did at a table, what the team's desk counts that is closed still, and the workplace in English."""

import re
from datetime import date

import pytest
from django.test import Client

from covenants.actions.negotiations import note_answer
from covenants.choices import Answer
from covenants.forms.proposals import organisation_named
from covenants.models import Participation, ProvisionalResult
from covenants.selectors.members import history_of_member, members_of_table
from dossier.actions import record, seal
from dossier.models import Organisation
from imvo_tracker.lib.period import period_of_day
from tests.covenants.negotiating import KEY, browser_of, keep, set_a_table
from tests.covenants.samples import make_publisher, publish, sample_of

pytestmark = pytest.mark.django_db
HELD, ANSWERED = date(2018, 3, 1), date(2018, 3, 9)
DESK = "/ser/textiel/drempel/"
PUBLIC = (
    "/convenanten/textiel/", "/convenanten/textiel/uitspraken/", "/drempels/", "/drempels/partijen.csv",
    "/zoeken/?q=GEHEIM", "/api/v1/statements?covenant=textiel&pageSize=500", "/convenanten/textiel/uitspraken.atom",
)  # fmt: skip


@pytest.fixture
def table(db):
    return set_a_table()


def said(page):
    text = re.sub("<[^>]+>", " ", page.content.decode())
    return " ".join(text.split())


def texts():
    return {address: b"".join(Client().get(address)) for address in PUBLIC}


def proposed(table, name, **how):
    """Hand a participant to the ministry as the team does; return the statement."""
    sent = {"organisation": name, "change": "joined", "role": "signatory", "on": "2018-03-01",
            "reason": "Brief aan de SER.", "openness": "open"} | how  # fmt: skip
    answer = browser_of(table.mine).post("/ser/textiel/voorstel/deelnemer/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return Participation.objects.get(organisation__name=name)


class TestTheDeskCountsBoth:
    CLOSED = {"openness": "ser", "opens_after": "Na raadpleging.", "embargo_reason": "Nog niet bekend."}

    def counts(self, table):
        return re.search("Wie meedoen: openbaar: (\\d+); met wat nog besloten is: (\\d+)\\.", said(
            browser_of(table.mine).get(DESK)
        )).groups()  # fmt: skip

    def test_what_is_public_and_what_the_team_alone_knows(self, table):
        secret = Organisation.objects.create(slug="geheim", kind="company", name="GEHEIM BV")
        publish(secret, by=table.world.user)
        before = texts()
        assert self.counts(table) == ("0", "0")
        closed = proposed(table, "GEHEIM BV", **self.CLOSED)
        assert self.counts(table) == ("0", "1")
        seal([closed], by=make_publisher("uitgever"), reason="Besloten.")
        assert self.counts(table) == ("0", "1")
        assert {address: b"GEHEIM" in text for address, text in texts().items()} == {
            address: address.startswith("/zoeken/")
            for address in PUBLIC  # what was asked is repeated
        }
        assert [b"geheim" in text for text in texts().values()] == [b"geheim" in text for text in before.values()]
        assert browser_of(table.theirs).get(DESK).status_code == 404
        assert "met wat nog besloten is" not in said(browser_of(table.theirs).get("/ser/goud/"))

    def test_what_the_ministry_keeps_closed_is_not_there(self, table):
        day = period_of_day(HELD)
        window = {"earliest": day.earliest, "latest": day.latest, "edtf": day.edtf, "period_rule": day.rule}
        closed = sample_of(Participation, table.world, organisation=table.union, public_from=None, **window)
        seal([record(closed, by=table.world.user)], by=table.world.user, reason="Besloten.")
        assert self.counts(table) == ("0", "0")
        assert "vanaf" not in said(browser_of(table.mine).get("/ser/textiel/"))


class TestTheHistoryOfAMember:
    def test_says_where_it_was_what_it_answered_and_when_it_joined(self, table):
        keep(
            table, datum={}, wie={"present": [table.union]}, vastgelegd={"result": "provisional", "settled": "Akkoord."}
        )
        result = ProvisionalResult.objects.get()
        for outcome in ("no", "yes"):
            note_answer(result, table.union, outcome, ANSWERED, by=table.mine)
        proposed(table, "FNV")
        text = said(browser_of(table.mine).get("/ser/textiel/tafel/fnv/"))
        yes, no = (f"Akkoord. {one.label} , 9 maart 2018" for one in (Answer.YES, Answer.NO))
        joined = "ondertekenaar, toegetreden, 1 maart 2018 (nog niet verzegeld)"
        shown = ("Zit nu aan tafel.", "Ronde 6, 1 maart 2018", yes, no, joined)
        assert [words for words in shown if words not in text] == []
        assert text.index(yes) < text.index(no)
        bank = said(browser_of(table.mine).get("/ser/textiel/tafel/nvb/"))
        assert (bank.count("Niets vastgelegd."), "Ronde 6" in bank) == (2, False)

    def test_who_left_the_table_keeps_its_page_and_a_stranger_has_none(self, table):
        keep(table, wie={"present": [table.union]})
        table.negotiation.members.clear()
        assert [one.slug for one in members_of_table(table.negotiation)] == ["fnv"]
        assert not history_of_member(table.negotiation, "fnv").is_member
        assert history_of_member(table.negotiation, "nvb") is None
        assert [browser_of(user).get("/ser/textiel/tafel/fnv/").status_code for user in (table.mine, table.theirs)] == [
            200, 404,
        ]  # fmt: skip


class TestInEnglish:
    def test_every_page_is_there_and_leads_to_the_other_language(self, table):
        keep(table, datum={}, vastgelegd={"result": "provisional", "settled": "Akkoord."})
        table.world.covenant.names.update(name_en="Garments")
        browser, start = browser_of(table.mine), "/en/ser/"
        for path, words in (
            ("", "My negotiations"), ("textiel/", "Garments"), ("textiel/tafel/", "At the table"),
            ("textiel/drempel/", "Who takes part: public: 0"), (f"textiel/zitting/{KEY}/", "Garments, round 6"),
            (f"textiel/zitting/{KEY}/datum/", "When?"), (f"textiel/zitting/{KEY}/raadpleging/", "Consultation"),
            ("textiel/voorstel/deelnemer/", "Propose a participant"), ("textiel/tafel/fnv/", "Sits at the table now."),
        ):  # fmt: skip
            page = browser.get(f"{start}{path}")
            assert (path, words in said(page), page["Content-Language"]) == (path, True, "en")
            assert f'href="/ser/{path}" lang="nl"' in page.content.decode()
            assert f'href="/en/ser/{path}" lang="en"' in browser.get(f"/ser/{path}").content.decode()

    def test_organisations_bear_their_english_names_and_are_known_by_them(self, table):
        names = {"name": "Vereniging van Banken", "name_en": "Banking Association"}
        bank = Organisation.objects.create(slug="banken", kind="sector_party", **names)
        table.negotiation.members.add(bank)
        keep(table, datum={}, wie={"present": [bank]}, vastgelegd={"result": "provisional", "settled": "Ja."})
        browser, session = browser_of(table.mine), f"textiel/zitting/{KEY}/"
        pages = (session, f"{session}raadpleging/", f"{session}wie/", "textiel/tafel/", "textiel/voorstel/deelnemer/")
        for path in pages:
            both = [browser.get(f"{start}{path}").content.decode() for start in ("/ser/", "/en/ser/")]
            assert [("Vereniging van Banken" in one, "Banking Association" in one) for one in both] == [
                (True, False), (False, True),
            ], path  # fmt: skip
        assert [organisation_named(one) for one in ("banking association", "vereniging van banken")] == [bank] * 2

    def test_it_installs_as_a_page_of_its_own(self):
        found = [Client().get(f"{start}manifest.webmanifest").json() for start in ("/ser/", "/en/ser/")]
        assert [(one["lang"], one["scope"], one["name"]) for one in found] == [
            ("nl", "/ser/", "SER-werkplek"), ("en", "/en/ser/", "SER workplace"),
        ]  # fmt: skip
        assert "/en/ser/zonder\\u002Dnet/" in Client().get("/en/ser/sw.js").content.decode()
