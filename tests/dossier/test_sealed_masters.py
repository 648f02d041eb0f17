"""Master data are read as sealed: a working copy changes nothing that was cited, and no tampering goes unseen."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from covenants.models import CountingRule, Covenant, CovenantName, MilestoneStatement, StatusReport
from dossier.actions import seal
from dossier.actions_masters import pending_masters, places_of
from dossier.canonical import master_models
from dossier.models import Document, Organisation, Revision, SealedMaster
from dossier.protection import active_triggers, guard_faults
from dossier.published import PUBLISHED, published_at
from dossier.querysets import RecordIsProtected
from dossier.selectors import find_faults, protected_tables
from sectors.models import RiskTheme, Sector
from tests.covenants.samples import DAY, draft_of, publish, sealed_of
from tests.dossier.test_verify_ledger import found, run, tampering

SQLITE = connection.vendor == "sqlite"
SEALED = "dossier_sealedmaster"
INSERT = (
    f'INSERT INTO {SEALED} (revision_id, valid_from, "table", "key", object_id, content, history)'
    " VALUES (1, 1, 'sectors.sector', 'NEP', 99, '{}', '')"
)


@pytest.fixture
def everything(world):
    """One row of every table of master data, sealed in revision 1 with a statement; a change of two in revision 2."""
    RiskTheme.objects.create(
        slug="risico", name="Risico", category="labour", document=world.letter, known_from=DAY
    ).sectors.add(world.sector)
    world.rule.excluded.add(world.covenant)
    world.cabinet.names.create(name="Kabinet-Rutte II", from_on=date(2012, 11, 5))
    seal([draft_of(StatusReport, world)], by=world.user, reason="Eerste.", masters=every_place())
    world.letter.title = "Andere titel"
    world.letter.save()
    world.covenant.names.create(name="Kleding", known_from=date(2019, 1, 1))
    publish(world.letter, world.covenant, by=world.user)
    assert find_faults() == []
    return world


def every_place():
    return [place for model in master_models() for place in places_of(model.objects.all())]


def test_every_table_of_master_data_is_sealed(everything):
    tables = set(SealedMaster.objects.filter(revision=1).values_list("table", flat=True))
    assert tables == {model._meta.label_lower for model in master_models()}
    assert pending_masters() == []


def test_a_row_reads_as_it_was_sealed_with_its_parts_and_links(everything):
    rule = published_at(1).find(CountingRule, "kabinet")
    assert [covenant.slug for covenant in rule.excluded.all()] == ["textiel"]
    covenant = published_at(2).find(Covenant, "textiel")
    names = sorted(covenant.names.all(), key=lambda name: name.known_from)
    assert [(name.name, name.known_from, name.document and name.document.title) for name in names] == [
        ("Textiel", DAY, "Andere titel"),
        ("Kleding", date(2019, 1, 1), None),
    ]
    assert [sector.code for sector in covenant.sectors.all()] == ["TEX"]
    assert [name.name for name in published_at(1).find(Covenant, "textiel").names.all()] == ["Textiel"]
    titles = [published_at(revision).find(Document, "kst-1-1").title for revision in (1, 2)]
    assert titles == ["Brief", "Andere titel"]


def test_a_working_copy_is_seen_by_nobody_until_it_is_sealed(everything):
    everything.letter.refresh_from_db()
    everything.letter.title = "Nog niet"
    everything.letter.save()
    assert published_at(None).find(Document, "kst-1-1").title == "Andere titel"
    (waiting,) = pending_masters()
    assert (waiting.key, json.loads(waiting.old)["title"], json.loads(waiting.new)["title"]) == (
        "kst-1-1", "Andere titel", "Nog niet",
    )  # fmt: skip
    publish(everything.letter, by=everything.user)
    assert published_at(None).find(Document, "kst-1-1").title == "Nog niet"
    assert published_at(2).find(Document, "kst-1-1").title == "Andere titel"


def test_whatever_is_new_and_named_is_sealed_with_a_statement(world):
    sealed_of(MilestoneStatement, world)
    keys = set(SealedMaster.objects.values_list("table", "key"))
    assert keys == {
        ("dossier.organisation", "kabinet"),
        ("dossier.document", "kst-1-1"),
        ("covenants.covenant", "textiel"),
        ("sectors.sector", "TEX"),  # named by the covenant, not by the statement
    }


def test_what_is_named_and_changed_is_not_sealed_unasked(everything):
    everything.cabinet.name = "Regering"
    everything.cabinet.save()
    sealed_of(StatusReport, everything)
    assert published_at(None).find(Organisation, "kabinet").name == "Kabinet"


def test_a_removed_row_is_gone_from_the_revision_that_removes_it(everything):
    spare = Sector.objects.create(code="X", name="Over", kind="main", known_from=DAY, document=everything.letter)
    publish(spare, by=everything.user)
    place = (Sector, spare.pk)
    spare.delete()
    assert published_at(None).find(Sector, "X").name == "Over"
    number = seal([], by=everything.user, reason="Bestaat niet.", masters=[place]).number
    assert published_at(None).find(Sector, "X") is None
    assert published_at(number - 1).find(Sector, "X").name == "Over"
    assert find_faults() == []


def test_a_seal_of_what_does_not_differ_is_refused(everything):
    with pytest.raises(ValidationError):
        publish(everything.letter, by=everything.user)
    assert Revision.objects.count() == 2


def test_published_rows_are_looked_at_only(everything):
    with pytest.raises(RecordIsProtected):
        published_at(None).find(Document, "kst-1-1").save()


def test_another_record_in_the_place_of_this_one_is_noticed(everything):
    """A backup that was put back, or a seal that was rolled back and made again, has another hash."""
    with transaction.atomic():
        everything.cabinet.name = "Regering"
        everything.cabinet.save()
        publish(everything.cabinet, by=everything.user)
        assert published_at(None).find(Organisation, "kabinet").name == "Regering"
        transaction.set_rollback(True)
    everything.cabinet.refresh_from_db()
    everything.cabinet.name = "Ministerraad"
    everything.cabinet.save()
    publish(everything.cabinet, by=everything.user)
    assert published_at(None).find(Organisation, "kabinet").name == "Ministerraad"


class TestTampering:
    def test_a_changed_row(self, everything):
        with tampering(SEALED):
            run(f"UPDATE {SEALED} SET content = replace(content, 'Brief', 'Boek') WHERE revision_id = 1")
            assert found() == [(1, "content_hash")]

    def test_a_deleted_row(self, everything):
        with tampering(SEALED):
            run(f"DELETE FROM {SEALED} WHERE revision_id = 1 AND key = 'risico'")
            assert found() == [(1, "other_count"), (1, "content_hash")]

    def test_an_inserted_row(self, everything):
        with tampering(SEALED):
            run(INSERT)
            assert found() == [(1, "other_count"), (1, "content_hash")]

    def test_reordered_rows(self, everything):
        with tampering(SEALED):
            run(f"UPDATE {SEALED} SET revision_id = 2, valid_from = 2 WHERE key = 'risico'")
            assert found() == [(1, "other_count"), (1, "content_hash"), (2, "other_count"), (2, "content_hash")]

    def test_a_row_that_is_read_from_an_older_revision(self, everything):
        with tampering(SEALED):
            run(f"UPDATE {SEALED} SET valid_from = 0 WHERE revision_id = 2")
            assert found() == [(2, "content_hash")]

    def test_a_row_that_leads_to_another(self, everything):
        other = Document.objects.get(key="motie")
        with tampering(SEALED):
            run(f"UPDATE {SEALED} SET object_id = {other.pk} WHERE key = 'kst-1-1' AND revision_id = 2")
            assert found() == [(2, "history"), (2, "row")]

    def test_a_tail_that_is_cut_off_needs_an_anchor(self, everything):
        head = Revision.objects.get(number=2).content_hash
        with tampering(SEALED, "dossier_revision"):
            run(f"DELETE FROM {SEALED} WHERE revision_id = 2")
            run("DELETE FROM dossier_revision WHERE number = 2")
            assert found() == []
            assert found({2: head}) == [(2, "anchor_missing")]

    def test_a_link_made_by_hand(self, everything):
        other = Covenant.objects.create(slug="ander", code="ANDER")
        run(
            "INSERT INTO covenants_countingrule_excluded (countingrule_id, covenant_id)"
            f" VALUES ({everything.rule.pk}, {other.pk})"
        )
        assert [(fault.code, fault.detail) for fault in find_faults()] == [
            ("unlogged", f"covenants.countingrule_excluded {everything.rule.pk}")
        ]

    def test_a_working_copy_changed_by_hand(self, everything):
        run("UPDATE covenants_covenantname SET name = 'Nep' WHERE name = 'Textiel'")
        name = CovenantName.objects.get(name="Nep")
        assert [(fault.code, fault.detail) for fault in find_faults()] == [
            ("unlogged", f"covenants.covenantname {name.pk}")
        ]

    @pytest.mark.parametrize(
        "act",
        [
            "UPDATE dossier_historicaldocument SET title = 'Nep' WHERE title = 'Brief'",
            "DELETE FROM dossier_historicaldocument WHERE title = 'Brief'",
            "UPDATE dossier_historicaldocument SET history_date = '2016-06-17' WHERE title = 'Brief'",
        ],
    )
    def test_history_changed_by_hand(self, everything, act):
        with tampering("dossier_historicaldocument"):
            run(act)
            assert {code for _revision, code in found()} == {"history"}

    def test_an_opening_undone_or_moved_before_its_seal(self, everything):
        entry = sealed_of(StatusReport, everything, public_from=None)
        day = date(2199, 1, 1)
        number = seal([], by=everything.user, reason="Open.", openings={entry: day}).number
        table = StatusReport._meta.db_table
        with tampering(table):
            run(f"UPDATE {table} SET public_from = NULL, opened_in_id = NULL WHERE id = {entry.pk}")
            assert found() == [(number, "other_count"), (number, "content_hash")]
        with tampering(table):
            run(f"UPDATE {table} SET public_from = '2016-06-17' WHERE id = {entry.pk}")
            assert found() == [(number, "content_hash"), (number, "opening_before_seal")]


class TestGuards:
    def test_sealed_master_data_refuse_every_change(self, everything):
        for sql in (
            f"UPDATE {SEALED} SET content = '{{}}'",
            f"DELETE FROM {SEALED}",
            INSERT,
        ):
            with pytest.raises(Exception, match="the record is sealed"), transaction.atomic():
                run(sql)
        assert find_faults() == []

    @pytest.mark.parametrize("table", ["dossier_historicaldocument", "covenants_historicalcovenant_sectors"])
    def test_history_refuses_every_change(self, everything, table):
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET history_id = history_id"):
            with pytest.raises(Exception, match="the record is sealed"), transaction.atomic():
                run(sql)

    def test_every_protected_table_has_its_guards_as_written(self, db):
        assert guard_faults(protected_tables()) == []
        assert {table for table, _name in active_triggers()} == {
            model._meta.db_table for model, _sort in protected_tables()
        }

    @pytest.mark.parametrize("name", ["covenants_statusreport_sealed_update", "dossier_sealedmaster_sealed_delete"])
    def test_a_guard_with_an_emptied_body_is_found(self, db, name):
        table = name.partition("_sealed_")[0]
        with transaction.atomic():
            empty_body(table, name)
            assert [(fault.code, fault.detail) for fault in find_faults()] == [("trigger_changed", name)]
            transaction.set_rollback(True)

    def test_a_guard_with_a_condition_that_never_holds_is_found(self, db):
        name, table = "covenants_statusreport_sealed_update", "covenants_statusreport"
        with transaction.atomic():
            weaken_condition(table, name)
            assert [(fault.code, fault.detail) for fault in find_faults()] == [("trigger_changed", name)]
            transaction.set_rollback(True)

    def test_a_strange_trigger_on_a_guarded_table_is_found(self, db):
        with transaction.atomic():
            add_trigger("covenants_statusreport", "sluipweg")
            assert [(fault.code, fault.detail) for fault in find_faults()] == [("trigger_unknown", "sluipweg")]
            transaction.set_rollback(True)

    def test_a_rule_that_swallows_writes_is_found(self, db):
        if SQLITE:  # it has no rules; there a trigger INSTEAD OF stands on views only
            with pytest.raises(DatabaseError), transaction.atomic():
                run("CREATE TRIGGER slikker INSTEAD OF UPDATE ON covenants_statusreport BEGIN SELECT 1; END")
            return
        with transaction.atomic():
            run("CREATE RULE slikker AS ON UPDATE TO covenants_statusreport DO INSTEAD NOTHING")
            assert [(fault.code, fault.detail) for fault in find_faults()] == [("rule_unknown", "slikker")]
            transaction.set_rollback(True)


def empty_body(table, name):
    if SQLITE:
        run(f"DROP TRIGGER {name}")
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT 1; END")
        return
    run(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END $$")


def weaken_condition(table, name):
    run(f"DROP TRIGGER {name}" + ("" if SQLITE else f" ON {table}"))
    if SQLITE:
        run(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN 0"
            " BEGIN SELECT RAISE(ABORT, 'the record is sealed'); END"
        )
        return
    run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION {name}()")


def add_trigger(table, name):
    if SQLITE:
        run(f"CREATE TRIGGER {name} AFTER UPDATE ON {table} BEGIN SELECT 1; END")
        return
    run(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END $$")
    run(f"CREATE TRIGGER {name} AFTER UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def test_the_store_keeps_few_readings_and_the_newest_among_them(world):
    sealed_of(StatusReport, world)
    for number in range(2, 40):
        world.cabinet.name = f"Kabinet {number}"
        world.cabinet.save()
        publish(world.cabinet, by=world.user)
        assert published_at(number).find(Organisation, "kabinet").name == f"Kabinet {number}"
    assert [published_at(number).find(Organisation, "kabinet").name for number in (39, 2, 20)] == [
        "Kabinet 39", "Kabinet 2", "Kabinet 20",
    ]  # fmt: skip
    assert len(PUBLISHED._kept) <= 17
