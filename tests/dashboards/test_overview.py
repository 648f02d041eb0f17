"""The overview: the figures of the letter's day, each equal to the rows behind it, and nothing from later."""

import gzip
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import MilestoneStatement
from dossier.actions import record, seal
from dossier.models import Document
from tests.covenants.samples import make_covenant, make_publisher, make_world, sample_of, sealed_of, sealed_together

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"


def overview(client, query=MOMENT, prefix=""):
    return client.get(f"{prefix}/?{query}").context["page"]


def cards_of(page):
    return [card for group in page.groups for card in group.cards]


def test_on_the_day_of_the_letter_the_figures_are_those_of_the_letter(client, letter):
    assert [(card.label, card.value) for card in cards_of(overview(client))] == [
        ("Ondertekend", 0),
        ("Gepresenteerd, niet ondertekend", 1),
        ("In onderhandeling", 2),
        ("Nog niets bereikt", 12),
        ("Ondertekend of verwacht uiterlijk 30 juni 2016", 0),
        ("Ondertekend of verwacht uiterlijk 31 december 2016", 7),
        ("Ondertekend of verwacht uiterlijk 30 juni 2017", 15),
        ("Ondertekend of verwacht uiterlijk 31 december 2017", 15),
        ("Te laat", 0),
        ("Nu verwacht: binnen de periode", 5),
        ("Beloofd zonder einddatum", 1),
        ("Opgegeven", 0),
        ("Stil: negen maanden geen beweging", 0),
        ("Niet meer genoemd in een later voortgangsstuk", 0),
        ("Gezocht, niets gevonden", 0),
    ]


@pytest.mark.parametrize("query", [MOMENT, "peildatum=2017-02-01", "peildatum=2018-01-01&telregel=alle"])
def test_every_figure_equals_the_rows_behind_it(client, letter, query):
    cards = cards_of(overview(client, query))
    behind = [(card.label, len(client.get(card.url).context["page"].rows)) for card in cards]
    assert behind == [(card.label, card.value) for card in cards]
    assert len(cards) >= 11
    assert sum(card.value for card in cards) > 15


def test_every_figure_names_its_rule_and_both_days(client, letter):
    assert {card.line for card in cards_of(overview(client))} == {
        "Telregel “Zoals het kabinet telt”, stand op 17 juni 2016, zoals bekend op 17 juni 2016"
    }


def test_the_four_first_figures_are_all_there_is(client, letter):
    page = overview(client)
    assert sum(card.value for card in page.groups[0].cards) == page.all_count == len(page.tiles)
    assert len(client.get(page.all_url).context["page"].rows) == page.all_count


def test_the_goal_shows_the_deadline_and_the_one_that_took_its_place(client, letter):
    goal = overview(client).goal
    assert [(item.term, item.value, item.note) for item in goal.items] == [
        ("Doel", "10 convenanten", ""),
        ("Eerste termijn", "31 december 2016", "(vervangen door 30 juni 2017)"),
        ("Nieuwe termijn", "30 juni 2017", ""),
    ]
    assert [source.label for source in goal.sources] == [
        "Kamerstuk 26 485, nr. 220, p. 2",
        "Kamerstuk 26 485, nr. 220, p. 5",
    ]


def test_two_groupings_of_the_same_seven_are_never_added(client, letter):
    sums = overview(client).sums
    assert sums.rows == (
        ("31 december 2016", "3 + 4 of 2 + 5", "7", "7", "7", "10"),
        ("30 juni 2017", "8", "8", "15", "15", "10"),
    )
    assert sums.sentence == "Opgeteld: 7 + 8 = 15, naast een doel van 10."
    assert sums.notes == ("3 + 4 en 2 + 5 zijn twee indelingen van dezelfde 7: ze worden nooit opgeteld.",)


def test_the_threshold_of_textiles_is_in_view(client, letter):
    assert [(line.covenant, line.conditions, line.state) for line in overview(client).thresholds] == [
        ("Textiel", ("ten minste 35 bedrijven", "ten minste 30 % van de omzet"), "unknown")
    ]


def test_what_is_due_next_begins_with_the_window_that_ends_first(client, letter):
    due = overview(client).due
    assert (due[0].subject, due[0].milestone, due[0].state) == ("Goud", "Ondertekend", "due")
    assert len(due) == 10


def test_what_became_known_last_names_document_and_page(client, letter):
    (document,) = overview(client).changes
    assert document.title.startswith("26 485, nr. 220")
    assert document.url == f"/documenten/kst-26485-220/?{MOMENT}"
    assert len(document.items) == 10
    assert {item.source_url.rpartition("-")[0] for item in document.items} == {f"{document.url}#milestonestatement"}


def test_the_tiles_put_the_furthest_of_equal_days_first(client, letter):
    tiles = overview(client).tiles
    assert [tile.label for tile in tiles[:3]] == ["Goud", "Textiel", "Banken"]
    assert tiles[1].detail == "in het vooruitzicht: uiterlijk 31 december 2016"


def test_before_anything_was_known_the_page_says_so(client, letter):
    response = client.get("/?peildatum=2010-01-01")
    assert response.context["page"].is_empty
    assert "Niets gevonden op dit moment" in response.content.decode()
    assert response.context["page"].charts == ()


@pytest.fixture
def signed_later(letter):
    """Gold, signed a year later according to a document of that day: what must not show before."""
    by = make_publisher("publicist")
    gold = MilestoneStatement.objects.filter(covenant__slug="goud").first()
    day = date(2017, 6, 19)
    document = Document.objects.create(key="later-stuk", kind="web", title="Goud ondertekend", public_on=day)
    entry = MilestoneStatement(
        covenant=gold.covenant, actor=gold.actor, document=document, kind="signed", modality="fact",
        earliest=day, latest=day, edtf=day.isoformat(), wording="getekend op 19 juni", known_from=day, public_from=day,
    )  # fmt: skip
    seal([record(entry, by=by)], by=by, reason="Proef.")


def test_a_signature_counts_from_its_day_and_shows_as_the_newest_change(client, signed_later):
    page = overview(client, "peildatum=2017-06-19")
    assert page.groups[0].cards[0].value == 1
    assert (page.tiles[0].label, page.tiles[0].detail) == ("Goud", "19 juni 2017")
    assert (page.changes[0].title, len(page.changes[0].items)) == ("Goud ondertekend", 1)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_nothing_of_later_shows_at_an_earlier_moment(client, signed_later, prefix):
    for address in ("/", "/grafieken/beloofd-en-ondertekend.json", "/uitleg/"):
        text = client.get(f"{prefix}{address}?peildatum=2017-06-18&bekend_op=2017-06-18").content.decode()
        assert "getekend op 19 juni" not in text
        assert "Goud ondertekend" not in text
        assert "later-stuk" not in text
        assert "2017-06-19" not in text


def test_a_cited_address_gives_the_same_bytes_for_ever(client, letter):
    with time_machine.travel("2026-11-23 12:00"):
        address = overview(client).address
        first = client.get(address).content
    with time_machine.travel("2031-03-04 12:00"):
        assert client.get(address).content == first


@pytest.mark.parametrize(
    "query", ["peildatum=31-02-2016", "telregel=bestaat-niet", "bekend_op=2199-01-01", "revisie=99"]
)
def test_what_cannot_be_read_is_refused_by_name(client, letter, query):
    response = client.get(f"/?{query}")
    assert response.status_code == 400
    assert query.split("=")[0] in response.content.decode()


def test_the_page_is_light_and_loads_no_chart_library(client, letter):
    content = client.get(f"/?{MOMENT}").content
    assert len(gzip.compress(content)) < 20_000
    assert b'src="/static/plotly' not in content


def test_the_page_is_read_only(client, letter):
    assert client.post("/").status_code == 405


@pytest.mark.django_db
def test_the_number_of_queries_does_not_depend_on_the_number_of_covenants(client):
    world = make_world()
    counts = []
    made = 1
    sealed_of(MilestoneStatement, world)
    for size in (1, 3, 300):
        said = [
            sample_of(MilestoneStatement, world, covenant=make_covenant(f"c-{number}", world.letter))
            for number in range(made, size)
        ]
        if said:
            sealed_together(said, world)
        made = size
        overview(client)  # what was sealed is read into memory by the first who asks
        with CaptureQueriesContext(connection) as queries:
            page = overview(client)
        assert page.all_count == size
        counts.append(len(queries))
    assert counts == [counts[0]] * 3
