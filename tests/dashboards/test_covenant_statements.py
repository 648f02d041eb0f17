"""Every statement on a covenant: a row each, in pages, found by its own address, and as a file."""

import csv
import io

import pytest

from covenants.models import Measurement, MilestoneStatement, StatusReport
from tests.covenants.samples import make_world, sample_of, sealed_of, sealed_together

ALL = "/convenanten/textiel/uitspraken/"
DAY = {"peildatum": "2026-11-26"}


def page_of(client, address=ALL, **query):
    return client.get(address, DAY | query).context["page"]


def test_every_statement_stands_on_one_page_once_with_its_own_anchor(client, whole):
    anchors = []
    for number in ("1", "2", "3"):
        reply = client.get(ALL, DAY | {"page": number})
        rows = reply.context["page"].rows
        assert [reply.content.decode().count(f'id="{row.anchor}"') for row in rows] == [1] * len(rows)
        anchors += [row.anchor for row in rows]
    count = client.get("/convenanten/textiel/", DAY).context["page"].statement_count
    assert (len(anchors), len(set(anchors))) == (count, 69)


def test_undated_sources_stand_last_and_say_on_what_day_they_were_read(client, whole):
    rows = [row for number in ("1", "2", "3") for row in page_of(client, page=number).rows]
    undated = [row.said.startswith("datum onbekend, gelezen op 1 november 2026") for row in rows]
    assert undated == [False] * (len(rows) - 2) + [True] * 2
    assert rows[0].said == "uiterlijk 28 februari 2022"


def test_the_address_of_a_statement_opens_the_page_that_holds_it(client, whole):
    first = f"milestonestatement-{MilestoneStatement.objects.earliest('pk').pk}"
    page = page_of(client, uitspraak=first)
    assert first in [row.anchor for row in page.rows]
    assert [link.label for link in page.shown.links if link.current] == ["3"]
    assert "uitspraak" not in page.address
    link = client.get("/convenanten/textiel/", DAY).context["page"].promises[0].url
    assert link.endswith("#" + link.split("uitspraak=")[1].split("#")[0])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("uitspraak", "milestonestatement-999999"), ("uitspraak", "x"), ("onderwerp", "soep"), ("wie", "niemand"),
        ("jaar", "1999"), ("page", "4"), ("page", "x"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(client, whole, key, value):
    reply = client.get(ALL, {key: value})
    assert (reply.status_code, f"{key}: " in reply.content.decode()) == (400, True)


def test_a_statement_that_is_not_known_at_another_moment_is_left_out_of_the_address(client, whole):
    later = Measurement.objects.order_by("pk")[52]
    reply = client.get(ALL, {"uitspraak": f"measurement-{later.pk}", "peildatum": "2017-01-01"})
    fallen = f"weggelaten=uitspraak%3Ameasurement-{later.pk}"
    assert (reply.status_code, reply["Location"]) == (302, f"{ALL}?peildatum=2017-01-01&{fallen}")


def test_filters_choose_by_topic_speaker_and_year(client, whole):
    assert page_of(client, onderwerp="thresholdcondition").shown.count == 2
    narrowed = page_of(client, onderwerp="measurement", jaar="2021")
    assert {row.said for row in narrowed.rows} == {"21 juni 2021"}


def test_nothing_is_shown_that_was_learned_later(client, whole):
    page = page_of(client, peildatum="2016-06-17")
    assert (
        page.shown.count
        == client.get("/convenanten/textiel/", {"peildatum": "2016-06-17"}).context["page"].statement_count
    )
    assert "2021" not in client.get(ALL, {"peildatum": "2016-06-17"}).content.decode().split("<tbody>")[1]
    assert client.get(ALL, {"peildatum": "2015-01-01"}).status_code == 404


def test_the_file_holds_every_row_that_fits_on_all_pages(client, whole):
    page = page_of(client, onderwerp="measurement")
    body = b"".join(client.get(page.moment.files[0].links[0].url).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    start = rows.index([]) + 1
    assert rows[start][:3] == ["Sleutel", "Onderwerp", "Uitspraak"]
    assert len(rows[start + 1 :]) == page.shown.count == 39
    assert {row[1] for row in rows[start + 1 :]} == {"Metingen"}


def test_a_covenant_with_many_statements_stays_small(client, db):
    world = make_world()
    texts = (f"Bericht {number} over de voortgang, met woorden die ruimte kosten." for number in range(1500))
    sealed_together([sample_of(StatusReport, world, text=text) for text in texts], world)
    own, every = client.get("/convenanten/textiel/"), client.get(ALL)
    assert (len(own.content) < 30_000, len(every.content) < 60_000) == (True, True)
    assert len(every.context["page"].rows) == 25
    assert own.context["page"].statement_count == 1500


def test_words_of_a_statement_are_escaped(client, db):
    world = make_world()
    sealed_of(StatusReport, world, text="<b>vet</b>")
    assert "<b>vet" not in client.get(ALL).content.decode()
