"""A sector that is split, merged or renamed: from the day on all speak of what took its place, before it of the one."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from covenants.actions.succeed_sector import Succession, Successor, succeed_sector
from covenants.evidence.register import register_at, sector_days_of_covenant
from covenants.models import Covenant, CovenantSector, MilestoneStatement
from covenants.moment.record import read_record
from covenants.selectors.public_record import PublicRecord
from covenants.selectors.record_files import record_file
from covenants.selectors.snapshots import snapshot_at
from dossier.canonical import canonical_master
from dossier.domain.visibility import Audience
from dossier.models import Document
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import AsOf
from sectors.models import Sector, SectorOrigin
from tests.covenants.samples import make_covenant, make_world, publish, sealed_of
from tests.spec.covenants import covenant_facts

pytestmark = pytest.mark.django_db
SPLIT, PAPER = date(2023, 2, 28), date(2023, 3, 15)


DAY = "28 februari 2023"


@pytest.fixture
def world():
    return make_world()


def paper(key="stuk", public_on=PAPER, title="Splitsing"):
    return Document.objects.create(key=key, kind="letter", title=title, public_on=public_on)


def split(world, codes=("TEX-A", "TEX-B"), *, document=None, sector=None, places=None):
    """Let new sectors take the place of the one of the world, and seal it."""
    new = tuple(Successor(code, f"Naam {code}") for code in codes)
    said = Succession(sector or world.sector, SPLIT, document or paper(), "p. 3", new)
    made = succeed_sector(said, {world.covenant: list(codes)} if places is None else places, by=world.user)
    publish(*made, *Covenant.objects.all(), by=world.user)
    return made


def moments():
    days = [day + timedelta(step) for day in (SPLIT, PAPER) for step in (-1, 0, 1)]
    return [AsOf(day, known) for day in days for known in days]


def test_at_every_moment_a_covenant_belongs_where_the_days_and_documents_say(world):
    sealed_of(MilestoneStatement, world)
    split(world)
    found = {}
    for as_of in moments():
        (ours,) = covenant_facts(as_of, Audience.PUBLIC)
        (reading,) = read_record(as_of).readings
        assert (as_of, reading.covenant) == (as_of, ours)
        for code in ("TEX", "TEX-A", "TEX-B"):
            assert (len(read_record(as_of).readings.in_sectors([code])) == 1) == (code in ours.sectors)
        found[as_of] = reading.covenant.sectors
    old, new = ("TEX",), ("TEX-A", "TEX-B")
    after = {as_of: sectors for as_of, sectors in found.items() if sectors != old}
    assert set(after.values()) == {new}
    assert {(one.day >= SPLIT, one.known_on >= PAPER) for one in after} == {(True, True)}
    assert len(after) == sum(one.day >= SPLIT and one.known_on >= PAPER for one in found)


def test_the_register_says_what_took_its_place_and_what_a_sector_comes_from(world):
    split(world)
    before, now = (
        {one.code: one for one in register_at(AsOf(day, day))} for day in (SPLIT, PAPER)
    )  # the paper comes later
    assert (list(before), before["TEX"].is_current) == (["TEX"], True)
    assert [(one.code, one.from_on, one.source.locator) for one in now["TEX"].successors] == [
        ("TEX-A", SPLIT, "p. 3"), ("TEX-B", SPLIT, "p. 3"),
    ]  # fmt: skip
    assert [one.code for one in now["TEX-A"].predecessors] == ["TEX"]
    assert sector_days_of_covenant("textiel", AsOf(SPLIT, SPLIT)) == ()
    told = sector_days_of_covenant("textiel", AsOf(PAPER, PAPER))
    assert [(one.code, one.from_on, one.until_on) for one in told] == [
        ("TEX", None, SPLIT), ("TEX-A", SPLIT, None), ("TEX-B", SPLIT, None),
    ]  # fmt: skip


def test_an_earlier_revision_knows_nothing_of_it_and_its_bytes_stay(world):
    plain = canonical_master(world.sector), canonical_master(world.covenant)
    assert [key for text in plain for key in ("origins", "sector_days") if f'"{key}"' in text] == []
    revision = sealed_of(MilestoneStatement, world).revision.number
    split(world)
    (reading,) = read_record(AsOf(PAPER, PAPER, revision)).readings
    assert (reading.covenant.sectors, find_faults()) == (("TEX",), [])
    assert canonical_master(world.sector) == plain[0]  # what ended is not sealed again


@pytest.mark.parametrize(
    ("others", "codes", "lead"),
    [
        (
            (),
            ("A", "B"),
            f"Deze sector is gesplitst: sinds {DAY} staan Naam A en Naam B ervoor in de plaats.",
        ),
        ((), ("A",), f"Deze sector kreeg een andere naam: sinds {DAY} heet hij Naam A."),
        (
            ("LEE",),
            ("A",),
            f"Deze sector is samengevoegd met een andere: sinds {DAY} vallen ze onder Naam A.",
        ),
    ],
)
def test_the_page_of_the_old_sector_says_so(world, client, others, codes, lead):
    sealed_of(MilestoneStatement, world)
    split(world, codes)
    for code in others:
        sector = Sector.objects.create(
            code=code, name=code, kind="other", known_from=date(2016, 1, 1), document=world.letter
        )
        split(world, codes, sector=sector, document=Document.objects.get(key="stuk"), places={})
    answer = client.get("/sectoren/TEX/")
    assert lead in answer.content.decode()
    for name, told in (("successors", codes), ("predecessors", ())):
        assert len(getattr(answer.context["page"], name)) == len(told)
    new = client.get(f"/sectoren/{codes[0]}/").context["page"]
    assert [one.name for one in new.predecessors] == [*others, "Textiel"]
    assert {one.source.label for one in new.predecessors} == {"Splitsing, p. 3"}
    said = client.get("/api/v1/sectors/TEX").json()["result"]
    assert [one["code"] for one in said["successors"]] == list(codes)
    assert "Wat ervoor in de plaats kwam" in b"".join(client.get("/convenanten/per-sector/tabel.csv")).decode()
    past = b"".join(client.get("/convenanten/per-sector/tabel.csv?peildatum=2023-02-27")).decode()
    assert ("Wat ervoor" in past, "Naam A" in past) == (False, False)


def test_a_second_press_writes_nothing_and_another_split_is_refused(world):
    made = split(world)
    counts = [model.objects.count() for model in (Sector, SectorOrigin, CovenantSector)]
    again = Succession(
        world.sector, SPLIT, Document.objects.get(key="stuk"), "p. 3", (Successor("TEX-A"), Successor("TEX-B"))
    )
    assert succeed_sector(again, {}, by=world.user) == made
    with pytest.raises(ValidationError):
        split(world, ("TEX-C",), document=Document.objects.get(key="stuk"), places={})
    assert [model.objects.count() for model in (Sector, SectorOrigin, CovenantSector)] == counts


def test_what_cannot_be_is_refused_and_nothing_is_written(world):
    new = split(world)[0]
    later = paper("ander")
    for how in (
        {"codes": ("TEX",), "sector": new},  # what came before it
        {"codes": ("TEX-A",), "sector": new},
        {"codes": ("TEX-C",), "sector": new, "places": {}},  # a covenant is left behind
        {"codes": ("TEX-C",), "sector": new, "places": {world.covenant: []}},
        {"codes": ("TEX-C",), "sector": new, "places": {make_covenant("goud", world.letter): ["TEX-C"]}},
    ):
        with pytest.raises(ValidationError):
            split(world, document=later, **how)
    assert (Sector.objects.count(), SectorOrigin.objects.count()) == (3, 2)


def test_a_split_that_a_document_to_come_says_is_in_no_file_before_its_day(world):
    sealed_of(MilestoneStatement, world)
    with time_machine.travel("2023-03-01T10:00:00Z", tick=False):
        secret = paper("geheim", title="GEHEIM")
        split(world, ("GEHEIM-A",), document=secret)
    told = {}
    for day in (PAPER - timedelta(1), PAPER):
        with time_machine.travel(f"{day}T12:00:00Z", tick=False):
            public = PublicRecord(snapshot_at(AsOf(day, day)))
            text = "".join("".join(record_file(public, one)) for one in public.revisions)
            told[day] = ("GEHEIM" in text, "sector_days" in text, "2023-02-28" in text)
    assert list(told.values()) == [(False, False, False), (True, True, True)]


def test_only_who_may_edit_both_registers_opens_the_page(world, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("lezer", is_staff=True))
    assert client.get(f"/admin/covenants/covenant/sectoren/{world.sector.pk}/opvolgen/").status_code == 403
