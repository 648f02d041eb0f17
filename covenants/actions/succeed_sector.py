"""One sector or more take the place of another from a day: the register and its covenants change together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.models import Covenant, CovenantSector
from dossier.models import Document
from imvo_tracker.lib.noted import note_object
from sectors.models import Sector, SectorOrigin


@dataclass(frozen=True, slots=True)
class Successor:
    """A sector that takes the place: one of the register by its code, or a new one with its names."""

    code: str
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """What takes the place of a sector, from when, and where that is written."""

    sector: Sector
    from_on: date
    document: Document
    locator: str
    successors: tuple[Successor, ...]


def covenants_to_place(sector: Sector) -> list[Covenant]:
    """Return the covenants that belong to a sector with no end recorded, by the working copies."""
    ended = CovenantSector.objects.filter(sector=sector, until_on__isnull=False)
    rows = Covenant.objects.filter(sectors=sector).exclude(pk__in=ended.values("covenant"))
    return list(rows.prefetch_related("names").order_by("code"))


@transaction.atomic
def succeed_sector(said: Succession, places: Mapping[Covenant, Sequence[str]], *, by: AbstractBaseUser) -> list[Sector]:
    """Let sectors take the place of one, and each covenant belong to those of the codes given; returns the sectors.

    Readers see it once it is sealed. Raises `ValidationError` where the register or the covenants do not allow it. A
    second press of the same form writes nothing.
    """
    sector = Sector.objects.select_for_update().get(pk=said.sector.pk)
    note_object(sector._meta.label_lower, sector.pk)
    before = {one.sector.code for one in sector.successions.select_related("sector")}
    if before:
        if before == {one.code for one in said.successors}:
            return list(Sector.objects.filter(code__in=before).order_by("code"))
        raise ValidationError(
            _("%(names)s already take the place of this sector.") % {"names": ", ".join(sorted(before))}
        )
    _refuse(said, places)
    made = {one.code: _sector_of(one, said, by) for one in said.successors}
    for row in made.values():
        origin = SectorOrigin(
            sector=row, predecessor=sector, from_on=said.from_on, document=said.document, locator=said.locator
        )
        _save(origin, by)
    for covenant, codes in places.items():
        _place(covenant, said, [made[code] for code in codes], by)
    return list(made.values())


def _refuse(said: Succession, places: Mapping[Covenant, Sequence[str]]) -> None:
    if said.from_on < said.sector.known_from:
        words = _("This sector is known since %(day)s only: no other can take its place before.")
        raise ValidationError({"from_on": words % {"day": said.sector.known_from.isoformat()}})
    wanted = {one.code for one in said.successors}
    if not wanted or said.sector.code in wanted or wanted & _ancestors(said.sector):
        raise ValidationError(_("A sector does not take its own place, nor that of one that came after it."))
    if {covenant.pk for covenant in places} != {covenant.pk for covenant in covenants_to_place(said.sector)}:
        raise ValidationError(_("Other covenants belong to this sector than when this page was shown: look again."))
    if not all(codes and wanted.issuperset(codes) for codes in places.values()):
        raise ValidationError(_("Say of each covenant to which of the new sectors it belongs."))


def _ancestors(sector: Sector) -> set[str]:
    """Return the codes of the sectors a sector comes from."""
    codes, waiting = set[str](), [sector]
    while waiting:
        for origin in waiting.pop().origins.select_related("predecessor"):
            if origin.predecessor.code not in codes:
                codes.add(origin.predecessor.code)
                waiting.append(origin.predecessor)
    return codes


def _sector_of(one: Successor, said: Succession, by: AbstractBaseUser) -> Sector:
    """Return a sector of the register, or a new one of the kind and in the place of the one before."""
    known = Sector.objects.filter(code=one.code).first()
    if known is not None:
        return known
    old = said.sector
    row = Sector(
        code=one.code,
        name=one.name,
        name_en=one.name_en,
        kind=old.kind,
        parent=old.parent,
        mapping_basis=old.mapping_basis,
        known_from=max(said.from_on, said.document.public_on),
        document=said.document,
        locator=said.locator,
    )
    _save(row, by)
    return row


def _place(covenant: Covenant, said: Succession, sectors: Sequence[Sector], by: AbstractBaseUser) -> None:
    old = CovenantSector.objects.filter(covenant=covenant, sector=said.sector).first()
    old = old or CovenantSector(covenant=covenant, sector=said.sector)
    old.until_on, old.until_document = said.from_on, said.document
    _save(old, by)
    linked = set(covenant.sectors.values_list("pk", flat=True))
    new = [one for one in sectors if one.pk not in linked]
    for one in new:
        _save(CovenantSector(covenant=covenant, sector=one, from_on=said.from_on, document=said.document), by)
    _sign(covenant, by)
    covenant.save()
    covenant.sectors.add(*new)


def _save(row: Any, by: AbstractBaseUser) -> None:
    _sign(row, by)
    row.full_clean()
    row.save()


def _sign(row: Any, by: AbstractBaseUser) -> None:
    row._history_user = by
