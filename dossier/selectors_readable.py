"""Which statements an account of staff may read: the one place where that is decided.

Whoever may read the table at all reads what is public. What is closed or under embargo, drafts of it too, an account
that is limited to sectors reads of those alone; what is internal to the SER is for who seals and who audits. What one
recorded or owns one reads in any case. The secretariat reads its own on its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from dossier.actions_revision import tables_of
from dossier.canonical import ledger_models
from dossier.choices import Closure
from dossier.decisions import SEAL, limits_of
from dossier.models import Decision, LedgerEntry, Proposal
from dossier.models.audit import EVERY_EVENT
from imvo_tracker.lib.asof import today

Entry = TypeVar("Entry", bound=LedgerEntry)
NOT_OF_THE_SER = ~Q(closure=Closure.SER)


def reads_everything(by: AbstractBaseUser) -> bool:
    """Say whether nothing that staff may read at all is hidden from this account."""
    return not limits_of(by).any and _reads_for_the_ser(by)


def _reads_for_the_ser(by: AbstractBaseUser) -> bool:
    """Who seals has to read what is internal to the SER, and who audits may."""
    user: Any = by
    return bool(user.has_perm(SEAL) or user.has_perm(EVERY_EVENT))


def readable(rows: QuerySet[Any], by: AbstractBaseUser) -> QuerySet[Any]:
    """Keep the rows of a ledger table that an account may read."""
    return rows if reads_everything(by) else rows.filter(_may_read_of(rows.model, by))


def _may_read_of(model: type[LedgerEntry], by: AbstractBaseUser) -> Q:
    """Hold for the rows of a table that an account with limits, or outside the SER, may read."""
    limits = limits_of(by)
    may = Q(pk__in=limits.about(model)) if limits.any else Q(pk__isnull=False)
    if not _reads_for_the_ser(by):
        may &= NOT_OF_THE_SER
    return open_own_or(may, by.pk, today())


def open_own_or(may: Q, account: int | None, day: date) -> Q:
    """Hold for rows that are public on a day, those that an account recorded or owns, and those that it may read."""
    is_open = Q(public_from__lte=day) | Q(opens_by__lte=day)
    return is_open | Q(recorded_by=account) | Q(owner=account) | may


def only_readable(entries: Iterable[Entry], by: AbstractBaseUser) -> list[Entry]:
    """Return the stored entries, of any tables, that an account may read, in their order."""
    given = list(entries)
    if reads_everything(by):
        return given
    kept = {(rows.model, pk) for rows in tables_of(given) for pk in readable(rows, by).values_list("pk", flat=True)}
    return [one for one in given if (type(one), one.pk) in kept]


def partly_hidden(by: AbstractBaseUser) -> frozenset[str]:
    """Return the covenants on which something is sealed that an account may not read: it has their public reading."""
    if reads_everything(by):
        return frozenset()
    slugs: set[str] = set()
    for model in ledger_models():
        if model.COVENANT:
            hidden = model._base_manager.filter(revision__isnull=False).exclude(_may_read_of(model, by))
            slugs |= set(hidden.values_list(f"{model.COVENANT}__slug", flat=True))
    return frozenset(slugs - {None})


def readable_decisions(by: AbstractBaseUser) -> Q:
    """Hold for the decisions an account may read: its own, those on master data and those on what it may read.

    Whoever decided on a draft is told what became of it, also once it was dropped.
    """
    if reads_everything(by):
        return Q()
    tables = ledger_models()
    own = Decision.objects.filter(by=by.pk, table=OuterRef("table"), entry=OuterRef("entry"))
    held = Q(by=by.pk) | Q(Exists(own)) | ~Q(table__in=[model._meta.label_lower for model in tables])
    for model in tables:
        held |= Q(table=model._meta.label_lower, entry__in=readable(model._base_manager.all(), by).values("pk"))
    return held


def readable_proposals(rows: QuerySet[Proposal], by: AbstractBaseUser) -> QuerySet[Proposal]:
    """Keep the proposals that an account made or of which it may read something."""
    if reads_everything(by):
        return rows
    return rows.filter(Q(by=by.pk) | Q(pk__in=Decision.objects.filter(readable_decisions(by)).values("proposal")))


def may_read(entry: LedgerEntry | None, by: AbstractBaseUser) -> bool:
    """Say whether an account may read one stored entry."""
    return entry is not None and bool(only_readable([entry], by))
