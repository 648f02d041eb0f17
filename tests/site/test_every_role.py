"""The public pages are the same page for every role, and take no form from anybody."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from imvo_tracker.roles import ROLES
from tests.site.routes import route_of, routes
from tests.site.walked import CARDS, GOLD, IN_NO_LANGUAGE, PAGES

OTHERS = (
    "/robots.txt", "/.well-known/security.txt", "/kst/26485/220", *CARDS, f"/c/{GOLD}",
    "/sectoren/", "/tijdlijn/", "/tijdlijn/onderzoek/",
    "/api/v1/measurements/kst-26485-195/L140-bedrijven",
    "/internationaal/grafieken/initiatieven/", "/internationaal/grafieken/initiatieven.csv",
    "/moties-en-toezeggingen/halfjaar.odt",
)  # fmt: skip
# What roles may is decided in Python, and what pages read is found the same on both databases
pytestmark = pytest.mark.one_database
ADDRESSES = (*PAGES, *IN_NO_LANGUAGE, *OTHERS)
# There once an annex is frozen (tests/admin/test_annex_desk.py) or a package made (tests/dashboards)
MADE_FIRST = {"edition", "edition_card_file", "edition_file", "api_editions_one", "open_data_file"}


@pytest.fixture
def browsers(whole):
    found = {"anonymous": Client(enforce_csrf_checks=True)}
    for role in ROLES:
        user = User.objects.create_user(role.slug, is_staff=True)
        user.groups.set(Group.objects.filter(name=role.slug))
        found[role.slug] = Client()
        found[role.slug].force_login(user)
    return found


def body_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_page_is_the_same_for_each_role_and_only_read(browsers, address):
    answers = {role: browser.get(address) for role, browser in browsers.items()}
    assert {answer.status_code for answer in answers.values()} <= {200, 301, 302}
    assert len({(answer.status_code, body_of(answer)) for answer in answers.values()}) == 1
    posted = {
        role: browser.post(address, {"peildatum": "2016-06-17"}).status_code for role, browser in browsers.items()
    }
    # Without a token of ours nothing is looked at; the API takes no form at all
    unasked = 405 if address.startswith("/api/v1") else 403
    assert posted == dict.fromkeys(browsers, 405) | {"anonymous": unasked}


def test_every_public_address_is_asked_for():
    assert {route_of(address) for address in ADDRESSES} == routes() - MADE_FIRST
