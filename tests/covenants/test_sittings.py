"""A sitting keeps what is typed: by cell, for its owner, whatever two windows do."""

import pytest
from django.core.exceptions import ValidationError

from covenants.actions import sittings
from covenants.actions.propose_letter import propose_letter, rows_mark
from covenants.actions.sittings import (
    CellConflict,
    CellTyped,
    SittingClosed,
    add_row,
    drop_row,
    keep_cell,
    live_rows,
    move_row,
    open_sitting,
    sitting_of,
    split_row,
)
from covenants.models import MilestoneStatement, Sitting, SittingRow
from dossier.actions import record_many
from dossier.choices import Stage
from dossier.models import Decision, Organisation
from imvo_tracker.lib.badinput import NotAllowed
from tests.admin.conftest import person
from tests.covenants.letters import make_letter, reader_for, token
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db
FIRST = {"page": "1", "about": "Goud", "what": "ondertekend", "firmness": "verwacht", "words": "eerste kwartaal 2017"}


def begin():
    """Return an editor with an open sitting."""
    editor = person("redacteur", "ministry-editor")
    return editor, open_sitting(make_letter(), by=editor, actor=Organisation.objects.get())


def type_row(sitting, cells, own=None):
    """Type a row, cell by cell."""
    own = own or token()
    for name, value in cells.items():
        row = keep_cell(sitting, CellTyped(own, name, "", value))
    return row


def entries_of(sitting, user):
    return [entry for one in reader_for(sitting, user).read(live_rows(sitting)) for entry in one.entries]


def propose(sitting, user, note=""):
    mark = rows_mark(live_rows(sitting))
    return propose_letter(sitting, entries_of(sitting, user), by=user, note=note, shown=mark)


def told(sitting):
    return [row.cells.get("about", "") for row in live_rows(sitting)]


class TestCells:
    def test_a_document_has_one_open_sitting_of_an_account_and_another_account_its_own(self):
        editor, sitting = begin()
        colleague = person("collega", "ministry-editor")
        assert open_sitting(sitting.document, by=editor) == sitting
        assert open_sitting(sitting.document, by=colleague) != sitting
        assert (sitting_of(sitting.pk, editor), sitting_of(sitting.pk, colleague)) == (sitting, None)

    def test_a_publisher_takes_over_what_an_account_that_left_had_open(self):
        editor, sitting = begin()
        type_row(sitting, FIRST)
        publisher, colleague = person("uitgever", "ministry-publisher"), person("collega", "ministry-editor")
        assert sittings.take_over_sitting(sitting.pk, by=publisher) is None  # the account is in use
        editor.is_active = False
        editor.save()
        assert list(sittings.left_behind()) == [sitting]
        with pytest.raises(NotAllowed):
            sittings.take_over_sitting(sitting.pk, by=colleague)
        own = open_sitting(sitting.document, by=publisher)
        with pytest.raises(ValidationError, match="zelf open"):
            sittings.take_over_sitting(sitting.pk, by=publisher)
        own.delete()
        assert sittings.take_over_sitting(sitting.pk, by=publisher) == sitting
        assert (sitting_of(sitting.pk, publisher), list(sittings.left_behind())) == (sitting, [])
        assert told(sitting) == ["Goud"]

    def test_each_cell_is_kept_with_its_hash_and_version(self):
        _editor, sitting = begin()
        row = type_row(sitting, FIRST)
        stored = SittingRow.objects.get()
        assert (stored.cells, stored.version, stored.content_hash == row.content_hash) == (FIRST, 6, True)

    def test_the_same_cell_sent_twice_is_one_write(self):
        _editor, sitting = begin()
        typed = CellTyped(token(), "words", "", "nog dit jaar")
        versions = [keep_cell(sitting, typed).version for _time in range(2)]
        assert (versions, SittingRow.objects.count()) == ([2, 2], 1)

    def test_two_windows_never_lose_each_others_cells(self):
        _editor, sitting = begin()
        row = type_row(sitting, FIRST)
        keep_cell(sitting, CellTyped(row.token, "words", FIRST["words"], "na de zomer"))
        keep_cell(sitting, CellTyped(row.token, "page", "1", "2"))
        # a window that still shows the old words sends them untouched
        keep_cell(sitting, CellTyped(row.token, "words", FIRST["words"], FIRST["words"]))
        assert SittingRow.objects.get().cells == {**FIRST, "words": "na de zomer", "page": "2"}

    def test_a_true_conflict_shows_both_and_writes_nothing(self):
        _editor, sitting = begin()
        row = type_row(sitting, FIRST)
        keep_cell(sitting, CellTyped(row.token, "page", "1", "2"))
        with pytest.raises(CellConflict) as conflict:
            keep_cell(sitting, CellTyped(row.token, "page", "1", "3"))
        assert (conflict.value.stored, conflict.value.typed) == ("2", "3")
        assert SittingRow.objects.get().cells["page"] == "2"

    @pytest.mark.parametrize(
        "typed",
        [
            CellTyped("geen nummer", "page", "", "1"),
            CellTyped("0" * 32, "owner", "", "1"),
            CellTyped("0" * 32, "words", "", "x" * 2001),
        ],
        ids=["row", "cell", "length"],
    )
    def test_what_is_no_cell_is_refused_and_nothing_is_written(self, typed):
        _editor, sitting = begin()
        with pytest.raises(ValidationError):
            keep_cell(sitting, typed)
        assert SittingRow.objects.count() == 0

    def test_a_sitting_has_room_for_so_many_rows(self, monkeypatch):
        _editor, sitting = begin()
        monkeypatch.setattr(sittings, "MOST_ROWS", 2)
        for _row in range(2):
            type_row(sitting, FIRST)
        with pytest.raises(ValidationError):
            type_row(sitting, FIRST)
        assert SittingRow.objects.count() == 2


class TestRows:
    def test_a_row_is_added_below_another_moved_dropped_and_put_back(self):
        _editor, sitting = begin()
        first, second = (type_row(sitting, {"about": name}) for name in ("Goud", "Hout"))
        between = add_row(sitting, token(), after=first.token, cells={"about": "Textiel", "page": "2"})
        assert told(sitting) == ["Goud", "Textiel", "Hout"]
        assert add_row(sitting, between.token, after="", cells={"about": "Anders"}).cells == between.cells
        move_row(sitting, second.token, after="")
        assert told(sitting) == ["Hout", "Goud", "Textiel"]
        move_row(sitting, second.token, after=first.token)
        assert told(sitting) == ["Goud", "Hout", "Textiel"]
        drop_row(sitting, first.token)
        assert told(sitting) == ["Hout", "Textiel"]
        drop_row(sitting, first.token, dropped=False)
        assert told(sitting) == ["Goud", "Hout", "Textiel"]

    def test_each_covenant_gets_its_own_row_once(self):
        _editor, sitting = begin()
        row = type_row(sitting, {**FIRST, "about": "Goud, Hout, Textiel"})
        type_row(sitting, {"about": "Banken"})
        for _press in range(2):
            split_row(sitting, row.token, ["Goud", "Hout", "Textiel"])
        assert told(sitting) == ["Goud", "Hout", "Textiel", "Banken"]
        assert [one.cells.get("words", "") for one in live_rows(sitting)] == [FIRST["words"]] * 3 + [""]

    def test_a_row_typed_below_one_that_was_split_meanwhile_stands_below_its_parts(self):
        _editor, sitting = begin()
        row = type_row(sitting, {"about": "Goud, Hout"})
        split_row(sitting, row.token, ["Goud", "Hout"])
        keep_cell(sitting, CellTyped(token(), "about", "", "Banken", after=row.token))
        assert told(sitting) == ["Goud", "Hout", "Banken"]


class TestProposing:
    def test_all_rows_become_proposals_of_their_owner_and_the_scratch_goes(self):
        editor, sitting = begin()
        type_row(sitting, {**FIRST, "about": "Goud, Hout"})
        dropped = type_row(sitting, {**FIRST, "about": "Textiel"})
        drop_row(sitting, dropped.token)
        done = propose(sitting, editor)
        made = MilestoneStatement.objects.order_by("pk")
        assert [(one.covenant.slug, one.stage, one.recorded_by) for one in made] == [
            ("goud", Stage.PROPOSED, editor), ("hout", Stage.PROPOSED, editor),
        ]  # fmt: skip
        assert done.made == [["covenants.milestonestatement", one.pk] for one in made]
        assert (done.is_done, SittingRow.objects.count()) == (True, 0)
        assert (
            list(Decision.objects.order_by("pk").values_list("step", flat=True)) == ["recorded"] * 2 + ["proposed"] * 2
        )

    def test_a_second_press_finds_what_the_first_made(self):
        editor, sitting = begin()
        type_row(sitting, FIRST)
        entries, mark = entries_of(sitting, editor), rows_mark(live_rows(sitting))
        again = entries_of(sitting, editor)
        first = propose_letter(sitting, entries, by=editor, note="", shown=mark)
        second = propose_letter(sitting, again, by=editor, note="", shown=mark)
        assert (first.made, MilestoneStatement.objects.count()) == (second.made, 1)

    def test_rows_that_changed_since_they_were_checked_are_not_proposed(self):
        editor, sitting = begin()
        row = type_row(sitting, FIRST)
        entries, mark = entries_of(sitting, editor), rows_mark(live_rows(sitting))
        keep_cell(sitting, CellTyped(row.token, "page", "1", "2"))
        with pytest.raises(ValidationError):
            propose_letter(sitting, entries, by=editor, note="", shown=mark)
        assert (MilestoneStatement.objects.count(), Sitting.objects.get().is_done) == (0, False)

    def test_one_row_that_is_refused_takes_all_others_with_it(self):
        editor, sitting = begin()
        for name in ("Goud", "Hout"):
            type_row(sitting, {**FIRST, "about": name})
        entries, mark = entries_of(sitting, editor), rows_mark(live_rows(sitting))
        entries[1].wording = "x" * 300
        with pytest.raises(ValidationError):
            propose_letter(sitting, entries, by=editor, note="", shown=mark)
        assert (MilestoneStatement.objects.count(), Sitting.objects.get().is_done) == (0, False)

    def test_who_may_not_record_proposes_nothing(self):
        editor, sitting = begin()
        type_row(sitting, FIRST)
        entries, mark = entries_of(sitting, editor), rows_mark(live_rows(sitting))
        with pytest.raises(NotAllowed):
            propose_letter(sitting, entries, by=person("auditor", "auditor"), note="", shown=mark)
        assert MilestoneStatement.objects.count() == 0

    def test_nothing_of_a_proposed_sitting_changes(self):
        editor, sitting = begin()
        row = type_row(sitting, FIRST)
        propose(sitting, editor)
        with pytest.raises(SittingClosed):
            keep_cell(sitting, CellTyped(row.token, "page", "1", "2"))
        assert open_sitting(sitting.document, by=editor) != sitting


class TestAtOnce:
    """The guards under real commits, and their twins: without the guard the loss shows."""

    @pytest.fixture
    def _django_db_helper(self):
        """Open no transaction on the shared test database: these tests work in a copy of it."""

    @pytest.fixture
    def database(self, django_db_setup, django_db_blocker, tmp_path):
        with django_db_blocker.unblock(), own_database(tmp_path) as own:
            yield own

    @pytest.fixture
    def typed(self, database):
        with database.in_use():
            editor, sitting = begin()
            return editor, sitting, type_row(sitting, FIRST)

    def test_two_windows_keep_two_cells_of_one_row(self, database, typed):
        _editor, sitting, row = typed
        cells = ("note", "text", "text_en", "embargo_reason")
        answers = database.at_once(
            *(lambda name=name: keep_cell(sitting, CellTyped(row.token, name, "", f"van {name}")).pk for name in cells)
        )
        with database.in_use():
            stored = SittingRow.objects.get().cells
        assert (answers, {name: stored.get(name) for name in cells}) == (
            [row.pk] * 4, {name: f"van {name}" for name in cells},
        )  # fmt: skip

    def test_without_the_merge_the_older_window_takes_the_newer_cell_along(self, database, typed):
        """The twin: who saves the whole row as it was shown loses what the other window typed."""
        assert typed
        with database.in_use():
            shown = [SittingRow.objects.get() for _window in range(2)]
            for window, name in zip(shown, ("note", "text"), strict=True):
                window.cells = {**window.cells, name: "getypt"}
                window.save()
            stored = SittingRow.objects.get().cells
        assert ("note" in stored, "text" in stored) == (False, True)

    def test_two_presses_make_one_proposal(self, database, typed):
        editor, sitting, _row = typed
        with database.in_use():
            both = [entries_of(sitting, editor) for _press in range(2)]
            mark = rows_mark(live_rows(sitting))
        answers = database.at_once(
            *(
                lambda entries=entries: propose_letter(sitting, entries, by=editor, note="", shown=mark).made
                for entries in both
            )
        )
        with database.in_use():
            made = MilestoneStatement.objects.count()
        assert (answers[0] == answers[1], made) == (True, 1)

    def test_without_the_sitting_the_second_press_ends_in_an_error(self, database, typed):
        """The twin: recorded without the sitting, the rows of the second press are refused for their numbers."""
        editor, sitting, _row = typed
        with database.in_use():
            both = [entries_of(sitting, editor) for _press in range(2)]
            record_many(both[0], by=editor)
            with pytest.raises(ValidationError):
                record_many(both[1], by=editor)
