"""Statements from and to spreadsheets: looked at first, recorded as by the form, out and in again unchanged."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import tablib
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from covenants.models import Measurement, MilestoneStatement, Participation
from dossier.actions import drop
from dossier.domain.likeness import alike
from dossier.models import Decision, Document, Organisation
from imvo_tracker.lib.sheets import UnreadableSheet, read_sheet
from sectors.models import Sector, SectorLimit
from tests.admin.conftest import person
from tests.admin.sent import sent

MILESTONES, MEASURED, PARTIES = (
    f"/admin/covenants/{name}/" for name in ("milestonestatement", "measurement", "participation")
)
HEAD = ["Convenant", "Mijlpaal", "Hoe stellig", "Woorden zoals gedrukt", "Document", "Volgens", "Pagina of alinea"]
VALUE, WORDS = "Waarde, of de laagste van twee", "Datum in andere woorden"
ROW = ["Goud", "Ondertekend", "verwacht", "na deze zomer", "26 485, nr. 220", "Kabinet", "p. 2"]


@pytest.fixture
def columns(sign_in, editor, gold, letter_220, cabinet):
    client = sign_in(editor)
    return client, {
        address: client.get(f"{address}inlezen/").context["columns"] for address in (MILESTONES, MEASURED, PARTIES)
    }


def book(*rows, formats=None):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for place, shown in (formats or {}).items():
        made.active[place].number_format = shown
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def upload(client, address, content, name="lijst.xlsx"):
    return client.post(f"{address}inlezen/", {"file": SimpleUploadedFile(name, content)})


def confirm(client, address, looked):
    return client.post(f"{address}inlezen/", {"rows": looked.context["packed"]})


def errors(answer):
    return [error for row in answer.context["wrong"] for error in row.errors]


def heads(columns, address, *wanted):
    known = {one.casefold(): one for one in columns[1][address]}
    return [known[one.casefold()] for one in wanted]


@pytest.mark.parametrize("number", ["26485 220", "26485-220", "26485, nr. 220", "kst-26485-220"])
def test_a_cell_names_a_document_by_its_number_in_any_spelling(columns, letter_220, number):
    looked = upload(columns[0], MILESTONES, book(HEAD, [*ROW[:4], number, *ROW[5:]]))
    assert (looked.status_code, errors(looked)) == (200, [])
    confirm(columns[0], MILESTONES, looked)
    assert MilestoneStatement.objects.get().document == letter_220


def test_a_file_is_looked_at_and_then_becomes_drafts_of_who_confirms(columns, editor):
    client = columns[0]
    looked = upload(client, MILESTONES, book(HEAD, ROW))
    assert (looked.status_code, errors(looked), MilestoneStatement.objects.count()) == (200, [], 0)
    answer = confirm(client, MILESTONES, looked)
    entry = MilestoneStatement.objects.get()
    assert (answer.status_code, answer.url) == (302, MILESTONES)
    assert (entry.recorded_by, entry.stage, entry.revision, entry.earliest, entry.latest, entry.locator) == (
        editor,
        "draft",
        None,
        date(2016, 9, 1),
        date(2016, 12, 31),
        "p. 2",
    )
    assert [one.step for one in Decision.objects.all()] == ["recorded"]


def test_confirming_twice_makes_the_rows_once(columns):
    client = columns[0]
    looked = upload(client, MILESTONES, book(HEAD, ROW, [*ROW[:3], "eind 2016", *ROW[4:]]))
    for _press in range(2):
        assert confirm(client, MILESTONES, looked).status_code == 302
    assert sorted(MilestoneStatement.objects.values_list("wording", flat=True)) == ["eind 2016", "na deze zomer"]


def read_in_twice(client):
    """Look at one file twice before either look is confirmed, as two people do; then confirm both."""
    looks = [upload(client, MILESTONES, book(HEAD, ROW)) for _look in range(2)]
    assert [len(look.context["fresh"]) for look in looks] == [1, 1]
    return [confirm(client, MILESTONES, look).status_code for look in looks]


def test_two_imports_of_one_file_beside_each_other_make_the_rows_once(columns):
    assert read_in_twice(columns[0]) == [302, 302]
    assert MilestoneStatement.objects.count() == 1


def test_without_a_second_look_two_imports_make_the_rows_twice(columns, monkeypatch):
    """The twin: the same presses, the record not looked at again."""
    monkeypatch.setattr("dossier.admin.sheets.Known.holds", lambda known, row: False)
    monkeypatch.setattr("dossier.forms.ledger.doubts_about_all", lambda entries, **_told: [[] for _entry in entries])
    assert read_in_twice(columns[0]) == [302, 302]
    assert MilestoneStatement.objects.count() == 2


def test_a_row_outside_the_sectors_of_an_account_is_refused_as_by_the_form(columns, editor):
    client = columns[0]
    other = Sector.objects.create(
        code="XYZ", name="Elders", kind="main", known_from=date(2016, 1, 1), document=Document.objects.get()
    )
    looked = upload(client, MILESTONES, book(HEAD, ROW))
    SectorLimit.objects.create(account=editor, sector=other)
    (error,) = errors(upload(client, MILESTONES, book(HEAD, ROW)))
    assert error == (
        "blad “Sheet”, rij 2",
        "Uw account is beperkt tot andere sectoren dan waarover deze uitspraak gaat.",
    )
    # limited after the look: the second press asks again
    assert confirm(client, MILESTONES, looked).status_code == 400
    assert MilestoneStatement.objects.count() == 0


def test_each_wrong_cell_is_named_and_nothing_is_written(columns):
    client = columns[0]
    wrong = ["Goudd", "Ondertekent", "verwacht", "ooit eens", "26 485, nr. 220", "Kabinet", "p. 2"]
    unread = [*ROW[:3], "ooit eens", *ROW[4:]]
    answer = upload(client, MILESTONES, book(HEAD, ROW, wrong, unread))
    found = errors(answer)
    assert answer.status_code == 400
    assert [where for where, _said in found] == [
        "blad “Sheet”, rij 3, kolom A",
        "blad “Sheet”, rij 3, kolom B",
        "blad “Sheet”, rij 4, kolom D",
    ]
    assert found[0][1] == "“Goudd” staat niet in het dossier. Bedoelt u “Goud”?"
    assert found[1][1].startswith("“Ondertekent” is geen van de keuzes: ")
    assert found[2][1].startswith("“ooit eens” ")
    assert (answer.context["packed"], MilestoneStatement.objects.count()) == ("", 0)
    assert "Blad “Sheet”, rij 3, kolom A" in answer.content.decode()


def test_what_stands_there_already_is_pointed_out_and_left_out(columns):
    client = columns[0]
    confirm(client, MILESTONES, upload(client, MILESTONES, book(HEAD, ROW)))
    looked = upload(
        client, MILESTONES, book(HEAD, ROW, [*ROW[:3], "eind 2016", *ROW[4:]], [*ROW[:3], "eind 2016", *ROW[4:]])
    )
    assert [row.number for row in looked.context["doubles"]] == [2, 4]
    confirm(client, MILESTONES, looked)
    assert sorted(MilestoneStatement.objects.values_list("wording", flat=True)) == ["eind 2016", "na deze zomer"]


def test_only_who_may_record_may_import_and_only_its_own_file(columns, sign_in, publisher):
    client = columns[0]
    looked = upload(client, MILESTONES, book(HEAD, ROW))
    admin, auditor = sign_in(person("beheer", "administrator")), sign_in(person("controle", "auditor"))
    nobody = sign_in(User.objects.create_user("niemand", is_staff=True))
    assert [one.get(f"{MILESTONES}inlezen/").status_code for one in (admin, auditor, nobody)] == [403, 403, 403]
    # who may see the list may take it along, and nobody else
    for address in (f"{MILESTONES}uitvoeren.csv", MILESTONES):
        assert [one.get(address).status_code for one in (admin, auditor, nobody)] == [403, 200, 403]
    assert confirm(admin, MILESTONES, looked).status_code == 403
    other = confirm(sign_in(publisher), MILESTONES, looked)
    assert (other.status_code, MilestoneStatement.objects.count()) == (400, 0)
    forged = client.post(f"{MILESTONES}inlezen/", {"rows": looked.context["packed"] + "x"})
    elsewhere = client.post(f"{MEASURED}inlezen/", {"rows": looked.context["packed"]})
    assert (forged.status_code, elsewhere.status_code, MilestoneStatement.objects.count()) == (400, 400, 0)


def filled(columns):
    """Make rows of all three tables, with words that a spreadsheet would run."""
    client = columns[0]
    head = [*HEAD, "Opmerking", "Datum in andere woorden"]
    rows = [[*ROW, "=1+1", ""], [*ROW[:3], "'-twee", *ROW[4:], '+31 + "aan; halen"', "zomer 2017"]]
    made = tablib.Dataset(*rows, headers=head).export("ods")
    confirm(client, MILESTONES, upload(client, MILESTONES, made, "a.ods"))
    shared = ["Document", "Volgens", "Datum in andere woorden"]
    told = ["26 485, nr. 220", "Kabinet", "17 juni 2016"]
    head = heads(columns, MEASURED, "Convenant", "Eenheid", VALUE, *shared, "hoe precies")
    rows = [["Goud", "bedrijven", 1234, *told], ["Goud", "% van de omzet", "29,96%", *told]]
    confirm(
        client,
        MEASURED,
        upload(
            client, MEASURED, book(head, *rows, ["Goud", "% van de omzet", 12.345, *told, "ten minste deze waarde"])
        ),
    )
    head = heads(columns, PARTIES, "Convenant", "Groep partijen", "Rol", *shared)
    rows = [["Goud", "@vakbonden", "ondertekenaar", *told], ["Goud", "Zeeman B.V.", "ondertekenaar", *told]]
    made = tablib.Dataset(*rows, headers=head).export("ods")
    confirm(client, PARTIES, upload(client, PARTIES, made, "b.ods"))


@pytest.mark.parametrize(
    ("address", "model", "count"),
    [(MILESTONES, MilestoneStatement, 2), (MEASURED, Measurement, 3), (PARTIES, Participation, 2)],
)
def test_what_is_exported_imports_again_unchanged(columns, address, model, count):
    client = columns[0]
    filled(columns)
    before = [row.content() for row in model.objects.order_by("pk")]
    assert len(before) == count
    files = {ending: client.get(f"{address}uitvoeren.{ending}").content for ending in ("xlsx", "ods", "csv")}
    assert len(upload(client, address, files["xlsx"], "x.xlsx").context["doubles"]) == count
    for ending, content in files.items():
        for row in model.objects.all():
            drop(row, by=row.recorded_by)
        looked = upload(client, address, content, f"x.{ending}")
        assert errors(looked) == []
        confirm(client, address, looked)
        assert [row.content() for row in model.objects.order_by("pk")] == before


def test_no_cell_of_an_export_is_a_formula(columns):
    client = columns[0]
    filled(columns)
    files = {ending: client.get(f"{MILESTONES}uitvoeren.{ending}").content for ending in ("xlsx", "ods", "csv")}
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith(("=", "+", "'-"))] == ["s", "s", "s"]
    assert b"table:formula" not in zipfile.ZipFile(io.BytesIO(files["ods"])).read("content.xml")
    assert b",'=1+1," in files["csv"]


def test_dutch_numbers_shares_and_dates_are_understood(columns):
    client = columns[0]
    head = heads(columns, MEASURED, "Convenant", "Eenheid", "Waarde, of de laagste van twee", "Document", "Volgens")
    head += heads(columns, MEASURED, "Datum in andere woorden", "Bekend sinds")
    same = ["26 485, nr. 220", "Kabinet"]
    rows = [
        ["Goud", "% van de omzet", 0.3, *same, date(2016, 6, 17), "17 juni 2016"],
        ["Goud", "% van de omzet", "30,5 %", *same, "eerste helft 2016", "2016-06-17"],
        ["Goud", "bedrijven", "1.234", *same, "eerste helft 2016", date(2016, 6, 18)],
    ]
    looked = upload(client, MEASURED, book(head, *rows, formats={"C2": "0%"}))
    assert errors(looked) == []
    confirm(client, MEASURED, looked)
    found = Measurement.objects.order_by("pk").values_list("low", "earliest", "latest", "known_from")
    assert list(found) == [
        (Decimal(30), date(2016, 6, 17), date(2016, 6, 17), date(2016, 6, 17)),
        (Decimal("30.5"), date(2016, 1, 1), date(2016, 6, 30), date(2016, 6, 17)),
        (Decimal(1234), date(2016, 1, 1), date(2016, 6, 30), date(2016, 6, 18)),
    ]


def test_parties_and_values_that_look_alike_are_pointed_out(columns):
    client = columns[0]
    filled(columns)
    Organisation.objects.create(slug="zeman", kind="other", name="Zeman")
    told = ["ondertekenaar", "26 485, nr. 220", "Kabinet", "17 juni 2016"]
    head = heads(
        columns,
        PARTIES,
        "Convenant",
        "Organisatie",
        "Groep partijen",
        "Rol",
        "Document",
        "Volgens",
        "Datum in andere woorden",
    )
    looked = upload(client, PARTIES, book(head, ["Goud", "Zeman", None, *told], ["Goud", None, "Ander", *told]))
    assert [row.notes for row in looked.context["rows"]] == [["“Zeman” lijkt op “Zeeman B.V.”."], []]
    head = heads(
        columns,
        MEASURED,
        "Convenant",
        "Eenheid",
        "Waarde, of de laagste van twee",
        "Document",
        "Volgens",
        "Datum in andere woorden",
    )
    looked = upload(client, MEASURED, book(head, ["Goud", "merken", 1234, *told[1:]]))
    assert [row.notes for row in looked.context["rows"]] == [
        ["Dezelfde waarde staat er als “Goud: bedrijven”: merken of bedrijven?"]
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("WE Fashion (merk)", "WE Fashion B.V.", True),
        ("Alfa KvK 12345678", "Beta, 12345678", True),
        ("Zeeman", "Zeman", True),
        ("Zeeman", "Zeenan", True),
        ("Zeeman", "Zeeman", False),
        ("Zeeman", "Wibra", False),
        ("FNV", "CNV", False),
    ],
)
def test_when_names_are_alike(one, other, expected):
    assert alike(one, other) is expected


def package(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


FORBIDDEN = "Dit bestand bevat XML-entiteiten of documenttypen, die geen tabel nodig heeft."
ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
HOSTILE = {
    "leeg.xlsx": (b"", "Het bestand is leeg."),
    "leeg.csv": (b" \n", "Het bestand is leeg."),
    "lijst.pdf": (b"%PDF", "Kies een bestand dat eindigt op .xlsx, .ods of .csv."),
    "tekst.xlsx": (b"a,b", "Dit bestand is beschadigd, op slot, of van een andere soort dan de extensie zegt."),
    "boek.csv": (book(HEAD), "Dit is geen CSV-bestand: de inhoud hoort niet bij de extensie."),
    "boek.ods": (book(HEAD), "De inhoud van dit bestand hoort niet bij de extensie."),
    "groot.csv": (b"a" * 10_000_000, "Het bestand is groter dan 5 MB."),
    "bom.xlsx": (package(xl__workbook="0" * 50_000_000), "Dit bestand pakt uit tot meer dan een tabel ooit heeft."),
    "dtd.xlsx": (
        package(xl__workbook=ENTITIES),
        FORBIDDEN,
    ),
    "dtd.ods": (
        package(content=ENTITIES),
        FORBIDDEN,
    ),
    "tekens.csv": (
        "Convenant,Mijlpaal\nGoud,één".encode("cp1252"),
        "Blad “CSV”, rij 2: dit is geen UTF-8. Sla het bestand op als “CSV UTF-8”, of als XLSX.",
    ),
    "breed.xlsx": (book(["x"] * 200), "Blad “XLSX”, rij 1, kolom BI: er zijn meer dan 60 kolommen."),
    "breed.csv": ((",".join("x" * 200)).encode(), "Blad “CSV”, rij 1, kolom GR: er zijn meer dan 60 kolommen."),
    "lang.csv": (
        "\n".join([",".join(HEAD[:3]), *["Goud,a,b"] * 5001]).encode(),
        "Blad “CSV” heeft meer dan 5000 rijen. Splits het in meer bestanden.",
    ),
    "vreemd.csv": (b"Convenant,Kleur\n", "Blad “CSV”, rij 1, kolom B: “Kleur” is geen kolom van deze tabel."),
    "zonder.csv": (b"Convenant\nGoud\n", "Blad “CSV”, rij 1: het opschrift “Mijlpaal” ontbreekt."),
    "twee.csv": (b"Convenant,Convenant\n", "Blad “CSV”, rij 1, kolom B: “Convenant” staat er twee keer."),
}
# What only the table's own headings can tell
HEADINGS = ("vreemd.csv", "zonder.csv", "twee.csv")


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in HEADINGS])
def test_a_hostile_file_gets_an_error_that_names_the_place(name):
    content, said = HOSTILE[name]
    with override("nl"), pytest.raises(UnreadableSheet) as refused:
        read_sheet(name, content)
    assert refused.value.message == said


@pytest.mark.parametrize("name", ["breed.csv", *HEADINGS])
def test_of_a_refused_file_nothing_is_written(columns, name):
    content, said = HOSTILE[name]
    answer = upload(columns[0], MILESTONES, content, name)
    assert (answer.status_code, answer.context["form"].errors.get("file")) == (400, [said])
    assert said in answer.content.decode()
    assert MilestoneStatement.objects.count() == 0


@pytest.mark.parametrize("name", ["f.xlsx", "f.csv"])
def test_a_formula_is_named_by_its_cell(columns, name):
    row = ["=A1", *ROW[1:]]
    content = book(HEAD, row) if name == "f.xlsx" else tablib.Dataset(row, headers=HEAD).export("csv").encode()
    answer = upload(columns[0], MILESTONES, content, name)
    ((where, said),) = errors(answer)
    assert where.endswith("rij 2, kolom A")
    assert said == "Dit is een formule. Zet de uitkomst er als waarde neer."


def test_the_messages_are_there_in_english():
    with override("en"), pytest.raises(UnreadableSheet, match=r"Sheet “CSV”, row 1, column GR: there are more than 60"):
        read_sheet("x.csv", ",".join("x" * 200).encode())


def test_the_list_leads_there_and_the_page_sends_what_it_shows(columns):
    client = columns[0]
    page = client.get(MILESTONES).content.decode()
    assert f'href="{MILESTONES}inlezen/"' in page
    assert f'href="{MILESTONES}uitvoeren.ods"' in page
    looked = upload(client, MILESTONES, book(HEAD, ROW))
    assert sent(looked)["rows"] == looked.context["packed"]
    assert "/admin/handleiding/inlezen-en-uitvoeren/" in looked.content.decode()
    assert len(set(columns[1][MEASURED])) == len(columns[1][MEASURED])


@pytest.mark.parametrize(
    ("address", "model"), [(MILESTONES, MilestoneStatement), (MEASURED, Measurement), (PARTIES, Participation)]
)
def test_reading_an_export_of_the_whole_record_again_makes_no_second_row(sign_in, whole, address, model):
    client = sign_in(person("redacteur", "ministry-editor"))
    content = client.get(f"{address}uitvoeren.csv").content
    looked = upload(client, address, content, "alles.csv")
    count = model.objects.filter(is_withdrawal=False, corrected_by=None).count()
    assert count > 50
    assert (len(looked.context["doubles"]), looked.context["wrong"], looked.context["fresh"]) == (count, [], [])
    assert looked.context["packed"] == ""
