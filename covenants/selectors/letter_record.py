"""The record at the moment of a draft, as the check lays it beside: read through the doors that the pages use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from covenants.domain.checking_draft.checking import check_draft
from covenants.domain.checking_draft.types import Amount, Checked, Draft, Event, KnownPaper, RecordSide, Said
from covenants.domain.lateness import Schedule
from covenants.domain.reading import CovenantReading
from covenants.domain.reading_in.known import Known
from covenants.domain.reading_in.proposing import propose
from covenants.evidence.documents import documents_at
from covenants.models import (
    Covenant,
    CovenantName,
    Measurement,
    MilestoneStatement,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from covenants.moment.record import Record, read_record
from covenants.selectors.letter_reading import known_for_reading, marked_sentences
from dossier.canonical import ledger_models
from dossier.choices import DocumentKind, UndertakingEvent
from dossier.domain.visibility import Audience
from dossier.models import Document, LedgerEntry, Organisation, OrganisationName, UndertakingStatement
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.paper_types import Paper
from sectors.models import Sector, SectorAlias

ODDITY = "source_error"
_PAGES = re.compile(r"\bp\. ?([0-9]{1,3})\b")


def check_paper(
    paper: Paper, *, written_on: date, audience: Audience, known: Known | None = None, record_on: date | None = None
) -> tuple[Draft, Checked]:
    """Read a draft of that day and lay it against what the record says on it, or on `record_on`; nothing is written."""
    own = known or known_for_reading(written_on)
    marked = marked_sentences(paper, own, written_on)
    draft = Draft(marked, propose(marked, own, written_on=written_on), written_on)
    return draft, check_draft(draft, record_side(record_on or written_on, audience, own))


def record_side(written_on: date, audience: Audience, known: Known) -> RecordSide:
    """Return the record on that day, or today where the day is still to come, in a fixed number of queries."""
    day = min(written_on, today())
    record = read_record(AsOf(day, day), audience=audience)
    covenants = list(Covenant.objects.all())
    codes = {one.slug: f"covenant:{one.pk}" for one in covenants}
    facts = _milestones(record, audience)
    by_key = {row.pk: said for row, said in facts}
    letter, named = record.last_named(_letters())
    papers = dict(_papers(record, audience))
    sources = _target_sources(record)
    return RecordSide(
        day=day,
        names={
            **{f"covenant:{one.pk}": str(one) for one in covenants},
            **{codes[one.slug]: one.covenant.name for one in record.readings if one.slug in codes},
        },
        achieved=dict(_decided(record.readings, codes, by_key, achieved=True)),
        expected=dict(_decided(record.readings, codes, by_key, achieved=False)),
        facts=_by_event(facts),
        signed_by_rule={rule.name: len(record.readings.counted(rule).signed()) for rule in record.rules},
        signed_days=sorted(record.counted.signing_days),
        rule=record.rule.name,
        targets=record.targets,
        target_sources=sources,
        amounts=tuple(_amounts(record, audience, codes)),
        papers=papers,
        facilitators=_facilitators(record, codes),
        organisations=tuple(Organisation.objects.order_by("name").values_list("name", flat=True)),
        named_before=tuple(codes[one.slug] for one in named if not _is_over(one)),
        named_in=papers[letter].printed if letter in papers else letter,
        overdue=dict(_overdue(record.readings, codes, by_key)),
        covenant_of_threshold={threshold: covenant for covenant, threshold in known.thresholds.items()},
        last_pages=_last_pages(record, audience),
        former=dict(_former(day)),
        told=_by_event(facts, done=False),
        terms=_terms(record, audience),
    )


def _letters() -> frozenset[str]:
    """Return the keys of letters: a page of a website that names agreements is none."""
    return frozenset(Document.objects.filter(kind=DocumentKind.LETTER).values_list("key", flat=True))


def _last_pages(record: Record, audience: Audience) -> Mapping[str, int]:
    """Return by document the last page that a visible statement names, in a query for each table."""
    last: dict[str, int] = defaultdict(int)
    for model in ledger_models():
        rows: Any = model.objects.visible_at(record.as_of, audience).exclude(document=None)
        for key, locator in rows.values_list("document__key", "locator"):
            pages = (int(one) for one in _PAGES.findall(locator))
            last[key] = max(last[key], *pages, 0)
    return last


def _former(day: date) -> Iterator[tuple[str, tuple[str, date]]]:
    """Yield by each name that was given up by a day the name of that day, and since when it is."""
    covenants = CovenantName.objects.filter(known_from__lte=day).order_by("covenant_id", "known_from")
    organisations = OrganisationName.objects.exclude(from_on__gt=day).order_by("organisation_id", "from_on")
    rows = [
        *((f"covenant:{one.covenant_id}", one.name, one.known_from) for one in covenants),
        *((f"speaker:{one.organisation_id}", one.name, one.from_on) for one in organisations),
    ]
    last = {code: (name, since) for code, name, since in rows}
    kept = {
        one.casefold()
        for one in (*Sector.objects.values_list("name", flat=True), *SectorAlias.objects.values_list("name", flat=True))
    }
    for code, name, _since in rows:
        now, since = last[code]
        if name != now and since is not None and name.casefold() not in kept:
            yield name.casefold(), (now, since)


def _milestones(record: Record, audience: Audience) -> list[tuple[Any, Said]]:
    rows: Any = MilestoneStatement.objects.visible_at(record.as_of, audience).select_related("document")
    return [(row, Said(row.modality == "fact", row.earliest, row.latest, source_of(row))) for row in rows]


def source_of(row: LedgerEntry) -> str:
    """Return where a statement is written: "26 485, nr. 220, p. 2"."""
    return ", ".join(filter(None, [str(row.document) if row.document else "", row.locator]))


def _by_event(facts: Iterable[tuple[Any, Said]], *, done: bool = True) -> Mapping[Event, list[Said]]:
    by_event: dict[Event, list[Said]] = defaultdict(list)
    for row, said in facts:
        if said.fact is done:
            by_event[f"covenant:{row.covenant_id}", row.kind].append(said)
    return by_event


def _terms(record: Record, audience: Audience) -> Mapping[str, list[Said]]:
    """Return by motion or commitment by when it had to be answered, in every source."""
    terms: dict[str, list[Said]] = defaultdict(list)
    rows: Any = UndertakingStatement.objects.visible_at(record.as_of, audience).filter(event=UndertakingEvent.TERM)
    for row in rows.select_related("document"):
        terms[f"undertaking:{row.undertaking_id}"].append(Said(False, row.earliest, row.latest, source_of(row)))
    return terms


def _decided(
    readings: Iterable[CovenantReading], codes: Mapping[str, str], by_key: Mapping[int, Said], *, achieved: bool
) -> Iterator[tuple[Event, Said]]:
    """Yield by event the statement that decides it at the moment: what was reached, or what is expected."""
    for reading in readings:
        for kind, state in reading.states.items():
            fact = state.decided_by
            if fact is not None and state.is_achieved is achieved and reading.slug in codes and fact.key in by_key:
                yield (codes[reading.slug], kind), by_key[fact.key]


def _is_over(reading: CovenantReading) -> bool:
    """Say whether nothing more is expected: ended, stopped."""
    return any(reading.state(kind).is_achieved for kind in ("ended", "ended_early", "talks_stopped"))


def _overdue(
    readings: Iterable[CovenantReading], codes: Mapping[str, str], by_key: Mapping[int, Said]
) -> Iterator[tuple[str, Said]]:
    for reading in readings:
        state = reading.state("signed")
        fact = state.decided_by
        if state.schedule is Schedule.LATE and fact is not None and fact.key in by_key and not _is_over(reading):
            yield codes[reading.slug], by_key[fact.key]


def _target_sources(record: Record) -> Mapping[int, str]:
    rows = TargetStatement.objects.filter(pk__in=[one.key for one in record.targets]).select_related("document")
    return {row.pk: source_of(row) for row in rows}


def _amounts(record: Record, audience: Audience, codes: Mapping[str, str]) -> Iterator[Amount]:
    """Yield conditions, measurements and the numbers of reports."""
    conditions: Any = ThresholdCondition.objects.visible_at(record.as_of, audience)
    for row in conditions.select_related("document", "threshold"):
        about = f"covenant:{row.threshold.covenant_id}"
        yield Amount(about, row.unit, row.minimum, row.minimum, True, None, source_of(row))
    measured: Any = Measurement.objects.visible_at(record.as_of, audience).select_related("document")
    for row in measured:
        yield Amount(f"covenant:{row.covenant_id}", row.unit, row.low, row.high, False, row.latest, source_of(row))
    told: Any = StatusReport.objects.visible_at(record.as_of, audience).filter(covenant=None).exclude(quantity=None)
    for row in told.select_related("document"):
        yield Amount("policy:", row.unit, row.quantity, row.quantity, False, row.latest, source_of(row))


def _papers(record: Record, audience: Audience) -> Iterator[tuple[str, KnownPaper]]:
    """Yield every document public at the moment, with what the record says went wrong in a source about its number."""
    rows: Any = StatusReport.objects.visible_at(record.as_of, audience).filter(topic=ODDITY).select_related("document")
    oddities = [(row.text, source_of(row)) for row in rows]
    for one in documents_at(record.as_of):
        number = one.printed_number
        tail = f"nr. {number.rpartition('nr. ')[2]}" if "nr. " in number else ""
        about = tuple(told for told in oddities if tail and _names(told[0], tail, number))
        yield one.key, KnownPaper(one.key, number or one.title, one.title, one.dated_on, about)


def _names(text: str, tail: str, number: str) -> bool:
    """Say whether a text speaks of a document: by its whole number, or its last part where it is long enough."""
    return number in text or f"{tail} " in f"{text} ".replace(",", " ").replace(".  ", ". ")


def _facilitators(record: Record, codes: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    names = dict(Organisation.objects.values_list("slug", "name"))
    return {
        codes[one.slug]: tuple(names[slug] for slug in sorted(one.covenant.facilitators) if slug in names)
        for one in record.readings
        if one.slug in codes
    }
