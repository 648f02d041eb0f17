"""Nothing that was learned later, is closed, or is under embargo shows on any page of an earlier moment."""

import datetime
import re

import pytest

from covenants.actions.sittings import CellTyped, keep_cell, open_sitting
from covenants.models import (
    CountingRule,
    Covenant,
    CovenantName,
    CovenantSector,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
)
from dossier.actions import correct, record, seal
from dossier.actions_masters import places_of
from dossier.models import Document, Organisation, OrganisationName, Revision
from sectors.models import Sector, SectorOrigin
from tests.covenants.samples import make_publisher
from tests.site.codes import spelled_out
from tests.site.routes import route_of, routes
from tests.site.walked import GOLD, IN_NO_LANGUAGE, PAGES, WITHOUT_TEXT, at

JUNE, LATER, FAR = (datetime.date(*day) for day in ((2016, 6, 17), (2017, 6, 19), (2199, 12, 31)))
LOWS = (("company", 34), ("turnover_share", 30))
SECRET_LOWS = (("company", 4711), ("turnover_share", 31))
SECRET = "GEHEIMWOORD"
MOMENT = "peildatum=2016-12-31&bekend_op=2016-12-31"
# The number stands by itself: one hash of some thousand has its four signs in it
LEARNED_LATER = re.compile(
    rf"{SECRET}|later-(?:convenant|stuk|regel)|2017-06-19|19 juni 2017|19 June 2017|\b4[.,]?711\b"
)


@pytest.fixture
def measured(letter):
    """What was signed and measured in time, so that each chart is there at that moment."""
    by = make_publisher("meter")
    day = {"earliest": JUNE, "latest": JUNE, "edtf": "2016-06-17", "public_from": JUNE, "known_from": JUNE}
    textile = Covenant.objects.get(slug="textiel")
    shared = {
        "covenant": textile,
        "actor": Organisation.objects.get(slug="kabinet"),
        "document": Document.objects.get(key="kst-26485-220"),
    }
    entries = [
        MilestoneStatement(kind="signed", modality="fact", **day, **shared),
        *(Measurement(unit=unit, low=low, high=low, **day, **shared) for unit, low in LOWS),
    ]
    seal([record(entry, by=by) for entry in entries], by=by, reason="Gemeten.")


@pytest.fixture
def secrets(measured):
    """Statements that must not show: learned later, closed, under embargo, still a draft; and names of masters."""
    add_secrets()


def add_secrets():
    by = make_publisher("schrijver")
    masters, later = secret_masters()
    entries = [record(entry, by=by) for entry in [*learned_later(later), *never_public()]]
    told = MilestoneStatement.objects.filter(covenant__slug="goud", kind="signed", corrected_by=None).first()
    entries.append(correct(told, by=by, reason=f"{SECRET} verbetering", public_from=LATER, note=f"{SECRET} noot"))
    seal(entries, by=by, reason=f"{SECRET} reden", masters=places_of(masters))
    draft = {**said_in_time(), "public_from": JUNE, "text": f"{SECRET} concept"}
    record(StatusReport(covenant=Covenant.objects.get(slug="goud"), topic="official_word", **draft), by=by)
    sitting = open_sitting(said_in_time()["document"], by=by)
    for cell, words in (("about", "Goud"), ("words", f"{SECRET} concept"), ("note", f"{SECRET} gesloten")):
        keep_cell(sitting, CellTyped("0" * 32, cell, "", words))


def secret_masters():
    """Return master data with names that were given later, and the document of that day."""
    later = Document.objects.create(
        key="later-stuk", kind="web", title=f"{SECRET} titel", title_en=f"{SECRET} title", public_on=LATER
    )
    Organisation.objects.create(slug="later-partij", kind="ngo", name=f"{SECRET} partij")
    cabinet = Organisation.objects.get(slug="kabinet")
    OrganisationName.objects.create(organisation=cabinet, name=f"{SECRET} kabinet", from_on=LATER)
    goud = Covenant.objects.get(slug="goud")
    CovenantName.objects.create(covenant=goud, name=f"{SECRET} naam", known_from=LATER, document=later)
    unknown = Covenant.objects.create(slug="later-convenant", code="COV-LATER")
    CovenantName.objects.create(covenant=unknown, name=f"{SECRET} convenant", known_from=LATER)
    shared = {"name": f"{SECRET} sector", "known_from": LATER, "document": later}
    sector = Sector.objects.create(code="FIN-LAT", kind="sub", parent=Sector.objects.get(code="FIN"), **shared)
    unknown.sectors.add(sector)
    shared = {"from_on": LATER, "document": later}
    for one in goud.sectors.all():
        SectorOrigin.objects.create(sector=sector, predecessor=one, locator=f"{SECRET} alinea", **shared)
        CovenantSector.objects.create(covenant=goud, sector=one, until_on=LATER, until_document=later)
    CovenantSector.objects.create(covenant=goud, sector=sector, **shared)
    goud.sectors.add(sector)
    rule = CountingRule.objects.create(slug="later-regel", name=f"{SECRET} regel", definition="Later.", document=later)
    return [sector, cabinet, goud, rule], later


def learned_later(later):
    """Return statements of every table that a page reads, known from the later day on."""
    cabinet = Organisation.objects.get(slug="kabinet")
    goud, textile, unknown = (Covenant.objects.get(slug=slug) for slug in ("goud", "textiel", "later-convenant"))
    shared = {"actor": cabinet, "document": later, "known_from": LATER, "public_from": LATER}
    day = {"earliest": LATER, "latest": LATER, "edtf": "2017-06-19", **shared}
    measured = {"covenant": textile, "denominator": f"{SECRET} noemer", **day}
    return [
        MilestoneStatement(covenant=goud, kind="signed", modality="fact", wording=f"{SECRET} woorden", **day),
        MilestoneStatement(covenant=unknown, kind="signed", modality="expect", wording=f"{SECRET} belofte", **day),
        # Put off, and still open: what a feed of slippage and a calendar hold
        MilestoneStatement(
            covenant=unknown,
            kind="signed",
            modality="expect",
            wording=f"{SECRET} uitstel",
            actor=cabinet,
            document=later,
            known_from=LATER,
            public_from=LATER,
            earliest=LATER,
            latest=FAR,
            edtf=f"{LATER}/{FAR}",
        ),
        MilestoneStatement(
            covenant=unknown, kind="talks_started", modality="fact", earliest=JUNE, latest=JUNE, **shared
        ),
        *(Measurement(unit=unit, low=low, high=low, **measured) for unit, low in SECRET_LOWS),
        *(
            Participation(
                covenant=covenant,
                organisation=Organisation.objects.get(slug="later-partij"),
                role="signatory",
                **shared,
            )
            for covenant in (goud, textile)
        ),
    ]


def said_in_time():
    return {
        "actor": Organisation.objects.get(slug="kabinet"),
        "document": Document.objects.get(key="kst-26485-220"),
        "known_from": JUNE,
    }


def never_public():
    """Return what was said in time and is closed, or was closed or under embargo until the later day."""
    goud = Covenant.objects.get(slug="goud")
    ways = {
        "gesloten": {"public_from": None, "opens_after": "Later."},
        "embargo": {"public_from": LATER},
        "raadpleging": {"public_from": None, "closure": "consulted", "opens_by": LATER},
    }
    return [
        StatusReport(covenant=goud, topic="official_word", text=f"{SECRET} {name}", **way, **said_in_time())
        for name, way in ways.items()
    ]


def read(client, address):
    """Return the text at an address that must be there."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return b"".join(response).decode() if response.streaming else response.content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_earlier_moment_holds_nothing_learned_later(client, secrets, prefix):
    addresses = [f"{prefix}{page}" for page in PAGES] + [*IN_NO_LANGUAGE]
    texts = {one: read(client, at(one, MOMENT)) for one in addresses}
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


# The chain of revisions is part of every moment: it grows with each seal, and says no more than that
REVISIONS = "/api/v1/revisions"
# So is what is offered of them: the number and hash of the newest
PACKAGE = {"/open-data/", "/open-data/catalogus.jsonld"}
# How an object looks that nobody put into words
WRITTEN_BY_PYTHON = re.compile(r"\b[A-Z]\w+\(\w+=(?:['\"(\[]|&#)|object at 0x|\{'\w+': ")
# Pages of our own words, whatever the record holds; the drawing of promised and signed changes without a word of them
DRAWING = "/grafieken/beloofd-en-ondertekend.svg"
QUIET = {
    DRAWING,
    "/privacy/",
    "/toegankelijkheid/",
    "/zoeken/",
    "/uitleg/vormgeving/",
    "/uitleg/vormgeving/grafieken/stappen.svg",
    "/uitleg/mijlpalen.csv",
    "/uitleg/bewaring/sleutels.csv",
    "/sectoren/FIN/themas.csv",
    "/bijlage-2/",
    "/bijlage-2/tabel.csv",
    "/bijlage-2/bijlage.html",
    "/edities/",
    # what is closed here is no motion and nothing abroad: tests/dashboards/test_motions.py and test_abroad.py have such
    "/moties-en-toezeggingen/",
    "/moties-en-toezeggingen/halfjaar/",
    "/moties-en-toezeggingen/halfjaar/tabel.csv",
    "/moties-en-toezeggingen/tabel.csv",
    "/internationaal/",
    "/internationaal/tabel.csv",
    "/volgen/internationaal.atom",
    "/api/v1/openapi.json",
    # A code has a moment of its own
    f"/citeer/{GOLD}/",
    f"/citeer/{GOLD}/?deel=grafiek.stappen",
    f"/citeer/{GOLD}/?deel=document.kst-26485-220",
}
# Of the API: nothing learned later is told of these, but where it is counted
UNMOVED_API = {
    "/api/v1",
    "/api/v1/sectors/FIN",
    "/api/v1/motions",
    "/api/v1/motions/toezegging-szw-arbeidsconferentie-2016",
    "/api/v1/editions",
    "/api/v1/revisions/1",
}
# Tables of numbers alone: they change without a word of what was learned
NUMBERS = {"/over/brieven.csv", "/beloften/sommen.csv", "/vergelijk/cijfers.csv"}
COUNTED_IN_API = {"/api/v1/counts/kabinet", "/api/v1/documents/kst-26485-220", REVISIONS}


def test_the_data_could_leak(client, secrets):
    """The twin that shows the walk can fail: today nearly every address does hold something learned later."""
    today = {address: read(client, address) for address in (*PAGES, *IN_NO_LANGUAGE)}
    assert f"{SECRET} woorden" in today["/convenanten/goud/"]
    assert [f"{SECRET} {way}" in today["/convenanten/goud/uitspraken/"] for way in ("embargo", "raadpleging")] == [
        True
    ] * 2
    assert f"{SECRET} titel" in today["/documenten/"]
    assert {address for address, text in today.items() if WRITTEN_BY_PYTHON.search(text)} == set()
    assert {
        address for address, text in today.items() if not LEARNED_LATER.search(text)
    } == QUIET | NUMBERS | UNMOVED_API | COUNTED_IN_API | PACKAGE


def said_at(client, moment):
    """Return what each address says, but for the number of the newest revision."""
    addresses = [*PAGES, *IN_NO_LANGUAGE]
    newest = Revision.objects.count()
    texts = {one: read(client, at(one, moment)) for one in addresses}
    return {one: without_newest(one, text, newest) for one, text in texts.items()}


def without_newest(address, text, newest):
    """The API tells of each statement in which revision it was sealed; pages only the newest, the annex its hash."""
    if address.startswith("/bijlage"):
        text = re.sub(r"\b[0-9a-f]{64}\b", "HASH", text)
        text = re.sub(r'(?<=created" content=")[^"]+', "SEALED", text)
    number = r"\d+" if address.startswith("/api/v1") else newest
    return re.sub(rf"(?i)(revisi(?:e|on)\W{{1,6}}){number}\b", r"\1N", spelled_out(text))


def test_an_earlier_moment_says_the_same_with_and_without_what_was_learned_later(client, measured):
    """Also where no word would tell: a count, a place in an order, the height of a line."""
    before, today = said_at(client, MOMENT), said_at(client, "")
    add_secrets()
    after = said_at(client, MOMENT)
    assert {address for address in before if before[address] != after[address]} == {REVISIONS, *PACKAGE}
    changed = {address for address, text in said_at(client, "").items() if text != today[address]}
    assert set(today) - changed == (QUIET | UNMOVED_API) - {DRAWING}
