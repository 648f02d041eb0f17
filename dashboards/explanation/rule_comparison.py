"""Every counting rule at one moment, side by side, and which covenants make the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.facts import RuleFact
from covenants.evidence.register import Source
from covenants.evidence.rules import RuleText
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.frame.base import Link
from dashboards.page_request import RULE, PageRequest
from dashboards.words.statements import say_locator
from dashboards.words.wording import pick, say_day

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule: its words and source, a link behind each of its counts, and the difference to the default."""

    slug: str
    name: str
    is_shown: bool
    definition: str
    source_label: str
    source_url: str
    counts: tuple[Link, ...]
    more: tuple[Link, ...]
    fewer: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RuleComparison:
    """The table: its columns after the name, and a row for each rule, the default first."""

    columns: tuple[str, ...]
    rows: tuple[RuleRow, ...]


def compare_rules(record: Record, texts: Mapping[str, RuleText], asked: PageRequest) -> RuleComparison:
    """Return the counts of every rule for the moment of the record."""
    days = [day for day in record.outlook_days if day >= record.as_of.day]
    columns = (_("Counted"), _("Signed"), _("Presented, not signed"), _("In negotiation"))
    default = record.readings.counted(record.rules[0]) if record.rules else record.readings[:0]
    return RuleComparison(
        columns=(*columns, *(_("By %(day)s") % {"day": say_day(day)} for day in days)),
        rows=tuple(_row(rule, record, texts[rule.slug], default, days, asked) for rule in record.rules),
    )


def _row(
    rule: RuleFact, record: Record, text: RuleText, default: Readings, days: Sequence[date], asked: PageRequest
) -> RuleRow:
    counted = record.readings.counted(rule)
    return RuleRow(
        slug=rule.slug,
        name=pick(rule.name, rule.name_en),
        is_shown=rule.slug == record.rule.slug,
        definition=pick(text.definition, text.definition_en),
        source_label=_source_label(text.source),
        source_url=asked.link("document", text.source.document_key) if text.source.document_key else "",
        counts=_counts(rule, counted, days, asked),
        more=_names(counted.where(~default.mask), asked),
        fewer=_names(default.where(~counted.mask), asked),
    )


def _counts(rule: RuleFact, counted: Readings, days: Sequence[date], asked: PageRequest) -> tuple[Link, ...]:
    tallies = (
        ("signed", counted.signed()),
        ("presented", counted.presented()),
        ("in_negotiation", counted.in_negotiation()),
    )
    own = {RULE: rule.slug}
    return (
        Link(asked.link("covenants", **own, geteld="ja"), str(len(counted))),
        *(Link(asked.link("covenants", **own, status=status), str(len(rows))) for status, rows in tallies),
        *(
            Link(
                asked.link("covenants", **own, verwacht_tot=day.isoformat(), geteld="ja"),
                str(len(counted.expected_by(day))),
            )
            for day in days
        ),
    )


def _names(readings: Readings, asked: PageRequest) -> tuple[Link, ...]:
    return tuple(
        Link(asked.link("covenant", covenant.slug), pick(covenant.name, covenant.name_en))
        for covenant in readings[:MOST_NAMES].covenants
    )


def _source_label(source: Source) -> str:
    if not source.document_key:
        return _("The source was not public yet at this moment.") if source.to_come else ""
    place = (
        _("Parliamentary paper %(number)s") % {"number": source.printed_number}
        if source.printed_number
        else pick(source.title, source.title_en)
    )
    return f"{place}, {say_locator(source.locator)}" if source.locator else place
