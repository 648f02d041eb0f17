"""What the record says now of what a letter's row is about, and how a row reads: both in a few words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.choices import Modality, Unit
from covenants.models import Measurement, MilestoneStatement, StatusReport, TargetStatement, ThresholdCondition
from covenants.moment.record import read_record
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry, PeriodFields, UndertakingStatement
from dossier.selectors_readable import readable
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.numbers import print_number
from imvo_tracker.lib.period_said import say_period_of

# By which columns two statements of a table speak of the same thing
SUBJECTS: Mapping[type[LedgerEntry], tuple[str, ...]] = {
    MilestoneStatement: ("covenant_id", "kind"),
    Measurement: ("covenant_id", "unit"),
    TargetStatement: ("target_id", "role", "unit"),
    ThresholdCondition: ("threshold_id", "unit"),
    UndertakingStatement: ("undertaking_id", "event"),
}


@dataclass(frozen=True, slots=True)
class SaidNow:
    """The newest sealed statement on the same subject, and whether it tells a fact with another day."""

    entry: LedgerEntry | None
    contradicts: bool = False

    @property
    def words(self) -> str:
        """The words or figure with the document: “zomer 2016” (26 485, nr. 220)."""
        if self.entry is None:
            return _("nothing")
        said = f"“{self.entry.wording}”" if self.entry.wording else short_of(self.entry)
        return f"{said} ({self.entry.document or self.entry.known_from})"


NOTHING = SaidNow(None)


def said_now(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> list[SaidNow]:
    """Return what the record says now beside each entry, as far as `by` may read it, by one query a table.

    Reports have nothing beside them.
    """
    by_model: dict[type[LedgerEntry], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        by_model[type(entry)].append(entry)
    newest = {model: _newest(model, rows, by) for model, rows in by_model.items() if model in SUBJECTS}
    decided = _deciding(by_model.get(MilestoneStatement, ()))
    return [
        _beside(entry, newest[type(entry)].get(_subject(entry), []), decided) if type(entry) in newest else NOTHING
        for entry in entries
    ]


def _deciding(rows: Iterable[LedgerEntry]) -> set[int]:
    """Return the keys of the statements that decide the milestones of these rows today, as the pages read them."""
    if not rows:
        return set()
    record = read_record(AsOf(today(), today()), audience=Audience.STAFF)
    readings: Any = [(record.reading(row.covenant.slug), row.kind) for row in rows if row.covenant_id]  # type: ignore[attr-defined]
    facts = [reading.state(kind).decided_by for reading, kind in readings if reading is not None]
    return {fact.key for fact in facts if fact is not None}


def _newest(
    model: type[LedgerEntry], rows: Iterable[LedgerEntry], by: AbstractBaseUser
) -> dict[tuple[Any, ...], list[Any]]:
    first = SUBJECTS[model][0]
    keys = {getattr(row, first) for row in rows}
    sealed = model._base_manager.filter(revision__isnull=False, is_withdrawal=False, **{f"{first}__in": keys})
    stands = sealed.filter(Q(corrected_by=None) | Q(corrected_by__revision=None)).select_related("document")
    by_subject: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for entry in readable(stands, by).order_by("-known_from", "-pk"):
        by_subject[_subject(entry)].append(entry)
    return by_subject


def _subject(entry: LedgerEntry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in SUBJECTS[type(entry)])


def _beside(entry: LedgerEntry, others: list[Any], decided: set[int]) -> SaidNow:
    """Of milestones the statement stands that decides today; of anything else, and where none decides, the newest."""
    deciding = [other for other in others if isinstance(other, MilestoneStatement) and other.pk in decided]
    chosen = next(iter(deciding or others), None)
    return SaidNow(chosen, chosen is not None and _contradicts(entry, chosen))


def _contradicts(entry: LedgerEntry, other: LedgerEntry) -> bool:
    """Two facts of the same kind whose windows share no day, or two conditions that ask different numbers."""
    if isinstance(entry, ThresholdCondition) and isinstance(other, ThresholdCondition):
        return entry.minimum != other.minimum
    if not (isinstance(entry, MilestoneStatement) and isinstance(other, MilestoneStatement)):
        return False
    if {entry.modality, other.modality} != {Modality.FACT}:
        return False
    return not entry.period.overlaps(other.earliest, other.latest)


def short_of(entry: LedgerEntry) -> str:
    """Return what an entry says in a few words: its figure, its window, or the words as printed."""
    figure = _figure(entry)
    window = ""
    if isinstance(entry, PeriodFields) and (entry.earliest or entry.latest):
        window = say_period_of(entry.earliest, entry.latest, entry.period_rule)
    said = ", ".join(filter(None, [figure, window]))
    if said:
        return said
    if isinstance(entry, StatusReport):
        return str(entry.get_topic_display())
    return f"“{entry.wording}”" if entry.wording else _("without a date")


def _figure(entry: LedgerEntry) -> str:
    if isinstance(entry, TargetStatement):
        return f"{print_number(entry.quantity)} {entry.get_unit_display()}"
    if isinstance(entry, ThresholdCondition):
        return _("at least %(number)s") % {"number": f"{print_number(entry.minimum)} {entry.get_unit_display()}"}
    if isinstance(entry, Measurement):
        return _measured(entry)
    return ""


def _measured(entry: Measurement) -> str:
    values = [value for value in (entry.low, entry.high) if value is not None]
    numbers = "–".join(dict.fromkeys(print_number(value) for value in values))
    unit = Unit(entry.unit).label
    if entry.high is None:
        return _("at least %(number)s") % {"number": f"{numbers} {unit}"}
    if entry.low is None:
        return _("at most %(number)s") % {"number": f"{numbers} {unit}"}
    return f"{numbers} {unit}"


def read_as(entry: LedgerEntry) -> str:
    """Return how a row was read, as the grid shows it; with the other document where that gives the day."""
    read, paper = capfirst(short_of(entry)), getattr(entry, "supplied_by", None)
    return _("%(read)s (the day is given in %(document)s)") % {"read": read, "document": paper} if paper else read
