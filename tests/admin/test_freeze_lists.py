"""A list, or annex 2, is frozen like annex 1: its files kept, compared with the edition before, corrected beside it."""

import hashlib

import pytest
from django.test import Client

from covenants.models import MilestoneStatement
from dashboards.editions.lists import LISTS, read_selection
from dossier.actions import correct, seal
from dossier.models import AnnexDraft, Edition
from dossier.selectors import find_faults
from imvo_tracker.lib.badinput import BadInput
from tests.admin.sent import sent
from tests.admin.test_annex_desk import LIST, change, freeze, freezing, keep
from tests.met import met

pytestmark = pytest.mark.one_database


@pytest.fixture
def write(editor, sign_in):
    return sign_in(editor)


@pytest.fixture
def decide(publisher, sign_in):
    return sign_in(publisher)


def prepared(editor, kind, selection="", day="2016-06-17"):
    return AnnexDraft.objects.create(
        name="Juni", kind=kind, selection=selection, day=day, rule="kabinet", recorded_by=editor
    )


def frozen(browser, editor, kind, selection="", day="2016-06-17"):
    assert freeze(browser, prepared(editor, kind, selection, day)).status_code == 302
    return Edition.objects.latest("number")


class TestPreparing:
    def test_a_pasted_address_becomes_the_filters_that_the_list_takes(self, letter, write):
        form = sent(
            write.get(f"{LIST}add/"), name="Textiel", kind="beloften", day="17-06-2016",
            selection="https://voorbeeld.nl/beloften/?convenant=textiel&peildatum=2016-06-17&page=2&sort=-late",
        )  # fmt: skip
        assert write.post(f"{LIST}add/", form).status_code == 302
        draft = AnnexDraft.objects.get()
        assert (draft.kind, draft.selection) == ("beloften", "convenant=textiel")
        page = write.get(change(draft))
        names = list(page.context["adminform"].form.fields)
        assert not [name for name in names if name.startswith("note_")]

    @pytest.mark.parametrize(
        ("kind", "typed", "message"),
        [
            ("beloften", "/convenanten/?fase=signed", "niet het adres"),
            ("beloften", "kleur=rood", "geen filter “kleur”"),
            ("halfjaar", "", "halfjaar"),
            ("", "fase=signed", "geen selectie"),
            ("bijlage-2", "waar=eu", "geen selectie"),
        ],
    )
    def test_what_is_no_selection_of_the_list_is_refused(self, kind, typed, message):
        with pytest.raises(BadInput, match=message):
            read_selection(kind, typed)

    def test_a_list_takes_no_words_of_the_ministry(self, letter, write):
        typed = sent(write.get(f"{LIST}add/"), name="x", kind="moties", day="17-06-2016", introduction="Woorden.")
        answer = write.post(f"{LIST}add/", typed)
        assert (answer.status_code, AnnexDraft.objects.count()) == (200, 0)

    def test_a_selection_that_cannot_be_at_the_moment_is_said_and_not_frozen(self, letter, editor, decide):
        draft = prepared(editor, "beloften", "convenant=bestaat-niet")
        page = decide.get(freezing(draft))
        assert (page.status_code, page.context["may_freeze"]) == (200, False)
        assert "bestaat-niet" in page.context["refused"]
        typed = {"version": draft.version, "revision": Edition.objects.count() + 1, "reason": "Nu."}
        assert decide.post(freezing(draft), typed).status_code == 200
        assert Edition.objects.count() == 0


class TestFreezing:
    def test_every_list_is_kept_with_files_that_state_their_revision_and_its_hash(self, letter, editor, decide):
        for one in met(LISTS):
            edition = frozen(decide, editor, one.key, "halfjaar=2016-1" if one.needs else "")
            page = Client().get(f"/edities/{edition.number}/").context["page"]
            assert [line.link.label for line in page.files] == ["CSV", "JSON", "ODS", "XLSX"], one.key
            for line in page.files:
                body = Client().get(line.link.url).getvalue()
                assert hashlib.sha256(body).hexdigest() == line.sha256
            text = Client().get(f"/edities/{edition.number}/bijlage.csv").getvalue().decode("utf-8-sig")
            assert edition.at.content_hash in text, one.key
            assert f"revisie={edition.at_id}" in text
            assert page.is_list
        assert find_faults() == []

    def test_each_list_follows_on_its_own_last_edition(self, letter, editor, decide, client):
        first = frozen(decide, editor, "moties", day="2016-06-16")
        frozen(decide, editor, "convenanten")
        frozen(decide, editor, "moties", "soort=motion")
        second = frozen(decide, editor, "moties")
        page = client.get(f"/edities/{second.number}/").context["page"]
        assert page.before.label == f"editie {first.number}"
        turns = {one.name: one.turn.value for one in page.differences}
        assert "added" in turns.values()
        rows = client.get("/edities/").context["page"].rows
        assert [row.link.label for row in rows] == ["editie 4", "editie 3", "editie 2", "editie 1"]
        assert [row.differs for row in rows][1:] == ["de eerste"] * 3
        assert [str(one) for one in Edition.objects.order_by("number").values_list("title", flat=True)][2:] == [
            "Lijst van moties en toezeggingen (Soort: Motie)", "Lijst van moties en toezeggingen",
        ]  # fmt: skip
        told = client.get(f"/api/v1/editions/{second.number}").json()["result"]
        assert (told["kind"], told["selection"]) == ("moties", "")

    def test_annex_2_is_frozen_with_the_ministrys_words_by_place(self, whole, editor, write, decide, client):
        draft = prepared(editor, "bijlage-2")
        keep(write, draft, fr="Parijs beslist nog.")
        assert freeze(decide, draft).status_code == 302
        page = client.get("/edities/1/")
        assert [line.link.label for line in page.context["page"].files] == ["CSV", "DOCX", "HTML", "ODT"]
        assert "<p>Parijs beslist nog.</p>" in page.content.decode()
        assert page.context["page"].again.url.startswith("/bijlage-2/?")
        assert "Parijs beslist nog." not in client.get("/bijlage-2/?peildatum=2016-06-17").content.decode()
        # the page of annex 1 does not compare itself with it
        assert client.get("/bijlage/").context["page"].edition is None
        assert client.get("/bijlage-2/").context["page"].edition.label == "editie 1"

    def test_annex_2_without_words_is_what_its_page_gives(self, letter, editor, decide, client):
        edition = frozen(decide, editor, "bijlage-2")
        moment = f"?peildatum=2016-06-17&bekend_op=2016-06-17&revisie={edition.at_id}&telregel=kabinet"
        for kept, made in (("odt", "bijlage"), ("docx", "bijlage"), ("html", "bijlage"), ("csv", "tabel")):
            again = client.get(f"/bijlage-2/{made}.{kept}{moment}").getvalue()
            assert client.get(f"/edities/1/bijlage.{kept}").getvalue() == again

    def test_a_later_correction_shows_beside_a_list_and_changes_no_byte_of_it(self, letter, editor, publisher, decide):
        edition = frozen(decide, editor, "beloften")
        before = Client().get("/edities/1/bijlage.csv").getvalue()
        entry = MilestoneStatement.objects.get(ref="kst-26485-220/S022")
        wrong = correct(entry, by=publisher, reason="Verkeerd gelezen.", wording="na de zomer")
        seal([wrong], by=publisher, reason="Correctie.")
        page = Client().get("/edities/1/").context["page"]
        assert [(one.subject, one.why, one.revision) for one in page.corrections] == [
            ("Banken", "Verkeerd gelezen.", edition.sealed_in_id + 1)
        ]
        assert Client().get("/edities/1/bijlage.csv").getvalue() == before
        assert Client().get(f"/edities/1/?revisie={edition.sealed_in_id}").context["page"].corrections == ()

    def test_a_correction_shows_only_beside_a_list_that_holds_what_it_is_about(self, letter, editor, publisher, decide):
        frozen(decide, editor, "kosten")
        frozen(decide, editor, "convenanten")
        frozen(decide, editor, "telregels")
        entry = MilestoneStatement.objects.get(ref="kst-26485-220/S028")
        seal(
            [correct(entry, by=publisher, reason="Verkeerd gelezen.", wording="zomer")],
            by=publisher,
            reason="Correctie.",
        )
        pages = [Client().get(f"/edities/{number}/").context["page"] for number in (1, 2, 3)]
        assert [[one.subject for one in page.corrections] for page in pages] == [[], ["Goud"], ["Goud"]]
        assert [page.counts_all for page in pages] == [False, False, True]
