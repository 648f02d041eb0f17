"""The overview: what it answers at the days that matter, figures equal to the rows behind them, nothing from later."""

import gzip
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import MilestoneStatement
from dossier.actions import record, seal
from dossier.models import Document
from tests.covenants.samples import make_covenant, make_publisher, make_world, sample_of, sealed_of, sealed_together

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
TODAY = "peildatum=2026-11-26"


def overview(client, query=MOMENT, prefix=""):
    return client.get(f"{prefix}/?{query}").context["page"]


GIVEN_UP = (
    "Het kabinet zei op 17 juni 2016 dat dit niet wordt gehaald, "
    "en had er vertrouwen in dat het vóór juli 2017 wel lukt."
)
ANSWERS = {
    "2014-01-01": ("In deze verzameling staat tot die dag nog niets", ""),
    "2016-06-17": (
        "Tien convenanten beloofd vóór 2017. Op 17 juni 2016 was er nog geen ondertekend.",
        GIVEN_UP,
    ),
    "2016-12-31": (
        "Tien convenanten beloofd vóór 2017. Op die dag waren er twee.",
        f"{GIVEN_UP} Op 31 december 2016 zijn er 2 ondertekend: 2 lopen aantoonbaar.",
    ),
    "2017-06-30": (
        "Tien convenanten beloofd vóór 2017. Op die dag waren er twee.",
        "Het tiende ontbreekt, 181 dagen na die datum. Op 30 juni 2017 zijn er 5 ondertekend: 5 lopen aantoonbaar.",
    ),
    "2019-05-23": (
        "Tien convenanten beloofd vóór 2017. Op die dag waren er twee.",
        "Het tiende werd ondertekend op 23 mei 2019, 873 dagen te laat. ",
    ),
    "2026-11-26": (
        "Tien convenanten beloofd vóór 2017. Op die dag waren er twee.",
        "Het tiende werd ondertekend op 23 mei 2019, 873 dagen te laat. Op 26 november 2026 zijn er 12 ondertekend: ",
    ),
}


@pytest.mark.parametrize("day", ANSWERS)
def test_the_first_two_sentences_answer_at_every_day_that_matters(client, whole, day):
    page = overview(client, f"peildatum={day}")
    title, lead = ANSWERS[day]
    assert (page.title, page.lead[: len(lead)]) == (title, lead)


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        ("2016-06-17", [("7", "Vóór 2017"), ("15", "Vóór juli 2017")]),
        ("2016-12-31", [("2", "31 december 2016"), ("15", "Vóór juli 2017")]),
        ("2017-06-30", [("2", "31 december 2016"), ("5", "30 juni 2017")]),
        (
            "2019-12-31",
            [("2", "31 december 2016"), ("5", "30 juni 2017"), ("10e", "23 mei 2019"), ("11", "31 december 2019")],
        ),
    ],
)
def test_the_figures_of_the_strip_are_those_of_the_day_and_never_nought(client, whole, day, figures):
    assert [(one.value, one.label) for one in overview(client, f"peildatum={day}").figures] == figures


@pytest.mark.parametrize("query", [MOMENT, "peildatum=2017-02-01", "peildatum=2018-01-01&telregel=alle", TODAY])
def test_every_figure_equals_the_rows_behind_it(client, whole, query):
    figures = [figure for figure in overview(client, query).figures if figure.value.isdigit()]
    behind = [len(client.get(figure.url).context["page"].rows) for figure in figures]
    assert behind == [int(figure.value) for figure in figures]
    assert sum(behind) > 5


def test_what_came_of_the_fifteen_is_one_row_each_and_the_bar_adds_up(client, whole):
    promised = overview(client, TODAY).promised
    assert promised.title == "Wat werd er van de vijftien?"
    assert [(row.name, row.badge.label, row.signed) for row in promised.rows][:3] == [
        ("Banken", "op tijd", "28 oktober 2016"),
        ("Plantaardige eiwitten", "66 dagen te laat ondertekend", "7 maart 2017"),
        ("Bevorderen duurzaam bosbeheer", "81 dagen te laat ondertekend", "22 maart 2017"),
    ]
    labels = [row.badge.label for row in promised.rows]
    assert len(labels) == 15
    assert labels.count("geen bericht meer") == 4
    assert labels.count("gesprekken gestopt") == 1
    assert labels.count("ondertekend, zonder einddatum beloofd") == 1
    assert sum("dagen te laat" in label for label in labels) == 8
    assert [link.label for link in promised.others.links] == ["Pensioenfondsen", "Hernieuwbare energie"]
    assert [link.label for link in promised.left_out.links] == ["Steenkolen"]
    assert [promised.others.more, promised.left_out.more, *(group.more for group in promised.groups)] == [None] * 7
    anchors = [row.anchor for row in promised.rows if row.anchor]
    assert len(anchors) == len(set(anchors)) == 5


def test_the_promised_line_is_the_same_at_every_later_moment(client, whole):
    promised = {}
    for day in ("2016-06-17", "2016-12-06", "2017-06-30", "2019-05-23", "2026-11-26"):
        for known_on in {day, "2026-11-26"}:
            (chart,) = overview(client, f"peildatum={day}&bekend_op={known_on}").charts
            numbers = {day.isoformat(): number for day, number, _signed in chart.rows}
            promised[day, known_on] = (numbers["2016-12-31"], numbers["2017-06-30"])
    assert set(promised.values()) == {(7, 15)}


def test_before_anything_was_known_the_page_says_so(client, letter):
    response = client.get("/?peildatum=2010-01-01")
    page = response.context["page"]
    assert (page.figures, page.promised, page.charts) == ((), None, ())
    assert "In deze verzameling staat tot die dag nog niets" in response.content.decode()


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
    assert [row.signed for row in page.promised.rows if row.name == "Goud"] == ["19 juni 2017"]
    assert page.title.endswith("Op die dag was er geen.")
    assert (page.changes[0].title, [name for _url, name in page.changes[0].subjects]) == ("Goud ondertekend", ["Goud"])


def test_the_day_on_which_an_undated_page_was_read_is_no_news(client, whole):
    for day in ("2026-11-02", "2026-11-26"):
        assert [news.day for news in overview(client, f"peildatum={day}").changes] == [
            "uiterlijk 31 december 2025", "uiterlijk 31 december 2025", "18 november 2025",
        ]  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_nothing_of_later_shows_at_an_earlier_moment(client, signed_later, prefix):
    for address in (
        "/",
        "/grafieken/beloofd-en-ondertekend.csv",
        "/grafieken/beloofd-en-ondertekend.svg",
        "/uitleg/telregels/",
    ):
        response = client.get(f"{prefix}{address}?peildatum=2017-06-18&bekend_op=2017-06-18")
        text = b"".join(response).decode() if response.streaming else response.content.decode()
        assert response.status_code == 200
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


def test_the_page_is_light_and_loads_no_chart_library(client, whole):
    content = client.get(f"/?{TODAY}").content
    assert len(gzip.compress(content)) < 20_000
    assert b"plotly" not in content


def test_the_page_is_read_only(client, letter):
    assert client.post("/").status_code == 405


def promised_and_signed(name, world, promised, signed=None):
    """Return unsaved entries: the letter promises a covenant before 2017, and it is signed on a day."""
    covenant, own = make_covenant(name, world.letter), []
    if promised:
        end = date(2016, 12, 31)
        window = {"earliest": None, "latest": end, "latest_strict": end, "edtf": "../2016-12-31"}
        own.append(sample_of(MilestoneStatement, world, covenant=covenant, kind="signed", modality="expect", **window))
    if signed:
        window = {"earliest": signed, "latest": signed, "latest_strict": signed, "edtf": signed.isoformat()}
        known = {"known_from": signed, "public_from": signed}
        fact = {"kind": "signed", "modality": "fact", **window, **known}
        own.append(sample_of(MilestoneStatement, world, covenant=covenant, **fact))
    return own


@pytest.fixture
def crowd(db):
    """A letter that promised 60 covenants, of which 30 came in time and 10 late; 25 others were signed too."""
    world = make_world()
    start, late = date(2016, 7, 1), date(2017, 7, 1)
    days = [start + timedelta(number) for number in range(30)] + [late + timedelta(number) for number in range(10)]
    entries = [
        *(promised_and_signed(f"beloofd-{number:02}", world, True, day) for number, day in enumerate(days)),
        *(promised_and_signed(f"stil-{number:02}", world, True) for number in range(20)),
        *(
            promised_and_signed(f"ander-{number:02}", world, False, start + timedelta(40 * number))
            for number in range(25)
        ),
    ]
    sealed_together([entry for own in entries for entry in own], world)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_large_letter_names_a_few_of_each_outcome_and_leads_to_all_of_them(client, crowd, prefix):
    promised = overview(client, TODAY, prefix).promised
    first = [[row.name for row in group.rows] for group in promised.groups]
    assert first == [
        [f"Beloofd-{number:02}" for number in range(6)],
        [f"Beloofd-{number:02}" for number in range(30, 36)],
        [f"Stil-{number:02}" for number in range(6)],
    ]
    assert [len([row for row in group.rows if row.anchor]) for group in promised.groups] == [1, 1, 1]
    behind = [client.get(group.more.url).context["page"].rows for group in promised.groups]
    assert [len(rows) for rows in behind] == [30, 10, 20]
    assert [{row.name for row in rows} >= set(names) for rows, names in zip(behind, first, strict=True)] == [True] * 3
    words = [group.more.label for group in promised.groups]
    assert words == (
        ["All 30: on time", "All 10: signed late", "All 20: no further news"]
        if prefix
        else ["Alle 30: op tijd", "Alle 10: te laat ondertekend", "Alle 20: geen bericht meer"]
    )


def test_of_the_signed_ones_beside_the_letter_the_first_are_named_and_all_can_be_opened(client, crowd):
    others = overview(client, TODAY).promised.others
    assert [link.label for link in others.links] == [f"Ander-{number:02}" for number in range(20)]
    assert others.more.label == "alle 25"
    behind = client.get(others.more.url).context["page"].rows
    assert [row.name for row in behind] == [f"Ander-{number:02}" for number in range(25)]


def test_the_chart_of_a_long_record_counts_by_the_month_and_says_so(client, crowd):
    (chart,) = overview(client, TODAY).charts
    assert chart.rows[:2] == ((date(2016, 7, 30), 0, 31), (date(2016, 8, 10), 0, 32))
    assert (date(2016, 12, 31), 60, 35) in chart.rows
    assert len(chart.rows) < 30
    assert chart.caption_note.endswith("de laatste dag waarop een aantal veranderde.")


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
        assert page.all_link.label == f"Alle {size} convenanten"
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_the_counts_by_rule_begin_with_the_sources_that_count_otherwise(client, whole):
    """The SER and KIT name what they count; a rule of our own comes after them."""
    assert overview(client, "peildatum=2026-11-26").by_rule == (
        "“Zoals het kabinet telt” 12, “Zoals de SER telt” 11, “Zoals KIT telt” 11, “Alle convenanten” 13"
    )
    then = overview(client, "peildatum=2016-06-17").by_rule
    assert then.startswith("“Zoals het kabinet telt” 0, “Alle convenanten” 1")
