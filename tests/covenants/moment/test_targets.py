"""What was said of targets is read once and answers for every moment as the database would."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import CountingRule, MilestoneStatement, Target, TargetStatement
from covenants.moment.record import read_record
from dossier.actions import correct, open_entry, seal, withdraw
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf, today
from tests.covenants.moment.sampled import DAYS, FIRST, moment
from tests.covenants.samples import make_publisher, publish
from tests.spec.facts import target_facts


@pytest.fixture
def aimed(sample):
    """Let documents speak of two targets; some statements are closed, opened later, corrected or withdrawn."""
    by = make_publisher("aimer")
    like = MilestoneStatement.objects.exclude(document=None).order_by("pk")[:1].get()
    targets = [
        Target.objects.create(slug="doel-een", name="Tien"),
        Target.objects.create(slug="doel-twee", name="Elf nieuwe", counts_from=FIRST),
    ]
    publish(*targets, by=by)
    rule = CountingRule.objects.order_by("pk").first()
    drafts = [_aim(sample, number, targets, rule, like, by) for number in range(60)]
    TargetStatement._base_manager.bulk_create(drafts)
    seal(drafts, by=by, reason="Voorbeeld: doelen.")
    ends = [{} if one.public_from else {"opens_after": "Later."} for one in drafts[:8]]
    better = [correct(one, by=by, reason="Proef.", quantity=99, **end) for one, end in zip(drafts, ends, strict=False)]
    seal(better, by=by, reason="Voorbeeld: beter.")
    seal([withdraw(one, by=by, reason="Proef.") for one in drafts[8:14]], by=by, reason="Voorbeeld: weg.")
    list(read_record(AsOf(FIRST, FIRST)).targets)  # read before: what is opened now must be learned
    closed = next(one for one in drafts[14:] if one.public_from is None)
    open_entry(closed, by=by, public_from=today(), reason="Voorbeeld: open.")
    return sample


def _aim(dice, number, targets, rule, like, by):
    first = FIRST + timedelta(days=dice.randrange(DAYS))
    known = FIRST + timedelta(days=dice.randrange(DAYS))
    role = dice.choice(("goal", "outlook", "claim"))
    return TargetStatement(
        ref=f"doel-{number}", document=like.document, actor=like.actor, target=dice.choice(targets), role=role,
        modality=dice.choice(("fact", "expect", "abandoned")), quantity=Decimal(dice.randrange(20)),
        unit=dice.choice(("covenant", "covenant", "company")), tally="whole" if role == "outlook" else "",
        counting_rule=dice.choice((rule, None)), earliest=first, latest=dice.choice((first, None)),
        earliest_strict=first, latest_strict=dice.choice((first, None)), known_from=known,
        public_from=dice.choice((known, known + timedelta(days=200), None)), closed=False, text="Voorbeeld.",
        recorded_by=by, recorded_at=like.recorded_at,
    )  # fmt: skip


@pytest.mark.parametrize("audience", list(Audience))
def test_the_targets_are_those_of_the_database(aimed, audience):
    met = set()
    for _ in range(60):
        as_of = moment(aimed)
        found = read_record(as_of, audience=audience).targets
        assert list(found) == target_facts(as_of, audience)
        met.update((fact.target, fact.role, fact.counts_from) for fact in found)
    both, roles = (("doel-een", None), ("doel-twee", FIRST)), ("goal", "outlook", "claim")
    assert {(target, role, since) for target, since in both for role in roles} <= met


def test_they_are_read_once_whatever_the_moment(aimed):
    as_of = AsOf(FIRST + timedelta(days=DAYS), FIRST + timedelta(days=DAYS))
    assert read_record(as_of).targets
    earlier = read_record(AsOf(FIRST + timedelta(days=DAYS // 2), as_of.known_on))
    with CaptureQueriesContext(connection) as asked:
        assert earlier.targets
    assert len(asked) == 0
