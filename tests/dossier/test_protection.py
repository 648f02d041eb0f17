"""Nobody changes a sealed row: not by a save, not in bulk, not by SQL, on either database."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from dossier.actions import open_entry, seal
from dossier.canonical import canonical_rows, ledger_models, natural_keys
from dossier.models import Revision
from dossier.querysets import RecordIsProtected
from imvo_tracker.lib.asof import today
from sectors.models import RiskTheme
from tests.covenants.samples import DAY, draft_of, sealed_of, unsaved_copy

LEDGER = pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
KEYED = [model for model in apps.get_models() if hasattr(model, "NATURAL_KEY")]
SQLITE = connection.vendor == "sqlite"


def contents(model):
    return list(canonical_rows(model._base_manager.exclude(revision=None)))


def refused(act, *errors):
    """Run an act that the database must refuse, in a savepoint."""
    with pytest.raises(errors or IntegrityError), transaction.atomic():
        act()


def run(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def now_check_constraints():
    """PostgreSQL alters and truncates no table while deferred checks wait."""
    if not SQLITE:
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")


def sweep(table):
    """Empty a table and what refers to it; SQLite knows no TRUNCATE but a DELETE that acts like one."""
    if SQLITE:
        run("PRAGMA defer_foreign_keys = ON")
        run(f"DELETE FROM {table}")
        connection.check_constraints()
    else:
        run(f"TRUNCATE {table} CASCADE")


def columns_of(model, entry, **changes):
    """Return the columns and raw values of an entry, for SQL by hand."""
    values = {
        field.column: field.get_db_prep_save(getattr(entry, field.attname), connection)
        for field in model._meta.concrete_fields
    }
    return values | changes


def insert(verb, model, values, tail=""):
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    run(f"{verb} INTO {model._meta.db_table} ({names}) VALUES ({marks}) {tail}", *values.values())


@LEDGER
class TestSealedRow:
    def test_is_refused_by_the_model(self, model, world):
        entry = sealed_of(model, world)
        before = contents(model)
        entry.wording = "anders"
        for act in (entry.save, entry.delete):
            refused(act, RecordIsProtected)
        assert contents(model) == before

    def test_is_refused_by_the_manager_in_bulk(self, model, world):
        entry = sealed_of(model, world)
        before = contents(model)
        rows = model.objects.filter(pk=entry.pk)
        refused(lambda: rows.update(wording="anders"), RecordIsProtected)
        refused(rows.delete, RecordIsProtected)
        refused(lambda: model.objects.bulk_create([entry]), RecordIsProtected)
        refused(lambda: model.objects.bulk_update([entry], ["wording"]), RecordIsProtected)
        assert contents(model) == before

    def test_is_refused_by_the_database_behind_the_manager(self, model, world):
        entry = sealed_of(model, world)
        before = contents(model)
        rows = model._base_manager.filter(pk=entry.pk)
        entry.wording = "anders"
        refused(lambda: rows.update(wording="anders"))
        refused(lambda: rows.update(revision=None))
        refused(lambda: rows.update(stage="returned"))
        refused(lambda: rows._raw_delete(rows.db))
        refused(lambda: model._base_manager.bulk_update([entry], ["wording"]))
        assert contents(model) == before

    def test_is_not_overwritten_by_an_object_that_was_read_as_a_draft(self, model, world):
        draft = draft_of(model, world)
        stale = model._base_manager.get(pk=draft.pk)
        seal([draft], by=world.user, reason="Proef.")
        before = contents(model)
        stale.wording = "anders"
        refused(stale.save)
        refused(stale.delete)
        assert contents(model) == before

    def test_is_refused_to_raw_sql(self, model, world):
        entry = sealed_of(model, world)
        before = contents(model)
        table = model._meta.db_table
        refused(lambda: run(f"UPDATE {table} SET wording = 'anders' WHERE id = %s", entry.pk))
        refused(lambda: run(f"UPDATE {table} SET id = id + 100 WHERE id = %s", entry.pk))
        refused(lambda: run(f"DELETE FROM {table} WHERE id = %s", entry.pk))
        assert contents(model) == before

    def test_is_not_replaced_by_an_insert_with_its_number(self, model, world):
        entry = sealed_of(model, world)
        before = contents(model)
        values = columns_of(model, entry, revision_id=None, wording="anders")
        upsert = "ON CONFLICT (id) DO UPDATE SET wording = excluded.wording"
        refused(lambda: insert("INSERT", model, values, upsert))
        if SQLITE:
            refused(lambda: insert("INSERT OR REPLACE", model, values))
            refused(lambda: insert("REPLACE", model, values))
        assert contents(model) == before

    def test_is_not_replaced_through_another_unique_column(self, model, world):
        first = sealed_of(model, world, ref="een")
        second = sealed_of(model, world, corrects=first, reason="Tikfout.", note="Verbeterd.")
        before = contents(model)
        by_ref = columns_of(model, first, id=9001, revision_id=None, corrects_id=None)
        by_chain = columns_of(model, second, id=9002, revision_id=None, ref="twee")
        for values, column in ((by_ref, "ref"), (by_chain, "corrects_id")):
            upsert = f"ON CONFLICT ({column}) DO UPDATE SET wording = 'anders'"
            refused(lambda values=values, tail=upsert: insert("INSERT", model, values, tail))
            if SQLITE:
                refused(lambda values=values: insert("INSERT OR REPLACE", model, values))
        assert contents(model) == before

    def test_is_not_pushed_out_by_a_draft_that_takes_its_place(self, model, world):
        entry = sealed_of(model, world, ref="een")
        draft = draft_of(model, world, ref="twee")
        before = contents(model)
        table, verb = model._meta.db_table, "UPDATE OR REPLACE" if SQLITE else "UPDATE"
        refused(lambda: run(f"{verb} {table} SET id = %s WHERE id = %s", entry.pk, draft.pk))
        refused(lambda: run(f"{verb} {table} SET ref = 'een' WHERE id = %s", draft.pk))
        assert contents(model) == before

    def test_is_not_swept_away_with_its_table(self, model, world):
        sealed_of(model, world)
        before = contents(model)
        now_check_constraints()
        for table in (model._meta.db_table, "dossier_document", "dossier_revision"):
            refused(lambda table=table: sweep(table))
        assert contents(model) == before

    def test_no_row_is_born_sealed(self, model, world):
        entry = sealed_of(model, world)
        before = contents(model)
        values = columns_of(model, entry, id=9001, ref="nieuw")
        refused(lambda: insert("INSERT", model, values))
        refused(lambda: model._base_manager.bulk_create([unsaved_copy(entry)]))
        assert contents(model) == before

    def test_no_row_slips_into_an_older_revision(self, model, world):
        old = sealed_of(model, world)
        sealed_of(model, world)
        draft = draft_of(model, world)
        before = contents(model)
        refused(lambda: model._base_manager.filter(pk=draft.pk).update(revision=old.revision))
        assert contents(model) == before

    def test_a_closed_row_is_opened_once_and_never_back(self, model, world):
        entry = sealed_of(model, world, public_from=None)
        before = contents(model)
        rows = model._base_manager.filter(pk=entry.pk)
        refused(lambda: rows.update(public_from=DAY, wording="anders"))
        refused(lambda: rows.update(public_from=today()))
        refused(lambda: rows.update(public_from=today(), opened_in=entry.revision_id - 1))
        opening = open_entry(entry, by=world.user, public_from=today(), reason="Proef.").opened_in
        assert model._base_manager.get(pk=entry.pk).public_from == today()
        refused(lambda: rows.update(public_from=None))
        refused(lambda: rows.update(public_from=None, opened_in=None))
        refused(lambda: rows.update(public_from=today() + timedelta(days=1)))
        refused(lambda: rows.update(opened_in=entry.revision))
        assert contents(model) == before  # the opening is hashed with the revision that opened
        assert opening.number == entry.revision_id + 1

    def test_an_open_row_keeps_its_day(self, model, world):
        entry = sealed_of(model, world)
        refused(lambda: model._base_manager.filter(pk=entry.pk).update(public_from=date(2020, 1, 1)))
        assert model._base_manager.get(pk=entry.pk).public_from == DAY


class TestRevision:
    @pytest.fixture
    def revisions(self, world):
        for model in ledger_models()[:2]:
            sealed_of(model, world)
        return list(Revision.objects.values())

    def test_is_never_changed_nor_deleted(self, revisions):
        rows = Revision.objects.filter(number=2)
        refused(lambda: rows.update(reason="anders"))
        refused(lambda: rows._raw_delete(rows.db))
        refused(Revision.objects.get(number=2).delete, RecordIsProtected)
        assert list(Revision.objects.values()) == revisions

    @pytest.mark.parametrize("number", [1, 2, 4])
    def test_is_added_only_at_the_end(self, revisions, number):
        values = revisions[0] | {"number": number, "content_hash": "f" * 64}
        refused(lambda: insert("INSERT", Revision, values))
        if SQLITE:
            refused(lambda: insert("INSERT OR REPLACE", Revision, values))
        assert list(Revision.objects.values()) == revisions

    def test_is_not_replaced_by_a_later_one_with_its_hash(self, revisions):
        values = revisions[0] | {"number": 3}
        refused(lambda: insert("INSERT OR REPLACE" if SQLITE else "INSERT", Revision, values))
        assert list(Revision.objects.values()) == revisions

    def test_is_not_swept_away_with_its_table(self, revisions):
        now_check_constraints()
        refused(lambda: sweep("dossier_revision"))
        assert list(Revision.objects.values()) == revisions


@pytest.mark.parametrize("model", KEYED, ids=lambda model: model.__name__)
def test_natural_key_is_frozen(model, world):
    if model is RiskTheme:
        RiskTheme.objects.create(slug="risico", name="x", category="labour", document=world.letter, known_from=DAY)
    row = model.objects.first()
    key = getattr(row, model.NATURAL_KEY)
    refused(lambda: model._base_manager.filter(pk=row.pk).update(**{model.NATURAL_KEY: "anders"}))
    setattr(row, model.NATURAL_KEY, "anders")
    refused(row.save)
    row.refresh_from_db()
    assert getattr(row, model.NATURAL_KEY) == key


def test_every_natural_key_a_statement_is_hashed_with_is_known():
    named = {
        field.related_model._meta.db_table
        for model in ledger_models()
        for field in model._meta.concrete_fields
        if hasattr(field.related_model, "NATURAL_KEY")
    }
    assert named <= {table for table, _column in natural_keys()}


@LEDGER
def test_a_draft_is_edited_and_thrown_away(model, world):
    draft = draft_of(model, world, wording="een")
    draft.wording = "twee"
    draft.save()
    assert model.objects.unsealed().get().wording == "twee"
    draft.delete()
    assert not model.objects.exists()


def test_errors_of_the_triggers_say_why(world):
    entry = sealed_of(ledger_models()[0], world)
    with pytest.raises(DatabaseError, match="the record is sealed"), transaction.atomic():
        type(entry)._base_manager.filter(pk=entry.pk).update(wording="anders")
