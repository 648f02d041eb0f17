"""Promises in words: what was promised, for when, what came, how late."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from covenants.choices import Modality
from covenants.domain.facts import MilestoneFact
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Promise
from covenants.evidence.register import organisation_names
from covenants.evidence.statements import Statement, evidence_of, searches
from covenants.moment.ledger import AnyPromise, Origin, PromiseLedger, PromiseRows
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.promises.table import GroupHead, PromiseView
from dashboards.words.counts import say_count
from dashboards.words.promises import SIGNED, VOICE_LABELS, promise_badge, say_days_late, say_strict
from dashboards.words.statements import say_place, say_source, source_url
from dashboards.words.wording import pick, say_day, say_kind
from dossier.domain.document_key import print_number
from imvo_tracker.lib.languages import picker
from imvo_tracker.lib.period_said import say_period_of

Group = tuple[str, str]  # the document, and the word its members share


@dataclass(frozen=True, slots=True)
class Names:
    """The names borne at the moment: of covenants and of those who promise."""

    covenants: Readings
    actors: Mapping[str, str]

    def covenant(self, slug: str) -> str:
        """Return the name of a covenant, or its key while it had none."""
        return self.subjects([slug])[slug]

    def subjects(self, slugs: Collection[str]) -> dict[str, str]:
        """Return the same of some covenants."""
        name_of, known = picker(), self.covenants.named(slugs)
        return {slug: name_of(known[slug].name, known[slug].name_en) if slug in known else slug for slug in slugs}


@dataclass(frozen=True, slots=True)
class Told:
    """What one page of rows is told from: the statements by key, the searches by covenant."""

    evidence: Mapping[int, Statement]
    searches: Mapping[str, Statement]
    subjects: Mapping[str, str]
    names: Names
    record: Record
    asked: PageRequest
    strict: bool


def names_of(record: Record, ledger: PromiseLedger) -> Names:
    """Return the names known at the moment."""
    actors = organisation_names(ledger.actors, record.as_of)
    return Names(record.readings, {slug: pick(*names) for slug, names in actors.items()})


def say_origin(origin: Origin) -> str:
    """Return the document of a promise in words."""
    number = print_number(origin.dossier, origin.number) if origin.number else ""
    return say_place(number, pick(origin.title, origin.title_en), "", to_come=not origin.document)


def arrange(rows: PromiseRows, column: str, descending: bool, names: Names, *, strict: bool) -> PromiseRows:
    """Sort by a column of the table, and by subject where that leaves a choice."""
    english = get_language() == "en"
    return rows.arranged(column, descending=descending, strict=strict, english=english, actors=names.actors)


def views_of(
    shown: Sequence[AnyPromise],
    record: Record,
    names: Names,
    asked: PageRequest,
    *,
    on_targets: Iterable[Statement],
    strict: bool,
) -> dict[AnyPromise, PromiseView]:
    """Return the words of one page of rows, in their order, in a fixed number of queries."""
    events = [promise for promise in shown if isinstance(promise, Promise)]
    told = told_of(events, record, names, asked, strict=strict)
    views: dict[AnyPromise, PromiseView] = {promise: view_of(promise, told) for promise in events}
    return views | _grouped(events, views, told, _sizes(on_targets))


def told_of(events: Sequence[Promise], record: Record, names: Names, asked: PageRequest, *, strict: bool) -> Told:
    """Read what some promises are told from, in a fixed number of queries."""
    slugs = covenants_of(events)
    evidence, looked = evidence_of(keys_of(events), record.as_of), searches(slugs, record.as_of)
    return Told(evidence, looked, names.subjects(slugs), names, record, asked, strict)


def covenants_of(events: Iterable[Promise]) -> set[str]:
    """Return the keys of the covenants that some promises are about."""
    return {promise.fact.covenant for promise in events}


def keys_of(events: Iterable[Promise]) -> set[int]:
    """Return the keys of the statements that some promises are told from."""
    return {fact.key for promise in events for fact in (promise.fact, *promise.came)}


def view_of(promise: Promise, told: Told) -> PromiseView:
    """Return the words of one promise, whether or not it is a member of a group."""
    fact, said = promise.fact, told.evidence[promise.fact.key]
    entry = said.entry
    actor = told.names.actors.get(entry.actor.slug, "")
    strict = (entry.earliest_strict, fact.latest_strict)
    return PromiseView(
        anchor=said.key,
        subject=told.subjects[fact.covenant],
        subject_url=told.asked.link("covenant", fact.covenant),
        promised="" if fact.kind == SIGNED else say_kind(fact.kind),
        wording=said.evidence.wording,
        source_label=say_source(said.evidence),
        source_url=source_url(said.evidence, told.asked),
        actor=actor,
        voice=_voice(promise, actor),
        modality=say_modality(fact.modality),
        window=say_promised(fact, said),
        window_strict=_("strict: %(window)s") % {"window": say_period_of(*strict)}
        if strict != (entry.earliest, fact.latest)
        else "",
        came=tuple(_proof(fact, told) for fact in by_day(promise.came)),
        came_note=say_looked(promise, told.searches, told.record, strict=told.strict),
        days=promise.judged(strict=told.strict).most or 0,
        outcome=promise_badge(promise, strict=told.strict),
        notes=say_notes(promise, strict=told.strict),
    )


def say_modality(modality: str) -> str:
    """Return how firm a promise is."""
    return str(Modality(modality).label)


def say_promised(fact: MilestoneFact, said: Statement) -> str:
    """Return the window in words; "by" a day where it begins with the promise itself."""
    first = None if fact.latest and fact.earliest == fact.known_from else fact.earliest
    return say_period_of(first, fact.latest, said.period.rule if said.period else "")


def _voice(promise: AnyPromise, actor: str) -> str:
    """The cabinet's own name says it already."""
    label = str(VOICE_LABELS[promise.voice])
    return "" if label == actor else label


def by_day(facts: Sequence[MilestoneFact]) -> list[MilestoneFact]:
    """Return what came, by its day."""
    return sorted(facts, key=lambda fact: (fact.latest or date.max, fact.key))


def _proof(fact: MilestoneFact, told: Told) -> tuple[str, str]:
    said = told.evidence[fact.key].evidence
    return source_url(said, told.asked), say_proof(fact, say_source(said))


def say_proof(fact: MilestoneFact, source: str) -> str:
    """Return when something came, and where that is written."""
    return f"{say_period_of(fact.earliest, fact.latest)}: {source}"


def say_looked(promise: Promise, looked: Mapping[str, Statement], record: Record, *, strict: bool) -> str:
    """Return how far one looked where nothing came; `looked` are the searches by covenant."""
    if promise.came or promise.word(strict=strict) is not CovenantOutcome.SILENT:
        return ""
    search = looked.get(promise.fact.covenant)
    if search is None:
        heard = record.readings.last_movement(promise.fact.covenant)
        return _("last news: %(day)s") % {"day": say_day(heard)} if heard else ""
    until = (search.period and search.period.latest) or search.evidence.known_from
    return _("searched: %(day)s") % {"day": say_day(until)}


def say_notes(promise: Promise, *, strict: bool) -> tuple[str, ...]:
    """Return what the outcome does not say: a range of days, the other reading, a promise that took its place."""
    came, newer = bool(promise.came), promise.superseded_by
    judged = promise.judged(strict=strict)
    counts_on = promise.word(strict=strict) is CovenantOutcome.OVERDUE
    differs = judged.least != judged.most or counts_on
    other = say_strict(promise.generous, promise.strict, came=came)
    replaced = _("superseded by: %(window)s") % {"window": say_period_of(newer.earliest, newer.latest)} if newer else ""
    return tuple(filter(None, (say_days_late(judged, came=came) if differs else "", other, replaced)))


def group_of(said: Statement) -> Group | None:
    """Return the group promise that a statement is a member of, where its words could be known."""
    word = said.entry.member_of
    return (said.evidence.document_key, word) if word and said.evidence.document_key else None


def _sizes(on_targets: Iterable[Statement]) -> dict[Group, int]:
    """Return by group how many covenants it promises."""
    return {(one.evidence.document_key, one.entry.tally): int(one.entry.quantity) for one in on_targets}


def _grouped(
    events: Sequence[Promise], views: Mapping[AnyPromise, PromiseView], told: Told, sizes: Mapping[Group, int]
) -> dict[AnyPromise, PromiseView]:
    """Quote a group promise once: above its members where they follow each other, else with the first of them."""
    groups = [group_of(told.evidence[promise.fact.key]) for promise in events]
    changed: dict[AnyPromise, PromiseView] = {}
    quoted: set[Group] = set()
    for place, (promise, group) in enumerate(zip(events, groups, strict=True)):
        if group is None:
            continue
        view, size = views[promise], sizes.get(group, groups.count(group))
        follows = place > 0 and groups[place - 1] == group and group in quoted
        tag = "" if follows else _("one of the %(count)s") % {"count": say_count(size)}
        plain = replace(view, wording="", source_label="", member_of=tag)
        if follows:
            plain = replace(plain, actor="", voice="", modality="")
        if group not in quoted and place + 1 < len(groups) and groups[place + 1] == group:
            plain = replace(plain, member_of="", actor="", voice="", modality="", head=_head(view, size))
        elif group not in quoted:
            plain = replace(view, member_of=tag)
        quoted.add(group)
        changed[promise] = plain
    return changed


def _head(view: PromiseView, size: int) -> GroupHead:
    label = capfirst(_("%(count)s agreements, one promise") % {"count": say_count(size)})
    return GroupHead(label, f"{view.actor}, {view.modality}", view.wording, view.source_label, view.source_url)
