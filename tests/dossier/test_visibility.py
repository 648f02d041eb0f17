"""What may be seen at a moment, in SQL: it agrees with the plain rule, which test_visibility_rule.py holds."""

import contextlib
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from covenants.models import Measurement, MilestoneStatement, StatusReport
from dossier.actions import correct, open_entry, record, seal, withdraw
from dossier.domain.visibility import Audience
from dossier.models import Revision
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import DAY, draft_of, sample_of, sealed_of
from tests.spec.visibility import EntryFacts, visible_entries

STAFF, PUBLIC = Audience.STAFF, Audience.PUBLIC
DAYS = 12
NOON = datetime(2016, 6, 17, 12, tzinfo=UTC)


def after(days):
    return DAY + timedelta(days=days)


def test_visible_at_reads_the_same_from_the_database(world):
    first = sealed_of(StatusReport, world, text="typo")
    correction = correct(first, by=world.user, reason="Tikfout.", text="goed")
    seal([correction], by=world.user, reason="Proef.")
    seen = StatusReport.objects.visible_at
    assert [row.text for row in seen(AsOf(DAY, DAY, 1))] == ["typo"]
    assert [row.text for row in seen(AsOf(DAY, DAY))] == ["goed"]
    assert [row.text for row in seen(AsOf(DAY, after(-1)))] == []


# A step of a random history: what is done, to which entry, and with which days. Many a step is impossible
# when its turn comes (correct what is a draft, open what is open) and is passed over.
STEPS = st.tuples(
    st.sampled_from(["record", "record", "record", "correct", "correct", "withdraw", "open", "seal", "seal"]),
    st.integers(0, 30),
    st.integers(0, DAYS),
    st.one_of(st.none(), st.integers(0, DAYS)),
)
MOMENTS = st.tuples(st.integers(-1, DAYS + 2), st.integers(-1, DAYS + 2), st.one_of(st.none(), st.integers(0, 9)))


class History:
    """A random history, played through the real actions."""

    def __init__(self, model, world):
        self.model, self.world = model, world
        self.entries, self.corrected = [], set()

    def play(self, steps):
        for name, which, known, embargo in steps:
            if name in ("record", "seal"):
                getattr(self, f"do_{name}")(known, embargo, which)
            elif self.entries:
                getattr(self, f"do_{name}")(self.entries[which % len(self.entries)], known, embargo)

    def do_record(self, known, embargo, which):
        said = WHAT_IS_SAID[self.model][which % 2] | stretch(known, which)
        draft = sample_of(self.model, self.world, **days(known, embargo, which), **said)
        self.entries.append(record(draft, by=self.world.user))

    def do_seal(self, _known, _embargo, _which):
        drafts = [entry for entry in self.entries if not entry.is_sealed]
        for entry in drafts:
            entry.refresh_from_db()
        # a correction is no more open than the correction it corrects: such a draft stays one
        may = [entry for entry in drafts if not self.is_more_open(entry)]
        if may:
            seal(may, by=self.world.user, reason="Proef.")

    def is_more_open(self, entry):
        before = entry.corrects
        if before is None or before.corrects_id is None or entry.opens_on is None:
            return False
        return before.opens_on is None or before.opens_on > entry.opens_on

    def do_correct(self, entry, known, embargo):
        if self.may_correct(entry):
            self.entries.append(self.correction(entry, known, embargo))

    def correction(self, entry, known, embargo):
        # The remark makes it say something else, whatever the days
        number = len(self.entries)
        said = days(known, embargo, number // 2)
        return correct(entry, by=self.world.user, reason="Tikfout.", note=f"{number}", **said)

    def do_withdraw(self, entry, _known, _embargo):
        if not entry.is_withdrawal and self.may_correct(entry):
            self.entries.append(withdraw(entry, by=self.world.user, reason="Onjuist."))

    def do_open(self, entry, _known, embargo):
        if entry.is_sealed and entry.public_from is None:
            day = entry.known_from + timedelta(days=embargo or 0)
            with contextlib.suppress(ValidationError):  # a correction opens no earlier than the one it corrects
                open_entry(entry, by=self.world.user, public_from=day, reason="Proef.")

    def may_correct(self, entry):
        if not entry.is_sealed or entry.pk in self.corrected:
            return False
        self.corrected.add(entry.pk)
        return True

    def facts(self):
        return [
            EntryFacts(
                row.pk, row.revision_id, row.known_from, row.public_from, row.corrects_id, row.is_withdrawal,
                row.opened_in_id, day_of_fact(row), row.opens_by,
            )
            for row in self.model.objects.order_by("pk")
        ]  # fmt: skip


# Of each table something that happened and something that was merely said; a measurement always happened.
WHAT_IS_SAID = {
    StatusReport: ({"topic": "evidence"}, {"topic": "official_word"}),
    Measurement: ({}, {}),
    MilestoneStatement: ({"modality": "fact"}, {"modality": "expect"}),
}


def stretch(known, which):
    """Return days before, on and after the one on which it became known, or none."""
    if which % 7 == 0:
        return {"earliest": None, "latest": None}
    return {"earliest": after(known + which % 5 - 4), "latest": after(known + which % 5 - 3)}


def day_of_fact(row):
    """Return the day on which a fact lies; None for words."""
    if (
        isinstance(row, Measurement)
        or getattr(row, "topic", "") == "evidence"
        or getattr(row, "modality", "") == "fact"
    ):
        return row.latest
    return row.earliest if getattr(row, "topic", "") == "duration" else None


def days(known, embargo, which):
    """Return the days of what is open, under embargo, or closed: until an event, or at the latest on a day."""
    public = None if embargo is None else after(known + embargo)
    latest = after(known + which % 7) if public is None and which % 2 else None
    event = "" if public or latest else "Na afronding."
    return {"known_from": after(known), "public_from": public, "opens_by": latest, "opens_after": event}


@pytest.mark.parametrize("model", [StatusReport, Measurement, MilestoneStatement], ids=lambda model: model.__name__)
def test_sql_and_the_plain_rule_agree_on_random_histories(model, world):
    seen = Counter()

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
    @given(steps=st.lists(STEPS, min_size=6, max_size=24), moments=st.lists(MOMENTS, min_size=4, max_size=8))
    @example(
        steps=[("record", 0, 0, 0), ("record", 0, 2, 3), ("record", 0, 0, None), ("seal", 0, 0, 0), ("open", 2, 0, 5)],
        moments=[(0, 0, 1), (4, 4, None), (6, 6, None), (0, -1, None)],
    )
    @example(
        steps=[
            ("record", 3, 0, None),
            ("seal", 0, 0, 0),
            ("open", 0, 0, 1),
            ("correct", 0, 0, None),
            ("seal", 0, 0, 0),
        ],
        moments=[(0, 0, 1), (0, 1, None), (0, 1, 1), (4, 4, 1), (4, 4, 2), (4, 4, None)],
    )
    @example(
        steps=[("record", 0, 0, 2), ("seal", 0, 0, 0), ("correct", 0, 0, None), ("seal", 0, 0, 0)],
        moments=[(0, 1, 1), (0, 2, 1), (0, 2, 2), (0, 1, None)],
    )
    def check(steps, moments):
        with transaction.atomic(), time_machine.travel(NOON, tick=False):
            history = History(model, world)
            history.play(steps)
            history.do_seal(None, None, None)
            seen.update(agree(history, moments))
            transaction.set_rollback(True)

    check()
    assert seen.keys() == {"the same", "less for the public", "nothing for the public", "less on an earlier day"}


def agree(history, moments):
    """Hold SQL against the rule; return for each moment what the public saw beside staff."""
    facts = history.facts()
    for day, known_on, revision in moments:
        as_of = AsOf(after(day), after(known_on), revision)
        counts = {}
        for audience in Audience:
            in_sql = history.model.objects.visible_at(as_of, audience).order_by("pk")
            expected = [entry.key for entry in visible_entries(facts, as_of, audience)]
            assert list(in_sql.values_list("pk", flat=True)) == expected
            counts[audience] = len(expected)
            later = AsOf(max(as_of.day, as_of.known_on), as_of.known_on, revision)
            if len(expected) < len(visible_entries(facts, later, audience)):
                yield "less on an earlier day"
        if counts[STAFF]:
            less = "less" if counts[PUBLIC] else "nothing"
            yield "the same" if counts[PUBLIC] == counts[STAFF] else f"{less} for the public"


@time_machine.travel(NOON, tick=False)
def test_sql_and_the_plain_rule_agree_at_every_moment_of_one_history(world):
    """Open, embargoed and closed statements; corrections and a withdrawal of each kind; one opening."""
    history = History(StatusReport, world)
    history.play([("record", 0, day, embargo) for day, embargo in [(0, 0), (1, 3), (2, None), (0, 0), (0, 0), (3, 0)]])
    history.play([("record", 0, 4, 2), ("seal", 0, 0, 0), ("correct", 0, 5, 0), ("correct", 1, 1, 6)])
    history.play([("correct", 3, 2, None), ("withdraw", 4, 0, 0), ("correct", 2, 2, 1), ("seal", 0, 0, 0)])
    history.play([("open", 9, 0, 7), ("correct", 7, 6, 1), ("record", 0, 0, 0)])
    assert (Revision.objects.count(), history.model.objects.unsealed().count()) == (3, 2)
    moments = [(DAYS + 2, known, revision) for known in range(-1, DAYS + 2) for revision in (None, 0, 1, 2, 3)]
    seen = Counter(agree(history, moments))
    assert {kind: seen[kind] > 3 for kind in seen} == {"the same": True, "less for the public": True}


@time_machine.travel(NOON, tick=False)
def test_random_histories_hold_what_they_should(world):
    """The steps lead to chains, withdrawals, closed and opened entries: the property has something to bite on."""
    history = History(StatusReport, world)
    history.play(
        [
            ("record", 0, 0, None),
            ("record", 0, 1, 3),
            ("seal", 0, 0, 0),
            ("open", 0, 0, 2),
            ("correct", 1, 2, None),
            ("seal", 0, 0, 0),
            ("withdraw", 2, 0, 0),
            ("seal", 0, 0, 0),
        ]
    )
    assert [
        (fact.revision, fact.public_from, fact.corrects is None, fact.is_withdrawal) for fact in history.facts()
    ] == [
        (1, after(2), True, False),
        (1, after(4), True, False),
        (3, None, False, False),
        (4, None, False, True),
    ]


def test_drafts_never_reach_a_view(world):
    draft_of(StatusReport, world)
    assert not StatusReport.objects.visible_at(AsOf(DAY, date(2199, 1, 1)), STAFF).exists()
