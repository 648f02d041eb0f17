"""A public page is read from a replica that has the revision asked for, else from the primary; no clock decides."""

import copy
import shutil

import pytest
from django.db import DatabaseError, connections
from django.test import RequestFactory

from covenants.models import StatusReport
from covenants.moment.record import forget
from covenants.moment.store import COLUMNS
from dossier import replicas
from dossier.models import Revision
from dossier.published import PUBLISHED, read_head
from dossier.replicas import Databases, Reading
from imvo_tracker.health import what_is_missing
from imvo_tracker.lib.read_only import PRIMARY, read_from, reading_alias
from imvo_tracker.read_replicas import ReadSource, read_from_replicas
from tests.covenants.samples import make_world, publish, sealed_of
from tests.dossier.own_database import own_database

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
REPLICAS = ("replica1", "replica2")


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in files of their own."""


class World:
    """A primary and two replicas as files: a replica has what the primary had when it last followed."""

    def __init__(self, own, directory, monkeypatch):
        self.own, self.directory = own, directory
        self.world = make_world()
        publish(*self.world.masters, by=self.world.user)
        for alias in REPLICAS:
            settings = copy.deepcopy(connections[PRIMARY].settings_dict) | {"NAME": str(directory / f"{alias}.sqlite3")}
            monkeypatch.setitem(connections.settings, alias, settings)
            connections[alias] = type(connections[PRIMARY])(settings, alias=alias)
            self.follow(alias)

    def seal(self, text):
        sealed_of(StatusReport, self.world, text=text)

    def follow(self, alias):
        connections[alias].close()
        connections[PRIMARY].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(connections[PRIMARY].settings_dict["NAME"], connections[alias].settings_dict["NAME"])

    def lose(self, alias):
        """Let a database be one that cannot be opened."""
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = str(self.directory / "nowhere" / "gone.sqlite3")
        connections[alias].settings_dict["OPTIONS"] = {}

    def close(self):
        read_from(None)
        for alias in REPLICAS:
            connections[alias].close()
            del connections[alias]


@pytest.fixture
def world(django_db_setup, django_db_blocker, tmp_path, monkeypatch, settings):
    """A primary at revision 1 with two replicas that are there too."""
    settings.REPLICAS = {alias: {} for alias in REPLICAS}
    settings.DATABASE_ROUTERS = [ReadSource()]
    monkeypatch.setattr(replicas, "PAUSE_SECONDS", 0.0)
    with django_db_blocker.unblock(), own_database(tmp_path) as own, own.in_use():
        forget()
        known = World(own, tmp_path, monkeypatch)
        yield known
        known.close()
        forget()


def reading(revision=None):
    made = Reading(Databases(REPLICAS), revision)
    return made.head.number, made.alias


def test_the_newest_is_read_from_a_replica_that_is_there(world):
    assert reading() == (1, "replica1")
    turns = Databases(REPLICAS)
    assert [Reading(turns, None).alias for _ in range(3)] == ["replica1", "replica2", "replica1"]


def test_a_replica_that_is_behind_is_passed_by_until_it_has_followed(world):
    world.seal("Nieuw.")
    assert reading() == (2, PRIMARY)
    world.follow("replica2")
    assert reading() == (2, "replica2")


def test_a_revision_that_is_named_is_read_from_a_replica_that_has_it_however_far_behind(world):
    world.seal("Nieuw.")
    assert reading(1) == (1, "replica1")
    assert reading(2) == (2, PRIMARY)


def test_a_replica_behind_what_this_process_has_read_is_not_gone_back_to(world):
    world.seal("Nieuw.")
    PUBLISHED.follow(read_head())
    assert reading(1) == (2, PRIMARY)


def test_a_replica_with_another_record_under_the_same_number_is_not_read(world):
    connections["replica1"].cursor().execute("DROP TRIGGER IF EXISTS dossier_revision_no_update")
    world.lose("replica2")
    world.seal("Nieuw.")
    world.follow("replica1")
    with connections["replica1"].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'dossier_revision'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("UPDATE dossier_revision SET content_hash = 'other' WHERE number = 2")
    assert reading() == (2, PRIMARY)


def test_without_replicas_that_answer_the_primary_is_read(world):
    for alias in REPLICAS:
        world.lose(alias)
    assert reading() == (1, PRIMARY)
    assert reading(1) == (1, PRIMARY)


def test_while_the_primary_is_away_the_replica_that_is_furthest_is_read(world):
    world.seal("Nieuw.")
    world.follow("replica2")
    world.lose(PRIMARY)
    assert reading() == (2, "replica2")
    assert reading(1) in ((1, "replica1"), (2, "replica2"))


def test_while_the_primary_is_away_no_replica_denies_a_revision_that_it_has_yet_to_follow(world):
    world.seal("Nieuw.")
    PUBLISHED.follow(read_head())  # this process has read the newest: a replica that is behind it is no first choice
    world.lose(PRIMARY)
    assert reading(1)[0] == 1
    with pytest.raises(DatabaseError):
        reading(2)


def test_what_is_in_memory_answers_for_a_replica_behind_and_is_not_thrown_away(world):
    first = read_head()
    assert COLUMNS.current().up_to == 1
    world.seal("Nieuw.")
    kept = COLUMNS.current()
    read_from(Source("replica1"))
    assert (read_head(), COLUMNS.current() is kept, PUBLISHED.head.number) == (first, True, 2)


def test_on_the_primary_an_older_head_is_a_backup_put_back_and_begins_memory_again(world):
    """The twin: there the same number means another record."""
    world.follow("replica1")
    COLUMNS.current()
    world.seal("Nieuw.")
    assert COLUMNS.current().up_to == 2
    name = connections[PRIMARY].settings_dict["NAME"]
    connections[PRIMARY].close()
    shutil.copyfile(connections["replica1"].settings_dict["NAME"], name)
    assert COLUMNS.current().up_to == 1


class Source:
    def __init__(self, alias):
        self.alias = alias


def test_rows_come_from_the_replica_and_writes_and_transactions_keep_to_the_primary(world):
    world.seal("Nieuw.")
    read_from(Source("replica1"))
    assert [one.number for one in Revision.objects.all()] == [1]
    assert ReadSource().db_for_write(Revision) == PRIMARY
    with connections[PRIMARY].cursor():
        connections[PRIMARY].in_atomic_block = True
        try:
            assert [one.number for one in Revision.objects.order_by("number")] == [1, 2]
        finally:
            connections[PRIMARY].in_atomic_block = False


def answers(path, statuses, method="get", meanwhile=lambda: None, **headers):
    """Return where a request was read, each time it was tried; the page answers with these statuses in turn.

    `meanwhile` happens while the page is made.
    """
    seen, left = [], iter(statuses)

    class Page:
        def __init__(self):
            self.status_code = next(left)

    def page(request):
        seen.append(reading_alias())
        assert getattr(request, "pinned", None) is None  # what was chosen of one database is not read from another
        request.pinned = "chosen"
        meanwhile()
        return Page()

    request = getattr(RequestFactory(headers=headers), method)(path)
    return read_from_replicas(page)(request).status_code, seen


def test_public_pages_are_read_from_a_replica_and_everything_else_from_the_primary(world):
    assert answers("/", [200]) == (200, ["replica1"])
    assert answers("/api/v1/covenants?revision=1", [200]) == (200, ["replica1"])
    assert answers("/", [200], Cookie="session=abc") == (200, [PRIMARY])
    assert answers("/", [200], "post") == (200, [PRIMARY])
    assert answers("/admin/", [200]) == (200, [PRIMARY])


def test_what_fails_on_a_replica_is_tried_once_more_elsewhere(world, monkeypatch):
    monkeypatch.setattr(replicas, "PAUSE_SECONDS", 60.0)
    assert answers("/", [503, 200]) == (200, ["replica1", "replica2"])
    assert answers("/", [503, 503]) == (503, ["replica1", "replica2"])
    world.lose("replica2")
    assert answers("/", [503, 200]) == (200, ["replica1", PRIMARY])


def test_what_fails_on_the_primary_is_not_tried_again_while_it_answers(world):
    world.seal("Nieuw.")
    assert answers("/", [503]) == (503, [PRIMARY])


def test_what_fails_on_the_primary_as_it_goes_away_is_read_from_a_replica(world):
    world.seal("Nieuw.")
    status, read = answers("/", [503, 200], meanwhile=lambda: world.lose(PRIMARY))
    assert (status, read[0], read[1] in REPLICAS, len(read)) == (200, PRIMARY, True, 2)


def test_no_replica_is_asked_for_a_revision_that_it_has_yet_to_follow(world):
    world.seal("Nieuw.")
    assert answers("/?revisie=2", [503], meanwhile=lambda: world.lose(PRIMARY)) == (503, [PRIMARY])


def test_a_connection_that_broke_is_no_primary_that_is_away(world):
    world.seal("Nieuw.")

    def break_the_connection():
        connections[PRIMARY].connection.close()
        connections[PRIMARY].errors_occurred = True

    assert answers("/", [503], meanwhile=break_the_connection) == (503, [PRIMARY])


def test_a_web_process_is_ready_while_only_a_replica_answers(world):
    world.lose(PRIMARY)
    assert what_is_missing() == ""
    for alias in REPLICAS:
        world.lose(alias)
    assert what_is_missing() == "database does not answer"
