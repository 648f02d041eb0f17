"""The corrections log in words: old, new, why, when, and by which role; never by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Field
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.evidence.corrections import Correction, read_corrections
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, extend, frame
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import ROWS_A_PAGE
from dashboards.page_request import PageRequest
from dashboards.words.quotations import translated, translation_of
from dashboards.words.statements import StatementView, say_source, view_statement
from dashboards.words.wording import pick, say_day, say_exactly, say_period
from dossier.models import PERIOD_COLUMNS, LedgerEntry

Places = Sequence[tuple[type[LedgerEntry], int]]
# What recording and sealing set, and what is told elsewhere in the entry.
_NOT_CONTENT = {
    "id", "ref", "revision", "corrects", "is_withdrawal", "closed", "opened_in", "stage", "reason",
    "reason_en", "recorded_by", "recorded_at", "public_from", "embargo_reason", "owner",
    "closure", "opens_by", "opens_after", "count_is_public", "document", "locator", *PERIOD_COLUMNS,
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
    why_language: str
    day: str
    sealed: str
    sealed_on: date
    revision: int
    role: str
    changes: tuple[FieldChange, ...]
    no_changes: str


@dataclass(frozen=True, slots=True)
class CorrectionsPage(Frame):
    """One page of the log; `places` say where each entry of the whole log stands."""

    places: Places
    count: int
    lead: str
    corrections: tuple[CorrectionView, ...]
    shown: PageSlice


def corrections_page(asked: PageRequest, record: Record) -> CorrectionsPage:
    """Return the log at the moment asked; raises `BadInput` for a page that is not there."""
    places = record.corrections
    page = page_slice(asked, len(places), ROWS_A_PAGE)
    files = (file_links(asked, record, _("Corrections"), "corrections_file"),) if page.count else ()
    base = frame(asked, record, _("Corrections"), files=files)
    shown = views_of(places[page.slice], record, asked)
    return extend(
        CorrectionsPage,
        base,
        places=places,
        count=page.count,
        lead=say_corrections(page.count, shown[0].day if shown and not page.slice.start else ""),
        corrections=shown,
        shown=page,
    )


def views_of(places: Places, record: Record, asked: PageRequest) -> tuple[CorrectionView, ...]:
    """Return some entries of the log in words, in a fixed number of queries."""
    return tuple(_view(one, record, asked) for one in read_corrections(places, record.as_of))


def say_corrections(count: int, last: str) -> str:
    """Say how many entries were put right, and on the first page when the last one was."""
    if not count:
        return _("No entry was corrected or withdrawn.")
    words = ngettext(
        "%(count)s entry was corrected or withdrawn", "%(count)s entries were corrected or withdrawn", count
    )
    ending = _("; the last on %(day)s.") % {"day": last} if last else "."
    return words % {"count": count} + ending


def _view(one: Correction, record: Record, asked: PageRequest) -> CorrectionView:
    covenant = record.covenant(one.old.covenant)
    to_come = one.old.evidence.source_to_come or one.new.evidence.source_to_come
    changes = () if one.is_withdrawal or to_come else tuple(_changes(one))
    why = pick(one.reason, one.reason_en or translation_of(one.reason))
    sealed_on = one.sealed_at.astimezone(get_current_timezone()).date()
    day = say_day(sealed_on)
    return CorrectionView(
        anchor=f"correctie-{one.new.key}",
        subject=pick(covenant.name, covenant.name_en) if covenant else "",
        subject_url=asked.link("covenant", covenant.slug) if covenant else "",
        statement=view_statement(one.old, asked),
        state="abandoned" if one.is_withdrawal else "differs",
        state_label=_("Withdrawn") if one.is_withdrawal else _("Corrected"),
        why=why,
        why_language="nl" if why == one.reason else "en",
        day=day,
        sealed=_("%(day)s, revision %(revision)s") % {"day": day, "revision": one.revision},
        sealed_on=sealed_on,
        revision=one.revision,
        # only publishers seal; what comes from a record file was reviewed with the file
        role=_("record file, reviewed before loading") if one.from_file else _("Ministry publisher"),
        changes=changes,
        no_changes="" if changes or one.is_withdrawal else _say_unseen(one, to_come=to_come),
    )


def _say_unseen(one: Correction, *, to_come: bool) -> str:
    """Say why no change is shown: it stands in the other language alone, or its source is still to appear."""
    if not to_come and any(getattr(one.old.entry, name) != getattr(one.new.entry, name) for name in _contents(one)):
        return _("Only the other language.")
    return _("The change is not in this language, or not yet public.")


def _contents(one: Correction) -> Iterator[str]:
    return (field.attname for field in one.old.entry._meta.concrete_fields if field.name not in _NOT_CONTENT)


def _changes(one: Correction) -> Iterator[FieldChange]:
    """Yield what differs, by the names of the fields."""
    old, new = one.old.entry, one.new.entry
    for field in old._meta.concrete_fields:
        if field.name in _NOT_CONTENT or field.name.endswith("_en"):
            continue
        said = _say(field, old), _say(field, new)
        if said[0] != said[1]:
            yield FieldChange(str(capfirst(field.verbose_name)), *said)
    for label, said in ((_("Period"), _windows(one)), (_("Source"), _sources(one.old, one.new))):
        if said[0] != said[1]:
            yield FieldChange(label, *said)


def _windows(one: Correction) -> tuple[str, str]:
    return tuple(say_period(statement.period) if statement.period else "" for statement in (one.old, one.new))  # type: ignore[return-value]


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
    if field.name == "wording":
        return translated(value)
    if isinstance(value, str):
        return pick(value, getattr(entry, f"{field.name}_en", ""))
    return _say_related(value)


def _say_related(value: Any) -> str:
    """Name another row by what it holds itself; a covenant's name is a dated fact, its key is not."""
    return pick(value.name, value.name_en) if hasattr(value, "name_en") else str(getattr(value, value.NATURAL_KEY))
