"""Visible statements with their evidence: whose word, which words, which page, known since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

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
from covenants.moment.record import Record
from covenants.rows import threshold_keys
from dossier.canonical import ledger_models
from dossier.domain.dated import READ
from dossier.domain.visibility import Audience
from dossier.models import Document, LedgerEntry, Organisation, PeriodFields
from dossier.published import published_at
from dossier.visible_rows import Prepared
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


class Heard(NamedTuple):
    """A statement in the news: since when it is known, who sealed it where, and what it is about.

    `table` is the place of its table among the ledgers, `document` the primary key of its source or -1.
    """

    known_from: date
    revision: int
    table: int
    key: int
    document: int
    covenant: str


def statements_on_covenant(slug: str, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on a covenant, oldest knowledge first."""
    return statements_of(None, as_of, covenants=[slug], audience=audience)


def about(slugs: Collection[str], model: type[LedgerEntry], as_of: AsOf) -> Q:
    """Hold for the rows of a table that speak of some covenants."""
    if model is ThresholdCondition:
        return Q(threshold__in=threshold_keys(slugs, as_of))
    return Q(**{f"{model.COVENANT}__slug__in": slugs})


def claims_in_document(key: str, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Claimed]:
    """Return where every visible statement taken from a document stands, without reading the statements."""
    claims = []
    for model in ledger_models():
        rows = model.objects.visible_at(as_of, audience).filter(document__key=key)
        values = rows.values_list("pk", "locator", "ref", _covenant_column(model), _topic_column(model))
        for pk, locator, ref, named, topic in values:
            claims.append(Claimed(model, pk, locator, ref or "", _named_slug(model, named, as_of), topic))
    return claims


def _topic_column(model: type[LedgerEntry]) -> str | Value:
    return "topic" if model is StatusReport else Value("")


def _covenant_column(model: type[LedgerEntry]) -> str | Value:
    """Return the column by which rows of a table name their covenant, or the threshold that names it."""
    return model.COVENANT.partition("__")[0] or Value(None, IntegerField())


def _named_slug(model: type[LedgerEntry], named: int | None, as_of: AsOf) -> str:
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
    return collect(as_of, audience, lambda model, rows: rows.filter(pk__in=keys.get(model, [0])))


def statements_on_sectors(codes: list[str], as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on the sectors themselves (not on their covenants)."""

    def narrow(model: type[LedgerEntry], rows: QuerySet) -> QuerySet:
        return rows.filter(**{f"{model.SECTOR}__code__in": codes})

    return collect(as_of, audience, narrow, [model for model in ledger_models() if model.SECTOR])


def statements_on_targets(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> list[Statement]:
    """Return every visible statement on the targets."""
    return collect(as_of, audience, lambda _model, rows: rows, [TargetStatement])


def milestone_statements(
    as_of: AsOf, audience: Audience = Audience.PUBLIC, *, keys: Iterable[int] | None = None
) -> list[Statement]:
    """Return the visible milestone statements of every covenant, or those with the `keys`."""
    only = {} if keys is None else {"pk__in": list(keys)}
    return collect(as_of, audience, lambda _model, rows: rows.filter(**only), [MilestoneStatement])


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
    return collect(as_of, audience, lambda model, rows: rows.filter(about(slugs, model, as_of)), asked)


def newest_statements(record: Record, *, most: int) -> list[Heard]:
    """Return the `most` visible statements known last, oldest knowledge first, in one query; none is read whole.

    What an undated source says is left out: the day on which we read it is no news.

    Of one day come those sealed first, then the tables in their order, then the keys. Each table brings its own
    `most` newest: the engine those on covenants, the database the rest.
    """
    tables = ledger_models()
    candidates = [
        Heard(known.day, known.revision, tables.index(model), known.key, known.document, known.covenant)
        for model, newest in record.newest(most).items()
        for known in newest
    ]
    candidates += _newest_beside(record, most)
    last = sorted(sorted(candidates), key=lambda heard: heard.known_from, reverse=True)[:most]
    return sorted(last, key=lambda heard: (heard.known_from, heard.revision, heard.table, heard.key))


def _newest_beside(record: Record, most: int) -> Iterator[Heard]:
    """Yield what was known last and is in no array of the engine: one query."""
    for known, revision, table, key, document, named in _beside(most).rows(record.as_of, record.audience):
        day = known if isinstance(known, date) else date.fromisoformat(known)
        covenant = _named_slug(ledger_models()[table], named, record.as_of)
        yield Heard(day, revision, table, key, -1 if document is None else document, covenant)


@lru_cache(maxsize=4)
def _beside(most: int) -> Prepared:
    """Ask each table for its newest statements that are in no array of the engine."""

    def ask(as_of: AsOf, audience: Audience) -> QuerySet:
        parts = []
        for table, model in enumerate(ledger_models()):
            visible: Any = model.objects.visible_at(as_of, audience)
            rows = visible.exclude(known_basis=READ)
            if model is not MilestoneStatement:
                rest = rows.filter(covenant=None) if model.MENTIONS else rows
                newest = rest.order_by("-known_from", "-revision_id", "-pk").values("pk")[:most]
                of_table = model._base_manager.filter(pk__in=newest).order_by()
                columns = ("known_from", "revision_id", Value(table), "pk", "document_id", _covenant_column(model))
                parts.append(of_table.values_list(*columns))
        return parts[0].union(*parts[1:], all=True)

    return Prepared(ask)


def document_of(heard: Heard, as_of: AsOf) -> Document | None:
    """Return the document of a statement, as sealed, if it was public at the moment."""
    document = published_at(as_of.revision).get(Document, heard.document)
    return document if document and document.is_public_on(as_of.known_on) else None


def place_of(heard: Heard, as_of: AsOf) -> tuple[str, bool]:
    """Return where a statement without a title stands in its source, and whether that source is still to come."""
    if heard.document >= 0 and not document_of(heard, as_of):
        return "", True
    rows: Any = ledger_models()[heard.table].objects.visible_at(as_of)
    return rows.values_list("locator", flat=True).get(pk=heard.key), False


def reports_on(covenants: Iterable[str], topics: list[str], as_of: AsOf) -> list[Statement]:
    """Return the public reports on one of the `topics` about some covenants."""
    slugs = list(covenants)
    return _reports(as_of, lambda rows: rows.filter(topic__in=topics, covenant__slug__in=slugs))


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
    return _reports(as_of, lambda rows: rows.filter(topic__in=topics, covenant=None))


def _reports(as_of: AsOf, narrow: Callable[[QuerySet], QuerySet]) -> list[Statement]:
    return collect(as_of, Audience.PUBLIC, lambda _model, rows: narrow(rows), [StatusReport])


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
    """Return a copy that bears the name of the moment: the row as sealed is shared by all readers."""
    named = copy(party)
    named.name, named.name_en = name_at(party, as_of)
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
    known = Evidence(
        actor=entry.actor.name,
        actor_en=entry.actor.name_en,
        actor_kind=entry.actor.kind,
        document_key="",
        document_title="",
        document_title_en="",
        printed_number="",
        document_url="",
        locator="",
        wording="",
        known_from=entry.known_from,
        known_basis=entry.known_basis,
        revision=entry.revision_id or 0,
        ref=entry.ref or "",
        note="",
        note_en="",
        public_on=public_later(entry, as_of),
    )
    document = entry.document
    if document and not document.is_public_on(as_of.known_on):
        return replace(known, source_to_come=True)
    written = replace(known, locator=entry.locator, wording=entry.wording, note=entry.note, note_en=entry.note_en)
    return (
        written
        if document is None
        else replace(
            written,
            document_key=document.key,
            document_title=document.title,
            document_title_en=document.title_en,
            printed_number=document.printed_number,
            document_url=document.url,
        )
    )
