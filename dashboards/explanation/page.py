"""How to read the site: every rule, from the tables the code itself works by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.choices import Modality
from covenants.domain.lateness import Schedule
from covenants.evidence.rules import RuleText
from covenants.kinds import MILESTONE_KINDS
from covenants.moment.record import Record
from dashboards.explanation.criteria import CORRECTIONS, GLOSSARY, MODALITY_MEANINGS, SCHEDULE_CRITERIA, STATUSES
from dashboards.explanation.query_keys import DOCUMENT_QUERY_KEYS, FILTER_QUERY_KEYS, MOMENT_QUERY_KEYS, QueryKey
from dashboards.explanation.rule_comparison import RuleComparison, compare_rules
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.page_request import PageRequest
from dashboards.words.statements import Item
from dashboards.words.wording import SCHEDULE_STATES, say_schedule
from imvo_tracker.lib.period import PERIOD_RULES, PeriodRule

# Anchor and heading of each part, in the order of the page; other pages link to these anchors.
SECTIONS = (
    ("moment", gettext_lazy("One moment, three questions")),
    ("data", gettext_lazy("How vague dates are read")),
    ("mijlpalen", gettext_lazy("What each milestone requires")),
    ("stelligheid", gettext_lazy("How firmly something is said")),
    ("planning", gettext_lazy("States of the schedule")),
    ("statussen", gettext_lazy("Three statuses, never mixed")),
    ("telregels", gettext_lazy("Counting rules side by side")),
    ("revisies", gettext_lazy("Revisions and corrections")),
    ("begrippen", gettext_lazy("Glossary")),
    ("adressen", gettext_lazy("What an address may ask")),
)


@dataclass(frozen=True, slots=True)
class KindRow:
    """A milestone kind as the page lists it."""

    label: str
    code: str
    requires: str
    moves_phase: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state of the schedule with its badge and criterion."""

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
    """Everything the page prints."""

    sections: tuple[Link, ...]
    headings: Mapping[str, str]
    period_rules: tuple[PeriodRule, ...]
    kinds: tuple[KindRow, ...]
    modalities: tuple[Item, ...]
    schedules: tuple[StateRow, ...]
    statuses: tuple[StatusRow, ...]
    comparison: RuleComparison
    corrections: tuple[Item, ...]
    glossary: tuple[Item, ...]
    moment_keys: tuple[QueryKey, ...]
    filter_keys: tuple[QueryKey, ...]
    document_keys: tuple[QueryKey, ...]
    style_guide: Link


def explanation_page(asked: PageRequest, record: Record, texts: Mapping[str, RuleText]) -> ExplanationPage:
    """Return the explanation; the counts of the rules are those of the moment asked."""
    return extend(
        ExplanationPage,
        frame(asked, record.as_of, _("How to read this"), rule=record.rule, rules=record.rules),
        sections=tuple(Link(f"#{anchor}", str(label)) for anchor, label in SECTIONS),
        headings={anchor: str(label) for anchor, label in SECTIONS},
        period_rules=PERIOD_RULES,
        kinds=kind_rows(),
        modalities=tuple(Item(str(Modality(code).label), str(MODALITY_MEANINGS[code])) for code in Modality.values),
        schedules=schedule_rows(),
        statuses=tuple(StatusRow(*map(str, status)) for status in STATUSES),
        comparison=compare_rules(record, texts, asked),
        corrections=tuple(Item(str(term), str(text)) for term, text in CORRECTIONS),
        glossary=tuple(Item(term, text) for term, text in sorted((str(term), str(text)) for term, text in GLOSSARY)),
        moment_keys=MOMENT_QUERY_KEYS,
        filter_keys=FILTER_QUERY_KEYS,
        document_keys=DOCUMENT_QUERY_KEYS,
        style_guide=Link(asked.link("style_guide"), _("Design of this site")),
    )


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
