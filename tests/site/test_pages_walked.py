"""The walks through a browser meet every kind of page there is: whatever address is added, it stands in their lists."""

from collections import Counter

from django.urls import Resolver404

from tests.browser.addresses import KINDS, PAGES
from tests.site.routes import route_of, routes

LEADS_ON = {"parliamentary_paper", "short_link"}  # to the page of the document, or whatever a code stands for


def route_or_none(address):
    try:
        return route_of(address)
    except Resolver404:
        return None


def test_the_browser_walks_meet_every_kind_of_page():
    assert {route_or_none(address) for address in PAGES} - {None} == routes(pages_only=True) - LEADS_ON


def test_each_kind_of_page_stands_once_in_the_short_list():
    assert Counter(map(route_of, KINDS)) == Counter(routes(pages_only=True) - LEADS_ON)
