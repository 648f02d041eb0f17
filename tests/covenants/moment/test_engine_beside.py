"""What the engine says beside states and counts: who is named, who leads, what was public, what newly came in."""

from collections import Counter
from dataclasses import fields, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import pytest
from django.db.models import Min

from covenants.evidence.news import document_of, newest_statements, place_of
from covenants.evidence.statements import as_statement
from covenants.models import MilestoneStatement, StatusReport
from covenants.moment.ledger import read_promises
from covenants.moment.lines import Lines
from covenants.moment.load import load_since, load_statements
from covenants.moment.record import read_ahead, read_record
from covenants.moment.states import OF_A_READING, States
from covenants.moment.visibility import Seen
from dossier.actions import seal
from dossier.canonical import ledger_models
from dossier.domain.visibility import Audience
from dossier.models import Document, Revision
from tests.covenants.moment.sampled import FIRST, by_the_rules, line_of, moment
from tests.covenants.samples import make_publisher
from tests.spec.facts import milestone_facts
from tests.spec.news import newest
from tests.spec.promises import is_promise
from tests.spec.silence import no_longer_mentioned

AUDIENCES = pytest.mark.parametrize("audience", list(Audience))


@AUDIENCES
def test_rows_with_a_history_and_without_are_seen_by_one_rule(sample, audience):
    met = Counter()
    for _ in range(12):
        as_of = moment(sample)
        statements = read_record(as_of, audience=audience).statements
        for seen in (statements.milestones.seen, statements.mentions.seen):
            whole = seen.by_the_rule(as_of, audience)
            assert seen.at(as_of, audience).tolist() == whole.tolist()
            met.update(zip(whole.tolist(), np.isin(np.arange(len(whole)), seen._with_a_history).tolist(), strict=True))
    assert min(met[seen, history] for seen in (False, True) for history in (False, True)) > 20


def test_the_reading_of_windows_changes_what_is_said_to_follow_from_it_and_nothing_else(sample):
    changed = set()
    for _ in range(12):
        generous = read_record(moment(sample)).readings.states
        shared, apart = generous.read_strictly(), replace(generous, strict=True)
        assert (shared.strict, generous.strict) == (True, False)
        for name in (name for name in dir(States) if isinstance(getattr(States, name), cached_property)):
            if name in ("_read_strictly", "answers"):  # no rule: another reading, and what was asked of them
                continue
            ours, own, before = (np.asarray(getattr(one, name)) for one in (shared, apart, generous))
            assert np.array_equal(ours, own), name
            if not np.array_equal(own, before):
                changed.add(name)
    assert {"schedule", "signing", "held_until", "outcome"} <= changed <= OF_A_READING


@pytest.fixture
def named(sample):
    """Let documents of all years name a few covenants each, in no order; some are closed."""
    like = StatusReport.objects.exclude(covenant=None).exclude(document=None).order_by("pk")[:1].get()
    covenants = list(StatusReport.objects.exclude(covenant=None).values_list("covenant_id", flat=True).distinct())
    by = make_publisher("namer")
    drafts = []
    for paper in Document.objects.exclude(dated_on=None).order_by("-key"):
        for covenant in sample.sample(sorted(covenants), 12):
            known = max(paper.public_on, FIRST)
            drafts.append(
                StatusReport(
                    ref=f"genoemd-{len(drafts)}", document=paper, actor=like.actor, covenant_id=covenant,
                    topic="mention", known_from=known, public_from=sample.choice((known, known, None)),
                    recorded_by=by, recorded_at=like.recorded_at, text="Genoemd.",
                )
            )  # fmt: skip
    StatusReport._base_manager.bulk_create(drafts)
    seal(drafts, by=by, reason="Voorbeeld: genoemd.")
    return sample


@AUDIENCES
def test_who_is_no_longer_mentioned_is_as_the_rule_says(named, audience):
    met = 0
    for _ in range(8):
        as_of = moment(named)
        record = read_record(as_of, audience=audience)
        rows = StatusReport.objects.visible_at(as_of, audience).filter(topic="mention").exclude(covenant=None)
        rows = rows.exclude(document=None).exclude(known_basis="read")
        since = rows.order_by().values_list("document__key").annotate(Min("known_from"))
        documents = [key for key, _known in sorted(since, key=lambda found: (found[1], found[0]))]
        mentions = {
            key: set(rows.filter(document__key=key).values_list("covenant__slug", flat=True)) for key in documents
        }
        ours = no_longer_mentioned(documents, mentions)
        for slug in record.readings.slugs:
            assert record.left_out(slug) == [one for one in ours if one.covenant == slug]
        assert set(record.no_longer_mentioned.slugs) == {one.covenant for one in ours}
        met += len(ours)
    assert met > 20


@AUDIENCES
def test_who_leads_is_as_the_covenants_say(sample, audience):
    met = set()
    for _ in range(8):
        as_of = moment(sample)
        found = read_record(as_of, audience=audience).readings
        ours = by_the_rules(as_of, audience, strict=False)
        leaders = {slug for one in ours for slug in one.covenant.facilitators}
        assert found.leaders == leaders
        for leader in leaders:
            led = [one.slug for one in ours if leader in one.covenant.facilitators]
            assert found.led_by(leader).slugs == led
            met.add(len(led) < len(ours))
    assert met >= {True}


@AUDIENCES
@pytest.mark.parametrize("strict", [False, True])
def test_what_a_list_says_of_each_covenant_is_as_the_rules_say(sample, audience, strict):
    met = set()
    for _ in range(8):
        as_of = moment(sample)
        ours = {one.slug: one for one in by_the_rules(as_of, audience, strict=strict)}
        readings = read_record(as_of, audience=audience, strict=strict).readings[::-1]
        lines = map(Lines._make, zip(*readings.lines(), strict=True))
        for line, reading in zip(lines, (ours[slug] for slug in readings.slugs), strict=True):
            assert line == line_of(reading)
            met.add((line.life is None, line.days is None, line.expected_until is None, line.signed_on is None))
    assert len(met) >= 5


@AUDIENCES
def test_a_document_is_named_from_the_day_it_was_public(sample, audience):
    met = set()
    papers = dict(MilestoneStatement.objects.values_list("pk", "document_id"))
    public_on = dict(Document.objects.values_list("pk", "public_on"))
    for _ in range(12):
        record = read_record(moment(sample), audience=audience)
        ledger = read_promises(record)
        facts = milestone_facts(record.as_of, audience)
        promised = {papers[fact.key] for fact in facts if is_promise(fact)}
        public = {pk for pk in promised if public_on[pk] <= record.as_of.known_on}
        assert set(ledger.events.document.tolist()) - {-1} == public
        assert public <= set(ledger.documents)
        met.add(public < promised)
    assert True in met


def test_statements_are_counted_by_document_and_listed_by_news(sample):
    for _ in range(6):
        record = read_record(moment(sample))
        visible = {
            model: model.objects.visible_at(record.as_of).exclude(**{f"{model.COVENANT}": None})
            for model in ledger_models()
            if model is MilestoneStatement or model.MENTIONS
        }
        whole = [model.objects.visible_at(record.as_of) for model in ledger_models()]
        keys = [row for rows in whole for row in rows.values_list("document__key", flat=True)]
        assert record.statements_by_document() == {key: keys.count(key) for key in set(keys) if key}
        ours_by_table = record.readings.newest(5)
        assert set(ours_by_table) == set(visible)
        for model, rows in visible.items():
            dated = rows.exclude(known_basis="read")
            columns = ("known_from", "revision", "pk", "document", "covenant__slug")
            ours = list(dated.order_by("known_from", "revision", "pk").values_list(*columns))[-5:]
            assert ours_by_table[model] == [
                (*first, -1 if paper is None else paper, slug) for *first, paper, slug in ours
            ]


@AUDIENCES
@pytest.mark.parametrize("most", [1, 10])
def test_the_newest_statements_are_as_the_rule_says_and_none_is_read_whole(
    named, audience, most, django_assert_num_queries
):
    met = set()
    for _ in range(8):
        record = read_record(moment(named), audience=audience)
        tables = [
            list(
                model.objects.visible_at(record.as_of, audience)
                .exclude(known_basis="read")
                .values_list("known_from", "revision", "pk")
            )
            for model in ledger_models()
        ]
        assert record.statements.others.table.size  # read once for all moments
        with django_assert_num_queries(0):
            statements = newest_statements(record, most=most)
        read = [(heard.table, heard.key) for heard in statements]
        assert read == newest(tables, most)
        for heard in statements:
            entry = ledger_models()[heard.table].objects.get(pk=heard.key)
            said = as_statement(entry, record.as_of)
            paper = document_of(heard, record.as_of)
            assert (heard.known_from, heard.revision) == (said.evidence.known_from, said.evidence.revision)
            assert heard.covenant == said.covenant
            assert (paper.key if paper else "") == said.evidence.document_key
            if paper is None and audience is Audience.PUBLIC:
                assert place_of(heard, record.as_of) == (said.evidence.locator, said.evidence.source_to_come)
        met |= {table for table, _key in read}
    assert most == 1 or len(met) > 3


def same(one, other):
    """Say where two sets of columns differ, part by part."""
    for table in ("milestones", "mentions", "conditions", "corrections"):
        for part in fields(getattr(one, table)):
            first, second = (getattr(getattr(found, table), part.name) for found in (one, other))
            if isinstance(first, Seen):
                for column in fields(Seen):
                    assert np.array_equal(getattr(first, column.name), getattr(second, column.name)), column.name
            else:
                assert np.array_equal(first, second), (table, part.name)
    return True


def test_what_is_added_seal_by_seal_is_what_is_loaded_at_once(sample):
    newest = Revision.objects.count()
    read_ahead()
    for _ in range(4):
        stops = sorted({newest, *sample.sample(range(1, newest), min(4, newest - 1))})
        found = load_statements(up_to=stops[0])
        for after, up_to in pairwise(stops):
            found = load_since(found, after=after, up_to=up_to)
        assert len(stops) > 2
        assert same(found, load_statements(up_to=newest))
