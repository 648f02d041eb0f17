"""What may be seen at a moment: the rule in plain Python, one case after the other."""

from datetime import date, timedelta

from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from tests.spec.visibility import EntryFacts, visible_entries

DAY = date(2016, 6, 17)
STAFF, PUBLIC = Audience.STAFF, Audience.PUBLIC


def after(days):
    return DAY + timedelta(days=days)


def fact(key=1, revision=1, known=DAY, public=DAY, **changes):
    return EntryFacts(key, revision, known, public, **changes)


def keys_seen(entries, known_on=DAY, revision=None, audience=PUBLIC, day=None):
    as_of = AsOf(day or max(DAY, known_on), known_on, revision)
    return [entry.key for entry in visible_entries(entries, as_of, audience)]


def test_a_draft_is_seen_by_nobody():
    assert keys_seen([fact(revision=None)], audience=STAFF) == []


def test_a_statement_is_seen_from_the_day_it_was_known():
    assert keys_seen([fact()], known_on=after(-1)) == []
    assert keys_seen([fact()]) == [1]


def test_an_embargo_hides_from_the_public_until_its_day():
    embargoed = [fact(public=after(5))]
    assert keys_seen(embargoed, known_on=after(4)) == []
    assert keys_seen(embargoed, known_on=after(5)) == [1]
    assert keys_seen(embargoed, audience=STAFF) == [1]


def test_a_closed_statement_is_for_staff_only():
    closed = [fact(public=None)]
    assert keys_seen(closed, known_on=after(5000)) == []
    assert keys_seen(closed, audience=STAFF) == [1]


def test_a_correction_takes_the_place_of_what_it_corrects_from_its_revision_on():
    entries = [fact(), fact(key=2, revision=2, corrects=1)]
    assert keys_seen(entries, revision=1) == [1]
    assert keys_seen(entries, revision=2) == [2]
    assert keys_seen(entries) == [2]


def test_a_draft_correction_corrects_nothing_yet():
    assert keys_seen([fact(), fact(key=2, revision=None, corrects=1)]) == [1]


def test_a_withdrawal_leaves_nothing():
    assert keys_seen([fact(), fact(key=2, revision=2, corrects=1, is_withdrawal=True)]) == []


def test_a_closed_correction_takes_nothing_away_from_the_public():
    entries = [fact(), fact(key=2, revision=2, corrects=1, public=None)]
    assert keys_seen(entries) == [1]
    assert keys_seen(entries, audience=STAFF) == [2]


def test_a_correction_under_embargo_takes_the_place_on_its_day():
    entries = [fact(), fact(key=2, revision=2, corrects=1, public=after(5))]
    assert keys_seen(entries, known_on=after(4)) == [1]
    assert keys_seen(entries, known_on=after(5)) == [2]
    assert keys_seen(entries, known_on=after(4), audience=STAFF) == [2]


def test_a_withdrawal_under_embargo_takes_away_on_its_day():
    entries = [fact(), fact(key=2, revision=2, corrects=1, public=after(5), is_withdrawal=True)]
    assert keys_seen(entries, known_on=after(4)) == [1]
    assert keys_seen(entries, known_on=after(5)) == []


def test_a_correction_of_the_day_itself_leaves_the_wrong_day_nowhere():
    """Known too early was the mistake: without an embargo, the wrong day must not show before the right one."""
    entries = [fact(), fact(key=2, revision=2, corrects=1, known=after(5), public=after(5))]
    assert keys_seen(entries, known_on=after(4)) == []
    assert keys_seen(entries, known_on=after(5)) == [2]
    assert keys_seen(entries, known_on=after(4), revision=1) == [1]


def test_what_is_opened_later_is_not_seen_in_an_older_revision():
    opened = [fact(public=after(2), opened_in=3)]
    assert keys_seen(opened, known_on=after(9), revision=2) == []
    assert keys_seen(opened, known_on=after(9), revision=3) == [1]
    assert keys_seen(opened, known_on=after(1), revision=3) == []


def test_a_closed_correction_that_is_opened_takes_the_place_from_that_revision_on():
    entries = [fact(), fact(key=2, revision=2, corrects=1, public=after(5), opened_in=4)]
    assert keys_seen(entries, known_on=after(9), revision=3) == [1]
    assert keys_seen(entries, known_on=after(9), revision=4) == [2]
    assert keys_seen(entries, known_on=after(4), revision=4) == [1]


def test_words_count_from_the_day_they_were_said_whatever_is_known_now():
    assert keys_seen([fact()], known_on=after(3000), day=after(-1)) == []
    assert keys_seen([fact()], known_on=after(3000), day=DAY) == [1]


def test_a_fact_counts_from_its_own_day_also_where_it_became_known_later():
    reported_later = [fact(known=after(9), public=after(9), lies_on=after(2))]
    assert keys_seen(reported_later, known_on=after(9), day=after(1)) == []
    assert keys_seen(reported_later, known_on=after(9), day=after(2)) == [1]
    assert keys_seen(reported_later, known_on=after(8), day=after(2)) == []


def test_what_was_known_before_it_lay_is_seen_from_the_day_it_was_known():
    announced = [fact(lies_on=after(400))]
    assert keys_seen(announced) == [1]


def test_knowledge_of_a_later_day_than_the_one_asked_about_changes_nothing_that_was_said_in_time():
    assert keys_seen([fact()], known_on=DAY, day=after(3000)) == [1]
