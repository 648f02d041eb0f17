"""Statements proposed together: one proposal, decided one by one, sealed as one revision or not at all."""

import pytest
from django.core.exceptions import ValidationError

from covenants.models import Measurement, MilestoneStatement, StatusReport
from dossier.actions import drop, propose, propose_many, record, seal, send_back, take_back, take_over
from dossier.actions_proposals import Verdict, decide_proposal
from dossier.choices import Stage, Step
from dossier.decisions import UNCHANGED
from dossier.models import Decision, Proposal, Revision
from dossier.querysets import RecordIsProtected
from dossier.selectors_proposals import members_of, named, waiting_proposals
from imvo_tracker.lib.badinput import NotAllowed
from tests.covenants.samples import sample_of
from tests.dossier.test_steps import staff as staff  # the fixture

KINDS = (MilestoneStatement, StatusReport, Measurement)


def drafts_of(world, by, models=KINDS):
    return [record(sample_of(model, world), by=by) for model in models]


def stages(entries):
    for entry in entries:
        entry.refresh_from_db()
    return [entry.revision_id or entry.stage for entry in entries]


class TestProposing:
    def test_what_is_proposed_at_once_is_one_proposal_of_its_author_with_the_note(self, world, staff):
        entries = drafts_of(world, staff.editor)
        proposal = propose_many(entries, by=staff.editor, note=" De brief van juni. ")
        assert (proposal.by, proposal.note) == (staff.editor, "De brief van juni.")
        assert members_of(proposal) == entries
        told = proposal.decisions.order_by("pk").values_list("step", "entry", "note")
        assert set(told) == {("proposed", one.pk, "De brief van juni.") for one in entries}

    def test_nothing_is_no_proposal(self, staff):
        with pytest.raises(ValidationError, match="ten minste één"):
            propose_many([], by=staff.editor)
        assert Proposal.objects.count() == 0

    def test_one_that_may_not_be_proposed_leaves_no_proposal_at_all(self, world, staff):
        own, others = drafts_of(world, staff.editor)[:2], drafts_of(world, staff.other)[:1]
        with pytest.raises(NotAllowed):
            propose_many([*own, *others], by=staff.editor)
        assert (stages(own), Proposal.objects.count()) == ([Stage.DRAFT, Stage.DRAFT], 0)

    def test_a_proposal_never_changes_and_is_never_deleted(self, world, staff):
        proposal = propose_many(drafts_of(world, staff.editor), by=staff.editor)
        for act in (proposal.save, proposal.delete, Proposal.objects.all().delete):
            with pytest.raises(RecordIsProtected):
                act()
        with pytest.raises(RecordIsProtected):
            Proposal.objects.update(note="anders")

    def test_a_statement_is_a_member_of_its_last_proposal_alone(self, world, staff):
        first, second = drafts_of(world, staff.editor)[:2]
        before = propose_many([first, second], by=staff.editor)
        take_back(second, by=staff.editor)
        after = propose_many([second], by=staff.editor)
        assert (members_of(before), members_of(after)) == ([first], [second])

    def test_dropped_and_taken_over_statements_leave_it(self, world, staff):
        first, second, third = drafts_of(world, staff.editor)
        proposal = propose_many([first, second, third], by=staff.editor)
        drop(first, by=staff.publisher, note="Dubbel.")
        take_over(second, by=staff.publisher, note="Nodig.")
        assert members_of(proposal) == [third]

    def test_waiting_are_those_with_a_proposed_statement_the_oldest_first(self, world, staff):
        first = propose_many(drafts_of(world, staff.editor)[:1], by=staff.editor)
        sealed = propose_many(drafts_of(world, staff.editor)[:1], by=staff.editor)
        last = propose_many(drafts_of(world, staff.other), by=staff.other)
        seal(members_of(sealed), by=staff.publisher, reason="Zo.")
        waiting = waiting_proposals(staff.publisher)
        assert [(one.proposal, one.count) for one in waiting] == [(first, 1), (last, 3)]
        # Each is known by one of its own statements
        assert [entry in members_of(one.proposal) for one, entry in named(waiting)] == [True, True]


class TestReturned:
    def test_unchanged_it_is_not_proposed_again_and_changed_it_is(self, world, staff):
        draft = propose(record(sample_of(StatusReport, world), by=staff.editor), by=staff.editor)
        send_back(draft, by=staff.publisher, note="Bladzijde?")
        record(draft, by=staff.editor)  # saved as it was
        with pytest.raises(ValidationError, match="sindsdien niet gewijzigd"):
            propose(draft, by=staff.editor)
        assert (stages([draft]), Proposal.objects.count()) == ([Stage.RETURNED], 1)
        draft.locator = "p. 12"
        record(draft, by=staff.editor)
        propose(draft, by=staff.editor)
        assert stages([draft]) == [Stage.PROPOSED]

    def test_one_unchanged_among_others_is_named_and_holds_all(self, world, staff):
        entries = drafts_of(world, staff.editor)
        propose_many(entries, by=staff.editor)
        for entry in entries[:2]:
            send_back(entry, by=staff.publisher, note="Nee.")
        take_back(entries[2], by=staff.editor)
        entries[0].locator = "p. 9"
        record(entries[0], by=staff.editor)
        with pytest.raises(ValidationError) as refusal:
            propose_many(entries, by=staff.editor)
        assert refusal.value.messages == [f"{UNCHANGED} ({entries[1]})"]

    def test_taken_back_by_its_owner_it_may_go_again_as_it_is(self, world, staff):
        draft = propose(record(sample_of(StatusReport, world), by=staff.editor), by=staff.editor)
        take_back(draft, by=staff.editor)
        propose(draft, by=staff.editor)
        assert stages([draft]) == [Stage.PROPOSED]

    def test_a_save_that_changes_nothing_leaves_no_trace(self, world, staff):
        draft = record(sample_of(StatusReport, world), by=staff.editor)
        at = draft.recorded_at
        record(StatusReport.objects.get(pk=draft.pk), by=staff.editor)
        draft.refresh_from_db()
        assert (draft.recorded_at, Decision.objects.filter(step=Step.EDITED).count()) == (at, 0)


class TestDeciding:
    def test_the_good_become_one_revision_and_the_others_go_back_with_their_notes(self, world, staff):
        entries = drafts_of(world, staff.editor)
        proposal = propose_many(entries, by=staff.editor)
        verdicts = [Verdict(entries[0]), Verdict(entries[1], "Welke dag?"), Verdict(entries[2])]
        revision = decide_proposal(proposal, verdicts, by=staff.publisher, reason="De brief.")
        assert stages(entries) == [revision.number, Stage.RETURNED, revision.number]
        assert (revision.author, revision.reason, revision.entry_count) == (staff.publisher, "De brief.", 2)
        notes = Decision.objects.filter(step=Step.RETURNED).values_list("entry", "note", "proposal")
        assert list(notes) == [(entries[1].pk, "Welke dag?", None)]

    def test_what_is_not_decided_keeps_waiting(self, world, staff):
        entries = drafts_of(world, staff.editor)
        proposal = propose_many(entries, by=staff.editor)
        decide_proposal(proposal, [Verdict(entries[0])], by=staff.publisher, reason="Eerst deze.")
        assert (members_of(proposal), stages(entries[1:])) == (entries[1:], [Stage.PROPOSED] * 2)

    def test_all_may_go_back_without_a_revision(self, world, staff):
        entries = drafts_of(world, staff.editor)[:1]
        proposal = propose_many(entries, by=staff.editor)
        before = Revision.objects.count()
        assert decide_proposal(proposal, [Verdict(entries[0], "Nee.")], by=staff.publisher, reason="") is None
        assert (stages(entries), Revision.objects.count()) == ([Stage.RETURNED], before)

    def test_one_refusal_leaves_everything_as_it_was(self, world, staff):
        """The last of three is the publisher's own: with four eyes nobody seals what he recorded himself."""
        entries = drafts_of(world, staff.publisher)
        proposal = propose_many(entries, by=staff.publisher)
        verdicts = [Verdict(entries[0], "Nee."), Verdict(entries[1])]
        with pytest.raises(NotAllowed):
            decide_proposal(proposal, verdicts, by=staff.publisher, reason="Zo.")
        assert stages(entries) == [Stage.PROPOSED] * 3

    def test_nobody_approves_their_own_where_four_eyes_are_required(self, world, staff, settings):
        settings.REQUIRE_FOUR_EYES = True
        entries = drafts_of(world, staff.publisher)[:1]
        proposal = propose_many(entries, by=staff.publisher)
        with pytest.raises(ValidationError, match="verzegelt iemand anders"):
            decide_proposal(proposal, [Verdict(entries[0])], by=staff.publisher, reason="Zo.")
        assert decide_proposal(proposal, [Verdict(entries[0])], by=staff.second, reason="Zo.").entry_count == 1

    def test_an_editor_decides_nothing(self, world, staff):
        entries = drafts_of(world, staff.editor)[:1]
        proposal = propose_many(entries, by=staff.editor)
        for verdict in (Verdict(entries[0]), Verdict(entries[0], "Nee.")):
            with pytest.raises(NotAllowed):
                decide_proposal(proposal, [verdict], by=staff.other, reason="Zo.")
        assert stages(entries) == [Stage.PROPOSED]

    def test_a_statement_of_another_proposal_is_refused(self, world, staff):
        first = propose_many(drafts_of(world, staff.editor)[:1], by=staff.editor)
        others = drafts_of(world, staff.editor)[:1]
        propose_many(others, by=staff.editor)
        with pytest.raises(ValidationError, match="Geen deel meer"):
            decide_proposal(first, [Verdict(others[0])], by=staff.publisher, reason="Zo.")
        assert stages(others) == [Stage.PROPOSED]

    def test_no_verdict_is_refused(self, world, staff):
        proposal = propose_many(drafts_of(world, staff.editor)[:1], by=staff.editor)
        with pytest.raises(ValidationError, match="ten minste één"):
            decide_proposal(proposal, [], by=staff.publisher, reason="Zo.")
