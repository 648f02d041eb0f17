"""Statements from record files as unsaved ledger entries; the loader saves and seals them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from covenants.actions.load_masters import find
from covenants.actions.record_file import Block, FieldError
from covenants.choices import SHARES, TargetRole, Unit
from covenants.models import (
    CountingRule,
    Covenant,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    Target,
    TargetStatement,
    Threshold,
    ThresholdCondition,
)
from dossier.canonical import ledger_models
from dossier.models import (
    Document,
    LedgerEntry,
    Organisation,
    PeriodFields,
    UndertakingStatement,
)
from imvo_tracker.lib.numbers import UnreadableNumber, read_number
from imvo_tracker.lib.period import Period, UnreadablePeriod, period_from_edtf, read_period
from imvo_tracker.lib.period_figures import without_figure
from sectors.models import Sector


def build_statement(block: Block) -> LedgerEntry:
    """Return the unsaved entry a block describes; raises `FieldError`."""
    kind = block.need("type")
    if kind not in _BUILDERS:
        raise FieldError(_("unknown type: %(kind)s") % {"kind": kind})
    model, own_values = _BUILDERS[kind]
    document = find(Document, "key", block.take("document"))
    values = {**_shared_values(block, document), **own_values(block)}
    entry = model(**values)
    if isinstance(entry, PeriodFields):
        entry.period = _period(block, entry, document)
    _take_correction(block, entry)
    block.flag("undated")
    block.items("facts")
    block.refuse_unread()
    return entry


def _shared_values(block: Block, document: Document | None) -> dict[str, Any]:
    known = block.day("known", document.public_on if document else None)
    if known is None:
        raise FieldError(_("“%(key)s” is missing") % {"key": "known"})
    basis = document.public_basis if document and "known" not in block else "event"
    page = block.text("page")
    return {
        "ref": block.need("ref"),
        "document": document,
        "locator": f"p. {page}" if page.isdigit() else page,
        "actor": find(Organisation, "slug", block.need("actor")),
        "wording": block.text("words"),
        "known_from": known,
        "known_basis": block.text("known_basis", basis),
        "public_from": None if block.flag("closed") else block.day("public", known),
        "reason": block.text("reason"),
        "note": block.text("note"),
        "note_en": block.text("note_en"),
        "oddity_reason": block.text("confirmed"),
    }


def _period(block: Block, entry: Any, document: Document | None) -> Period:
    """Read the window from `edtf`, else from `reading`, else from the printed words if need be."""
    edtf = block.text("edtf")
    wording = block.text("reading") or ("" if block.flag("undated") else _words_that_date(entry))
    starts = block.day("starts")
    try:
        if edtf:
            return period_from_edtf(edtf, entry.wording)
        if not wording:
            return Period(entry.wording, None, None, "", "", None, None)
        dated = document.dated_on if document and document.dated_on else entry.known_from
        return read_period(wording, written_on=dated, starts_on=starts)
    except (UnreadablePeriod, ValueError) as error:
        raise FieldError(str(error)) from error


def _words_that_date(entry: LedgerEntry) -> str:
    """Return the printed words of a milestone, and those behind the figure of a goal or outlook."""
    if isinstance(entry, MilestoneStatement):
        return entry.wording
    if isinstance(entry, TargetStatement) and entry.role in (TargetRole.GOAL, TargetRole.OUTLOOK):
        return without_figure(entry.wording) or entry.wording
    return ""


def _take_correction(block: Block, entry: LedgerEntry) -> None:
    corrects, withdraws = block.text("corrects"), block.text("withdraws")
    if corrects or withdraws:
        entry.corrects = find(type(entry), "ref", corrects or withdraws)
        entry.is_withdrawal = bool(withdraws)


def _number(block: Block, key: str) -> Decimal | None:
    value = block.take(key)
    try:
        return None if value is None else read_number(str(value), whole=_is_counted(block))
    except UnreadableNumber as error:
        raise FieldError(f"{key}: {error.message}") from error


def _is_counted(block: Block) -> bool:
    """Say whether the unit is counted in whole numbers; that of a report is free text."""
    unit = block.take("unit", Unit.COVENANT if block.take("type") == "target" else "")
    return block.take("type") != "report" and unit in Unit.values and unit not in SHARES


def _values(block: Block) -> dict[str, Decimal | None]:
    """Return both bounds of a measurement; where one is not even named, the other is exact."""
    low, high = _number(block, "low"), _number(block, "high")
    return {"low": low if "low" in block else high, "high": high if "high" in block else low}


def _milestone(block: Block) -> dict[str, Any]:
    return {
        "covenant": find(Covenant, "slug", block.need("covenant")),
        "kind": block.need("kind"),
        "modality": block.need("modality"),
        "basis": block.text("basis", "stated"),
        "partial": block.flag("partial"),
        "doubtful": block.flag("doubtful"),
    }


def _target(block: Block) -> dict[str, Any]:
    return {
        "target": find(Target, "slug", block.need("target")),
        "role": block.need("role"),
        "modality": block.text("modality", "expect"),
        "quantity": _number(block, "quantity"),
        "unit": block.text("unit", "covenant"),
        "tally": block.text("tally"),
        "counting_rule": find(CountingRule, "slug", block.take("rule")),
        "text": block.need("text"),
        "text_en": block.text("text_en"),
    }


def _condition(block: Block) -> dict[str, Any]:
    return {
        "threshold": find(Threshold, "slug", block.need("threshold")),
        "unit": block.need("unit"),
        "minimum": _number(block, "minimum"),
        "denominator": block.text("denominator"),
        "denominator_en": block.text("denominator_en"),
    }


def _measurement(block: Block) -> dict[str, Any]:
    return {
        "covenant": find(Covenant, "slug", block.need("covenant")),
        "unit": block.need("unit"),
        **_values(block),
        "approx": block.flag("approx"),
        "formal": block.flag("formal"),
        "protected": block.flag("protected"),
        "denominator": block.text("denominator"),
        "denominator_en": block.text("denominator_en"),
    }


def _participation(block: Block) -> dict[str, Any]:
    return {
        "covenant": find(Covenant, "slug", block.need("covenant")),
        "organisation": find(Organisation, "slug", block.take("organisation")),
        "group": block.text("group"),
        "group_en": block.text("group_en"),
        "role": block.need("role"),
        "change": block.text("change", "joined"),
        "cause": block.text("cause"),
        "cause_en": block.text("cause_en"),
    }


def _report(block: Block) -> dict[str, Any]:
    return {
        "covenant": find(Covenant, "slug", block.take("covenant")),
        "sector": find(Sector, "code", block.take("sector")),
        "topic": block.need("topic"),
        "cause": block.text("cause"),
        "text": block.need("text"),
        "text_en": block.text("text_en"),
        "quantity": _number(block, "quantity"),
        "unit": block.text("unit"),
    }


def _undertaking(block: Block) -> dict[str, Any]:
    return {
        "undertaking": find(Document, "key", block.need("undertaking")),
        "event": block.need("event"),
        "answered_by": find(Document, "key", block.take("answered_by")),
        "text": block.need("text"),
        "text_en": block.text("text_en"),
    }


_Builder = Callable[[Block], dict[str, Any]]
_BUILDERS: Mapping[str, tuple[type[LedgerEntry], _Builder]] = {
    "milestone": (MilestoneStatement, _milestone),
    "target": (TargetStatement, _target),
    "condition": (ThresholdCondition, _condition),
    "measurement": (Measurement, _measurement),
    "participation": (Participation, _participation),
    "report": (StatusReport, _report),
    "undertaking": (UndertakingStatement, _undertaking),
}


def twin_of(entry: LedgerEntry) -> LedgerEntry | None:
    """Return the entry that bears the same reference, whatever its table; sealed or of this file."""
    for model in ledger_models():
        twin = model._base_manager.filter(ref=entry.ref).first()
        if twin is not None:
            return twin
    return None


def says_the_same(entry: LedgerEntry, twin: LedgerEntry) -> bool:
    """Say whether two entries have the same content; who recorded them and when does not count.

    An entry that was sealed while closed may have been opened since.
    """
    outside = {"id", "revision", "closed", "stage", "recorded_by", "recorded_at", "oddity_reason"}
    if twin.closed:
        outside.add("public_from")
    return type(entry) is type(twin) and all(
        getattr(entry, field.attname) == getattr(twin, field.attname)
        for field in entry._meta.concrete_fields
        if field.name not in outside
    )
