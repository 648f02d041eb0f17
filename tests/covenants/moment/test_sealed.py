"""Sealed rows as columns: which rows, in which order, and since when each can be seen, as the database says it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from covenants.models import MilestoneStatement, StatusReport
from covenants.moment.sealed import SEEN, opened_by, read_seen, sealed_rows
from covenants.moment.store import COLUMNS
from covenants.moment.words import NEVER
from dossier.actions import correct, open_entry, seal, withdraw
from dossier.domain.visibility import Audience
from dossier.models import Revision
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import DAY, draft_of, make_world, sample_of, sealed_of, sealed_together

pytestmark = pytest.mark.django_db


def after(days):
    return DAY + timedelta(days)


@pytest.fixture
def world(db):
    return make_world()


def texts(after_revision, up_to, **only):
    column, *_seen = sealed_rows(StatusReport, ("text",), after_revision, up_to, **only)
    return list(column)


def test_rows_are_those_sealed_between_two_revisions_in_the_order_of_sealing(world):
    first, second, third = (draft_of(StatusReport, world, text=text) for text in ("een", "twee", "drie"))
    draft_of(StatusReport, world, text="ontwerp")
    for sealed in ([third], [second, first]):
        seal(sealed, by=world.user, reason="Proef.")
    seal([withdraw(third, by=world.user, reason="Weg.")], by=world.user, reason="Proef.")
    assert texts(0, 9) == ["drie", "een", "twee"]
    assert (texts(0, 1), texts(1, 2), texts(2, 3)) == (["drie"], ["een", "twee"], [])
    assert texts(0, 9, text="twee") == ["twee"]


def test_rows_are_columns_those_asked_for_before_those_that_say_since_when(world):
    said = sealed_of(
        MilestoneStatement, world, earliest=after(-3), latest=after(-2), opens_by=after(9), public_from=None
    )
    columns = sealed_rows(MilestoneStatement, ("pk", "kind"), 0, 9)
    assert dict(zip(("pk", "kind", *SEEN), columns, strict=True)) == {
        "pk": (said.pk,), "kind": ("presented",), "known_from": (DAY,), "counts": (after(-2),),
        "known_basis": ("document",), "public_from": (None,), "closed": (True,), "opened_in_id": (None,),
        "revision_id": (1,), **dict.fromkeys([name for name in SEEN if name.startswith("corrected_by")], (None,)),
        "opens_by": (after(9),), "count_is_public": (False,),
    }  # fmt: skip
    assert sealed_rows(MilestoneStatement, ("pk", "kind"), 1, 9) == [()] * (2 + len(SEEN))
    assert len(read_seen(*sealed_rows(MilestoneStatement, (), 1, 9)).known) == 0


def test_what_was_closed_is_opened_by_a_revision_or_never():
    assert [opened_by(False, None), opened_by(True, 7), opened_by(True, None)] == [0, 7, NEVER]


def fates(world):
    """Seal a statement of every fate, some corrected in every way; what is opened is opened on the third day."""

    def told(**values):
        return sample_of(MilestoneStatement, world, **values)

    hidden = {"public_from": None}
    drafts = [
        told(), told(public_from=after(5)), told(**hidden), told(**hidden, opens_by=after(6), count_is_public=True),
        told(known_from=after(2), public_from=after(2), known_basis="read"), told(**hidden, kind="signed"),
        *(told(note=f"verbeterd {number}") for number in range(8)),
    ]  # fmt: skip
    sealed_together(drafts, world)
    opened, corrected = drafts[5], drafts[6:]
    ways = (
        {}, {"known_from": after(4), "public_from": after(4)}, {"public_from": after(7)},
        hidden | {"opens_after": "Later."}, hidden | {"opens_by": after(8)}, hidden | {"opens_after": "Eens."},
    )  # fmt: skip
    better = [
        correct(one, by=world.user, reason="Proef.", note="beter", **way)
        for one, way in zip(corrected, ways, strict=False)
    ]
    seal([*better, withdraw(corrected[6], by=world.user, reason="Proef.")], by=world.user, reason="Proef.")
    for one in (opened, better[5]):
        open_entry(one, by=world.user, public_from=after(3), reason="Proef.")


@pytest.mark.parametrize("audience", list(Audience))
def test_the_columns_show_at_every_moment_what_the_database_shows(world, audience):
    with time_machine.travel(datetime(2016, 6, 20, 12, tzinfo=UTC)):
        fates(world)
    newest = Revision.objects.count()
    said, met = COLUMNS.current().milestones, set()
    for days in (-4, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9):
        for as_of in (AsOf(day, after(days), at) for day in (after(-2), after(9)) for at in range(1, newest + 1)):
            shown = said.key[said.seen.at(as_of, audience)].tolist()
            rows = MilestoneStatement.objects.visible_at(as_of, audience)
            assert shown == sorted(shown)
            assert shown == sorted(rows.values_list("pk", flat=True)), as_of
            met.add(tuple(shown))
    assert len(met) > (12 if audience is Audience.PUBLIC else 4)


def test_what_was_read_and_what_may_be_counted_is_noted_of_each_row(world):
    with time_machine.travel(datetime(2016, 6, 20, 12, tzinfo=UTC)):
        fates(world)
    said = COLUMNS.current().milestones
    rows = MilestoneStatement.objects.in_bulk(said.key.tolist())
    for name, wanted in (("read", {"known_basis": "read"}), ("counted", {"count_is_public": True})):
        noted = said.key[getattr(said.seen, name)].tolist()
        assert noted == sorted(MilestoneStatement.objects.filter(**wanted, pk__in=rows).values_list("pk", flat=True))
        assert 0 < len(noted) < len(rows)
