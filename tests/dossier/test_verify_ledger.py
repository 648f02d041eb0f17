"""`verify_ledger` finds every way of tampering, also by someone who takes the triggers away first."""

from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from covenants.models import StatusReport
from dossier.actions import seal
from dossier.canonical import chain_links, ledger_models, natural_keys, sealed_entries, sealed_others
from dossier.domain.chain import GENESIS, content_hash
from dossier.models import Revision
from dossier.protection import active_triggers
from dossier.selectors import find_faults, ledger_head
from tests.covenants.samples import draft_of, sealed_of

TABLE = StatusReport._meta.db_table
SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def record(world):
    """Three revisions: two reports, then one, then a sample of every other table."""
    seal([draft_of(StatusReport, world, text=text) for text in ("een", "twee")], by=world.user, reason="Eerste.")
    sealed_of(StatusReport, world, text="drie")
    others = [model for model in ledger_models() if model is not StatusReport]
    seal([draft_of(model, world) for model in others], by=world.user, reason="Derde.")
    assert find_faults() == []
    return dict([ledger_head()])


@contextmanager
def tampering(*tables):
    """Take the triggers of the tables away, let the tamperer work, and undo everything afterwards."""
    with transaction.atomic():
        if not SQLITE:
            run("SET CONSTRAINTS ALL IMMEDIATE")
        for table, name in sorted(active_triggers()):
            if table in tables:
                run(f"DROP TRIGGER {name}" + ("" if SQLITE else f" ON {table}"))
        yield
        transaction.set_rollback(True)


def run(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def found(anchors=None):
    """Return (revision, code) of every fault but the missing triggers."""
    return [(fault.revision, fault.code) for fault in find_faults(anchors) if fault.code != "trigger_missing"]


def test_a_changed_row(record):
    with tampering(TABLE):
        run(f"UPDATE {TABLE} SET text = 'anders' WHERE text = 'een'")
        assert found() == [(1, "content_hash")]


@pytest.mark.parametrize("column", ["known_from", "recorded_at"])
def test_a_changed_day(record, column):
    with tampering(TABLE):
        run(f"UPDATE {TABLE} SET {column} = '2016-06-16' WHERE text = 'een'")
        assert found() == [(1, "content_hash")]


def test_a_deleted_row(record):
    with tampering(TABLE):
        run(f"DELETE FROM {TABLE} WHERE text = 'twee'")
        assert found() == [(1, "entry_count"), (1, "content_hash")]


def test_an_inserted_row(record, world):
    forged = draft_of(StatusReport, world, text="vals")
    with tampering(TABLE):
        run(f"UPDATE {TABLE} SET revision_id = 2 WHERE id = %s", forged.pk)
        assert found() == [(2, "entry_count"), (2, "content_hash")]


def test_a_row_slipped_into_the_newest_revision(record, world):
    forged = draft_of(StatusReport, world, text="vals")
    StatusReport._base_manager.filter(pk=forged.pk).update(revision=3)
    assert [(fault.revision, fault.code) for fault in find_faults()] == [(3, "entry_count"), (3, "content_hash")]


def test_reordered_rows(record):
    with tampering(TABLE):
        run(f"UPDATE {TABLE} SET revision_id = 3 - revision_id WHERE text IN ('twee', 'drie')")
        assert found() == [(1, "content_hash"), (2, "content_hash")]


def test_rows_that_swap_their_places_in_one_revision(record):
    with tampering(TABLE):
        run(f"UPDATE {TABLE} SET text = CASE text WHEN 'een' THEN 'twee' ELSE 'een' END WHERE revision_id = 1")
        assert found() == [(1, "content_hash")]


def test_a_tail_that_is_cut_off_needs_an_anchor(record):
    tables = [model._meta.db_table for model in ledger_models()]
    with tampering(*tables, "dossier_sealedmaster", "dossier_revision"):
        for table in (*tables, "dossier_sealedmaster"):
            run(f"DELETE FROM {table} WHERE revision_id = 3")
        run("DELETE FROM dossier_revision WHERE number = 3")
        assert found() == []
        assert found(record) == [(3, "anchor_missing")]


def test_a_revision_that_lacks_its_head(record):
    with tampering("dossier_revision"):
        if SQLITE:
            run("PRAGMA defer_foreign_keys = ON")
        else:
            run("SET CONSTRAINTS ALL DEFERRED")
        run("DELETE FROM dossier_revision WHERE number = 2")
        assert found() == [(3, "number"), (3, "previous_hash"), (2, "revision_missing")]


def test_a_replaced_table(record):
    with tampering(TABLE):
        run("CREATE TABLE copied AS SELECT * FROM " + TABLE)
        run(f"DROP TABLE {TABLE}")
        run(f"ALTER TABLE copied RENAME TO {TABLE}")
        run(f"UPDATE {TABLE} SET text = 'anders' WHERE text = 'drie'")
        faults = find_faults()
        assert found() == [(2, "content_hash")]
        extra = "replace" if SQLITE else "truncate"
        events = ("delete", "insert", "late", extra, "update")
        assert [fault.detail for fault in faults if fault.code == "trigger_missing"] == sorted(
            f"{TABLE}_sealed_{event}" for event in events
        )


def test_a_rehashed_row_needs_an_anchor(record):
    with tampering(TABLE, "dossier_revision"):
        run(f"UPDATE {TABLE} SET text = 'anders' WHERE text = 'een'")
        rehash_everything()
        assert found() == []
        assert found(record) == [(3, "anchor_differs")]


def rehash_everything():
    previous, rows, others = GENESIS, sealed_entries(), sealed_others()
    for link in chain_links(Revision.objects.order_by("number")):
        head = content_hash(previous, link.envelope, [*rows[link.number], *others[link.number]])
        Revision.objects.filter(number=link.number).update(previous_hash=previous, content_hash=head)
        previous = head


def test_a_changed_reason(record):
    with tampering("dossier_revision"):
        run("UPDATE dossier_revision SET reason = 'anders' WHERE number = 2")
        assert found() == [(2, "content_hash")]


def test_a_key_changed_behind_the_back_of_the_statements(record):
    with tampering("covenants_covenant"):
        run("UPDATE covenants_covenant SET slug = 'anders'")
        assert {code for _revision, code in found()} == {"content_hash", "row", "unlogged"}


EVERY_TABLE = ["dossier_revision", *(model._meta.db_table for model in ledger_models())]


@pytest.mark.parametrize("table", [*EVERY_TABLE, *(table for table, _column in natural_keys())])
def test_missing_triggers_are_reported(table, db):
    wanted = sorted(name for where, name in active_triggers() if where == table)
    with tampering(table):
        assert wanted
        assert [(fault.code, fault.detail) for fault in find_faults()] == [("trigger_missing", name) for name in wanted]


class TestCommand:
    def test_says_that_the_record_is_whole(self, record, tmp_path, capsys):
        [(number, head)] = record.items()
        anchor = tmp_path / "anchor"
        anchor.write_text(f"{number} {head}\n\n")
        call_command("verify_ledger", anchor=anchor)
        assert capsys.readouterr().out == f"the record is whole: 3 revision(s), head {head}\n"

    def test_speaks_of_an_empty_record(self, db, capsys):
        call_command("verify_ledger")
        assert capsys.readouterr().out == "the record is whole: 0 revision(s), head -\n"

    def test_names_every_fault_and_fails(self, record, tmp_path, capsys):
        anchor = tmp_path / "anchor"
        anchor.write_text(f"2 {'0' * 64}\n9 {'1' * 64}\n")
        with pytest.raises(CommandError, match=r"2 fault\(s\)"):
            call_command("verify_ledger", anchor=anchor)
        assert capsys.readouterr().err == "revision 2: anchor_differs\nrevision 9: anchor_missing\n"

    @pytest.mark.parametrize("content", [None, "3", "three abc", "1 2 3"])
    def test_refuses_an_anchor_file_it_cannot_read(self, db, tmp_path, content):
        anchor = tmp_path / "anchor"
        if content is not None:
            anchor.write_text(content)
        with pytest.raises(CommandError, match="cannot read the anchor file"):
            call_command("verify_ledger", anchor=anchor)
