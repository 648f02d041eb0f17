"""The arrays say what the rules say: on an invented record, at random moments, for every audience and reading."""

from collections import Counter
from dataclasses import fields, replace
from datetime import date, timedelta

import numpy as np
import pytest

from covenants.domain.comparison import Change
from covenants.domain.lateness import Schedule
from covenants.domain.lifeline import lifeline
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.domain.promises import word_of
from covenants.models import (
    CountingRule,
    Covenant,
    Measurement,
    MilestoneStatement,
    StatusReport,
    ThresholdCondition,
)
from covenants.moment.ledger import read_promises
from covenants.moment.load import MENTIONING, load_statements
from covenants.moment.promises import CODE
from covenants.moment.record import forget, read_record
from covenants.moment.store import COLUMNS
from covenants.moment.visibility import Seen
from dossier.actions import correct, open_entry, seal, withdraw
from dossier.domain.visibility import Audience
from dossier.models import Organisation, Revision
from imvo_tracker.lib.asof import AsOf, today
from sectors.models import Sector
from tests.covenants.moment.sampled import as_fact, by_the_rules, line_of, moment, odd_one
from tests.covenants.samples import make_covenant, make_world, publish, sealed_of
from tests.spec import tallies
from tests.spec.comparison import compare
from tests.spec.covenants import last_movements
from tests.spec.expectations import expected_window, overlaps
from tests.spec.facts import milestone_facts
from tests.spec.outcome import promised_in
from tests.spec.promises import is_promise, promises
from tests.spec.silence import has_fallen_silent


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("audience", list(Audience))
def test_every_choice_and_count_is_that_of_the_rules(sample, audience, strict):
    met = Counter()
    for _ in range(12):
        as_of = moment(sample)
        found = read_record(as_of, audience=audience, strict=strict).readings
        ours = by_the_rules(as_of, audience, strict=strict)
        assert tuple(found) == ours
        assert list(zip(*found.lines(), strict=True)) == list(map(line_of, ours))
        assert tuple(found.signed()) == tallies.signed(ours)
        assert tuple(found.presented()) == tallies.presented(ours)
        assert tuple(found.in_negotiation()) == tallies.in_negotiation(ours)
        for schedule in Schedule:
            assert tuple(found.with_schedule(schedule)) == tallies.with_schedule(ours, schedule)
        for phase in {one.phase for one in ours}:
            assert found.with_phase(phase).slugs == [one.slug for one in ours if one.phase == phase]
        day = moment(sample).day
        assert tuple(found.expected_by(day)) == tallies.expected_by(ours, day, as_of.judged_on)
        expected = len(found.expected_by(day).but_not_in(found.signed()))
        assert found.signed_tally.by(day) == found.signed_by(day) == sum(one.signed_on <= day for one in found.signed())
        for day_signed in {one.signed_on for one in tallies.signed(ours)}:
            on_the_day = [one.slug for one in tallies.signed(ours) if one.signed_on == day_signed]
            assert found.signed().signed_on(day_signed).slugs == on_the_day
        assert found.signing_days == [one.signed_on for one in tallies.signed(ours)]
        later = day + timedelta(days=90)
        shared = [one.slug for one in ours if (window := expected_window(one)) and overlaps(window, day, later)]
        assert found.expected_between(day, later).slugs == shared
        met.update(signed=len(found.signed()), presented=len(found.presented()), talks=len(found.in_negotiation()))
        met.update([one.schedule.schedule for one in ours], expected=expected, shared=len(shared))
        met.update([part for one in ours for part in (one.conclusion.outcome, one.conclusion.life)])
        for outcome, count in found.by_outcome.items():
            with_outcome = [one.slug for one in ours if one.conclusion.outcome is outcome]
            assert (found.with_outcome(outcome).slugs, count) == (with_outcome, len(with_outcome))
        for life, count in found.by_life.items():
            with_life = [one.slug for one in ours if one.conclusion.life is life]
            assert (found.with_life(life).slugs, count) == (with_life, len(with_life))
    kinds = {"signed", "presented", "talks", "expected", "shared"}
    assert {*Schedule, *CovenantOutcome, *Life, None, *kinds} == {one for one in met if met[one]}


@pytest.mark.parametrize("audience", list(Audience))
def test_what_a_document_promised_is_what_its_own_statements_say(sample, audience):
    several = 0
    for _ in range(8):
        found = read_record(moment(sample), audience=audience).readings
        said = {
            key: list(MilestoneStatement.objects.visible_at(found.states.as_of, audience).filter(document__key=key))
            for key in found.letters
        }
        facts = {fact.key: fact for fact in milestone_facts(found.states.as_of, audience)}
        for letter, rows in said.items():
            ours = promised_in(facts[row.pk] for row in rows)
            assert sorted(found.among_promised_in(letter).slugs) == sorted(ours)
            days = sorted(day for day in ours.values() if day)
            assert (found.promised_in(letter).days, found.promised_in(letter).by(date.max)) == (
                sorted(set(days)), len(days),
            )  # fmt: skip
            several += len(days) > 1
    assert several > 8


def test_every_counting_rule_counts_the_same(sample):
    leader = Organisation.objects.get(slug="voorbeeld-raad")
    rule = CountingRule.objects.create(slug="alles", name="Alles", definition="Proef.", position=2)
    rule.excluded.set(Covenant.objects.order_by("pk")[:5])
    some = CountingRule.objects.create(slug="enkele", name="Enkele", definition="Proef.", position=3)
    some.only.set(Covenant.objects.order_by("pk")[3:20])
    for slug, options in (
        ("lopend", {"running_only": True}),
        ("zonder", {"without_subsectors": True}),
        ("raad", {"facilitated_by": leader}),
    ):
        CountingRule.objects.create(slug=slug, name=slug, definition="Proef.", position=4, **options)
    sub, main = Covenant.objects.first().sectors.first(), Sector.objects.get(code="VB-12")
    sub.kind, sub.parent = "sub", main
    sub.save()
    over = [
        as_fact(odd_one(sample, said, f"over-{kind}"), kind=kind)
        for said in MilestoneStatement.objects.order_by("covenant", "pk")[:1]
        for kind in ("signed", "ended")
    ]
    MilestoneStatement._base_manager.bulk_create(over)
    seal(over, by=over[0].recorded_by, reason="Voorbeeld: getekend en voorbij.", as_system=True)
    left_out = set()
    publish(sub, *CountingRule.objects.all(), by=Revision.objects.first().author)
    for _ in range(8):
        record = read_record(replace(moment(sample), revision=None))  # the plain rules know no older master data
        ours = by_the_rules(record.as_of, Audience.PUBLIC, strict=False)
        for one in record.rules:
            counted = tallies.counted(one, ours)
            assert tuple(record.readings.counted(one)) == counted, one.slug
            left_out |= {one.slug} if len(counted) < len(ours) else set()
    assert left_out == {"alles", "enkele", "lopend", "zonder", "raad"}


def test_milestones_due_next_are_those_of_a_full_sort(sample):
    for _ in range(12):
        record = read_record(moment(sample))
        coming = sorted(
            (state.decided_by.latest, one.slug, kind)
            for one in record.counted
            for kind, state in one.states.items()
            if state.schedule in (Schedule.ON_TIME, Schedule.DUE)
        )
        due = [(one.state(kind).decided_by.latest, one.slug, kind) for one, kind in record.counted.due_next(10)]
        assert due == coming[:10]


@pytest.mark.parametrize("audience", list(Audience))
def test_every_promise_is_judged_as_by_the_rules(sample, audience):
    outcomes = set()
    for _ in range(12):
        record = read_record(moment(sample), audience=audience)
        ledger = read_promises(record)
        facts = milestone_facts(record.as_of, audience)
        states = record.readings.states
        masters = states.columns.masters
        voices = {pk: masters.voices[actor] for pk, actor in MilestoneStatement.objects.values_list("pk", "actor_id")}
        moved = {
            slug: date.fromordinal(int(states.last_movement[place]))
            for slug, place in masters.position.items()
            if states.last_movement[place]
        }
        ours = promises(facts, voices, moved, record.as_of)
        assert tuple(ledger.promises) == ours
        assert len(ours) == sum(map(is_promise, facts))
        for strict in (False, True):
            judged = [one.judged(strict=strict) for one in ours]
            outcomes |= {one.outcome for one in judged}
            assert ledger.judged.by(strict=strict).outcome.tolist() == [CODE[one.outcome] for one in judged]
            days = [-1 if one.most is None else one.most for one in judged]
            assert ledger.judged.by(strict=strict).most_days.tolist() == days
    assert outcomes == set(CODE)


@pytest.mark.parametrize("strict", [False, True])
def test_the_promise_a_covenant_is_held_to_has_its_word_and_every_other_its_own(sample, strict):
    met, differed = Counter(), 0
    for _ in range(12):
        record = read_record(moment(sample))
        ledger = read_promises(record)
        conclusions = {one.slug: one.conclusion for one in by_the_rules(record.as_of, Audience.PUBLIC, strict=strict)}
        found = list(ledger.promises)
        for one in found:
            alone = word_of(one.judged(strict=strict).outcome, came=bool(one.came))
            own = conclusions[one.fact.covenant]
            is_held = own.held_to == one.fact
            assert one.word(strict=strict) is (own.outcome if is_held else alone)
            differed += is_held and own.outcome is not alone
            met[is_held] += 1
        words = Counter(one.word(strict=strict) for one in found)
        assert Counter(ledger.promises.by_outcome(strict=strict)) == words
        for word, count in words.items():
            assert len(ledger.promises.with_outcome(word, strict=strict)) == count
    assert differed > 0
    assert min(met.values()) > 20


def test_the_silent_ones_are_those_of_the_rule(sample):
    met = set()
    for _ in range(12):
        record = read_record(moment(sample))
        found, moved = record.readings, last_movements(record.as_of, Audience.PUBLIC)
        silent = [
            one.slug for one in found if has_fallen_silent(moved.get(one.slug), one.phase, record.as_of.judged_on)
        ]
        assert found.silent().slugs == silent
        met |= {one.slug in silent for one in found}
    assert met == {True, False}


@pytest.mark.parametrize("audience", list(Audience))
def test_the_day_of_the_last_movement_is_that_of_the_statements(sample, audience):
    met = 0
    for _ in range(6):
        record = read_record(moment(sample), audience=audience)
        found = {one.slug: record.readings.last_movement(one.slug) for one in record.readings}
        newest = last_movements(record.as_of, audience)
        assert {slug: day for slug, day in found.items() if day} == newest
        met += len(newest)
    assert met >= 40


class TestFreshness:
    @pytest.fixture
    def world(self, db):
        return make_world()

    def signed(self, day=date(2020, 1, 1)):
        return len(read_record(AsOf(day, day)).readings.signed())

    def test_a_seal_is_seen_at_once_and_so_are_correction_and_withdrawal(self, world):
        said = {"kind": "signed", "modality": "fact", "earliest": date(2018, 1, 1), "latest": date(2018, 1, 1)}
        assert self.signed() == 0
        entry = sealed_of(MilestoneStatement, world, **said)
        assert self.signed() == 1
        moved = correct(entry, by=world.user, reason="Proef.", earliest=date(2021, 1, 1), latest=date(2021, 1, 1))
        seal([moved], by=world.user, reason="Proef.")
        assert (self.signed(), self.signed(date(2022, 1, 1))) == (0, 1)
        seal([withdraw(moved, by=world.user, reason="Proef.")], by=world.user, reason="Proef.")
        assert self.signed(date(2022, 1, 1)) == 0

    def test_what_is_added_equals_what_is_loaded_anew(self, world):
        entry = sealed_of(MilestoneStatement, world)
        COLUMNS.current()
        sealed_of(Measurement, world)
        seal([correct(entry, by=world.user, reason="Proef.", kind="in_force")], by=world.user, reason="Proef.")
        added, anew = COLUMNS.current(), load_statements(up_to=Revision.objects.count())
        for table in ("milestones", "mentions", "conditions"):
            for name in ("key", "unit" if table == "conditions" else "covenant"):
                one, other = (getattr(getattr(columns, table), name) for columns in (added, anew))
                assert np.array_equal(one, other)
            for name in (part.name for part in fields(Seen)):
                one, other = (getattr(getattr(columns, table).seen, name) for columns in (added, anew))
                assert np.array_equal(one, other)

    @pytest.mark.parametrize("model", MENTIONING)
    def test_a_correction_of_any_table_reaches_what_was_read_before(self, world, model):
        """Three statements with one key in three tables: the correction touches its own."""
        said = {one: self.told(world, one) for one in MENTIONING}
        assert self.spoken_of() == {"measurement", "participation", "statusreport"}
        moved = correct(said[model], by=world.user, reason="Proef.", covenant=world.covenant)
        seal([moved], by=world.user, reason="Proef.")
        others = {one._meta.model_name for one in MENTIONING if one is not model}
        assert self.spoken_of() == {*others, "textiel"}
        assert self.spoken_of(revision=moved.revision_id - 1) == {"measurement", "participation", "statusreport"}
        seal([withdraw(moved, by=world.user, reason="Proef.")], by=world.user, reason="Proef.")
        assert self.spoken_of() == others

    def told(self, world, model):
        covenant = make_covenant(model._meta.model_name, world.letter)
        return sealed_of(model, world, pk=7_000_001, covenant=covenant)

    def spoken_of(self, revision=None):
        """Return the covenants listed by the arrays at hand, which equal those read anew."""
        as_of = AsOf(date(2020, 1, 1), date(2020, 1, 1), revision)
        found = {one.slug for one in read_record(as_of).readings}
        forget()
        assert {one.slug for one in read_record(as_of).readings} == found
        return found

    def test_a_corrected_condition_and_its_unit_reach_what_was_read_before(self, world):
        sealed_of(MilestoneStatement, world)
        asked = sealed_of(ThresholdCondition, world)
        assert self.units() == {"company"}
        moved = correct(asked, by=world.user, reason="Proef.", unit="brand")
        seal([moved], by=world.user, reason="Proef.")
        assert self.units() == {"brand"}
        seal([withdraw(moved, by=world.user, reason="Proef.")], by=world.user, reason="Proef.")
        assert self.units() == set()

    def test_a_corrected_unit_of_a_measurement_reaches_what_was_read_before(self, world):
        measured = sealed_of(Measurement, world)
        assert self.units() == {"company"}
        seal([correct(measured, by=world.user, reason="Proef.", unit="brand")], by=world.user, reason="Proef.")
        assert self.units() == {"brand"}

    def test_a_correction_of_what_is_said_of_a_sector_touches_no_covenant(self, world):
        said = {one: self.told(world, one) for one in MENTIONING}
        of_sector = sealed_of(StatusReport, world, covenant=None, sector=world.sector, pk=7_000_000)
        assert self.spoken_of() == {one._meta.model_name for one in said}
        seal([withdraw(of_sector, by=world.user, reason="Proef.")], by=world.user, reason="Proef.")
        assert self.spoken_of() == {one._meta.model_name for one in said}

    def units(self):
        as_of = AsOf(date(2020, 1, 1), date(2020, 1, 1))
        found = read_record(as_of).measured_units
        assert set(read_record(as_of).measured().slugs) == ({"textiel"} if found else set())
        return found

    def test_what_is_opened_is_seen_from_its_day(self, world):
        entry = sealed_of(MilestoneStatement, world, public_from=None)
        assert len(read_record(AsOf(date(2020, 1, 1), date(2020, 1, 1))).readings) == 0
        open_entry(entry, by=world.user, public_from=today(), reason="Proef.")
        seen = [len(read_record(AsOf(today(), day)).readings) for day in (today() - timedelta(days=1), today())]
        assert seen == [0, 1]
        assert len(read_record(AsOf(today(), today(), entry.revision_id)).readings) == 0

    def test_an_edit_of_master_data_is_seen_once_it_is_sealed_and_never_in_an_older_revision(self, world):
        cited = sealed_of(MilestoneStatement, world).revision_id
        day = AsOf(date(2020, 1, 1), date(2020, 1, 1))
        assert read_record(day).readings.covenants[0].name == "Textiel"
        world.covenant.names.create(name="Kleding", known_from=date(2019, 1, 1))
        assert read_record(day).readings.covenants[0].name == "Textiel"
        publish(world.covenant, by=world.user)
        assert read_record(day).readings.covenants[0].name == "Kleding"
        assert read_record(replace(day, revision=cited)).readings.covenants[0].name == "Textiel"

    def test_a_reading_of_an_unchanged_record_loads_nothing(self, world, django_assert_num_queries):
        sealed_of(MilestoneStatement, world)
        COLUMNS.current()
        with django_assert_num_queries(1):
            COLUMNS.current()


def test_changes_between_two_moments_are_those_of_the_rules(sample):
    seen = set()
    for _ in range(36):
        newest = Revision.objects.count()
        first, last = (replace(moment(sample), revision=newest) for _ in range(2))
        after = read_record(last)
        comparison = after.compared_with(read_record(first, beside=after))
        before = read_record(first)
        ours = {row.slug: row.changes for row in compare(before.counted, after.counted)}
        assert {slug: comparison.of(slug) for slug in ours} == ours
        assert sorted(comparison.changed.slugs) == sorted(slug for slug, changes in ours.items() if changes)
        was, now = ({one.slug: one.conclusion for one in record.counted} for record in (before, after))
        ends = {slug: [(one[slug].outcome, one[slug].life) for one in (was, now)] for slug in was.keys() & now.keys()}
        other = {slug for slug, (then, since) in ends.items() if then != since}
        assert set(comparison.with_other_end.slugs) == other
        told = [change for changes in ours.values() for change in changes]
        assert comparison.counts == {change: told.count(change) for change in Change if change in told}
        seen |= set(told)
    assert seen == set(Change)


def test_the_timeline_runs_from_the_first_to_the_last_milestone(sample):
    for _ in range(6):
        found = read_record(moment(sample)).counted
        days = {one.slug: [moment.on for moment in lifeline(one).moments] for one in found}
        drawn = sorted((min(on), slug) for slug, on in days.items() if on)
        assert found.by_first_milestone().slugs == [slug for _day, slug in drawn]
        assert found.without_milestone().slugs == [slug for slug, on in days.items() if not on]
        flat = [day for on in days.values() for day in on]
        assert found.milestone_days == (min(flat, default=None), max(flat, default=None))
