"""What pages of a moment ask of the ledger is worked out once, is what it was, and takes no more room than there is."""

import gc
import random
import weakref
from datetime import date

import pytest

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Voice
from covenants.moment.kept_answers import WORTH, Keeper, KeptAnswers, kept
from covenants.moment.last_moments import MOST_MOMENTS
from covenants.moment.ledger import read_promises
from covenants.moment.promise_rows import PromiseRows
from covenants.moment.record import read_record
from imvo_tracker.lib.asof import AsOf
from tests.covenants.moment.sampled import moment

RULES = ("kabinet", "met-steenkolen")


class Shelf:
    """Something that is asked, and counts how often it must work an answer out."""

    def __init__(self, name=(), most=1000, answers=None):
        self.name, self.worked_out = name, []
        self.answers = KeptAnswers(most) if answers is None else answers

    @kept
    def cut(self, *words, **options):
        self.worked_out.append((words, options))
        return (*words, *options.values())

    @kept
    def part(self, word):
        return Shelf(answers=self.answers)

    def __len__(self):
        return 1


class Box(Shelf, Keeper):
    """One that keeps answers of its own."""

    def let_go(self):
        self.answers.close()


def test_the_same_words_are_answered_once():
    shelf = Shelf()
    first = shelf.cut("a", "b", strict=True)
    assert shelf.cut("a", "b", strict=True) is first
    assert shelf.worked_out == [(("a", "b"), {"strict": True})]


def test_other_words_in_another_order_or_way_are_another_answer():
    shelf = Shelf()
    asked = [(("a", "b"), {}), (("b", "a"), {}), (("a",), {}), (("a",), {"strict": False}), (("a",), {"strict": True})]
    for _again in range(2):
        assert [shelf.cut(*words, **options) for words, options in asked] == [
            ("a", "b"), ("b", "a"), ("a",), ("a", False), ("a", True),
        ]  # fmt: skip
    assert shelf.worked_out == asked


def test_what_bears_no_name_keeps_nothing():
    shelf = Shelf(name=None)
    assert [shelf.cut("a", strict=True), shelf.cut("a", strict=True)] == [("a", True), ("a", True)]
    assert len(shelf.worked_out) == 2
    assert len(shelf.answers) == 0


def test_what_is_chosen_from_a_choice_is_kept_under_the_name_of_both():
    shelf = Shelf()
    one, other = shelf.part("cut"), shelf.part("a")
    assert len({shelf.name, one.name, other.name}) == 3
    one.cut("x")
    assert shelf.part("cut") is one
    assert other.cut("x") == ("x",)
    assert (one.worked_out, other.worked_out) == ([(("x",), {})], [(("x",), {})])


def test_answers_that_would_hold_too_much_together_are_all_forgotten():
    shelf = Shelf(most=2 * WORTH + 5)
    first = shelf.cut("a", "b")  # WORTH + 2
    assert shelf.cut("c", "d", "e") == ("c", "d", "e")  # as much as there is room for
    assert shelf.cut("a", "b") is first
    assert shelf.cut("f") == ("f",)
    assert len(shelf.answers) == 1
    assert shelf.cut("a", "b") is not first
    assert len(shelf.answers) == 2


def test_an_answer_larger_than_all_the_room_is_not_kept_and_drives_no_other_out():
    shelf = Shelf(most=WORTH + 1)
    small = shelf.cut("a")
    assert shelf.cut("a", "b") == shelf.cut("a", "b")
    assert len(shelf.worked_out) == 3
    assert shelf.cut("a") is small


def test_an_answer_takes_the_place_of_the_one_before():
    answers = KeptAnswers(2 * WORTH)
    first = Box()
    first.cut("a")
    answers.keep("one", first)
    for _again in range(3):
        answers.keep("one", "")
        answers.keep("other", "")  # there is room for two
        assert (answers.find("one"), answers.find("other")) == ("", "")
    assert len(first.answers) == 0  # what it kept itself is let go with it


def test_an_answer_that_is_replaced_by_a_smaller_one_gives_its_room_back():
    answers = KeptAnswers(3 * WORTH)
    answers.keep("one", "x" * 50)
    answers.keep("other", "")
    answers.keep("one", "")
    answers.keep("third", "")
    assert [answers.find(name) for name in ("one", "other", "third")] == ["", "", ""]


def test_after_all_were_forgotten_there_is_as_much_room_as_before():
    answers = KeptAnswers(2 * WORTH)
    for name in ("a", "b", "c", "d"):
        answers.keep(name, 7)  # what has no length takes the room of its name alone
    assert [answers.find(name) for name in ("a", "b", "c", "d")] == [None, None, 7, 7]


def test_there_is_room_for_some_values_and_more_with_the_number_of_what_is_asked():
    for count in (0, 3):
        answers, most = KeptAnswers.about(count), 10_000 + 6 * count - WORTH
        answers.keep("too long", "x" * (most + 1))
        answers.keep("as long as may be", "x" * most)
        assert (answers.find("too long"), len(answers)) == (None, 1)


def test_what_is_closed_forgets_its_answers_with_theirs_and_keeps_no_more():
    shelf = Shelf()
    inner = Box()
    inner.cut("x")
    shelf.answers.keep("inner", inner)
    part = shelf.part("a")
    shelf.answers.close()
    assert (len(shelf.answers), len(inner.answers)) == (0, 0)
    assert [shelf.cut("a"), inner.cut("x"), part.cut("b")] == [("a",), ("x",), ("b",)]
    assert (len(shelf.answers), len(inner.answers)) == (0, 0)


def test_what_is_forgotten_leaves_the_answers_open_that_it_shares_with_others():
    moment_of, box = Shelf(), Box()
    box.answers.keep("chosen", moment_of.part("a"))
    kept_before = moment_of.cut("x")
    box.let_go()
    assert moment_of.cut("x") is kept_before
    assert moment_of.cut("y") is moment_of.cut("y")


# The ledger itself.

CHOICES = (
    lambda rows, dice: rows.of_voice(dice.choice(list(Voice))),
    lambda rows, dice: rows.not_of_voice(dice.choice(list(Voice))),
    lambda rows, _dice: rows.of_events(),
    lambda rows, _dice: rows.of_signatures(),
    lambda rows, _dice: rows.of_other_steps(),
    lambda rows, _dice: rows.held_to(),
    lambda rows, _dice: rows.not_come(),
    lambda rows, dice: rows.with_outcome(dice.choice(list(CovenantOutcome)), strict=dice.random() < 0.5),
    lambda rows, dice: rows.dated(strict=dice.random() < 0.5),
    lambda rows, dice: rows.undated(strict=dice.random() < 0.5),
    lambda rows, dice: rows.until(date(dice.randrange(2014, 2022), 12, 31)),
    lambda rows, dice: rows.worst(dice.randrange(1, 20), strict=dice.random() < 0.5),
    lambda rows, dice: rows.along_time(dice.randrange(1, 20), strict=dice.random() < 0.5),
)


def answers_of(rows):
    """Return what is counted of some, with the places of the promises in their order."""
    days = [rows.days_late(strict=strict) if len(rows) else None for strict in (False, True)]
    counts = [list(rows.by_outcome(strict=strict).items()) for strict in (False, True)]
    documents = [origin.document for origin in rows.documents()]
    return rows.places.tolist(), days, counts, documents, rows.covenants().slugs


def test_a_choice_that_was_kept_is_what_is_chosen_anew(sample):
    met = 0
    for _moment in range(4):
        as_of = moment(sample)
        for number in range(25):
            steps, seeds = sample.choices(CHOICES, k=sample.randrange(1, 4)), sample.random()
            rows = read_promises(read_record(as_of)).promises
            alone = PromiseRows(rows.ledger, rows.places)
            dice, same_dice = random.Random(seeds), random.Random(seeds)
            for step in steps:
                rows, alone = step(rows, dice), step(alone, same_dice)
            assert rows.name is not None
            assert alone.name is None
            assert answers_of(rows) == answers_of(alone), (number, as_of)
            met += len(alone) > 0
    assert met > 50


def test_pages_of_a_moment_share_a_ledger_and_what_it_answered(sample):
    as_of = moment(sample)
    one, other = (read_promises(read_record(as_of)) for _page in range(2))
    assert other is one
    assert other.promises.of_voice(Voice.CABINET) is one.promises.of_voice(Voice.CABINET)
    assert other.promises.of_voice(Voice.PARTY) is not one.promises.of_voice(Voice.CABINET)
    assert one.promises[:3].of_voice(Voice.CABINET) is not one.promises[:3].of_voice(Voice.CABINET)


@pytest.mark.usefixtures("sample")
def test_a_moment_that_is_let_go_does_not_wait_for_the_collector(monkeypatch):
    def ask(day):
        record = read_record(AsOf(day, day))
        ledger, strictly = read_promises(record), record.readings.read_strictly()
        ledger.promises.of_voice(Voice.CABINET).by_outcome(strict=True)
        ledger.every.of_numbers().documents()
        assert list(ledger.score_groups(strict=False))
        assert strictly.signed().name != record.readings.signed().name
        record.counted.by_signature().due_next(3)
        return [weakref.ref(one) for one in (ledger, record.readings.states, strictly.states, record.counted)]

    gc.collect()
    gc.disable()
    monkeypatch.setattr(gc, "collect", lambda _generation: 0)
    try:
        asked = ask(date(2019, 6, 30))
        assert [one() is None for one in asked] == [False] * 4
        for later in range(MOST_MOMENTS):
            ask(date(2020, 6, 30 - later))
        assert [one() is None for one in asked] == [True] * 4
    finally:
        gc.enable()


@pytest.mark.usefixtures("whole")
def test_a_ledger_by_another_rule_or_of_another_day_is_another_one():
    def ledger(rule, day=date(2026, 11, 26)):
        return read_promises(read_record(AsOf(day, day), rule=rule))

    without, with_coal = ledger("kabinet"), ledger("met-steenkolen")
    assert [one.so_far for one in without.numbers] != [one.so_far for one in with_coal.numbers]
    assert ledger("met-steenkolen") is with_coal
    assert ledger("met-steenkolen", date(2026, 11, 25)) is not with_coal
    assert ledger("kabinet").numbers == without.numbers


@pytest.mark.usefixtures("whole")
def test_a_ledger_that_goes_leaves_what_the_moment_answered():
    record, other = (read_record(AsOf(date(2026, 11, 26), date(2026, 11, 26)), rule=rule) for rule in RULES)
    gone = read_promises(record)
    assert len(gone.promises.covenants()) > 5
    assert gone.promises.of_signatures() is gone.promises.of_signatures()
    signed = record.counted.signed()
    assert read_promises(other) is not gone
    assert gone.promises.of_signatures() is not gone.promises.of_signatures()
    assert record.counted.signed() is signed
    assert other.counted.signed() is other.counted.signed()
