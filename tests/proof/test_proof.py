"""The short form of `make proof`: a few faults on the real site, so that the proof itself keeps working."""

import pytest

from tests.proof.faults import FaultsOfMany, FaultsOfOne
from tests.proof.outcome import outcome_of, wrong_counts
from tests.proof.prove import order, prove
from tests.proof.traffic import TAIL, Traffic
from tests.serving import collect_static

pytestmark = pytest.mark.served
HEAD = [[number, 1] for number in range(1, 14)]


def test_a_few_faults_on_sqlite_lose_nothing():
    collect_static()
    names = ("killed_during_a_seal", "full_disk", "everyone_at_once_on_a_changed_revision")
    run = prove("sqlite", names=names, tell=lambda *_args, **_more: None)
    assert [one.name for one in run.faults] == list(names)
    assert run.outcome.saved > 0
    assert (run.outcome.is_clean, run.wrong) == (True, ()), run.outcome


class Told:
    """What visitors of a run were told."""

    port, accounts = 0, {}


def told(**what):
    traffic = Traffic(Told(), writers=0, readers=0)
    for name, value in what.items():
        setattr(traffic, name, value)
    return traffic


def record(*texts, heads=HEAD, faults=()):
    counts = {str(number): 1 for number, _count in heads}
    return [[text, 11, 3, f"adm-{place}"] for place, text in enumerate(texts)], heads, counts, list(faults)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "traffic", "found"),
    [
        ("lost", told(saved={f"Proef a {TAIL}": 1.0}), record()),
        ("lost", told(sealed={14: 1.0}), record()),
        ("doubled", told(), record(f"Proef a {TAIL}", f"Proef a {TAIL}")),
        ("half", told(), record("Proef a Dit is")),
        ("half", told(), record(heads=[*HEAD[:10], [11, 2]])),
        ("refused_but_written", told(refused={f"Proef a {TAIL}": True}), record(f"Proef a {TAIL}")),
        ("in_doubt", told(refused={f"Proef a {TAIL}": False}), record(f"Proef a {TAIL}")),
        ("wrong_revision", told(wrong=["older"]), record()),
        ("wrong_revision", told(counts={11: {5, 6}}), record()),
        ("ledger_faults", told(), record(faults=["chain"])),
    ],
)
def test_each_thing_that_may_go_wrong_is_counted(name, traffic, found):
    """The twin of a run without faults: had the counts no eyes, they would be 0 too."""
    if name == "half" and len(found[1]) == 11:
        found[2]["11"] = 1
    assert getattr(outcome_of(traffic, found), name) == 1


@pytest.mark.one_database
def test_an_answer_5xx_other_than_503_or_without_a_time_is_counted():
    traffic = told()
    traffic.asked.rows = [(0.0, "read", 502, False), (1.0, "read", 503, True), (2.0, "write", 503, False)]
    found = outcome_of(traffic, record())
    assert (found.not_503, found.without_retry, found.is_clean) == (1, 2, False)


@pytest.mark.one_database
def test_a_number_of_statements_that_its_revision_does_not_hold_is_counted():
    heads = [[1, 5], [2, 1], [3, 2]]
    assert [wrong_counts(counts, heads) for counts in ({1: {5}, 2: {6}, 3: {8}}, {1: {5}, 3: {7}})] == [0, 1]


@pytest.mark.one_database
def test_each_fault_comes_as_often_as_the_others_and_the_long_one_seldom():
    class Same:
        def shuffle(self, _what):
            pass

    assert order(["a", "b", "backup_and_restore"], 40, Same()) == ["backup_and_restore"] * 2 + ["a", "b"] * 19
    assert {"primary_killed", "proxy_killed", "full_disk", "release"} <= set(FaultsOfMany(None, None).names())
    assert {"full_disk", "master_killed", "release"} <= set(FaultsOfOne(None, None).names())


@pytest.mark.cluster
def test_the_primary_and_the_proxy_of_a_cluster_are_lost_and_nothing_with_them():
    collect_static()
    names = ("primary_killed", "proxy_killed", "replica_behind")
    run = prove("cluster", names=names, port=8880, tell=lambda *_args, **_more: None)
    assert [one.name for one in run.faults] == list(names)
    assert run.outcome.saved > 0
    assert (run.outcome.is_clean, run.wrong) == (True, ()), run.outcome
