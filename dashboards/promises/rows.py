"""Promises in words: what was promised, for when, what came, how late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from covenants.choices import Modality
from covenants.domain.facts import MilestoneFact
from covenants.domain.number_promises import NumberPromise
from covenants.domain.promises import Outcome, Promise
from covenants.evidence.register import organisation_names
from covenants.evidence.statements import Statement, evidence_of, searches
from covenants.moment.ledger import (
    AnyPromise,
    Origin,
    PromiseLedger,
    PromiseRows,
)
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.promises.table import PromiseView
from dashboards.words.promises import OUTCOME_LABELS, OUTCOME_STATES, VOICE_LABELS, say_days_late, say_strict
from dashboards.words.statements import say_place, say_source, source_url
from dashboards.words.wording import pick, say_day, say_kind, say_number, say_window
from dossier.domain.document_key import print_number


@dataclass(frozen=True, slots=True)
class Names:
    """The names borne at the moment: of covenants and of those who promise."""

    covenants: Readings
    actors: Mapping[str, str]

    def covenant(self, slug: str) -> str:
        """Return the name of a covenant, or its key while it had none."""
        found = self.covenants.covenant(slug)
        return pick(found.name, found.name_en) if found else slug


def names_of(record: Record, ledger: PromiseLedger) -> Names:
    """Return the names known at the moment."""
    actors = organisation_names(ledger.actors, record.as_of)
    return Names(record.readings, {slug: pick(*names) for slug, names in actors.items()})


def say_origin(origin: Origin) -> str:
    """Return the document of a promise in words."""
    number = print_number(origin.dossier, origin.number) if origin.number else ""
    return say_place(number, pick(origin.title, origin.title_en), "", to_come=not origin.document)


def arrange(found: PromiseRows, column: str, descending: bool, names: Names, *, strict: bool) -> PromiseRows:
    """Sort by a column of the table, and by subject where that leaves a choice."""
    english = get_language() == "en"
    return found.arranged(column, descending=descending, strict=strict, english=english, actors=names.actors)


def _subject(promise: AnyPromise, names: Names) -> str:
    if isinstance(promise, Promise):
        return names.covenant(promise.fact.covenant)
    return say_count(promise)


def say_count(promise: NumberPromise) -> str:
    """Return "10 covenants"."""
    return _("%(count)s covenants") % {"count": say_number(promise.fact.quantity)}


def views_of(
    shown: Sequence[AnyPromise],
    record: Record,
    ledger: PromiseLedger,
    names: Names,
    asked: PageRequest,
    *,
    on_targets: Sequence[Statement],
    strict: bool,
) -> dict[AnyPromise, PromiseView]:
    """Return the words of one page of rows in a fixed number of queries."""
    events = [promise for promise in shown if isinstance(promise, Promise)]
    keys = {key for promise in events for key in _keys(promise)}
    evidence = evidence_of(keys, record.as_of)
    targets = {found.entry.pk: found for found in on_targets}
    looked = searches({promise.fact.covenant for promise in events}, record.as_of)
    return {
        promise: _event_view(promise, evidence, looked, names, record, asked, strict=strict)
        if isinstance(promise, Promise)
        else _number_view(promise, targets, ledger, names, record, asked, strict=strict)
        for promise in shown
    }


def _keys(promise: Promise) -> Iterable[int]:
    return (promise.fact.key, *(fact.key for fact in promise.came))


def _event_view(
    promise: Promise,
    evidence: Mapping[int, Statement],
    looked: Mapping[str, Statement],
    names: Names,
    record: Record,
    asked: PageRequest,
    *,
    strict: bool,
) -> PromiseView:
    fact, said = promise.fact, evidence[promise.fact.key]
    judged = promise.judged(strict=strict)
    newer = promise.superseded_by
    return PromiseView(
        subject=_subject(promise, names),
        subject_url=asked.link("covenant", fact.covenant),
        promised=say_kind(fact.kind),
        wording=said.evidence.wording,
        source_label=say_source(said.evidence),
        source_url=source_url(said.evidence, asked),
        actor=(actor := names.actors.get(said.entry.actor.slug, "")),
        voice=_voice(promise, actor),
        modality=str(Modality(fact.modality).label),
        **_windows(said.entry, fact.latest_strict),
        came=tuple(_proof(found, evidence, asked) for found in _by_day(promise.came)),
        came_note=_say_came(promise, looked.get(fact.covenant), record),
        late=say_days_late(promise.generous, came=bool(promise.came)),
        late_strict=say_strict(promise.generous, promise.strict, came=bool(promise.came)),
        state=OUTCOME_STATES[judged.outcome],
        outcome=str(OUTCOME_LABELS[judged.outcome]),
        superseded=_say_superseded(newer.earliest, newer.latest) if newer else "",
    )


def _voice(promise: AnyPromise, actor: str) -> str:
    """The cabinet's own name says it already."""
    label = str(VOICE_LABELS[promise.voice])
    return "" if label == actor else label


def _windows(entry: object, latest_strict: date | None) -> dict[str, str]:
    """The window by the generous reading, and by the strict one where that differs."""
    earliest, latest = getattr(entry, "earliest", None), getattr(entry, "latest", None)
    strict = (getattr(entry, "earliest_strict", None), latest_strict)
    differs = strict != (earliest, latest)
    words = _("strict: %(window)s") % {"window": say_window(*strict)} if differs else ""
    return {"window": say_window(earliest, latest), "window_strict": words}


def _by_day(facts: Sequence[MilestoneFact]) -> list[MilestoneFact]:
    return sorted(facts, key=lambda fact: (fact.latest or date.max, fact.key))


def _proof(fact: MilestoneFact, evidence: Mapping[int, Statement], asked: PageRequest) -> tuple[str, str]:
    said = evidence[fact.key].evidence
    return source_url(said, asked), f"{say_window(fact.earliest, fact.latest)}: {say_source(said)}"


def _say_came(promise: Promise, search: Statement | None, record: Record) -> str:
    if promise.came:
        return _("sources differ") if promise.sources_differ else ""
    if promise.outcome is Outcome.ABANDONED:
        return _("Talks ended without it")
    if promise.outcome in (Outcome.OPEN, Outcome.LATE):
        return _("not yet")
    if promise.outcome is Outcome.UNSCORED:
        return _("no source found that it came")
    until = record.as_of.judged_on
    if search is not None:
        until = (search.period and search.period.latest) or search.evidence.known_from
    return _("Nothing found; looked up to %(day)s") % {"day": say_day(until)}


def _say_superseded(earliest: date | None, latest: date | None) -> str:
    return _("replaced by: %(window)s") % {"window": say_window(earliest, latest)}


def _number_view(
    promise: NumberPromise,
    targets: Mapping[int, Statement],
    ledger: PromiseLedger,
    names: Names,
    record: Record,
    asked: PageRequest,
    *,
    strict: bool,
) -> PromiseView:
    fact, said = promise.fact, targets[promise.fact.key]
    judged, newer = promise.judged(strict=strict), promise.superseded_by
    reached = promise.reached_on is not None
    return PromiseView(
        subject=say_count(promise),
        subject_url=asked.link("covenants", status="signed"),
        promised=_("only signatures after %(day)s count") % {"day": say_day(fact.counts_from)}
        if fact.counts_from
        else "",
        wording=said.evidence.wording,
        source_label=say_source(said.evidence),
        source_url=source_url(said.evidence, asked),
        actor=(actor := names.actors.get(ledger.actor_of(promise), "")),
        voice=_voice(promise, actor),
        modality=str(Modality(fact.modality).label),
        **_windows(said.entry, fact.latest_strict),
        came=((_signed_by(promise, record, asked), _say_by_deadline(promise, record)),),
        came_note=_say_reached(promise),
        late=say_days_late(promise.generous, came=reached),
        late_strict=say_strict(promise.generous, promise.strict, came=reached),
        state=OUTCOME_STATES[judged.outcome],
        outcome=str(OUTCOME_LABELS[judged.outcome]),
        superseded=_say_superseded(newer.earliest, newer.latest) if newer else "",
    )


def _signed_by(promise: NumberPromise, record: Record, asked: PageRequest) -> str:
    """The rows behind the count: the signed covenants on the last promised day, with the same knowledge.

    What counts as "new" or "still running" on another day has no list of its own to open.
    """
    if promise.fact.counts_from or record.rule.running_only:
        return ""
    day = min(promise.fact.latest or record.as_of.day, record.as_of.day)
    moment = {"peildatum": day.isoformat(), "bekend_op": record.as_of.known_on.isoformat()}
    return asked.link("covenants", status="signed", **moment)


def _say_by_deadline(promise: NumberPromise, record: Record) -> str:
    day = min(promise.fact.latest or record.as_of.day, record.as_of.day)
    return _("%(count)s of %(goal)s on %(day)s") % {
        "count": promise.by_deadline,
        "goal": say_number(promise.fact.quantity),
        "day": say_day(day),
    }


def _say_reached(promise: NumberPromise) -> str:
    goal = say_number(promise.fact.quantity)
    if promise.reached_on:
        return _("signature %(goal)s came on %(day)s") % {"goal": goal, "day": say_day(promise.reached_on)}
    return _("%(count)s so far") % {"count": promise.so_far}
