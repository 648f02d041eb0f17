"""Visible statements with their evidence: whose word, which words, which page, known since when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from covenants.models import (
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry, PeriodFields, UndertakingStatement
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import Period


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement is written and since when it could be known."""

    actor: str
    actor_en: str
    actor_kind: str
    document_key: str
    document_title: str
    document_title_en: str
    printed_number: str
    document_url: str
    locator: str
    wording: str
    known_from: date
    known_basis: str
    revision: int
    ref: str
    note: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One visible statement of any table. `entry` holds the columns of its own kind."""

    table: str
    entry: LedgerEntry
    evidence: Evidence
    covenant: str
    period: Period | None

    @property
    def key(self) -> str:
        """The statement's own address within a page."""
        return f"{self.table}-{self.entry.pk}"


_SUBJECTS: Mapping[type[LedgerEntry], tuple[str, str]] = {
    # table: (how it names its covenant, how it names its sector)
    MilestoneStatement: ("covenant", ""),
    TargetStatement: ("", ""),
    ThresholdCondition: ("threshold__covenant", ""),
    Measurement: ("covenant", ""),
    Participation: ("covenant", ""),
    StatusReport: ("covenant", "sector"),
    UndertakingStatement: ("", ""),
}


def statements_on_covenant(slug: str, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on a covenant, oldest knowledge first."""

    def narrow(model: type[LedgerEntry], rows: QuerySet) -> QuerySet | None:
        field = _SUBJECTS[model][0]
        return rows.filter(**{f"{field}__slug": slug}) if field else None

    return _collect(as_of, audience, narrow)


def statements_in_document(key: str, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement taken from a document, by page."""
    return _collect(as_of, audience, lambda _model, rows: rows.filter(document__key=key))


def statements_on_sectors(codes: list[str], as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on the sectors themselves (not on their covenants)."""

    def narrow(model: type[LedgerEntry], rows: QuerySet) -> QuerySet | None:
        field = _SUBJECTS[model][1]
        return rows.filter(**{f"{field}__code__in": codes}) if field else None

    return _collect(as_of, audience, narrow)


def statements_on_targets(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on the targets."""
    return _collect(as_of, audience, lambda model, rows: rows if model is TargetStatement else None)


def milestone_statements(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible milestone statement of every covenant."""
    return _collect(as_of, audience, lambda model, rows: rows if model is MilestoneStatement else None)


def policy_reports(topics: list[str], as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return the visible reports on one of the `topics`, whatever their subject."""
    return _collect(
        as_of,
        audience,
        lambda model, rows: rows.filter(topic__in=topics) if model is StatusReport else None,
    )


def _collect(
    as_of: AsOf,
    audience: Audience,
    narrow: Callable[[type[LedgerEntry], QuerySet], QuerySet | None],
) -> list[Statement]:
    """One query for each table that `narrow` does not leave out."""
    found = [
        statement
        for model in _SUBJECTS
        if (rows := narrow(model, model.objects.visible_at(as_of, audience))) is not None
        for statement in _statements(model, rows)
    ]
    return sorted(found, key=lambda item: (item.evidence.known_from, item.evidence.revision))


def _statements(model: type[LedgerEntry], rows: QuerySet) -> Iterator[Statement]:
    field = _SUBJECTS[model][0]
    related = ["document", "actor", *([field] if field else []), *_own_relations(model)]
    for entry in rows.select_related(*related).order_by("pk"):
        yield Statement(
            table=model._meta.model_name or "",
            entry=entry,
            evidence=_evidence(entry),
            covenant=_covenant_slug(entry, field),
            period=entry.period if isinstance(entry, PeriodFields) else None,
        )


def _own_relations(model: type[LedgerEntry]) -> list[str]:
    return {
        TargetStatement: ["target", "counting_rule"],
        Participation: ["organisation"],
        StatusReport: ["sector"],
        UndertakingStatement: ["undertaking", "answered_by"],
    }.get(model, [])


def _covenant_slug(entry: Any, field: str) -> str:
    for name in filter(None, field.split("__")):
        entry = getattr(entry, name)
    return entry.slug if field and entry is not None else ""


def _evidence(entry: LedgerEntry) -> Evidence:
    document = entry.document
    return Evidence(
        actor=entry.actor.name,
        actor_en=entry.actor.name_en,
        actor_kind=entry.actor.kind,
        document_key=document.key if document else "",
        document_title=document.title if document else "",
        document_title_en=document.title_en if document else "",
        printed_number=document.printed_number if document else "",
        document_url=document.url if document else "",
        locator=entry.locator,
        wording=entry.wording,
        known_from=entry.known_from,
        known_basis=entry.known_basis,
        revision=entry.revision_id or 0,
        ref=entry.ref or "",
        note=entry.note,
        note_en=entry.note_en,
    )
