"""The line of the moment: the same days, comparisons and files on every page, and nothing later than the moment."""

import pytest

from dashboards.formats.registry import FORMATS
from tests.site.reader import Reader

PAGES = (
    "/",
    "/convenanten/",
    "/convenanten/tijdlijn/",
    "/convenanten/per-sector/",
    "/convenanten/textiel/",
    "/convenanten/textiel/uitspraken/",
    "/sectoren/FIN/",
    "/beloften/",
    "/drempels/",
    "/correcties/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/uitleg/",
    "/uitleg/telregels/",
    "/over/",
)
LETTER, FIRST, NAMED, TENTH = "2016-06-17", "2016-12-31", "2017-06-30", "2019-05-23"
WORDS = {
    LETTER: "17 juni 2016: de brief nr. 220",
    FIRST: "31 december 2016: de eerste deadline",
    NAMED: "30 juni 2017: de dag die de brief noemt",
    TENTH: "23 mei 2019: de tiende ondertekening",
}

UNKNOWN_THEN = {
    (path, "2015-11-15")
    for path in ("/convenanten/textiel/", "/convenanten/textiel/uitspraken/", "/documenten/kst-26485-220/")
}


def menus(client, path):
    """Return each menu of the line by its name: words and address of every link in it."""
    (line,) = Reader(client).whole(path).all("section", class_="nl-moment")
    return {
        menu.all("summary")[0].words: [(link.words, link.attrs["href"]) for link in menu.all("a")]
        for menu in line.all("details")
    }


@pytest.mark.parametrize("path", PAGES)
def test_the_days_that_matter_are_offered_on_every_page(client, whole, path):
    found = menus(client, path)
    assert found["Ander moment"] == [
        *((words, f"{path}?peildatum={day}") for day, words in WORDS.items()),
        ("vandaag", path),
    ]
    assert found["Vergelijk"] == [
        *((words, f"/vergelijk/?van={day}") for day, words in WORDS.items()),
        ("een andere brief of dag", "/vergelijk/"),
    ]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("day", "days", "before"),
    [
        ("2015-11-15", [], []),
        ("2016-06-17", [LETTER], []),
        ("2017-01-01", [LETTER, FIRST], [LETTER, FIRST]),
        ("2017-06-30", [LETTER, FIRST, NAMED], [LETTER, FIRST]),
    ],
)
def test_an_earlier_moment_offers_nothing_later(client, whole, path, day, days, before):
    if (path, day) in UNKNOWN_THEN:
        assert client.get(f"{path}?peildatum={day}").status_code == 404
        return
    found = menus(client, f"{path}?peildatum={day}")
    assert found["Ander moment"] == [
        *((WORDS[one], f"{path}?peildatum={one}") for one in days),
        ("vandaag", path),
    ]
    assert found["Vergelijk"] == [
        *((WORDS[one], f"/vergelijk/?peildatum={day}&van={one}") for one in before),
        ("deze dag, tot vandaag", f"/vergelijk/?van={day}"),
        ("een andere brief of dag", f"/vergelijk/?peildatum={day}"),
    ]


def test_every_comparison_that_is_offered_opens(client, whole):
    for moment in ("", "?peildatum=2015-11-15", "?peildatum=2016-12-31", "?peildatum=2016-06-17&bekend_op=2020-01-01"):
        reader = Reader(client)
        (line,) = reader.whole(f"/{moment}").all("section", class_="nl-moment")
        links = [one.attrs["href"] for one in line.all("a") if one.attrs["href"].startswith("/vergelijk/")]
        assert links
        for link in links:
            assert client.get(link).status_code == 200, link


def test_a_past_moment_is_compared_with_today(client, whole):
    (line,) = Reader(client).whole("/beloften/?peildatum=2016-06-17&telregel=ser").all("section", class_="nl-moment")
    links = {link.words: link.attrs["href"] for link in line.all("a")}
    assert links["deze dag, tot vandaag"] == "/vergelijk/?telregel=ser&van=2016-06-17"
    title = Reader(client).page(links["deze dag, tot vandaag"]).all("h1")[0].words
    assert title.startswith("Van 17 juni 2016 tot")


@pytest.mark.parametrize(
    ("path", "tables", "charts"),
    [
        ("/convenanten/", ["tabel"], []),
        ("/convenanten/goud/uitspraken/", ["uitspraken"], []),
        ("/convenanten/goud/", ["uitspraken", "tabel"], ["stappen"]),
        ("/beloften/", ["tabel", "sommen", "brieven", "tellingen"], ["wat-er-van-kwam", "beloofd-en-werkelijk"]),
        ("/", ["tabel"], ["beloofd-en-ondertekend"]),
        ("/convenanten/tijdlijn/", ["tabel"], ["looptijden"]),
        ("/convenanten/per-sector/", ["tabel"], []),
        ("/sectoren/FIN/", ["tabel", "themas"], []),
        ("/drempels/", ["voorwaarden", "metingen", "partijen"], []),
        ("/vergelijk/", ["tabel", "cijfers"], []),
        ("/correcties/", ["tabel"], []),
        ("/documenten/", ["tabel"], []),
        ("/documenten/kst-26485-220/", ["uitspraken", "tabel"], []),
        ("/uitleg/telregels/", ["tabel"], []),
        ("/over/", ["brieven"], []),
    ],
)
def test_download_leads_to_the_files_of_the_page(client, whole, path, tables, charts):
    (line,) = Reader(client).whole(path).all("section", class_="nl-moment")
    links = [link.attrs["href"] for link in line.all("a") if "download" in link.attrs]
    named = [link.partition("?")[0].rsplit("/", 1)[1] for link in links]
    assert named == [
        *(f"{name}.{ending}" for name in tables for ending in FORMATS),
        *(f"{name}.{ending}" for name in charts for ending in (*FORMATS, "svg", "png")),
    ]
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
