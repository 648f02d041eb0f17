"""Several people seal at the same moment: numbers without gaps, every entry once, a whole chain."""

import contextlib
import os
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from covenants.models import StatusReport
from dossier import actions, actions_revision, selectors
from dossier.actions import seal
from dossier.actions_masters import places_of
from dossier.models import Revision
from dossier.selectors import find_faults
from tests.covenants.samples import draft_of, make_world
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db
SEALS, VERIFICATIONS = 25, int(os.environ.get("VERIFICATIONS", "8"))


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), own_database(tmp_path) as own:
        yield own


@pytest.fixture
def drafts(database):
    """Four committed drafts."""
    with database.in_use():
        world = make_world()
        return world, [draft_of(StatusReport, world, text=text) for text in ("een", "twee", "drie", "vier")]


def sealing(world, entries):
    return lambda: seal(entries, by=world.user, reason="Tegelijk.").number


def test_four_seals_at_once_make_four_revisions_without_a_gap(database, drafts):
    world, entries = drafts
    numbers = database.at_once(*(sealing(world, [entry]) for entry in entries))
    with database.in_use():
        assert sorted(numbers) == [1, 2, 3, 4]
        assert find_faults() == []


def test_two_seals_of_one_draft_make_one_revision(database, drafts):
    world, entries = drafts
    outcomes = database.at_once(*(sealing(world, [StatusReport(pk=entries[0].pk)]) for _ in range(2)))
    with database.in_use():
        assert [type(outcome) for outcome in sorted(outcomes, key=str)] == [int, ValidationError]
        assert (Revision.objects.count(), find_faults()) == (1, [])


def test_a_seal_that_fails_leaves_no_gap(database, drafts):
    world, entries = drafts
    with database.in_use():
        with transaction.atomic():
            seal(entries[:1], by=world.user, reason="Valt weg.")
            transaction.set_rollback(True)
        for entry in entries:
            entry.refresh_from_db()
        assert (Revision.objects.count(), StatusReport.objects.sealed().count()) == (0, 0)
        assert (sealing(world, entries)(), find_faults()) == (1, [])


def test_an_edit_does_not_slip_in_between_hash_and_seal(database, drafts, monkeypatch):
    """The editor's save waits for the seal and is then refused; without the row lock it would be sealed unhashed."""
    world, entries = drafts
    hashed, real = threading.Event(), actions_revision.next_revision

    def slowly(*args, **kwargs):
        revision = real(*args, **kwargs)
        hashed.set()
        saved.wait(timeout=0.5)
        return revision

    def edit():
        hashed.wait(timeout=10)
        rows = StatusReport._base_manager.filter(pk=entries[0].pk)
        rows.update(text="op het laatste moment")
        saved.set()

    saved = threading.Event()
    monkeypatch.setattr(actions_revision, "next_revision", slowly)
    number, refusal = database.at_once(sealing(world, entries), edit)
    with database.in_use():
        assert (number, type(refusal)) == (1, IntegrityError)
        assert find_faults() == []


def test_without_the_lock_two_seals_take_one_number(database, drafts, monkeypatch):
    """The twin that shows the race: both compute the same number, and one is refused."""
    world, entries = drafts
    with database.in_use():  # new master data would be locked by the first, and the second wait after all
        seal(entries[2:], by=world.user, reason="Eerst.")
    together = threading.Barrier(2, timeout=20 if connection.vendor == "postgresql" else 1)
    real = actions_revision.next_revision

    def both(*args, **kwargs):
        revision = real(*args, **kwargs)
        together.wait()
        return revision

    monkeypatch.setattr(actions, "take_record_lock", lambda: None)
    monkeypatch.setattr(actions_revision, "next_revision", both)
    outcomes = database.at_once(*(sealing(world, [entry]) for entry in entries[:2]))
    if connection.vendor == "postgresql":
        assert [type(outcome) for outcome in sorted(outcomes, key=str)] == [int, IntegrityError]
    else:  # BEGIN IMMEDIATE is the lock there: the second never came to the barrier
        assert [type(outcome) for outcome in outcomes] == [threading.BrokenBarrierError] * 2


def test_verification_during_seals_raises_no_false_alarm(database, drafts):
    """One snapshot: a revision that is sealed while the tables are read one after the other is no fault.

    `VERIFICATIONS=200 pytest -s` makes a longer run and says how long it was: seals go on until so
    many verifications are done.
    """
    world, _entries = drafts
    enough, over = threading.Event(), threading.Event()

    def seal_them():
        number = 0
        try:
            while number < SEALS or not enough.is_set():
                world.letter.title = f"Brief {number}"
                world.letter.save()
                draft = draft_of(StatusReport, world, text=f"tekst {number}")
                seal([draft], by=world.user, reason="Intussen.", masters=places_of([world.letter]))
                number += 1
        finally:
            over.set()
        return number

    def verify():
        found, runs = [], 0
        try:
            while not over.is_set():
                found += find_faults()
                runs += 1
                if runs >= VERIFICATIONS:
                    enough.set()
        finally:
            enough.set()
        return found, runs

    sealed, (faults, runs) = database.at_once(seal_them, verify)
    print(f"{runs} verifications during {sealed} seals: {len(faults)} faults")  # noqa: T201 shown by -s
    assert (faults, sealed >= SEALS, runs >= VERIFICATIONS) == ([], True, True)


@pytest.mark.parametrize(("in_one_snapshot", "codes"), [(True, []), (False, ["revision_missing"])])
def test_a_seal_between_two_reads_of_one_verification_is_no_fault(
    database, drafts, monkeypatch, in_one_snapshot, codes
):
    """Without the snapshot it is one: the entries of a revision that was not there yet."""
    world, entries = drafts
    with database.in_use():
        seal(entries[1:], by=world.user, reason="Eerst.")
    read, sealed = threading.Event(), threading.Event()
    real = selectors.chain_links

    def and_then_wait(revisions):
        links = real(revisions)
        read.set()
        sealed.wait(timeout=10)
        return links

    def seal_it():
        read.wait(timeout=10)
        try:
            return sealing(world, entries[:1])()
        finally:
            sealed.set()

    monkeypatch.setattr(selectors, "chain_links", and_then_wait)
    if not in_one_snapshot:
        monkeypatch.setattr(selectors, "_one_snapshot", contextlib.nullcontext)
    faults, number = database.at_once(find_faults, seal_it)
    assert (number, [fault.code for fault in faults]) == (2, codes)
