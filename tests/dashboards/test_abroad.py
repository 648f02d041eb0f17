"""Law and initiatives abroad: dated statements with place, state and page; the moment decides what is known."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import StatusReport
from tests.covenants.samples import draft_of, make_world, publish, sealed_of
from tests.dashboards.taken import take

PAGE = "/internationaal/"
NOW, LETTER = "peildatum=2026-11-26&bekend_op=2026-11-26", "peildatum=2016-06-17&bekend_op=2016-06-17"


def rows(client, query=NOW):
    return list(client.get(f"{PAGE}?{query}").context["page"].rows)


def said(client, query=NOW):
    return {(row.place, row.name): (row.state.label, row.when) for row in rows(client, query)}


def test_the_letter_tells_of_countries_and_bodies(client, whole):
    found = said(client, LETTER)
    assert {place for place, _name in found} == {"eu", "oecd", "ilo", "g7", "g20", "un", "de", "dk", "fr", "gb", "nl"}
    assert found["eu", "Verordening over conflictmineralen"] == ("Akkoord op hoofdlijnen", "15 juni 2016")
    assert found["fr", "Verplichte due diligence voor grote bedrijven"] == ("Genoemd, stand niet vermeld", "")
    assert found["g7", "Routekaart voor verantwoorde ketens"] == ("Verschenen", "2015")
    assert found["nl", "Wetsvoorstel over kinderarbeid"][0] == "Aangekondigd"
    assert {row.source.label for row in rows(client, LETTER)} <= {
        f"Kamerstuk 26 485, nr. 220, p. {n}" for n in (3, 4, 5)
    }


def test_a_later_state_stands_beside_the_earlier_one(client, whole):
    bill = [(row.state.label, row.when) for row in rows(client, f"{NOW}&waar=nl")]
    assert bill == [("Aangekondigd", "vanaf 17 juni 2016, zonder einddatum"), ("In behandeling", "14 december 2016")]


def test_before_the_letter_only_events_are_known(client, whole):
    assert [row.name for row in rows(client, "peildatum=2015-12-31")] == [
        "Conferentie over duurzame waardeketens", "Verklaringen over ontbossing en palmolie",
        "Routekaart voor verantwoorde ketens",
    ]  # fmt: skip
    assert client.get(f"{PAGE}?peildatum=1950-01-01").context["page"].charts == ()


@pytest.mark.parametrize(
    ("query", "count"), [("waar=eu", 8), ("soort=legislation", 7), ("stand=named", 6), ("zoek=textiel", 3)]
)
def test_filters_choose_and_have_a_chip(client, whole, query, count):
    page = client.get(f"{PAGE}?{NOW}&{query}").context["page"]
    assert (len(page.rows), len(page.chips)) == (count, 1)


@pytest.mark.parametrize(("key", "value"), [("waar", "xx"), ("stand", "x"), ("sort", "source"), ("page", "9")])
def test_what_cannot_be_read_is_refused_by_name(client, whole, key, value):
    answer = client.get(PAGE, {key: value})
    assert (answer.status_code, f"{key}: " in answer.content.decode()) == (400, True)


def test_the_chart_draws_what_has_a_day_with_its_table(client, whole):
    (chart,) = client.get(f"{PAGE}?{NOW}").context["page"].charts
    assert chart.title == "Van 9 stappen met een dag of jaar zijn er 4 genomen, gehouden of verschenen"
    days = [row[4] for row in chart.rows]
    assert (len(days), days) == (9, sorted(days))
    svg = client.get(f"{PAGE}grafieken/initiatieven.svg?{NOW}").content.decode()
    assert all(row[2] in svg for row in chart.rows)
    taken = take(client, f"{PAGE}grafieken/initiatieven.json?{NOW}")
    assert len(taken.rows) == 9


def test_it_takes_a_fixed_number_of_queries_in_both_languages(client, whole):
    client.get(PAGE)
    for address in (PAGE, f"/en{PAGE}"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) == 4, address  # the chart reads for itself


def test_the_statements_of_the_api_name_the_place(client, whole):
    one = client.get("/api/v1/statements/kst-26485-220/S076-plaats").json()["result"]
    assert (one["says"]["place"], one["says"]["initiative_state"]) == ("eu", "agreed")


def test_a_closed_initiative_stands_nowhere(client, db):
    world = make_world()
    publish(*world.masters, by=world.user)
    named = {
        "covenant": None,
        "topic": "legislation",
        "place": "fr",
        "initiative": "Geheim",
        "initiative_state": "named",
    }
    sealed_of(StatusReport, world, public_from=None, **named)
    for address in (PAGE, f"{PAGE}tabel.csv", f"/en{PAGE}", f"{PAGE}grafieken/initiatieven.svg"):
        answer = client.get(address)
        assert b"Geheim" not in (b"".join(answer.streaming_content) if answer.streaming else answer.content)


def test_place_name_and_state_belong_together(db):
    world = make_world()
    with pytest.raises(Exception, match="report_place_names_initiative"):
        draft_of(StatusReport, world, place="fr")
