"""Sorting: every column of every table puts the printed rows in its own order, both ways, and says so in its heading.

The rows are made so that no two columns give the same order, and none gives the order in which they were recorded.
"""

from datetime import date
from decimal import Decimal

import pytest

from covenants.models import Covenant, CovenantName, MilestoneStatement, Participation, StatusReport, TargetStatement
from dashboards.covenants.table import CovenantTable
from dashboards.documents.table import DocumentTable
from dashboards.promises.table import PromiseTable
from dossier.models import Document, Organisation
from imvo_tracker.lib.period import period_of_day
from sectors.models import Sector
from tests.covenants.samples import DAY, make_world, publish, sealed_of
from tests.site.reader import Reader

NOW = "peildatum=2018-01-01"
EVERYBODY = f"{NOW}&wie=iedereen"
COVENANTS = {
    "name": "Appel Beuk Citroen Duif Eik Fazant Gans",
    "sector": "Gans Eik Beuk Duif Citroen Fazant Appel",
    "phase": "Duif Citroen Fazant Beuk Gans Appel Eik",
    "schedule": "Appel Citroen Duif Beuk Fazant Gans Eik",
    "expected": "Beuk Gans Duif Citroen Appel Eik Fazant",
    "facilitator": "Appel Duif Fazant Citroen Gans Beuk Eik",
    "signed": "Eik Appel Beuk Citroen Duif Fazant Gans",
}
PROMISES = {
    "promise": "Appel Beuk Citroen Duif Eik Fazant",
    "who": "Beuk Eik Appel Citroen Fazant Duif",
    "window": "Eik Appel Fazant Beuk Citroen Duif",
    "came": "Eik Appel Beuk Fazant Citroen Duif",
    "late": "Citroen Duif Appel Beuk Eik Fazant",
    "outcome": "Appel Beuk Eik Fazant Citroen Duif",
}
STRICT_PROMISES = PROMISES | {
    "late": "Citroen Duif Beuk Eik Appel Fazant",
    "outcome": "Beuk Eik Appel Fazant Citroen Duif",
}
DOCUMENTS = {
    "title": "Advies Brief Motie Nota Zaak",
    "number": "Advies Motie Zaak Brief Nota",
    "kind": "Brief Motie Zaak Nota Advies",
    "dated": "Advies Motie Nota Brief Zaak",
    "public": "Nota Brief Motie Advies Zaak",
    "statements": "Advies Motie Nota Zaak Brief",
}


def both_ways(orders):
    """Return by what the address asks the order of the rows and the word of the heading, up and down."""
    up = {column: (order.split(), "ascending") for column, order in orders.items()}
    return up | {f"-{column}": (order[::-1], "descending") for column, (order, _word) in up.items()}


def on(day, **changes):
    period = period_of_day(day)
    return {"earliest": day, "latest": day, "latest_strict": day, "edtf": period.edtf} | changes


def until(latest, earliest=DAY, **changes):
    return {
        "kind": "signed",
        "modality": "expect",
        "earliest": earliest,
        "latest": latest,
        "latest_strict": latest,
    } | changes


TALKS = {"kind": "talks_started", **on(DAY)}


@pytest.fixture
def world(db):
    return make_world()


def covenant(world, name, place):
    """Make a covenant whose code stands against the order of the names."""
    made = Covenant.objects.create(slug=f"proef-{9 - place}", code=f"PROEF-{9 - place}")
    CovenantName.objects.create(covenant=made, name=name, known_from=DAY, document=world.letter)
    return made


def headings(page):
    (table,) = page.all("table", id="rows")
    return {one.words: one.attrs["aria-sort"] for one in table.all("th") if "aria-sort" in one.attrs}


def printed(client, path, orders, query=NOW):
    """Return by what the address asks the first word of each printed row and the word of the heading."""
    found = {}
    for sort in both_ways(orders):
        page = Reader(client).page(f"{path}?{query}&sort={sort}")
        rows = page.all("table", id="rows")[0].all("tr")[1:]
        (word,) = headings(page).values()
        found[sort] = [row.all("a")[0].words.split()[0] for row in rows], word
    return found


@pytest.fixture
def covenants(world):
    sectors = {
        name: Sector.objects.create(code=code, name=name, kind="main", known_from=DAY, document=world.letter)
        for name, code in {"Algemeen": "QA", "Hout": "PB", "IJzer": "OC", "Mos": "ND", "Zand": "ME"}.items()
    }
    leaders = {
        name: Organisation.objects.create(slug=slug, kind="other", name=name)
        for name, slug in {"Abn": "z-leider", "Ser": "a-leider"}.items()
    }
    for place, (name, sector, leader, *statements) in enumerate(
        [
            ("Appel", "Zand", "", {"kind": "signed", **on(date(2017, 6, 1))}, until(date(2017, 1, 31))),
            ("Beuk", "Hout", "Ser", {"kind": "presented", **on(date(2017, 1, 1))}, until(date(2017, 11, 22))),
            ("Citroen", "IJzer", "Abn", TALKS, until(date(2018, 6, 30), date(2018, 5, 1))),
            ("Duif", "Hout", "", until(date(2018, 3, 31))),
            ("Eik", "Algemeen", "Ser", {"kind": "signed", **on(date(2016, 10, 1))}),
            ("Fazant", "Mos", "", TALKS, until(None)),
            ("Gans", "", "Abn", {"kind": "presented", **on(date(2017, 1, 2))}, until(date(2017, 12, 22))),
        ]
    ):  # fmt: skip
        made = covenant(world, name, place)
        if sector:
            made.sectors.add(sectors[sector])
        if leader:
            sealed_of(Participation, world, covenant=made, organisation=leaders[leader], role="facilitator")
        for said in statements:
            sealed_of(MilestoneStatement, world, covenant=made, **said)


@pytest.fixture
def promises(world):
    speakers = {
        "Kabinet": world.cabinet,
        "Bond": Organisation.objects.create(slug="z-bond", kind="union", name="Bond"),
        "Zorg": Organisation.objects.create(slug="a-zorg", kind="ngo", name="Zorg"),
    }
    for place, (name, speaker, promise, came) in enumerate(
        [
            ("Appel", "Kabinet", until(date(2016, 12, 31), latest_strict=date(2016, 7, 31)), date(2016, 10, 1)),
            ("Beuk", "Bond", until(date(2017, 6, 30)), date(2017, 7, 10)),
            ("Citroen", "Kabinet", until(date(2018, 6, 30)), None),
            ("Duif", "Zorg", until(None), None),
            ("Eik", "Bond", until(date(2016, 6, 30)), date(2016, 8, 9)),
            ("Fazant", "Kabinet", until(date(2017, 3, 31)), date(2017, 9, 1)),
        ]
    ):
        made = covenant(world, name, place)
        sealed_of(MilestoneStatement, world, covenant=made, actor=speakers[speaker], **promise)
        if came:
            sealed_of(MilestoneStatement, world, covenant=made, kind="signed", modality="fact", **on(came))
    for quantity, speaker in ((3, "Zorg"), (2, "Kabinet")):
        sealed_of(TargetStatement, world, quantity=Decimal(quantity), actor=speakers[speaker], **on(date(2016, 12, 31)))


@pytest.fixture
def documents(world):
    """Three beside the letter and the motion of every world; four statements."""
    first, summer, winter = date(2015, 1, 1), date(2017, 6, 1), date(2017, 12, 1)
    nota = Document.objects.create(
        key="a-nota", kind="agreement", dossier="9", number="3", title="Nota", dated_on=first, public_on=first
    )
    advice = Document.objects.create(key="z-advies", kind="web", title="Advies", public_on=summer)
    zaak = Document.objects.create(
        key="m-zaak", kind="report", title="Zaak", dated_on=date(2017, 11, 1), public_on=winter
    )
    for document in (nota, world.letter, world.letter, zaak):
        sealed_of(StatusReport, world, document=document)
    publish(advice, world.motion, by=world.user)


def test_covenants_stand_in_the_order_of_each_column(client, covenants):
    assert printed(client, "/convenanten/", COVENANTS) == both_ways(COVENANTS)


def test_promises_stand_in_the_order_of_each_column(client, promises):
    assert printed(client, "/beloften/", PROMISES, EVERYBODY) == both_ways(PROMISES)


def test_promises_by_the_strict_reading_stand_in_the_order_of_their_strict_days(client, promises):
    assert printed(client, "/beloften/", STRICT_PROMISES, f"{EVERYBODY}&lezing=streng") == both_ways(STRICT_PROMISES)


def test_documents_stand_in_the_order_of_each_column(client, documents):
    assert printed(client, "/documenten/", DOCUMENTS) == both_ways(DOCUMENTS)


@pytest.mark.parametrize("orders", [COVENANTS, PROMISES, STRICT_PROMISES, DOCUMENTS])
def test_no_column_can_pass_for_another(orders):
    assert len({*orders.values(), *(" ".join(order.split()[::-1]) for order in orders.values())}) == 2 * len(orders)


@pytest.mark.parametrize(
    ("table", "orders"), [(CovenantTable, COVENANTS), (PromiseTable, PROMISES), (DocumentTable, DOCUMENTS)]
)
def test_every_column_that_sorts_has_its_order_here(table, orders):
    assert [name for name, column in table.base_columns.items() if column.orderable is not False] == list(orders)


@pytest.mark.parametrize(
    ("path", "fixture"), [("/convenanten/", "covenants"), ("/beloften/", "promises"), ("/documenten/", "documents")]
)
def test_the_heading_that_was_pressed_is_the_one_that_says_so(client, request, path, fixture):
    """Its link turns the order round; no other heading says that it sorts."""
    request.getfixturevalue(fixture)
    reader = Reader(client)
    (table,) = reader.page(f"{path}?{NOW}").all("table", id="rows")
    links = [one.all("a")[0] for one in table.all("th") if one.attrs.get("scope") == "col" and one.all("a")]
    assert len(links) >= 6
    for link in links:
        pressed = reader.page(f"{path}{link.attrs['href']}")
        assert headings(pressed) == {link.words: "ascending"}
        (again,) = [one for one in pressed.all("table", id="rows")[0].all("th") if one.words == link.words]
        assert headings(reader.page(f"{path}{again.all('a')[0].attrs['href']}")) == {link.words: "descending"}
