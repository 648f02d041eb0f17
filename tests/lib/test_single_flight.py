"""One makes, the others wait; nobody hangs when the one fails."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from imvo_tracker.lib.single_flight import SingleFlight

WAITERS = 6


class Kitchen:
    """Makes slowly, and counts how often."""

    def __init__(self, flights):
        self.flights, self.made = flights, 0
        self.started, self.go_on = threading.Event(), threading.Event()

    def make(self):
        self.made += 1
        self.started.set()
        assert self.go_on.wait(10)
        return self.serve()

    def serve(self):
        return "soup"

    def ask(self, key="soup"):
        return self.flights.share(key, self.make)

    def at_once(self):
        """One asks; when it has begun the others ask too; then it may go on. Return what each got."""
        with ThreadPoolExecutor(WAITERS + 1) as threads:
            first = threads.submit(self.ask)
            assert self.started.wait(10)
            others = [threads.submit(self.flights.share, "soup", lambda: "made by another") for _ in range(WAITERS)]
            while threads._work_queue.qsize():
                pass
            threading.Timer(0.2, self.go_on.set).start()
            return [one.exception() or one.result() for one in [first, *others]]


def test_many_ask_and_one_makes():
    kitchen = Kitchen(SingleFlight(10))
    assert (kitchen.at_once(), kitchen.made) == (["soup"] * (WAITERS + 1), 1)


def test_other_keys_do_not_wait():
    kitchen = Kitchen(SingleFlight(10))
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(kitchen.ask)
        assert kitchen.started.wait(10)
        assert kitchen.flights.share("bread", lambda: "bread") == "bread"
        kitchen.go_on.set()
        assert first.result() == "soup"


@pytest.mark.parametrize("failure", [RuntimeError("burnt"), KeyboardInterrupt()])
def test_a_failure_reaches_its_maker_alone_and_poisons_nothing(failure):
    kitchen = Kitchen(SingleFlight(10))

    def fail():
        raise failure

    kitchen.serve = fail
    assert kitchen.at_once() == [failure, *[None] * WAITERS]
    assert kitchen.flights.share("soup", lambda: "fresh") == "fresh"


def test_nobody_waits_longer_than_the_patience():
    kitchen = Kitchen(SingleFlight(0.05))
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(kitchen.ask)
        assert kitchen.started.wait(10)
        assert kitchen.flights.share("soup", lambda: "never made") is None
        kitchen.go_on.set()
        assert first.result() == "soup"


def test_nothing_is_kept_afterwards():
    flights = SingleFlight(10)
    assert [flights.share("a", lambda: 1), flights.share("a", lambda: 2)] == [1, 2]
    assert flights._under_way == {}
