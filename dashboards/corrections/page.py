"""The corrections log in words: old, new, why, when, and by which role; never by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Field
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from covenants.evidence.corrections import Correction, read_corrections
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.frame.base import Frame, extend, frame
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import ROWS_A_PAGE
from dashboards.page_request import PageRequest
from dashboards.words.statements import StatementView, say_source, view_statement
from dashboards.words.wording import pick, say_day, say_exactly, say_period
from dossier.models import PERIOD_COLUMNS

# What recording and sealing set, and what is told elsewhere in the entry.
_NOT_CONTENT = {
    "id", "ref", "revision", "corrects", "is_withdrawal", "closed", "opened_in", "stage", "reason",
    "reason_en", "recorded_by", "recorded_at", "public_from", "embargo_reason", "document", "locator", *PERIOD_COLUMNS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that says something else now."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One entry of the log."""

    anchor: str
    subject: str
    subject_url: str
    statement: StatementView
    state: str
    state_label: str
    why: str
    sealed: str
    role: str
    changes: tuple[FieldChange, ...]
    no_changes: str


@dataclass(frozen=True, slots=True)
class CorrectionsPage(Frame):
    """One page of the log."""

    count: int
    corrections: tuple[CorrectionView, ...]
    shown: PageSlice


def corrections_page(asked: PageRequest, record: Record) -> CorrectionsPage:
    """Return the log at the moment asked; raises `BadInput` for a page that is not there."""
    found = record.corrections
    page = page_slice(asked, len(found), ROWS_A_PAGE)
    base = frame(asked, record.as_of, _("Corrections"), rule=record.rule, rules=record.rules)
    return extend(
        CorrectionsPage,
        base,
        count=page.count,
        corrections=tuple(_view(one, record, asked) for one in read_corrections(found[page.slice], record.as_of)),
        shown=page,
    )


def _view(one: Correction, record: Record, asked: PageRequest) -> CorrectionView:
    covenant = record.covenant(one.old.covenant)
    to_come = one.old.evidence.source_to_come or one.new.evidence.source_to_come
    changes = () if one.is_withdrawal or to_come else tuple(_changes(one))
    return CorrectionView(
        anchor=f"correctie-{one.new.key}",
        subject=pick(covenant.name, covenant.name_en) if covenant else "",
        subject_url=asked.link("covenant", covenant.slug) if covenant else "",
        statement=view_statement(one.old, asked),
        state="abandoned" if one.is_withdrawal else "differs",
        state_label=_("Withdrawn") if one.is_withdrawal else _("Corrected"),
        why=pick(one.reason, one.reason_en),
        sealed=_("%(day)s, revision %(revision)s")
        % {
            "day": say_day(one.sealed_at.astimezone(get_current_timezone()).date()),
            "revision": one.revision,
        },
        # only publishers seal; what comes from a record file was reviewed with the file
        role=_("record file, reviewed before loading") if one.from_file else _("Ministry publisher"),
        changes=changes,
        no_changes="" if changes or one.is_withdrawal else _("The change is not in this language, or not yet public."),
    )


def _changes(one: Correction) -> Iterator[FieldChange]:
    """Yield what differs, by the names of the fields."""
    old, new = one.old.entry, one.new.entry
    for field in old._meta.concrete_fields:
        if field.name in _NOT_CONTENT or field.name.endswith("_en"):
            continue
        said = _say(field, old), _say(field, new)
        if said[0] != said[1]:
            yield FieldChange(str(capfirst(field.verbose_name)), *said)
    for label, said in ((_("Window"), _windows(one)), (_("Source"), _sources(one.old, one.new))):
        if said[0] != said[1]:
            yield FieldChange(label, *said)


def _windows(one: Correction) -> tuple[str, str]:
    return tuple(say_period(found.period) if found.period else "" for found in (one.old, one.new))  # type: ignore[return-value]


def _sources(old: Statement, new: Statement) -> tuple[str, str]:
    return say_source(old.evidence), say_source(new.evidence)


def _say(field: Field, entry: Any) -> str:
    value = getattr(entry, field.name)
    if value is None or value == "":
        return "–"
    if field.choices:
        return str(getattr(entry, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return say_exactly(value)
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, str):
        return pick(value, getattr(entry, f"{field.name}_en", ""))
    return _say_related(value)


def _say_related(value: Any) -> str:
    """Name another row by what it holds itself; a covenant's name is a dated fact, its key is not."""
    return pick(value.name, value.name_en) if hasattr(value, "name_en") else str(getattr(value, value.NATURAL_KEY))
