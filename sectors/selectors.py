"""What an account that is limited to sectors may record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from dossier.kept_question import KeptQuestion
from dossier.models import LedgerEntry
from sectors.models import Sector, SectorLimit

# By name only: the covenants stand above the sectors.
SECTORS_OF_COVENANT = "sectors"
_KNOWN = "_limits_to_sectors"
_GRANTED = KeptQuestion(lambda account: SectorLimit.objects.filter(account=account).values_list("sector"), -1)


@dataclass(frozen=True, slots=True)
class Limits:
    """The keys of the sectors an account is limited to, subsectors included; None is no limit."""

    sectors: frozenset[int] | None

    @property
    def any(self) -> bool:
        return self.sectors is not None

    def about(self, model: type[LedgerEntry]) -> QuerySet[Any]:
        """Return the keys of the rows of a table that are about one of these sectors."""
        names = [f"{model.SECTOR}__in"] if model.SECTOR else []
        names += [f"{model.COVENANT}__{SECTORS_OF_COVENANT}__in"] if model.COVENANT else []
        rows: Any = model._base_manager.all()
        held = reduce(or_, (Q(**{name: self.sectors}) for name in names), Q(pk__in=()))
        return rows.filter(held).values("pk")

    def hold(self, entry: LedgerEntry) -> bool:
        """Say whether what an entry says, stored or not, is about one of these sectors."""
        return self.sectors is None or self.reach(sectors_of(entry))

    def reach(self, sectors: Iterable[int]) -> bool:
        """Say whether one of these sectors, given by their keys, is among those of the account."""
        return self.sectors is None or not self.sectors.isdisjoint(sectors)


def limits_of(account: AbstractBaseUser) -> Limits:
    """Return the limits of an account, read once for each request as its rights are."""
    known: Limits | None = getattr(account, _KNOWN, None)
    if known is None:
        known = Limits(_read(account))
        setattr(account, _KNOWN, known)
    return known


def _read(account: AbstractBaseUser) -> frozenset[int] | None:
    granted = {sector for (sector,) in _GRANTED.rows(account.pk)} if account.pk else set()
    if not granted:
        return None
    return frozenset(Sector.objects.filter(Q(pk__in=granted) | Q(parent__in=granted)).values_list("pk", flat=True))


def sectors_of(entry: LedgerEntry) -> set[int]:
    """Return the keys of the sectors an entry is about: its own, and those of its covenant."""
    about = {getattr(entry, f"{entry.SECTOR}_id")} if entry.SECTOR else set()
    first, _dash, rest = entry.COVENANT.partition("__")
    if first:
        link: Any = entry._meta.get_field(first)
        path = "__".join(filter(None, (rest, SECTORS_OF_COVENANT)))
        rows = link.related_model._base_manager.filter(pk=getattr(entry, link.attname))
        about |= set(rows.values_list(path, flat=True))
    return about - {None}
