"""The columns of a table are chosen in the address: the page shows these, the file holds them, all links keep them."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.dashboards.taken import take
from tests.met import met
from tests.site.reader import Reader

pytestmark = pytest.mark.usefixtures("whole")
THEN = {"peildatum": "2019-12-31", "bekend_op": "2026-11-26"}
# Page, its file, what is chosen, the headings on the page, the columns of the file.
CHOSEN = (
    (
        "/convenanten/", "/convenanten/tabel", "source,signed",
        ["Convenant", "Ondertekend", "Bron"], ["Sleutel", "Convenant", "Ondertekend", "Bron"],
    ),
    (
        "/beloften/", "/beloften/tabel", "late,who",
        ["Convenant", "Wie", "Dagen te laat"],
        ["Sleutel", "Convenant", "Mijlpaal", "Wie", "Van wie", "Hoe stellig", "Dagen te laat"],
    ),
    ("/documenten/", "/documenten/tabel", "number", ["Document", "Nummer"], ["Sleutel", "Document", "Nummer"]),
    (
        "/convenanten/textiel/uitspraken/", "/convenanten/textiel/uitspraken", "source",
        ["Onderwerp", "Bron"],
        ["Sleutel", "Onderwerp", "Uitspraak", "Van", "Tot en met", "Bron", "Adres"],
    ),
    (
        "/vergelijk/", "/vergelijk/tabel", "change",
        ["Convenant", "Verandering"], ["Sleutel", "Convenant", "Verandering"],
    ),
    (
        "/moties-en-toezeggingen/", "/moties-en-toezeggingen/tabel", "state",
        ["Motie of toezegging", "Toestand"],
        [
            "Sleutel", "Nummer", "Motie of toezegging", "Wat er staat", "Toestand", "Dagen te laat",
            "Opmerking",
        ],
    ),
    (
        "/internationaal/", "/internationaal/tabel", "source",
        ["Land of organisatie", "Wet of initiatief", "Bron"],
        ["Sleutel", "Land of organisatie", "Wet of initiatief", "Wat er staat", "Bron", "Opmerking"],
    ),
    (
        "/drempels/", "/drempels/metingen", "number",
        ["Eenheid", "Gemeten"],
        ["Sleutel", "Convenant", "Eenheid", "Gemeten", "Ten minste", "Ten hoogste", "Opmerking"],
    ),
    (
        "/beloften/onderzoek/", "/beloften/onderzoek/tabel", "says",
        ["Reeks", "Wat de grafiek toont"],
        ["Reeks", "Van", "Tot en met", "Ten minste", "Ten hoogste", "Wat de grafiek toont"],
    ),
    ("/onderzoek/hoe-laat/", "/onderzoek/hoe-laat/tabel", "k3", ["Convenant", "Wie"], ["Convenant", "Wie"]),
)  # fmt: skip
# The order of those that can be sorted.
SORTS = {
    "/convenanten/": "-name", "/beloften/": "-late", "/documenten/": "title", "/moties-en-toezeggingen/": "-term",
    "/internationaal/": "name",
}  # fmt: skip


def heads(page):
    """Return the headings of each table that has rows, apart from the figures of a comparison."""
    tables = [table for table in page.all("table") if not table.has({"class_": "nl-table--numbers"})]
    return [[head.words for head in table.all("th") if head.attrs.get("scope") == "col"] for table in tables]


@pytest.mark.parametrize(("path", "file", "names", "shown", "taken"), CHOSEN)
def test_page_and_file_hold_the_columns_chosen(client, path, file, names, shown, taken):
    asked = urlencode({**THEN, "kolommen": names})
    page = Reader(client).page(f"{path}?{asked}")
    assert shown in heads(page)
    chosen, every = take(client, f"{file}.json?{asked}"), take(client, f"{file}.json?{urlencode(THEN)}")
    assert chosen.columns == taken
    assert len(met(chosen.rows)) == len(every.rows)
    known = [name for name in taken if name in every.columns]
    assert [[row[name] for name in known] for row in chosen.named] == [
        [row[name] for name in known] for row in every.named
    ]
    cells = [row for table in page.all("table") for row in table.all("tr") if row.all("td")]
    widths = {len([one for one in row if one.tag in ("th", "td")]) for row in cells}
    assert len(shown) in widths


@pytest.mark.parametrize(("path", "file"), [(path, file) for path, file, *_rest in CHOSEN])
def test_a_column_that_is_not_there_is_refused_with_those_that_are(client, path, file):
    for address in (path, f"{file}.csv"):
        response = client.get(f"{address}?kolommen=prijs")
        assert response.status_code == 400
        text = response.content.decode()
        assert "kolommen: de tabel heeft geen kolom “prijs”. Mogelijk: " in text
        assert ", " in text.partition("Mogelijk: ")[2]


def test_the_source_of_a_row_is_in_the_file_where_it_is_chosen(client):
    rows = take(client, f"/convenanten/tabel.json?{urlencode({**THEN, 'kolommen': 'source'})}").named
    assert {row["Sleutel"]: row["Bron"] for row in rows}[
        "banken"
    ] == "Bijeenkomst over de bancaire sector in Nieuwspoort"


@pytest.mark.parametrize("path", [path for path, *_rest in CHOSEN])
def test_the_form_keeps_everything_else_and_says_what_is_shown(client, path):
    asked = {**THEN, "kolommen": {one[0]: one[2] for one in CHOSEN}[path]}
    if path in SORTS:
        asked["sort"] = SORTS[path]
    page = Reader(client).page(f"{path}?{urlencode(asked)}")
    (part,) = page.all("details", class_="nl-columns-shown")
    boxes = [box for box in part.all("input") if box.attrs["type"] == "checkbox"]
    hidden = {box.attrs["name"]: box.attrs["value"] for box in part.all("input") if box.attrs["type"] == "hidden"}
    assert {**hidden, "kolommen": asked["kolommen"]} == asked
    assert {box.attrs["value"] for box in boxes if "checked" in box.attrs} == set(asked["kolommen"].split(","))
    assert {box.attrs["name"] for box in boxes} == {"kolommen"}
    (every,) = [link for link in part.all("a") if link.words == "Alle kolommen"]
    assert "kolommen" not in every.attrs["href"]


def test_boxes_sent_one_by_one_are_one_choice(client):
    """A form names each box apart; links then write them once."""
    page = Reader(client).page("/convenanten/?kolommen=signed&kolommen=phase&fase=signed&peildatum=2019-12-31")
    assert heads(page) == [["Convenant", "Ondertekend", "Fase"]]
    (chips,) = page.all("ul", class_="nl-chips")
    kept = [dict(parse_qsl(urlsplit(link.attrs["href"]).query)) for link in chips.all("a")]
    assert kept == [{"kolommen": "signed,phase", "peildatum": "2019-12-31"}]
    filters = [form for form in page.all("form") if form.attrs.get("aria-label") == "Filter"]
    hidden = {box.attrs["name"]: box.attrs["value"] for box in filters[0].all("input") if box.attrs["type"] == "hidden"}
    assert hidden == {"peildatum": "2019-12-31", "kolommen": "signed,phase"}


def test_order_pages_and_files_keep_the_columns(client):
    page = Reader(client).whole("/documenten/?kolommen=kind")
    addresses = [urlsplit(link.attrs["href"]) for link in page.all("a") if "href" in link.attrs]
    laid_out = [dict(parse_qsl(one.query)) for one in addresses if {"sort", "page"} & set(dict(parse_qsl(one.query)))]
    assert {one.get("kolommen") for one in met(laid_out)} == {"kind"}
    files = [dict(parse_qsl(one.query)) for one in addresses if one.path.startswith("/documenten/tabel.")]
    assert {one.get("kolommen") for one in met(files)} == {"kind"}


def test_without_a_choice_a_table_is_whole(client):
    for path, _file, _names, _shown, _taken in CHOSEN:
        page = Reader(client).page(f"{path}?{urlencode(THEN)}")
        (part,) = page.all("details", class_="nl-columns-shown")
        assert "open" not in part.attrs
        boxes = [box for box in part.all("input") if box.attrs["type"] == "checkbox"]
        assert [box for box in boxes if "checked" not in box.attrs] == []


@pytest.mark.parametrize("sort", ["-expected", "signed", "-facilitator"])
@pytest.mark.parametrize("columns", ["", "name,sector"])
def test_a_file_stands_in_the_order_of_its_page_also_where_that_leaves_out_what_it_is_sorted_by(client, sort, columns):
    asked = {"sort": sort} | ({"kolommen": columns} if columns else {})
    page = client.get("/convenanten/", asked).context["page"]
    file = take(client, f"/convenanten/tabel.csv?{urlencode(asked)}")
    assert [row["Convenant"] for row in file.named] == [row.name for row in page.rows]
    plain = client.get("/convenanten/").context["page"]
    assert ([row.name for row in page.rows] == [row.name for row in plain.rows]) is bool(columns)


def test_a_file_is_refused_for_an_order_that_its_page_refuses(client):
    for path in ("/convenanten/", "/convenanten/tabel.csv"):
        refused = client.get(path, {"sort": "nee"})
        assert refused.status_code == 400
        assert "sort: hierop kan de tabel niet worden gesorteerd" in refused.content.decode()
