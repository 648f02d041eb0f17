"""What the secretariat keeps: each step once, none overwritten, and for its own team alone."""

import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from covenants.actions.negotiations import Overtaken, Sent, keep_screen, note_answer, set_table
from covenants.domain.negotiations import Release, Rung, next_round, rung_of
from covenants.models import Attendance, Consultation, Negotiation, NegotiationSession, ProvisionalResult
from covenants.selectors.negotiations import (
    current_sessions,
    ladders_of,
    negotiations_of,
    open_ladders,
    session_of,
    versions_of,
)
from dossier.querysets import RecordIsProtected
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import today
from tests.covenants.negotiating import FULL, HELD, KEY, OTHER_KEY, keep, set_a_table


@pytest.fixture
def table(db):
    return set_a_table()


PROVISIONAL = {"vastgelegd": {"result": "provisional", "settled": "Akkoord op hoofdlijnen."}}


class TestASession:
    def test_is_kept_screen_by_screen_and_every_version_stays(self, table):
        last = keep(table, wie={"present": [table.union]}, datum={}, vastgelegd={}, volgende={"who_acts": table.bank})
        assert session_of(table.negotiation, KEY) == last
        shown = (last.round, last.held_on, last.settled, last.result, last.next_step, last.next_on, last.who_acts)
        assert shown == (
            6, HELD, "Hoofdstuk 3 blijft.", "settled", "Hoofdstuk 4 schrijven.", date(2018, 4, 1), table.bank
        )  # fmt: skip
        assert [one.organisation for one in last.attendances.all()] == [table.union]
        versions = list(versions_of(table.negotiation, KEY))
        assert [one.supersedes for one in versions] == [*versions[1:], None]
        assert [one.settled for one in versions] == ["Hoofdstuk 3 blijft."] * 2 + [""] * 2
        assert {(one.by, one.owner) for one in versions} == {(table.mine, table.mine)}

    def test_begins_with_today_and_the_coming_round_whatever_screen_comes_first(self, table):
        keep(table, datum={})
        later = keep(table, OTHER_KEY, vastgelegd={})
        assert (later.round, later.held_on, later.settled) == (7, today(), "Hoofdstuk 3 blijft.")

    def test_sent_twice_is_one_row_also_after_something_else_was_kept(self, table):
        keep(table, datum={}, number="a1")
        keep(table, vastgelegd={"settled": "Eerst dit."}, number="a2")
        keep(table, vastgelegd={"settled": "Toen dat."}, number="a3")
        before = list(NegotiationSession.objects.order_by("pk").values_list("pk", "settled"))
        again = keep(table, vastgelegd={"settled": "Eerst dit."}, number="a2")
        assert (again.settled, list(NegotiationSession.objects.order_by("pk").values_list("pk", "settled"))) == (
            "Toen dat.", before
        )  # fmt: skip

    def test_without_the_number_of_the_device_the_late_answer_would_win(self, table):
        """The twin: by content alone a lost answer that is sent again undoes what was kept meanwhile."""
        keep(table, datum={}, number="a1")
        keep(table, vastgelegd={"settled": "Eerst dit."})
        keep(table, vastgelegd={"settled": "Toen dat."})
        assert keep(table, vastgelegd={"settled": "Eerst dit."}).settled == "Eerst dit."
        assert NegotiationSession.objects.count() == 4

    def test_the_same_number_with_other_words_is_another_row(self, table):
        keep(table, vastgelegd={"settled": "Een."}, number="a1")
        assert keep(table, vastgelegd={"settled": "Twee."}, number="a1").settled == "Twee."
        assert NegotiationSession.objects.count() == 2

    def test_the_database_takes_the_same_number_and_content_once(self, table):
        first = keep(table, datum={}, number="a1")
        twin = {"negotiation": table.negotiation, "sent_as": "a1", "content_hash": first.content_hash}
        with pytest.raises(IntegrityError, match=r"session_sent_once|sent_as"), transaction.atomic():
            NegotiationSession(
                **twin, key=OTHER_KEY, round=1, held_on=HELD, by=first.by, at=first.at, owner=first.by
            ).save()
        twin["content_hash"] = "anders"
        NegotiationSession(
            **twin, key=OTHER_KEY, round=1, held_on=HELD, by=first.by, at=first.at, owner=first.by
        ).save()

    def test_what_a_colleague_kept_meanwhile_is_not_replaced_unseen(self, table):
        seen = keep(table, datum={}, vastgelegd={})
        keep(table, vastgelegd={"settled": "Van een collega."}, by=table.colleague)
        values = {"result": "settled", "settled": "Van mij."}
        with pytest.raises(Overtaken) as caught:
            keep_screen(table.negotiation, KEY, "vastgelegd", values, by=table.mine, sent=Sent("x", seen.pk))
        assert caught.value.stored.settled == "Van een collega."
        sent = Sent("x", caught.value.stored.pk)
        assert keep_screen(table.negotiation, KEY, "vastgelegd", values, by=table.mine, sent=sent).settled == "Van mij."

    def test_another_screen_that_a_colleague_kept_is_no_hindrance(self, table):
        seen = keep(table, datum={}, vastgelegd={})
        keep(table, volgende={"next_step": "Van een collega."}, by=table.colleague)
        values = {"result": "settled", "settled": "Van mij."}
        both = keep_screen(table.negotiation, KEY, "vastgelegd", values, by=table.mine, sent=Sent("x", seen.pk))
        assert (both.settled, both.next_step, both.by) == ("Van mij.", "Van een collega.", table.mine)

    def test_of_another_negotiation_is_not_there(self, table):
        keep(table)
        for act in (
            lambda: keep(table, by=table.theirs),
            lambda: keep(table, by=table.world.user),
            lambda: set_table(table.negotiation, count_is_public=True, by=table.theirs),
        ):
            with pytest.raises(Negotiation.DoesNotExist):
                act()
        assert list(negotiations_of(table.theirs)) == [table.other]
        assert session_of(table.other, KEY) is None

    def test_the_key_of_another_negotiation_is_free_in_ones_own(self, table):
        keep(table, datum={})
        sent = Sent("b1")
        other = keep_screen(table.other, KEY, "datum", FULL["datum"], by=table.theirs, sent=sent)
        assert (other.negotiation, NegotiationSession.objects.count()) == (table.other, 2)


class TestTheDatabase:
    def test_refuses_a_change_and_a_deletion(self, table):
        keep(table, **PROVISIONAL, wie={"present": [table.union]})
        for model in (NegotiationSession, Attendance, ProvisionalResult, Consultation):
            row = model.objects.first()
            assert row is not None
            for act in (model.objects.all().delete, lambda one=model: one.objects.update(pk=1)):
                with pytest.raises(RecordIsProtected):
                    act()
            for words in (f"UPDATE {model._meta.db_table} SET id = id + 1000", f"DELETE FROM {model._meta.db_table}"):
                with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(words)
        for row in (NegotiationSession.objects.first(), ProvisionalResult.objects.first()):
            for act in (row.save, row.delete):
                with pytest.raises(RecordIsProtected):
                    act()

    def test_has_the_guards_that_verify_ledger_looks_for(self, table):
        keep(table)
        assert find_faults() == []


class TestAProvisionalResult:
    def ladder(self, table):
        sessions = list(current_sessions([table.negotiation]))
        return open_ladders(sessions, ladders_of([table.negotiation])).get((table.negotiation.pk, KEY))

    def test_is_put_to_every_member_and_confirmed_once_all_agree(self, table):
        keep(table, **PROVISIONAL)
        ladder = self.ladder(table)
        assert (ladder.rung, ladder.awaited) == (Rung.CONSULTING, [table.union, table.bank])
        note_answer(ladder.result, table.union, "yes", HELD, by=table.mine)
        assert self.ladder(table).awaited == [table.bank]
        note_answer(ladder.result, table.bank, "no", HELD, by=table.colleague)
        assert self.ladder(table).rung is Rung.REJECTED
        note_answer(ladder.result, table.bank, "yes", HELD + timedelta(3), by=table.colleague)
        done = self.ladder(table)
        assert done.rung is Rung.CONFIRMED
        assert [(one.organisation.name, one.outcome, one.by.username) for one in done.steps] == [
            ("FNV", "asked", "van-textiel"), ("NVB", "asked", "van-textiel"), ("FNV", "yes", "van-textiel"),
            ("NVB", "no", "ook-van-textiel"), ("NVB", "yes", "ook-van-textiel"),
        ]  # fmt: skip

    def test_the_same_answer_again_makes_no_row(self, table):
        keep(table, **PROVISIONAL)
        result = self.ladder(table).result
        answers = {note_answer(result, table.union, "yes", HELD, by=table.mine).pk for _ in range(3)}
        assert (len(answers), Consultation.objects.count()) == (1, 3)

    def test_another_text_asks_anew_and_the_old_answers_stay(self, table):
        keep(table, **PROVISIONAL)
        first = self.ladder(table).result
        note_answer(first, table.union, "yes", HELD, by=table.mine)
        keep(table, vastgelegd={"result": "provisional", "settled": "Een andere tekst."})
        ladder = self.ladder(table)
        assert (ladder.result.supersedes, ladder.result.text) == (first, "Een andere tekst.")
        assert {one.outcome for one in ladder.newest} == {"asked"}
        with pytest.raises(ValidationError):
            note_answer(first, table.bank, "yes", HELD, by=table.mine)
        assert [len(one.steps) for one in ladders_of([table.negotiation], KEY)] == [3, 2]

    def test_is_no_longer_asked_about_once_the_session_holds_it_for_something_else(self, table):
        keep(table, **PROVISIONAL)
        keep(table, vastgelegd={"result": "settled", "settled": "Akkoord op hoofdlijnen."})
        assert (self.ladder(table), len(ladders_of([table.negotiation]))) == (None, 1)

    def test_a_screen_kept_later_asks_nobody_again(self, table):
        keep(table, **PROVISIONAL)
        keep(table, volgende={"next_step": "Wachten."})
        assert (ProvisionalResult.objects.count(), Consultation.objects.count()) == (1, 2)

    def test_asks_nobody_who_does_not_sit_there(self, table):
        keep(table, **PROVISIONAL)
        with pytest.raises(ValidationError) as caught:
            note_answer(self.ladder(table).result, table.ser, "yes", HELD, by=table.mine)
        assert set(caught.value.message_dict) == {"organisation"}
        with pytest.raises(Negotiation.DoesNotExist):
            note_answer(self.ladder(table).result, table.union, "yes", HELD, by=table.theirs)

    def test_is_put_to_who_comes_to_the_table_meanwhile_and_not_confirmed_without_them(self, table):
        set_table(table.negotiation, removed=[table.union, table.bank], by=table.mine)
        keep(table, **PROVISIONAL)
        set_table(table.negotiation, added=[table.union, table.bank], by=table.mine)
        set_table(table.negotiation, added=[table.bank], by=table.colleague)
        ladder = self.ladder(table)
        assert [one.name for one in ladder.awaited] == ["FNV", "NVB"]
        note_answer(ladder.result, table.union, "yes", HELD, by=table.mine)
        assert (self.ladder(table).rung, self.ladder(table).awaited) == (Rung.CONSULTING, [table.bank])
        note_answer(ladder.result, table.bank, "yes", HELD, by=table.mine)
        set_table(table.negotiation, added=[table.ser], by=table.mine)
        assert (self.ladder(table).rung, Consultation.objects.count()) == (Rung.CONFIRMED, 4)

    def test_counts_its_days_from_the_day_it_was_put_to_the_members(self, table):
        with time_machine.travel("2018-03-01T12:00:00Z", tick=False):
            keep(table, **PROVISIONAL)
        assert self.ladder(table).days(date(2018, 3, 13)) == 12


@pytest.mark.parametrize(
    ("answers", "rung"),
    [
        ([], Rung.CONSULTING),
        (["asked"], Rung.CONSULTING),
        (["yes", "asked"], Rung.CONSULTING),
        (["yes", "yes"], Rung.CONFIRMED),
        (["yes", "no"], Rung.REJECTED),
        (["asked", "no"], Rung.REJECTED),
    ],
)
def test_where_a_consultation_stands(answers, rung):
    assert rung_of(answers) is rung


@pytest.mark.parametrize(
    ("release", "day", "consulted", "readers"),
    [
        (Release(), 9, True, "ser"),
        (Release("ministry"), 1, False, "ministry"),
        (Release("public"), 1, False, "public"),
        (Release("public", True, date(2018, 3, 5)), 4, False, "ser"),
        (Release("public", True, date(2018, 3, 5)), 5, False, "public"),
        (Release("public", True, date(2018, 3, 5)), 1, True, "public"),
        (Release("ministry", True, None), 9, False, "ser"),
    ],
)
def test_who_may_read_a_session_on_a_day(release, day, consulted, readers):
    assert release.readers_on(date(2018, 3, day), consulted=consulted) == readers


def test_the_round_after_the_last():
    assert (next_round([]), next_round([3, 6, 5])) == (1, 7)


def test_numbers_of_devices_are_no_keys_of_rows(table):
    """A number that another negotiation gave counts for that one alone."""
    keep(table, datum={}, number="a1")
    sent = Sent("a1")
    other = keep_screen(table.other, KEY, "datum", FULL["datum"], by=table.theirs, sent=sent)
    assert other.negotiation == table.other
    assert uuid.UUID(str(other.key)) == KEY
