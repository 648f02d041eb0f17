"""The resources: what each lists, in which order, by which key, and what it may be narrowed by. One entry each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from covenants.evidence.documents import documents_at
from covenants.evidence.lists import every_statement, organisations_at, revisions_at, statement_of_key
from covenants.evidence.register import register_at
from covenants.evidence.undertakings import undertakings_at
from covenants.models import Measurement, MilestoneStatement, TargetStatement
from covenants.moment.ledger import read_promises
from covenants.moment.record import Record
from dashboards.api import rows, shapes
from dashboards.api.question import Knows
from dashboards.api.shape import Shape
from dossier.selectors_editions import editions_at

Filters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Resource:
    """`every` chooses without reading, `read` reads one page of what was chosen, `find` chooses one by its key."""

    name: str
    key: str
    title: str | Promise
    shape: type[Shape]
    every: Callable[[Record, Filters], Sequence[Any]]
    find: Callable[[Record, str], Any]
    read: Callable[[Record, Sequence[Any]], Sequence[Any]] = lambda _record, chosen: chosen
    filters: Mapping[str, Knows] = field(default_factory=dict)


def _is_covenant(record: Record, slug: str) -> bool:
    return record.covenant(slug) is not None


def _is_sector(record: Record, code: str) -> bool:
    return any(one.code == code for one in register_at(record.as_of))


OF_COVENANT: Mapping[str, Knows] = {"covenant": _is_covenant}


def _by(key: str, every: Callable[[Record, Filters], Sequence[Any]]) -> Callable[[Record, str], Any]:
    """Find one of a short list by its key."""
    key_of = attrgetter(key)
    return lambda record, wanted: next((one for one in every(record, {}) if str(key_of(one)) == wanted), None)


def _covenants(record: Record, filters: Filters) -> Sequence[Any]:
    chosen = record.readings.arranged("name", descending=False, english=False)
    if "covenant" in filters:
        chosen = chosen.among([filters["covenant"]])
    return chosen.in_sectors([filters["sector"]]) if "sector" in filters else chosen


def _promises(record: Record, filters: Filters) -> Sequence[Any]:
    every = read_promises(record).every
    return every.about(filters["covenant"]) if "covenant" in filters else every


def _promise(record: Record, key: str) -> Any:
    claim = statement_of_key(key, record.as_of, (MilestoneStatement, TargetStatement))
    return rows.promise_at(record, claim, _promises(record, {})) if claim else None


def _target(record: Record, key: str) -> Any:
    claim = statement_of_key(key, record.as_of, (TargetStatement,))
    return next((fact for fact in record.targets if claim and fact.key == claim.key), None)


def _thresholds(record: Record, filters: Filters) -> Sequence[Any]:
    return record.thresholds_of([filters["covenant"]]) if "covenant" in filters else record.thresholds


def _sectors(record: Record, _filters: Filters) -> Sequence[Any]:
    return register_at(record.as_of)


def _rules(record: Record, _filters: Filters) -> Sequence[Any]:
    return record.rules


def _documents(record: Record, _filters: Filters) -> Sequence[Any]:
    return documents_at(record.as_of)


def _motions(record: Record, _filters: Filters) -> Sequence[Any]:
    return undertakings_at(record.as_of)


def _organisations(record: Record, _filters: Filters) -> Sequence[Any]:
    return organisations_at(record.as_of)


def _revisions(record: Record, _filters: Filters) -> Sequence[Any]:
    return revisions_at(record.as_of)


def _editions(record: Record, _filters: Filters) -> Sequence[Any]:
    return editions_at(record.as_of)


RESOURCES: tuple[Resource, ...] = (
    Resource("sectors", "code", _("The register of sectors"), shapes.SectorShape, _sectors, _by("code", _sectors)),
    Resource(
        "covenants",
        "slug",
        _("Agreements as they stand: phase, schedule, outcome, milestones"),
        shapes.CovenantShape,
        _covenants,
        lambda record, slug: record.reading(slug),
        rows.covenant_rows,
        {"sector": _is_sector},
    ),
    Resource(
        "outcomes",
        "covenant",
        _("What became of the promise to sign each agreement"),
        shapes.OutcomeShape,
        _covenants,
        lambda record, slug: record.reading(slug),
        rows.covenant_rows,
        {**OF_COVENANT, "sector": _is_sector},
    ),
    Resource(
        "statements",
        "key",
        _("Every statement with its evidence"),
        shapes.StatementShape,
        lambda record, filters: every_statement(record, covenant=filters.get("covenant", "")),
        lambda record, key: statement_of_key(key, record.as_of),
        rows.statement_rows,
        OF_COVENANT,
    ),
    Resource(
        "promises",
        "key",
        _("Promises of an event or a number, and what came of them"),
        shapes.PromiseShape,
        _promises,
        _promise,
        rows.promise_rows,
        OF_COVENANT,
    ),
    Resource(
        "targets",
        "key",
        _("Goals, outlooks and claims in numbers of agreements"),
        shapes.TargetShape,
        lambda record, _filters: record.targets,
        _target,
        rows.target_rows,
    ),
    Resource(
        "counts",
        "countingRule",
        _("How many are signed, presented and expected, by each counting rule"),
        shapes.CountShape,
        _rules,
        _by("slug", _rules),
        rows.count_rows,
    ),
    Resource(
        "thresholds",
        "threshold",
        _("Thresholds with the verdict on each condition"),
        shapes.ThresholdShape,
        _thresholds,
        _by("threshold", _thresholds),
        filters=OF_COVENANT,
    ),
    Resource(
        "measurements",
        "key",
        _("Measurements: counts and shares"),
        shapes.MeasurementShape,
        lambda record, filters: every_statement(record, (Measurement,), covenant=filters.get("covenant", "")),
        lambda record, key: statement_of_key(key, record.as_of, (Measurement,)),
        rows.statement_rows,
        OF_COVENANT,
    ),
    Resource(
        "documents",
        "key",
        _("Documents that were public, newest first"),
        shapes.DocumentShape,
        _documents,
        _by("key", _documents),
        rows.document_rows,
    ),
    Resource(
        "organisations",
        "slug",
        _("Who speaks in, takes part by or publishes something in the record"),
        shapes.OrganisationShape,
        _organisations,
        _by("slug", _organisations),
    ),
    Resource(
        "motions",
        "key",
        _("Motions and commitments with their deadlines and answers"),
        shapes.MotionShape,
        _motions,
        _by("fact.key", _motions),
    ),
    Resource(
        "editions",
        "number",
        _("Frozen annexes and lists with the fingerprint of each file"),
        shapes.EditionShape,
        _editions,
        _by("number", _editions),
    ),
    Resource(
        "revisions",
        "number",
        _("The revisions of the record and their chain of hashes"),
        shapes.RevisionShape,
        _revisions,
        _by("number", _revisions),
    ),
)
BY_NAME: Mapping[str, Resource] = {one.name: one for one in RESOURCES}
