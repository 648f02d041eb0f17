"""Statements as a template prints them: heading, words, our sentence, source, known since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.choices import Modality, TargetRole, Unit
from covenants.domain.thresholds import ConditionState
from covenants.evidence.register import Source
from covenants.evidence.statements import Evidence, Statement
from dashboards.page_request import PageRequest
from dashboards.words.wording import (
    HUNDREDTH,
    pick,
    say_choice,
    say_day,
    say_minimum,
    say_number,
    say_period,
    say_window,
)
from dossier.choices import DocumentKind, KnownBasis, UndertakingEvent


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a definition list."""

    term: str
    value: str
    url: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatementView:
    """What the tag `statement` prints of one statement."""

    anchor: str
    heading: str
    wording: str
    text: str
    facts: tuple[Item, ...]
    note: str
    source_label: str
    source_url: str
    external_url: str
    topic: str
    state: str = ""
    state_label: str = ""


def view_statement(statement: Statement, asked: PageRequest) -> StatementView:
    """Return the view of a statement; links keep the moment asked for."""
    evidence = statement.evidence
    heading, text = _TEXTS[statement.table](statement.entry)
    if statement.table == "targetstatement" and statement.entry.role == TargetRole.CLAIM:
        heading = say_claim(statement.entry, evidence)
    return StatementView(
        anchor=statement.key,
        heading=heading,
        wording=evidence.wording,
        text=text,
        facts=tuple(_facts(statement)),
        note=pick(evidence.note, evidence.note_en),
        source_label=say_source(evidence),
        source_url=source_url(evidence, asked),
        external_url=evidence.document_url,
        topic=getattr(statement.entry, "topic", statement.table),
    )


def say_source(evidence: Evidence) -> str:
    """Return "Kamerstuk 26 485, nr. 220, p. 2", or the title of another document."""
    title = pick(evidence.document_title, evidence.document_title_en)
    return say_place(evidence.printed_number, title, evidence.locator, to_come=evidence.source_to_come)


def say_written(source: Source) -> str:
    """Return the same of a source: where it is, or what it is called."""
    title = pick(source.title, source.title_en)
    return say_place(source.printed_number, title, source.locator, to_come=source.to_come)


def say_place(printed_number: str, title: str, locator: str, *, to_come: bool = False) -> str:
    """Return where something is written, in words."""
    if to_come:
        return _("public event; the document we have it from appeared later")
    if printed_number:
        place = _("Parliamentary paper %(number)s") % {"number": printed_number}
    else:
        place = title or _("note of the editors")
    return f"{place}, {say_locator(locator)}" if locator else place


def say_locator(locator: str) -> str:
    """Return where in a document something stands, "voetnoot 2, p. 1", in the language of the page."""
    return locator.replace("voetnoot", _("footnote"))


def say_where(locator: str) -> str:
    """Return the same where a place is always named: "no page" where none is known."""
    return say_locator(locator) or _("no page")


def source_url(evidence: Evidence, asked: PageRequest) -> str:
    return asked.link("document", evidence.document_key) if evidence.document_key else ""


def said_link(asked: PageRequest, said: Statement) -> str:
    """Return where a statement stands: on the page of its covenant, else in its document; the overview if neither."""
    if said.covenant:
        return statement_link(asked, said.covenant, said.key)
    if said.evidence.document_key:
        return asked.link("document", said.evidence.document_key, uitspraak=said.key)
    return asked.link("overview")


def statement_link(asked: PageRequest, slug: str, anchor: str) -> str:
    """Return the address of one statement's row among all statements on its covenant, whatever page it is on."""
    return f"{asked.link('covenant_statements', slug, uitspraak=anchor)}#{anchor}"


def _facts(statement: Statement) -> list[Item]:
    evidence = statement.evidence
    facts = [Item(_("According to"), pick(evidence.actor, evidence.actor_en))]
    if statement.period and statement.period.edtf:
        facts.append(Item(_("Period"), say_period(statement.period)))
    known = say_day(evidence.known_from)
    if evidence.known_basis != KnownBasis.DOCUMENT:
        known = f"{known} ({KnownBasis(evidence.known_basis).label})"
    facts.append(Item(_("Known since"), known))
    if evidence.public_on is not None:
        facts.append(Item(_("Public since"), say_day(evidence.public_on)))
    return facts


def say_milestone(entry: Any) -> tuple[str, str]:
    """Return heading and sentence of a milestone: "Signed" for a fact, "Aim: signed" for what was only said."""
    modality = say_choice(entry, "modality")
    text = _("Implied by another sentence; it has no date of its own.") if entry.basis == "implied" else ""
    if entry.doubtful:
        text = _("Contradicted by other sources; it decides nothing.")
    if entry.partial:
        text = _("Only some of the parties; it decides nothing.")
    if entry.supplied_by is not None:
        text = " ".join(filter(None, (text, _other_source(entry))))
    if entry.modality == Modality.FACT:
        return say_choice(entry, "kind"), text
    return f"{capfirst(modality)}: {_inside(say_choice(entry, 'kind'))}", text


def _other_source(entry: Any) -> str:
    """Return where the day of a milestone stands, if the words of its own document name none."""
    paper = entry.supplied_by
    place = say_place(paper.printed_number, pick(paper.title, paper.title_en), entry.supplied_locator)
    return _("The day is given in %(place)s.") % {"place": place}


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence; an abbreviation ("SER …") keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _target(entry: Any) -> tuple[str, str]:
    count = f"{say_number(entry.quantity)} {say_choice(entry, 'unit')}"
    return f"{say_choice(entry, 'role').capitalize()}: {count}", pick(entry.text, entry.text_en)


def say_claim(entry: Any, evidence: Evidence) -> str:
    """Return a count that another party gave: "Count according to OESO: 13 covenants"."""
    return _("Count according to %(who)s: %(count)s") % {
        "who": pick(evidence.actor, evidence.actor_en),
        "count": f"{say_number(entry.quantity)} {say_choice(entry, 'unit')}",
    }


def _condition(entry: Any) -> tuple[str, str]:
    return capfirst(say_minimum(entry.minimum, entry.unit)), pick(entry.denominator, entry.denominator_en)


_THIRD = Decimal(100) / 3


def say_measured(low: Any, high: Any, *, approx: bool) -> str:
    """Return "35", "28 to 33", "at least 50" or "at most 30"; "just over" and "almost" where a source is not exact."""
    if low is not None and high is not None:
        words = (
            say_number(low)
            if low == high
            else _("%(low)s to %(high)s") % {"low": say_number(low), "high": say_number(high)}
        )
        return _("about %(number)s") % {"number": words} if approx else words
    if low is not None:
        frame = _("just over %(low)s") if approx else _("at least %(low)s")
        return frame % {"low": say_number(low)}
    frame = _("almost %(high)s") if approx else _("at most %(high)s")
    return frame % {"high": say_number(high)}


def say_quantity(low: Any, high: Any, unit: str, *, approx: bool = False) -> str:
    """Return a number with its unit: "35 companies", "35% of turnover", "just over a third of turnover"."""
    if unit.startswith("%"):
        if approx and high is None and abs(low - _THIRD) < HUNDREDTH:
            return _("just over a third%(rest)s") % {"rest": unit.removeprefix("%")}
        return f"{say_measured(low, high, approx=approx)}{unit}"
    return f"{say_measured(low, high, approx=approx)} {unit}".rstrip()


def say_judged(judged: ConditionState) -> str:
    """Return what a condition was judged by, and the market figure it was recomputed to where there is one."""
    fact, market = judged.measurement, judged.market
    if fact is None:
        return _("not measured")
    words = say_quantity(fact.low, fact.high, str(Unit(fact.unit).label), approx=fact.approx)
    if market is None:
        return words
    when = say_window(market.earliest, market.latest)
    return _("%(share)s, recomputed to the market figure of %(when)s") % {"share": words, "when": when}


def _measurement(entry: Any) -> tuple[str, str]:
    number = say_quantity(entry.low, entry.high, say_choice(entry, "unit"), approx=entry.approx)
    return number, pick(entry.denominator, entry.denominator_en)


def _participation(entry: Any) -> tuple[str, str]:
    name = (
        pick(entry.organisation.name, entry.organisation.name_en)
        if entry.organisation
        else pick(entry.group, entry.group_en)
    )
    heading = f"{name}: {say_choice(entry, 'role')}, {say_choice(entry, 'change')}"
    return heading, say_cause(entry)


def say_cause(entry: Any) -> str:
    """Return why a party joined or left, and where that was said whether it counts toward the threshold, and why."""
    counted = f"{capfirst(say_choice(entry, 'counts_toward'))}: {entry.counts_reason}" if entry.counts_toward else ""
    return " · ".join(filter(None, (pick(entry.cause, entry.cause_en), counted)))


def _report(entry: Any) -> tuple[str, str]:
    heading = say_choice(entry, "topic").capitalize()
    if entry.initiative:
        what = pick(entry.initiative, entry.initiative_en)
        heading = f"{say_choice(entry, 'place')}: {what}, {say_choice(entry, 'initiative_state')}"
    return heading, pick(entry.text, entry.text_en)


def _undertaking(entry: Any) -> tuple[str, str]:
    document = entry.undertaking
    title = document.printed_number or pick(document.title, document.title_en)
    return f"{title}: {say_event(entry.event, document.kind)}", pick(entry.text, entry.text_en)


def say_event(event: str, kind: str) -> str:
    """Return an event in the life of a motion or commitment: a motion is submitted, a commitment made."""
    if (event, kind) == (UndertakingEvent.MADE, DocumentKind.MOTION):
        return _("submitted")
    return str(UndertakingEvent(event).label)


_TEXTS: Mapping[str, Callable[[Any], tuple[str, str]]] = {
    "milestonestatement": say_milestone,
    "targetstatement": _target,
    "thresholdcondition": _condition,
    "measurement": _measurement,
    "participation": _participation,
    "statusreport": _report,
    "undertakingstatement": _undertaking,
}
