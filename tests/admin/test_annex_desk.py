"""The desk of the annex: words beside what is generated, kept by two people at once, frozen by a publisher."""

import hashlib
import io
import zipfile

import pytest
from django.test import Client

from covenants.models import MilestoneStatement
from dossier.actions import correct, seal
from dossier.models import AnnexDraft, AuditEvent, Edition
from imvo_tracker.lib import forms as ground
from sectors.models import Sector, SectorLimit
from tests.admin.conftest import person
from tests.admin.sent import sent
from tests.admin.test_no_lost_update import Route, race

pytestmark = pytest.mark.one_database
LIST = "/admin/dossier/annexdraft/"
SECRET = "Wij verwachten de handtekening in juli."


@pytest.fixture
def draft(letter, editor):
    return AnnexDraft.objects.create(name="Juni", day="2016-06-17", rule="kabinet", recorded_by=editor)


@pytest.fixture
def write(editor, sign_in):
    return sign_in(editor)


@pytest.fixture
def decide(publisher, sign_in):
    return sign_in(publisher)


def change(draft):
    return f"{LIST}{draft.pk}/change/"


def freezing(draft):
    return f"{LIST}{draft.pk}/bevriezen/"


def keep(browser, draft, **notes):
    """Save some notes, by the code of their sector."""
    page = browser.get(change(draft))
    return browser.post(change(draft), sent(page, **{f"note_{code}": text for code, text in notes.items()}))


def freeze(browser, draft, reason="Bij de brief van juni."):
    return browser.post(freezing(draft), sent(browser.get(freezing(draft)), reason=reason))


class TestWriting:
    def test_an_annex_begins_with_its_moment_and_offers_a_note_for_each_sector_after_that(self, letter, write):
        started = write.post(
            f"{LIST}add/",
            sent(write.get(f"{LIST}add/"), name="Juni", day="17-06-2016", rule="kabinet") | {"_continue": "1"},
        )
        draft = AnnexDraft.objects.get()
        assert (started.status_code, started.url, str(draft.day), draft.notes) == (302, change(draft), "2016-06-17", {})
        form = write.get(change(draft)).context["adminform"].form
        assert [name for name in form.fields if name.startswith("note_")][:3] == [
            "note_TEX",
            "note_FIN",
            "note_FIN-BNK",
        ]
        assert form.fields["note_FIN-BNK"].label == "2.1 Banken"
        assert "na deze zomer wordt ondertekend" in form.fields["note_FIN-BNK"].help_text

    def test_a_moment_nobody_can_know_is_refused(self, letter, write):
        typed = sent(write.get(f"{LIST}add/"), name="Juni", day="17-06-2016", known_on="01-01-2190")
        answer = write.post(f"{LIST}add/", typed)
        assert (answer.status_code, AnnexDraft.objects.count()) == (200, 0)
        assert answer.context["errors"]

    def test_two_people_on_two_sectors_lose_nothing_and_see_both_versions(self, draft, write, colleague, sign_in):
        other = sign_in(colleague)
        pages = write.get(change(draft)), other.get(change(draft))
        assert write.post(change(draft), sent(pages[0], note_TEX="Over textiel.")).status_code == 302
        late = other.post(change(draft), sent(pages[1], **{"note_FIN-BNK": "Over banken."}))
        assert (late.status_code, late.context["is_stale"]) == (200, True)
        assert other.post(change(draft), sent(late)).status_code == 302
        draft.refresh_from_db()
        assert (draft.notes, draft.recorded_by) == ({"TEX": "Over textiel.", "FIN-BNK": "Over banken."}, colleague)

    def test_nothing_is_lost_in_twenty_races(self, draft, write, colleague, sign_in):
        assert self.races(draft, write, sign_in(colleague), 20) == []

    def test_without_the_merge_texts_are_lost(self, draft, write, colleague, sign_in, monkeypatch):
        """The twin: whatever the form holds counts as typed."""
        monkeypatch.setattr(ground.VersionedForm, "_merge", lambda form, shown: None)
        assert self.races(draft, write, sign_in(colleague), 6) != []

    def races(self, draft, write, other, count):
        names = {"introduction": "", "note_TEX": "TEX", "note_FIN-BNK": "FIN-BNK"}

        def stored():
            draft.refresh_from_db()
            return {name: draft.texts.get(code, "") for name, code in names.items()}

        route = Route((write, other), dict.fromkeys(names, change(draft)), stored)
        return [lost for seed in range(count) for lost in race(route, seed)]

    def test_who_is_limited_to_a_sector_writes_on_that_one_alone(self, draft, sign_in):
        limited = person("beperkt", "ministry-editor")
        SectorLimit.objects.create(account=limited, sector=Sector.objects.get(code="FIN"))
        browser = sign_in(limited)
        page = browser.get(change(draft))
        names = [name for name in page.context["adminform"].form.fields if name.startswith("note_")]
        assert names == ["note_FIN", "note_FIN-BNK", "note_FIN-VRZ"]
        typed = sent(
            page, **{"note_FIN-BNK": "Over banken.", "note_TEX": "Niet van mij.", "introduction": "Niet van mij."}
        )
        assert browser.post(change(draft), typed).status_code == 302
        draft.refresh_from_db()
        assert draft.texts == {"": "", "FIN-BNK": "Over banken."}

    def test_nothing_of_a_draft_is_public(self, draft, write, client):
        keep(write, draft, TEX=SECRET)
        for address in ("/bijlage/?peildatum=2016-06-17", "/edities/", "/bijlage/tabel.csv?peildatum=2016-06-17"):
            assert SECRET not in client.get(address).getvalue().decode()
        assert client.get("/edities/1/").status_code == 404


class TestFreezing:
    def test_what_was_looked_at_is_frozen_and_its_files_are_those_of_the_page(self, draft, write, decide, client):
        assert freeze(decide, draft).status_code == 302
        edition = client.get("/edities/1/").context["page"]
        assert [line.link.label for line in edition.files] == ["CSV", "DOCX", "HTML", "ODT"]
        for line in edition.files:
            stored = client.get(line.link.url)
            assert hashlib.sha256(stored.getvalue()).hexdigest() == line.sha256
            assert stored["Content-Disposition"].endswith(f'{line.command.removeprefix("sha256sum ")}"')
        revision = f"?peildatum=2016-06-17&bekend_op=2016-06-17&revisie={Edition.objects.get().at_id}&telregel=kabinet"
        for frozen, generated in (("odt", "bijlage"), ("docx", "bijlage"), ("html", "bijlage"), ("csv", "tabel")):
            again = client.get(f"/bijlage/{generated}.{frozen}{revision}").getvalue()
            assert client.get(f"/edities/1/bijlage.{frozen}").getvalue() == again
        told = client.get("/api/v1/editions/1").json()["result"]
        assert (told["revision"], told["day"], told["countingRule"]) == (
            Edition.objects.get().at_id,
            "2016-06-17",
            "kabinet",
        )
        assert [one["hash"] for one in told["files"]] == [line.sha256 for line in edition.files]
        assert edition.is_made_again is True
        assert edition.again.url == f"/bijlage/{revision}"

    def test_the_ministrys_words_are_marked_in_the_edition_and_nowhere_else(self, draft, write, decide, client):
        keep(write, draft, TEX=SECRET)
        freeze(decide, draft)
        page = client.get("/edities/1/")
        assert f"<strong>Woorden van het ministerie:</strong></p><p>{SECRET}" in page.content.decode()
        assert page.context["page"].is_made_again is False
        odt = zipfile.ZipFile(io.BytesIO(client.get("/edities/1/bijlage.odt").getvalue())).read("content.xml").decode()
        assert SECRET in odt
        head = Edition.objects.get().at.content_hash
        assert f"SHA-256): {head}" in odt
        assert SECRET not in client.get("/bijlage/?peildatum=2016-06-17").content.decode()

    def test_the_reason_is_there_again_after_the_session_ended(self, draft, decide, publisher, client):
        typed = sent(decide.get(freezing(draft)), reason="Bij de brief.")
        assert client.post(freezing(draft), typed).status_code == 302
        client.force_login(publisher)
        assert client.get(freezing(draft)).context["form"]["reason"].value() == "Bij de brief."

    def test_an_editor_looks_and_does_not_freeze(self, draft, write):
        assert write.get(freezing(draft)).context["may_freeze"] is False
        assert write.post(freezing(draft), {"version": 1, "revision": 1, "reason": "x"}).status_code == 403
        assert Edition.objects.count() == 0

    def test_a_text_that_changed_meanwhile_is_looked_at_again(self, draft, write, decide):
        shown = sent(decide.get(freezing(draft)), reason="Nu.")
        keep(write, draft, TEX=SECRET)
        answer = decide.post(freezing(draft), shown)
        assert (answer.status_code, Edition.objects.count()) == (200, 0)
        assert "kijk opnieuw" in answer.content.decode()
        assert SECRET in answer.content.decode()
        assert decide.post(freezing(draft), sent(answer)).status_code == 302
        assert Edition.objects.count() == 1

    def test_a_second_press_freezes_once_and_after_that_nothing_changes(self, draft, write, decide):
        shown = sent(decide.get(freezing(draft)), reason="Nu.")
        assert [decide.post(freezing(draft), shown).status_code for _press in range(2)] == [302, 302]
        assert Edition.objects.count() == 1
        assert write.post(change(draft), {"name": "Anders"}).status_code == 403
        assert decide.post(f"{LIST}{draft.pk}/delete/", {"post": "yes"}).status_code == 403
        events = AuditEvent.objects.filter(action="dossier.annexdraft.freeze").values_list("result", flat=True)
        assert sorted(events) == ["nothing", "ok"]

    def test_an_unreadable_form_freezes_nothing(self, draft, decide):
        answer = decide.post(freezing(draft), {"version": "9" * 25, "revision": "\x00", "reason": "x"})
        assert (answer.status_code, Edition.objects.count()) == (200, 0)
        assert decide.post(f"{LIST}{10**15}/bevriezen/", {}).status_code == 404


class TestAfterwards:
    @pytest.fixture
    def frozen(self, draft, decide):
        freeze(decide, draft)
        return Edition.objects.get()

    def test_a_later_correction_shows_on_the_edition_without_changing_it(self, frozen, publisher):
        before = {one: Client().get(f"/edities/1/bijlage.{one}").getvalue() for one in ("odt", "csv")}
        entry = MilestoneStatement.objects.get(ref="kst-26485-220/S028")
        wrong = correct(entry, by=publisher, reason="Verkeerd gelezen.", wording="voor het einde van de zomer")
        seal([wrong], by=publisher, reason="Correctie.")
        page = Client().get("/edities/1/").context["page"]
        assert [(one.subject, one.why, one.revision) for one in page.corrections] == [
            ("Goud", "Verkeerd gelezen.", frozen.sealed_in_id + 1)
        ]
        assert [(one.old, one.new) for one in page.corrections[0].changes] == [
            ("nog voor het einde van deze zomer", "voor het einde van de zomer")
        ]
        assert {one: Client().get(f"/edities/1/bijlage.{one}").getvalue() for one in ("odt", "csv")} == before
        cited = f"/edities/1/?peildatum=2016-06-17&bekend_op=2190-01-01&revisie={frozen.sealed_in_id}&telregel=kabinet"
        assert Client().get(cited).status_code == 400  # nothing is known of a day to come
        then = Client().get(f"/edities/1/?revisie={frozen.sealed_in_id}").context["page"]
        assert then.corrections == ()

    def test_the_next_edition_says_what_differs_from_it(self, frozen, editor, write, decide, client):
        later = AnnexDraft.objects.create(name="Augustus", day="2016-08-17", known_on="2016-08-17", recorded_by=editor)
        keep(write, later, TEX="Nu wel.")
        shown = {one.name: one for one in decide.get(freezing(later)).context["differences"]}
        assert {part.label for part in shown["Textiel en kleding"].parts} >= {"Woorden van het ministerie"}
        freeze(decide, later)
        assert [row.link.label for row in client.get("/edities/").context["page"].rows] == ["editie 2", "editie 1"]
        page = client.get("/edities/2/").context["page"]
        changed = {one.name: one for one in page.differences}
        assert page.before.label == "editie 1"
        words = [
            (one.before, one.after) for one in changed["Textiel en kleding"].parts if one.label.startswith("Woorden")
        ]
        assert words == [("", "Nu wel.")]

    def test_the_page_of_the_annex_says_what_differs_since_the_last_edition(self, frozen, client):
        assert client.get("/bijlage/?peildatum=2016-06-17").context["page"].edition is None  # it was not there then
        same = client.get("/bijlage/?peildatum=2016-06-17&bekend_op=vandaag").context["page"]
        assert (same.edition.label, same.differences) == ("editie 1", ())
        earlier = client.get("/bijlage/?peildatum=2016-06-16&bekend_op=vandaag").context["page"]
        assert (earlier.edition, earlier.differences) == (None, ())  # of the day before: it follows on no later one

    def test_an_edition_follows_on_the_one_of_the_last_day_before_it_whenever_frozen(
        self, frozen, editor, decide, client
    ):
        for day in ("2016-08-17", "2016-06-16", "2016-07-17"):
            draft = AnnexDraft.objects.create(name=day, day=day, known_on="2016-08-17", recorded_by=editor)
            assert freeze(decide, draft).status_code == 302
        before = [client.get(f"/edities/{number}/").context["page"].before for number in (1, 2, 3, 4)]
        assert [one and one.label for one in before] == [None, "editie 1", None, "editie 1"]
        page = client.get("/bijlage/?peildatum=2016-06-17&bekend_op=vandaag").context["page"]
        assert (page.edition.label, page.differences) == ("editie 1", ())
        of_august = client.get("/bijlage/?peildatum=2016-12-01&bekend_op=vandaag").context["page"]
        assert of_august.edition.label == "editie 2"
        assert {one.turn.value for one in of_august.differences} == {"changed"}
