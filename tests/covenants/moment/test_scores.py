"""What became of the promises of each document, one voice at a time, and where promises of a number come from."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Voice, voice_of
from covenants.models import MilestoneStatement, TargetStatement
from covenants.moment.ledger import Origin, read_promises
from covenants.moment.record import read_record
from covenants.moment.scores import number_origins
from dossier.domain.visibility import Audience
from dossier.models import Document, Organisation, Revision
from imvo_tracker.lib.asof import AsOf
from tests.covenants.moment.sampled import moment
from tests.covenants.samples import make_covenant, make_world, publish, sealed_of

pytestmark = pytest.mark.django_db

EARLY, LATER, NOW = date(2016, 6, 17), date(2016, 9, 1), date(2026, 11, 26)
DAYS = [date(2016, 6, 17), date(2017, 6, 30), NOW]


def by_document(ledger, *, strict):
    return [
        (group.origin.document, group.origin.voice, {word: count for word, count in group.by_outcome.items() if count})
        for group in ledger.score_groups(strict=strict)
    ]


def one_by_one(ledger, *, strict):
    """Return the same from the promises as they are read, each with its row of the database."""
    known_on, rows = ledger.states.as_of.known_on, MilestoneStatement._base_manager.select_related("document", "actor")
    counts, since = defaultdict(Counter), {}
    for promise in ledger.promises:
        row = rows.get(pk=promise.fact.key)
        paper, voice = row.document, voice_of(row.actor.kind, row.actor.slug)
        if paper is None or not paper.is_public_on(known_on):
            continue
        counts[paper.key, voice][promise.word(strict=strict)] += 1
        known = date.max if row.known_basis == "read" else row.known_from
        since[paper.key] = min(known, since.get(paper.key, date.max))
    order = sorted(counts, key=lambda group: (since[group[0]], group[0], list(Voice).index(group[1])))
    return [(document, voice, dict(counts[document, voice])) for document, voice in order]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("strict", [False, True])
def test_the_groups_of_the_record_are_those_of_its_promises_one_by_one(whole, day, strict):
    ledger = read_promises(read_record(AsOf(day, day)))
    groups = by_document(ledger, strict=strict)
    assert groups == one_by_one(ledger, strict=strict)
    assert sum(group.made for group in ledger.score_groups(strict=strict)) == sum(
        sum(counts.values()) for _document, _voice, counts in groups
    )
    assert day < NOW or len(groups) > 5


def test_the_groups_of_an_invented_record_are_those_of_its_promises_one_by_one(sample):
    voices = set()
    for number in range(4):
        ledger = read_promises(read_record(moment(sample)))
        groups = by_document(ledger, strict=number % 2 > 0)
        assert groups == one_by_one(ledger, strict=number % 2 > 0)
        voices |= {voice for _document, voice, _counts in groups}
    assert len(voices) > 1


def paper_of(key, public_on=EARLY, **values):
    return Document.objects.create(key=key, kind="letter", title=f"Brief {key}", public_on=public_on, **values)


def promise_of(world, covenant, paper, known=EARLY, latest=date(2016, 12, 31), **values):
    window = {"earliest": EARLY, "latest": latest, "latest_strict": latest}
    shared = {"kind": "signed", "modality": "expect", "known_from": known, "public_from": known}
    return sealed_of(MilestoneStatement, world, covenant=covenant, document=paper, **(shared | window | values))


def signed_on(world, covenant, day):
    period = {"earliest": day, "latest": day, "latest_strict": day, "edtf": day.isoformat()}
    return sealed_of(MilestoneStatement, world, covenant=covenant, kind="signed", modality="fact", **period)


@pytest.fixture
def promised(db):
    """Documents of one day, of a later one, without a day, and still to appear; two voices in the first."""
    world = make_world()
    covenants = {slug: make_covenant(slug, world.letter) for slug in ("goud", "hout", "bouw")}
    gold, timber, building = covenants.values()
    union = Organisation.objects.create(slug="bond", kind="union", name="Bond")
    z_first, same_day, undated, last, unseen = (
        paper_of(key, public_on)
        for key, public_on in (
            ("z-brief", EARLY),
            ("b-brief", LATER),
            ("a-ongedateerd", EARLY),
            ("a-brief", LATER),
            ("later", date(2099, 1, 1)),
        )
    )
    publish(*Document.objects.all(), *Organisation.objects.all(), *covenants.values(), by=world.user)
    promise_of(world, gold, undated, known_basis="read")
    promise_of(world, gold, same_day, LATER)
    promise_of(world, gold, last, LATER)
    promise_of(world, timber, z_first, actor=union)
    promise_of(world, gold, z_first)
    promise_of(world, timber, z_first, latest_strict=None)
    promise_of(world, building, z_first, latest=None)
    promise_of(world, timber, same_day, date(2017, 1, 1))
    promise_of(world, gold, unseen)
    signed_on(world, gold, date(2016, 10, 1))
    signed_on(world, timber, date(2017, 2, 1))
    return world


def test_groups_stand_by_day_then_document_then_voice_and_undated_ones_last(promised):
    on_time, late = CovenantOutcome.ON_TIME, CovenantOutcome.LATE
    ledger = read_promises(read_record(AsOf(NOW, NOW)))
    assert by_document(ledger, strict=False) == [
        ("z-brief", Voice.CABINET, {on_time: 1, late: 1, CovenantOutcome.SILENT: 1}),
        ("z-brief", Voice.PARTY, {late: 1}),
        ("a-brief", Voice.CABINET, {on_time: 1}),
        ("b-brief", Voice.CABINET, {on_time: 1, late: 1}),
        ("a-ongedateerd", Voice.CABINET, {on_time: 1}),
    ]
    first, party, *_others = ledger.score_groups(strict=True)
    assert (first.made, party.made) == (3, 1)
    counts = {on_time: 1, CovenantOutcome.UNDATED: 1, CovenantOutcome.SILENT: 1}
    assert first.by_outcome == {word: counts.get(word, 0) for word in CovenantOutcome}
    assert list(first.by_outcome) == list(CovenantOutcome)


def test_a_page_of_groups_is_cut_out_anywhere(promised):
    groups = read_promises(read_record(AsOf(NOW, NOW))).score_groups(strict=False)
    assert len(groups) == 5
    assert [group.origin.document for group in groups[2:4]] == ["a-brief", "b-brief"]
    assert groups[-1].origin == Origin("", Voice.CABINET, "a-ongedateerd", title="Brief a-ongedateerd")
    assert groups[5:] == []


def test_groups_that_are_all_gone_through_are_counted_together(promised, monkeypatch):
    groups, asked = read_promises(read_record(AsOf(NOW, NOW))).score_groups(strict=False), []
    count = groups._count
    monkeypatch.setattr(groups, "_count", lambda some: asked.append(len(some)) or count(some))
    assert list(groups) == [groups[place] for place in range(5)]
    assert asked == [5, 1, 1, 1, 1, 1]


def origins_by_the_database(as_of, audience):
    """Return by key of each visible statement on a target whose word it is and where, from its row."""
    origins = {}
    for row in TargetStatement.objects.visible_at(as_of, audience).select_related("document", "actor"):
        actor, paper, where = row.actor, row.document, ()
        if paper and paper.public_on <= as_of.known_on:
            where = (paper.key, paper.dossier, paper.number, paper.title, paper.title_en)
        origins[row.pk] = Origin(actor.slug, voice_of(actor.kind, actor.slug), *where)
    return origins


@pytest.mark.parametrize("day", DAYS)
def test_the_origins_of_numbers_are_those_of_the_database_in_the_order_of_their_keys(whole, day):
    as_of = AsOf(day, day)
    origins = number_origins(as_of, Audience.PUBLIC)
    assert origins == origins_by_the_database(as_of, Audience.PUBLIC)
    assert list(origins) == sorted(origins)
    assert day < NOW or {origin.voice for origin in origins.values()} == set(Voice)


def test_a_number_is_of_who_said_it_and_of_no_document_before_that_appeared(db):
    world = make_world()
    union = Organisation.objects.create(slug="bond", kind="union", name="Bond")
    paper = paper_of("nota", LATER, title_en="Memo", dossier="26485", number="9")
    publish(union, paper, by=world.user)
    said = {"role": "goal", "quantity": Decimal(3), "known_from": EARLY, "public_from": EARLY}
    closed = sealed_of(TargetStatement, world, **said, actor=union, document=paper)
    second = sealed_of(TargetStatement, world, **(said | {"public_from": None}))
    third = sealed_of(TargetStatement, world, **said, document=None, reason="Eigen werk.")
    before, after = (number_origins(AsOf(NOW, day), Audience.STAFF) for day in (EARLY, LATER))
    own = Origin("kabinet", Voice.CABINET)
    letter = Origin("kabinet", Voice.CABINET, "kst-1-1", "1", "1", "Brief")
    assert before == {closed.pk: Origin("bond", Voice.PARTY), second.pk: letter, third.pk: own}
    nota = Origin("bond", Voice.PARTY, "nota", "26485", "9", "Brief nota", "Memo")
    assert list(after.items()) == [(closed.pk, nota), (second.pk, letter), (third.pk, own)]
    assert list(number_origins(AsOf(NOW, LATER), Audience.PUBLIC)) == [closed.pk, third.pk]


def test_the_origin_of_a_number_is_as_it_was_sealed_at_the_revision_asked_for(db):
    world = make_world()
    said = sealed_of(TargetStatement, world)
    first = Revision.objects.count()
    world.letter.title = "Brief met een andere titel"
    world.letter.save()
    publish(world.letter, by=world.user)
    again = sealed_of(TargetStatement, world)
    then, now = (number_origins(AsOf(NOW, NOW, revision), Audience.PUBLIC) for revision in (first, None))
    assert {key: origin.title for key, origin in then.items()} == {said.pk: "Brief"}
    assert {key: origin.title for key, origin in now.items()} == dict.fromkeys((said.pk, again.pk), world.letter.title)
