"""The sentence that answers a covenant's page: signed or not, how late and by whose word, and whether it still runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.choices import ReportTopic
from covenants.domain.facts import MilestoneFact
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.domain.promises import Promise, Voice
from covenants.domain.reading import SIGNED, CovenantReading
from covenants.evidence.statements import Statement, newest_search
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_bound
from dashboards.words.marks import Badge, SourceMark, hosted_mark
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import say_day, say_kind, say_window
from dossier.choices import KnownBasis
from dossier.domain.dated import said_on

_NAMED: Mapping[Voice, str | Words] = {
    Voice.CABINET: gettext_lazy("the cabinet named a period that ends on %(day)s"),
    Voice.PARTY: gettext_lazy("the parties named a period that ends on %(day)s"),
    Voice.OTHER: gettext_lazy("others named a period that ends on %(day)s"),
}
_NAMED_DAY: Mapping[Voice, str | Words] = {
    Voice.CABINET: gettext_lazy("the cabinet named %(day)s"),
    Voice.PARTY: gettext_lazy("the parties named %(day)s"),
    Voice.OTHER: gettext_lazy("others named %(day)s"),
}
_NAMED_NONE: Mapping[Voice, str | Words] = {
    Voice.CABINET: gettext_lazy("the cabinet named no last day"),
    Voice.PARTY: gettext_lazy("the parties named no last day"),
    Voice.OTHER: gettext_lazy("others named no last day"),
}


@dataclass(frozen=True, slots=True)
class Lead:
    """The outcome word, the sentence that answers, and what is known of the covenant's life ("" before a signature).

    `source` is where the signature is written, or what the covenant is held to while there is none.
    """

    badge: Badge
    sentence: str
    life: str
    source: SourceMark | None

    def __str__(self) -> str:
        return f"{self.sentence} {self.life}".strip()


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentence is made of."""

    reading: CovenantReading
    record: Record
    statements: Sequence[Statement]
    promise: Promise | None

    @property
    def on(self) -> date:
        return self.record.as_of.judged_on

    @property
    def named(self) -> str:
        """Say whose period the covenant is held to; a last day that nobody wrote is no quotation."""
        held_to, voice = self.reading.conclusion.held_to, self.promise.voice if self.promise else Voice.OTHER
        if held_to is None:
            return ""
        if held_to.latest is None:
            return str(_NAMED_NONE[voice])
        words = _NAMED_DAY if held_to.earliest == held_to.latest else _NAMED
        return str(words[voice]) % {"day": say_day(held_to.latest)}


def lead(
    reading: CovenantReading,
    record: Record,
    statements: Sequence[Statement],
    promises: Iterable[Promise],
    asked: PageRequest,
) -> Lead:
    """Return what the page says first."""
    held_to = reading.conclusion.held_to
    own = next((one for one in promises if held_to and one.fact.key == held_to.key), None)
    told = Told(reading, record, statements, own)
    sentence = _signed(told) if reading.is_signed else _unsigned(told)
    return Lead(outcome_badge(reading), sentence, _life(told), _source(told, asked))


def _source(told: Told, asked: PageRequest) -> SourceMark | None:
    signed = told.reading.state(SIGNED).decided_by if told.reading.is_signed else None
    fact = signed or told.reading.conclusion.held_to
    written = {one.entry.pk: one.evidence for one in told.statements if one.table == "milestonestatement"}
    return hosted_mark(written[fact.key], asked) if fact and fact.key in written else None


def _signed(told: Told) -> str:
    conclusion = told.reading.conclusion
    parts = {"when": _say_on(told.reading.state(SIGNED).decided_by), "named": told.named}
    if conclusion.outcome is CovenantOutcome.LATE:
        return _("Signed %(when)s, %(late)s: %(named)s.") % {**parts, "late": _late(told)}
    if conclusion.outcome is CovenantOutcome.ON_TIME:
        return _("Signed %(when)s, on time: %(named)s.") % parts
    if conclusion.outcome is CovenantOutcome.UNDATED:
        return _("Signed %(when)s; %(named)s.") % parts
    return _("Signed %(when)s; this collection holds no promise from before that day.") % parts


def _unsigned(told: Told) -> str:
    parts = {"day": say_day(told.on), "named": told.named}
    if told.reading.conclusion.outcome is CovenantOutcome.PENDING:
        return _pending(told, parts)
    if told.reading.conclusion.outcome is CovenantOutcome.OVERDUE:
        return _("Not signed on %(day)s, %(late)s: %(named)s.") % {**parts, "late": _late(told)}
    if told.reading.conclusion.outcome is CovenantOutcome.STOPPED:
        return _stopped(told)
    if told.reading.conclusion.outcome is CovenantOutcome.SILENT:
        return _silent(told)
    return _unpromised(told)


def _pending(told: Told, parts: Mapping[str, str]) -> str:
    held_to = told.reading.conclusion.held_to
    if held_to is None or held_to.latest is None:
        return _("Not signed on %(day)s; %(named)s, so it cannot be late.") % parts
    left = (held_to.latest - told.on).days
    if not left:
        return _("Not signed on %(day)s and still on time for that one day: %(named)s.") % parts
    days = ngettext("%(count)s day", "%(count)s days", left) % {"count": left}
    return _("Not signed on %(day)s and still on time: %(named)s, %(left)s away.") % {**parts, "left": days}


def _late(told: Told) -> str:
    """Return "270 days late", with the strict reading beside it where that says more."""
    days = told.reading.conclusion.days or 0
    words = ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}
    strict = told.record.readings.read_strictly().find(told.reading.slug)
    strictly = strict.conclusion.days if strict else None
    if not strictly or strictly == days:
        return words
    return _("%(days)s (read strictly %(strict)s)") % {"days": words, "strict": strictly}


def _stopped(told: Told) -> str:
    ended = told.reading.schedule.decided_by
    when = _say_on(ended)
    first = _("The talks stopped %(when)s, without a signature") % {"when": when} if when else _("The talks stopped")
    return _("%(first)s; %(named)s.") % {"first": first, "named": told.named} if told.named else f"{first}."


def _silent(told: Told) -> str:
    last = _last_heard(told.statements)
    search = newest_search(told.statements)
    sentences = [
        _("No signature is known: after %(day)s this collection holds no later document.") % {"day": say_day(last)}
        if last
        else _("No signature is known, and this collection holds no dated document about it.")
    ]
    if told.named:
        sentences.append(f"{told.named[:1].upper()}{told.named[1:]}.")
    if search is not None:
        until = (search.period and search.period.latest) or search.evidence.known_from
        sentences.append(_("Looked for news up to %(day)s.") % {"day": say_day(until)})
    return " ".join(sentences)


def _last_heard(statements: Iterable[Statement]) -> date | None:
    """Return the day of the last dated source that says anything but that nothing was found."""
    days = [said_on(one.evidence) for one in statements if _topic(one) != ReportTopic.NOTHING_FOUND]
    return max(filter(None, days), default=None)


def _topic(said: Statement) -> Any:
    return getattr(said.entry, "topic", "")


def _unpromised(told: Told) -> str:
    nothing = _("On %(day)s this collection holds no promise to sign it yet.") % {"day": say_day(told.on)}
    decided = told.reading.phase_state.decided_by
    if decided is None:
        return nothing
    return f"{say_kind(decided.kind)}: {say_window(decided.earliest, decided.latest)}. {nothing}"


def _life(told: Told) -> str:
    life, until = told.reading.conclusion.life, told.record.term_until(told.reading.slug)
    moved = _say_last_sign(told)
    if life is Life.ENDED:
        return _ended(told.reading)
    if life is Life.RUNNING:
        if until and until >= told.on:
            return _("It runs until %(day)s by its stated term.") % {"day": say_day(until)}
        return _("It runs: the last sign of life is of %(when)s.") % {"when": moved}
    if life is Life.END_NOT_REPORTED:
        if until and until < told.on:
            return _("Its stated term was over on %(day)s; this collection holds no end.") % {"day": say_day(until)}
        return _("This collection holds no end; the last sign of life is of %(when)s.") % {"when": moved}
    return ""


def _say_on(fact: MilestoneFact | None) -> str:
    """Return "on 19 June 2017", or "not after 13 October 2022" where only the end of a period is known."""
    if fact is None or fact.latest is None:
        return ""
    day = {"day": say_day(fact.latest)}
    return _("on %(day)s") % day if fact.earliest == fact.latest else _("at the latest on %(day)s") % day


def _say_last_sign(told: Told) -> str:
    """Return the day of the last sign of life; "not after" where no source gives the day itself."""
    day = told.record.readings.last_movement(told.reading.slug)
    if day is None or any(_is_of_day(one, day) for one in told.statements):
        return say_day(day)
    return say_bound(day)


def _is_of_day(said: Statement, day: date) -> bool:
    if said.period is not None and said.period.earliest == said.period.latest == day:
        return True
    return said_on(said.evidence) == day and said.evidence.known_basis != KnownBasis.BOUNDED


def _ended(reading: CovenantReading) -> str:
    facts = [reading.state(kind).decided_by for kind in ("ended", "ended_early") if reading.state(kind).is_achieved]
    last = max((one for one in facts if one and one.latest), key=lambda one: one.latest or date.min, default=None)
    if last is None:
        return ""
    if last.kind == "ended_early":
        return _("It ended early, %(when)s.") % {"when": _say_on(last)}
    if last.earliest == last.latest:
        return _("It ran until %(day)s.") % {"day": say_day(last.latest)}
    return _("It ended %(when)s.") % {"when": _say_on(last)}
