"""The life of an entry: draft, proposal, seal, correction, withdrawal, opening."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from covenants.models import Measurement, MilestoneStatement, StatusReport
from dossier.actions import correct, open_entry, propose, propose_many, record, record_many, seal, send_back, withdraw
from dossier.decisions import contents_of, return_note
from dossier.domain.chain import GENESIS
from dossier.models import Decision, Revision
from dossier.selectors import find_faults, ledger_head, newest_revision
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import period_of_day
from tests.covenants.samples import DAY, LATER, draft_of, make_publisher, sample_of, sealed_of


def test_recording_makes_a_draft_of_the_one_who_typed_it(world):
    draft = draft_of(StatusReport, world)
    assert (draft.recorded_by, draft.stage, draft.revision, draft.closed) == (world.user, "draft", None, False)
    assert not draft.is_sealed


def test_recording_names_every_faulty_field_and_writes_nothing(world):
    with pytest.raises(ValidationError) as caught:
        record(sample_of(StatusReport, world, topic="gossip", text="", known_from=None), by=world.user)
    assert set(caught.value.message_dict) == {"topic", "text", "known_from"}
    assert not StatusReport.objects.exists()


class TestRecordMany:
    def test_makes_the_same_drafts_as_one_by_one(self, world, django_assert_max_num_queries):
        samples = [sample_of(model, world) for model in (StatusReport, Measurement, StatusReport, MilestoneStatement)]
        one_by_one = [record(sample_of(type(sample), world), by=world.user) for sample in samples]
        with django_assert_max_num_queries(11):
            together = record_many(samples, by=world.user)
        assert together == samples
        for single, one in zip(one_by_one, together, strict=True):
            one.refresh_from_db()
            assert [getattr(one, name) for name in contents(one)] == [
                getattr(single, name) for name in contents(single)
            ]
            assert (one.stage, one.recorded_by, one.revision) == ("draft", world.user, None)
        assert {one.recorded_at for one in together} == {together[0].recorded_at}

    @pytest.mark.parametrize(
        ("wrong", "names"),
        [
            ({"topic": "gossip", "text": ""}, {"topic", "text"}),
            ({"known_from": None}, {"known_from"}),
            ({"public_from": DAY - timedelta(days=1)}, {"__all__"}),
            ({"ref": "eerste"}, {"ref"}),
        ],
    )
    def test_one_wrong_entry_names_its_fields_and_nothing_is_written(self, world, wrong, names):
        entries = [
            sample_of(Measurement, world),
            sample_of(StatusReport, world, ref="eerste"),
            sample_of(StatusReport, world, **wrong),
        ]
        with pytest.raises(ValidationError) as caught:
            record_many(entries, by=world.user)
        assert set(caught.value.message_dict) == names
        assert (StatusReport.objects.count(), Measurement.objects.count()) == (0, 0)

    def test_a_row_that_is_not_there_is_named(self, world):
        with pytest.raises(ValidationError) as caught:
            record_many([sample_of(StatusReport, world, actor=None)], by=world.user)
        assert set(caught.value.message_dict) == {"actor"}
        unknown = sample_of(StatusReport, world)
        unknown.actor_id = 987
        with pytest.raises(ValidationError) as caught:
            record_many([unknown], by=world.user)
        assert set(caught.value.message_dict) == {"actor"}

    def test_a_correction_of_another_new_entry_is_refused_and_nothing_is_written(self, world):
        first = sample_of(StatusReport, world)
        second = sample_of(StatusReport, world, corrects=first, reason="Tikfout.")
        with pytest.raises(ValidationError):
            record_many([second, first], by=world.user)
        assert StatusReport.objects.count() == 0

    def test_nothing_recorded_is_nothing_written(self, world):
        assert record_many([], by=world.user) == []


def contents(entry):
    own = {"id", "recorded_at", "stage", "recorded_by", "revision"}
    return [field.attname for field in entry._meta.concrete_fields if field.name not in own]


def test_a_proposal_is_sent_back_with_a_note_that_is_kept_as_a_decision(world):
    reader = make_publisher("lezer")
    draft = propose(draft_of(StatusReport, world), by=world.user)
    assert StatusReport.objects.get().stage == "proposed"
    send_back(draft, by=reader, note="Welke bladzijde?")
    assert StatusReport.objects.values_list("stage", "note").get() == ("returned", "")
    kept = return_note(draft)
    assert (kept.step, kept.by, kept.note, kept.table, kept.entry) == (
        "returned", reader, "Welke bladzijde?", "covenants.statusreport", draft.pk
    )  # fmt: skip


class TestSeal:
    def test_makes_one_revision_over_entries_of_several_tables(self, world):
        drafts = [draft_of(StatusReport, world), draft_of(Measurement, world), draft_of(StatusReport, world)]
        revision = seal(drafts, by=world.user, reason="  De brief. ")
        stored = Revision.objects.get()
        assert (stored.number, stored.reason, stored.entry_count) == (1, "De brief.", 3)
        assert (stored.previous_hash, stored.author) == (GENESIS, world.user)
        assert {entry.revision for entry in drafts} == {revision}
        assert StatusReport.objects.sealed().count() == 2

    def test_chains_each_revision_to_the_one_before(self, world):
        assert ledger_head() == (0, "")
        first, second = (sealed_of(StatusReport, world).revision for _ in range(2))
        assert (second.number, second.previous_hash) == (2, first.content_hash)
        assert ledger_head() == (2, second.content_hash)
        assert newest_revision() == 2

    def test_takes_more_entries_than_one_statement_holds(self, world):
        drafts = [
            sample_of(StatusReport, world, recorded_by=world.user, recorded_at=world.user.date_joined)
            for _ in range(1900)
        ]
        drafts = StatusReport._base_manager.bulk_create(drafts)
        assert seal(drafts, by=world.user, reason="Veel.").entry_count == 1900
        assert find_faults() == []

    def test_refuses_nothing_at_all_a_lacking_reason_and_what_is_sealed(self, world):
        draft, sealed = draft_of(StatusReport, world), sealed_of(StatusReport, world)
        for entries, reason in (([], "x"), ([draft], "  "), ([draft, sealed], "x"), ([draft, draft], "x")):
            with pytest.raises(ValidationError):
                seal(entries, by=world.user, reason=reason)
        assert (Revision.objects.count(), StatusReport.objects.unsealed().count()) == (1, 1)

    def test_that_fails_leaves_nothing(self, world, monkeypatch):
        draft = draft_of(StatusReport, world, public_from=None)

        def fail(*args, **kwargs):
            raise OSError("no space left on the device")

        monkeypatch.setattr(Revision, "save", fail)
        with pytest.raises(OSError, match="no space"):
            seal([draft], by=world.user, reason="Proef.")
        assert not Revision.objects.exists()
        assert StatusReport.objects.values_list("revision", "closed").get() == (None, False)

    def test_notes_which_entries_were_closed(self, world):
        drafts = [draft_of(StatusReport, world, public_from=day) for day in (None, DAY)]
        seal(drafts, by=world.user, reason="Proef.")
        assert list(StatusReport.objects.order_by("pk").values_list("closed", flat=True)) == [True, False]


class TestCorrection:
    def test_keeps_the_day_since_which_the_statement_was_known(self, world):
        wrong = sealed_of(Measurement, world, low=4, high=4)
        right = correct(wrong, by=world.user, reason="Tikfout.", low=40, high=40)
        seal([right], by=world.user, reason="Proef.")
        assert (right.known_from, right.corrects, right.document) == (DAY, wrong, wrong.document)
        seen = Measurement.objects.visible_at
        assert [row.low for row in seen(AsOf(DAY, DAY, 1))] == [4]
        assert [row.low for row in seen(AsOf(DAY, DAY))] == [40]

    def test_changes_the_day_where_that_was_the_mistake(self, world):
        wrong = sealed_of(MilestoneStatement, world)
        right = correct(wrong, by=world.user, reason="Andere dag.", known_from=LATER, public_from=LATER)
        assert right.known_from == LATER

    def test_takes_a_period_as_one_value(self, world):
        wrong = sealed_of(MilestoneStatement, world)
        right = correct(wrong, by=world.user, reason="Andere dag.", period=period_of_day(LATER))
        assert (right.earliest, right.latest) == (LATER, LATER)

    def test_is_itself_corrected_and_withdrawn(self, world):
        first = sealed_of(StatusReport, world, text="een")
        second = correct(first, by=world.user, reason="Tikfout.", text="twee")
        seal([second], by=world.user, reason="Proef.")
        third = withdraw(second, by=world.user, reason="Toch niet gezegd.")
        seal([third], by=world.user, reason="Proef.")
        texts = [[row.text for row in StatusReport.objects.visible_at(AsOf(DAY, DAY, number))] for number in (1, 2, 3)]
        assert texts == [["een"], ["twee"], []]

    def test_happens_to_each_entry_once(self, world):
        entry = sealed_of(StatusReport, world)
        correct(entry, by=world.user, reason="Tikfout.", text="een")
        for act in (correct, withdraw):
            with pytest.raises(ValidationError) as caught:
                act(entry, by=world.user, reason="Nog eens.")
            assert set(caught.value.message_dict) == {"corrects"}
        with pytest.raises(IntegrityError), transaction.atomic():
            sample_of(
                StatusReport, world, corrects=entry, reason="x", recorded_by=world.user, recorded_at=entry.recorded_at
            ).save()

    def test_needs_a_sealed_entry_and_a_reason(self, world):
        draft, sealed = draft_of(StatusReport, world), sealed_of(StatusReport, world)
        for act in (correct, withdraw):
            with pytest.raises(ValidationError) as caught:
                act(draft, by=world.user, reason="Tikfout.")
            assert len(caught.value.messages) == 1
            with pytest.raises(ValidationError) as caught:
                act(sealed, by=world.user, reason=" ")
            assert set(caught.value.message_dict) == {"reason"}

    def test_of_a_closed_entry_is_closed(self, world):
        entry = sealed_of(StatusReport, world, public_from=None)
        correction = correct(entry, by=world.user, reason="Tikfout.", text="anders")
        seal([correction], by=world.user, reason="Proef.")
        correction.refresh_from_db()
        assert (correction.public_from, correction.closed) == (None, True)


class TestOpening:
    @pytest.fixture(autouse=True)
    def _on_the_day_of_the_letter(self):
        with time_machine.travel(datetime(2016, 6, 17, 12, tzinfo=UTC), tick=False):
            yield

    def test_shows_a_closed_statement_from_a_day_on_and_keeps_the_record_whole(self, world):
        entry = sealed_of(StatusReport, world, public_from=None)
        cited = AsOf(LATER, LATER, entry.revision_id)
        open_entry(entry, by=world.user, public_from=LATER, reason="Afgerond.")
        assert (entry.public_from, entry.opened_in.reason, entry.opened_in.other_count) == (LATER, "Afgerond.", 1)
        assert not StatusReport.objects.visible_at(cited).exists()
        assert not StatusReport.objects.visible_at(AsOf(DAY, LATER - timedelta(days=1))).exists()
        assert StatusReport.objects.visible_at(AsOf(DAY, LATER)).get() == entry
        assert find_faults() == []

    def test_is_refused_for_drafts_and_for_what_is_open(self, world):
        for entry in (draft_of(StatusReport, world, public_from=None), sealed_of(StatusReport, world)):
            with pytest.raises(ValidationError):
                open_entry(entry, by=world.user, public_from=LATER, reason="Afgerond.")

    def test_before_today_would_rewrite_what_was_cited(self, world):
        entry = sealed_of(StatusReport, world, known_from=DAY - timedelta(days=9), public_from=None)
        with pytest.raises(ValidationError) as caught:
            open_entry(entry, by=world.user, public_from=DAY - timedelta(days=1), reason="Afgerond.")
        assert set(caught.value.message_dict) == {"public_from"}
        assert (Revision.objects.count(), find_faults()) == (1, [])

    def test_before_the_day_it_was_known_is_refused_by_the_database(self, world):
        entry = sealed_of(StatusReport, world, known_from=LATER, public_from=None)
        with pytest.raises(IntegrityError, match="public_after_known"), transaction.atomic():
            open_entry(entry, by=world.user, public_from=LATER - timedelta(days=1), reason="Afgerond.")

    def test_of_protected_turnover_is_refused_by_the_database(self, world):
        entry = sealed_of(Measurement, world, protected=True, public_from=None)
        with pytest.raises(IntegrityError, match="protected_is_closed"), transaction.atomic():
            open_entry(entry, by=world.user, public_from=LATER, reason="Afgerond.")


def test_ledger_head_prints_the_line_an_anchor_needs(world, capsys):
    call_command("ledger_head")
    assert capsys.readouterr().out == ""
    revision = sealed_of(StatusReport, world).revision
    call_command("ledger_head")
    assert capsys.readouterr().out == f"1 {revision.content_hash}\n"


class TestProposingMany:
    def drafts(self, world, count):
        models = (StatusReport, MilestoneStatement)
        return [draft_of(models[number % 2], world, locator=f"p. {number}") for number in range(count)]

    def test_each_is_proposed_and_leaves_its_decision(self, world):
        drafts = self.drafts(world, 5)
        propose_many(drafts, by=world.user)
        assert [(one.stage, type(one).objects.get(pk=one.pk).stage) for one in drafts] == [("proposed", "proposed")] * 5
        taken = Decision.objects.filter(step="proposed").values_list("table", "entry", "by", "content")
        said = [(table, key, hashlib.sha256(content).hexdigest()) for table, key, content in contents_of(drafts)]
        assert len(said) == 5
        assert sorted(taken) == sorted((table, key, world.user.pk, content) for table, key, content in said)

    def test_one_that_may_not_be_proposed_keeps_all_as_they_were(self, world):
        drafts = self.drafts(world, 4)
        propose(drafts[2], by=world.user)
        with pytest.raises(ValidationError):
            propose_many(drafts, by=world.user)
        stages = [type(one).objects.get(pk=one.pk).stage for one in drafts]
        assert (stages, Decision.objects.filter(step="proposed").count()) == (
            ["draft", "draft", "proposed", "draft"],
            1,
        )

    def test_one_that_was_dropped_is_refused_and_nothing_is_written(self, world):
        drafts = self.drafts(world, 3)
        type(drafts[1])._base_manager.filter(pk=drafts[1].pk).delete()
        with pytest.raises(ValidationError, match="no longer there|niet meer"):
            propose_many(drafts, by=world.user)
        assert [type(one).objects.get(pk=one.pk).stage for one in drafts[::2]] == ["draft", "draft"]

    def test_forty_take_as_many_queries_as_four(self, world):
        counts = []
        for count in (4, 40):
            drafts = self.drafts(world, count)
            with CaptureQueriesContext(connection) as queries:
                propose_many(drafts, by=world.user)
            counts.append(len(queries))
        assert counts[0] == counts[1]
