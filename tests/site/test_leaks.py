"""Nothing that was learned later, is closed, or is under embargo shows on any page of an earlier moment."""

import datetime
import re

import pytest

from covenants.models import Covenant, CovenantName, Measurement, MilestoneStatement, Participation, StatusReport
from dossier.actions import record, seal
from dossier.actions_masters import places_of
from dossier.models import Document, Organisation, OrganisationName
from sectors.models import Sector
from tests.covenants.samples import make_publisher
from tests.site.routes import route_of, routes
from tests.site.walked import IN_NO_LANGUAGE, PAGES, WITHOUT_TEXT

LATER = datetime.date(2017, 6, 19)
LOWS = (("company", 34), ("turnover_share", 30))  # measured in time, so that each chart is there at that moment
SECRET = "GEHEIMWOORD"
LEARNED_LATER = re.compile(rf"{SECRET}|later-convenant|later-stuk|2017-06-19|19 juni 2017|19 June 2017")


@pytest.fixture
def secrets(letter):
    """Statements that must not show: learned later, closed, under embargo, still a draft; and names of masters."""
    by = make_publisher("schrijver")
    cabinet = Organisation.objects.get(slug="kabinet")
    later = Document.objects.create(
        key="later-stuk", kind="web", title=f"{SECRET} titel", title_en=f"{SECRET} title", public_on=LATER
    )
    organisation = Organisation.objects.create(slug="later-partij", kind="ngo", name=f"{SECRET} partij")
    OrganisationName.objects.create(organisation=cabinet, name=f"{SECRET} kabinet", from_on=LATER)
    goud = Covenant.objects.get(slug="goud")
    CovenantName.objects.create(covenant=goud, name=f"{SECRET} naam", known_from=LATER, document=later)
    unknown = Covenant.objects.create(slug="later-convenant", code="COV-LATER")
    CovenantName.objects.create(covenant=unknown, name=f"{SECRET} convenant", known_from=LATER)
    sector = Sector.objects.create(
        code="FIN-LAT",
        name=f"{SECRET} sector",
        kind="sub",
        parent=Sector.objects.get(code="FIN"),
        known_from=LATER,
        document=later,
    )
    shared = {"actor": cabinet, "document": later, "known_from": LATER}
    june = datetime.date(2016, 6, 17)
    closed = {"actor": cabinet, "document": Document.objects.get(key="kst-26485-220"), "known_from": june}
    on_that_day = {"earliest": june, "latest": june, "edtf": "2016-06-17", "public_from": june}
    textile = Covenant.objects.get(slug="textiel")
    entries = [
        MilestoneStatement(covenant=textile, kind="signed", modality="fact", **on_that_day, **closed),
        *(Measurement(covenant=textile, unit=unit, low=low, high=low, **on_that_day, **closed) for unit, low in LOWS),
        MilestoneStatement(
            covenant=goud,
            kind="signed",
            modality="fact",
            earliest=LATER,
            latest=LATER,
            edtf="2017-06-19",
            wording=f"{SECRET} woorden",
            public_from=LATER,
            **shared,
        ),
        MilestoneStatement(
            covenant=unknown,
            kind="talks_started",
            modality="fact",
            public_from=LATER,
            earliest=june,
            latest=june,
            **shared,
        ),
        StatusReport(covenant=goud, topic="official_word", text=f"{SECRET} gesloten", public_from=None, **closed),
        StatusReport(covenant=goud, topic="official_word", text=f"{SECRET} embargo", public_from=LATER, **closed),
        Participation(covenant=goud, organisation=organisation, role="signatory", public_from=LATER, **shared),
        Measurement(
            covenant=textile,
            unit="company",
            low=55,
            high=55,
            earliest=LATER,
            latest=LATER,
            edtf="2017-06-19",
            public_from=LATER,
            denominator=f"{SECRET} noemer",
            **shared,
        ),
        Measurement(
            covenant=textile,
            unit="turnover_share",
            low=31,
            high=31,
            earliest=LATER,
            latest=LATER,
            edtf="2017-06-19",
            public_from=LATER,
            **shared,
        ),
    ]
    seal(
        [record(entry, by=by) for entry in entries],
        by=by,
        reason=f"{SECRET} reden",
        masters=places_of([sector, cabinet, goud]),
    )
    record(
        StatusReport(covenant=goud, topic="official_word", text=f"{SECRET} concept", public_from=june, **closed), by=by
    )


def read(client, address):
    """Return the text at an address that must be there."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return b"".join(response).decode() if response.streaming else response.content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_earlier_moment_holds_nothing_learned_later(client, secrets, prefix):
    moment = "peildatum=2016-12-31&bekend_op=2016-12-31"
    addresses = [f"{prefix}{page}" for page in PAGES] + [*IN_NO_LANGUAGE]
    texts = {one: read(client, f"{one}{'&' if '?' in one else '?'}{moment}") for one in addresses}
    assert {one: found[0] for one, text in texts.items() if (found := LEARNED_LATER.search(text))} == {}


def test_no_moment_shows_what_is_closed_or_a_draft(client, secrets):
    texts = {one: read(client, one) for one in (*PAGES, *IN_NO_LANGUAGE)}
    assert [one for one, text in texts.items() if re.search(f"{SECRET} (?:gesloten|concept)", text)] == []


def test_the_walk_meets_every_address():
    """Whatever address is added to the lists of addresses, it stands in the walk or among those without a text."""
    walked = {route_of(address) for address in (*PAGES, *IN_NO_LANGUAGE)}
    assert walked & WITHOUT_TEXT == set()
    assert walked | WITHOUT_TEXT == routes()


@pytest.mark.parametrize("address", ["/convenanten/later-convenant/", "/documenten/later-stuk/", "/sectoren/FIN-LAT/"])
def test_what_was_not_known_then_is_not_found_then(client, secrets, address):
    assert client.get(f"{address}?peildatum=2016-12-31").status_code == 404
    assert client.get(address).status_code == 200


# What says the same today: pages without covenants, promises (the secrets are none), drawings that print no day
QUIET = {
    "/beloften/onderzoek/",
    "/beloften/onderzoek/beloften.json",
    "/convenanten/textiel/grafieken/drempel-company.svg",
    "/correcties/",
    "/grafieken/beloofd-en-ondertekend.svg",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/uitleg/",
    "/uitleg/bewaring/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/vormgeving/",
    "/uitleg/vormgeving/grafieken/stappen.svg",
}


def test_the_data_could_leak(client, secrets):
    """The twin that shows the walk can fail: today nearly every address does hold something learned later."""
    today = {address: read(client, address) for address in (*PAGES, *IN_NO_LANGUAGE)}
    assert f"{SECRET} woorden" in today["/convenanten/goud/"]
    assert f"{SECRET} titel" in today["/documenten/"]
    assert {address for address, text in today.items() if not LEARNED_LATER.search(text)} == QUIET
