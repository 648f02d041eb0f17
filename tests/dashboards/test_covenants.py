"""The list of covenants and the page of one covenant."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.sample import make_sample
from covenants.models import Covenant, CovenantName, MilestoneStatement, Participation, StatusReport
from covenants.moment.record import read_record
from dashboards.covenants.filters import FILTERS
from dossier.models import Document, Organisation
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import period_from_edtf, period_of_day
from tests.covenants.samples import make_covenant, make_world, sealed_of

LETTER_DAY = {"peildatum": "2016-06-17"}
SEVEN = {"banken", "eiwitten", "goud", "hout", "sierteelt", "textiel", "verzekeringen"}


def slugs(client, **query):
    """Return the covenants listed for the moment of the letter and a query."""
    page = client.get("/convenanten/", LETTER_DAY | query).context["page"]
    return {row.slug for row in page.rows}


def test_every_covenant_of_the_letter_is_listed(client, letter):
    assert len(slugs(client)) == 15


def test_expected_by_the_end_of_2016_are_the_seven_of_the_letter(client, letter):
    assert slugs(client, verwacht_tot="2016-12-31") == SEVEN


def test_expected_by_the_middle_of_2017_are_all_fifteen(client, letter):
    assert len(slugs(client, verwacht_tot="30-06-2017", geteld="ja")) == 15


def test_expected_period_keeps_windows_that_share_a_day_with_it(client, letter):
    assert slugs(client, verwacht_van="2017-01-01", verwacht_tot="2017-06-30") == slugs(client) - SEVEN


@pytest.mark.parametrize("status", ["signed", "presented", "in_negotiation"])
@pytest.mark.parametrize("rule", ["kabinet", "alle"])
def test_rows_of_a_status_add_up_with_the_figure_of_the_overview(client, letter, status, rule):
    record = read_record(AsOf(date(2016, 6, 17), date(2016, 6, 17)), rule=rule)
    expected = {reading.slug for reading in getattr(record, status)}
    assert slugs(client, status=status, telregel=rule) == expected


def test_outlook_of_the_overview_adds_up_with_the_rows(client, letter):
    record = read_record(AsOf(date(2016, 6, 17), date(2016, 6, 17)))
    found = {day: len(slugs(client, verwacht_tot=day.isoformat(), geteld="ja")) for day in record.outlook}
    assert found == record.outlook


def test_filters_narrow_together(client, letter):
    assert slugs(client, begeleider="ser", fase="presented") == {"textiel"}


def test_a_main_sector_includes_its_subsectors(client, letter):
    assert slugs(client, sector="met") == {"goud", "metallurgie"}


def test_schedule_filter_keeps_what_is_late(client, letter):
    late = slugs(client, planning="late", peildatum="2016-12-31", bekend_op="2016-12-31")
    assert late == {"goud"}


def test_days_late_stand_in_the_row(client, letter):
    page = client.get("/convenanten/", {"peildatum": "2017-01-31", "sector": "FIN-BNK"}).context["page"]
    assert [(row.schedule_state, row.days_late, row.late) for row in page.rows] == [("late", 31, "31 dagen")]


def test_textile_says_why_the_outlook_counts_it(client, letter):
    page = client.get("/convenanten/", LETTER_DAY | {"sector": "TEX"}).context["page"]
    assert [(row.expected, row.expected_note) for row in page.rows] == [
        (
            "vanaf 9 juni 2016, zonder einddatum",
            "telt mee in het vooruitzicht van 31 december 2016, door een andere zin",
        )
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sector", "QQQ"), ("sector", "1" * 25), ("fase", "klaar"), ("planning", "traag"), ("begeleider", "kpmg"),
        ("verwacht_van", "31-02-2016"), ("verwacht_tot", "٢٠١٦-١٢-٣١"), ("verwacht_tot", "0001-01-01"),
        ("status", "readings"), ("geteld", "nee"), ("sort", "slug"), ("sort", "-source"), ("sort", "name,phase"),
        ("page", "0"), ("page", "2"), ("page", "9" * 25), ("page", "x"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(client, letter, key, value):
    reply = client.get("/convenanten/", LETTER_DAY | {key: value})
    assert (reply.status_code, f"{key}: " in reply.content.decode()) == (400, True)


def test_a_filter_given_twice_is_refused(client, letter):
    reply = client.get("/convenanten/?sector=TEX&sector=BOU")
    assert (reply.status_code, "sector: " in reply.content.decode()) == (400, True)


def test_a_period_that_ends_before_it_begins_is_refused(client, letter):
    reply = client.get("/convenanten/?verwacht_van=2017-01-01&verwacht_tot=2016-01-01")
    assert (reply.status_code, "verwacht_tot: " in reply.content.decode()) == (400, True)


def test_empty_filters_of_a_submitted_form_are_no_filters(client, letter):
    assert len(slugs(client, **{one.key: "" for one in FILTERS})) == 15


def test_the_form_shows_what_was_asked(client, letter):
    body = client.get("/convenanten/", LETTER_DAY | {"sector": "BOU", "verwacht_tot": "31-12-2016"}).content.decode()
    assert '<option value="BOU" selected>' in body
    assert 'value="2016-12-31"' in body
    assert '<input type="hidden" name="peildatum" value="2016-06-17">' in body


@pytest.mark.parametrize("column", ["name", "sector", "phase", "schedule", "expected", "facilitator", "signed"])
def test_every_column_sorts_both_ways(client, letter, column):
    up = client.get("/convenanten/", LETTER_DAY | {"sort": column})
    down = client.get("/convenanten/", LETTER_DAY | {"sort": f"-{column}"})
    assert ('aria-sort="ascending"' in up.content.decode(), 'aria-sort="descending"' in down.content.decode()) == (
        True,
        True,
    )


def test_no_covenant_is_listed_before_anybody_spoke_of_one(client, letter):
    page = client.get("/convenanten/", {"peildatum": "2015-01-01"}).context["page"]
    assert len(page.rows) == 0


def test_a_covenant_is_not_found_before_anybody_spoke_of_it(client, letter):
    assert client.get("/convenanten/banken/", {"peildatum": "2016-03-10"}).status_code == 404
    assert client.get("/convenanten/textiel/", {"peildatum": "2016-03-10"}).status_code == 200


def test_the_source_of_a_public_event_stays_unnamed_until_it_appears(client, letter):
    for address in ("/convenanten/", "/convenanten/textiel/"):
        body = client.get(address, {"peildatum": "2016-03-10"}).content.decode()
        assert [
            leak for leak in (", nr. 220", "de brief nr. 220", "kst-26485-220", "jl. gepresenteerd") if leak in body
        ] == []


def test_citation_leads_to_the_same_bytes(client, letter):
    page = client.get("/convenanten/textiel/").context["page"]
    first, second = client.get(page.address), client.get(page.address)
    assert first.content == second.content
    assert "revisie=1" in page.address


@pytest.fixture
def world(db):
    return make_world()


def test_sources_that_differ_are_both_shown(client, world):
    for day in (date(2018, 6, 28), date(2018, 6, 29)):
        sealed_of(MilestoneStatement, world, kind="signed", **window(period_of_day(day)))
    page = client.get("/convenanten/textiel/").context["page"]
    assert next((one.label, one.text) for one in page.voices) == (
        "Tegenspraak", "Ondertekend: 28 juni 2018 volgens Kabinet; 29 juni 2018 volgens Kabinet",
    )  # fmt: skip


def test_earlier_names_are_known_from_their_day_on(client, world):
    CovenantName.objects.create(covenant=world.covenant, name="Kleding", known_from=date(2018, 1, 1))
    sealed_of(StatusReport, world)
    before = client.get("/convenanten/textiel/?peildatum=2017-12-31").context["page"]
    after = client.get("/convenanten/textiel/?peildatum=2018-01-01").context["page"]
    assert (before.title, before.earlier_names) == ("Textiel", ())
    assert (after.title, [one.name for one in after.earlier_names]) == ("Kleding", ["Textiel"])
    assert "Kleding" not in client.get("/convenanten/?peildatum=2017-12-31").content.decode()


def test_a_party_that_left_is_listed_apart(client, world):
    union = Organisation.objects.create(slug="bond", kind="union", name="Bond")
    sealed_of(Participation, world, organisation=union, role="signatory", change="joined")
    sealed_of(Participation, world, organisation=union, role="signatory", change="left", cause="Te weinig voortgang")
    page = client.get("/convenanten/textiel/").context["page"]
    assert [one.name for one in page.joined] == ["Bond"]
    assert [(one.name, one.cause) for one in page.left] == [("Bond", "Te weinig voortgang")]


def test_official_word_is_the_newest_of_cabinet_or_ministry(client, world):
    ngo = Organisation.objects.create(slug="ngo", kind="ngo", name="Platform")
    later = Document.objects.create(key="brief-2", kind="letter", title="Brief twee", public_on=date(2017, 1, 1))
    sealed_of(StatusReport, world, text="Het gaat goed.")
    sealed_of(
        StatusReport,
        world,
        text="Het gaat traag.",
        document=later,
        known_from=later.public_on,
        public_from=later.public_on,
    )
    sealed_of(StatusReport, world, text="Het gaat mis.", actor=ngo)
    assert official(client, "2016-12-31") == "Het gaat goed."
    assert official(client, "2017-01-01") == "Het gaat traag."


def test_talks_that_stopped_give_the_promise_up(client, world):
    sealed_of(
        MilestoneStatement, world, kind="signed", modality="expect", **window(period_from_edtf("2016-06-17/2016-12-31"))
    )
    sealed_of(MilestoneStatement, world, kind="talks_stopped", **window(period_of_day(date(2016, 7, 1))))
    page = client.get("/convenanten/?peildatum=2017-06-01").context["page"]
    assert [(row.schedule_state, row.expected, row.days_late) for row in page.rows] == [("abandoned", "", 0)]
    assert len(client.get("/convenanten/?peildatum=2017-06-01&verwacht_van=2016-01-01").context["page"].rows) == 0


def test_text_from_the_record_is_escaped(client, world):
    CovenantName.objects.create(covenant=world.covenant, name="<script>x</script>", known_from=date(2016, 7, 1))
    sealed_of(StatusReport, world, text="<b>vet</b>")
    for address in (
        "/convenanten/",
        "/convenanten/textiel/",
        "/convenanten/per-sector/",
        "/sectoren/TEX/",
        "/documenten/kst-1-1/",
    ):
        body = client.get(address).content.decode()
        assert [found for found in ("<script>x", "<b>vet") if found in body] == []


def official(client, day):
    page = client.get("/convenanten/textiel/", {"peildatum": day}).context["page"]
    return next(one.text for one in page.voices if one.label == "Officieel")


def window(period):
    """Return the columns of a period."""
    return {
        "earliest": period.earliest, "latest": period.latest, "edtf": period.edtf, "period_rule": period.rule,
        "earliest_strict": period.earliest_strict, "latest_strict": period.latest_strict,
    }  # fmt: skip


ADDRESSES = (
    "/convenanten/", "/convenanten/?sort=-schedule&geteld=ja", "/convenanten/{slug}/",
    "/convenanten/{slug}/uitspraken/", "/convenanten/per-sector/", "/sectoren/{sector}/", "/documenten/",
    "/documenten/{document}/",
)  # fmt: skip


def test_a_page_takes_as_many_queries_at_1_3_and_300_covenants(client, db, django_user_model):
    by = django_user_model.objects.create_user("maker")
    counts = {}
    for number in (1, 3, 300):
        with transaction.atomic():
            make_sample(covenants=number, statements=12, seed=number, by=by, beside_real=True, tell=str)
            sector = Covenant.objects.get(slug="voorbeeld-0001").sectors.first().code
            counts[number] = [queries(client, address, sector) for address in ADDRESSES]
            transaction.set_rollback(True)
    assert (counts[1], counts[3]) == (counts[3], counts[300])


def queries(client, address, sector):
    """Return how many queries a page of the sample takes."""
    place = address.format(slug="voorbeeld-0001", sector=sector, document="voorbeeld-brief-2016")
    client.get(place)  # what was sealed is read into memory by the first who asks
    with CaptureQueriesContext(connection) as captured:
        reply = client.get(place)
    assert reply.status_code == 200, place
    return len(captured)


def test_a_list_of_many_is_paged(client, world):
    for number in range(30):
        sealed_of(StatusReport, world, covenant=make_covenant(f"extra-{number:02}", world.letter))
    first, second = client.get("/convenanten/?sort=name"), client.get("/convenanten/?sort=name&page=2")
    assert (
        len(first.context["page"].rows),
        len(first.context["page"].table.page),
        len(second.context["page"].table.page),
    ) == (30, 25, 5)


def test_english_twin_keeps_the_moment(client, letter):
    reply = client.get("/en/convenanten/banken/", LETTER_DAY)
    assert reply.context["page"].title == "Banks"
    assert reply.context["page"].sectors[0].url == "/en/sectoren/FIN-BNK/?peildatum=2016-06-17"


@pytest.mark.parametrize("ending", ["svg", "csv"])
def test_chart_files_follow_the_same_moment(client, letter, ending):
    address = reverse("dashboards:covenant_chart_file", args=["textiel", "stappen", ending])
    assert client.get(address, LETTER_DAY).status_code == 200
    assert client.get(address, {"peildatum": "2015-01-01"}).status_code == 404


def test_an_unknown_chart_is_not_found(client, letter):
    assert client.get("/convenanten/textiel/grafieken/taart.json").status_code == 404


@pytest.mark.parametrize("address", ["/convenanten/", "/convenanten/per-sector/", "/documenten/", "/kst/26485/220"])
def test_other_methods_are_refused(client, letter, address):
    assert client.post(address).status_code == 405
