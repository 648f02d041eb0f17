"""The tables of statements: how each is judged and how it is written in a record file. One entry a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from covenants.actions.load_catalogue import Column, flag, link, needed, needed_link, page, text
from covenants.actions.record_file import Block
from covenants.choices import WITH_FRACTIONS, Unit
from covenants.domain.plausibility import milestone_tense, target_tense
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
from dossier.domain.plausibility import Tense
from dossier.models import Document, LedgerEntry, Organisation, UndertakingStatement
from dossier.selectors_doubts import TABLES, Table
from sectors.models import Sector


@dataclass(frozen=True, slots=True)
class Ledger:
    """One table of statements.

    `name` is its type in record files, `columns` are its own there. `judged` says which columns make a statement what
    it is, and in which tense it speaks.
    """

    name: str
    model: type[LedgerEntry]
    columns: tuple[Column, ...]
    judged: Table


def number(field: str) -> Column:
    """A number, whole where things are counted."""
    return Column(field, field, lambda block, key, _rows: block.number(key, whole=_is_counted(block)))


def _is_counted(block: Block) -> bool:
    """Say whether the unit is counted in whole numbers; that of a report is free text."""
    kind = block.peek("type")
    unit = block.peek("unit") or (Unit.COVENANT if kind == "target" else "")
    return kind != "report" and unit in Unit.values and unit not in WITH_FRACTIONS


def tells(own: Mapping[str, object]) -> Tense:
    """Judge as what has happened."""
    return Tense.HAPPENED


def is_timeless(own: Mapping[str, object]) -> Tense:
    """Judge as what holds at any time."""
    return Tense.NEITHER


_TEXT = (needed("text"), text("text_en"))
_DENOMINATOR = (text("denominator"), text("denominator_en"))
LEDGERS = (
    Ledger(
        "milestone",
        MilestoneStatement,
        (
            needed_link("covenant", Covenant),
            needed("kind"),
            needed("modality"),
            text("basis", default="stated"),
            flag("partial"),
            flag("doubtful"),
            text("member_of"),
            link("supplied_by", Document),
            page("supplied_locator", "supplied_page"),
        ),
        Table(
            ("covenant", "kind", "modality", "basis", "partial", "doubtful", "member_of", "supplied_by"),
            milestone_tense,
            beside_subject=True,
        ),
    ),
    Ledger(
        "target",
        TargetStatement,
        (
            needed_link("target", Target),
            needed("role"),
            text("modality", default="expect"),
            number("quantity"),
            text("unit", default="covenant"),
            text("tally"),
            link("counting_rule", CountingRule, "rule"),
            *_TEXT,
        ),
        Table(("target", "role", "modality", "quantity", "unit", "tally", "counting_rule", "text"), target_tense),
    ),
    Ledger(
        "condition",
        ThresholdCondition,
        (needed_link("threshold", Threshold), needed("unit"), number("minimum"), *_DENOMINATOR),
        Table(("threshold", "unit", "minimum", "denominator"), is_timeless),
    ),
    Ledger(
        "measurement",
        Measurement,
        (
            needed_link("covenant", Covenant),
            needed("unit"),
            number("low"),
            number("high"),
            flag("approx"),
            flag("formal"),
            flag("protected"),
            *_DENOMINATOR,
        ),
        Table(("covenant", "unit", "low", "high", "approx", "denominator"), tells),
    ),
    Ledger(
        "participation",
        Participation,
        (
            needed_link("covenant", Covenant),
            link("organisation", Organisation),
            text("group"),
            text("group_en"),
            needed("role"),
            text("change", default="joined"),
            text("cause"),
            text("cause_en"),
            text("counts_toward"),
            text("counts_reason"),
        ),
        Table(("covenant", "organisation", "group", "role", "change"), tells, beside_subject=True),
    ),
    Ledger(
        "report",
        StatusReport,
        (
            link("covenant", Covenant),
            link("sector", Sector),
            needed("topic"),
            text("cause"),
            link("payer", Organisation),
            text("place"),
            text("initiative"),
            text("initiative_en"),
            text("initiative_state"),
            *_TEXT,
            number("quantity"),
            text("unit"),
        ),
        Table(("covenant", "sector", "topic", "cause", "payer", "place", "text", "quantity", "unit"), is_timeless),
    ),
    Ledger(
        "undertaking",
        UndertakingStatement,
        (
            needed_link("undertaking", Document),
            needed("event"),
            link("answered_by", Document),
            link("addressed_to", Organisation),
            *_TEXT,
        ),
        TABLES[UndertakingStatement],
    ),
)
BY_TYPE: Mapping[str, Ledger] = {ledger.name: ledger for ledger in LEDGERS}
JUDGED: Mapping[type[LedgerEntry], Table] = {ledger.model: ledger.judged for ledger in LEDGERS}
