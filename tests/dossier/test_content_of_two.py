"""What counts for `ledger_head --content`, and what does not: records of two databases beside each other."""

import json

import pytest

from covenants.models import MilestoneStatement, StatusReport
from dossier.actions import correct, seal
from dossier.canonical import sealed_entries
from dossier.selectors import ledger_head
from dossier.selectors_content import content_head
from tests.covenants.samples import draft_of, make_publisher, make_world
from tests.dossier.own_database import own_database


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in copies of it."""


def content_of(directory, django_db_blocker, *, fillers=0, reason="brief", text="een", correction="twee", author="x"):
    """Seal a report and its correction in a database of its own; return its line."""
    directory.mkdir()
    with django_db_blocker.unblock(), own_database(directory) as own, own.in_use():
        world = make_world()
        for _ in range(fillers):
            draft_of(StatusReport, world).delete()
        report = draft_of(StatusReport, world, text=text)
        seal([report, draft_of(MilestoneStatement, world)], by=world.user, reason=reason)
        user = make_publisher(author)
        seal([correct(report, by=user, reason="typefout", text=correction)], by=user, reason="correctie")
        return content_head(), ledger_head(), sorted(json.loads(row)["id"] for row in sealed_entries()[2])


@pytest.mark.django_db
def test_what_is_said_counts_and_keys_times_and_people_do_not(tmp_path, django_db_setup, django_db_blocker):
    first = content_of(tmp_path / "a", django_db_blocker)
    same = content_of(tmp_path / "b", django_db_blocker, fillers=3, author="y")
    assert (first[0], first[0][0]) == (same[0], 2)
    assert (first[1] != same[1], first[2] != same[2]) == (True, True)
    changed = ({"reason": "anders"}, {"text": "drie"}, {"correction": "vier"})
    others = [content_of(tmp_path / str(n), django_db_blocker, **one)[0] for n, one in enumerate(changed)]
    assert len({first[0], *others}) == 4
