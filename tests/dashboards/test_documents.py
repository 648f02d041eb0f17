"""The list of documents, the page of one, and the addresses that lead to it."""

import json
from datetime import date
from urllib.parse import quote

import pytest

from covenants.models import StatusReport
from dashboards.documents.page import page_of
from dashboards.frame import paging, table_paging
from dossier.models import Document
from tests.covenants.samples import make_world, publish, sealed_of
from tests.site.reader import Reader

LETTER_DAY = {"peildatum": "2016-06-17"}
LETTER = "/documenten/kst-26485-220/"


def rows_of(client, address, **query):
    """Return the rows of every page of the list of statements."""
    found, pages = [], 1
    while pages:
        page = client.get(address, LETTER_DAY | query | {"page": pages}).context["page"]
        rows = [row for group in page.groups for row in group.rows]
        assert (len(rows), page.is_open) == (page.shown.stop - page.shown.start, True)
        found += rows
        pages = 0 if page.shown.stop == page.shown.count else pages + 1
    return found


def keys(client, **query):
    return {row.key for row in client.get("/documenten/", LETTER_DAY | query).context["page"].rows}


def test_the_letter_is_listed_with_the_number_of_statements_it_holds(client, letter):
    rows = client.get("/documenten/", LETTER_DAY).context["page"].rows
    (row,) = [row for row in rows if row.key == "kst-26485-220"]
    page = client.get(LETTER, LETTER_DAY).context["page"]
    assert (row.number, row.statements) == ("26 485, nr. 220", page.claim_count)
    assert page.claim_count == len(rows_of(client, LETTER)) > 100


def test_documents_are_filtered_by_kind_and_year(client, letter):
    assert keys(client, soort="motion", jaar="2015") == {"kst-32852-24"}


def test_a_document_without_a_date_counts_in_the_year_it_became_public(client, letter):
    assert "textielconvenant-2016-03-09" in keys(client, jaar="2016")


def test_words_from_the_title_are_searched_for(client, letter):
    assert keys(client, zoek="smaling MOTIE") == {"kst-32852-24"}


@pytest.mark.parametrize("text", ["26 485, nr. 220", "kst-26485-220", "Kamerstuk 26485 nr 220"])
def test_a_number_in_the_search_box_opens_the_document(client, letter, text):
    reply = client.get("/documenten/", LETTER_DAY | {"zoek": text})
    assert (reply.status_code, reply.url) == (302, f"{LETTER}?peildatum=2016-06-17")


def test_a_number_not_yet_public_opens_nothing(client, letter):
    page = client.get("/documenten/", {"peildatum": "2016-06-16", "zoek": "26 485, nr. 220"}).context["page"]
    assert (list(page.rows), page.jump) == ([], "")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("soort", "brief"),
        ("jaar", "1900"),
        ("zoek", "x" * 201),
        ("sort", "x"),
        ("page", "9"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(client, letter, key, value):
    reply = client.get("/documenten/", LETTER_DAY | {key: value})
    assert (reply.status_code, f"{key}: " in reply.content.decode()) == (400, True)


@pytest.mark.parametrize("printed", ["26485/220", "26 485, nr. 220", "kst-26485-220", "26485-220", "26485/220/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_printed_variant_moves_to_the_one_address(client, letter, printed, prefix):
    reply = client.get(f"{prefix}/kst/{quote(printed)}?peildatum=2016-06-17")
    assert (reply.status_code, reply.url) == (301, f"{prefix}{LETTER}?peildatum=2016-06-17")


def test_a_printed_number_in_the_place_of_a_key_moves_too(client, letter):
    reply = client.get("/documenten/26485-220/")
    assert (reply.status_code, reply.url) == (301, LETTER)


@pytest.mark.parametrize("printed", ["onzin", "1" * 25, "26485"])
def test_what_is_no_number_is_not_found_and_says_so(client, letter, printed):
    reply = client.get(f"/kst/{printed}")
    assert (reply.status_code, "is geen nummer van een Kamerstuk" in reply.content.decode()) == (404, True)


@pytest.mark.parametrize("key", ["bestaat-niet", "1" * 300, "a b"])
def test_an_unknown_document_is_not_found(client, letter, key):
    assert client.get(f"/documenten/{quote(key)}/").status_code == 404


def test_a_document_is_not_found_before_it_was_public(client, letter):
    assert client.get(LETTER, {"peildatum": "2016-06-16"}).status_code == 404
    assert "kst-26485-220" not in keys(client, peildatum="2016-06-16")


def test_claims_stand_in_page_order_with_what_they_are_about(client, letter):
    rows = rows_of(client, LETTER)
    pages = [page_of(row.place) for row in rows]
    assert (pages, set(pages)) == (sorted(pages), {1, 2, 3, 4, 5, 6})
    assert {"Convenant Textiel", "Convenant Toerisme"} <= {row.subject.label for row in rows if row.subject}


def test_a_claim_links_to_the_same_statement_on_the_covenant(client, letter):
    subjects = [row.subject.url for row in rows_of(client, LETTER) if row.subject]
    address, _hash, anchor = next(url for url in subjects if url.startswith("/convenanten/")).partition("#")
    assert f'id="{anchor}"' in client.get(address).content.decode()


def test_a_motion_shows_when_it_was_made_its_term_and_its_answer(client, letter):
    page = client.get("/documenten/kst-32852-24/", LETTER_DAY).context["page"]
    assert [(event.label, event.term, event.answer and event.answer.url) for event in page.life.events] == [
        ("Ingediend", "", None),
        ("Deadline gesteld", "uiterlijk 20 juni 2016", None),
        ("Beantwoord", "", f"{LETTER}?peildatum=2016-06-17"),
    ]


def test_an_answer_is_unknown_before_it_was_given(client, letter):
    reply = client.get("/documenten/kst-32852-24/?peildatum=2016-06-16")
    assert [event.answer for event in reply.context["page"].life.events] == [None, None]
    assert "26485-220" not in reply.content.decode()


def test_remarks_on_conflicting_numbers_are_shown(client, letter):
    page = client.get("/documenten/kst-34331-7/", LETTER_DAY).context["page"]
    assert "mogelijk is dit een drukfout" in page.note


def test_another_number_as_printed_is_said(client, db):
    world = make_world()
    paper = Document.objects.create(
        key="kst-34311-5", kind="debate", dossier="34311", number="5", title="Overleg",
        public_on=date(2016, 3, 7), printed_as="34 331, nr. 5",
    )  # fmt: skip
    publish(paper, by=world.user)
    assert client.get("/documenten/kst-34311-5/").context["page"].source_errors == (
        "Een bron drukt het nummer van dit document af als “34 331, nr. 5”.",
    )


def test_known_basis_of_the_day_is_said(client, letter):
    page = client.get("/documenten/kst-34331-7/", LETTER_DAY).context["page"]
    facts = {fact.term: (fact.value, fact.note) for fact in page.about}
    assert facts["Openbaar sinds"] == ("17 juni 2016", "(laatste dag van de enige periode die bekend is)")
    assert page.facts_line == (
        "Kamerstuk 34 331, nr. 7",
        "zonder datum; uiterlijk op 17 juni 2016 openbaar",
        "niet gezien",
    )


@pytest.mark.parametrize(
    ("locator", "page"), [("p. 2", 2), ("voetnoot 1, p. 1", 1), ("7", 7), ("artikel 3", 10**6), ("", 10**6)]
)
def test_the_page_is_read_from_the_locator(locator, page):
    assert page_of(locator) == page


def test_closed_statements_are_neither_counted_nor_shown(client, db):
    world = make_world()
    sealed_of(StatusReport, world, text="Openbaar.")
    sealed_of(StatusReport, world, text="Besloten.", public_from=None)
    sealed_of(StatusReport, world, text="Later.", public_from=date(2030, 1, 1), embargo_reason="tot publicatie")
    (row,) = [row for row in client.get("/documenten/").context["page"].rows if row.key == "kst-1-1"]
    body = client.get("/documenten/kst-1-1/").content.decode()
    assert (row.statements, [text for text in ("Openbaar.", "Besloten.", "Later.") if text in body]) == (
        1,
        ["Openbaar."],
    )


@pytest.mark.parametrize("path", ["/documenten/", "/correcties/", "/convenanten/textiel/uitspraken/"])
def test_a_long_list_stands_on_one_page_to_print(client, whole, path):
    reader = Reader(client)
    (link,) = [one for one in reader.page(path).all("a") if one.words == "Alles op één pagina, om af te drukken"]
    every = reader.page(path + link.attrs["href"].rpartition("/")[2])
    rows = [one for one in every.all("tr") if any(cell.attrs.get("scope") == "row" for cell in one.all("th"))]
    taken = path.replace("uitspraken/", "uitspraken.json") if "uitspraken" in path else f"{path}tabel.json"
    answer = json.loads(b"".join(client.get(taken).streaming_content))
    assert len(rows) == len(answer["rows"]) > 25
    (back,) = [one for one in every.all("a") if one.words == "25 per pagina"]
    assert "page=" not in back.attrs["href"]


def test_a_list_that_is_too_long_for_one_page_is_taken_as_a_file(client, whole, monkeypatch):
    for module in (paging, table_paging):
        monkeypatch.setattr(module, "MOST_ON_A_PAGE", 30)
    for path in ("/documenten/", "/correcties/"):
        answer = client.get(path, {"page": "alles"})
        assert (answer.status_code, "meer dan 30 rijen" in answer.content.decode()) == (400, True)
        assert "om af te drukken" not in client.get(path).content.decode()
