"""What others say of a covenant: a row for each sort of voice with its newest words, and where sources contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.choices import ReportTopic
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.reading import CovenantReading
from covenants.evidence.documents import DocumentFact, documents_at
from covenants.evidence.register import RESPONSIBLE
from covenants.evidence.statements import Statement, general_reports
from covenants.kinds import KIND_ORDER
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_age, say_said
from dashboards.words.marks import Badge, SourceMark, hosted_mark, phase_badge
from dashboards.words.statements import statement_link
from dashboards.words.wording import pick, say_day, say_kind, say_window
from dossier.choices import OrganisationKind
from dossier.domain.dated import said_on

_SILENT_TOPICS = (
    ReportTopic.MENTION,
    ReportTopic.NOTHING_FOUND,
    ReportTopic.DURATION,
    ReportTopic.RECRUITMENT,
    ReportTopic.DELAY_CAUSE,
)
_JUDGING = (ReportTopic.EVALUATION, ReportTopic.SECOND_OPINION)
_DELAYED = (CovenantOutcome.LATE, CovenantOutcome.OVERDUE, CovenantOutcome.PENDING)
_CRITICS = (OrganisationKind.NGO, OrganisationKind.UNION)


@dataclass(frozen=True, slots=True)
class Voice:
    """One row: whose sort of word, the sentence, who said it when, how old that is, and where it stands."""

    label: str
    text: str
    who: str
    said: str
    age: str
    url: str
    source: SourceMark | None
    badge: Badge | None = None
    wording: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the rows are made from."""

    reading: CovenantReading
    record: Record
    statements: Sequence[Statement]
    asked: PageRequest

    def row(self, label: str, said: Statement, text: str, badge: Badge | None = None) -> Voice:
        evidence = said.evidence
        return Voice(
            label=label,
            text=text,
            who=pick(evidence.actor, evidence.actor_en),
            said=say_said(evidence),
            age=say_age(evidence, self.record.as_of.judged_on),
            url=statement_link(self.asked, self.reading.slug, said.key) if said.covenant else "",
            source=hosted_mark(evidence, self.asked),
            badge=badge,
            wording=evidence.wording,
            day=said_on(evidence),
        )

    def newest(self, fits: Callable[[Statement], bool]) -> Statement | None:
        """Return the newest report that fits; one of an undated source only where there is no other."""
        fitting = [one for one in self.statements if one.table == "statusreport" and fits(one)]
        return max(fitting, key=lambda one: (said_on(one.evidence) or date.min, one.entry.pk), default=None)


def what_others_say(
    reading: CovenantReading, record: Record, statements: Sequence[Statement], asked: PageRequest
) -> tuple[Voice, ...]:
    """Return a row for each voice, newest words first and undated ones last; contradictions stand on top."""
    heard = Heard(reading, record, statements, asked)
    rows = [row for one in (_evidence, _official, _judges, _critics, _parties, _causes) for row in one(heard)]
    rows.sort(key=lambda row: row.day or date.min, reverse=True)
    return (*_contradictions(heard), *rows, *_left_out(heard))


def _evidence(heard: Heard) -> Iterator[Voice]:
    """The furthest milestone that a document proves."""
    decided = heard.reading.phase_state.decided_by
    said = next((one for one in heard.statements if decided and one.key == f"milestonestatement-{decided.key}"), None)
    if decided is not None and said is not None:
        text = f"{say_kind(decided.kind)}: {say_window(decided.earliest, decided.latest)}"
        yield heard.row(_("Evidence"), said, text, phase_badge(heard.reading.phase))


def _official(heard: Heard) -> Iterator[Voice]:
    said = heard.newest(
        lambda one: one.entry.topic == ReportTopic.OFFICIAL_WORD and one.evidence.actor_kind in RESPONSIBLE
    )
    if said is not None:
        yield heard.row(_("Official"), said, _text(said))
    else:
        yield Voice(_("Official"), _("No official word is known at this moment."), "", "", "", "", None)


def _judges(heard: Heard) -> Iterator[Voice]:
    said = heard.newest(
        lambda one: (
            one.entry.topic in _JUDGING
            or (one.evidence.actor_kind == OrganisationKind.EVALUATOR and one.entry.topic not in _SILENT_TOPICS)
        )
    )
    if said is not None:
        yield heard.row(_("Evaluators"), said, _text(said))


def _critics(heard: Heard) -> Iterator[Voice]:
    said = heard.newest(
        lambda one: one.evidence.actor_kind in _CRITICS and one.entry.topic not in (*_SILENT_TOPICS, *_JUDGING)
    )
    if said is not None:
        yield heard.row(_("Critics"), said, _text(said))


def _parties(heard: Heard) -> Iterator[Voice]:
    """Whoever else spoke last: parties, media, the SER."""
    known = (*RESPONSIBLE, *_CRITICS, OrganisationKind.EVALUATOR)
    said = heard.newest(
        lambda one: one.evidence.actor_kind not in known and one.entry.topic not in (*_SILENT_TOPICS, *_JUDGING)
    )
    if said is not None:
        yield heard.row(_("Parties and others"), said, _text(said))


def _causes(heard: Heard) -> Iterator[Voice]:
    """Causes of delay: the covenant's own, or those a source gives for its sectors together."""
    if heard.reading.conclusion.outcome not in _DELAYED:
        return
    own = [one for one in heard.statements if getattr(one.entry, "topic", "") == ReportTopic.DELAY_CAUSE]
    general = [one for one in general_reports([ReportTopic.DELAY_CAUSE], heard.record.as_of) if _fits(one, heard)]
    label = _("Causes of delay") if own else _("Causes of delay, given for all sectors together")
    causes = (own or general)[-3:]
    if causes:
        yield heard.row(label, causes[-1], " ".join(_text(one) for one in causes))


def _fits(said: Statement, heard: Heard) -> bool:
    sector = said.entry.sector
    return sector is None or sector.code in heard.reading.covenant.sectors


def _text(said: Statement) -> str:
    return pick(said.entry.text, said.entry.text_en)


def _contradictions(heard: Heard) -> Iterator[Voice]:
    """A row for each milestone of which visible facts cannot all be right, with what each source says."""
    states = heard.reading.states
    for kind in sorted((kind for kind, state in states.items() if state.sources_differ), key=KIND_ORDER.__getitem__):
        facts = facts_of_kind(heard.statements, kind)
        text = _("%(kind)s: %(days)s") % {"kind": say_kind(kind), "days": say_days_by_source(facts)}
        url = heard.asked.link("covenant_statements", heard.reading.slug, onderwerp="milestonestatement")
        yield Voice(_("Contradiction"), text, "", "", "", url, None, Badge("differs", _("Sources differ")))


def facts_of_kind(statements: Iterable[Statement], kind: str) -> list[Statement]:
    """Return what sources say of the day of one milestone of a covenant."""
    return [
        one
        for one in statements
        if one.table == "milestonestatement" and (one.entry.kind, one.entry.modality) == (kind, "fact")
    ]


def say_days_by_source(facts: Sequence[Statement]) -> str:
    """Return "28 June 2018 according to FNLI; 29 June 2018 according to CREM"; not too many."""
    words = (
        _("%(day)s according to %(actor)s")
        % {"day": say_window(one.entry.earliest, one.entry.latest), "actor": _actor(one)}
        for one in facts[:4]
    )
    return "; ".join(words)


def _actor(said: Statement) -> str:
    return pick(said.evidence.actor, said.evidence.actor_en)


def _left_out(heard: Heard) -> Iterator[Voice]:
    """Where the covenant was named in a progress document and not in the next."""
    own = heard.record.left_out(heard.reading.slug)
    titles = {fact.key: fact for fact in documents_at(heard.record.as_of)} if own else {}
    for absence in own[-1:]:
        if {absence.named_in, absence.absent_from} <= titles.keys():
            text = _("Named in “%(before)s”, and not in the next progress document, “%(after)s”.")
            before, after = titles[absence.named_in], titles[absence.absent_from]
            yield Voice(
                capfirst(_("No longer mentioned")),
                text % {"before": _title(before), "after": _title(after)},
                "",
                say_day(after.public_on),
                "",
                heard.asked.link("document", after.key),
                None,
            )


def _title(fact: DocumentFact) -> str:
    if fact.printed_number:
        return _("Parliamentary paper %(number)s") % {"number": fact.printed_number}
    return pick(fact.title, fact.title_en)
