"""What pages say to machines: things by the words of schema.org, other forms, the catalogue, and Woo metadata."""

import json
import re
from xml.etree import ElementTree

import pytest

from tests.site.reader import parsed

SITE = "http://testserver"
ADDRESSES = {"@id", "url", "item", "contentUrl", "urlTemplate", "sameAs", "license", "additionalType"}
KINDS = {
    "/": {"WebSite", "Dataset"},
    "/convenanten/": {"BreadcrumbList", "Dataset"},
    "/convenanten/goud/": {"BreadcrumbList", "CreativeWork", "Dataset"},
    "/convenanten/bouw/": {"BreadcrumbList", "Thing", "Dataset"},
    "/sectoren/FIN/": {"BreadcrumbList", "DefinedTerm", "Dataset"},
    "/documenten/kst-26485-220/": {"BreadcrumbList", "DigitalDocument", "Dataset"},
    "/beloften/": {"BreadcrumbList", "Dataset"},
    "/open-data/": {"BreadcrumbList", "Dataset"},
    "/en/convenanten/goud/": {"BreadcrumbList", "CreativeWork", "Dataset"},
}


def head_of(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


def graph_of(client, address):
    """Return the things of a page by their type."""
    text = head_of(client, address).partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    block = json.loads(text)
    assert block["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in block["@graph"]}


def addresses_in(value, word=""):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from addresses_in(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from addresses_in(one, word)
    elif word in ADDRESSES:
        yield value


@pytest.mark.parametrize("address", KINDS)
def test_a_page_says_what_it_is_with_whole_addresses_that_open(client, whole, address):
    graph = graph_of(client, address)
    assert set(graph) == KINDS[address]
    found = list(addresses_in(list(graph.values())))
    assert [one for one in found if not one.startswith(("http://", "https://"))] == []
    packed = re.compile(r"/open-data/\d|\{")  # the files of a package; an address to be filled in
    own = {one.partition("#")[0] for one in found if one.startswith(SITE) and not packed.search(one)}
    assert {one: code for one in own if (code := client.get(one.removeprefix(SITE)).status_code) != 200} == {}
    assert len(own) >= 2


def test_the_home_page_tells_how_to_search_and_every_page_below_it_where_it_stands(client, whole):
    target = graph_of(client, "/")["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{SITE}/zoeken/?q={{search_term_string}}"
    trail = graph_of(client, "/convenanten/goud/?peildatum=2016-12-31")["BreadcrumbList"]["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in trail] == [
        (1, "Overzicht", f"{SITE}/?peildatum=2016-12-31"),
        (2, "Convenanten", f"{SITE}/convenanten/?peildatum=2016-12-31"),
        (3, "Goud", f"{SITE}/convenanten/goud/?peildatum=2016-12-31"),
    ]


def test_a_document_bears_its_number_its_official_address_and_no_day_that_is_not_its_own(client, whole):
    letter = graph_of(client, "/documenten/kst-26485-220/")["DigitalDocument"]
    assert letter["identifier"] == ["kst-26485-220", "26 485, nr. 220"]
    assert letter["sameAs"] == "https://zoek.officielebekendmakingen.nl/kst-26485-220.html"
    assert (letter["dateCreated"], letter["datePublished"]) == ("2016-06-17", "2016-06-17")
    undated = next(
        key for key in client.get("/api/v1/documents?pageSize=500").json()["results"] if key["publicBasis"] == "read"
    )
    (kind,) = set(graph_of(client, f"/documenten/{undated['key']}/")) - {"BreadcrumbList", "Dataset"}
    page = graph_of(client, f"/documenten/{undated['key']}/")[kind]
    assert {"dateCreated", "datePublished"} & set(page) == set()


def test_an_agreement_is_a_work_from_its_signature_on(client, whole):
    assert "Thing" in graph_of(client, "/convenanten/goud/?peildatum=2016-12-31")
    assert "CreativeWork" in graph_of(client, "/convenanten/goud/?peildatum=2017-12-31")


def test_text_of_the_record_cannot_end_the_block(client, letter):
    """A search page prints no such text; the moment line and titles might."""
    block = head_of(client, "/documenten/kst-26485-220/").partition("ld+json")[2].partition("</script>")[0]
    assert [sign for sign in "<>&" if sign in block.partition(">")[2]] == []


def test_a_page_leads_to_its_table_its_feed_and_the_api(client, whole):
    links = parsed(head_of(client, "/convenanten/goud/").partition("<head>")[2]).all("link", rel="alternate")
    forms = [(one.attrs["type"], one.attrs["href"]) for one in links if "type" in one.attrs]
    # the statements, the promises and the numbers of a chart as tables, then feed, calendar, API and metadata
    assert [kind for kind, _address in forms] == [
        *["text/csv", "application/json"] * 3,
        "application/atom+xml",
        "text/calendar",
        "application/json",
        "application/xml",
    ]
    answers = {address: client.get(address) for _kind, address in forms}
    assert {address: one.status_code for address, one in answers.items() if one.status_code != 200} == {}
    assert client.get(forms[8][1]).json()["result"]["slug"] == "goud"


# What DCAT-AP-NL 3.0 requires (its SHACL shapes, and those of DCAT-AP 3.0 below it)
REQUIRED = {
    "dcat:Catalog": ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset"),
    "dcat:Dataset": (
        "dct:title", "dct:description", "dct:identifier", "dct:accessRights", "dct:creator", "dct:publisher",
        "dcat:contactPoint", "dcat:theme",
    ),
    "dcat:Distribution": ("dcat:accessURL", "dct:license"),
    "dcat:DataService": (
        "dct:title", "dct:description", "dct:identifier", "dct:accessRights", "dct:publisher", "dct:license",
        "dcat:contactPoint", "dcat:theme", "dcat:endpointURL", "dcat:endpointDescription",
    ),
}  # fmt: skip


def nodes_in(value):
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes_in(one)


def test_the_catalogue_has_what_the_dutch_profile_requires(client, whole, settings):
    settings.OPERATOR, settings.CONTACT_EMAIL, settings.SITE_URL = "Ministerie", "desk@a.nl", "https://tracker.nl"
    answer = client.get("/open-data/catalogus.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    nodes = [one for one in nodes_in(answer.json()) if one.get("@type") in REQUIRED]
    lacking = [(one["@id"], name) for one in nodes for name in REQUIRED[one["@type"]] if not one.get(name)]
    assert lacking == []
    kinds = [one["@type"] for one in nodes]
    assert {kind: kinds.count(kind) for kind in REQUIRED} == {
        "dcat:Catalog": 1, "dcat:Dataset": 1, "dcat:Distribution": 31, "dcat:DataService": 1,
    }  # fmt: skip
    places = [one["dcat:downloadURL"]["@id"] for one in nodes if "dcat:downloadURL" in one]
    assert {place for place in places if not place.startswith("https://tracker.nl/open-data/10/")} == set()
    assert answer.json()["dct:publisher"]["foaf:name"] == "Ministerie"
    assert answer.json()["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:desk@a.nl"}


def test_before_anything_is_sealed_the_page_says_so(client, db):
    assert "nog niets verzegeld" in client.get("/open-data/").content.decode()
    assert client.get("/open-data/catalogus.jsonld").json()["dcat:dataset"] == []


WOO = "{https://standaarden.overheid.nl/diwoo/metadata/}"


def test_woo_metadata_has_the_facts_of_the_record_and_no_others(client, whole, settings):
    settings.OPERATOR = "Ministerie <BZ>"
    settings.OPERATOR_TOOI = "https://identifier.overheid.nl/tooi/id/ministerie/mnre0000"

    def told(address):
        root = ElementTree.fromstring(client.get(address).content)
        return {one.tag.removeprefix(WOO): (one.text or "").strip() for one in root.iter() if (one.text or "").strip()}

    assert told("/convenanten/textiel/metadata.xml") == {
        "publisher": "Ministerie <BZ>",
        "identifier": "COV-TEX",
        "officieleTitel": "Textiel",
        "creatiedatum": "2016-07-04",
        "language": "Nederlands",
        "informatiecategorie": "Convenanten",
        "trefwoord": "Textiel en kleding",
    }
    assert "creatiedatum" not in told("/convenanten/textiel/metadata.xml?peildatum=2016-06-17")
    assert told("/convenanten/eiwitten/metadata.xml")["alternatieveTitel"]
    assert client.get("/convenanten/nee/metadata.xml").status_code == 404


def test_the_sitemap_dates_a_page_by_the_last_seal_that_changed_it(client, whole):
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    rows = ElementTree.fromstring(client.get("/sitemap.xml").content)
    days = {one.find(f"{name}loc").text.removeprefix(SITE): one.findtext(f"{name}lastmod") for one in rows}
    assert (days["/privacy/"], days["/over/"] is None) == (None, False)
    assert days["/convenanten/goud/"] == days["/en/convenanten/goud/"] is not None
