"""The register of sectors: subsectors stand under a main sector, and only they."""

import pytest
from django.core.exceptions import ValidationError

from sectors.models import RiskTheme, Sector, SectorAlias
from tests.covenants.samples import DAY, make_world


@pytest.fixture
def world(db):
    return make_world()


def sector(world, code, kind, parent=None):
    return Sector(code=code, name=code, kind=kind, parent=parent, known_from=DAY, document=world.letter)


@pytest.mark.parametrize(("kind", "has_parent"), [("sub", False), ("main", True), ("other", True)])
def test_a_sector_stands_where_its_kind_says(world, kind, has_parent):
    with pytest.raises(ValidationError, match="sector_sub_has_parent"):
        sector(world, "X", kind, world.sector if has_parent else None).full_clean()


def test_a_subsector_stands_under_its_main_sector(world):
    below = sector(world, "TEX-K", "sub", world.sector)
    below.full_clean()
    below.save()
    assert list(world.sector.subsectors.all()) == [below]


def test_sectors_aliases_and_themes_are_told_by_name(world):
    theme = RiskTheme.objects.create(
        slug="lucht", name="Lucht", category="environment", document=world.letter, known_from=DAY
    )
    alias = SectorAlias.objects.create(sector=world.sector, name="kleding")
    assert (str(theme), str(alias), str(world.sector)) == ("Lucht", "kleding", "Textiel")


def test_the_letter_gives_thirteen_main_sectors_and_marks_our_own_mapping(letter):
    mains = Sector.objects.filter(kind="main")
    assert mains.count() == 13
    assert not Sector.objects.filter(mapping_basis="ours", note="").exists()
