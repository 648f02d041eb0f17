"""Questions with their choices in the sentence: each answers what the page or the API of the same figure says."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from dashboards.questions.registry import BY_SLUG, FAMILIES
from tests.dashboards.taken import take
from tests.met import met
from tests.site.reader import Reader

pytestmark = pytest.mark.usefixtures("whole")
# In 2016, in between with hindsight, and now by another rule.
MOMENTS = (
    {"peildatum": "2016-12-31", "bekend_op": "2016-12-31"},
    {"peildatum": "2019-12-31", "bekend_op": "2026-11-26"},
    {"peildatum": "2026-11-26", "bekend_op": "2026-11-26", "telregel": "alle"},
)
API_NAMES = {"peildatum": "asOf", "bekend_op": "knownOn", "telregel": "countingRule"}


class Desk:
    """A researcher at one moment: asks questions, and looks the same up elsewhere."""

    def __init__(self, client, moment):
        self.client, self.moment = client, moment

    def rows(self, slug, **chosen):
        return take(self.client, f"/onderzoek/{slug}/tabel.json?{urlencode({**self.moment, **chosen})}").named

    def sentence(self, slug, **chosen):
        page = Reader(self.client).page(f"/onderzoek/{slug}/?{urlencode({**self.moment, **chosen})}")
        return page.all("p", class_="nl-ask__answer")[0].words

    def file(self, path, **filters):
        return take(self.client, f"{path}.json?{urlencode({**self.moment, **filters})}").named

    def api(self, path):
        query = {API_NAMES[key]: value for key, value in self.moment.items()}
        if "/" in path:
            return self.client.get(f"/api/v1/{path}?{urlencode(query)}").json()["result"]
        return self.client.get(f"/api/v1/{path}?{urlencode({**query, 'pageSize': 500})}").json()["results"]

    def page(self, path):
        return Reader(self.client).page(f"{path}?{urlencode(self.moment)}")


def column(rows, name):
    return [row[name] for row in rows]


def how_many(desk):
    signed = desk.api(f"counts/{desk.moment.get('telregel', 'kabinet')}")["signed"]
    assert re.search(r"” (\d+) convenant", desk.sentence("hoeveel-ondertekend"))[1] == str(signed)
    return column(desk.rows("hoeveel-ondertekend"), "Convenant"), column(
        desk.file("/convenanten/tabel", status="signed", sort="signed"), "Convenant"
    )


def the_tenth(desk):
    every = column(desk.rows("hoeveel-ondertekend"), "Convenant")
    if len(every) >= 10:
        assert desk.sentence("wanneer-het-tiende") in desk.page("/").all("p", class_="nl-lead")[0].words
    return column(desk.rows("wanneer-het-tiende", aantal="10"), "Convenant"), every[:10]


def the_rules(desk):
    own = {row["Telregel"]: row["Ondertekend"] for row in desk.rows("volgens-welke-telregel", aantal="3")}
    return own, {row["Telregel"]: row["Ondertekend"] for row in desk.file("/uitleg/telregels/tabel")}


def how_long(desk):
    on_the_line = {row["Convenant"]: row for row in desk.file("/convenanten/tijdlijn/tabel")}
    rows = desk.rows("hoe-lang-onderhandeld")
    assert all(
        row["Eerste gesprekken, uiterlijk"] in on_the_line[row["Convenant"]].values() and row["Dagen ertussen"] > 0
        for row in met(rows)
    )
    return [(row["Convenant"], row["Ondertekend"]) for row in rows], [
        (row["Convenant"], on_the_line[row["Convenant"]]["Ondertekend, tot en met"]) for row in rows
    ]


def not_there(desk):
    chosen = {"wie": "iedereen", "soort": "ondertekening", "tot": desk.moment["peildatum"]}
    made = desk.file("/beloften/tabel", **chosen)
    missing = [row for row in made if row["Werkelijk"] is None]
    assert desk.sentence("beloofd-en-er-niet", wie="iedereen").startswith(f"{len(missing)} van {len(made)} ")
    return column(desk.rows("beloofd-en-er-niet", wie="iedereen"), "Woorden"), column(missing, "Woorden")


def who_promised(desk):
    chosen = {"wie": "iedereen", "convenant": "goud", "tot": "2016-12-31"}
    return column(desk.rows("wie-beloofde-wat", **chosen), "Woorden"), column(
        desk.file("/beloften/tabel", **chosen), "Woorden"
    )


def kept(desk):
    kept = desk.rows("welke-gehouden")
    made, in_time = re.search(
        r"Van (\d+) .*?(\d+) op tijd", desk.page("/beloften/").all("p", class_="nl-lead")[0].words
    ).groups()
    assert f"van {made} gedateerde" in desk.sentence("welke-gehouden")
    assert len(kept) == int(in_time)
    chosen = {"wie": "cabinet", "soort": "ondertekening", "uitkomst": "on_time"}
    return column(kept, "Convenant"), column(desk.file("/beloften/tabel", **chosen), "Convenant")


def how_late(desk):
    rows = desk.rows("hoe-laat", wie="iedereen", lezing="streng")
    chosen = {"wie": "iedereen", "soort": "ondertekening", "lezing": "streng", "sort": "-late"}
    names = ("Convenant", "Dagen te laat", "Uitkomst")
    return [[row[name] for name in names] for row in rows], [
        [row[name] for name in names] for row in desk.file("/beloften/tabel", **chosen)
    ]


def by_sector(desk):
    """The overall mean in the sentence is that of the days in the list of covenants."""
    signed = desk.file("/convenanten/tabel", status="signed")
    days = [row["Dagen te laat"] or 0 for row in signed if row["Op tijd?"] in ("op tijd", "te laat ondertekend")]
    said = desk.sentence("hoe-laat-per-sector")
    if len(days) == 1:
        return said.split(" ")[-2:], ["op", "tijd."]
    mean = float(re.search(r"gemiddeld ([\d,]+) dagen", said)[1].replace(",", "."))
    rows = desk.rows("hoe-laat-per-sector")
    assert sum(row["Ondertekeningen"] for row in rows) >= len(days)
    return [f"{mean}"], [f"{float(round(sum(days) / len(days)))}"]


def moved(desk):
    feed = desk.client.get(f"/volgen/verschuivingen.atom?{urlencode(desk.moment)}").content.decode()
    days = sorted(int(one) for one in re.findall(r"verschoof (?:met )?(\d+) dag", feed))
    return sorted(column(desk.rows("welke-verschoven"), "Dagen verschoven")), days


def was_known(desk):
    said = desk.sentence("wat-was-bekend", convenant="textiel")
    assert said.startswith(desk.page("/convenanten/textiel/").all("p", class_="nl-lead")[0].words)
    return column(desk.rows("wat-was-bekend", convenant="textiel"), "Woorden"), column(
        desk.file("/convenanten/textiel/uitspraken"), "Woorden"
    )


def was_said(desk):
    key = "kst-26485-220"
    return column(desk.rows("wat-zei", document=key, spreker="alle"), "Woorden"), column(
        desk.file(f"/documenten/{key}/uitspraken"), "Woorden"
    )


def changed(desk):
    days = {"van": "2016-06-17", "tot": desk.moment["peildatum"]}
    return column(desk.rows("wat-veranderde", **days), "Convenant"), column(
        desk.file("/vergelijk/tabel", **days), "Convenant"
    )


def silent(desk):
    rows = desk.rows("wie-werd-stil")
    assert column(rows, "Laatste nieuws") == sorted(column(rows, "Laatste nieuws"))
    return sorted(column(rows, "Convenant")), sorted(
        column(desk.file("/convenanten/tabel", stilte="stil"), "Convenant")
    )


def differing(desk):
    pairs = [(row["Convenant"], row["Mijlpaal"]) for row in desk.rows("welke-bronnen-verschillen")]
    kinds = {
        (one["name"], kind["kind"])
        for one in desk.api("covenants")
        for kind in one["milestones"]
        if kind["sourcesDiffer"]
    }
    return sorted(name for name, _kind in pairs), sorted(name for name, _kind in kinds)


def corrected(desk):
    return column(desk.rows("wat-is-gecorrigeerd"), "Er stond"), column(desk.file("/correcties/tabel"), "Er stond")


def thresholds(desk):
    names = ("Voorwaarde", "Tegenover de drempel", "Gemeten", "Bron")
    return [[row[name] for name in names] for row in desk.rows("welke-drempels")], [
        [row[name] for name in names] for row in desk.file("/drempels/voorwaarden")
    ]


def parties(desk):
    said = desk.file("/convenanten/textiel/uitspraken", onderwerp="participation")
    dated = [row for row in said if row["Tot en met"] and row["Tot en met"] <= desk.moment["peildatum"]]
    rows = desk.rows("wie-doet-mee", convenant="textiel")
    return sorted(column(rows, "Bron")), sorted(column(dated, "Bron"))


def facilitators(desk):
    return column(desk.rows("wie-begeleidt", begeleider="ser"), "Convenant"), column(
        desk.file("/convenanten/tabel", begeleider="ser"), "Convenant"
    )


def stopped(desk):
    by_phase = [desk.file("/convenanten/tabel", fase=phase) for phase in ("ended", "ended_early", "talks_stopped")]
    expected = [row["Convenant"] for rows in by_phase for row in rows]
    return sorted(column(desk.rows("wat-stopte"), "Convenant")), sorted(expected)


def motions(desk):
    """Open ones with a term still to come are those that the calendar holds."""
    calendar = desk.client.get(f"/volgen/agenda.ics?{urlencode(desk.moment)}").content.decode().replace("\r\n ", "")
    waiting = [row for row in desk.rows("welke-moties", stand="open") if row["Deadline"]]
    assert len(waiting) == calendar.count("UID:undertakingstatement-")
    return len(desk.rows("welke-moties")), len(desk.api("motions"))


SAME = {
    "hoeveel-ondertekend": how_many,
    "wanneer-het-tiende": the_tenth,
    "volgens-welke-telregel": the_rules,
    "hoe-lang-onderhandeld": how_long,
    "beloofd-en-er-niet": not_there,
    "wie-beloofde-wat": who_promised,
    "welke-gehouden": kept,
    "hoe-laat": how_late,
    "hoe-laat-per-sector": by_sector,
    "welke-verschoven": moved,
    "wat-was-bekend": was_known,
    "wat-zei": was_said,
    "wat-veranderde": changed,
    "wie-werd-stil": silent,
    "welke-bronnen-verschillen": differing,
    "wat-is-gecorrigeerd": corrected,
    "welke-drempels": thresholds,
    "wie-doet-mee": parties,
    "wie-begeleidt": facilitators,
    "wat-stopte": stopped,
    "welke-moties": motions,
}


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_question_answers_what_another_page_says(client, slug):
    answers = [SAME[slug](Desk(client, moment)) for moment in MOMENTS]
    assert [own for own, _other in answers] == [other for _own, other in answers]
    assert any(own for own, _other in answers)


ASKED = (
    ("hoeveel-ondertekend", "peildatum=2010-01-01", "Op 1 januari 2010 was nog niets bekend over een convenant."),
    (
        "hoeveel-ondertekend", "peildatum=2016-06-17",
        "Op 17 juni 2016 was er volgens de telregel “Zoals het kabinet telt” geen convenant ondertekend.",
    ),
    (
        "hoeveel-ondertekend", "peildatum=2016-07-04",
        "Op 4 juli 2016 was er volgens de telregel “Zoals het kabinet telt” 1 convenant ondertekend.",
    ),
    (
        "hoeveel-ondertekend", "peildatum=2016-12-31&bekend_op=toen&telregel=alle",
        "Op 31 december 2016 waren er volgens de telregel “Alle convenanten” 3 convenanten ondertekend.",
    ),
    ("wanneer-het-tiende", "peildatum=2018-12-31",
     "Op 31 december 2018 waren er acht convenanten ondertekend; het tiende ontbrak."),
    ("wanneer-het-tiende", "peildatum=2026-11-26", "Het tiende werd ondertekend op 23 mei 2019, 873 dagen te laat."),
    ("wanneer-het-tiende", "peildatum=2026-11-26&aantal=1", "Het eerste werd ondertekend op 4 juli 2016."),
    (
        "volgens-welke-telregel", "peildatum=2016-10-01&aantal=2",
        ("Op 1 oktober 2016 was dat aantal 2 volgens “Alle convenanten”, “Met steenkolen”. Andere aantallen: “Zoals het"
        " kabinet telt” 1, “Alleen lopende convenanten” 1, “Zonder subsectoren” 1."),
    ),
    (
        "hoe-lang-onderhandeld", "peildatum=2016-12-31",
        ("Van 2 ondertekende convenanten is bekend wanneer de gesprekken begonnen: het duurde 117 tot 394 dagen, met"
        " 255,5 dagen als middelste."),
    ),
    (
        "beloofd-en-er-niet", "peildatum=2016-12-31",
        ("4 van 5 ondertekeningen, door het kabinet beloofd voor 31 december 2016 of eerder, waren er op 31 december"
        " 2016 niet."),
    ),
    (
        "beloofd-en-er-niet", "peildatum=2016-06-17",
        "In deze verzameling staat geen belofte van het kabinet over een ondertekening voor 17 juni 2016 of eerder.",
    ),
    (
        "wie-beloofde-wat", "peildatum=2016-06-17&tot=2016-07-01",
        "Op 17 juni 2016 stond in deze verzameling geen belofte van het kabinet voor 1 juli 2016 of eerder.",
    ),
    (
        "welke-gehouden", "peildatum=2016-06-17",
        "Op 17 juni 2016, van 13 gedateerde beloften van het kabinet over een ondertekening: geen op tijd nagekomen.",
    ),
    (
        "hoe-laat", "peildatum=2026-11-26",
        ("Op 26 november 2026, van 13 gedateerde beloften van het kabinet over een ondertekening: 7 te laat, 66 tot 913"
        " dagen; 1 op tijd; 5 niet gekomen."),
    ),
    (
        "hoe-laat-per-sector", "peildatum=2016-12-31",
        "Op 31 december 2016 was er 1 convenant ondertekend waarvoor een laatste dag was beloofd: op tijd.",
    ),
    (
        "welke-verschoven", "peildatum=2026-11-26",
        ("Op 26 november 2026 waren 2 door wie dan ook genoemde einddatums van 2 convenanten naar later verschoven, met"
        " 579 tot 1095 dagen."),
    ),
    (
        "welke-verschoven", "peildatum=2026-11-26&wie=cabinet",
        "Op 26 november 2026 was geen door het kabinet genoemde einddatum naar later verschoven.",
    ),
    ("wat-zei", "peildatum=2010-01-01", "Op 1 januari 2010 was nog niets bekend over een convenant."),
    ("wat-veranderde", "peildatum=2016-06-17", "Beide dagen zijn dezelfde."),
    (
        "wie-werd-stil", "peildatum=2016-12-31",
        ("Op 31 december 2016 kwam er al negen maanden of langer geen nieuws van 1 convenant: Steenkolen, sinds 31"
        " december 2014."),
    ),
    ("wat-is-gecorrigeerd", "peildatum=2010-01-01", "Er is geen vastlegging gecorrigeerd of ingetrokken."),
    (
        "welke-drempels", "peildatum=2016-06-17",
        "Op 17 juni 2016 was volgens de laatste meting aan 0 van de 2 voorwaarden van drempels voldaan.",
    ),
    (
        "wie-doet-mee", "peildatum=2026-11-26&van=2023-05-25&convenant=voedingsmiddelen",
        "Van 25 mei 2023 tot en met 26 november 2026 kwamen er 0 partijen bij en ging er 1 weg.",
    ),
    ("wie-begeleidt", "peildatum=2016-06-17&begeleider=ser",
     "Op 17 juni 2016 begeleidde Sociaal-Economische Raad (SER) 2 van de 16 convenanten."),
    ("wat-stopte", "peildatum=2016-12-31", "Op 31 december 2016 was van geen van de 16 convenanten zo’n einde bekend."),
    ("welke-moties", "peildatum=2010-01-01",
     "Op 1 januari 2010 stond in deze verzameling geen motie en geen toezegging."),
    (
        "welke-moties", "peildatum=2016-06-17",
        ("Op 17 juni 2016 stonden in deze verzameling 7 moties en toezeggingen: 2 open; 1 op tijd beantwoord; 4"
        " beantwoord, zonder bekende deadline."),
    ),
)  # fmt: skip
IN_ENGLISH = (
    ("hoeveel-ondertekend", "peildatum=2010-01-01", "On 1 January 2010 nothing was known of any agreement."),
    (
        "hoeveel-ondertekend", "peildatum=2016-06-17",
        "On 17 June 2016 no agreement was signed by the counting rule “As the cabinet counts”.",
    ),
    (
        "hoeveel-ondertekend", "peildatum=2016-07-04",
        "On 4 July 2016, 1 agreement was signed by the counting rule “As the cabinet counts”.",
    ),
    ("wanneer-het-tiende", "peildatum=2018-12-31",
     "On 31 December 2018, eight agreements were signed; the tenth was missing."),
    (
        "beloofd-en-er-niet", "peildatum=2016-12-31",
        "4 of 5 signatures promised by the cabinet for 31 December 2016 or earlier were not there on 31 December 2016.",
    ),
    (
        "hoe-laat", "peildatum=2026-11-26",
        ("On 26 November 2026, of 13 dated promises of the cabinet about a signature: 7 late, 66 to 913 days;"
         " 1 in time; 5 not signed."),
    ),
    (
        "wie-werd-stil", "peildatum=2016-12-31",
        ("On 31 December 2016 there had been no news for nine months or longer of 1 agreement: Coal, since 31 December"
        " 2014."),
    ),
    ("wat-veranderde", "peildatum=2016-06-17", "Both days are the same."),
    (
        "wie-doet-mee", "peildatum=2026-11-26&van=2023-05-25&convenant=voedingsmiddelen",
        "From 25 May 2023 to 26 November 2026, 0 parties joined and 1 left.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("slug", "query", "sentence"), ASKED)
def test_an_answer_reads_well_with_none_one_and_many(client, slug, query, sentence):
    page = Reader(client).page(f"/onderzoek/{slug}/?{query}")
    assert page.all("p", class_="nl-ask__answer")[0].words == sentence


@pytest.mark.parametrize(("slug", "query", "sentence"), IN_ENGLISH)
def test_an_answer_reads_well_in_english(client, slug, query, sentence):
    page = Reader(client).page(f"/en/onderzoek/{slug}/?{query}")
    assert page.all("p", class_="nl-ask__answer")[0].words == sentence


@pytest.mark.parametrize("slug", BY_SLUG)
def test_the_rows_on_screen_are_those_of_the_file(client, slug):
    moment = "peildatum=2026-11-26&bekend_op=2026-11-26"
    for language in ("", "/en"):
        page = Reader(client).page(f"{language}/onderzoek/{slug}/?{moment}")
        taken = take(client, f"{language}/onderzoek/{slug}/tabel.json?{moment}")
        (table,) = page.all("table", id="rows")
        head, *rows = table.all("tr")
        assert [one.words for one in head.all("th")] == taken.columns
        shown = [[cell.words for cell in row if cell.tag in ("th", "td")] for row in met(rows)]
        assert len(shown) == min(25, len(taken.rows))
        plain = [
            (words.removeprefix(f"{name}: "), cell)
            for row, cells in zip(shown, taken.rows, strict=False)
            for name, words, cell in zip(taken.columns, row, cells, strict=True)
            if isinstance(cell, str | int) and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(cell))
        ]
        assert [
            (words, cell) for words, cell in met(plain) if not words.startswith(" ".join(str(cell).split()) or "–")
        ] == []


def test_the_sentence_is_a_form_that_asks_the_question_shown(client):
    """What the boxes hold is what was asked; sent again, they ask the same."""
    asked = {"wie": "party", "lezing": "streng", "peildatum": "2018-12-31", "bekend_op": "vandaag", "revisie": "1"}
    page = Reader(client).page(f"/onderzoek/hoe-laat/?{urlencode(asked)}")
    (form,) = page.all("form", class_="nl-ask")
    chosen = {
        box.attrs["name"]: one.attrs["value"]
        for box in form.all("select")
        for one in box.all("option")
        if "selected" in one.attrs
    }
    typed = {box.attrs["name"]: box.attrs["value"] for box in form.all("input")}
    assert {**chosen, **typed} == asked
    labels = {label.attrs["for"] for label in form.all("label")}
    boxes = [box for tag in ("select", "input") for box in form.all(tag) if box.attrs.get("type") != "hidden"]
    assert {box.attrs["id"] for box in boxes} == labels
    title = (
        "Hoe laat kwam elke ondertekening die door de partijen was beloofd, volgens de strenge lezing van vage datums,"
        " gezien op 31 december 2018 met wat nu bekend is?"
    )
    assert page.all("h1")[0].inside == [title]


def test_knowledge_of_a_third_day_stays_chosen(client):
    page = Reader(client).page("/onderzoek/hoeveel-ondertekend/?peildatum=2016-12-31&bekend_op=2018-05-03")
    (box,) = [one for one in page.all("select") if one.attrs["name"] == "bekend_op"]
    assert [(one.attrs["value"], "selected" in one.attrs) for one in box.all("option")] == [
        ("toen", False), ("vandaag", False), ("2018-05-03", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("hoe-laat/?wie=niemand", "wie: “niemand”"),
        ("hoe-laat/?lezing=half", "lezing: “half”"),
        ("hoe-laat/?wie=party&wie=cabinet", "wie:"),
        ("wanneer-het-tiende/?aantal=0", "aantal: “0”"),
        ("wie-beloofde-wat/?tot=gisteren", "tot:"),
        ("wie-beloofde-wat/?convenant=bestaat-niet", "convenant: “bestaat-niet”"),
        ("wat-was-bekend/?convenant=pensioenfondsen&peildatum=2016-06-17", "convenant: “pensioenfondsen”"),
        ("wat-zei/?document=kst-1-1", "document: “kst-1-1”"),
        ("wat-veranderde/?van=2016-06-18", "van: “2016-06-18”"),
        ("wat-veranderde/?van=2016-12-31&tot=2016-06-17", "van: de eerste dag"),
        ("wie-doet-mee/?van=2027-01-01&peildatum=2026-11-26", "van: deze dag ligt na de peildatum"),
        ("hoeveel-ondertekend/?bekend_op=2199-01-01", "bekend_op"),
        ("hoeveel-ondertekend/?telregel=geen", "telregel"),
        ("hoe-laat/?page=9", "page:"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(client, address, named):
    response = client.get(f"/onderzoek/{address}")
    assert response.status_code == 400
    assert named in response.content.decode()


def test_a_question_that_is_not_there_is_not_found(client):
    assert client.get("/onderzoek/waarom/").status_code == 404
    assert client.get("/onderzoek/waarom/tabel.csv").status_code == 404


def test_all_questions_stand_on_one_page_with_their_answers(client):
    page = Reader(client).page("/onderzoek/?peildatum=2016-12-31")
    items = [one for part in page.all("ul", class_="nl-asked") for one in part.all("li")]
    assert len(items) == len(BY_SLUG) == sum(len(family.questions) for family in FAMILIES) == 21
    links = [one.all("a")[0] for one in items]
    assert [urlsplit(link.attrs["href"]).path for link in links] == [f"/onderzoek/{slug}/" for slug in BY_SLUG]
    assert {tuple(parse_qsl(urlsplit(link.attrs["href"]).query)) for link in links} == {(("peildatum", "2016-12-31"),)}
    for item, link in zip(items, links, strict=True):
        own = Reader(client).page(link.attrs["href"])
        assert (own.all("h1")[0].inside[0], own.all("p", class_="nl-ask__answer")[0].words) == (
            link.words, item.all("p")[0].words
        )  # fmt: skip


def test_keys_of_other_questions_are_left_out(client):
    page = Reader(client).page("/onderzoek/hoeveel-ondertekend/?aantal=3&peildatum=2016-12-31")
    assert [link.attrs["href"] for link in page.all("a") if "aantal" in link.attrs.get("href", "")] == []


def test_known_then_is_said_without_a_second_address(client):
    """“Toen” is the same as no day of knowledge: the page names one address for both."""
    then, plain = (
        client.get(f"/onderzoek/hoeveel-ondertekend/?peildatum=2016-12-31{more}").content.decode()
        for more in ("&bekend_op=toen", "")
    )
    canonical = [re.search(r'<link rel="canonical" href="([^"]+)"', text)[1] for text in (then, plain)]
    assert canonical == ["http://testserver/onderzoek/hoeveel-ondertekend/?peildatum=2016-12-31"] * 2
    future = Reader(client).page("/onderzoek/hoeveel-ondertekend/?peildatum=2199-01-01&bekend_op=toen")
    assert "12 convenanten" in future.all("p", class_="nl-ask__answer")[0].words
