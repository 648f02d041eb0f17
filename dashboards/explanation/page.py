"""How to read the site: every rule, from the tables the code itself works by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.choices import Modality
from covenants.criteria import MODALITY_MEANINGS
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.evidence.rules import RuleText
from covenants.kinds import MILESTONE_KINDS
from covenants.moment.record import Record
from dashboards.explanation.criteria import CORRECTIONS, GLOSSARY, SCHEDULE_CRITERIA, STATUSES
from dashboards.explanation.query_keys import DOCUMENT_QUERY_KEYS, FILTER_QUERY_KEYS, MOMENT_QUERY_KEYS, QueryKey
from dashboards.explanation.rule_comparison import RuleComparison, compare_rules
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, Link, extend, frame
from dashboards.page_request import PageRequest
from dashboards.words.outcomes import (
    LIFE_CRITERIA,
    LIFE_STATES,
    OUTCOME_CRITERIA,
    OUTCOME_LABELS,
    OUTCOME_STATES,
    say_life,
)
from dashboards.words.statements import Item
from dashboards.words.wording import SCHEDULE_STATES, say_schedule
from imvo_tracker.lib.period import PERIOD_RULES, PeriodRule

# Parts that once stood on the first page: old anchor, page that has it now, words of the link.
ELSEWHERE = (
    ("data", "explanation_dates", gettext_lazy("How vague dates are read")),
    ("telregels", "explanation_rules", gettext_lazy("Counting rules side by side")),
    ("kosten", "explanation_costs", gettext_lazy("Who pays, and what delays")),
    ("revisies", "explanation_keeping", gettext_lazy("Revisions and corrections")),
    ("moment", "explanation_keeping", gettext_lazy("One moment, three questions")),
    ("adressen", "explanation_keeping", gettext_lazy("What an address may ask")),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A link to a part that moved, under the anchor it had here."""

    anchor: str
    link: Link


@dataclass(frozen=True, slots=True)
class KindRow:
    """A milestone kind as the page lists it."""

    label: str
    code: str
    requires: str
    moves_phase: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """A word for a state with its badge and criterion."""

    state: str
    code: str
    label: str
    criterion: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One of the three statuses."""

    name: str
    meaning: str
    criterion: str


@dataclass(frozen=True, slots=True)
class ExplanationPage(Frame):
    """What a visitor sees: words, statuses, milestones; and where the rest of the explanation stands."""

    elsewhere: tuple[Moved, ...]
    outcomes: tuple[StateRow, ...]
    lives: tuple[StateRow, ...]
    statuses: tuple[StatusRow, ...]
    kinds: tuple[KindRow, ...]
    modalities: tuple[Item, ...]
    schedules: tuple[StateRow, ...]
    glossary: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DatesPage(Frame):
    """How vague dates are read: every rule, in the order in which they are tried."""

    period_rules: tuple[PeriodRule, ...]


@dataclass(frozen=True, slots=True)
class RulesPage(Frame):
    """Every counting rule with its counts at the moment."""

    comparison: RuleComparison

    @property
    def headings(self) -> Mapping[str, str]:
        """The name of each rule, by the anchor of its definition."""
        return {f"telregel-{rule.slug}": rule.name for rule in self.comparison.rows}


@dataclass(frozen=True, slots=True)
class KeepingPage(Frame):
    """What is kept, how it is corrected and cited, and what an address may ask."""

    corrections: tuple[Item, ...]
    corrections_link: Link
    moment_keys: tuple[QueryKey, ...]
    filter_keys: tuple[QueryKey, ...]
    document_keys: tuple[QueryKey, ...]
    api: Link
    style_guide: Link


def explanation_page(asked: PageRequest, record: Record) -> ExplanationPage:
    """Return the first page: the words of the site with the criterion of each."""
    return extend(
        ExplanationPage,
        frame(
            asked,
            record,
            _("How to read this"),
            files=(file_links(asked, record, _("Milestones, in order"), "kinds_file"),),
        ),
        elsewhere=tuple(
            Moved(anchor, Link(f"{asked.link(name)}#{anchor}", str(label))) for anchor, name, label in ELSEWHERE
        ),
        outcomes=outcome_rows(),
        lives=life_rows(),
        statuses=tuple(StatusRow(*map(str, status)) for status in STATUSES),
        kinds=kind_rows(),
        modalities=tuple(Item(str(Modality(code).label), str(MODALITY_MEANINGS[code])) for code in Modality.values),
        schedules=schedule_rows(),
        glossary=tuple(Item(term, text) for term, text in sorted((str(term), str(text)) for term, text in GLOSSARY)),
    )


def dates_page(asked: PageRequest, record: Record) -> DatesPage:
    """Return the rules by which words become days."""
    return extend(DatesPage, _below(asked, record, _("How vague dates are read")), period_rules=PERIOD_RULES)


def rules_page(asked: PageRequest, record: Record, texts: Mapping[str, RuleText]) -> RulesPage:
    """Return the counting rules side by side; their counts are those of the moment asked."""
    files = file_links(asked, record, _("The counts of every rule"), "rules_file")
    base = _below(asked, record, _("Counting rules side by side"), files)
    return extend(RulesPage, base, comparison=compare_rules(record, texts, asked))


def keeping_page(asked: PageRequest, record: Record) -> KeepingPage:
    """Return what is said about the record, its revisions and its addresses."""
    return extend(
        KeepingPage,
        _below(
            asked,
            record,
            _("What is kept, and how to cite it"),
            file_links(asked, record, _("What an address may ask"), "query_keys_file"),
        ),
        corrections=tuple(Item(str(term), str(text)) for term, text in CORRECTIONS),
        corrections_link=Link(asked.link("corrections"), _("Corrections")),
        moment_keys=MOMENT_QUERY_KEYS,
        filter_keys=FILTER_QUERY_KEYS,
        document_keys=DOCUMENT_QUERY_KEYS,
        api=Link(asked.link("api"), _("API: the record for programs")),
        style_guide=Link(asked.link("style_guide"), _("Design of this site")),
    )


def _below(asked: PageRequest, record: Record, title: str, *files: Files) -> Frame:
    above = (Link(asked.link("explanation"), _("How to read this")),)
    return frame(asked, record, title, above=above, files=files)


def outcome_rows() -> tuple[StateRow, ...]:
    """Return every outcome word with its criterion."""
    return tuple(
        StateRow(OUTCOME_STATES[one], one.value, str(OUTCOME_LABELS[one]), str(OUTCOME_CRITERIA[one]))
        for one in CovenantOutcome
    )


def life_rows() -> tuple[StateRow, ...]:
    """Return every word for whether a signed covenant still runs, with its criterion."""
    return tuple(StateRow(LIFE_STATES[one], one.value, say_life(one), str(LIFE_CRITERIA[one])) for one in Life)


def kind_rows() -> tuple[KindRow, ...]:
    """Return every milestone kind, in order."""
    return tuple(
        KindRow(str(kind.label), kind.code, str(kind.requires), _("yes") if kind.stage else _("no"))
        for kind in MILESTONE_KINDS
    )


def schedule_rows() -> tuple[StateRow, ...]:
    """Return every state of the schedule with the criterion that decides it."""
    return tuple(
        StateRow(SCHEDULE_STATES[state], state.value, say_schedule(state), str(SCHEDULE_CRITERIA[state]))
        for state in Schedule
    )
