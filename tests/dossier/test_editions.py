"""Freezing an annex: by a publisher, of what was shown, once; kept under the hash of a revision, changed by nobody."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from dossier.actions_editions import MOST_BYTES, Made, freeze
from dossier.models import AnnexDraft, Edition, EditionFile, Revision
from dossier.querysets import RecordIsProtected
from dossier.selectors import find_faults
from dossier.selectors_editions import edition_file, editions_at
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.badinput import NotAllowed
from tests.covenants.samples import DAY, publish
from tests.dossier.test_protection import SQLITE, columns_of, insert, now_check_constraints, refused, run, sweep
from tests.dossier.test_steps import staff as staff  # the fixture

NOW = AsOf(today(), today())


def drafted(world, by, **changes):
    publish(*world.masters, by=world.user)
    return AnnexDraft.objects.create(name="Juni", day=DAY, recorded_by=by, **changes)


def made_of(text="zes sectoren", files=(("csv", "b.csv", b"a,b"), ("odt", "b.odt", b"PK"))):
    revision = Revision.objects.latest("number").number
    return Made("Bijlage 1", DAY, DAY, "kabinet", revision, {"title": text}, [("covenants.statusreport", 7)], files)


def frozen(draft, by, made=None, **changes):
    made = made or made_of()
    told = {"version": draft.version, "shown_at": made.revision, "reason": "Bij de brief."} | changes
    return freeze(draft, made, by=by, **told)


def kept():
    return Edition.objects.count(), EditionFile.objects.count(), Revision.objects.count()


class TestFreezing:
    def test_an_edition_is_a_revision_of_its_own_with_its_files_and_their_hashes(self, world, staff):
        draft = drafted(world, staff.editor)
        edition = frozen(draft, staff.publisher)
        draft.refresh_from_db()
        assert (edition.number, edition.at_id, edition.sealed_in_id, draft.edition) == (1, 1, 2, edition)
        assert (edition.sealed_in.author, edition.sealed_in.reason) == (staff.publisher, "Bij de brief.")
        assert (edition.sealed_in.entry_count, edition.sealed_in.other_count) == (0, 1)
        (fact,) = editions_at(NOW)
        assert (fact.title, fact.revision, fact.content) == ("Bijlage 1", 1, {"title": "zes sectoren"})
        assert (fact.head, fact.fingerprint) == tuple(Revision.objects.values_list("content_hash", flat=True))
        # sha256sum of "a,b"
        assert [(one.ending, one.size) for one in fact.files] == [("csv", 3), ("odt", 2)]
        assert fact.files[0].sha256 == "1eb7c54d52831bbfe8942af0b1c56b7409523a59ed6ca99c1174fef7eb32c1b5"
        assert edition_file(1, "csv") == ("b.csv", b"a,b")
        assert edition_file(1, "docx") is None

    def test_a_second_press_is_the_same_edition(self, world, staff):
        draft = drafted(world, staff.editor)
        first = frozen(draft, staff.publisher)
        assert frozen(draft, staff.publisher, made_of("anders")) == first
        assert kept() == (1, 2, 2)

    def test_editions_are_numbered_one_after_the_other(self, world, staff):
        frozen(drafted(world, staff.editor), staff.publisher)
        second = AnnexDraft.objects.create(name="Juli", day=DAY, recorded_by=staff.editor)
        assert frozen(second, staff.publisher).number == 2
        assert [one.number for one in editions_at(NOW)] == [1, 2]

    @pytest.mark.parametrize("who", ["editor", "administrator", "nobody"])
    def test_only_who_seals_may_freeze(self, world, staff, who):
        draft = drafted(world, staff.editor)
        with pytest.raises(NotAllowed):
            frozen(draft, getattr(staff, who))
        assert kept() == (0, 0, 1)

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"version": 7}, "kijk opnieuw"),
            ({"shown_at": 7}, "kijk opnieuw"),
            ({"reason": "  "}, "waarom"),
        ],
    )
    def test_what_was_not_looked_at_or_has_no_reason_is_not_frozen(self, world, staff, changes, message):
        draft = drafted(world, staff.editor)
        with pytest.raises(ValidationError, match=message):
            frozen(draft, staff.publisher, **changes)
        assert kept() == (0, 0, 1)

    def test_a_record_that_moved_on_is_looked_at_again(self, world, staff):
        draft, made = drafted(world, staff.editor), made_of()
        world.covenant.code = "ANDERS"
        world.covenant.save()
        publish(world.covenant, by=world.user)
        with pytest.raises(ValidationError, match="kijk opnieuw"):
            frozen(draft, staff.publisher, made)
        assert kept() == (0, 0, 2)

    def test_a_file_that_is_too_long_is_not_kept(self, world, staff):
        draft = drafted(world, staff.editor)
        with pytest.raises(ValidationError, match=r"b\.odt"):
            frozen(draft, staff.publisher, made_of(files=[("odt", "b.odt", b"x" * (MOST_BYTES + 1))]))
        assert kept() == (0, 0, 1)

    def test_where_four_eyes_are_required_another_freezes_what_one_wrote(self, world, staff, settings):
        settings.REQUIRE_FOUR_EYES = True
        draft = drafted(world, staff.publisher)
        with pytest.raises(ValidationError, match="Een ander"):
            frozen(draft, staff.publisher)
        assert frozen(draft, staff.second).number == 1


class TestReaders:
    def test_an_edition_shows_from_its_revision_and_its_day_on(self, world, staff):
        frozen(drafted(world, staff.editor), staff.publisher)
        assert editions_at(AsOf(today(), today(), 1)) == ()
        assert editions_at(AsOf(today(), date(2016, 6, 17), 2)) == ()
        assert len(editions_at(AsOf(today(), today(), 2))) == 1


class TestVerifying:
    def test_a_copy_is_known_by_its_bytes_alone_and_an_altered_one_by_its_name(self, world, staff, tmp_path, capsys):
        edition = frozen(drafted(world, staff.editor), staff.publisher)
        copy, altered, other = tmp_path / "anders.csv", tmp_path / "b.csv", tmp_path / "x.csv"
        copy.write_bytes(b"a,b")
        altered.write_bytes(b"a,c")
        other.write_bytes(b"x")
        call_command("verify_edition", str(copy))
        head, seal = edition.at.content_hash, edition.sealed_in.content_hash
        assert capsys.readouterr().out == (
            f"{copy}: edition 1, frozen by revision 2 ({seal}); stands at revision 1 ({head})\n"
        )
        with pytest.raises(CommandError, match="2 of 2"):
            call_command("verify_edition", str(altered), str(other))
        assert capsys.readouterr().out.splitlines() == [
            f"{altered}: of no edition; edition 1 has a file of this name with other content",
            f"{other}: of no edition",
        ]
        with pytest.raises(CommandError, match="No such file"):
            call_command("verify_edition", str(tmp_path / "weg.csv"))


class TestNobodyChangesIt:
    def test_python_refuses(self, world, staff):
        edition = frozen(drafted(world, staff.editor), staff.publisher)
        for row in (edition, edition.files.first()):
            for act in (row.save, row.delete, type(row).objects.all().delete):
                refused(act, RecordIsProtected)
            refused(lambda row=row: type(row).objects.update(), RecordIsProtected)

    def test_the_database_refuses(self, world, staff):
        edition = frozen(drafted(world, staff.editor), staff.publisher)
        now_check_constraints()
        for row in (edition, edition.files.get(pk="1.csv")):
            model, table = type(row), row._meta.db_table
            key = row._meta.pk.column
            refused(lambda table=table, key=key: run(f"UPDATE {table} SET {key} = {key}"))
            refused(lambda table=table, key=key, row=row: run(f"DELETE FROM {table} WHERE {key} = %s", row.pk))
            refused(lambda table=table: sweep(table))
            if SQLITE:
                values = columns_of(model, row)
                refused(lambda model=model, values=values: insert("INSERT OR REPLACE", model, values))
        assert edition_file(1, "csv") == ("b.csv", b"a,b")

    @pytest.mark.parametrize(
        ("table", "change"),
        [("dossier_edition", "title = 'Anders'"), ("dossier_editionfile", "name = 'anders.csv'")],
    )
    def test_who_takes_the_guard_away_is_noticed(self, world, staff, table, change):
        frozen(drafted(world, staff.editor), staff.publisher)
        assert find_faults() == []
        now_check_constraints()
        run(f"DROP TRIGGER {table}_sealed_update" + ("" if SQLITE else f" ON {table}"))
        run(f"UPDATE {table} SET {change}")
        assert {(one.revision, one.code) for one in find_faults()} == {(0, "trigger_missing"), (2, "content_hash")}

    def test_a_file_that_was_changed_is_noticed(self, world, staff):
        frozen(drafted(world, staff.editor), staff.publisher)
        now_check_constraints()
        run("DROP TRIGGER dossier_editionfile_sealed_update" + ("" if SQLITE else " ON dossier_editionfile"))
        run("UPDATE dossier_editionfile SET body = %s WHERE key = %s", b"x,b", "1.csv")
        assert (2, "content_hash") in {(one.revision, one.code) for one in find_faults()}
