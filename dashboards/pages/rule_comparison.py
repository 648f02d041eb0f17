"""Every counting rule at one moment, side by side, and which covenants make the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.facts import RuleFact
from covenants.domain.reading import CovenantReading
from covenants.domain.tallies import counted, expected_by, in_negotiation, presented, signed
from covenants.selectors.record import Record
from covenants.selectors.register import Source
from covenants.selectors.rules import RuleText
from dashboards.pages.ask import RULE, Ask
from dashboards.pages.base import Link
from dashboards.pages.wording import pick, say_day

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


def compare_rules(record: Record, texts: Mapping[str, RuleText], ask: Ask) -> RuleComparison:
    """Return the counts of every rule for the moment of the record."""
    days = [day for day in record.outlook_days if day >= record.as_of.day]
    columns = (_("Counted"), _("Signed"), _("Presented, not signed"), _("In negotiation"))
    default = _slugs(counted(record.rules[0], record.readings)) if record.rules else set()
    return RuleComparison(
        columns=(*columns, *(_("By %(day)s") % {"day": say_day(day)} for day in days)),
        rows=tuple(_row(rule, record, texts[rule.slug], default, days, ask) for rule in record.rules),
    )


def _row(rule: RuleFact, record: Record, text: RuleText, default: set[str], days: Sequence[date], ask: Ask) -> RuleRow:
    found = counted(rule, record.readings)
    own = _slugs(found)
    return RuleRow(
        slug=rule.slug,
        name=pick(rule.name, rule.name_en),
        is_shown=rule.slug == record.rule.slug,
        definition=pick(text.definition, text.definition_en),
        source_label=_source_label(text.source),
        source_url=ask.link("document", text.source.document_key) if text.source.document_key else "",
        counts=_counts(rule, found, days, ask),
        more=_names(record.readings, own - default, ask),
        fewer=_names(record.readings, default - own, ask),
    )


def _counts(rule: RuleFact, found: Sequence[CovenantReading], days: Sequence[date], ask: Ask) -> tuple[Link, ...]:
    tallies = (("signed", signed(found)), ("presented", presented(found)), ("in_negotiation", in_negotiation(found)))
    own = {RULE: rule.slug}
    return (
        Link(ask.link("covenants", **own, geteld="ja"), str(len(found))),
        *(Link(ask.link("covenants", **own, status=status), str(len(rows))) for status, rows in tallies),
        *(
            Link(
                ask.link("covenants", **own, verwacht_tot=day.isoformat(), geteld="ja"),
                str(len(expected_by(found, day))),
            )
            for day in days
        ),
    )


def _slugs(readings: Sequence[CovenantReading]) -> set[str]:
    return {reading.slug for reading in readings}


def _names(readings: Sequence[CovenantReading], slugs: set[str], ask: Ask) -> tuple[Link, ...]:
    found = [reading for reading in readings if reading.slug in slugs][:MOST_NAMES]
    return tuple(
        Link(ask.link("covenant", reading.slug), pick(reading.covenant.name, reading.covenant.name_en))
        for reading in found
    )


def _source_label(source: Source) -> str:
    if not source.document_key:
        return _("our own rule, or a source not public at this moment")
    place = (
        _("Parliamentary paper %(number)s") % {"number": source.printed_number}
        if source.printed_number
        else pick(source.title, source.title_en)
    )
    return f"{place}, {source.locator}" if source.locator else place
