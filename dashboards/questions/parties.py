"""Questions about who takes part, who facilitates, which thresholds are met, what stopped, and what the House asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.choices import ParticipationChange
from covenants.domain.reading import CovenantReading
from covenants.domain.thresholds import Verdict
from covenants.evidence.register import organisation_names
from covenants.evidence.statements import Statement, evidence_of, statements_of
from covenants.evidence.undertakings import Undertaking, undertakings_at
from covenants.kinds import ENDINGS, KIND_ORDER
from covenants.models import Participation
from dashboards.documents.facts import name_of as name_of_document
from dashboards.frame.base import Link
from dashboards.frame.query import Choices, name_of
from dashboards.page_request import FROM
from dashboards.questions.counts import list_link, nothing_known
from dashboards.questions.question import (
    Answer,
    Asking,
    Basis,
    Day,
    Family,
    Pick,
    PickCovenant,
    Question,
    Row,
    Value,
    covenant_link,
    quoted,
    source_value,
)
from dashboards.thresholds.page import Section, sections_of
from dashboards.thresholds.parties import borne_names, participant_lines
from dashboards.words.outcomes import outcome_badge
from dashboards.words.statements import say_place, say_source, statement_link
from dashboards.words.undertakings import state_badge
from dashboards.words.wording import pick, say_day, say_kind, say_phase
from dossier.domain.undertakings import State
from imvo_tracker.lib.badinput import BadInput

ABOUT, LEADER, ENDING, STANDING = "convenant", "begeleider", "einde", "stand"
ALL = "alle"


# Thresholds.


def which_thresholds(asking: Asking) -> Answer:
    """The conditions of the page of thresholds, with since when each was met."""
    verdicts_of: dict[str, list[Verdict]] = defaultdict(list)
    for state in asking.record.thresholds:
        verdicts_of[state.covenant] += [one.verdict for one in state.conditions]
    thresholds = [(slug, place) for slug, verdicts in verdicts_of.items() for place in range(len(verdicts))]
    met = sum(one is Verdict.MET for verdicts in verdicts_of.values() for one in verdicts)
    words = {"day": asking.basis.day, "count": len(thresholds), "met": met}
    none = _("On %(day)s this collection held no threshold of any agreement.")
    some = ngettext(
        "On %(day)s, %(met)s of %(count)s condition of thresholds was met by the last measurement.",
        "On %(day)s, %(met)s of %(count)s conditions of thresholds were met by the last measurement.",
        len(thresholds),
    )
    return Answer(
        sentence=nothing_known(asking.basis) or (some if thresholds else none) % words,
        columns=(
            _("Agreement"), _("Condition"), _("Needed for"), _("Against the threshold"), _("Measured"),
            _("First measured as met"), _("Source"),
        ),
        matches=thresholds,
        rows=lambda part: _condition_rows(part, asking),
        seen_on=Link(asking.asked.link("thresholds"), _("Thresholds")),
    )  # fmt: skip


def _condition_rows(part: Sequence[tuple[str, int]], asking: Asking) -> Iterable[Row]:
    """Yield conditions, each by its place among those of its covenant."""
    shown = asking.record.with_threshold.among({slug for slug, _place in part})
    sections = sections_of(asking.asked, asking.record, shown, "", drawn=False)
    made = {section.slug: _conditions(section) for section in sections}
    return (made[slug][place] for slug, place in part)


def _conditions(section: Section) -> list[Row]:
    return [
        (
            Value(section.name, url=section.url),
            Value(line.condition),
            Value(threshold.milestone),
            Value(bar.state_label, state=bar.state),
            Value(bar.measured),
            Value(line.first.latest if line.first else None, words=line.reached),
            source_value(line.source_label, line.source_url),
        )
        for threshold in section.thresholds
        for line, bar in zip(threshold.reached, threshold.bars.conditions, strict=True)
    ]


# Who takes part.


def who_takes_part(asking: Asking) -> Answer:
    """Who joined and who left between two days, of the statements on the page of each covenant."""
    since, until = asking.chosen[FROM], asking.record.as_of.judged_on
    if since > asking.record.as_of.day:
        day = say_day(asking.record.as_of.day)
        raise BadInput(_("van: this day lies after the day asked about (%(day)s).") % {"day": day}, FROM)
    about = asking.chosen[ABOUT]
    slugs = asking.record.readings.slugs if about == ALL else [about]
    said = statements_of((Participation,), asking.record.as_of, covenants=slugs)
    dated = [one for one in said if _day(one) is not None]
    changed = sorted(
        (one for one in dated if since <= (_day(one) or since) <= until),
        key=lambda one: (_day(one) or since, one.entry.pk),
    )
    return Answer(
        sentence=nothing_known(asking.basis) or _say_parties(changed, len(said) - len(dated), since, until),
        columns=(_("Party"), _("Agreement"), _("When"), _("Role"), _("Why"), _("Source")),
        matches=changed,
        rows=lambda part: _party_rows(part, asking),
        seen_on=list_link(asking) if about == ALL else _statements_link(asking, about),
    )


def _statements_link(asking: Asking, slug: str) -> Link:
    covenant = asking.record.covenant(slug)
    url = asking.asked.link("covenant_statements", slug, onderwerp="participation")
    return Link(url, name_of(covenant) if covenant else slug)


def _day(said: Statement) -> date | None:
    entry: Any = said.entry
    return entry.latest


def _say_parties(changed: Sequence[Statement], undated: int, since: date, until: date) -> str:
    changes = Counter(one.entry.change for one in changed)
    words = {"since": say_day(since), "until": say_day(until)}
    if not changed:
        first = _("From %(since)s to %(until)s, this collection holds nobody who joined or left.") % words
    else:
        joined, left = (changes[change] for change in (ParticipationChange.JOINED, ParticipationChange.LEFT))
        words |= {
            "joined": ngettext("%(count)s party joined", "%(count)s parties joined", joined) % {"count": joined},
            "left": ngettext("%(count)s left", "%(count)s left", left) % {"count": left},
        }
        first = _("From %(since)s to %(until)s, %(joined)s and %(left)s.") % words
    if not undated:
        return first
    more = ngettext("For %(count)s more no day is known.", "For %(count)s more no day is known.", undated)
    return f"{first} {more % {'count': undated}}"


def _party_rows(part: Sequence[Statement], asking: Asking) -> Iterable[Row]:
    borne = borne_names(part, asking.record)
    for one in part:
        for line in participant_lines([one], borne, asking.asked):
            yield (
                Value(line.who, url=statement_link(asking.asked, one.covenant, one.key)),
                covenant_link(asking.record.covenant(one.covenant), one.covenant, asking.asked),
                Value(line.latest, words=line.when),
                Value(line.what),
                Value(line.cause),
                source_value(line.source_label, line.source_url),
            )


# Who facilitates.


def _leaders(basis: Basis) -> Choices:
    names = organisation_names(basis.record.readings.leaders, basis.record.as_of)
    offered = sorted(((slug, pick(*both)) for slug, both in names.items()), key=lambda one: one[1].casefold())
    return [(ALL, _("anybody")), *offered]


def who_facilitates(asking: Asking) -> Answer:
    """The covenants behind the filter of facilitators of the list."""
    readings, leader = asking.record.readings, asking.chosen[LEADER]
    names = {slug: pick(*both) for slug, both in organisation_names(readings.leaders, asking.record.as_of).items()}
    led = {slug: readings.led_by(slug) for slug in names}
    chosen = [slug for slug in sorted(names, key=lambda slug: names[slug].casefold()) if leader in (ALL, slug)]
    facilitated = readings[:0]
    for slug in chosen:
        facilitated = facilitated.or_in(led[slug])
    parts = [f"{names[slug]} {len(led[slug])}" for slug in chosen]
    words = {"day": asking.basis.day, "count": len(facilitated), "every": len(readings), "parts": ", ".join(parts)}
    none = _("On %(day)s this collection held no facilitator of any of the %(every)s agreements.")
    if leader == ALL:
        some = _("On %(day)s the facilitator was known of %(count)s of %(every)s agreements: %(parts)s.")
    else:
        words["name"] = names[leader]
        some = _("On %(day)s, %(name)s facilitated %(count)s of %(every)s agreements.")
    return Answer(
        sentence=nothing_known(asking.basis) or (some if len(facilitated) else none) % words,
        columns=(_("Agreement"), _("Facilitator"), _("Phase"), _("On time?"), _("Now")),
        matches=facilitated,
        rows=lambda part: [_led_row(one, names, asking) for one in part],
        seen_on=list_link(asking, **({} if leader == ALL else {"begeleider": leader})),
    )


def _led_row(reading: CovenantReading, names: dict[str, str], asking: Asking) -> Row:
    outcome = outcome_badge(reading)
    return (
        covenant_link(reading.covenant, reading.slug, asking.asked),
        Value(", ".join(sorted(names[slug] for slug in reading.covenant.facilitators if slug in names))),
        Value(say_phase(reading.phase)),
        Value(outcome.label, state=outcome.state),
        Value(outcome.note),
    )


# What stopped.


def _endings(_basis: Basis) -> Choices:
    kinds = sorted(ENDINGS, key=KIND_ORDER.__getitem__)
    return [(ALL, _("in whatever way")), *((kind, say_kind(kind).lower()) for kind in kinds)]


def what_stopped(asking: Asking) -> Answer:
    """The covenants of the list with one of the phases that end them."""
    chosen = sorted(ENDINGS, key=KIND_ORDER.__getitem__) if asking.chosen[ENDING] == ALL else [asking.chosen[ENDING]]
    readings = asking.record.readings
    stopped, parts = readings[:0], []
    for kind in chosen:
        ended = readings.with_phase(kind)
        stopped = stopped.or_in(ended)
        if len(ended):
            parts.append(f"{len(ended)} {say_kind(kind).lower()}")
    words = {"day": asking.basis.day, "count": len(stopped), "every": len(readings), "parts": ", ".join(parts)}
    none = _("On %(day)s of none of the %(every)s agreements such an end was known.")
    some = _("On %(day)s an end was known of %(count)s of %(every)s agreements: %(parts)s.")
    return Answer(
        sentence=nothing_known(asking.basis) or (some if len(stopped) else none) % words,
        columns=(_("Agreement"), _("What ended it"), _("When"), _("Words"), _("Remark"), _("On time?"), _("Source")),
        matches=stopped,
        rows=lambda part: _ended_rows(part, asking),
        seen_on=list_link(asking, **({} if asking.chosen[ENDING] == ALL else {"fase": asking.chosen[ENDING]})),
    )


def _ended_rows(part: Sequence[CovenantReading], asking: Asking) -> Iterable[Row]:
    facts = {one.slug: one.phase_state.decided_by for one in part}
    said = evidence_of({fact.key for fact in facts.values() if fact}, asking.record.as_of)
    for one in part:
        fact, outcome = facts[one.slug], outcome_badge(one)
        proof = said.get(fact.key) if fact else None
        yield (
            covenant_link(one.covenant, one.slug, asking.asked),
            Value(say_phase(one.phase)),
            Value(fact.latest if fact else None),
            quoted(proof.evidence.wording if proof else ""),
            Value(pick(proof.evidence.note, proof.evidence.note_en) if proof else ""),
            Value(outcome.label, state=outcome.state),
            source_value(say_source(proof.evidence), statement_link(asking.asked, one.slug, proof.key))
            if proof
            else Value(None),
        )


# What the House asked.

_STANDINGS: tuple[tuple[State, object], ...] = (
    (State.OPEN, gettext_lazy("open")),
    (State.OVERDUE, gettext_lazy("not answered, the deadline has passed")),
    (State.IN_TIME, gettext_lazy("answered in time")),
    (State.LATE, gettext_lazy("answered late")),
    (State.ANSWERED, gettext_lazy("answered, no deadline known")),
)


def _standings(_basis: Basis) -> Choices:
    return [(ALL, _("submitted or made")), *((one.value, str(label)) for one, label in _STANDINGS)]


def which_motions(asking: Asking) -> Answer:
    """The motions and commitments of their own page, each as it is judged there."""
    every, chosen = undertakings_at(asking.record.as_of), asking.chosen[STANDING]
    motions = [one for one in every if chosen in (ALL, one.standing.state.value)]
    counts = Counter(one.standing.state for one in every)
    parts = [f"{counts[one]} {label}" for one, label in _STANDINGS if counts[one]]
    words = {"day": asking.basis.day, "count": len(every), "parts": "; ".join(parts)}
    none = _("On %(day)s this collection held no motion and no commitment.")
    some = ngettext(
        "On %(day)s this collection held %(count)s motion or commitment: %(parts)s.",
        "On %(day)s this collection held %(count)s motions and commitments: %(parts)s.",
        len(every),
    )
    chosen_there = {} if chosen == ALL else {STANDING: chosen}
    return Answer(
        sentence=(some if every else none) % words,
        columns=(_("Motion or commitment"), _("Number"), _("State"), _("Deadline"), _("Answered on")),
        matches=motions,
        rows=lambda part: [_motion_row(one, asking) for one in part],
        seen_on=Link(asking.asked.link("motions", **chosen_there), _("Motions and commitments")),
    )


def _motion_row(one: Undertaking, asking: Asking) -> Row:
    badge, number = state_badge(one), one.fact.printed_number
    return (
        Value(name_of_document(one.fact), url=asking.asked.link("document", one.fact.key)),
        Value(say_place(number, "", "") if number else ""),
        Value(badge.label, state=badge.state),
        Value(one.standing.judged[0].last.day if one.standing.judged else None),
        Value(one.answers[0].said_on if one.answers else None),
    )


FAMILY = Family(
    gettext_lazy("Parties, thresholds, ends and the House"),
    (
        Question(
            "welke-drempels",
            gettext_lazy("Which thresholds had been met on %(peildatum)s, and since when, %(bekend_op)s?"),
            which_thresholds,
            reads_each=True,
        ),
        Question(
            "wie-doet-mee",
            gettext_lazy("Who joined or left %(convenant)s from %(van)s to %(peildatum)s, %(bekend_op)s?"),
            who_takes_part,
            (
                PickCovenant(
                    ABOUT,
                    gettext_lazy("Agreement"),
                    lambda basis: basis.record.readings,
                    lambda _basis: ALL,
                    ((ALL, gettext_lazy("any of the agreements")),),
                ),
                Day(FROM, gettext_lazy("From"), lambda basis: min(date(2014, 1, 1), basis.record.as_of.day)),
            ),
            reads_each=True,
        ),
        Question(
            "wie-begeleidt",
            gettext_lazy("Which agreements were facilitated by %(begeleider)s on %(peildatum)s, %(bekend_op)s?"),
            who_facilitates,
            (Pick(LEADER, gettext_lazy("Facilitator"), _leaders, lambda _basis: ALL),),
        ),
        Question(
            "wat-stopte",
            gettext_lazy("Which agreements or talks had ended (%(einde)s) on %(peildatum)s, and why, %(bekend_op)s?"),
            what_stopped,
            (Pick(ENDING, gettext_lazy("How it ended"), _endings, lambda _basis: ALL),),
        ),
        Question(
            "welke-moties",
            gettext_lazy("Which motions and commitments were %(stand)s on %(peildatum)s, %(bekend_op)s?"),
            which_motions,
            (Pick(STANDING, gettext_lazy("State"), _standings, lambda _basis: ALL),),
        ),
    ),
)
