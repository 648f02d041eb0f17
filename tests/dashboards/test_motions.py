"""The list of motions and commitments: each reading of a term said, states that add up, files, the half-year."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossier.models import Organisation, UndertakingStatement
from tests.covenants.samples import DAY, make_world, publish, sealed_of
from tests.dashboards.taken import take

LIST = "/moties-en-toezeggingen/"
HALF = f"{LIST}halfjaar/"
THEN, NOW = "peildatum=2016-06-17", "peildatum=2026-11-26&bekend_op=2026-11-26"
SIX = [
    "kst-32852-24", "kst-32637-231", "kst-34311-6", "motie-vermue-servaes-2",
    "toezegging-szw-arbeidsconferentie-2016", "toezegging-eu-mvo-actieplan-2016",
]  # fmt: skip


def page_of(client, query=NOW, address=LIST):
    return client.get(f"{address}?{query}").context["page"]


def row(client, key, query=NOW):
    (found,) = [one for one in page_of(client, query).rows if one.key == key]
    return found


def test_the_letter_has_its_six(client, whole):
    keys = [one.key for one in page_of(client, f"{THEN}&bekend_op=2016-06-17").rows]
    assert sorted(set(keys) - {"kst-26485-180"}) == sorted(SIX)
    assert keys.index("kst-32852-24") == 1  # behind the motion of 2014


def test_the_motion_of_2015_is_judged_by_each_reading_of_before_the_summer(client, whole):
    motion = row(client, "kst-32852-24")
    assert (motion.number, motion.term, motion.state.label) == (
        "32 852, nr. 24", "vóór de zomer van 2016", "Op tijd beantwoord",
    )  # fmt: skip
    assert [(one.way, one.last_day, one.verdict, one.state) for one in motion.readings] == [
        (
            "zoals de Kamer het leest, vóór het zomerreces",
            "7 juli 2016",
            "op tijd, 20 dagen voor het einde",
            "achieved",
        ),
        ("vóór de zomer volgens de zonnestand", "20 juni 2016", "op tijd, 3 dagen voor het einde", "achieved"),
        ("vóór de zomermaanden", "31 mei 2016", "17 dagen te laat", "late"),
    ]
    assert [(one.paper.label, one.day) for one in motion.answers] == [
        ("Kamerstuk 26 485, nr. 220", "17 juni 2016"), ("Kamerstuk 26 485, nr. 233", "7 november 2016"),
    ]  # fmt: skip
    text = client.get(f"/documenten/kst-32852-24/?{NOW}").content.decode()
    assert "vóór de zomermaanden (uiterlijk 31 mei 2016): 17 dagen te laat." in text
    assert f"{LIST}?peildatum=2026-11-26&amp;bekend_op=2026-11-26&amp;zoek=32+852%2C+nr.+24#kst-32852-24" in text


def test_before_the_answer_it_is_open_and_over_by_the_months(client, whole):
    motion = row(client, "kst-32852-24", "peildatum=2016-06-05&bekend_op=2026-11-26")
    assert [one.verdict for one in motion.readings] == [
        "nog 32 dagen",
        "nog 15 dagen",
        "5 dagen voorbij, geen antwoord gevonden",
    ]
    assert (motion.state.label, motion.answers) == ("Nog geen antwoord gevonden", ())


def test_words_of_a_document_still_to_appear_are_not_told(client, whole):
    motion = row(client, "kst-32852-24", "peildatum=2015-06-01")
    assert (motion.term, motion.term_source.url, motion.notes) == ("7 juli 2016", "", ())


def test_the_sum_adds_up_and_late_is_late_by_its_days(client, whole):
    page = page_of(client)
    assert page.lead == (
        "9 moties en 5 toezeggingen: 2 op tijd beantwoord, 1 te laat beantwoord, 7 beantwoord zonder deadline, "
        "1 over de deadline, zonder gevonden antwoord, 3 nog zonder gevonden antwoord."
    )
    assert len(page.rows) == 14
    late = row(client, "toezegging-evaluatie-imvo-2018")
    assert (late.state.label, late.state.note, late.answerer) == (
        "Te laat beantwoord", "192 dagen", "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("stand=late", ["toezegging-evaluatie-imvo-2018"]),
        ("stand=differ", ["kst-32852-24"]),
        ("stand=overdue", ["toezegging-eu-mvo-actieplan-2016"]),
        ("soort=commitment&jaar=2016&wie=minister-ez", ["kst-32637-231"]),
        ("zoek=Kamerstuk 32.852 nr 24", ["kst-32852-24"]),
        ("zoek=arbeidsconferentie", ["toezegging-szw-arbeidsconferentie-2016"]),
    ],
)
def test_filters_choose_and_have_a_chip(client, whole, query, keys):
    page = page_of(client, f"{NOW}&{query}")
    assert [one.key for one in page.rows] == keys
    assert len(page.chips) == page.active_count == len(query.split("&"))


@pytest.mark.parametrize(
    ("key", "value"), [("stand", "x"), ("stand", "moved"), ("jaar", "1999"), ("zoek", "x" * 201), ("sort", "x")]
)
def test_what_cannot_be_read_is_refused_by_name(client, whole, key, value):
    answer = client.get(LIST, {key: value})
    assert (answer.status_code, f"{key}: " in answer.content.decode()) == (400, True)


def test_it_sorts_by_each_column(client, whole):
    by_term = [one.key for one in page_of(client, f"{NOW}&sort=term").rows][:3]
    assert by_term == ["kst-32852-24", "toezegging-eu-mvo-actieplan-2016", "toezegging-evaluatie-imvo-2018"]
    assert page_of(client, f"{NOW}&sort=-answer").rows[-1].key == "kst-26485-180"
    assert page_of(client, f"{NOW}&sort=state").rows[0].reading.standing.state == "open"


def test_a_moved_term_is_said_and_can_be_asked_for(client, db):
    world = make_world()
    publish(*world.masters, by=world.user)
    sealed_of(UndertakingStatement, world, earliest=None, latest=None, edtf="", period_rule="")
    for days in (30, 60):
        day = DAY + timedelta(days)
        window = {"earliest": None, "latest": day, "edtf": f"../{day}", "period_rule": "by"}
        sealed_of(UndertakingStatement, world, event="term", wording="", **window)
    (moved,) = page_of(client, "peildatum=2016-12-31&stand=moved").rows
    assert (moved.term, moved.moved, moved.state.note) == ("16 augustus 2016", ("17 juli 2016",), "137 dagen")
    assert "eerder: 17 juli 2016" in client.get(f"{LIST}?peildatum=2016-12-31").content.decode()


def test_a_closed_motion_stands_nowhere(client, db):
    world = make_world()
    publish(*world.masters, by=world.user)
    sealed_of(UndertakingStatement, world, public_from=None, text="Geheim.")
    for address in (LIST, HALF, f"{LIST}tabel.csv", "/api/v1/motions"):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"Geheim" not in body
    assert page_of(client, "").lead == "Op dit moment geen motie of toezegging."


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_nothing_known_yet_is_a_page_too(client, whole, prefix):
    assert client.get(f"{prefix}{LIST}?peildatum=1950-01-01").status_code == 200
    lead = page_of(client, "peildatum=1950-01-01", f"{prefix}{HALF}").lead
    assert lead in ("Op dit moment geen motie of toezegging.", "No motion or commitment at this moment.")


def test_list_and_half_year_take_a_fixed_number_of_queries(client, whole):
    client.get(LIST)
    for address in (LIST, HALF, f"/en{LIST}"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == 3, address


def test_the_api_says_what_the_page_says(client, whole):
    one = client.get("/api/v1/motions/kst-32852-24?asOf=2026-11-26&knownOn=2026-11-26").json()["result"]
    assert (one["state"], one["days"]) == ("in_time", -20)
    assert [(reading["way"], reading["lastDay"], reading["state"], reading["days"]) for reading in one["readings"]] == [
        ("recess", "2016-07-07", "in_time", -20),
        ("sun", "2016-06-20", "in_time", -3),
        ("month", "2016-05-31", "late", 17),
    ]  # fmt: skip


def test_the_file_has_days_and_numbers(client, whole):
    rows = {one["Sleutel"]: one for one in take(client, f"{LIST}tabel.json?{NOW}").named}
    motion = rows["kst-32852-24"]
    assert (motion["Laatste dag"], motion["Dagen te laat"], motion["Beantwoord op"]) == (
        "2016-07-07",
        -20,
        "2016-06-17",
    )
    assert list(rows) == [one.key for one in page_of(client).rows]


def test_the_minister_whom_a_source_names_has_to_answer_in_the_list_and_on_its_page(client, db):
    world = make_world()
    minister = Organisation.objects.create(slug="minister-szw", kind="minister", name="Minister van SZW")
    publish(*world.masters, minister, by=world.user)
    sealed_of(UndertakingStatement, world, event="term")
    assert row(client, "motie", "").answerer == "het kabinet"
    sealed_of(UndertakingStatement, world, event="made", addressed_to=minister)
    assert row(client, "motie", "").answerer == "Minister van SZW"
    assert "Te beantwoorden door: Minister van SZW." in client.get("/documenten/motie/").content.decode()
    assert [one.key for one in page_of(client, "aan=minister-szw").rows] == ["motie"]
    assert client.get(f"{LIST}?aan=kabinet").status_code == 400  # nothing waits for the cabinet
    told = client.get("/api/v1/motions/motie").json()["result"]
    assert (told["answerer"], [one["addressedTo"] for one in told["events"]]) == (
        "minister-szw",
        [None, "minister-szw"],
    )


class TestHalfYear:
    def parts(self, client, query):
        page = page_of(client, query, HALF)
        return page, {part.anchor: [one.key for one in part.rows] for part in page.parts}

    def test_it_lists_what_was_answered_in_it_and_what_was_not_at_its_end(self, client, whole):
        page, parts = self.parts(client, f"{NOW}&halfjaar=2016-1")
        assert page.title == "Moties en toezeggingen, eerste helft 2016"
        assert sorted(parts["answered"]) == sorted(SIX[:4])
        assert sorted(parts["open"]) == sorted([*SIX[4:], "toezegging-ao-2016-06-22-voortgang"])
        assert page.lead.startswith("Op 30 juni 2016: 4 moties en 4 toezeggingen: ")

    def test_what_was_answered_later_was_open_then(self, client, whole):
        _page, parts = self.parts(client, f"{NOW}&halfjaar=2018-1")
        assert "toezegging-evaluatie-imvo-2018" in parts["open"]

    def test_its_table_holds_both_parts_of_the_page(self, client, whole):
        page, parts = self.parts(client, f"{NOW}&halfjaar=2016-1")
        table = take(client, f"{HALF}tabel.csv?{NOW}&halfjaar=2016-1")
        told = [(one["Sleutel"], one["Deel van de lijst"]) for one in table.named]
        assert told == [(key, part.title) for part in page.parts for key in parts[part.anchor]]
        assert len(told) > 6

    def test_without_a_choice_it_is_the_half_year_of_the_moment(self, client, whole):
        page, _parts = self.parts(client, "peildatum=2017-03-01")
        assert (page.half_year.name, page.choices[0].label) == ("2017-1", "eerste helft 2017")

    @pytest.mark.parametrize("text", ["2016", "2016-3", "2031-1", "1900-1", "٢٠١٦-1"])
    def test_what_is_no_half_year_of_the_record_is_refused(self, client, whole, text):
        answer = client.get(HALF, {"halfjaar": text})
        assert (answer.status_code, "halfjaar: " in answer.content.decode()) == (400, True)

    def test_the_document_holds_the_rows_and_is_the_same_bytes(self, client, whole):
        page = page_of(client, f"{NOW}&halfjaar=2016-1", HALF)
        address = next(link.url for files in page.moment.files for link in files.links if link.label == "ODT")
        first, second = client.get(address), client.get(address)
        assert (first.content, first["Content-Type"]) == (second.content, "application/vnd.oasis.opendocument.text")
        with zipfile.ZipFile(io.BytesIO(first.content)) as packed:
            assert {part.date_time for part in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}
            content, meta = packed.read("content.xml").decode(), packed.read("meta.xml").decode()
        assert "vóór de zomermaanden (uiterlijk 31 mei 2016): 17 dagen te laat" in content
        assert content.count("<table:table-header-rows>") == 2
        assert all(one.title in content for part in page.parts for one in part.rows)
        assert date(2026, 11, 26).isoformat() in meta
        assert client.get(address.replace(".odt", ".doc")).status_code == 404
