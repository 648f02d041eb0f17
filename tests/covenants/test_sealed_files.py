"""The record files of a data package: loaded into an empty record they are the same revisions, and say the same."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from covenants.models import Covenant, CovenantName, CovenantSector, MilestoneStatement, StatusReport
from covenants.selectors.public_record import PublicRecord
from covenants.selectors.record_files import record_file
from covenants.selectors.snapshots import snapshot_at, snapshot_named
from dossier.actions import correct, open_entry, record, seal, withdraw
from dossier.models import Organisation, OrganisationName, Revision
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import AsOf, today
from sectors.models import Sector, SectorAlias, SectorOrigin
from tests.conftest import LETTER, RECORD_FILES
from tests.covenants.samples import make_publisher, make_world, publish, sample_of
from tests.dossier.own_database import own_database
from tests.site.bodies import bodies_of

FIXTURES = LETTER.parent
PAGES = (
    "/", "/convenanten/", "/convenanten/goud/", "/convenanten/textiel/uitspraken/", "/convenanten/per-sector/",
    "/sectoren/FIN/", "/beloften/", "/drempels/", "/documenten/", "/documenten/kst-26485-220/", "/correcties/",
    "/uitleg/telregels/", "/convenanten/tijdlijn/", "/en/convenanten/goud/", "/convenanten/tabel.csv",
)  # fmt: skip
MOMENTS = ("", "?peildatum=2016-12-31&bekend_op=2026-11-26", "?peildatum=2019-12-31&revisie=4", "?peildatum=2016-06-17")
LISTS = (
    *(f"/api/v1/{name}" for name in ("covenants", "outcomes", "targets", "counts", "thresholds", "motions")),
    *(f"/api/v1/{name}?pageSize=500" for name in ("statements", "promises", "documents", "organisations")),
    "/api/v1/revisions",
)


def written(directory: Path, name: str) -> list[Path]:
    """Write the record files of the newest snapshot below a folder; return them in their order."""
    folder = directory / name
    folder.mkdir()
    public = PublicRecord(snapshot_at(AsOf(today(), today())))
    for revision in public.revisions:
        (folder / f"{revision.number:04}.yaml").write_text("".join(record_file(public, revision)), encoding="utf-8")
    return sorted(folder.iterdir())


def load(paths, **options):
    call_command("load_record", *map(str, paths), verbosity=0, **options)


def contents(paths):
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def test_the_whole_record_comes_back_as_it_was(databases, tmp_path):
    """Exported, loaded and exported again it is the same to the byte, and every page says the same at every moment."""
    moments = (MOMENTS * len(PAGES))[: 2 * len(PAGES)]
    addresses = [*(page + moment for page, moment in zip(PAGES * 2, moments, strict=True)), *LISTS]
    original, copy = databases
    with original.in_use():
        load(FIXTURES / name for name in RECORD_FILES)
        files, said = written(tmp_path, "first"), bodies_of(Client(), addresses)
    with copy.in_use():
        load(files)
        again, found = written(tmp_path, "second"), bodies_of(Client(), addresses)
        assert find_faults() == []
    assert len(files) == len(RECORD_FILES)
    assert contents(again) == contents(files)
    assert [address for address in addresses if found[address] != said[address]] == []
    assert {code.split()[0] for code in said.values()} == {"200"}


@pytest.fixture
def databases(django_db_setup, django_db_blocker, tmp_path):
    """Yield two databases of the test's own: the empty one of all tests is copied before anything is written."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with django_db_blocker.unblock(), own_database(tmp_path / "a") as original, own_database(tmp_path / "b") as copy:
        yield original, copy


def make_eventful():
    """Make a record with all that may happen to it, sealed by staff."""
    world, by = make_world(), make_publisher("uitgever")
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False):
        said = record(sample_of(MilestoneStatement, world), by=by)
        closed = {
            "afspraak": {"public_from": None, "opens_after": "GEHEIM besluit"},
            "later": {"public_from": None, "opens_by": date(2026, 4, 1), "closure": "consulted"},
            "nooit": {"public_from": None, "opens_after": "GEHEIM nooit"},
        }
        kept = {
            name: record(sample_of(StatusReport, world, text=f"Woord {name}", **how), by=by)
            for name, how in closed.items()
        }
        seal([said, *kept.values()], by=by, reason="GEHEIM reden")
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False):
        better = correct(said, by=by, reason="Andere bladzijde.", locator="p. 3")
        seal([better], by=by, reason="Verbeterd.")
    with time_machine.travel("2026-03-03T10:00:00Z", tick=False):
        OrganisationName.objects.create(organisation=world.cabinet, name="Regering", from_on=date(2020, 1, 1))
        world.covenant.names.update_or_create(known_from=date(2020, 1, 1), defaults={"name": "Mode"})
        alias = SectorAlias.objects.create(sector=world.sector, name="kleding")
        split(world)
        publish(world.cabinet, world.covenant, world.sector, by=by)
    with time_machine.travel("2026-03-04T10:00:00Z", tick=False):
        alias.delete()
        publish(world.sector, by=by)
    with time_machine.travel("2026-03-05T10:00:00Z", tick=False):
        open_entry(kept["afspraak"], by=by, public_from=date(2026, 3, 6), reason="Geopend.")
    with time_machine.travel("2026-03-06T10:00:00Z", tick=False):
        seal(
            [record(sample_of(StatusReport, world, text="Verborgen", public_from=None), by=by)], by=by, reason="GEHEIM"
        )
        seal([withdraw(better, by=by, reason="Toch niet.")], by=by, reason="Ingetrokken.")


def split(world):
    """Let a sector take the place of another whose code comes after it; the covenant moves along."""
    day = date(2026, 2, 1)
    new = Sector.objects.create(code="ABC", name="Mode", kind="main", known_from=day, document=world.letter)
    SectorOrigin.objects.create(
        sector=new, predecessor=world.sector, from_on=day, document=world.motion, locator="p. 4"
    )
    CovenantSector.objects.create(
        covenant=world.covenant, sector=world.sector, until_on=day, until_document=world.motion
    )
    CovenantSector.objects.create(covenant=world.covenant, sector=new, from_on=day, document=world.motion)
    world.covenant.sectors.add(new)


def test_staff_openings_renamings_and_withdrawals_come_back(databases, tmp_path):
    original, copy = databases
    addresses = [
        f"{page}?peildatum=2026-05-01&revisie={revision}"
        for page in ("/convenanten/textiel/", "/convenanten/textiel/uitspraken/", "/correcties/", "/sectoren/TEX/")
        for revision in range(1, 8)
    ]
    with original.in_use():
        make_eventful()
        with time_machine.travel("2026-05-01T10:00:00Z", tick=False):
            files, said = written(tmp_path, "first"), bodies_of(Client(), addresses)
    with time_machine.travel("2026-05-01T10:00:00Z", tick=False), copy.in_use():
        load(files)
        again, found = written(tmp_path, "second"), bodies_of(Client(), addresses)
        assert find_faults() == []
        sealed = list(Revision.objects.values_list("sealed_at", "author__username").order_by("number"))
    assert contents(again) == contents(files)
    assert [address for address in addresses if found[address] != said[address]] == []
    assert sealed[0] == (datetime(2026, 3, 1, 10, tzinfo=UTC), "record-staff")
    assert [("GEHEIM" in text, "nooit" in text, "Verborgen" in text) for text in contents(files).values()] == [
        (False, False, False)
    ] * 7
    assert "Woord afspraak" in contents(files)["0001.yaml"]
    assert "openings:" in contents(files)["0005.yaml"]
    told = contents(files)["0003.yaml"]
    assert 'origins: [{sector: "TEX", from: 2026-02-01, document: "motie", page: "p. 4"}]' in told
    assert '{sector: "TEX", until: 2026-02-01, until_document: "motie"}' in told


def test_what_opens_of_itself_makes_a_new_snapshot(db):
    make_eventful()
    names = {}
    for day in ("2026-03-31", "2026-04-01", "2026-05-01"):
        with time_machine.travel(f"{day}T10:00:00Z", tick=False):
            snapshot = snapshot_at(AsOf(today(), today()))
            public = PublicRecord(snapshot)
            texts = "".join("".join(record_file(public, one)) for one in public.revisions)
            names[day] = (snapshot.name, "Woord later" in texts)
            assert snapshot_named(snapshot.name) == snapshot
            assert snapshot_named("7-2026-04-02") is None
    assert names == {
        "2026-03-31": ("7", False),
        "2026-04-01": ("7-2026-04-01", True),
        "2026-05-01": ("7-2026-04-01", True),
    }


def test_a_row_that_only_something_closed_names_is_nowhere(db, tmp_path):
    world, by = make_world(), make_publisher("uitgever")
    hidden = Covenant.objects.create(slug="geheim", code="GEH")
    CovenantName.objects.create(covenant=hidden, name="GEHEIM convenant", known_from=date(2016, 1, 1))
    world.rule.excluded.add(hidden)
    party = Organisation.objects.create(slug="geheime-partij", kind="ngo", name="GEHEIM partij")
    said = sample_of(StatusReport, world, covenant=hidden, actor=party, public_from=None)
    shown = sample_of(MilestoneStatement, world)
    seal(
        [record(one, by=by) for one in (said, shown)],
        by=by,
        reason="GEHEIM",
        masters=[(type(world.rule), world.rule.pk)],
    )
    assert "geheim" not in "".join(contents(written(tmp_path, "first")).values()).casefold()
    seal([record(sample_of(StatusReport, world, covenant=hidden), by=by)], by=by, reason="Openbaar.")
    later = contents(written(tmp_path, "second"))
    assert "GEHEIM convenant" in later["0001.yaml"]  # the rule that names it stands there
    assert 'excluded: ["geheim"]' in later["0001.yaml"]
    assert "partij" not in "".join(later.values())


def test_sealed_files_are_loaded_in_their_order_and_once(databases, tmp_path):
    original, copy = databases
    with original.in_use():
        make_eventful()
        with time_machine.travel("2026-05-01T10:00:00Z", tick=False):
            files = written(tmp_path, "first")
    with time_machine.travel("2026-05-01T10:00:00Z", tick=False), copy.in_use():
        with pytest.raises(CommandError, match="revisie 2"):
            load(files[1:2])
        load(files[:2])
        load(files[:2])
        assert Revision.objects.count() == 2
        other = tmp_path / "0001.yaml"
        other.write_text(files[0].read_text().replace("10:00:00", "11:00:00"))
        with pytest.raises(CommandError, match="andere revisie 1"):
            load([other])
        broken = tmp_path / "0003.yaml"
        broken.write_text(files[2].read_text().replace("slug:", "slugg:", 1))
        with pytest.raises(CommandError, match="slugg"):
            load([broken])
        assert Revision.objects.count() == 2
