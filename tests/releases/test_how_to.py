"""How to back up, restore and move, followed: every command in a box, in the order of the page.

How to upgrade and to roll back is followed in test_upgrade.py, with visitors at work.
"""

import pytest

from tests.databases import copy_kept
from tests.releases.marks import marks
from tests.releases.place import Place, boxes
from tests.releases.servers import empty_database
from tests.serving import ROOT, manage

LETTER = ROOT / "fixtures" / "kst-26485-220.yaml"


def with_record(place):
    """Load the letter."""
    if not copy_kept("letter", place.file):
        marks()[-1].load_into_file(place.file)  # a shorter way than all migrations
        manage(place.environment, "migrate", "-v0", "--skip-checks")
        manage(place.environment, "load_record", str(LETTER), "-v0")
    return place


@pytest.mark.served
def test_a_backup_on_sqlite_is_made_and_put_back_as_written(tmp_path):
    place = with_record(Place(tmp_path / "site"))
    place.follow(boxes("backup", "SQLite"))
    place.file.write_bytes(b"broken")
    assert "the record is whole: 1 revision(s)" in place.follow(boxes("restore", "SQLite", "Both"))


@pytest.mark.postgresql
def test_a_record_is_moved_to_postgresql_backed_up_and_put_back_as_written(tmp_path):
    place = with_record(Place(tmp_path / "site"))
    with empty_database("moved") as moved, empty_database("restored") as restored:
        marks()[-1].load_into_server(moved)  # a shorter way than all migrations
        said = place.follow(boxes("sqlite-to-postgresql"), DATABASE_URL=moved)
        assert "rows are copied, and the record is the same: 1 " in said
        assert "the record is whole: 1 revision(s)" in said
        here, there = ((place.directory / f"{one}.head").read_text() for one in ("sqlite", "postgresql"))
        assert (here == there, len(here.splitlines())) == (True, 2)
        place.follow(boxes("backup", "PostgreSQL"), DATABASE_URL=moved)
        said = place.follow(boxes("restore", "PostgreSQL", "Both"), DATABASE_URL=moved, RESTORED_URL=restored)
        assert "the record is whole: 1 revision(s)" in said
