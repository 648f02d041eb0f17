"""A letter in one sitting, page by page, as a browser without scripts and as our script sends it."""

import json
import re

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from covenants.actions.sittings import CellTyped, keep_cell, open_sitting
from covenants.criteria import KIND
from covenants.models import Covenant, MilestoneStatement, Sitting, SittingRow, StatusReport
from covenants.selectors.letter_words import letter_words
from dossier.actions import seal
from dossier.choices import Stage
from dossier.models import Document, Organisation, Revision
from imvo_tracker.lib.asof import now
from sectors.models import Sector, SectorLimit
from tests.admin.conftest import person
from tests.covenants.letters import make_letter, token
from tests.covenants.samples import publish

pytestmark = pytest.mark.django_db
START, NEW = "/admin/brief/", "/admin/brief/nieuw/"
FIRST = {"page": "1", "about": "gou", "what": "ond", "firmness": "verw", "words": "eerste kwartaal 2017"}


@pytest.fixture
def paper():
    return make_letter()


@pytest.fixture
def sitting(paper, editor):
    return open_sitting(paper, by=editor, actor=Organisation.objects.get())


@pytest.fixture
def desk(sign_in, editor):
    return sign_in(editor)


def address(sitting, page="grid"):
    return reverse(f"letter:{page}", args=[sitting.pk])


def sent(rows, was=None, **more):
    """Return what a form with these rows sends: row number -> cells."""
    fields = {"row": list(rows), **more}
    for own, cells in rows.items():
        fields[f"{own}-was"] = json.dumps((was or {}).get(own, {}))
        fields |= {f"{own}-{name}": value for name, value in cells.items()}
    return fields


def type_row(sitting, cells):
    own = token()
    for name, value in cells.items():
        keep_cell(sitting, CellTyped(own, name, "", value))
    return own


class TestStart:
    @pytest.mark.parametrize(
        "text", ["26 485 nr. 232", "26485-232", "kst-26485-232", "imvo voortgang", "6 oktober 2016"]
    )
    def test_a_document_that_is_known_opens_its_sitting(self, desk, paper, text):
        if text == "6 oktober 2016":
            Document.objects.filter(key="motie-1").delete()
        answer = desk.post(START, {"document": text})
        sitting = Sitting.objects.get()
        assert (answer.status_code, answer.url, sitting.document) == (302, address(sitting), paper)
        assert desk.post(START, {"document": text}).url == answer.url

    def test_several_are_offered_and_one_is_chosen(self, desk, paper):
        Document.objects.create(key="ander", kind="letter", title="Voortgang elders", public_on="2016-10-06")
        answer = desk.post(START, {"document": "voortgang"})
        assert [key for key, _label in answer.context["documents"]] == ["ander", "kst-26485-232"]
        assert desk.post(START, {"document": "ander"}).status_code == 302
        assert Sitting.objects.get().document.key == "ander"

    def test_an_unknown_number_leads_to_a_document_made_on_the_spot(self, desk, paper):
        answer = desk.post(START, {"document": "26 485, nr. 240"})
        form = desk.get(answer.url)
        assert {one["name"]: one["value"] for one in form.context["fields"]}["number"] == "26 485, nr. 240"
        fields = {
            "ref": form.context["ref"], "kind": "letter", "number": "26 485, nr. 240", "title": "Nieuwe brief",
            "dated_on": "8-12-2016", "publisher": "kab",
        }  # fmt: skip
        for _press in range(2):
            assert desk.post(NEW, fields).status_code == 302
        made = Document.objects.get(key="kst-26485-240")
        assert (made.title, made.publisher.slug, made.dossier, made.number) == (
            "Nieuwe brief",
            "kabinet",
            "26485",
            "240",
        )
        assert [str(day) for day in (made.dated_on, made.public_on)] == ["2016-12-08"] * 2
        sitting = Sitting.objects.get()
        assert (sitting.document, sitting.actor.slug) == (made, "kabinet")
        assert "donderdag 8 december 2016" in desk.get(address(sitting)).content.decode()

    def test_a_document_is_refused_by_the_rules_of_its_own_form(self, desk, paper):
        fields = {"kind": "letter", "number": "", "title": "", "dated_on": "8-12-2199", "publisher": "niemand"}
        answer = desk.post(NEW, fields)
        assert (answer.status_code, set(answer.context["errors"])) == (200, {"title", "dated_on", "publisher"})
        said = answer.content.decode()
        assert "zondag 8 december 2199" in said
        named = re.findall(r'<li><a href="#new-(\w+)">([^:]+): ', said)
        assert named == [("title", "Titel"), ("dated_on", "Gedateerd"), ("publisher", "Van wie")]
        assert said.count('aria-invalid="true"') == 3
        assert Document.objects.filter(title="").count() == 0


class TestGrid:
    def test_another_accounts_sitting_does_not_exist(self, sitting, sign_in, colleague, publisher):
        pages = ("grid", "check")
        for user in (colleague, publisher):
            client = sign_in(user)
            assert [client.get(address(sitting, page)).status_code for page in pages] == [404, 404]
            assert [client.post(address(sitting, page)).status_code for page in ("grid", "cell", "row", "check")] == [
                404
            ] * 4

    def test_only_a_publisher_sees_and_takes_a_letter_of_who_left(self, sitting, editor, sign_in, colleague, publisher):
        editor.is_active = False
        editor.save()
        asked = {"take_over": str(sitting.pk)}
        theirs, sees = sign_in(colleague), sign_in(publisher)
        assert (list(theirs.get(START).context["left_behind"]), theirs.post(START, asked).status_code) == ([], 403)
        assert list(sees.get(START).context["left_behind"]) == [sitting]
        assert [sees.post(START, {"take_over": key}).status_code for key in ("x", "0", "9" * 30)] == [404] * 3
        assert sees.post(START, asked)["Location"] == address(sitting)
        assert [sees.post(START, asked).status_code, sees.get(address(sitting)).status_code] == [404, 200]

    def test_the_page_says_when_each_word_applies(self, desk, sitting):
        explained = {one.name: dict(one.criteria) for one in desk.get(address(sitting)).context["explained"]}
        assert explained["firmness"]["streven"].startswith("Iemand streeft ernaar.")
        assert explained["what"]["ondertekend"] == str(KIND["signed"])
        assert {one.name for one in letter_words().whats} - set(explained["what"]) == {"meting", "voorwaarde"}

    def test_a_number_that_no_database_takes_is_not_there(self, desk):
        assert desk.get(f"/admin/brief/{'9' * 25}/").status_code == 400

    def test_the_plain_form_keeps_rows_in_full_words(self, desk, sitting):
        own = token()
        answer = desk.post(address(sitting), sent({own: FIRST}, _save="1"))
        assert answer.status_code == 302
        assert SittingRow.objects.get().cells == {
            "page": "1", "about": "Goud", "what": "ondertekend", "firmness": "verwacht",
            "words": "eerste kwartaal 2017",
        }  # fmt: skip
        page = desk.get(address(sitting))
        row = page.context["rows"][0]
        assert (row.state, row.read_as, row.now) == ("read", ("Eerste kwartaal 2017",), ("niets",))
        assert page.context["counts"] == "1 regel · 1 gelezen"

    def test_the_home_page_leads_to_ones_own_letters_in_progress(self, desk, sitting, sign_in, colleague):
        for about in ("Goud", "Hout"):
            type_row(sitting, {**FIRST, "about": about})
        listed = f'<a href="{address(sitting)}">{sitting.document}</a> <span class="nl-muted">(2 regels, '
        assert listed in desk.get("/admin/").content.decode()
        assert listed not in sign_in(colleague).get("/admin/").content.decode()
        Sitting.objects.filter(pk=sitting.pk).update(done_at=now())
        assert listed not in desk.get("/admin/").content.decode()

    def test_a_row_with_nothing_but_the_page_of_the_row_above_is_not_kept(self, desk, sitting):
        desk.post(address(sitting), sent({token(): {"page": "2"}}, _save="1"))
        assert SittingRow.objects.count() == 0

    def test_several_covenants_become_a_row_each(self, desk, sitting):
        desk.post(address(sitting), sent({token(): {**FIRST, "about": "Eiwitten, Hout"}}, _save="1"))
        assert [row.cells["about"] for row in SittingRow.objects.all()] == ["Duurzame eiwitten", "Hout"]

    def test_a_stale_form_takes_over_only_what_was_typed(self, desk, sitting):
        own = type_row(sitting, {"about": "Goud", "page": "1"})
        was = {own: {"about": "Goud", "page": "1"}}
        keep_cell(sitting, CellTyped(own, "about", "Goud", "Hout"))
        desk.post(address(sitting), sent({own: {"about": "Goud", "page": "2"}}, was, _save="1"))
        assert SittingRow.objects.get().cells == {"about": "Hout", "page": "2"}

    def test_a_true_conflict_shows_both_and_keeps_what_was_typed_on_the_page(self, desk, sitting):
        own = type_row(sitting, {"page": "1"})
        keep_cell(sitting, CellTyped(own, "page", "1", "2"))
        answer = desk.post(address(sitting), sent({own: {"page": "3"}}, {own: {"page": "1"}}, _save="1"))
        assert (answer.status_code, answer.context["conflicts"]) == (
            409, [{"place": f"{own}-page", "stored": "2", "typed": "3"}],
        )  # fmt: skip
        assert SittingRow.objects.get().cells == {"page": "2"}

    def test_buttons_without_a_script_choose_report_move_take_out_and_put_back(self, desk, sitting):
        first = type_row(sitting, {**FIRST, "about": "Goud", "words": "voor de zomer"})
        second = type_row(sitting, {**FIRST, "about": "Hout", "firmness": "feit", "words": "inmiddels ondertekend"})
        desk.post(address(sitting), {"_choose": f"{first}|vóór de zomer van 2017"})
        desk.post(address(sitting), {"_day": second})
        assert [row.is_open for row in desk.get(address(sitting)).context["rows"]] == [False, True, False]
        desk.post(address(sitting), {"_report": second})
        rows = desk.get(address(sitting)).context["rows"]
        assert [row.state for row in rows] == ["read", "read", "empty"]
        desk.post(address(sitting), {"_up": second})
        assert [row.token for row in desk.get(address(sitting)).context["rows"]][:2] == [second, first]
        desk.post(address(sitting), {"_drop": first})
        page = desk.get(address(sitting))
        assert ([row.token for row in page.context["rows"]][:1], [row.token for row in page.context["dropped"]]) == (
            [second], [first],
        )  # fmt: skip
        desk.post(address(sitting), {"_restore": first})
        assert len(desk.get(address(sitting)).context["rows"]) == 3

    def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(self, desk, sitting, editor):
        own = token()
        mark = desk.get(address(sitting)).content.decode().split('name="_owner" value="')[1].split('"')[0]
        desk.logout()
        cache.clear()
        answer = desk.post(address(sitting), sent({own: FIRST}, _owner=mark, _save="1"))
        assert answer.url.startswith("/admin/login/")
        desk.force_login(editor)
        page = desk.get(address(sitting))
        (row,) = [one for one in page.context["rows"] if one.token == own]
        assert {cell.name: cell.value for cell in row.cells} == FIRST
        assert ("Wat u had getypt" in page.content.decode(), SittingRow.objects.count()) == (True, 0)


class TestWhoSees:
    """What is typed is its owner's alone, until it is proposed."""

    ASKED = (
        "/admin/", START, "/admin/dossier/revision/verzegelen/", "/admin/dossier/decision/", "/admin/dossier/document/",
        "/admin/covenants/milestonestatement/", "/admin/covenants/statusreport/", "/", "/convenanten/goud/",
        "/zoeken/?q=geheimwoord",
    )  # fmt: skip

    def holders(self, user, sign_in, more=()):
        client = sign_in(user)
        return [one for one in (*self.ASKED, *more) if "GEHEIMWOORD" in client.get(one).content.decode()]

    def test_no_page_of_another_holds_what_is_typed(self, sitting, editor, colleague, publisher, sign_in):
        type_row(sitting, {**FIRST, "about": "Goud", "words": "GEHEIMWOORD", "note": "GEHEIMWOORD"})
        own = address(sitting)
        assert self.holders(editor, sign_in, [own]) == [own]
        for user in (colleague, publisher, person("beheer", "administrator"), person("auditor", "auditor")):
            assert self.holders(user, sign_in, [own, address(sitting, "check")]) == []

    def test_an_account_that_is_limited_records_only_what_is_about_its_sectors(self, paper, editor, desk):
        other = Sector.objects.create(code="BNK", name="Banken", kind="main", known_from="2014-01-01", document=paper)
        Covenant.objects.get(slug="banken").sectors.set([other])
        SectorLimit.objects.create(account=editor, sector=other)
        sitting = open_sitting(paper, by=editor, actor=Organisation.objects.get())
        for name in ("Goud", "Banken"):
            type_row(sitting, {**FIRST, "about": name})
        rows = desk.get(address(sitting)).context["rows"]
        assert [row.state for row in rows] == ["error", "read", "empty"]
        assert "andere sectoren" in rows[0].faults[0]
        shown = desk.get(address(sitting, "check")).context["shown"]
        assert desk.post(address(sitting, "check"), {"shown": shown}).status_code == 409
        assert MilestoneStatement.objects.count() == 0


class TestSize:
    """What a page asks of the database does not grow with its rows."""

    @pytest.mark.parametrize("page", ["grid", "check"])
    def test_the_same_queries_at_3_and_23_rows(self, desk, sitting, page):
        counted = []
        for more, month in ((3, "januari"), (20, "februari")):
            for number in range(more):
                type_row(
                    sitting,
                    {
                        **FIRST,
                        "about": "Goud",
                        "page": "1",
                        "words": f"{number + 1} {month} 2017",
                    },
                )
            desk.get(address(sitting, page))  # what is kept in memory is read
            with CaptureQueriesContext(connection) as asked:
                assert desk.get(address(sitting, page)).status_code == 200
            counted.append(len(asked.captured_queries))
        assert counted[0] == counted[1]


class TestScript:
    def test_a_cell_is_kept_and_answered_with_its_reading(self, desk, sitting):
        own = token()
        for name, value in FIRST.items():
            answer = desk.post(
                address(sitting, "cell"), {"row": own, "cell": name, "before": "", "value": value, "after": ""}
            )
        told = answer.json()
        assert (told["state"], told["value"], told["faulty"]) == ("read", "eerste kwartaal 2017", [])
        assert ("Eerste kwartaal 2017" in told["read"], "niets" in told["now"]) == (True, True)
        assert SittingRow.objects.get().version == 6

    def test_a_conflict_and_a_refusal_say_so(self, desk, sitting):
        own = type_row(sitting, {"page": "1"})
        place = address(sitting, "cell")
        clash = desk.post(place, {"row": own, "cell": "page", "before": "0", "value": "2"})
        wrong = desk.post(place, {"row": "x", "cell": "page", "before": "", "value": "2"})
        assert (clash.status_code, clash.json()) == (409, {"stored": "1", "typed": "2"})
        assert (wrong.status_code, wrong.json()) == (400, {"error": "Deze regel of cel is niet bekend."})
        assert SittingRow.objects.get().cells == {"page": "1"}

    def test_a_reason_answers_the_question_that_stood_there(self, desk, sitting):
        own = type_row(sitting, {**FIRST, "about": "Goud", "words": "in 2015"})
        answer = desk.post(
            address(sitting, "cell"), {"row": own, "cell": "oddity_reason", "before": "", "value": "Staat er."}
        )
        assert answer.json()["state"] == "read"
        assert set(SittingRow.objects.get().cells) == {*FIRST, "oddity_reason", "asked"}

    def test_rows_are_copied_split_dropped_restored_and_moved(self, desk, sitting):
        own = type_row(sitting, {**FIRST, "about": "Goud"})
        place, fresh = address(sitting, "row"), token()
        for _press in range(2):
            desk.post(place, {"do": "copy", "row": fresh, "after": own})
        keep_cell(sitting, CellTyped(fresh, "about", "", "Hout, Textiel"))
        done = desk.post(place, {"do": "done", "row": fresh}).json()
        assert (len(done["rows"]), "Hout" in done["first"]) == (1, True)
        assert [row.cells["about"] for row in SittingRow.objects.all()] == ["Goud", "Hout", "Textiel"]
        desk.post(place, {"do": "move", "row": fresh, "after": ""})
        desk.post(place, {"do": "drop", "row": own})
        assert [row.cells["about"] for row in SittingRow.objects.filter(dropped=False)] == ["Hout", "Textiel"]
        desk.post(place, {"do": "restore", "row": own})
        assert SittingRow.objects.filter(dropped=False).count() == 3
        assert desk.post(place, {"do": "anders", "row": own}).status_code == 400

    def test_the_speaker_of_the_letter_is_one_cell_more(self, desk, sitting):
        Organisation.objects.create(slug="ser", kind="council", name="SER")
        place, sent_cell = address(sitting, "cell"), {"row": "", "cell": "actor", "before": "Kabinet"}
        assert desk.post(place, {**sent_cell, "value": "se"}).json()["value"] == "SER"
        clash = desk.post(place, {**sent_cell, "value": ""})
        unknown = desk.post(place, {**sent_cell, "before": "SER", "value": "niemand"})
        plain = desk.post(address(sitting), {"actor": "niemand", "actor-was": "SER", "_save": "1"})
        assert (clash.status_code, clash.json()) == (409, {"stored": "SER", "typed": ""})
        assert (unknown.status_code, unknown.json()) == (400, {"error": "Het dossier kent “niemand” niet."})
        assert (plain.status_code, plain.context["conflicts"][0]["place"]) == (409, "actor")
        assert desk.post(address(sitting), {"actor": "kab", "actor-was": "SER", "_save": "1"}).status_code == 302
        assert Sitting.objects.get().actor.slug == "kabinet"

    @pytest.mark.parametrize("page", ["cell", "row"])
    def test_only_a_post_writes(self, desk, sitting, page):
        assert desk.get(address(sitting, page)).status_code == 405


class TestCheck:
    def mark(self, desk, sitting):
        return desk.get(address(sitting, "check")).context["shown"]

    def test_questions_stand_first_and_nothing_is_proposed_before_they_are_answered(self, desk, sitting):
        type_row(sitting, {**FIRST, "about": "Goud", "words": "voor de zomer"})
        page = desk.get(address(sitting, "check"))
        assert (len(page.context["asked"]), page.context["ready"]) == (1, False)
        assert [fault.text in page.content.decode() for one in page.context["asked"] for fault in one["faults"]] == [
            True
        ]
        assert "Fault(" not in page.content.decode()
        answer = desk.post(address(sitting, "check"), {"shown": page.context["shown"], "note": ""})
        assert (answer.status_code, MilestoneStatement.objects.count()) == (409, 0)

    def test_the_letter_is_proposed_once_with_links_to_what_it_became(self, desk, sitting, editor):
        type_row(sitting, {**FIRST, "about": "Goud, Hout"})
        type_row(
            sitting, {"page": "3", "about": "Banken", "what": "oorzaak kennis", "words": "het kennisniveau verschilt"}
        )
        shown = self.mark(desk, sitting)
        for _press in range(2):
            answer = desk.post(address(sitting, "check"), {"shown": shown, "note": "Zie blz. 1."})
            assert answer.status_code in (200, 302)
        done = desk.get(address(sitting, "check"))
        made = [entry for entry, _url in done.context["made"]]
        assert [type(entry) for entry in made] == [MilestoneStatement, MilestoneStatement, StatusReport]
        assert {(entry.stage, entry.recorded_by) for entry in made} == {(Stage.PROPOSED, editor)}
        assert [desk.get(url).status_code for _entry, url in done.context["made"]] == [200, 200, 200]
        assert desk.get(address(sitting)).status_code == 302

    def test_rows_that_changed_in_another_window_are_checked_again(self, desk, sitting):
        own = type_row(sitting, {**FIRST, "about": "Goud"})
        shown = self.mark(desk, sitting)
        keep_cell(sitting, CellTyped(own, "page", "1", "2"))
        answer = desk.post(address(sitting, "check"), {"shown": shown, "note": "Bewaard."})
        assert (answer.status_code, answer.context["note"], MilestoneStatement.objects.count()) == (409, "Bewaard.", 0)


class TestSentences:
    """What changes on the public pages is tried and undone."""

    @pytest.fixture
    def public(self, paper, publisher):
        publish(*Document.objects.all(), *Organisation.objects.all(), by=publisher)

    def sentences(self, desk, sitting):
        found = desk.get(address(sitting, "check")).context["sentences"]
        return [(one.name, one.day.isoformat(), one.before, one.after) for one in found]

    def test_a_promise_of_a_covenant_that_the_record_does_not_know_yet(self, desk, sitting, public):
        type_row(sitting, {**FIRST, "about": "Goud"})
        revisions = Revision.objects.count()
        (first, *_others) = self.sentences(desk, sitting)
        assert first[:3] == ("Goud", "2016-10-06", "")
        assert "31 maart 2017" in first[3]
        assert (Revision.objects.count(), MilestoneStatement.objects.count()) == (revisions, 0)
        assert self.sentences(desk, sitting)[0] == first

    def test_what_is_tried_is_what_comes_once_it_is_sealed(self, desk, sitting, public, publisher, client):
        type_row(sitting, {**FIRST, "about": "Goud"})
        tried = {day: after for _name, day, _before, after in self.sentences(desk, sitting)}
        shown = desk.get(address(sitting, "check")).context["shown"]
        desk.post(address(sitting, "check"), {"shown": shown})
        seal(list(MilestoneStatement.objects.all()), by=publisher, reason="Gezien.")
        page = client.get("/convenanten/goud/?peildatum=2016-10-06&bekend_op=2016-10-06").content.decode()
        assert tried["2016-10-06"] in page

    def test_while_somebody_else_seals_the_page_says_that_it_cannot_be_shown(self, desk, sitting, public, monkeypatch):
        type_row(sitting, {**FIRST, "about": "Goud"})

        def locked(*_args, **_kwargs):
            raise OperationalError("database is locked")

        monkeypatch.setattr("covenants.selectors.letter_sentences.sealed_on_trial", locked)
        page = desk.get(address(sitting, "check"))
        assert (page.context["sentences"], "Iemand anders verzegelt" in page.content.decode()) == (None, True)
        assert "De eerste zin van geen" not in page.content.decode()

    def test_a_fact_against_the_record_is_named_as_a_difference(self, desk, sitting, public, publisher):
        day = {**FIRST, "about": "Goud", "firmness": "feit"}
        type_row(sitting, {**day, "words": "4 juli 2016"})
        shown = desk.get(address(sitting, "check")).context["shown"]
        desk.post(address(sitting, "check"), {"shown": shown})
        seal(list(MilestoneStatement.objects.all()), by=publisher, reason="Gezien.")
        desk.post(START, {"document": "26485-232"})
        again = Sitting.objects.get(done_at=None)
        type_row(again, {**day, "words": "5 juli 2016", "page": "2"})
        page = desk.get(address(again, "check"))
        assert [(one.read_as, one.now) for one in page.context["against"]] == [
            ("5 juli 2016", "“4 juli 2016” (26 485, nr. 232)")
        ]
