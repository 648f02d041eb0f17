"""Every key that a page offers is one that the page it leads to knows: none is dropped by mistake."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import get_resolver, reverse
from django.utils import translation

from dashboards.explanation.query_keys import DOCUMENT_QUERY_KEYS, MOTION_QUERY_KEYS, PROMISE_QUERY_KEYS, QUERY_KEYS
from dashboards.frame.addresses import find_address
from tests.site.reader import Reader

STARTS = (
    "/",
    "/en/",
    "/convenanten/per-sector/",
    "/sectoren/FIN/?page=1",
    "/convenanten/?sector=FIN&sort=-name&page=1",
    "/convenanten/goud/",
    "/convenanten/goud/uitspraken/",
    "/beloften/?lezing=streng&brieven=1",
    "/beloften/onderzoek/?convenant=goud",
    "/drempels/?eenheid=company",
    "/drempels/grafieken/textiel-company/",
    "/grafieken/beloofd-en-ondertekend/",
    "/beloften/grafieken/beloofd-en-werkelijk/?lezing=streng",
    "/drempels/onderzoek/?eenheid=company",
    "/documenten/?soort=letter",
    "/documenten/kst-26485-220/",
    "/moties-en-toezeggingen/?stand=open&sort=-term",
    "/moties-en-toezeggingen/halfjaar/?halfjaar=2016-1",
    "/convenanten/tijdlijn/",
    "/convenanten/tijdlijn/onderzoek/",
    "/vergelijk/?van=2016-06-17",
    "/correcties/",
    "/bijlage/?peildatum=2016-06-17",
    "/bijlage-2/?peildatum=2016-06-17",
    "/edities/",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/uitleg/kosten-en-vertraging/",
    "/internationaal/?waar=eu&sort=-when",
    "/zoeken/?q=goud&soort=uitspraak",
    "/onderzoek/",
    "/onderzoek/wie-beloofde-wat/?wie=party",
    "/en/onderzoek/wie-doet-mee/?bekend_op=toen",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/open-data/",
)  # but not the style guide, whose forms are made-up examples


def offered_by(page, here):
    """Yield path and key of every link, chart and form of a page."""
    for node in page:
        for name in ("href", "data-url", "data-src"):
            address = urlsplit(node.attrs.get(name, ""))
            if not address.netloc and address.query:
                yield from ((address.path or here, key) for key, _value in parse_qsl(address.query))
        if node.tag == "form" and node.attrs.get("method", "get").lower() == "get":
            path = urlsplit(node.attrs.get("action", "")).path or here
            fields = [one for one in node if one.tag in ("input", "select") and one.attrs.get("name")]
            yield from ((path, one.attrs["name"]) for one in fields)


def known_at(path):
    """Return the keys that a public address knows; None for any other."""
    with translation.override(translation.get_language_from_path(path) or "nl"):
        address = find_address(path)
    return address and address.keys


def test_links_and_forms_offer_only_keys_that_are_known_where_they_lead(client, whole):
    reader, offered = Reader(client), set()
    for start in STARTS:
        offered |= set(offered_by(reader.whole(start), start.partition("?")[0]))
    known = {path: known_at(path) for path, _key in offered}
    assert [(path, key) for path, key in sorted(offered) if known[path] is not None and key not in known[path]] == []
    assert len([path for path, keys in known.items() if keys]) > 20
    expected = {
        "sector",
        "verwacht_tot",
        "status",
        "geteld",
        "wie",
        "uitkomst",
        "zoek",
        "q",
        "van",
        "sort",
        "page",
    }
    assert expected - {key for _path, key in offered} == set()


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("covenants", QUERY_KEYS),
        ("documents", DOCUMENT_QUERY_KEYS),
        ("motions", MOTION_QUERY_KEYS),
        ("promises", PROMISE_QUERY_KEYS),
    ],
)
def test_documented_keys_are_known(name, keys):
    known = find_address(reverse(f"dashboards:{name}")).keys
    assert [one.key for one in keys if one.key not in known] == []


def test_every_public_address_says_what_it_takes():
    routes = get_resolver("dashboards.urls").url_patterns
    addresses = {route.name: getattr(route.callback, "address", None) for route in routes}
    assert [name for name, address in addresses.items() if address is None] == []
    assert {name for name, address in addresses.items() if address.is_data} == {
        name for name in addresses if name.endswith(("chart_data", "_file", "_feed", "calendar"))
    }
