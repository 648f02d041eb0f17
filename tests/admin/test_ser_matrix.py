"""Every address of the secretariat's workplace x method x role equals the written table; others are told nothing."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override

from covenants.actions.proposals import hand_over
from covenants.models import MilestoneStatement, Negotiation, NegotiationSession
from tests.admin.matrix import ROLES, WORKPLACE, Matrix
from tests.covenants.negotiating import KEY, OTHER_KEY, Table, keep
from tests.covenants.samples import DAY, make_covenant

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

METHODS = ("GET", "POST")
ENTRY = 4711
# Held against a key, a covenant and a table that are not there
NOWHERE = ("/ser/nergens/", "/ser/textiel/tafel/nergens/",
           f"/ser/textiel/zitting/{OTHER_KEY}/", "/ser/nergens/tafel/",
           "/ser/textiel/voorstel/fase/1/", f"/ser/textiel/voorstel/bericht/{ENTRY}/")  # fmt: skip


@pytest.fixture
def matrix():
    """The roles of the admin, of which `ser` works on another negotiation, and one who is on the team."""
    found = Matrix()
    world = found.walk.world
    organisation = world.cabinet
    one = Negotiation.objects.create(covenant=world.covenant, facilitator=organisation)
    other = Negotiation.objects.create(covenant=make_covenant("goud", world.letter), facilitator=organisation)
    member = User.objects.create_user("de-team", is_staff=True)
    member.groups.set(Group.objects.filter(name="ser-secretariat"))
    one.team.add(member)
    one.members.add(organisation)
    other.team.add(found.walk.users["ser"])
    found.browsers["team"] = Client()
    found.browsers["team"].force_login(member)
    table = Table(world, one, other, organisation, organisation, organisation, member, member, member)
    keep(table, vastgelegd={"result": "provisional", "settled": "Akkoord."})
    entry = MilestoneStatement(
        opens_after="Na raadpleging.",
        pk=ENTRY,
        ref="ser-1",
        kind="presented",
        modality="fact",
        known_from=DAY,
        reason="Gezien.",
    )
    hand_over(one, [entry], by=member)
    return found


def written():
    head, *rows = [line.split() for line in WORKPLACE.strip().splitlines()]
    assert tuple(head) == (*ROLES, "team")
    return {row[0]: dict(zip(head, row[1:], strict=True)) for row in rows}


def addresses():
    given = {"slug": "textiel", "key": str(KEY), "screen": "datum", "what": "fase", "pk": ENTRY, "member": "kabinet"}
    return {
        pattern.name: reverse(f"ser:{pattern.name}", kwargs={name: given[name] for name in pattern.pattern.converters})
        for pattern in get_resolver("covenants.urls").url_patterns
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_each_role_may_do_in_the_workplace(matrix, language):
    with override(language):
        every = addresses()
    assert {url.startswith("/en/ser/") for url in every.values()} == {language == "en"}
    found = {
        name: {role: "".join(matrix.answer(role, url, method) for method in METHODS) for role in matrix.browsers}
        for name, url in every.items()
    }
    assert found == written()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_is_not_there_is_answered_as_what_is_not_ones_own(matrix, prefix):
    for role in set(matrix.browsers) - {"anonymous", "team"}:
        every = [f"{prefix}{address}" for address in ("/ser/textiel/", *NOWHERE)]
        answers = {address: matrix.browsers[role].get(address) for address in every}
        # The page says its own address where it leads to the other language
        said = {
            (one.status_code, one.content.replace(url.removeprefix("/en").encode(), b"HERE"))
            for url, one in answers.items()
        }
        assert [status for status, _text in said] == [404]
    assert [matrix.browsers["team"].get(address).status_code for address in NOWHERE] == [404] * len(NOWHERE)


def test_other_methods_are_no_methods_and_head_is_get(matrix):
    for name, url in addresses().items():
        for role in matrix.browsers:
            for method in ("TRACE", "PUT", "PATCH", "DELETE", "PROPFIND"):
                assert matrix.answer(role, url, method) == "-"
            assert (name, role, matrix.answer(role, url, "HEAD")) == (
                name,
                role,
                written()[name][role][0].replace("w", "r"),
            )


def test_every_page_of_it_is_kept_by_no_cache(matrix):
    for role in set(matrix.browsers) - {"anonymous"}:
        for url in (*addresses().values(), *NOWHERE):
            assert matrix.browsers[role].get(url)["Cache-Control"] == "no-store, private"
    # Whoever is signed in as nobody gets nothing that a cache could give to another either
    found = {name: matrix.browsers["anonymous"].get(url).status_code for name, url in addresses().items()}
    assert {name for name, status in found.items() if status == 200} == {"worker", "manifest"}


def test_a_field_that_is_not_on_the_screen_stays_as_it_is(matrix):
    before = NegotiationSession.objects.get(superseded_by=None)
    sent = {"held_on": "2018-05-05", "round": "9", "settled": "Ander.", "audience": "public", "owner": "1",
            "negotiation": "2", "key": str(OTHER_KEY), "by": "1", "result": "nothing"}  # fmt: skip
    assert matrix.browsers["team"].post(addresses()["screen"], sent).status_code == 302
    after = NegotiationSession.objects.get(superseded_by=None)
    kept = ("settled", "audience", "owner_id", "negotiation_id", "key", "result")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (after.round, after.by.username) == (9, "de-team")
