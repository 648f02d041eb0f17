"""From typed cells to a statement: which table, which values, and what is asked."""

from datetime import date
from decimal import Decimal

import pytest

from covenants.actions.sittings import CellTyped, keep_cell, open_sitting
from covenants.models import Measurement, MilestoneStatement, StatusReport, TargetStatement, ThresholdCondition
from covenants.selectors.letter_now import read_as
from dossier.models import Document, Organisation, UndertakingStatement
from tests.admin.conftest import person
from tests.covenants.letters import make_letter, reader_for, token

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return person("redacteur", "ministry-editor")


@pytest.fixture
def sitting(editor):
    letter = make_letter()
    return open_sitting(letter, by=editor, actor=Organisation.objects.get())


@pytest.fixture
def read(sitting, editor):
    """Read one row of these cells."""

    def read_cells(**cells):
        own = token()
        for name, value in cells.items():
            row = keep_cell(sitting, CellTyped(own, name, "", value))
        return reader_for(sitting, editor).read([row])[0]

    return read_cells


def said(entry, *names):
    return (type(entry), *(getattr(entry, name) for name in names))


def test_a_few_letters_name_covenant_kind_and_firmness(read):
    row = read(page="1", about="gou", what="ond", firmness="ve", words="eerste kwartaal 2017")
    assert (row.faults, row.state) == ((), "read")
    (entry,) = row.entries
    assert said(entry, "kind", "modality", "wording", "locator", "known_from", "public_from") == (
        MilestoneStatement, "signed", "expect", "eerste kwartaal 2017", "p. 1", date(2016, 10, 6), date(2016, 10, 6),
    )  # fmt: skip
    assert (entry.covenant.slug, entry.earliest, entry.latest) == ("goud", date(2017, 1, 1), date(2017, 3, 31))
    assert (entry.actor.slug, entry.ref) == ("kabinet", f"adm-{row.row.token}")


SUMMER = {"about": "hout", "what": "ondertekend", "firmness": "kan", "words": "na de zomer"}


def test_two_possible_years_are_both_offered_and_one_is_chosen(read):
    row = read(**{**SUMMER, "words": "voor de zomer"})
    assert row.state == "question"
    assert [value for value, _text in row.choices] == ["vóór de zomer van 2016", "vóór de zomer van 2017"]
    chosen = read(**{**SUMMER, "words": "voor de zomer"}, choice="vóór de zomer van 2017")
    assert (chosen.state, chosen.entries[0].latest.year) == ("read", 2017)


def test_a_comma_names_several_covenants_each_with_a_statement_of_its_own(read):
    row = read(about="Eiwitten, hout", what="ondertekend", firmness="verwacht", words="nog dit jaar")
    assert [entry.covenant.slug for entry in row.entries] == ["eiwitten", "hout"]
    assert len({entry.ref for entry in row.entries}) == 2


def test_signed_as_a_fact_without_a_day_offers_a_report_without_a_milestone(read):
    cells = {"about": "textiel", "what": "ondertekend", "firmness": "feit", "words": "inmiddels ondertekend"}
    row = read(**cells)
    assert (row.state, row.may_report, row.entries) == ("error", True, [])
    (entry,) = read(**cells, as_report="1").entries
    assert said(entry, "topic", "text", "wording") == (
        StatusReport, "progress", "inmiddels ondertekend", "inmiddels ondertekend",
    )  # fmt: skip


@pytest.fixture
def older():
    """A document of two weeks before the letter, and one of the day after."""
    for number, day in (("231", date(2016, 9, 22)), ("233", date(2016, 10, 7))):
        Document.objects.create(
            key=f"kst-26485-{number}", kind="letter", dossier="26485", number=number, title=f"Brief {number}",
            dated_on=day, public_on=day,
        )  # fmt: skip
    return Document.objects.get(number="231")


UNDATED = {"about": "textiel", "what": "ondertekend", "firmness": "feit", "words": "inmiddels ondertekend"}


def test_the_day_of_a_signature_is_taken_from_another_document_and_kept_with_it(read, older):
    row = read(**UNDATED, date_words="4 juli 2016", supplied_by="26485 nr 231", supplied_page="3")
    assert (row.faults, row.state) == ((), "read")
    (entry,) = row.entries
    assert said(entry, "wording", "earliest", "latest", "supplied_by", "supplied_locator") == (
        MilestoneStatement, "inmiddels ondertekend", date(2016, 7, 4), date(2016, 7, 4), older, "p. 3",
    )  # fmt: skip
    assert (entry.document.number, entry.known_from) == ("232", date(2016, 10, 6))
    assert read_as(entry) == "4 juli 2016 (de dag staat in 26 485, nr. 231)"


@pytest.mark.parametrize(
    ("cells", "cell", "text"),
    [
        ({"supplied_by": "26 485, nr. 233", "date_words": "4 juli 2016"}, "supplied_by", "na “bekend sinds”"),
        ({"supplied_by": "26 485, nr. 232", "date_words": "4 juli 2016"}, "supplied_by", "al de bron zelf"),
        ({"supplied_by": "26 485, nr. 231"}, "words words date_words", "zoals het andere stuk"),
        ({"supplied_page": "3", "date_words": "4 juli 2016"}, "supplied_by", "waarvan dit de pagina is"),
        ({"supplied_by": "26 485, nr. 9", "date_words": "4 juli 2016"}, "supplied_by", "kent"),
        ({"supplied_by": "26 485, nr. 231", "as_report": "1"}, "supplied_by", "Alleen de dag van een mijlpaal"),
    ],
)
def test_a_document_that_gives_no_day_is_named_at_its_cell(read, older, cells, cell, text):
    row = read(**UNDATED, **cells)
    assert (row.state, [one.cell for one in row.faults], row.entries) == ("error", cell.split(), [])
    assert text in row.faults[-1].text


TABLES = [
    (
        {"about": "doel tien", "what": "doel", "firmness": "streven", "words": "tien convenanten in de loop van 2017"},
        (TargetStatement, Decimal(10), "covenant", "aim", "goal"),
        ("quantity", "unit", "modality", "role"),
    ),
    (
        {"about": "tien", "what": "doel", "firmness": "streven", "words": "in de loop van 2017", "figure": "10"},
        (TargetStatement, Decimal(10), "covenant", "aim", "goal"),
        ("quantity", "unit", "modality", "role"),
    ),
    (
        {"about": "textiel", "what": "meting", "words": "ruim 1.000 bedrijven"},
        (Measurement, Decimal(1000), Decimal(1000), "company", True),
        ("low", "high", "unit", "approx"),
    ),
    (
        {"about": "textiel", "what": "meting", "words": "ten minste 29,96 procent van de Nederlandse omzet"},
        (Measurement, Decimal("29.96"), None, "turnover_share", False),
        ("low", "high", "unit", "approx"),
    ),
    (
        {"about": "drempel tex", "what": "voorwaarde", "words": "ten minste 35 bedrijven"},
        (ThresholdCondition, Decimal(35), "company"),
        ("minimum", "unit"),
    ),
    (
        {"about": "banken", "what": "oorzaak kennis", "words": "het kennisniveau verschilt"},
        (StatusReport, "delay_cause", "knowledge", "het kennisniveau verschilt"),
        ("topic", "cause", "text"),
    ),
    (
        {"about": "voedingsmiddelen", "what": "voortgang", "words": "gesprekken lopen", "text": "De sector praat."},
        (StatusReport, "progress", "VOE", "De sector praat."),
        ("topic", "sector.code", "text"),
    ),
    (
        {"about": "beleid", "what": "begroting", "words": "extra geld"},
        (StatusReport, "budget", None, None),
        ("topic", "covenant", "sector"),
    ),
    (
        {"about": "motie over", "what": "termijn", "words": "voor 1 januari 2017"},
        (UndertakingStatement, "term", date(2016, 12, 31)),
        ("event", "latest"),
    ),
]


@pytest.mark.parametrize(("cells", "expected", "names"), TABLES, ids=[one[0]["words"] for one in TABLES])
def test_what_a_row_is_about_decides_the_table(read, cells, expected, names):
    row = read(page="2", **cells)
    assert (row.faults, row.state) == ((), "read")
    (entry,) = row.entries
    found = [type(entry)]
    for name in names:
        value = entry
        for part in name.split("."):
            value = getattr(value, part)
        found.append(value)
    assert tuple(found) == expected


FAULTS = [
    ({"about": "kobalt", "what": "ondertekend"}, ("about", "kent “kobalt” niet")),
    ({"about": "goud"}, ("what", "Zeg wat het is")),
    ({"about": "goud", "what": "ondertekend", "words": "2017"}, ("firmness", "hoe stellig")),
    ({"about": "goud", "what": "doel", "words": "tien convenanten"}, ("what", "Dit wordt niet gezegd")),
    ({"about": "tien", "what": "doel", "firmness": "streven", "words": "in 2017"}, ("figure", "geen getal")),
    ({**SUMMER, "words": "ooit eens"}, ("words", "“ooit eens”")),
    ({**SUMMER, "page": "99"}, ("page", "Pagina 99 bestaat niet")),
]


@pytest.mark.parametrize(("cells", "expected"), FAULTS, ids=[one[1][1] for one in FAULTS])
def test_what_lacks_is_said_at_its_cell(read, cells, expected):
    row = read(**cells)
    cell, text = expected
    assert row.state == "error"
    assert [fault.cell for fault in row.faults] == [cell]
    assert text in row.faults[0].text


def test_a_doubt_is_asked_and_answered_by_a_reason_for_that_very_question(read):
    cells = {**SUMMER, "firmness": "verwacht", "words": "in 2015"}
    row = read(**cells)
    assert (row.state, [fault.is_question for fault in row.faults]) == ("question", [True])
    assert read(**cells, oddity_reason="Zo staat het er.", asked="ander000").state == "question"
    answered = read(**cells, oddity_reason="Zo staat het er.", asked=row.asked)
    assert (answered.state, answered.entries[0].oddity_reason) == ("read", "Zo staat het er.")


def test_an_empty_row_is_no_statement_and_no_fault(read):
    row = read(page="3")
    assert (row.state, row.entries, row.faults) == ("empty", [], ())


def test_an_embargo_needs_its_reason_and_is_kept(read):
    cells = {**SUMMER, "firmness": "verwacht", "public_from": "2017-02-01"}
    assert [fault.cell for fault in read(**cells).faults] == ["embargo_reason"]
    (entry,) = read(**cells, embargo_reason="Overleg loopt.").entries
    assert (entry.public_from, entry.embargo_reason) == (date(2017, 2, 1), "Overleg loopt.")
