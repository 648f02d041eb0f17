"""Reading a letter into the grid, page by page: proposals that wait, are taken or dropped, and stay so."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from covenants.actions import read_rows
from covenants.actions.sittings import open_sitting
from covenants.domain.letter_cells import MOST_ROWS
from covenants.models import Covenant, MilestoneStatement, ReadRow, SittingRow
from dossier.models import AuditEvent, Organisation
from imvo_tracker.lib import kept
from imvo_tracker.lib.asof import now
from sectors.models import Sector, SectorLimit
from tests.covenants.letters import DAY, make_letter

pytestmark = pytest.mark.django_db
TEXT = (
    "Den Haag, 6 oktober 2016\n\nGoud\n\nPartijen in de goudsector streven naar ondertekening in het eerste kwartaal"
    " van 2017. De gesprekken zijn in april jl. begonnen.\n\nTextiel\n\n"
    "Het textielconvenant is op 4 juli jl. ondertekend."
)


@pytest.fixture
def sitting(editor):
    return open_sitting(make_letter(), by=editor, actor=Organisation.objects.get())


@pytest.fixture
def desk(sign_in, editor, sitting):
    return sign_in(editor)


@pytest.fixture
def url(sitting):
    return reverse("letter:read", args=[sitting.pk])


@pytest.fixture
def read(desk, url):
    """Paste the text, and return its proposals by what they say."""

    def read(text=TEXT):
        assert desk.post(url, {"text": text, "_read": "1"}).status_code == 302
        return {(one.cells["about"], one.cells["what"]): one for one in ReadRow.objects.all()}

    return read


SIGNED = ("Textiel", "ondertekend")
BEGUN = ("Goud", "gesprekken begonnen")


def states():
    return {(one.cells["about"], one.cells["what"]): one.state for one in ReadRow.objects.all()}


def test_the_sentence_stands_beside_its_row_and_nothing_is_taken_by_itself(desk, url, read):
    rows = read()
    assert (rows[SIGNED].sentence, dict(rows[SIGNED].cells), rows[SIGNED].read_as) == (
        "Het textielconvenant is op 4 juli jl. ondertekend.",
        {"about": "Textiel", "what": "ondertekend", "firmness": "feit", "words": "4 juli jl."},
        "4 juli 2016",
    )
    assert rows[SIGNED].why == {
        "about": "textielconvenant",
        "what": "ondertekend",
        "firmness": "is",
        "words": "4 juli jl.",
    }
    page = desk.get(url).content.decode()
    seen = (f"<mark>{words}</mark>" for words in ("textielconvenant", "is", "4 juli jl.", "ondertekend"))
    assert "Het {} {} op {} {}.".format(*seen) in page
    assert "Waardoor dit zo is gelezen" in page
    assert SittingRow.objects.count() == 0
    assert "checked" not in page


def test_what_is_taken_is_a_row_of_the_grid_as_if_it_were_typed(desk, url, read, sitting):
    row = read()[SIGNED]
    assert desk.post(url, {"_take": row.key, f"{row.key}-page": "2", f"{row.key}-about": "tex"}).status_code == 302
    (taken,) = SittingRow.objects.all()
    assert taken.cells == {
        "page": "2",
        "about": "Textiel",
        "what": "ondertekend",
        "firmness": "feit",
        "words": "4 juli jl.",
    }
    grid = desk.get(reverse("letter:grid", args=[sitting.pk])).context["rows"]
    assert (grid[0].state, grid[0].read_as) == ("read", ("4 juli 2016",))
    desk.post(url, {"_take": row.key})
    assert SittingRow.objects.count() == 1
    desk.post(reverse("letter:check", args=[sitting.pk]))
    assert MilestoneStatement.objects.count() == 0


def test_a_motion_that_the_record_does_not_know_is_a_row_and_has_to_be_taken_up_first(desk, url, read, sitting):
    rows = read("De motie van het lid Jansen (Kamerstuk 26 485, nr. 973) doe ik hiermee af.")
    assert "Het dossier kent deze motie of toezegging nog niet: 26 485, nr. 973." in desk.get(url).content.decode()
    desk.post(url, {"_take": rows["26 485, nr. 973", "beantwoord"].key})
    grid = desk.get(reverse("letter:grid", args=[sitting.pk])).content.decode()
    assert "Het dossier kent “26 485, nr. 973” niet." in grid


def test_what_is_dropped_stays_dropped_when_the_text_is_read_again(desk, url, read):
    rows = read()
    desk.post(url, {"chosen": [rows[SIGNED].key, rows[BEGUN].key], "_drop_ticked": "1"})
    again = read("Andere kop.\n\n" + TEXT)
    assert set(again) == set(rows)
    assert (states()[SIGNED], states()[BEGUN], states()[("Goud", "ondertekend")]) == ("dropped", "dropped", "open")
    assert SittingRow.objects.count() == 0
    desk.post(url, {"_back": rows[SIGNED].key})
    assert (states()[SIGNED], states()[BEGUN]) == ("open", "dropped")


def race(desk, url, row, seed):
    """Let two windows decide on one row in random words and order; return the texts that were lost unseen."""
    draw = random.Random(seed)
    typed = {who: f"p. {seed}{who}" for who in "AB"}
    steps = {who: draw.choice(("_take", "_take", "_drop")) for who in typed}
    shown = ""
    for who in draw.sample(sorted(typed), 2):
        answer = desk.post(url, {steps[who]: row.key, f"{row.key}-page": typed[who]})
        shown += answer.content.decode()
        again = desk.post(url, {steps[who]: row.key, f"{row.key}-page": typed[who]})
        assert again.status_code == answer.status_code
    kept = [one.cells.get("page") for one in SittingRow.objects.all()]
    assert len(kept) <= 1
    # Where one window dropped the row that the other took, the page says that it is in the grid, or has no such row
    told = row.sentence in shown or len(set(steps.values())) == 1
    unseen = {text for who, text in typed.items() if steps[who] == "_take" and text not in kept and text not in shown}
    return sorted(unseen) if kept or told else sorted({*unseen, row.sentence})


def test_two_windows_on_one_row_lose_nothing_in_twenty_races(desk, url, read):
    row, lost = read()[SIGNED], []
    for seed in range(20):
        with transaction.atomic():
            lost += race(desk, url, row, seed)
            transaction.set_rollback(True)
    assert lost == []


def test_without_looking_at_the_words_of_what_was_taken_some_are_lost(desk, url, read, monkeypatch):
    """The twin: taken is taken, whatever is typed."""
    monkeypatch.setattr(read_rows, "refuse_other_words", lambda row, cells: None)
    row, lost = read()[SIGNED], []
    for seed in range(20):
        with transaction.atomic():
            lost += race(desk, url, row, seed)
            transaction.set_rollback(True)
    assert lost != []


def test_what_is_in_the_grid_is_not_dropped_here_and_what_is_typed_stays_on_a_refused_page(desk, url, read):
    rows = read()
    row, other = rows[SIGNED], rows[BEGUN]
    desk.post(url, {"_take": row.key})
    answer = desk.post(url, {"_drop": row.key, f"{other.key}-page": "p. 77"})
    page = answer.content.decode()
    assert (answer.status_code, "Staat al in het raster" in page, 'value="p. 77"' in page) == (400, True, True)
    told = desk.post(url, {"_drop": row.key}, headers={"X-Requested-With": "fetch"})
    assert (told.status_code, row.sentence in told.json()["error"]) == (400, True)
    assert "Vink ten minste één regel aan." in desk.post(url, {"_take_ticked": "1"}).content.decode()


def test_a_text_and_changed_cells_are_there_again_after_the_session_ended(client, editor, desk, url, read):
    row = read()[SIGNED]
    mark = kept.owner_mark(editor)
    client.post(url, {"text": "Nog een tekst.", f"{row.key}-page": "p. 78", kept.OWNER: mark})
    client.force_login(editor)
    page = client.get(url).content.decode()
    assert ("Nog een tekst." in page, 'value="p. 78"' in page, 'name="_owner"' in page) == (True, True, True)


def test_boxes_and_one_button_take_several(desk, url, read):
    rows = read()
    keys = [rows[BEGUN].key, rows[SIGNED].key]
    desk.post(url, {"chosen": keys, "_take_ticked": "1"})
    assert [one.token for one in SittingRow.objects.all()] == sorted(
        keys, key=lambda key: ReadRow.objects.get(key=key).order
    )
    assert desk.get(url).context["taken"] == 2


def test_a_script_is_told_how_many_are_left(desk, url, read):
    rows = read()
    answer = desk.post(url, {"_drop": rows[SIGNED].key}, headers={"X-Requested-With": "fetch"})
    assert answer.json() == {"left": len(rows) - 1}


def test_a_file_is_read_and_a_broken_one_refused_by_name(desk, url):
    file = SimpleUploadedFile("brief.txt", TEXT.encode())
    assert desk.post(url, {"file": file, "_read": "1"}).status_code == 302
    assert ReadRow.objects.count() > 4
    for name, content, said in (
        ("brief.pdf", b"%PDF-1.4 kapot", "Dit bestand is beschadigd"),
        ("brief.exe", b"MZ", "Kies een bestand dat eindigt op"),
    ):
        answer = desk.post(url, {"file": SimpleUploadedFile(name, content), "_read": "1"})
        assert (answer.status_code, said in answer.content.decode()) == (400, True)
    answer = desk.post(url, {"text": "Het regent.", "_read": "1"})
    assert "In deze tekst staat geen zin waarvoor het raster een regel heeft." in answer.content.decode()
    assert "Het regent." in answer.content.decode()


def test_a_full_sitting_takes_no_more_and_says_so(desk, url, read, sitting):
    row = read()[SIGNED]
    SittingRow.objects.bulk_create(
        SittingRow(sitting=sitting, token=f"{number:032x}", order=number, content_hash="")
        for number in range(MOST_ROWS)
    )
    answer = desk.post(url, {"_take": row.key})
    assert (answer.status_code, f"hoogstens {MOST_ROWS}" in answer.content.decode()) == (400, True)
    assert states()[SIGNED] == "open"


def test_a_letter_of_another_or_one_that_is_done_is_not_read_into(desk, url, read, sitting, sign_in, colleague):
    row = read()[SIGNED]
    assert sign_in(colleague).post(url, {"_take": row.key}).status_code == 404
    sitting.done_at = now()
    sitting.save()
    for sent in ({"_take": row.key}, {"text": TEXT, "_read": "1"}):
        answer = desk.post(url, sent)
        assert (answer.status_code, answer.url) == (302, reverse("letter:check", args=[sitting.pk]))
    assert SittingRow.objects.count() == 0


def test_the_trail_names_the_page_and_nothing_of_the_text(desk, url, read):
    read()
    event = AuditEvent.objects.filter(action="letter.read").latest("pk")
    assert "goud" not in str(vars(event)).lower()


def test_the_grid_and_the_list_of_letters_lead_to_it(desk, url, sitting):
    for page in (reverse("letter:grid", args=[sitting.pk]), reverse("letter:start")):
        assert f'href="{url}"' in desk.get(page).content.decode()


DRAFT = "/admin/brief/nakijken/"


def test_a_draft_is_checked_and_kept_nowhere(desk):
    with override("nl"):
        answer = desk.post(DRAFT, {"text": TEXT.replace("4 juli", "9 maart"), "_check": "1"})
    page = answer.content.decode()
    assert "Het concept wordt niet bewaard" in page
    assert (answer.status_code, answer.context["page"].written_on.isoformat()) == (200, "2016-10-06")
    assert ReadRow.objects.count() == SittingRow.objects.count() == 0
    assert "goud" not in str([vars(one) for one in AuditEvent.objects.all()]).lower()
    assert desk.session.get("kept_form") is None


def test_a_draft_typed_after_the_session_ended_is_not_kept(client, desk):
    shown = desk.get(DRAFT).content.decode()
    assert 'name="_owner"' not in shown
    client.post(DRAFT, {"text": TEXT, "_check": "1"})
    assert "kept_form" not in client.session


def test_a_draft_as_file_and_as_json(desk):
    odt = desk.post(DRAFT, {"text": TEXT, "_odt": "1"})
    assert (odt.headers["Content-Type"], odt.content[:2]) == ("application/vnd.oasis.opendocument.text", b"PK")
    assert odt.headers["Content-Disposition"] == 'attachment; filename="controle-van-een-concept.odt"'
    told = desk.post(DRAFT, {"text": TEXT, "day": "7-10-2016", "_json": "1"})
    assert (told.json()["written_on"], told.headers["Cache-Control"]) == ("2016-10-07", odt.headers["Cache-Control"])


def test_a_draft_that_cannot_be_read_is_refused(desk):
    for sent, said in (
        ({"text": " "}, "Er is geen tekst om te lezen."),
        ({"text": TEXT, "day": "31-2-2016"}, "31-2-2016"),
        ({"file": SimpleUploadedFile("a.docx", b"kapot")}, "Dit bestand is beschadigd"),
    ):
        answer = desk.post(DRAFT, sent)
        assert (answer.status_code, said in answer.content.decode()) == (400, True)


def test_a_limited_account_is_told_which_rows_are_not_its_own_and_takes_none_of_them(desk, url, read, editor, sitting):
    own = Sector.objects.create(code="TEX", name="Kleding", kind="main", known_from=DAY, document=sitting.document)
    Covenant.objects.get(slug="textiel").sectors.set([own])
    SectorLimit.objects.create(account=editor, sector=own)
    rows = read()
    gold = sum(about == "Goud" for about, _what in rows)
    html = desk.get(url).content.decode()
    offered, _summary, others = html.partition(f"{gold} regels over andere sectoren dan die van uw account")
    assert f"{gold} daarvan gaan over andere sectoren dan die van uw account" in offered
    keys = {one.key for one in rows.values() if f'name="_take" value="{one.key}"' in html}
    assert keys == {one.key for (about, _what), one in rows.items() if about == "Textiel"}
    assert "Goud" in others
    answer = desk.post(url, {"_take": rows[BEGUN].key})
    assert (answer.status_code, "Uw account is beperkt tot andere sectoren" in answer.content.decode()) == (400, True)
    assert "<title>Fout: " in answer.content.decode()
    left = desk.post(url, {"_take": rows[SIGNED].key}, headers={"X-Requested-With": "fetch"}).json()
    assert (left, states()[BEGUN], SittingRow.objects.filter(sitting=sitting).count()) == (
        {"left": len(keys) - 1},
        "open",
        1,
    )
