"""No longer mentioned: who was named in one progress document and not in the next, on every page that says so."""

from datetime import date

import pytest

from covenants.models import Covenant, StatusReport
from covenants.moment.record import read_record
from dossier.models import Document
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import make_covenant, make_world, sealed_of

LETTERS = {"z-brief": date(2016, 6, 17), "y-brief": date(2017, 3, 1), "x-brief": date(2018, 3, 1)}
NAMED = {"z-brief": ("goud", "hout", "textiel"), "y-brief": ("hout", "textiel"), "x-brief": ("goud", "textiel")}
NOW = "peildatum=2018-06-01"
FALLEN = [("goud", "z-brief", "y-brief"), ("hout", "y-brief", "x-brief")]


@pytest.fixture
def world(db):
    """Three progress documents: one leaves out gold, the next leaves out timber and names gold again."""
    world = make_world()
    covenants = {"textiel": world.covenant}
    covenants |= {slug: make_covenant(slug, world.letter) for slug in ("goud", "hout")}
    for key, day in reversed(LETTERS.items()):  # neither keys nor rows stand in the order of the days
        letter = Document.objects.create(key=key, kind="letter", title=f"Stuk {key}", public_on=day)
        for slug in NAMED[key]:
            name(world, covenants[slug], letter)
    return world


def name(world, covenant, letter, **changes):
    day = {"known_from": letter.public_on, "public_from": letter.public_on}
    return sealed_of(StatusReport, world, covenant=covenant, document=letter, topic="mention", **(day | changes))


def seen_on(day):
    return read_record(AsOf(day, day))


def listed(client, query=NOW):
    return [row.slug for row in client.get(f"/convenanten/?{query}&stilte=niet-genoemd").context["page"].rows]


def fallen(record):
    """Return by document who was named in it and is absent from the next."""
    found = [one for slug in record.readings.slugs for one in record.left_out(slug)]
    found.sort(key=lambda one: LETTERS[one.named_in])
    return [(one.covenant, one.named_in, one.absent_from) for one in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2017, 2, 28), []),
        (date(2017, 3, 1), FALLEN[:1]),
        (date(2018, 2, 28), FALLEN[:1]),
        (date(2018, 3, 1), FALLEN),
    ],
)
def test_each_document_is_held_against_the_next_that_was_known(world, day, expected):
    record = seen_on(day)
    assert fallen(record) == expected
    assert record.no_longer_mentioned.slugs == [slug for slug, *_documents in expected]
    for slug in ("goud", "hout", "textiel"):
        assert [(one.covenant, one.named_in, one.absent_from) for one in record.left_out(slug)] == [
            one for one in expected if one[0] == slug
        ]


def test_only_what_names_counts_and_only_where_it_is_written(world):
    """A report that is no mention, one that is closed and one without a document name nobody."""
    timber, last = Covenant.objects.get(slug="hout"), Document.objects.get(key="x-brief")
    day = {"known_from": last.public_on, "public_from": last.public_on}
    name(world, timber, last, public_from=None)
    sealed_of(StatusReport, world, covenant=timber, document=last, **day)
    sealed_of(StatusReport, world, covenant=timber, topic="mention", document=None, reason="Eigen werk.", **day)
    assert fallen(seen_on(date(2018, 6, 1))) == FALLEN


def test_a_mention_sealed_later_takes_a_covenant_off_the_list(client, world):
    assert listed(client) == ["goud", "hout"]
    name(world, Covenant.objects.get(slug="hout"), Document.objects.get(key="x-brief"))
    assert listed(client) == ["goud"]


def test_the_list_and_the_comparison_name_the_same(client, world):
    assert listed(client) == ["goud", "hout"]
    assert listed(client, "peildatum=2018-02-28") == ["goud"]
    assert listed(client, "peildatum=2017-02-28") == []
    page = client.get("/vergelijk/?van=2017-02-28&tot=2018-06-01").context["page"]
    assert page.silent == ("goud", "hout")
    assert "Niet meer genoemd: 2" in [link.label for link in page.summary]
    badges = {row.url.split("/")[2]: [badge.label for badge in row.changes] for row in page.rows}
    assert badges == {"goud": ["Niet meer genoemd"], "hout": ["Niet meer genoemd"]}


@pytest.mark.parametrize(
    ("slug", "documents"), [("goud", [("z-brief", "y-brief")]), ("hout", [("y-brief", "x-brief")]), ("textiel", [])]
)
def test_the_record_names_both_documents(world, slug, documents):
    told = read_record(AsOf(date(2018, 6, 1), date(2018, 6, 1))).left_out(slug)
    assert [(one.named_in, one.absent_from) for one in told] == documents
