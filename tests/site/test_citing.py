"""A citation says what was seen in the words of its moment, in forms that other programs read, and when it was read."""

import json
import re
from datetime import date, datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.utils import translation

from covenants.models import Covenant, MilestoneStatement, StatusReport
from dashboards.citation.cited import Cited, Paper
from dashboards.citation.forms import FORMS, apa, bibtex, csl_json, parliamentary
from dashboards.frame.cells import part_of
from dossier.actions import record, seal
from dossier.models import Document, Organisation
from imvo_tracker.lib.asof import AMSTERDAM
from tests.browser.addresses import KINDS
from tests.covenants.samples import make_publisher, publish
from tests.site.reader import parsed

READ = datetime(2026, 11, 26, 0, 30, tzinfo=AMSTERDAM)  # still the 25th elsewhere
MOMENT = "peildatum=2016-12-31&bekend_op=2016-12-31&revisie=9&telregel=kabinet"
PAPER = Paper("Kamerstuk 26 485, nr. 220, p. 2", "Voortgang", date(2016, 6, 17), "26 485, nr. 220", "2")
HOSTILE = Cited(
    kind="dataset",
    author="Ministerie & zo",
    site="IMVO-convenantenmonitor",
    title=r'Geld: 50% {van} "A&B" #1_x ~ ^ \ $ „ë” 😀',
    moment="Stand op 31 december 2016",
    revision=9,
    issued=date(2026, 3, 1),
    read_on=date(2026, 11, 26),
    address="https://example.nl/zoeken/?q=50%25+%26+a_b&revisie=9#rij_1",
    code="1abc",
    language="nl",
    paper=PAPER,
    quotation="na deze zomer",
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(READ, tick=False):
        yield


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def cites(client, address):
    """Return the links to the citations of a page and its parts: that of the page itself first."""
    html = page(client, address)
    own = re.findall(r'data-cite-here="([^"]+)"', html)
    return own + [unescape(url) for url in re.findall(r'<a (?:class="nl-cite" )?href="(/(?:en/)?citeer/[^"]+)"', html)]


def forms(client, address):
    return {one.attrs["data-form"]: one.text for one in parsed(page(client, address)).all("pre")}


def test_a_page_is_cited_in_four_forms_with_its_whole_address_and_the_day_of_reading(client, whole, settings):
    settings.SITE_URL = "https://convenanten.example"
    address = f"https://convenanten.example/convenanten/goud/?{MOMENT}"
    told = forms(client, cites(client, f"/convenanten/goud/?{MOMENT}")[0])
    assert list(told) == list(FORMS)
    assert told["kamer"] == (
        "IMVO-convenantenmonitor, “Goud” (Stand op 31 december 2016, zoals bekend op 31 december 2016 · telregel "
        f"“Zoals het kabinet telt” · revisie 9), {address}, geraadpleegd op 26 november 2026."
    )
    assert told["apa"].endswith(f" Geraadpleegd op 26 november 2026, van {address}")
    assert f"  url = {{{address}}},\n  urldate = {{2026-11-26}},\n" in told["bibtex"]
    (item,) = json.loads(told["csl-json"])
    assert (item["URL"], item["type"], item["title"]) == (address, "webpage", "Goud")
    assert item["accessed"] == {"date-parts": [[2026, 11, 26]]}


def test_the_address_keeps_the_filters_and_the_title_says_them(client, whole):
    address = f"/convenanten/?sector=FIN&sort=-name&{MOMENT}"
    (item,) = json.loads(forms(client, cites(client, address)[0])["csl-json"])
    query = parse_qs(urlsplit(item["URL"]).query)
    assert query == {
        "sector": ["FIN"], "sort": ["-name"], "peildatum": ["2016-12-31"], "bekend_op": ["2016-12-31"],
        "revisie": ["9"], "telregel": ["kabinet"],
    }  # fmt: skip
    assert (item["type"], item["title"]) == ("dataset", "Convenanten (Sector: Financiële sector)")


def test_a_row_is_cited_by_its_statement_with_the_paper_and_the_words(client, whole):
    said = MilestoneStatement.objects.get(ref="kst-26485-220/S022")
    url = next(one for one in cites(client, f"/documenten/kst-26485-220/?{MOMENT}") if one.endswith(f"-{said.pk}"))
    told = forms(client, url)
    assert told["kamer"].startswith(f"Kamerstuk 26 485, nr. 220, {said.locator}, Voortgang IMVO-convenanten, brief van")
    assert f"17 juni 2016: “{said.wording}”, in: IMVO-convenantenmonitor, “" in told["kamer"]
    (item,) = json.loads(told["csl-json"])
    assert (item["type"], item["number"], item["page"]) == ("report", "26 485, nr. 220", "2")
    there = urlsplit(item["URL"])
    assert (there.path, there.fragment) == ("/documenten/kst-26485-220/", f"milestonestatement-{said.pk}")
    led = client.get(f"{there.path}?{there.query}", follow=True)
    assert f'id="{there.fragment}"' in led.content.decode()


def test_charts_and_figures_are_cited_by_what_they_say(client, whole):
    own, *parts = cites(client, f"/?{MOMENT}")
    titles = {part.partition("deel=")[2]: json.loads(forms(client, part)["csl-json"])[0] for part in parts}
    assert own == parts[0].partition("?")[0]
    figure, chart = titles["cijfer.1"], titles["grafiek.beloofd-en-ondertekend"]
    assert (figure["title"], figure["type"]) == ("2 van 10: 31 december 2016 (eerste deadline)", "dataset")
    assert (chart["title"], chart["type"]) == ("15 beloofd vóór juli 2017", "dataset")
    assert (urlsplit(figure["URL"]).fragment, urlsplit(chart["URL"]).fragment) == ("cijfer-1", "beloofd-en-ondertekend")


def test_a_title_is_cited_as_it_was_known(client, whole):
    covenant = Covenant.objects.get(slug="eiwitten")
    for day, name in (("2016-06-17", "Duurzame eiwitten"), ("2026-11-26", "Plantaardige eiwitten")):
        own = cites(client, f"/convenanten/?peildatum={day}&bekend_op={day}")[0]
        assert f"“{name}”" in forms(client, f"{own}?deel=convenant.eiwitten")["kamer"]
    cited = cites(client, f"/convenanten/eiwitten/?{MOMENT}")[0]
    before = forms(client, cited)
    name = covenant.names.first()
    name.name = "Anders"
    name.save()
    publish(covenant, by=make_publisher("uitgever"))
    assert forms(client, cited) == before


def test_an_english_page_is_cited_in_english(client, whole):
    told = forms(client, cites(client, f"/en/convenanten/goud/?{MOMENT}")[0])
    assert told["kamer"].startswith("IMVO covenant tracker, “Gold” (Situation on 31 December 2016, as known on")
    assert "/en/convenanten/goud/?" in told["kamer"]
    assert told["kamer"].endswith(", read on 26 November 2026.")


def test_every_sign_in_bibtex_is_read_as_it_stands():
    with translation.override("nl"):
        entry = bibtex(HOSTILE)
    title = r'Geld: 50\% \{van\} "A\&B" \#1\_x \textasciitilde{} \textasciicircum{} \textbackslash{} \$ „ë” 😀'
    assert f"  title = {{{{{title}}}}},\n" in entry
    assert "  author = {{Ministerie \\& zo}},\n  " in entry
    assert f"  url = {{{HOSTILE.address}}},\n" in entry
    assert entry.startswith("@misc{imvo-1abc,\n")
    assert re.sub(r"\\[{}]", "", entry).count("{") == re.sub(r"\\[{}]", "", entry).count("}")


def test_the_other_forms_keep_every_sign():
    with translation.override("nl"):
        (item,) = json.loads(csl_json(HOSTILE))
        said, told = parliamentary(HOSTILE), apa(HOSTILE)
    assert (item["title"], item["issued"]) == (HOSTILE.title, {"date-parts": [[2026, 3, 1]]})
    assert said == (
        "Kamerstuk 26 485, nr. 220, p. 2, Voortgang, 17 juni 2016: “na deze zomer”, in: IMVO-convenantenmonitor, "
        f"“{HOSTILE.title}” (Stand op 31 december 2016), {HOSTILE.address}, geraadpleegd op 26 november 2026."
    )
    assert told == (
        f"Ministerie & zo. (2026, 1 maart). {HOSTILE.title} (Kamerstuk 26 485, nr. 220, p. 2; "
        "Stand op 31 december 2016) [Dataset]. IMVO-convenantenmonitor. "
        f"Geraadpleegd op 26 november 2026, van {HOSTILE.address}"
    )


def test_a_citation_of_yesterday_is_not_given_today(client, letter, page_cache):
    address = cites(client, "/")[0]
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    with time_machine.travel(datetime(2026, 11, 27, 9, tzinfo=AMSTERDAM), tick=False):
        next_day = client.get(f"{address}?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet")
    assert "geraadpleegd op 26 november 2026" in first.content.decode()
    assert "geraadpleegd op 27 november 2026" in next_day.content.decode()
    assert next_day["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", [one for one in KINDS if not one.startswith(("/citeer/", "/uitleg/vormgeving/"))])
def test_every_kind_of_page_can_be_cited_and_each_of_its_citations_is_there(client, whole, address):
    (own, *parts) = cites(client, f"/en{address}")
    told = forms(client, own)
    assert len(told) == len(FORMS)
    assert f"/en{address.partition('?')[0]}" in told["kamer"]
    tried = [parts[place] for place in sorted({0, len(parts) // 2, len(parts) - 1}) if parts]
    assert [part for part in tried if len(forms(client, part)) != len(FORMS)] == []


def test_what_is_closed_cannot_be_cited(client, letter):
    publisher = make_publisher("uitgever")
    closed = StatusReport(
        covenant=Covenant.objects.get(slug="goud"), topic="official_word", text="Geheim", opens_after="Later.",
        document=Document.objects.first(), actor=Organisation.objects.first(), known_from=date(2016, 6, 17),
    )  # fmt: skip
    seal([record(closed, by=publisher)], by=publisher, reason="Gesloten.")
    own = cites(client, "/")[0]
    seen = StatusReport.objects.exclude(public_from=None).first()
    wrong = (
        f"uitspraak.statusreport-{closed.pk}", "uitspraak.statusreport-999999", "uitspraak.auth_user-1",
        "uitspraak.statusreport-x", "convenant.nooit", "document.nooit", "cijfer.99", "cijfer.x", "grafiek.nooit",
        "x.y", "convenant.tijdlijn", "convenant.", "x",
    )  # fmt: skip
    assert client.get(f"{own}?deel=uitspraak.statusreport-{seen.pk}").status_code == 200
    assert [part for part in wrong if client.get(own, {"deel": part}).status_code != 404] == []


@pytest.mark.parametrize(
    ("about", "part"),
    [
        ("milestonestatement-12", "uitspraak.milestonestatement-12"),
        ("/convenanten/goud/uitspraken/?uitspraak=measurement-3#measurement-3", "uitspraak.measurement-3"),
        ("/en/convenanten/goud/?peildatum=2016-06-17", "convenant.goud"),
        ("/documenten/kst-26485-220/#statements", "document.kst-26485-220"),
        ("/sectoren/FIN/", "sector.FIN"),
        ("/convenanten/tijdlijn/", ""),
        ("/convenanten/?sector=FIN", ""),
        ("https://example.org/convenanten/x", ""),
        ("cijfer.2", "cijfer.2"),
        ("", ""),
    ],
)
def test_a_row_is_about_what_it_leads_to(about, part):
    assert part_of(about) == part
