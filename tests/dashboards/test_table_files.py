"""Every table as a file: in each format the rows on screen, in their order, on all pages, each cell of its own kind.

Filters and moments are drawn by lot, the same each time. Screen and file are read by different means: the page as a
visitor reads it, the file as a program does.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.utils.formats import date_format

from covenants.kinds import MILESTONE_KINDS
from dashboards.formats.registry import FORMATS
from dashboards.frame.table_paging import WHOLE
from tests.dashboards.taken import take
from tests.site.reader import Reader
from tests.site.routes import route_of, routes
from tests.site.walked import CARD_NAMES

ISO = re.compile(r"\d{4}-\d\d-\d\d")
MOMENTS = (
    {"peildatum": "2016-12-31", "bekend_op": "2016-12-31"},
    {"peildatum": "2019-12-31", "bekend_op": "2026-11-26"},
    {"peildatum": "2026-11-26", "bekend_op": "2026-11-26", "telregel": "alle"},
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """A table of a page: `screen` reads its rows from a page, `file` the same words from a row of the file."""

    page: str
    file: str
    screen: Callable
    of_file: Callable
    sorts: tuple = ()


def spoken(day):
    return date_format(date.fromisoformat(day), "j F Y") if day else "–"


def rows_of(page, **attrs):
    """Return the rows of the tables with these attributes, each with its cells."""
    tables = [table for table in page.all("table") if all(table.attrs.get(key) == one for key, one in attrs.items())]
    rows = [row for table in tables for row in table.all("tr") if row.all("th") and row.all("td")]
    return [(row, [cell for cell in row if cell.tag in ("th", "td")]) for row in rows]


def said(number, without="–"):
    """Return a number as the pages print it."""
    return without if number is None else f"{number:f}".replace(".", ",") if number % 1 else str(int(number))


def sums(page):
    return [
        tuple(cell.words for cell in cells)
        for table in page.all("table")
        if table.attrs.get("id", "").startswith("som-")
        for _row, cells in rows_of(table.parent)
    ]


def scores(page):
    """A list of documents beyond one page has addresses of its own; here it fits on one."""
    return [
        (cells[0].words, cells[1].words, *(int(cell.words) for cell in cells[2:]))
        for _row, cells in rows_of(page, id="scores")
    ]


def counts(page):
    """Who counted stands above what was counted; a count that is no fact has a word before it."""
    return [
        (str(cells[1].inside[0]).strip(), cells[2].words.split(": ")[-1], cells[3].words, cells[4].words)
        for _row, cells in rows_of(page, id="claims")
    ]


def plain_cells(page):
    return [tuple(cell.words for cell in cells) for _row, cells in rows_of(page)]


def figures(page):
    (table,) = [one for one in page.all("table") if one.all("th")[0].words == "Cijfer"]
    return [
        (cells[0].words, *(int(cell.words.split(": ")[-1].replace("−", "-")) for cell in cells[1:]))
        for _row, cells in rows_of(table.parent)
    ]


def themes(page):
    (part,) = [one for one in page.all("section") if one.attrs.get("aria-labelledby") == "themes-title"]
    return [(one.all("strong")[0].words, one.all("span", class_="nl-muted")[0].words) for one in part.all("li")]


def badges(node):
    return [one.words for one in node.all("span", class_="nl-badge")]


def slug_of(node):
    return urlsplit(node.all("a")[0].attrs["href"]).path.strip("/").split("/")[-1]


def letter(page):
    return [
        (slug_of(row), cells[2].words, *badges(cells[3]), cells[4].words)
        for row, cells in rows_of(page, id="convenanten")
    ]


def covenants(page):
    return [
        (slug_of(row), cells[0].words, cells[2].words.removeprefix("Ondertekend: "), cells[6].words.split(": ")[-1])
        for row, cells in rows_of(page, id="rows")
    ]


def facilitator(row):
    """The list shortens a name with an abbreviation behind it."""
    short = re.fullmatch(r"[^,()]+ \(([A-Z]{2,8})\)", row["Begeleider"])
    return short[1] if short else row["Begeleider"] or "–"


def statements(page):
    """Who said it stands above the day on which it was said."""
    return [
        (row.attrs["id"], str(cells[2].inside[0]).strip())
        for row, cells in rows_of(page, id="rows")
        if "id" in row.attrs
    ]


def promises(page):
    return [
        (
            next(one.attrs["id"] for one in row.all("span") if "id" in one.attrs),
            row.all("a")[0].words,
            re.sub(r"\D", "", cells[4].words),
            *badges(cells[5]),
        )
        for row, cells in rows_of(page, id="rows")
    ]


def documents(page):
    return [
        (slug_of(row), cells[0].words, cells[1].words, cells[2].words, int(re.match(r"\d+", cells[5].words)[0]))
        for row, cells in rows_of(page, id="rows")
    ]


def motions(page):
    return [
        (row.attrs["id"], cells[0].all("a")[0].words, badges(cells[3])[0])
        for row, cells in rows_of(page)
        if "id" in row.attrs
    ]


def costs(label):
    def read(page):
        return [
            (row.attrs["id"], cells[0].words.partition(" 20")[0].partition(" 500")[0], cells[1].words)
            for row, cells in rows_of(page, **{"aria-labelledby": label})
        ]

    return read


def abroad(page):
    return [
        (row.attrs["id"], cells[0].words, cells[1].all("strong")[0].words, badges(cells[2])[0])
        for row, cells in rows_of(page, id="rows")
        if "id" in row.attrs
    ]


def claims(page):
    (part,) = [one for one in page if one.attrs.get("id") == "statements"]
    return [
        (row.attrs["id"], cells[0].words, cells[1].words, cells[3].all("strong")[0].words)
        for row, cells in rows_of(part)
    ]


def changed(page):
    return [
        (slug_of(row), *((badges(cell) or [""])[0] for cell in cells[1:3]), cells[3].words)
        for table in page.all("table", class_="nl-lists--changes")
        for row, cells in rows_of(table.parent, **{"class": table.attrs["class"]})
    ]


def corrections(page):
    return [
        (
            row.attrs["id"],
            *(
                "; ".join(f"{one.all('span')[0].words} {one.all(tag)[0].words}" for one in cells[1].all("p"))
                for tag in ("del", "ins")
            ),
        )
        for row, cells in rows_of(page)
        if "id" in row.attrs
    ]


def parts_of(prefix="", suffix=""):
    """Return what reads the tables whose caption has such an id."""

    def read(page):
        for table in page.all("table"):
            name = table.all("caption")[0].attrs.get("id", "") if table.all("caption") else ""
            if name.startswith(prefix) and name.endswith(suffix) and name:
                yield from ([cell.words for cell in cells] for _row, cells in rows_of(table.parent))

    return read


def sectors(page):
    found = []
    for row, cells in rows_of(page, id="sectors"):
        own = [(slug_of(one), *badges(one)) for one in cells[1].all("p") if badges(one)]
        assert not [one for one in cells[1].all("p") if not badges(one)]  # none is left out here
        found += [(slug_of(row), *one) for one in own or [("", "")]]
    return found


def sector(page):
    return [(slug_of(row), *badges(cells[1])) for row, cells in rows_of(page, id="covenants")]


def lives(page):
    """The signed ones stand last on the page, and first in the file."""
    lists = page.all("ul", class_="nl-list-rows")
    signed = [one for one in lists if one.parent.tag == "details"]
    return [
        (
            slug_of(row),
            *badges(row),
            {part.partition(":")[0] for part in words.split(" · ")} - {"geen mijlpaal vastgelegd"},
        )
        for part in (*signed, *(one for one in lists if one not in signed))
        for row in part.all("li")
        for words in (row.all("span", class_="nl-list-rows__rest")[0].words,)
    ]


def achieved(row):
    return {str(kind.label) for kind in MILESTONE_KINDS if row[f"{kind.label}, tot en met"]}


def rules(page):
    (part,) = [one for one in page if one.attrs.get("id") == "telregels"]
    return [
        (cells[0].words.partition(" (")[0], *(int(one.words) for one in cells[1:])) for _row, cells in rows_of(part)
    ]


def answered(page):
    cells = [[cell.words.rpartition(": ")[2] for cell in row] for _row, row in rows_of(page, id="rows")]
    return [(row[0], row[3], row[6], row[7]) for row in cells]


TABLES = (
    Table(
        "/", "/tabel", letter,
        lambda row: (row["Sleutel"], spoken(row["Ondertekend op"]), row["Op tijd?"], row["Nu"] or "–"),
    ),
    Table(
        "/convenanten/", "/convenanten/tabel", covenants,
        lambda row: (row["Sleutel"], row["Convenant"], spoken(row["Ondertekend"]), facilitator(row)),
        ("name", "-expected", "signed", "-schedule"),
    ),
    Table(
        "/convenanten/textiel/uitspraken/", "/convenanten/textiel/uitspraken", statements,
        lambda row: (row["Sleutel"], row["Volgens"]),
    ),
    Table(
        "/beloften/", "/beloften/tabel", promises,
        lambda row: (
            row["Sleutel"].replace("milestonestatement", "belofte"), row["Convenant"], str(row["Dagen te laat"] or ""),
            row["Uitkomst"],
        ),
        ("-late", "window", "outcome"),
    ),
    Table(
        "/documenten/", "/documenten/tabel", documents,
        lambda row: (row["Sleutel"], row["Document"], row["Nummer"] or "–", row["Soort"], row["Uitspraken"]),
        ("title", "-statements", "dated"),
    ),
    Table(
        "/moties-en-toezeggingen/", "/moties-en-toezeggingen/tabel", motions,
        lambda row: (row["Sleutel"], row["Nummer"] or row["Motie of toezegging"], row["Toestand"]),
        ("title", "-term", "state"),
    ),
    Table(
        "/moties-en-toezeggingen/halfjaar/", "/moties-en-toezeggingen/halfjaar/tabel", motions,
        lambda row: (row["Sleutel"], row["Nummer"] or row["Motie of toezegging"], row["Toestand"]),
    ),
    Table(
        "/internationaal/", "/internationaal/tabel", abroad,
        lambda row: (row["Sleutel"], row["Land of organisatie"], row["Wet of initiatief"], row["Toestand"]),
        ("name", "-when", "state"),
    ),
    Table(
        "/uitleg/kosten-en-vertraging/", "/uitleg/kosten-en-vertraging/kosten", costs("kosten"),
        lambda row: (row["Sleutel"], row["Wie betaalt"], row["Convenant of sector"] or "alle samen"),
    ),
    Table(
        "/uitleg/kosten-en-vertraging/", "/uitleg/kosten-en-vertraging/vertraging", costs("vertraging"),
        lambda row: (row["Sleutel"], row["Oorzaak"], row["Convenant of sector"] or "alle samen"),
    ),
    Table(
        "/documenten/kst-26485-220/", "/documenten/kst-26485-220/uitspraken", claims,
        lambda row: (row["Sleutel"], row["Plaats"] or "geen bladzijde", row["Onderwerp"] or "–", row["Uitspraak"]),
    ),
    Table(
        "/vergelijk/", "/vergelijk/tabel", changed,
        lambda row: (
            row["Sleutel"], *(value for key, value in row.items() if key.startswith("Uitkomst, ")), row["Verandering"]
        ),
    ),
    Table(
        "/correcties/", "/correcties/tabel", corrections,
        lambda row: (row["Sleutel"], row["Er stond"], row["Er staat nu"] if row["Er stond"] else ""),
    ),
    Table(
        "/drempels/", "/drempels/voorwaarden",
        lambda page: [(cells[0], cells[1].partition(" (")[0]) for cells in parts_of("drempel-", "-reached")(page)],
        lambda row: (row["Voorwaarde"], row["Voor het eerst gehaald in een meting"]),
    ),
    Table(
        "/drempels/", "/drempels/metingen",
        lambda page: [
            (cells[0], cells[1].partition(" (")[0], *cells[3:5]) for cells in parts_of("metingen-")(page)
        ],
        lambda row: (
            row["Eenheid"], row["Gemeten"], row["Op een totaal van"] or "–", row["Tegenover de drempel"] or "–"
        ),
    ),
    Table(
        "/drempels/", "/drempels/partijen",
        lambda page: [(cells[0], cells[2], cells[3]) for cells in parts_of("deelnemers-")(page)],
        lambda row: (row["Partij"], row["Rol"], row["Waarom"] or "–"),
    ),
    Table(
        "/convenanten/per-sector/", "/convenanten/per-sector/tabel", sectors,
        lambda row: (row["Sector"], row["Sleutel"], row["Uitkomst"]),
    ),
    Table("/sectoren/FIN/", "/sectoren/FIN/tabel", sector, lambda row: (row["Sleutel"], row["Uitkomst"])),
    Table(
        "/convenanten/tijdlijn/", "/convenanten/tijdlijn/tabel", lives,
        lambda row: (row["Sleutel"], row["Uitkomst"], achieved(row)),
    ),
    Table("/sectoren/FIN/", "/sectoren/FIN/themas", themes, lambda row: (row["Thema"], row["Opmerking"])),
    Table(
        "/beloften/", "/beloften/sommen", sums,
        lambda row: (
            spoken(row["Tot en met"]), row["Zoals het document ze noemt"],
            *(said(value) for value in list(row.values())[3:5]), said(list(row.values())[5], "nog niet bekend"),
        ),
    ),
    Table(
        "/beloften/", "/beloften/brieven", scores,
        lambda row: (row["Document"], row["Van wie"], *(value for value in row.values() if isinstance(value, int))),
    ),
    Table(
        "/beloften/", "/beloften/tellingen", counts,
        lambda row: (
            row["Volgens"], said(row["Aantal"]), row["Op of voor"] or "–", row["Telregel"]
        ),
    ),
    Table(
        "/beloften/onderzoek/", "/beloften/onderzoek/tabel", plain_cells,
        lambda row: (row["Reeks"], row["Onderwerp"], row["Wat de grafiek toont"]),
    ),
    Table(
        "/convenanten/tijdlijn/onderzoek/", "/convenanten/tijdlijn/onderzoek/tabel", plain_cells,
        lambda row: (row["Reeks"], row["Onderwerp"], row["Wat de grafiek toont"]),
    ),
    Table(
        "/drempels/onderzoek/", "/drempels/onderzoek/tabel", plain_cells,
        lambda row: (row["Reeks"], row["Onderwerp"], row["Wat de grafiek toont"]),
    ),
    Table(
        "/vergelijk/", "/vergelijk/cijfers", figures,
        lambda row: (row["Cijfer"], *(value for value in row.values() if isinstance(value, int))),
    ),
    Table(
        "/over/", "/over/brieven",
        lambda page: [
            (slug_of(row), *(cell.words for cell in cells)) for row, cells in rows_of(page, id="letters")
        ],
        lambda row: (row["Sleutel"], row["Brief"], spoken(row["Gedateerd"]), list(row.values())[4]),
    ),
    Table(
        "/uitleg/", "/uitleg/mijlpalen",
        plain_cells,
        lambda row: (*list(row.values())[1:], row["Code"]),
    ),
    Table(
        "/uitleg/bewaring/", "/uitleg/bewaring/sleutels",
        plain_cells,
        lambda row: tuple(row.values())[1:],
    ),
    Table(
        "/onderzoek/hoe-laat/", "/onderzoek/hoe-laat/tabel", answered,
        lambda row: (row["Convenant"], row["Woorden"] or "–", str(row["Dagen te laat"] or "–"), row["Uitkomst"]),
    ),
    Table(
        "/uitleg/telregels/", "/uitleg/telregels/tabel", rules,
        lambda row: (row["Telregel"], *(value for value in row.values() if isinstance(value, int))),
    ),
)  # fmt: skip


def on_screen(reader, table, asked):
    """Return the rows on all pages of a list."""
    first = reader.page(f"{table.page}?{urlencode(asked)}")
    links = (link for nav in first.all("nav") for link in nav.all("a"))
    asked_for = (pair for link in links for pair in parse_qsl(urlsplit(link.attrs["href"]).query))
    numbers = {int(value) for key, value in asked_for if key == "page" and value != WHOLE}
    others = [
        reader.page(f"{table.page}?{urlencode({**asked, 'page': one})}")
        for one in range(2, max(numbers, default=1) + 1)
    ]
    return [row for page in (first, *others) for row in table.screen(page)]


def drawn(dice, reader, table, moment):
    """Return a question: the moment, and at most a filter and an order, drawn by lot."""
    page = reader.page(f"{table.page}?{urlencode(moment)}")
    boxes = {
        box.attrs["name"]: [one.attrs["value"] for one in box.all("option")]
        for form in page.all("details", class_="nl-filters")
        for box in form.all("select")
    }
    filters = {key: dice.choice(boxes[key]) for key in dice.sample(sorted(boxes), min(1, len(boxes)))}
    sorts = {"sort": dice.choice(table.sorts)} if table.sorts else {}
    return {**moment, **{key: value for key, value in filters.items() if value}, **sorts}


def as_typed(cell, ending):
    """Return what a format makes of a cell of the JSON file."""
    is_day = isinstance(cell, str) and ISO.fullmatch(cell)
    if ending == "csv":
        text = "" if cell is None else format(cell, "f") if isinstance(cell, Decimal) else str(cell)
        return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULAS) else text
    if is_day:
        return date.fromisoformat(cell)
    if isinstance(cell, Decimal) and ending == "xlsx":
        return float(cell)
    return None if cell == "" else cell


@pytest.mark.parametrize("table", TABLES, ids=[one.file for one in TABLES])
def test_each_format_holds_the_rows_on_screen(client, whole, table):
    dice, reader, met = random.Random(table.file), Reader(client), 0
    for moment in MOMENTS:
        for asked in (moment, drawn(dice, reader, table, moment)):
            shown = on_screen(reader, table, asked)
            base = take(client, f"{table.file}.json?{urlencode(asked)}")
            assert [table.of_file(row) for row in base.named] == shown, asked
            assert int(base.about["Rijen"]) == len(shown)
            met += len(shown)
            for ending in set(FORMATS) - {"json"}:
                taken = take(client, f"{table.file}.{ending}?{urlencode(asked)}")
                assert taken.columns == base.columns
                assert taken.rows == [[as_typed(cell, ending) for cell in row] for row in base.rows], (ending, asked)
                assert {**taken.about, "Adres": ""} == {**base.about, "Adres": ""}
    assert met > 5


def test_every_table_with_a_file_is_read_here():
    addresses = {name for name in routes() if name.endswith("_file")} - CARD_NAMES
    # no tables of a page: a package, a document, metadata, what is frozen, charts; each has tests of its own
    others = {
        "open_data_file", "annex_document_file", "annex_file", "annex_abroad_document_file", "annex_abroad_file",
        "covenant_metadata_file", "edition_file", "suggestions_file", "half_year_file", "abroad_chart_file",
        "overview_file", "timeline_file", "promises_file", "covenant_chart_file", "threshold_chart_file",
        "style_guide_file",
    }  # fmt: skip
    assert {route_of(f"{one.file}.csv") for one in TABLES} == addresses - others


def test_a_file_speaks_the_language_of_its_address_whoever_asks_meanwhile(client, whole):
    dutch, english = client.get("/sectoren/FIN/tabel.csv"), client.get("/en/sectoren/FIN/tabel.csv")
    body = dutch.getvalue().decode(), english.getvalue().decode()
    assert [word in text for text in body for word in ("Uitkomst", "op tijd", "Outcome", "on time")] == [
        True, True, False, False, False, False, True, True
    ]  # fmt: skip
