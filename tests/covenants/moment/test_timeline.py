"""What was known by a day, from the beginning of a row, is what asking every row says."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest

from covenants.moment.timeline import Timeline
from covenants.moment.visibility import Seen
from covenants.moment.words import NEVER, NOTHING
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

START = date(2016, 6, 17)
ROWS, GROUPS, DAYS, REVISIONS = 60, 7, 12, 6


def days(dice, *, some):
    """Return a day for some of the rows, NEVER for the others."""
    return np.array([day(dice) if dice.random() < some else NEVER for _ in range(ROWS)], dtype=np.int32)


def day(dice):
    return START.toordinal() + dice.randrange(DAYS)


def record(dice):
    """Return when the rows of a table can be seen; most from the day they became known, some with a history."""
    known = days(dice, some=1)
    public, counts, told_on = (
        np.array([value if dice.random() < 0.8 else day(dice) for value in known.tolist()], dtype=np.int32)
        for _ in range(3)
    )
    revision = np.sort(np.array([dice.randint(1, REVISIONS) for _ in range(ROWS)], dtype=np.int32))
    later = [NEVER if dice.random() < 0.8 else min(one + dice.randint(0, 2), REVISIONS) for one in revision.tolist()]
    corrected = np.array(later, dtype=np.int32)
    opened = np.array([0 if dice.random() < 0.9 else dice.choice((2, NEVER)) for _ in range(ROWS)], dtype=np.int32)
    none = np.full(ROWS, NEVER, dtype=np.int32)
    return Seen(
        known=known,
        counts=counts,
        read=np.zeros(ROWS, dtype=bool),
        public=public,
        opened=opened,
        revision=revision,
        corrected=corrected,
        told=corrected,
        told_on=told_on,
        latest=days(dice, some=0.1),
        told_latest=none,
        counted=np.ones(ROWS, dtype=bool),
    )


def moments():
    """Return days asked about and of knowledge, revisions old and new."""
    steps = (0, 3, 7, DAYS)
    for day, known_on, revision in product(steps, steps, (2, REVISIONS, None)):
        yield AsOf(START + timedelta(day), START + timedelta(known_on), revision)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("audience", Audience)
def test_what_was_known_by_a_day_is_what_every_row_says(seed, audience):
    dice = random.Random(seed)
    seen = record(dice)
    group = np.array([dice.randrange(GROUPS) for _ in range(ROWS)], dtype=np.int32)
    chosen = dice.sample(range(ROWS), 40)
    order = sorted(chosen, key=lambda row: (seen.known[row], seen.revision[row], row))
    line, met = Timeline(seen, np.array(order), group, GROUPS), set()
    for as_of in moments():
        visible = seen.at(as_of, audience)
        for until in {as_of.known_on, as_of.judged_on}:
            last_day = until.toordinal()
            told = line.until(last_day, visible)
            rows = [row for row in order if visible[row] and seen.known[row] <= last_day]
            of_each = {number: [row for row in rows if group[row] == number] for number in range(GROUPS)}
            assert told.any_of_each().tolist() == [bool(some) for some in of_each.values()]
            assert told.last_of_each().tolist() == [some[-1] if some else NOTHING for some in of_each.values()]
            newest = [seen.known[some[-1]] if some else 0 for some in of_each.values()]
            assert told.newest_of_each().tolist() == newest
            assert told.known_last().tolist() == [row for row in rows if seen.known[row] == newest[group[row]]]
            known = [row for row in order if seen.known[row] <= last_day]
            met.add((bool(rows), len(rows) < len(known), as_of.known_on > as_of.day))
    assert {(True, True, True), (True, True, False)} <= met


def test_a_row_without_statements_says_nothing():
    seen, as_of = record(random.Random(1)), AsOf(START, START)
    line = Timeline(seen, np.array([], dtype=int), np.zeros(ROWS, dtype=np.int32), GROUPS)
    told = line.until(START.toordinal(), seen.at(as_of, Audience.PUBLIC))
    assert (told.any_of_each().tolist(), told.last_of_each().tolist()) == ([False] * GROUPS, [NOTHING] * GROUPS)


def test_what_became_known_on_one_day_is_all_known_last():
    """The first row of a group has none before it, also where the last of all became known on its day."""
    seen = replace(record(random.Random(1)), known=np.full(ROWS, START.toordinal(), dtype=np.int32))
    group, rows = np.arange(ROWS, dtype=np.int32) % GROUPS, np.arange(ROWS)
    told = Timeline(seen, rows, group, GROUPS).until(START.toordinal(), np.ones(ROWS, dtype=bool))
    assert told.known_last().tolist() == rows.tolist()
    assert told.newest_of_each().tolist() == [START.toordinal()] * GROUPS


@pytest.mark.parametrize("seed", range(6))
def test_what_is_hidden_is_what_staff_see_and_the_public_does_not(seed):
    seen = record(random.Random(seed))
    for as_of in moments():
        hidden = seen.at(as_of, Audience.STAFF) & ~seen.at(as_of, Audience.PUBLIC)
        assert seen.hidden_at(as_of).tolist() == np.flatnonzero(hidden).tolist()
        for audience in Audience:
            assert np.array_equal(seen.at(as_of, audience), seen.by_the_rule(as_of, audience))
