"""Which facts a promise is judged by: first the one that decides its milestone, which was sealed last, then by day."""

from datetime import date

import pytest

from covenants.domain.promises import Judgement, Outcome
from covenants.models import MilestoneStatement
from covenants.moment.ledger import read_promises
from covenants.moment.record import read_record
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import period_of_day
from tests.covenants.samples import make_world, sealed_of

pytestmark = pytest.mark.django_db
KNOWN = date(2017, 3, 5)
TODAY = AsOf(date(2026, 11, 26), date(2026, 11, 26))


def window(day):
    period = period_of_day(day)
    return {"earliest": period.earliest, "latest": period.latest, "edtf": period.edtf, "period_rule": period.rule}


def test_the_fact_that_was_sealed_last_decides_and_is_named_before_those_of_earlier_days():
    world = make_world()
    promised = date(2016, 12, 31)
    sealed_of(MilestoneStatement, world, kind="signed", modality="aim", **window(promised), latest_strict=promised)
    days = (date(2017, 3, 1), date(2017, 1, 10), date(2017, 2, 1))
    for day in days:
        sealed_of(MilestoneStatement, world, kind="signed", known_from=KNOWN, public_from=KNOWN, **window(day))
    (promise,) = read_promises(read_record(TODAY)).of_covenant("textiel")
    assert [fact.latest for fact in promise.came] == [days[2], days[1], days[0]]
    assert promise.generous == Judgement(Outcome.LATE, 10, 60)
