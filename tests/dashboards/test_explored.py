"""Charts to explore: the same numbers as the page they come from, series told apart without colour."""

import pytest

from dashboards.charts.explored_drawing import DASHES, PATTERNS, SIGNS
from dashboards.words.promises import PROMISE_LABELS

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
PAGES = ("/beloften/onderzoek/", "/tijdlijn/onderzoek/", "/drempels/onderzoek/")


def page_of(client, address):
    return client.get(address).context["page"]


def drawing_of(client, address):
    return client.get(page_of(client, address).chart.data_url).json()


def test_every_promise_of_the_ledgers_chart_is_a_bar_in_a_row_of_its_own(client, letter):
    ledger = f"/beloften/?{MOMENT}"
    dated = [
        str(PROMISE_LABELS[promise.word(strict=False)])
        for promise in client.get(ledger).context["page"].table.views
        if promise.fact.latest
    ]
    drawing = drawing_of(client, f"/beloften/onderzoek/?{MOMENT}")
    bars = [(row, trace["name"]) for trace in drawing["data"] if trace["type"] == "bar" for row in trace["y"]]
    assert len(bars) == len({row for row, _name in bars}) == len(dated) > 10
    assert sorted(name for _row, name in bars) == sorted(dated)
    assert sorted(drawing["layout"]["yaxis"]["categoryarray"]) == sorted(row for row, _name in bars)


def test_filters_of_the_ledger_hold_on_the_page_and_in_its_data(client, letter):
    address = f"/beloften/onderzoek/?convenant=goud&wie=party&{MOMENT}"
    rows = {row for trace in drawing_of(client, address)["data"] for row in trace["y"]}
    assert rows == {"Goud: Ondertekend"}
    assert "convenant=goud" in page_of(client, address).back.url


def test_a_bar_lasts_until_the_end_of_its_last_day(client, letter):
    drawing = drawing_of(client, f"/beloften/onderzoek/?convenant=goud&wie=party&{MOMENT}")
    (bar,) = [trace for trace in drawing["data"] if trace["type"] == "bar"]
    days = bar["x"][0] / 86_400_000
    assert (bar["base"], days) == (["2016-06-17"], 98)


def test_the_timeline_has_a_row_for_each_covenant_with_a_milestone(client, whole):
    drawing = drawing_of(client, "/tijdlijn/onderzoek/?peildatum=2020-01-01")
    lives = client.get("/tijdlijn/?peildatum=2020-01-01").context["page"].lives
    assert drawing["layout"]["yaxis"]["categoryarray"][::-1] == [life.name for life in lives]
    assert [trace["name"] for trace in drawing["data"]] == ["gesprekken", "convenant", "mijlpalen"]


def test_figures_are_explored_in_one_unit_and_other_units_are_offered(client, whole):
    page = page_of(client, "/drempels/onderzoek/?peildatum=2020-01-01")
    assert [choice.current for choice in page.choices].count(True) == 1
    assert len(page.choices) > 1
    for choice in page.choices:
        chart = page_of(client, choice.url).chart
        if chart is not None:
            drawing = client.get(chart.data_url).json()
            assert [trace["type"] for trace in drawing["data"]] == ["scatter"] * len(drawing["data"])
            assert sum(len(trace["x"]) for trace in drawing["data"]) == len(chart.rows) > 0


@pytest.mark.parametrize("address", PAGES)
def test_series_differ_in_more_than_colour(client, whole, address):
    for trace in drawing_of(client, f"{address}?peildatum=2020-01-01")["data"]:
        sign = trace["marker"]["pattern"]["shape"] if trace["type"] == "bar" else trace["marker"]["symbol"]
        assert sign in (PATTERNS if trace["type"] == "bar" else SIGNS)
    assert [len(set(signs)) for signs in (PATTERNS, SIGNS, DASHES)] == [6, 6, 6]


def test_on_the_day_before_anything_was_known_the_pages_say_so(client, letter):
    for address in PAGES:
        reply = client.get(f"{address}?peildatum=1950-01-01&bekend_op=1950-01-01")
        assert (reply.status_code, reply.context["page"].chart) == (200, None)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/beloften/onderzoek/iets.json", 404),
        ("/beloften/onderzoek/?wie=niemand", 400),
        ("/drempels/onderzoek/?eenheid=appels", 400),
        ("/tijdlijn/onderzoek/tijdlijn.json?revisie=x", 400),
    ],
)
def test_what_cannot_be_is_refused(client, letter, address, status):
    assert client.get(address).status_code == status
