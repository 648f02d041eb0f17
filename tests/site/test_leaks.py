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

LATER = datetime.date(2017, 6, 19)
SECRET = "GEHEIMWOORD"
PAGES = (
    "/",
    "/sectoren/",
    "/sectoren/FIN/",
    "/convenanten/",
    "/convenanten/goud/",
    "/convenanten/textiel/",
    "/convenanten/goud/uitspraken/",
    "/convenanten/textiel/uitspraken/",
    "/convenanten/textiel/uitspraken/?onderwerp=milestonestatement",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/beloften/",
    "/drempels/",
    "/vergelijk/",
    "/tijdlijn/",
    "/correcties/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/grafieken/beloofd-en-ondertekend.svg",
    "/beloften/onderzoek/",
    "/beloften/onderzoek/beloften.json",
    "/tijdlijn/onderzoek/",
    "/tijdlijn/onderzoek/tijdlijn.json",
    "/drempels/onderzoek/",
    "/drempels/onderzoek/deelname.json",
)


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
    entries = [
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
            covenant=Covenant.objects.get(slug="textiel"),
            unit="company",
            low=55,
            high=55,
            public_from=LATER,
            denominator=f"{SECRET} noemer",
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


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("address", PAGES)
def test_earlier_moment_holds_nothing_learned_later(client, secrets, prefix, address):
    response = client.get(f"{prefix}{address}?peildatum=2016-12-31&bekend_op=2016-12-31")
    text = response.content.decode()
    assert SECRET not in text
    assert not re.search(r"2017-06-19|19 juni 2017|19 June 2017", text)


@pytest.mark.parametrize("address", PAGES)
def test_no_moment_shows_what_is_closed_or_a_draft(client, secrets, address):
    text = client.get(address).content.decode()
    assert f"{SECRET} gesloten" not in text
    assert f"{SECRET} concept" not in text


@pytest.mark.parametrize("address", ["/convenanten/later-convenant/", "/documenten/later-stuk/", "/sectoren/FIN-LAT/"])
def test_what_was_not_known_then_is_not_found_then(client, secrets, address):
    assert client.get(f"{address}?peildatum=2016-12-31").status_code == 404
    assert client.get(address).status_code == 200


def test_the_data_could_leak(client, secrets):
    """The twin that shows the walk can fail: today the same pages do hold the later statements."""
    assert f"{SECRET} woorden" in client.get("/convenanten/goud/").content.decode()
    assert f"{SECRET} titel" in client.get("/documenten/").content.decode()
