"""The rules of the steps, held by the actions themselves: role, owner, stage; and what each leaves behind."""

import hashlib
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError

from covenants.actions.update_status import update_status
from covenants.models import Measurement, MilestoneStatement, StatusReport
from dossier.actions import correct, drop, open_entry, propose, record, seal, send_back, take_back, take_over, withdraw
from dossier.canonical import canonical_rows, ledger_models
from dossier.choices import Step
from dossier.decisions import return_note
from dossier.domain.steps import RULES, Obstacle, Situation, obstacle
from dossier.models import Decision, Revision
from dossier.querysets import RecordIsProtected
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.badinput import NotAllowed
from tests.covenants.samples import DAY, draft_of, left_alone, sample_of, sealed_of


@dataclass(frozen=True)
class Staff:
    """One account of each role, and a second editor and publisher."""

    editor: User
    other: User
    publisher: User
    second: User
    administrator: User
    nobody: User


@pytest.fixture
def staff(db):
    roles = {
        "editor": "ministry-editor", "other": "ministry-editor", "publisher": "ministry-publisher",
        "second": "ministry-publisher", "administrator": "administrator", "nobody": None,
    }  # fmt: skip
    made = {}
    for name, role in roles.items():
        made[name] = User.objects.create_user("writer" if name == "editor" else name)
        made[name].groups.set(Group.objects.filter(name=role))
    return Staff(**made)


def drafted(world, by, **changes):
    return record(sample_of(StatusReport, world, **changes), by=by)


def proposed(world, by):
    return propose(drafted(world, by), by=by)


def steps_of(entry):
    rows = Decision.objects.filter(table=entry._meta.label_lower, entry=entry.pk).order_by("pk")
    return [(row.step, row.by.username, row.note) for row in rows.select_related("by")]


def stored(entry):
    return type(entry)._base_manager.values_list("stage", "recorded_by__username", "revision").get(pk=entry.pk)


# Drafts and proposes for its own negotiation, without the right to record
SECRETARIAT = {"may_record": False, "may_seal": False, "may_propose": True}


def test_every_step_has_a_rule():
    assert set(RULES) == set(Step.values)


@pytest.mark.parametrize(
    ("step", "seen", "found"),
    [
        ("recorded", {"may_record": False}, Obstacle.MAY_NOT_RECORD),
        *((step, SECRETARIAT | {"is_own": True}, None) for step in ("recorded", "edited", "proposed", "dropped")),
        ("taken_back", SECRETARIAT | {"is_own": True, "is_proposed": True}, None),
        ("edited", SECRETARIAT, Obstacle.NOT_YOURS),
        ("dropped", SECRETARIAT, Obstacle.NOT_YOURS),
        ("correction", SECRETARIAT | {"is_own": True, "is_sealed": True}, Obstacle.MAY_NOT_RECORD),
        ("withdrawal", SECRETARIAT | {"is_own": True, "is_sealed": True}, Obstacle.MAY_NOT_RECORD),
        ("taken_over", SECRETARIAT | {"is_proposed": True}, Obstacle.MAY_NOT_RECORD),
        ("returned", SECRETARIAT | {"is_proposed": True}, Obstacle.MAY_NOT_SEAL),
        ("sealed", SECRETARIAT | {"is_own": True, "is_proposed": True}, Obstacle.MAY_NOT_SEAL),
        ("opened", SECRETARIAT | {"is_sealed": True, "is_closed": True}, Obstacle.MAY_NOT_SEAL),
        ("edited", {"is_own": False}, Obstacle.NOT_YOURS),
        ("edited", {"is_own": True, "is_proposed": True}, Obstacle.PROPOSED),
        ("edited", {"is_own": True, "is_sealed": True}, Obstacle.SEALED),
        ("edited", {"is_own": True}, None),
        ("returned", {"is_own": True, "is_proposed": True}, Obstacle.YOURS),
        ("returned", {"is_proposed": True}, None),
        ("returned", {}, Obstacle.NOT_PROPOSED),
        ("taken_over", {"may_seal": False}, Obstacle.MAY_NOT_SEAL),
        ("taken_over", {"is_own": True}, Obstacle.YOURS),
        ("taken_over", {"is_proposed": True}, None),
        ("taken_over", {"is_claimed": True}, Obstacle.CLAIMED),
        ("dropped", {"is_claimed": True}, Obstacle.CLAIMED),
        ("dropped", {"may_seal": False}, Obstacle.NOT_YOURS),
        ("dropped", {"may_seal": False, "is_own": True}, None),
        ("dropped", {"is_own": True, "is_proposed": True}, Obstacle.PROPOSED),
        ("sealed", {}, Obstacle.NOT_PROPOSED),
        ("sealed", {"is_proposed": True}, None),
        ("sealed", {"is_own": True}, None),
        ("sealed", {"is_own": True, "four_eyes": True}, Obstacle.FOUR_EYES),
        ("sealed", {"is_own": True, "is_proposed": True, "four_eyes": True}, Obstacle.FOUR_EYES),
        ("sealed", {"is_proposed": True, "four_eyes": True}, None),
        ("sealed", {"is_own": True, "four_eyes": True, "is_system": True}, None),
        ("sealed", {"is_proposed": True, "is_system": True}, Obstacle.NOT_YOURS),
        ("opened", {"is_sealed": True}, Obstacle.NOT_CLOSED),
        ("opened", {"is_closed": True}, Obstacle.NOT_SEALED),
        ("opened", {"is_sealed": True, "is_closed": True}, None),
        ("withdrawal", {"is_sealed": True, "is_withdrawal": True}, Obstacle.WITHDRAWAL),
        ("correction", {"is_sealed": True, "is_withdrawal": True}, None),
        ("correction", {}, Obstacle.NOT_SEALED),
    ],
)
def test_what_stands_in_the_way(step, seen, found):
    assert obstacle(step, Situation(**({"may_record": True, "may_seal": True} | seen))) == found


class TestEachStepAsksForItsRight:
    @pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
    def test_nobody_records_without_the_right(self, world, staff, model):
        for by in (staff.administrator, staff.nobody):
            with pytest.raises(NotAllowed):
                record(sample_of(model, world), by=by)
        assert not model.objects.exists()
        assert record(sample_of(model, world), by=staff.editor).recorded_by == staff.editor

    def test_an_inactive_account_does_nothing(self, world, staff):
        draft = drafted(world, staff.editor)
        staff.editor.is_active = False
        with pytest.raises(NotAllowed):
            propose(draft, by=staff.editor)
        assert stored(draft) == ("draft", "writer", None)

    def test_a_colleague_neither_edits_proposes_nor_drops_a_draft(self, world, staff):
        draft = drafted(world, staff.editor)
        for act in (lambda: record(draft, by=staff.other), lambda: propose(draft, by=staff.other),
                    lambda: drop(draft, by=staff.other, note="weg")):  # fmt: skip
            with pytest.raises(NotAllowed):
                act()
        assert stored(draft) == ("draft", "writer", None)

    def test_an_editor_takes_no_step_of_a_publisher(self, world, staff):
        mine, theirs = proposed(world, staff.editor), proposed(world, staff.other)
        closed = sealed_of(StatusReport, world, public_from=None)
        for act in (
            lambda: seal([mine], by=staff.editor, reason="x"),
            lambda: seal([theirs], by=staff.editor, reason="x"),
            lambda: send_back(theirs, by=staff.editor, note="x"),
            lambda: take_over(theirs, by=staff.editor, note="x"),
            lambda: open_entry(closed, by=staff.editor, public_from=today(), reason="Proef."),
        ):
            with pytest.raises(NotAllowed):
                act()
        assert (stored(mine)[0], stored(theirs)[:2], Revision.objects.count()) == ("proposed", ("proposed", "other"), 1)
        closed.refresh_from_db()
        assert closed.public_from is None

    def test_neither_correction_nor_withdrawal_comes_from_who_may_not_record(self, world, staff):
        entry = sealed_of(StatusReport, world)
        for act in (
            lambda by: correct(entry, by=by, reason="x", text="y"),
            lambda by: withdraw(entry, by=by, reason="x"),
        ):
            with pytest.raises(NotAllowed):
                act(staff.administrator)
        assert StatusReport.objects.count() == 1

    def test_an_update_of_the_status_asks_for_both_tables(self, world, staff):
        report, milestone = sample_of(StatusReport, world), sample_of(MilestoneStatement, world)
        with pytest.raises(NotAllowed):
            update_status(report, milestone, by=staff.administrator)
        assert (StatusReport.objects.count(), MilestoneStatement.objects.count()) == (0, 0)


class TestSealing:
    def test_of_a_colleagues_unproposed_draft_is_refused_and_names_it(self, world, staff):
        draft, ready = drafted(world, staff.editor), proposed(world, staff.editor)
        with pytest.raises(ValidationError, match=str(draft)):
            seal([ready, draft], by=staff.publisher, reason="Alles.")
        assert (stored(draft)[2], stored(ready)[2], Revision.objects.count()) == (None, None, 0)

    @pytest.mark.parametrize("stage", ["draft", "returned"])
    def test_goes_by_what_is_stored_and_not_by_what_is_handed_in(self, world, staff, stage):
        draft = proposed(world, staff.editor)
        if stage == "returned":
            send_back(StatusReport.objects.get(), by=staff.publisher, note="Nee.")
        else:
            take_over(StatusReport.objects.get(), by=staff.second, note="Van mij.")
        assert draft.stage == "proposed"
        with pytest.raises(ValidationError):
            seal([draft], by=staff.publisher, reason="Alles.")
        assert stored(draft)[2] is None

    def test_of_ones_own_draft_is_allowed_while_four_eyes_is_off(self, world, staff, settings):
        draft, ready = drafted(world, staff.publisher), proposed(world, staff.publisher)
        settings.REQUIRE_FOUR_EYES = True
        for entry in (draft, ready):
            with pytest.raises(ValidationError):
                seal([entry], by=staff.publisher, reason="Zelf.")
        assert seal([ready], by=staff.second, reason="Gezien.").number == 1
        settings.REQUIRE_FOUR_EYES = False
        assert seal([draft], by=staff.publisher, reason="Zelf.").number == 2

    def test_a_command_seals_what_it_recorded_and_nothing_else(self, world, staff, settings):
        settings.REQUIRE_FOUR_EYES = True
        own = record(sample_of(StatusReport, world), by=staff.nobody, as_system=True)
        other = proposed(world, staff.editor)
        with pytest.raises(ValidationError):
            seal([own, other], by=staff.nobody, reason="Geladen.", as_system=True)
        with pytest.raises(NotAllowed):
            seal([own], by=staff.nobody, reason="Geladen.")
        assert seal([own], by=staff.nobody, reason="Geladen.", as_system=True).entry_count == 1


class TestDraftsOfColleagues:
    @pytest.mark.parametrize("is_active", [True, False], ids=["here", "left"])
    @pytest.mark.parametrize("stage", ["draft", "proposed", "returned"])
    def test_are_taken_over_with_a_note_by_a_publisher(self, world, staff, stage, is_active):
        draft = left_alone(at_stage(stage, world, staff))
        User.objects.filter(pk=staff.editor.pk).update(is_active=is_active)
        with pytest.raises(ValidationError) as caught:
            take_over(draft, by=staff.publisher, note="  ")
        assert set(caught.value.message_dict) == {"note"}
        take_over(draft, by=staff.publisher, note="Uit dienst.")
        assert (stored(draft), draft.recorded_by) == (("draft", "publisher", None), staff.publisher)
        assert steps_of(draft)[-1] == ("taken_over", "publisher", "Uit dienst.")
        with pytest.raises(NotAllowed):
            propose(draft, by=staff.editor if is_active else User.objects.get(pk=staff.editor.pk))
        assert seal([propose(draft, by=staff.publisher)], by=staff.second, reason="Klaar.").number == 1

    @pytest.mark.parametrize("act", [take_over, drop], ids=["taken over", "dropped"])
    @pytest.mark.parametrize("stage", ["draft", "returned"])
    def test_are_left_alone_for_fourteen_days_after_the_last_change(self, world, staff, stage, act):
        draft = left_alone(at_stage(stage, world, staff), days=13)
        with pytest.raises(ValidationError, match="veertien dagen"):
            act(draft, by=staff.publisher, note="Nodig.")
        assert stored(draft) == (stage, "writer", None)
        act(left_alone(draft, days=1), by=staff.publisher, note="Nodig.")
        assert steps_of(draft)[-1][1:] == ("publisher", "Nodig.")

    def test_of_who_left_or_what_is_proposed_need_not_wait(self, world, staff):
        waiting, left = proposed(world, staff.editor), drafted(world, staff.other)
        User.objects.filter(pk=staff.other.pk).update(is_active=False)
        for draft in (waiting, StatusReport.objects.get(pk=left.pk)):
            take_over(draft, by=staff.publisher, note="Nodig.")
        assert [stored(one)[1] for one in (waiting, left)] == ["publisher", "publisher"]

    @pytest.mark.parametrize("stage", ["draft", "proposed", "returned"])
    def test_are_dropped_with_a_note_that_says_what_they_were(self, world, staff, stage):
        draft = left_alone(at_stage(stage, world, staff))
        key, name = draft.pk, str(draft)
        with pytest.raises(ValidationError) as caught:
            drop(draft, by=staff.publisher)
        assert set(caught.value.message_dict) == {"note"}
        drop(draft, by=staff.publisher, note="Dubbel.")
        assert not StatusReport.objects.filter(pk=key).exists()
        last = Decision.objects.first()
        assert (last.step, last.by, last.entry, last.note, last.subject) == (
            "dropped", staff.publisher, key, "Dubbel.", name
        )  # fmt: skip

    def test_of_a_correction_give_the_statement_free_again(self, world, staff):
        entry = sealed_of(StatusReport, world)
        left = left_alone(correct(entry, by=staff.editor, reason="Fout.", text="Anders."))
        drop(left, by=staff.publisher, note="Blijft liggen.")
        again = correct(entry, by=staff.other, reason="Toch.", text="Beter.")
        assert (again.corrects, again.text) == (entry, "Beter.")

    def test_that_are_sealed_are_neither_taken_over_nor_dropped(self, world, staff):
        entry = sealed_of(StatusReport, world)
        for act in (take_over, drop):
            with pytest.raises(ValidationError):
                act(entry, by=staff.publisher, note="Van mij.")
        assert stored(entry) == ("draft", "editor", 1)

    def test_an_owner_drops_his_own_without_a_note_but_not_while_proposed(self, world, staff):
        draft = proposed(world, staff.editor)
        with pytest.raises(ValidationError):
            drop(draft, by=staff.editor)
        drop(take_back(draft, by=staff.editor), by=staff.editor)
        assert not StatusReport.objects.exists()

    def test_gone_in_the_meantime_are_refused_in_words(self, world, staff):
        draft = drafted(world, staff.editor)
        drop(StatusReport.objects.get(), by=staff.editor)
        for act in (lambda: propose(draft, by=staff.editor), lambda: record(draft, by=staff.editor),
                    lambda: take_over(draft, by=staff.publisher, note="x")):  # fmt: skip
            with pytest.raises(ValidationError):
                act()
        assert not StatusReport.objects.exists()


def at_stage(stage, world, staff):
    draft = drafted(world, staff.editor)
    if stage != "draft":
        propose(draft, by=staff.editor)
    if stage == "returned":
        send_back(draft, by=staff.second, note="Nog eens.")
    return draft


class TestCorrectionsThatChangeNothing:
    @pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
    def test_are_refused_in_every_table_and_any_change_is_taken(self, world, model):
        entry = sealed_of(model, world)
        with pytest.raises(ValidationError) as caught:
            correct(entry, by=world.user, reason="Zomaar.")
        assert [one.code for one in caught.value.error_dict["__all__"]] == ["no_change"]
        assert model.objects.count() == 1
        assert correct(entry, by=world.user, reason="Bladzijde.", locator="p. 3").locator == "p. 3"

    def test_are_refused_when_a_draft_is_put_back_and_when_only_the_notation_differs(self, world):
        entry = sealed_of(Measurement, world)
        draft = correct(entry, by=world.user, reason="Tikfout.", low=41, high=41)
        draft.low = draft.high = "40.0"
        with pytest.raises(ValidationError):
            record(draft, by=world.user)
        assert Measurement.objects.get(pk=draft.pk).low == 41

    def test_a_withdrawal_of_a_withdrawal_is_refused(self, world):
        gone = withdraw(sealed_of(StatusReport, world), by=world.user, reason="Onjuist.")
        seal([gone], by=world.user, reason="Weg.")
        with pytest.raises(ValidationError):
            withdraw(gone, by=world.user, reason="Nog eens.")
        back = correct(gone, by=world.user, reason="Was toch juist.")
        assert (back.is_withdrawal, back.corrects) == (False, gone)


class TestDecisions:
    def test_every_action_leaves_one_with_name_note_and_content(self, world, staff):
        draft = drafted(world, staff.editor, public_from=None)
        draft.text = "Beter."
        record(draft, by=staff.editor)
        propose(draft, by=staff.editor)
        take_back(draft, by=staff.editor)
        propose(draft, by=staff.editor)
        send_back(draft, by=staff.publisher, note="Bladzijde?")
        draft.locator = "p. 4"
        record(draft, by=staff.editor)
        propose(draft, by=staff.editor)
        seal([draft], by=staff.publisher, reason="De brief.")
        open_entry(draft, by=staff.second, public_from=today(), reason="Proef.")
        assert steps_of(draft) == [
            ("recorded", "writer", ""), ("edited", "writer", ""), ("proposed", "writer", ""),
            ("taken_back", "writer", ""), ("proposed", "writer", ""), ("returned", "publisher", "Bladzijde?"),
            ("edited", "writer", ""), ("proposed", "writer", ""), ("sealed", "publisher", "De brief."),
            ("opened", "second", today().isoformat()),
        ]  # fmt: skip
        (content,) = [row for _number, row in canonical_rows(StatusReport._base_manager.filter(pk=draft.pk))]
        hashes = list(Decision.objects.order_by("pk").values_list("content", flat=True))
        assert hashes[-1] == hashlib.sha256(content).hexdigest()
        assert [hashes.index(one) for one in hashes] == [0, 1, 1, 1, 1, 1, 6, 6, 8, 8]

    def test_a_correction_and_a_withdrawal_are_known_as_such_with_their_reason(self, world, staff):
        entries = [sealed_of(StatusReport, world) for _ in range(2)]
        right = correct(entries[0], by=staff.editor, reason="Tikfout.", text="goed")
        gone = withdraw(entries[1], by=staff.other, reason="Stond er niet.")
        assert (steps_of(right), steps_of(gone)) == (
            [("correction", "writer", "Tikfout.")],
            [("withdrawal", "other", "Stond er niet.")],
        )

    def test_a_refused_step_leaves_none(self, world, staff):
        draft = drafted(world, staff.editor)
        with pytest.raises(NotAllowed):
            propose(draft, by=staff.other)
        with pytest.raises(ValidationError):
            take_back(draft, by=staff.editor)
        assert steps_of(draft) == [("recorded", "writer", "")]

    def test_one_seal_notes_every_entry_of_every_table(self, world):
        drafts = [draft_of(model, world) for model in ledger_models() for _ in range(2)]
        seal(drafts, by=world.user, reason="Alles.")
        sealed = set(Decision.objects.filter(step="sealed").values_list("table", "entry"))
        assert sealed == {(one._meta.label_lower, one.pk) for one in drafts}

    def test_are_neither_changed_nor_deleted(self, world):
        draft_of(StatusReport, world)
        decision = Decision.objects.get()
        decision.note = "anders"
        ways = (
            decision.save,
            decision.delete,
            Decision.objects.all().delete,
            lambda: Decision.objects.update(note="x"),
            lambda: Decision.objects.bulk_update([decision], ["note"]),
        )
        for act in ways:
            with pytest.raises(RecordIsProtected):
                act()
        assert Decision.objects.get().note == ""

    def test_the_note_of_a_return_is_shown_until_it_is_proposed_again(self, world, staff):
        draft = proposed(world, staff.editor)
        send_back(draft, by=staff.publisher, note="Bladzijde?")
        assert return_note(draft).note == "Bladzijde?"
        draft.locator = "p. 7"
        record(draft, by=staff.editor)
        assert return_note(draft).note == "Bladzijde?"
        propose(draft, by=staff.editor)
        take_back(draft, by=staff.editor)
        assert return_note(draft) is None

    def test_a_step_changes_no_content_that_was_changed_elsewhere(self, world, staff):
        draft = drafted(world, staff.editor, known_from=DAY)
        stale = StatusReport.objects.get()
        draft.text = "Nieuwer."
        record(draft, by=staff.editor)
        propose(stale, by=staff.editor)
        assert StatusReport.objects.values_list("text", "stage").get() == ("Nieuwer.", "proposed")
