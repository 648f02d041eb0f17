"""The register of sectors and the page of one sector."""

import re
from datetime import date

import pytest

from covenants.models import StatusReport
from dossier.models import Document
from sectors.models import RiskTheme, Sector
from tests.covenants.samples import make_world, publish, sealed_of
from tests.site.reader import Reader

LETTER_DAY = {"peildatum": "2016-06-17"}


def rows(client, **query):
    return {row.code: row for row in client.get("/convenanten/per-sector/", LETTER_DAY | query).context["page"].rows}


def test_register_has_thirteen_main_sectors_nine_subsectors_and_tourism(client, letter):
    page = client.get("/convenanten/per-sector/", LETTER_DAY).context["page"]
    assert [item.value for item in page.counts] == ["13", "9", "1"]


def test_subsectors_follow_their_main_sector_and_tourism_comes_last(client, letter):
    codes = list(rows(client))
    assert codes[codes.index("MET") :][:3] == ["MET", "MET-GOU", "MET-MLG"]
    assert codes[-1] == "X-TOE"


def test_subsectors_of_the_letter_did_not_exist_a_day_earlier(client, letter):
    before = rows(client, peildatum="2016-06-16")
    assert [code for code, row in before.items() if row.is_sub] == []
    assert len(before) == 13


def test_our_own_mapping_is_marked(client, letter):
    found = rows(client)
    assert (found["FIN"].is_ours, found["FIN-BNK"].is_ours, found["FIN-BNK"].basis) == (False, True, "onze indeling")


def test_shared_chapter_and_tourism_outside_the_list_are_said(client, letter):
    found = rows(client)
    assert [code for code, row in found.items() if "delen één hoofdstuk" in row.note] == ["ELE", "MET"]
    assert "geen enkele" in found["X-TOE"].note


def test_nothing_found_is_said_where_no_covenant_speaks(client, letter):
    body = client.get("/convenanten/per-sector/", LETTER_DAY).content.decode()
    silent = [row for row in rows(client).values() if not row.covenants]
    in_subsectors = [row for row in silent if row.in_subsectors]
    assert body.count("Zie de subsectoren.") == len(in_subsectors) > 0
    gaps = body.count("In deze verzameling spreekt geen convenant over deze sector.")
    assert gaps == len(silent) - len(in_subsectors) > 0


def test_outcome_of_a_covenant_stands_in_the_list_of_sectors(client, letter):
    (mark,) = rows(client)["TEX"].covenants
    assert (mark.name, mark.outcome.label, mark.url) == (
        "Textiel", "nog op tijd", "/convenanten/textiel/?peildatum=2016-06-17",
    )  # fmt: skip


def test_an_empty_register_says_so(client, letter):
    reply = client.get("/convenanten/per-sector/?peildatum=2013-01-01")
    assert (reply.context["page"].rows, "Niets gevonden" in reply.content.decode()) == ((), True)


def test_a_code_in_small_letters_leads_to_the_one_address(client, letter):
    reply = client.get("/sectoren/fin-bnk/?peildatum=2016-06-17")
    assert (reply.status_code, reply.url) == (301, "/sectoren/FIN-BNK/?peildatum=2016-06-17")


@pytest.mark.parametrize("code", ["QQQ", "1" * 25, "TEX' OR 1=1"])
def test_an_unknown_sector_is_not_found(client, letter, code):
    assert client.get(f"/sectoren/{code}/").status_code == 404


def test_a_sector_not_yet_known_is_not_found(client, letter):
    assert client.get("/sectoren/FIN-BNK/?peildatum=2016-06-16").status_code == 404


def test_risk_themes_appear_only_since_they_were_read(client, letter):
    before = client.get("/sectoren/TEX/", LETTER_DAY)
    assert (before.context["page"].themes, "Kinderarbeid" in before.content.decode()) == ((), False)
    now = client.get("/sectoren/TEX/?peildatum=2026-11-02&bekend_op=2026-11-02").context["page"]
    assert {theme.name: theme.remark for theme in now.themes}["Kinderarbeid"] == (
        "onder meer genoemd voor deze sector: de lijst is niet volledig"
    )


def test_covenants_of_a_sector_stand_with_three_statuses(client, letter):
    page = client.get("/sectoren/FIN/", LETTER_DAY).context["page"]
    assert [(one.name, bool(one.official), one.phase.label, one.outcome.label) for one in page.covenants] == [
        ("Banken", True, "Begeleiding door de SER begonnen", "nog op tijd"),
        ("Verzekeringen", True, "Geen stap gevonden", "nog op tijd"),
    ]


@pytest.mark.parametrize(
    ("code", "moment", "lead"),
    [
        ("FIN", LETTER_DAY, "Over deze sector gaan 2 convenanten: 2 nog op tijd."),
        ("BOU-NST", LETTER_DAY, "Over deze sector gaat 1 convenant: 1 nog op tijd."),
        ("CHE", LETTER_DAY, "In deze verzameling spreekt geen convenant over deze sector."),
        ("FIN", {"peildatum": "2017-01-31"}, "Over deze sector gaan 2 convenanten: 2 te laat, niet ondertekend."),
    ],
)
def test_a_sector_says_first_what_became_of_its_covenants(client, letter, code, moment, lead):
    assert client.get(f"/sectoren/{code}/", moment).context["page"].lead == lead


def test_each_covenant_of_a_sector_names_where_its_promise_stands(client, letter):
    page = client.get("/sectoren/FIN/", LETTER_DAY).context["page"]
    found = [(one.promise_source.label, one.promise_source.url.partition("?")[0]) for one in page.covenants]
    assert found == [("Kamerstuk 26 485, nr. 220, p. 2", "/documenten/kst-26485-220/")] * 2


@pytest.mark.parametrize(("day", "count"), [("2016-06-17", 0), ("2016-12-31", 2), ("2026-11-26", 8)])
def test_the_list_of_sectors_says_in_how_many_a_covenant_was_signed(client, whole, day, count):
    page = client.get("/convenanten/per-sector/", {"peildatum": day, "bekend_op": day}).context["page"]
    assert f" in {count} van de 13 hoofdsectoren " in page.lead


def test_the_list_with_filters_shows_the_same_covenants(client, letter):
    page = client.get("/sectoren/MET/", LETTER_DAY).context["page"]
    listed = client.get(page.covenants_url).context["page"]
    assert sorted(row.name for row in listed.rows) == sorted(one.name for one in page.covenants)


@pytest.fixture
def world(db):
    return make_world()


def test_statements_on_the_sector_itself_are_shown(client, world):
    sealed_of(StatusReport, world, covenant=None, sector=world.sector, text="De sector is ver.")
    assert [one.text for one in client.get("/sectoren/TEX/").context["page"].statements] == ["De sector is ver."]


def test_a_source_still_to_appear_is_not_named(client, world):
    later = Document.objects.create(key="later", kind="report", title="Geheim rapport", public_on=date(2020, 1, 1))
    sector = Sector.objects.create(code="ZZZ", name="Zand", kind="main", known_from=date(2016, 6, 17), document=later)
    theme = RiskTheme.objects.create(
        slug="zand", name="Stof", category="labour", document=later, known_from=date(2020, 1, 1), all_sectors=True
    )
    publish(sector, theme, by=world.user)
    body = client.get("/sectoren/ZZZ/?peildatum=2019-12-31").content.decode()
    assert [leak for leak in ("Geheim rapport", theme.name) if leak in body] == []
    assert "Geheim rapport" in client.get("/sectoren/ZZZ/?peildatum=2020-01-01").content.decode()


def test_the_first_sentence_uses_the_words_of_the_badges(client, whole):
    """A signed covenant that nobody promised is called so above as in its row; of a late one the row gives the days."""
    met = set()
    for row in client.get("/convenanten/per-sector/").context["page"].rows:
        page = client.get(row.url).context["page"]
        badges = [one.outcome.label for one in page.covenants]
        for word in {re.sub(r"^\d+ dag(en)? te laat ondertekend$", "te laat ondertekend", badge) for badge in badges}:
            assert re.search(rf"[:;] \d+ {re.escape(word)}[;.]", page.lead), (page.lead, word)
            met.add(word)
    assert {"ondertekend, niet beloofd", "te laat ondertekend", "geen bericht meer"} <= met


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/convenanten/", {"Convenanten": "page"}),
        ("/convenanten/goud/", {"Convenanten": "true"}),
        ("/convenanten/per-sector/", {"Convenanten": "true"}),
        ("/sectoren/FIN/", {"Convenanten": "true"}),
        ("/drempels/", {"Convenanten": "true"}),
        ("/", {"Overzicht": "page"}),
        ("/uitleg/datums/", {"Uitleg": "true"}),
        ("/correcties/", {}),
    ],
)
def test_the_menu_marks_what_a_page_belongs_to(client, whole, path, current):
    (menu,) = Reader(client).whole(path).all("nav", class_="nl-nav")
    links = menu.all("a")
    assert {one.words: one.attrs["aria-current"] for one in links if "aria-current" in one.attrs} == current
