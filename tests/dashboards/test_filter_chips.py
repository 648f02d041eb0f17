"""The filters that are on stand below the form, each with the address of the same list without it."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.site.reader import Reader

THEN = {"peildatum": "2019-12-31", "bekend_op": "2026-11-26"}


def chips(reader, address):
    """Return by its words what each chip leads to: path, query, part of the page."""
    (place,) = reader.page(address).all("ul", class_="nl-chips")
    links = {link.words: urlsplit(link.attrs["href"]) for link in place.all("a")}
    return {words: (one.path, dict(parse_qsl(one.query)), one.fragment) for words, one in links.items()}


@pytest.mark.parametrize(
    ("path", "kept", "filters", "anchor"),
    [
        (
            "/convenanten/",
            {"sort": "-name"},
            {
                "fase": ("signed", "Fase: Ondertekend ×"),
                "sector": ("TEX", "Sector: Textiel en kleding ×"),
                "verwacht_tot": ("2017-06-30", "Ondertekend of verwacht uiterlijk: 30 juni 2017 ×"),
                "status": ("signed", "Geteld als: ondertekend ×"),
            },
            "",
        ),
        (
            "/documenten/",
            {"sort": "title"},
            {"zoek": ("brief", "Nummer of woorden uit de titel: brief ×"), "jaar": ("2016", "Jaar: 2016 ×")},
            "",
        ),
        (
            "/beloften/",
            {"lezing": "streng", "sort": "-late"},
            {"wie": ("iedereen", "Van wie: iedereen ×"), "uitkomst": ("late", "Uitkomst: te laat ×")},
            "",
        ),
        (
            "/convenanten/textiel/uitspraken/",
            {},
            {"onderwerp": ("measurement", "Onderwerp: Metingen ×"), "jaar": ("2016", "Bekend in: 2016 ×")},
            "",
        ),
        ("/drempels/", {}, {"eenheid": ("company", "Eenheid: bedrijven ×")}, ""),
        ("/documenten/kst-26485-220/", {}, {"pagina": ("2", "Pagina van het stuk: 2 ×")}, "statements"),
    ],
)
def test_each_filter_is_taken_away_by_a_link_and_the_rest_is_kept(client, whole, path, kept, filters, anchor):
    reader, asked = Reader(client), {**kept, **{key: value for key, (value, _words) in filters.items()}, **THEN}
    address = path + "?" + "&".join(f"{key}={value}" for key, value in asked.items())
    assert chips(reader, address) == {
        words: (path, {one: value for one, value in asked.items() if one != key}, anchor)
        for key, (_value, words) in filters.items()
    }
    (form,) = reader.page(address).all("details", class_="nl-filters")
    unseen = {one.attrs["name"]: one.attrs["value"] for one in form.all("input", type="hidden") if "value" in one.attrs}
    assert {**unseen, **THEN, **kept} == unseen


@pytest.mark.parametrize("path", ["/convenanten/", "/beloften/", "/beloften/?wie=cabinet", "/documenten/?sort=title"])
def test_without_a_filter_there_is_no_chip(client, whole, path):
    assert Reader(client).page(path).all("ul", class_="nl-chips") == []


def test_the_page_of_a_list_is_not_kept_for_another_list(client, whole):
    found = chips(Reader(client), "/documenten/?soort=web&page=2")
    assert found == {"Soort document: Webpagina ×": ("/documenten/", {}, "")}
