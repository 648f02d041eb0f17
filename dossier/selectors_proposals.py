"""Proposals and what is left of them: a statement belongs to the last proposal it was made part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.db.models import Max, QuerySet

from dossier.canonical import ledger_models
from dossier.choices import Stage, Step
from dossier.decisions import place_of
from dossier.models import Decision, LedgerEntry, Proposal, Revision
from dossier.querysets import keys_by_table
from dossier.selectors_readable import readable
from dossier.selectors_rows import with_subjects


@dataclass(frozen=True, slots=True)
class WaitingProposal:
    """A proposal of which this many statements are not decided yet, and where one of them stands."""

    proposal: Proposal
    count: int
    place: tuple[str, int]


def tables_with_drafts() -> list[type[LedgerEntry]]:
    """Return the statement tables in which something is not sealed: one question in the place of one for each."""
    with connection.cursor() as cursor:
        cursor.execute(_which_hold_drafts(connection.vendor))
        holding = {number for (number,) in cursor.fetchall()}
    return [model for number, model in enumerate(ledger_models()) if number in holding]


@cache
def _which_hold_drafts(_vendor: str) -> str:
    name = connection.ops.quote_name
    tables = [(name(one._meta.db_table), name(one._meta.get_field("revision").column)) for one in ledger_models()]
    held = (
        f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {table} WHERE {column} IS NULL)"  # noqa: S608 (names of our own)
        for number, (table, column) in enumerate(tables)
    )
    return " UNION ALL ".join(held)


def members_of(proposal: Proposal) -> list[LedgerEntry]:
    """Return the statements of a proposal that wait for a decision, in the order in which they were recorded."""
    places = proposal.decisions.filter(step=Step.PROPOSED).values_list("table", "entry")
    rows = _proposed(places)
    last, tables = _last_proposals(rows), ledger_models()
    own = [row for row in rows if last[place_of(row)] == proposal.pk]
    return sorted(own, key=lambda row: (row.recorded_at, tables.index(type(row)), row.pk))


def waiting_proposals(by: AbstractBaseUser) -> list[WaitingProposal]:
    """Return every proposal with a statement to decide on that `by` may read, the oldest first, in a few queries."""
    rows = [row for model in tables_with_drafts() for row in readable(_of_stage(model), by)]
    last = {place: key for place, key in _last_proposals(rows).items() if key is not None}
    counts, first = Counter(last.values()), {key: place for place, key in sorted(last.items(), reverse=True)}
    proposals = Proposal.objects.select_related("by").in_bulk(counts)
    return [WaitingProposal(proposals[key], counts[key], first[key]) for key in sorted(counts)]


def named(waiting: Iterable[WaitingProposal]) -> list[tuple[WaitingProposal, LedgerEntry | None]]:
    """Return each proposal with one of its statements, by which a reader knows it from the others."""
    shown = list(waiting)
    rows = {place_of(row): row for row in _proposed([one.place for one in shown])}
    return [(one, rows.get(one.place)) for one in shown]


def statements_of_revision(revision: Revision) -> list[LedgerEntry]:
    """Return everything that a revision sealed, table by table."""
    return [row for model in ledger_models() for row in model.objects.filter(revision=revision).order_by("pk")]


def _of_stage(model: type[LedgerEntry]) -> QuerySet:
    return model.objects.unsealed().filter(stage=Stage.PROPOSED)


def _proposed(places: Iterable[tuple[str, int]]) -> list[LedgerEntry]:
    tables = {model._meta.label_lower: model for model in ledger_models()}
    return [
        row
        for table, keys in keys_by_table(set(places))
        for row in with_subjects(_of_stage(tables[table]).filter(pk__in=keys)).select_related("corrects")
    ]


def _last_proposals(rows: Iterable[LedgerEntry]) -> dict[tuple[str, int], int | None]:
    """Return by table and key the proposal that a statement was last made part of."""
    return {
        (table, one["entry"]): one["last"]
        for table, keys in keys_by_table(map(place_of, rows))
        for one in Decision.objects.filter(step=Step.PROPOSED, table=table, entry__in=keys)
        .order_by()
        .values("entry")
        .annotate(last=Max("proposal"))
    }
