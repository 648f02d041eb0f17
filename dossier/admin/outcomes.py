"""What became of a proposal: each decision after it, with its statement, its revision and where readers find it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.formats import date_format
from django.utils.module_loading import import_string

from dossier.admin.base import change_url
from dossier.canonical import ledger_models
from dossier.choices import Step
from dossier.models import Decision, LedgerEntry, Proposal, Revision
from dossier.querysets import keys_by_table
from dossier.selectors_readable import readable_decisions
from dossier.selectors_rows import with_subjects
from imvo_tracker.lib.asof import AMSTERDAM, today

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision; `page` is where readers find the statement, "" as long as they do not, `url` its own form."""

    name: str
    step: str
    who: str
    note: str
    url: str
    revision: Revision | None
    page: str


def what_became_of(proposal: Proposal, user: AbstractBaseUser) -> list[Outcome]:
    """Return every decision after the proposal, in the order in which they were taken."""
    decisions = _decisions_after(proposal, user)
    rows = rows_at((one.table, one.entry) for one in decisions)
    return [_outcome(one, rows.get((one.table, one.entry))) for one in decisions]


def _outcome(decision: Decision, row: LedgerEntry | None) -> Outcome:
    sealed = row.revision if row is not None and decision.step == Step.SEALED else None
    return Outcome(
        name=str(row) if row is not None else decision.subject,
        step=str(decision.get_step_display()),
        who=f"{decision.by}, {date_format(decision.at.astimezone(AMSTERDAM), 'j F Y H:i')}",
        note=decision.note,
        url=change_url(row) if row is not None else "",
        revision=sealed,
        page=_public_page(row) if row is not None and sealed is not None else "",
    )


def _public_page(row: LedgerEntry) -> str:
    day = row.opens_on
    if row.is_withdrawal or day is None or day > today():
        return ""
    return str(import_string(settings.PUBLIC_PAGE_OF)(row))


def _decisions_after(proposal: Proposal, user: AbstractBaseUser) -> list[Decision]:
    places = {(one.table, one.entry) for one in proposal.decisions.all()}
    keys = {key for _table, key in places}
    rows = Decision.objects.filter(entry__in=keys, at__gte=proposal.at).exclude(proposal=proposal).select_related("by")
    rows = rows.filter(readable_decisions(user))
    return [one for one in rows.order_by("pk") if (one.table, one.entry) in places]


def rows_at(places: Iterable[Place]) -> Mapping[Place, LedgerEntry]:
    """Return the statements at these places, by table and key; one query a table, and none for master data."""
    tables = {model._meta.label_lower: model for model in ledger_models()}
    return {
        (table, row.pk): row
        for table, keys in keys_by_table(set(places))
        if table in tables
        for row in with_subjects(tables[table].objects.filter(pk__in=keys)).select_related(
            "revision", "corrects", "document"
        )
    }
