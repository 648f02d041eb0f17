"""The cache in memory: bounded in bytes, and what is popular survives a flood."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from imvo_tracker.memory_cache import OVERHEAD, SegmentedCache

SIZE = 1000
ROOM = 80
MAX_BYTES = (SIZE + OVERHEAD) * ROOM


@pytest.fixture
def cache(request):
    cache = SegmentedCache(request.node.nodeid, {"TIMEOUT": 60, "OPTIONS": {"MAX_BYTES": MAX_BYTES}})
    yield cache
    cache.clear()


def value(number):
    return f"{number:04}".encode() * (SIZE // 4 - 30)


def test_what_is_kept_comes_back_and_what_is_dropped_does_not(cache):
    assert (cache.get("a"), cache.get("a", "default")) == (None, "default")
    cache.set("a", {"any": ["value", 1]})
    assert (cache.get("a"), "a" in cache, cache.add("a", 2), cache.add("b", 2)) == (
        {"any": ["value", 1]},
        True,
        False,
        True,
    )
    assert (cache.delete("a"), cache.delete("a"), cache.get("a"), cache.get("b")) == (True, False, None, 2)
    cache.clear()
    assert (cache.get("b"), cache.shelves.size) == (None, 0)


def test_a_value_is_the_callers_own(cache):
    mine = [1]
    cache.set("a", mine)
    mine.append(2)
    cache.get("a").append(3)
    assert cache.get("a") == [1]


def test_an_entry_goes_when_its_time_is_over(cache, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("imvo_tracker.memory_cache.monotonic", lambda: now[0])
    cache.set("minute", 1)
    cache.set("second", 2, 1)
    cache.set("ever", 3, None)
    cache.set("never", 4, 0)
    assert cache.touch("second", 10)
    assert not cache.touch("nothing")
    found = []
    for seconds in (0, 9, 2, 60):
        now[0] += seconds
        found.append([cache.get(key) for key in ("minute", "second", "ever", "never")])
    assert found == [[1, 2, 3, None], [1, 2, 3, None], [1, None, 3, None], [None, None, 3, None]]


def test_caches_of_one_name_share_their_entries(cache, request):
    cache.set("a", 1)
    params = {"TIMEOUT": 60, "OPTIONS": {"MAX_BYTES": MAX_BYTES}}
    names = (request.node.nodeid, "another-name")
    assert [SegmentedCache(name, params).get("a") for name in names] == [1, None]


def test_a_flood_of_new_entries_stays_within_the_bound_and_leaves_the_popular(cache):
    popular = [f"popular-{number}" for number in range(ROOM // 2)]
    for key in popular:
        cache.set(key, value(1))
        assert cache.get(key) == value(1)
    largest = 0
    for number in range(3000):
        cache.set(f"flood-{number}", value(number))
        largest = max(largest, cache.shelves.size)
    assert MAX_BYTES * 0.5 < largest <= MAX_BYTES
    assert [key for key in popular if cache.get(key) is None] == []


def test_new_popular_entries_push_out_the_popular_of_old(cache):
    for number in range(ROOM * 3):
        cache.set(f"{number}", value(number))
        assert cache.get(f"{number}") == value(number)
    kept = [number for number in range(ROOM * 3) if cache.get(f"{number}") is not None]
    assert kept == list(range(ROOM * 3 - len(kept), ROOM * 3))
    assert ROOM * 0.9 <= len(kept) <= ROOM * 1.1


def test_an_entry_larger_than_a_shelf_is_not_kept_and_takes_nothing_away(cache):
    cache.set("small", value(1))
    cache.set("large", b"x" * MAX_BYTES)
    cache.set("small-but-grown", value(1))
    cache.set("small-but-grown", b"x" * MAX_BYTES)
    assert [cache.get(key) for key in ("small", "large", "small-but-grown")] == [value(1), None, None]


def test_threads_break_nothing(cache):
    def work(seed):
        dice = random.Random(seed)
        for _ in range(2000):
            key = f"{dice.randrange(ROOM * 4)}"
            found = cache.get(key)
            assert found in (None, value(int(key)))
            dice.choice((lambda key=key: cache.set(key, value(int(key))), lambda key=key: cache.delete(key)))()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    shelves = cache.shelves
    assert shelves.size == sum(
        len(one[1]) + OVERHEAD for shelf in (shelves.once, shelves.again) for one in shelf.values()
    )
    assert shelves.size <= MAX_BYTES
