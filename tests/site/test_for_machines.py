"""What programs ask of the site: robots.txt, sitemap.xml, security.txt, and the head of every page."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import time_machine
from django.urls import get_resolver, reverse
from django.utils import translation

from tests.browser.addresses import PAGES
from tests.site.reader import parsed

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ERRORS = ("/?peildatum=31-02-2016", "/bestaat-niet/")
SHOWN = tuple(page for page in PAGES if page not in ERRORS and not page.startswith("/en/"))
FULL = "peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"


def entries(client, query=""):
    """Return path of each page by the paths of its twins."""
    answer = client.get(f"/sitemap.xml{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return {
        urlsplit(one.find(f"{SITEMAP}loc").text).path: {
            link.attrib["hreflang"]: urlsplit(link.attrib["href"]).path for link in one.findall(f"{XHTML}link")
        }
        for one in ElementTree.fromstring(answer.content)
    }


def test_the_sitemap_names_every_page_in_both_languages_and_each_opens(client, whole):
    found = entries(client)
    dutch = {path for path in found if not path.startswith("/en/")}
    for path in dutch:
        assert found[path] == found[f"/en{path}"] == {"nl": path, "en": f"/en{path}", "x-default": path}
    assert len(found) == 2 * len(dutch)
    one_each = [path for path in dutch if path.count("/") < 3]
    many = sorted(dutch - set(one_each))
    opened = [*one_each, *many[::9]]
    assert {path: status for path in opened if (status := client.get(path).status_code) != 200} == {}
    assert {"/convenanten/goud/", "/documenten/kst-26485-220/", "/sectoren/FIN/", "/over/"} <= dutch


def test_no_page_without_a_key_is_left_out(client, whole):
    """Whatever address is added to the list, the sitemap knows it."""
    routes = get_resolver("dashboards.urls").url_patterns
    single = [one for one in routes if not one.pattern.converters and not one.callback.address.is_data]
    shown = {reverse(f"dashboards:{one.name}") for one in single}
    assert {path for path in shown if client.get(path).status_code == 200} - set(entries(client)) == set()
    assert len(shown) > 10


def test_the_sitemap_of_an_earlier_moment_names_what_was_known(client, whole):
    then, now = entries(client, "?peildatum=2016-06-17"), entries(client)
    assert set(then) < set(now)
    assert "/convenanten/goud/" in then


def test_robots_leads_to_the_sitemap_and_keeps_out_of_the_calendar(client, letter):
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*?*peildatum=",
        "Disallow: /*?*bekend_op=",
        "Allow: /*kaart.png?*peildatum=",
        "Sitemap: http://testserver/sitemap.xml",
    ]


@pytest.mark.parametrize("day", ["2026-11-27T00:30:00", "2027-02-28T12:00:00", "2028-02-29T23:59:59"])
def test_security_txt_never_expires_and_lasts_less_than_a_year(client, db, day):
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert timedelta(days=90) < expires - now < timedelta(days=365)
    assert fields == {
        "Contact": "http://testserver/over/#melden",
        "Preferred-Languages": "nl, en",
        "Canonical": "http://testserver/.well-known/security.txt",
        "Policy": "http://testserver/over/#lek",
    }


@pytest.mark.parametrize(
    ("security", "email", "contact"),
    [
        ("mailto:lek@a.nl", "desk@a.nl", "mailto:lek@a.nl"),
        ("https://a.nl/meld", "", "https://a.nl/meld"),
        ("", "desk@a.nl", "mailto:desk@a.nl"),
    ],
)
def test_security_txt_names_the_contact_that_is_set(client, db, settings, security, email, contact):
    settings.SECURITY_CONTACT, settings.CONTACT_EMAIL, settings.SITE_URL = security, email, "https://tracker.nl"
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert lines[0] == f"Contact: {contact}"
    assert "Canonical: https://tracker.nl/.well-known/security.txt" in lines


def links_of(client, address, host="testserver"):
    """Return canonical address, alternates by language, and the tags of the card; `description` is the page's own."""
    head = parsed(
        client.get(address, headers={"host": host})
        .content.decode()
        .partition("<body")[0]
        .partition("<head>")[2]
        .partition("</head>")[0]
    )
    canonical = [one.attrs["href"] for one in head.all("link", rel="canonical")]
    alternates = head.all("link", rel="alternate")
    twins = {one.attrs["hreflang"]: one.attrs["href"] for one in alternates if "hreflang" in one.attrs}
    card = {one.attrs["property"]: one.attrs["content"] for one in head.all("meta") if "property" in one.attrs}
    for one in head.all("meta", name="description"):
        card["description"] = one.attrs["content"]
    return canonical, twins, card


@pytest.mark.parametrize("address", SHOWN)
def test_every_page_names_itself_its_twin_and_its_picture(client, whole, address):
    (canonical,), twins, card = links_of(client, address)
    (english,), twins_in_english, _card = links_of(client, f"/en{address}")
    assert twins == twins_in_english == {"nl": canonical, "en": english, "x-default": canonical}
    assert english == canonical.replace("http://testserver/", "http://testserver/en/")
    assert links_of(client, canonical)[0] == [canonical]
    is_kept_as_another = address.startswith(("/citeer/", "/zoeken/?")) or "/grafieken/" in address
    assert card["og:url"] == (f"http://testserver{address}" if is_kept_as_another else canonical)
    assert {"og:title", "og:description", "og:image"} <= set(card)
    assert len(card["description"]) > 20
    picture = client.get(card["og:image"])
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/", "/"),
        ("/?onzin=1&peildatum=vandaag&bekend_op=today", "/"),
        ("/?telregel=kabinet", "/"),
        ("/?telregel=ser", "/?telregel=ser"),
        ("/?peildatum=17-06-2016", "/?peildatum=2016-06-17"),
        ("/?peildatum=2016-06-17&bekend_op=2016-06-17", "/?peildatum=2016-06-17"),
        ("/?peildatum=2016-06-17&bekend_op=vandaag", "/?bekend_op=vandaag&peildatum=2016-06-17"),
        ("/?bekend_op=2016-06-17", "/?bekend_op=2016-06-17"),
        (f"/?{FULL}", "/?peildatum=2016-06-17&revisie=1"),
        ("/convenanten/?sort=name&page=1&sector=&status=signed", "/convenanten/?sort=name&status=signed"),
        ("/documenten/?page=2", "/documenten/?page=2"),
        ("/beloften/?lezing=ruim", "/beloften/"),
        ("/beloften/?lezing=streng", "/beloften/?lezing=streng"),
    ],
)
def test_the_canonical_address_keeps_what_makes_another_page(client, whole, asked, canonical):
    kept = client.get(asked)
    assert links_of(client, asked)[0] == [f"http://testserver{canonical}"]
    figures = [
        re.findall(r'nl-figure__value">([^<]+)', page.content.decode()) for page in (kept, client.get(canonical))
    ]
    assert figures[0] == figures[1]


def test_what_there_is_without_end_is_kept_as_one_page_and_shared_as_itself(client, whole):
    """Search engines are led from every question, row, moment and form to one page each, and none is left out."""
    code = re.search(r"/citeer/([0-9a-z]+)/", client.get("/convenanten/goud/?peildatum=2016-06-17").content.decode())[1]
    home = re.search(r"/citeer/([0-9a-z]+)/", client.get("/").content.decode())[1]
    shown = {
        "/zoeken/?q=goud": "/zoeken/",
        "/en/zoeken/?q=goud&page=2": "/en/zoeken/",
        f"/citeer/{code}/?deel=document.kst-26485-220": "/convenanten/goud/",
        f"/en/citeer/{code}/": "/en/convenanten/goud/",
        f"/citeer/{home}/?deel=document.kst-26485-220": f"/citeer/{home}/",
        "/grafieken/beloofd-en-ondertekend/?peildatum=2016-06-17": "/grafieken/beloofd-en-ondertekend/",
        "/volgen/e-mail/?volg=convenant&wat=goud": "/convenanten/goud/",
        "/en/volgen/e-mail/?volg=zoeken&wat=goud": "/en/zoeken/",
        "/volgen/e-mail/": "/beloften/",
    }
    assert {one: links_of(client, one)[0] for one in shown} == {
        one: [f"http://testserver{kept}"] for one, kept in shown.items()
    }
    assert links_of(client, "/zoeken/?q=goud")[2]["og:url"] == "http://testserver/zoeken/?q=goud"
    for one in shown:
        answer = client.get(one)
        assert ("noindex" in answer.content.decode(), answer.get("X-Robots-Tag", "")) == (False, "")
        assert links_of(client, one)[2]["description"]


@pytest.mark.parametrize("address", [*ERRORS, "/kst/onzin", "/convenanten/bestaat-niet/", "/documenten/?page=99"])
def test_an_error_page_has_no_canonical_address(client, whole, address):
    assert links_of(client, address)[:2] == ([], {})


def test_a_kept_page_names_the_host_it_was_asked_by_or_the_set_one(client, letter, settings, page_cache):
    def canonical_at(host):
        return links_of(client, "/over/", host=host)[0]

    assert [canonical_at(host) for host in ("testserver", "localhost")] == [
        ["http://testserver/over/"],
        ["http://localhost/over/"],
    ]
    settings.SITE_URL = "https://tracker.nl"
    assert [canonical_at(host) for host in ("testserver", "localhost")] == [["https://tracker.nl/over/"]] * 2


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/kaart.png"])
def test_files_of_machines_only_answer_reads(client, letter, path):
    assert [client.get(path).status_code, client.head(path).status_code, client.post(path).status_code] == [
        200,
        200,
        405,
    ]
    with translation.override("en"):
        assert client.get(path)["Content-Language"] == "nl"
