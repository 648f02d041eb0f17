"""The chain of hashes: what it covers and which fault it finds where."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.domain.chain import GENESIS, ChainLink, Fault, canonical_json, check_chain, content_hash

ENTRIES = {1: [b"a", b"b"], 2: [b"c"], 3: []}


def chain_of(entries):
    links, previous = [], GENESIS
    for number, rows in entries.items():
        envelope = {"number": number, "author": 1}
        head = content_hash(previous, envelope, rows)
        links.append(ChainLink(number, envelope, len(rows), previous, head))
        previous = head
    return links


def codes(links, entries, anchors=None):
    return [(fault.revision, fault.code) for fault in check_chain(links, entries, anchors)]


def test_hash_is_plain_sha256_that_anybody_can_repeat():
    text = GENESIS + '{"author":1,"reden":"é"}' + "\na\nb"
    assert content_hash(GENESIS, {"reden": "é", "author": 1}, [b"b", b"a"]) == hashlib.sha256(text.encode()).hexdigest()


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert canonical_json({"b": [1, None], "a": "ë"}) == '{"a":"ë","b":[1,null]}'.encode()


def test_a_whole_chain_has_no_faults():
    assert check_chain(chain_of(ENTRIES), ENTRIES) == []
    assert check_chain([], {}) == []


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({**ENTRIES, 1: [b"a", b"x"]}, [(1, "content_hash")]),
        ({**ENTRIES, 2: []}, [(2, "entry_count"), (2, "content_hash")]),
        ({**ENTRIES, 3: [b"d"]}, [(3, "entry_count"), (3, "content_hash")]),
        ({**ENTRIES, 7: [b"d"]}, [(7, "revision_missing")]),
    ],
)
def test_changed_entries_are_found_in_their_revision(entries, expected):
    assert codes(chain_of(ENTRIES), entries) == expected


def test_a_gap_is_found():
    first, _second, third = chain_of(ENTRIES)
    assert codes([first, third], {1: ENTRIES[1], 3: []}) == [(3, "number"), (3, "previous_hash")]


def test_a_cut_tail_is_found_only_by_an_anchor():
    links = chain_of(ENTRIES)
    shorter = {1: ENTRIES[1], 2: ENTRIES[2]}
    assert codes(links[:2], shorter) == []
    assert check_chain(links[:2], shorter, {3: links[2].content_hash}) == [Fault(3, "anchor_missing")]


def test_a_rehashed_history_is_found_only_by_an_anchor():
    links, forged = chain_of(ENTRIES), {**ENTRIES, 1: [b"a", b"x"]}
    assert codes(chain_of(forged), forged) == []
    assert codes(chain_of(forged), forged, {2: links[1].content_hash}) == [(2, "anchor_differs")]
    assert codes(links, ENTRIES, {2: links[1].content_hash}) == []


def test_a_changed_envelope_is_found():
    links = chain_of(ENTRIES)
    links[1] = replace(links[1], envelope={"number": 2, "author": 9})
    assert codes(links, ENTRIES) == [(2, "content_hash")]


HISTORIES = st.lists(st.lists(st.binary(min_size=1, max_size=4), max_size=4), min_size=1, max_size=5)


@example(rows=[[b"a"], [b"b", b"c"]], where=1, extra=b"d")
@given(rows=HISTORIES, where=st.integers(0, 99), extra=st.binary(min_size=1, max_size=4))
def test_any_added_or_dropped_row_is_found(rows, where, extra):
    entries = dict(enumerate(rows, start=1))
    links, number = chain_of(entries), where % len(rows) + 1
    assert check_chain(links, entries) == []
    assert codes(links, {**entries, number: [*entries[number], extra]}) == [
        (number, "entry_count"),
        (number, "content_hash"),
    ]
    if entries[number]:
        assert codes(links, {**entries, number: entries[number][1:]})[0] == (number, "entry_count")
