"""Visible statements with their evidence: whose word, which words, which page, known since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Value

from covenants.choices import ReportTopic
from covenants.evidence.register import name_at, public_later
from covenants.models import (
    Covenant,
    MilestoneStatement,
    StatusReport,
    TargetStatement,
    Threshold,
    ThresholdCondition,
)
from covenants.rows import threshold_keys
from dossier.canonical import ledger_models
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry, Organisation, PeriodFields
from dossier.published import published_at
from dossier.visible_rows import visible_among
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import Period


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement is written and since when it could be known.

    `source_to_come`: a public event was known before the document we have it from appeared; until
    then neither that document nor its words are told. `public_on`: since when it is public, where that came later.
    """

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
    source_to_come: bool = False
    public_on: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One visible statement of any table. `entry` holds the columns of its own kind."""

    table: str
    entry: Any
    evidence: Evidence
    covenant: str
    period: Period | None

    @property
    def key(self) -> str:
        """The statement's own address within a page."""
        return f"{self.table}-{self.entry.pk}"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Where a statement stands in its document: table, primary key, page, reference; its covenant and topic, or ""."""

    model: type[LedgerEntry]
    key: int
    locator: str
    ref: str
    covenant: str = ""
    topic: str = ""

    @property
    def table(self) -> str:
        return self.model._meta.model_name or ""

    @property
    def anchor(self) -> str:
        """The statement's own address within a page."""
        return f"{self.table}-{self.key}"


def statements_on_covenant(slug: str, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on a covenant, oldest knowledge first."""
    return statements_of(None, as_of, covenants=[slug], audience=audience)


def about(slugs: Collection[str], model: type[LedgerEntry], as_of: AsOf) -> Q:
    """Hold for the rows of a table that speak of some covenants."""
    return Q(**{f"{column}__in": values for column, values in _about(slugs, model, as_of).items()})


def _about(slugs: Collection[str], model: type[LedgerEntry], as_of: AsOf) -> dict[str, Sequence[Any]]:
    """Return the column by which the rows of a table that speak of some covenants are known, and its values."""
    if model is ThresholdCondition:
        return {"threshold": threshold_keys(slugs, as_of)}
    return {f"{model.COVENANT}__slug": list(slugs)}


def claims_in_document(key: str, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Claimed]:
    """Return where every visible statement taken from a document stands, without reading the statements."""
    claims = []
    for model in ledger_models():
        rows = model.objects.visible_at(as_of, audience).filter(document__key=key)
        values = rows.values_list("pk", "locator", "ref", covenant_column(model), _topic_column(model))
        for pk, locator, ref, named, topic in values:
            claims.append(Claimed(model, pk, locator, ref or "", named_slug(model, named, as_of), topic))
    return claims


def _topic_column(model: type[LedgerEntry]) -> str | Value:
    return "topic" if model is StatusReport else Value("")


def covenant_column(model: type[LedgerEntry]) -> str | Value:
    """Return the column by which rows of a table name their covenant, or the threshold that names it."""
    return model.COVENANT.partition("__")[0] or Value(None, IntegerField())


def named_slug(model: type[LedgerEntry], named: int | None, as_of: AsOf) -> str:
    """Return the covenant that a row names, itself or by its threshold, as it was sealed."""
    if named is None:
        return ""
    published = published_at(as_of.revision)
    if model is not ThresholdCondition:
        covenant = published.get(Covenant, named)
    else:
        threshold = published.get(Threshold, named)
        covenant = threshold.covenant if threshold else None
    return covenant.slug if covenant else ""


def statements_at(claims: Sequence[Claimed], as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return the statements of some claims, in their order."""
    keys: dict[type[LedgerEntry], list[int]] = defaultdict(list)
    for claim in claims:
        keys[claim.model].append(claim.key)
    by_key = {(type(one.entry), one.entry.pk): one for one in statements_by_key(keys, as_of, audience)}
    return [by_key[claim.model, claim.key] for claim in claims]


def statements_by_key(
    keys: Mapping[type[LedgerEntry], Sequence[int]], as_of: AsOf, audience: Audience = Audience.PUBLIC
) -> list[Statement]:
    """Return those statements with these keys that are visible; each table is asked, whatever was found."""
    return narrowed(as_of, audience, {model: {"pk": keys.get(model, [0])} for model in ledger_models()})


def statements_on_sectors(codes: list[str], as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on the sectors themselves (not on their covenants)."""
    tables = (model for model in ledger_models() if model.SECTOR)
    return narrowed(as_of, audience, {model: {f"{model.SECTOR}__code": codes} for model in tables})


def statements_on_targets(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on the targets."""
    return narrowed(as_of, audience, {TargetStatement: {}})


def milestone_statements(
    as_of: AsOf, audience: Audience = Audience.PUBLIC, *, keys: Iterable[int] | None = None
) -> list[Statement]:
    """Return the visible milestone statements of every covenant, or those with the `keys`."""
    return narrowed(as_of, audience, {MilestoneStatement: {} if keys is None else {"pk": list(keys)}})


def statements_of(
    models: Collection[type[LedgerEntry]] | None,
    as_of: AsOf,
    *,
    covenants: Iterable[str],
    audience: Audience = Audience.PUBLIC,
) -> list[Statement]:
    """Return the visible statements of some tables on some covenants, oldest knowledge first; None is every table."""
    slugs, every = list(covenants), [model for model in ledger_models() if model.COVENANT]
    asked = every if models is None else models
    return narrowed(as_of, audience, {model: _about(slugs, model, as_of) for model in asked})


def reports_on(covenants: Iterable[str], topics: list[str], as_of: AsOf) -> list[Statement]:
    """Return the public reports on one of the `topics` about some covenants."""
    columns = {"topic": topics, "covenant__slug": list(covenants)}
    return narrowed(as_of, Audience.PUBLIC, {StatusReport: columns})


def evidence_of(keys: Iterable[int], as_of: AsOf) -> dict[int, Statement]:
    """Return the visible milestone statements with these keys: what one page of rows needs."""
    return {statement.entry.pk: statement for statement in milestone_statements(as_of, keys=keys)}


def searches(covenants: Iterable[str], as_of: AsOf) -> dict[str, Statement]:
    """Return by covenant the newest report that nothing was found, with the day until which was looked."""
    return {report.covenant: report for report in reports_on(covenants, [ReportTopic.NOTHING_FOUND], as_of)}


def newest_search(said: Iterable[Statement]) -> Statement | None:
    """Return the newest report that nothing was found, among the statements on a covenant in their order."""
    reports = [one for one in said if _is_report(one, ReportTopic.NOTHING_FOUND)]
    return reports[-1] if reports else None


def _is_report(said: Statement, topic: ReportTopic) -> bool:
    return isinstance(said.entry, StatusReport) and said.entry.topic == topic


def general_reports(topics: list[str], as_of: AsOf) -> list[Statement]:
    """Return the public reports on one of the `topics` that speak of no covenant: of a sector, or of the policy."""
    narrow = lambda _model, rows: rows.filter(topic__in=topics, covenant=None)  # noqa: E731
    return collect(as_of, Audience.PUBLIC, narrow, [StatusReport])


def narrowed(
    as_of: AsOf, audience: Audience, tables: Mapping[type[LedgerEntry], Mapping[str, Sequence[Any]]]
) -> list[Statement]:
    """Return the visible statements of some tables, of those rows in which each column named is one of its values.

    Each table is asked once, by a question that is kept.
    """
    asked = ((model, tables[model]) for model in ledger_models() if model in tables)
    entries = [
        entry
        for model, columns in asked
        for entry in visible_among(model, tuple(columns)).instances(as_of, audience, *columns.values())
    ]
    return as_statements(entries, as_of)


def collect(
    as_of: AsOf,
    audience: Audience,
    narrow: Callable[[type[LedgerEntry], QuerySet], QuerySet],
    models: Collection[type[LedgerEntry]] | None = None,
) -> list[Statement]:
    """Return the visible statements that `narrow` leaves of some tables; each is asked once. None is every table."""
    entries = [
        entry
        for model in ledger_models()
        if models is None or model in models
        for entry in narrow(model, model.objects.visible_at(as_of, audience)).order_by("pk")
    ]
    return as_statements(entries, as_of)


def as_statements(entries: Sequence[LedgerEntry], as_of: AsOf) -> list[Statement]:
    """Return rows as statements, oldest knowledge first."""
    name_as_sealed(entries, as_of)
    statements = [as_statement(entry, as_of) for entry in entries]
    return sorted(statements, key=lambda item: (item.evidence.known_from, item.evidence.revision))


def name_as_sealed(entries: Iterable[LedgerEntry], as_of: AsOf) -> None:
    """Let entries name master data as sealed, and organisations by the name they bore at the moment: no query."""
    published = published_at(as_of.revision)
    named: dict[int, Organisation] = {}
    for entry in entries:
        published.attach(entry)
        for name in ("actor", "organisation", "payer"):
            party = getattr(entry, name, None)
            if party is not None:
                setattr(entry, name, named.get(party.pk) or named.setdefault(party.pk, _at_moment(party, as_of)))


def _at_moment(party: Organisation, as_of: AsOf) -> Organisation:
    """Return it with the name of the moment: in a copy, as the row as sealed is shared by all readers."""
    names = name_at(party, as_of)
    if names == (party.name, party.name_en):
        return party
    named = copy(party)
    named.name, named.name_en = names
    return named


def as_statement(entry: LedgerEntry, as_of: AsOf) -> Statement:
    """Return one row with its evidence, as far as it could be known."""
    model = type(entry)
    return Statement(
        table=model._meta.model_name or "",
        entry=entry,
        evidence=_evidence(entry, as_of),
        covenant=_covenant_slug(entry, model.COVENANT),
        period=entry.period if isinstance(entry, PeriodFields) else None,
    )


def _covenant_slug(entry: Any, field: str) -> str:
    for name in filter(None, field.split("__")):
        entry = getattr(entry, name)
    return entry.slug if field and entry is not None else ""


def _evidence(entry: LedgerEntry, as_of: AsOf) -> Evidence:
    """Return where an entry is written; of a document that is still to come neither itself nor its words."""
    paper = entry.document
    to_come = paper is not None and not paper.is_public_on(as_of.known_on)
    document, written = (None, None) if to_come else (paper, entry)
    return Evidence(
        actor=entry.actor.name,
        actor_en=entry.actor.name_en,
        actor_kind=entry.actor.kind,
        document_key=document.key if document else "",
        document_title=document.title if document else "",
        document_title_en=document.title_en if document else "",
        printed_number=document.printed_number if document else "",
        document_url=document.url if document else "",
        locator=written.locator if written else "",
        wording=written.wording if written else "",
        known_from=entry.known_from,
        known_basis=entry.known_basis,
        revision=entry.revision_id or 0,
        ref=entry.ref or "",
        note=written.note if written else "",
        note_en=written.note_en if written else "",
        source_to_come=to_come,
        public_on=public_later(entry, as_of),
    )
