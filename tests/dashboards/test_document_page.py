"""The page of a document: what it promises and what came of it, the check of its sum, its statements row by row."""

import re
from collections import Counter
from datetime import date

import pytest

from covenants.models import MilestoneStatement, StatusReport
from dashboards.documents.claims import ROW, ClaimFilterForm
from dashboards.words.hosts import host_of, say_host
from dossier.models import Document
from tests.conftest import ROOT
from tests.covenants.samples import make_world, publish, sealed_of
from tests.site.reader import Reader

LETTER = "/documenten/kst-26485-220/"
MEMBERS = [
    "Bouw", "TruStone (natuursteen)", "Groothandel", "Land- en tuinbouw", "Metaalsectorovereenkomst",
    "Technologische industrie", "Voedingsmiddelen", "Toerisme",
]  # fmt: skip
UNDATED = "ondertekend, zonder einddatum beloofd"
TODAY = "peildatum=2026-11-26&bekend_op=2026-11-26"


def page_of(client, address=LETTER, query=TODAY):
    return client.get(f"{address}?{query}").context["page"]


def rows(page):
    return [row for group in page.groups for row in group.rows]


@pytest.mark.parametrize(
    ("day", "came"),
    [
        ("2016-06-17", "15 nog op tijd"),
        ("2016-12-31", f"1 op tijd; 12 nog op tijd; 1 te laat, niet ondertekend; 1 {UNDATED}"),
        ("2026-11-26", f"1 op tijd; 8 te laat ondertekend; 1 gesprekken gestopt; 4 geen bericht meer; 1 {UNDATED}"),
    ],
)  # fmt: skip
def test_the_lead_says_what_was_promised_and_what_came_of_it(client, whole, day, came):
    promised, outcome = page_of(client, query=f"peildatum={day}").lead
    assert promised == (
        "Deze brief stelt 15 ondertekende convenanten in het vooruitzicht:"
        " 7 uiterlijk op 31 december 2016, nog 8 uiterlijk op 30 juni 2017."
    )
    assert re.fullmatch(rf"Wat ervan geworden is op \d+ \w+ \d{{4}}: {re.escape(came)}\.", outcome)


@pytest.mark.parametrize("day", ["2016-06-17", "2019-05-23", "2026-11-26"])
def test_the_sum_is_checked_against_what_the_letter_says_itself(client, whole, day):
    assert page_of(client, query=f"peildatum={day}").promised.check == (
        "Opgeteld: 7 + 8 = 15. Aan 7 komt het stuk als 4 + 3 en als 2 + 5. Zelf noemt het stuk er 10:"
        " “wel binnen bereik in de eerste helft van 2017” (p. 2)."
    )


def test_each_covenant_has_one_row_and_the_eight_are_one_promise_with_members(client, whole):
    own, eight, numbers = page_of(client).promised.groups
    assert [(row.name, row.words, row.until, row.badge.label) for row in own.rows][1:3] == [
        ("Banken", "na deze zomer wordt ondertekend", "september tot en met december 2016", "op tijd"),
        ("Goud", "nog voor het einde van deze zomer", "uiterlijk 22 september 2016", "270 dagen te laat ondertekend"),
    ]
    assert [(row.name, row.came) for row in own.rows][:1] == [("Textiel", "ondertekend op 4 juli 2016")]
    assert (eight.head, eight.words, eight.until, eight.counts) == (
        "8 convenanten",
        "eerste helft van 2017 nog eens acht IMVO-convenanten",
        "eerste helft 2017",
        "3 te laat ondertekend; 1 gesprekken gestopt; 4 geen bericht meer",
    )
    assert [(row.name, row.words) for row in eight.rows] == [(name, "") for name in MEMBERS]
    assert [(row.name, row.words, row.came, row.badge.label, row.badge.note) for row in numbers.rows] == [
        ("10 convenanten", "voldoende vertrouwen", "vóór of op die dag 5 ondertekend", "te laat", "692 dagen")
    ]


def test_a_number_whose_day_is_to_come_counts_so_far(client, whole):
    numbers = page_of(client, query="peildatum=2016-12-31").promised.groups[-1]
    assert [(row.came, row.badge.note) for row in numbers.rows] == [("tot nu toe 2 ondertekend", "")]


@pytest.mark.parametrize(
    ("key", "lead"),
    [
        ("eufin-2017-01-verzekeraars", (
            "In het vooruitzicht staat de ondertekening van Verzekeringen, uiterlijk 31 maart 2017.",
            "Wat ervan geworden is op 26 november 2026: 551 dagen te laat ondertekend.",
        )),
        ("kst-26485-253", (
            "In het vooruitzicht staat een aantal: 11 convenanten, uiterlijk 31 december 2018;",
            "vóór of op die dag 9 ondertekend.",
        )),
        ("kst-26485-195", ("Uit dit stuk zijn 10 uitspraken overgenomen; het belooft geen ondertekening.",)),
        ("kst-26485-212", ("Op dit moment is niets uit dit document gehaald.",)),
    ],
)  # fmt: skip
def test_a_document_with_one_promise_a_number_or_none_says_so(client, whole, key, lead):
    found = page_of(client, f"/documenten/{key}/").lead
    assert re.sub(r"die dag \d+ ondertekend", "die dag 9 ondertekend", " ".join(found)) == " ".join(lead)


@pytest.mark.parametrize(
    ("key", "line", "link"),
    [
        ("kst-26485-220", "Kamerstuk 26 485, nr. 220 · 17 juni 2016 · 6 pagina’s",
         "officiële publicatie, officielebekendmakingen.nl"),
        ("ser-convenanten", "Webpagina · Sociaal-Economische Raad (SER) · datum onbekend, gelezen op 1 november 2026",
         "ser.nl"),
        ("kst-26485-217", "Kamerstuk 26 485, nr. 217 · 3 februari 2016", "via openkamer.org"),
        ("raadsconclusies-2016-05-12",
         "Tekst van een afspraak · Raad van de Europese Unie · 12 mei 2016 · niet gezien", ""),
        ("toezegging-ao-2016-06-22-voortgang", "Toezegging · Kabinet · 22 juni 2016", ""),
    ],
)  # fmt: skip
def test_one_line_says_what_the_document_is_and_where_it_is_read(client, whole, key, line, link):
    page = page_of(client, f"/documenten/{key}/")
    assert (" · ".join(page.facts_line), page.read_at.label if page.read_at else "") == (line, link)


@pytest.mark.parametrize(
    ("url", "host", "words"),
    [
        ("https://zoek.officielebekendmakingen.nl/kst-1-1.html", "officielebekendmakingen.nl",
         "officiële publicatie, officielebekendmakingen.nl"),
        ("https://www.eufin.nl/x?y=officielebekendmakingen.nl", "eufin.nl", "eufin.nl"),
        ("https://officielebekendmakingen.nl.example/x", "officielebekendmakingen.nl.example",
         "officielebekendmakingen.nl.example"),
        ("https://docplayer.nl/1", "docplayer.nl", "via docplayer.nl"),
        ("geen adres", "", ""),
    ],
)  # fmt: skip
def test_a_link_names_its_host_and_only_the_gazette_is_official(url, host, words):
    assert (host_of(url), say_host(url)) == (host, words)


# The statements.


def test_the_list_is_closed_until_something_in_it_is_asked(client, whole):
    asked = {query: page_of(client, query=query).is_open for query in (TODAY, f"{TODAY}&page=1", f"{TODAY}&over=goud")}
    assert list(asked.values()) == [False, True, True]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_row_has_an_address_that_leads_to_the_page_it_stands_on(client, whole, prefix):
    anchors = []
    for number in range(1, 8):
        found = [row.anchor for row in rows(page_of(client, f"{prefix}{LETTER}", f"page={number}"))]
        for anchor in (found[0], found[-1]):
            reply = client.get(f"{prefix}{LETTER}?uitspraak={anchor}&peildatum=vandaag")
            assert (reply.status_code, reply.url) == (
                302,
                f"{prefix}{LETTER}?peildatum=vandaag&page={number}#{anchor}",
            )
        anchors += found
    assert len(set(anchors)) == len(anchors) == page_of(client).claim_count == 155


@pytest.mark.parametrize("value", ["milestonestatement-99999", "onzin", "page-2"])
def test_a_row_that_is_not_there_is_refused_by_name(client, letter, value):
    reply = client.get(LETTER, {"uitspraak": value})
    assert (reply.status_code, "uitspraak: " in reply.content.decode()) == (400, True)


def test_a_row_learned_later_is_left_out_at_an_earlier_moment(client, db):
    world = make_world()
    later = sealed_of(StatusReport, world, text="Later.", public_from=date(2020, 1, 1), embargo_reason="tot publicatie")
    address = "/documenten/kst-1-1/"
    reply = client.get(f"{address}?peildatum=2019-01-01&uitspraak=statusreport-{later.pk}")
    assert (reply.status_code, reply.url) == (
        302,
        f"{address}?peildatum=2019-01-01&weggelaten=uitspraak%3Astatusreport-{later.pk}",
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [("pagina=1", 9), ("over=goud", 7), ("soort=undertakingstatement", 12), ("over=goud&soort=milestonestatement", 4)],
)
def test_statements_are_filtered_by_page_covenant_and_kind(client, whole, query, count):
    page = page_of(client, query=f"{TODAY}&{query}")
    kept = rows(page)
    assert (page.shown.count, len(kept), page.active_count) == (count, count, query.count("="))
    if "over=goud" in query:
        assert {row.subject.label for row in kept} == {"Convenant Goud"}
    if "pagina" in query:
        assert {re.search(r"p\. (\d)", row.place)[1] for row in kept} == {"1"}
    if "soort" in query:
        assert {row.anchor.partition("-")[0] for row in kept} == {query.rpartition("soort=")[2]}


@pytest.mark.parametrize("query", ["pagina=7", "pagina=x", "over=hernieuwbare-energie", "soort=document", "page=8"])
def test_a_filter_that_cannot_be_is_refused_by_name(client, whole, query):
    reply = client.get(f"{LETTER}?{query}")
    assert (reply.status_code, f"{query.partition('=')[0]}: " in reply.content.decode()) == (400, True)


def test_the_speaker_stands_only_where_it_is_not_the_author(client, whole):
    every = [row for number in range(1, 8) for row in rows(page_of(client, query=f"{TODAY}&page={number}"))]
    said = Counter(aside for row in every for aside in row.asides if aside.startswith("volgens "))
    assert (sum(said.values()), "volgens Kabinet" in said, said["volgens Tweede Kamer der Staten-Generaal"]) == (
        17,
        False,
        5,
    )


def test_the_words_of_a_group_promise_stand_once_on_a_page(client, whole):
    found = [rows(page_of(client, query=f"{TODAY}&page={number}")) for number in (3, 4)]
    members = [[row for row in page if row.heading.startswith("Mogelijk: ondertekend")] for page in found]
    assert [[row.same_words for row in page] for page in members] == [["", *[members[0][0].anchor] * 6], [""]]
    assert {row.wording for row in members[0]} == {"in de eerste helft van 2017 nog eens acht IMVO-convenanten"}


def test_the_letter_lists_its_motions_and_its_own_errors(client, whole):
    page = page_of(client)
    assert [(one.paper.label, [event.label for event in one.events]) for one in page.spoken][:3] == [
        ("32 852, nr. 24",
         ["beantwoord, p. 1", "deadline gesteld, uiterlijk 7 juli 2016, p. 1", "ingediend, voetnoot 2, p. 1"]),
        ("Toezegging van de Europese Commissie over een nieuw MVO-actieplan",
         ["deadline gesteld, 17 juni 2016 tot en met 31 december 2016, p. 4", "gedaan, p. 4"]),
        ("Toezegging om de Kamer te informeren over de Internationale Arbeidsconferentie 2016", ["gedaan, p. 4"]),
    ]  # fmt: skip
    (error,) = page.source_errors
    assert error.startswith("Voetnoot 9 geeft voor één overleg twee dossiernummers, 34 331 en 34 311;")


@pytest.mark.parametrize(
    ("key", "known"), [("kst-26485-220", "155 van 155"), ("eufin-2017-01-verzekeraars", "0 van 3")]
)
def test_it_is_said_how_many_statements_have_a_page(client, whole, key, known):
    assert page_of(client, f"/documenten/{key}/").pages_sentence == f"Uitspraken met een paginanummer: {known}."


@pytest.mark.parametrize("query", [TODAY, f"{TODAY}&page=3", f"{TODAY}&page=4", "peildatum=2016-06-17"])
def test_no_sentence_stands_more_than_three_times(client, whole, query):
    (main,) = Reader(client).page(f"{LETTER}?{query}").all("main")
    said = Counter(one.words for tag in ("p", "li", "small", "q", "dd", "strong") for one in main.all(tag))
    assert [words for words, count in said.items() if count > 3 and len(words.split()) > 4] == []


def test_a_long_list_of_promises_is_cut_and_leads_to_the_ledger(client, db, monkeypatch):
    monkeypatch.setattr("dashboards.documents.promised.MOST_ROWS", 1)
    world = make_world()
    other = sealed_of(MilestoneStatement, world, kind="signed", modality="expect")
    page = page_of(client, f"/documenten/{other.document.key}/", "")
    assert ([len(group.rows) for group in page.promised.groups], page.promised.more) == ([1], None)


def test_the_reference_names_every_key_of_the_page():
    text = (ROOT / "docs" / "reference" / "query-keys.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"## On the page of a document\n\n(.+?)\n\n", text, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", said)) == {*ClaimFilterForm.base_fields, ROW}


@pytest.mark.parametrize(
    ("key", "terms"),
    [
        ("kst-26485-220", ["Soort", "Uitgever", "Sleutel om te citeren"]),
        ("iob-2019-09-01-evaluatie", ["Openbaar sinds", "Sleutel om te citeren"]),
        ("ser-convenanten", ["Sleutel om te citeren"]),
    ],
)
def test_what_the_line_below_the_title_says_is_not_said_again(client, whole, key, terms):
    assert [item.term for item in page_of(client, f"/documenten/{key}/").about] == terms


# The list.


def listed(client, query=""):
    page, found = 1, []
    while page:
        shown = client.get(f"/documenten/?page={page}&{query}").context["page"]
        found += [*((row, False) for row in shown.dated), *((row, True) for row in shown.undated)]
        page = page + 1 if len(found) < len(shown.rows) else 0
    return found


@pytest.mark.parametrize("sort", ["", "sort=public", "sort=-public"])
def test_documents_of_unknown_date_stand_apart_at_the_end(client, whole, sort):
    found = listed(client, sort)
    assert [row.is_undated for row, _apart in found] == [apart for _row, apart in found] == [False] * 142 + [True] * 34
    days = [row.public_order for row, apart in found if not apart]
    assert days == sorted(days, reverse=sort != "sort=public")
    assert {row.public for row, apart in found if apart} == {""}
    assert {row.dated.startswith("datum onbekend, gelezen op ") for row, apart in found if apart} == {True}


def test_the_day_of_reading_is_no_year(client, whole):
    assert len(listed(client, "jaar=onbekend")) == 34
    assert client.get("/documenten/?jaar=2026").status_code == 400


@pytest.mark.parametrize(
    "text",
    ["26.485 nr 220", "“26 485, nr. 220”", "kst\u201126485\u2011220", "Kamerstukken II 26485, 220", "26\u202f485-220"],
)
def test_every_spelling_of_a_number_opens_the_document(client, letter, text):
    reply = client.get("/documenten/", {"zoek": text})
    assert (reply.status_code, reply.url) == (302, LETTER)


@pytest.mark.parametrize("text", ["cooperatie", "COÖPERATIE", "coo\u0308peratie", '"Coöperatie Zuivel"', "‘zuivel’"])
def test_words_are_found_without_accents_and_in_quotes(client, db, text):
    world = make_world()
    paper = Document.objects.create(
        key="zuivel", kind="web", title="De «Coöperatie» Zuivel", public_on=date(2016, 1, 1)
    )
    publish(paper, by=world.user)
    rows = client.get("/documenten/", {"zoek": text}).context["page"].rows
    assert [row.key for row in rows] == ["zuivel"]
