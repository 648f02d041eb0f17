"""An invented record of any size, for measuring and trying out: seeded, so anybody gets the same one.

Nothing in it is about a real covenant. Its sectors, documents, covenants and texts bear the word "voorbeeld".
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from covenants.choices import DelayCause, Modality
from covenants.models import (
    CountingRule,
    Covenant,
    CovenantName,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    Target,
    TargetStatement,
    Threshold,
    ThresholdCondition,
)
from dossier.actions import seal
from dossier.actions_masters import Place, places_of
from dossier.models import Document, LedgerEntry, Organisation
from imvo_tracker.lib.period import period_from_edtf
from sectors.models import Sector

PREFIX = "voorbeeld-"
STATEMENTS = 12
_FIRST_YEAR, _YEARS = 2014, 7
_SECTORS = 13
_STEPS = ("talks_started", "intent_declared", "facilitation_started", "presented", "signed", "in_force")
_EXPECTED = (Modality.AIM, Modality.MAY, Modality.EXPECT, Modality.CONFIDENT)
_WINDOWS = ("{year}", "{year}-01/{year}-06", "{year}-07/{year}-12", "{year}-{month:02}", "{year}-01-01/..")
# Not the clock: the same seed gives the same rows, byte for byte, on any day.
_RECORDED_AT = datetime(2014, 1, 1, tzinfo=UTC)


class DatabaseNotEmpty(Exception):
    """The database holds a record that the sample would be mixed with."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a statement will say: a fifth of the memory of a model instance, and there are hundreds of thousands."""

    model: type[LedgerEntry]
    number: int
    known: date
    public: date | None
    actor: Organisation
    edtf: str
    values: Mapping[str, Any]


@dataclass(slots=True)
class _Sample:
    """What is being made: the dice, the master rows, the drafts by year of knowledge."""

    dice: random.Random
    by: AbstractBaseUser
    speakers: list[Organisation] = field(default_factory=list)
    documents: dict[int, Document] = field(default_factory=dict)
    covenants: list[Covenant] = field(default_factory=list)
    thresholds: dict[int, Threshold] = field(default_factory=dict)
    drafts: dict[int, list[_Draft]] = field(default_factory=lambda: defaultdict(list))
    made: int = 0

    def add(self, model: type[LedgerEntry], known: date, edtf: str = "", **values: Any) -> None:
        """Put down a draft known since `known`; one in fifty is closed, one in fifty under embargo."""
        self.made += 1
        fate = self.dice.randrange(50)
        public = {0: None, 1: known + timedelta(days=90)}.get(fate, known)
        draft = _Draft(model, self.made, known, public, self.dice.choice(self.speakers), edtf, values)
        self.drafts[known.year].append(draft)

    def entry(self, draft: _Draft) -> LedgerEntry:
        """Make the unsaved row of a draft."""
        entry = draft.model(  # type: ignore[misc]
            ref=f"{PREFIX}{draft.number:07}", document=self.documents[draft.known.year], locator="p. 1",
            actor=draft.actor, known_from=draft.known, public_from=draft.public,
            recorded_by=self.by, recorded_at=_RECORDED_AT, **draft.values,
        )  # fmt: skip
        if draft.edtf:
            entry.period = period_from_edtf(draft.edtf)  # type: ignore[attr-defined]
        return entry

    def day(self) -> date:
        return date(_FIRST_YEAR, 1, 1) + timedelta(days=self.dice.randrange(_YEARS * 365))

    def window(self, known: date) -> str:
        return self.dice.choice(_WINDOWS).format(
            year=known.year + self.dice.randrange(1, 3), month=self.dice.randrange(1, 13)
        )


def real_record_is_loaded() -> bool:
    """Say whether the database holds covenants that are no sample."""
    return Covenant.objects.exclude(slug__startswith=PREFIX).exists()


@transaction.atomic
def make_sample(
    *, covenants: int, by: AbstractBaseUser, statements: int = STATEMENTS, seed: int = 1,
    beside_real: bool = False, tell: Callable[[str], None] = lambda line: None,
) -> int:  # fmt: skip
    """Make `covenants` covenants of `statements` statements each and seal them by year.

    Returns the number of statements; raises `DatabaseNotEmpty`.
    """
    if Covenant.objects.filter(slug__startswith=PREFIX).exists():
        raise DatabaseNotEmpty("this database holds a sample already")
    if real_record_is_loaded() and not beside_real:
        raise DatabaseNotEmpty("this database holds the real record; a sample beside it needs --beside-real")
    sample = _Sample(random.Random(seed), by)
    _make_masters(sample, covenants)
    tell(f"made {covenants} covenants")
    _make_targets(sample)
    for covenant in sample.covenants:
        _make_statements(sample, covenant, statements)
    rules = places_of(CountingRule.objects.filter(slug__startswith=PREFIX))
    for year in sorted(sample.drafts):
        count = _seal_year(sample, year, rules)
        tell(f"sealed {count} statements of {year}")
    return sample.made


def _make_masters(sample: _Sample, count: int) -> None:
    for name in ("kabinet", "raad", "partijen", "waarnemer"):
        kind = "cabinet" if name == "kabinet" else "other"
        speaker = Organisation(slug=f"{PREFIX}{name}", kind=kind, name=f"Voorbeeld: {name}")
        speaker.save()
        sample.speakers.append(speaker)
    for year in range(_FIRST_YEAR, _FIRST_YEAR + _YEARS):
        day = date(year, 1, 1)
        letter = Document(key=f"{PREFIX}brief-{year}", kind="letter", title=f"Voorbeeldbrief {year}", public_on=day)
        letter.dated_on = day
        letter.save()
        sample.documents[year] = letter
    first = sample.documents[_FIRST_YEAR]
    sectors = [
        Sector(code=f"VB-{n:02}", name=f"Voorbeeldsector {n}", kind="main", known_from=first.public_on, document=first)
        for n in range(_SECTORS)
    ]
    for sector in sectors:
        sector.save()
    if not CountingRule.objects.filter(is_default=True).exists():
        rule = CountingRule(slug=f"{PREFIX}regel", name="Voorbeeldregel", definition="Alles telt.", is_default=True)
        rule.save()
    _make_covenants(sample, sectors, count)


def _make_covenants(sample: _Sample, sectors: Sequence[Sector], count: int) -> None:
    """In bulk: a sample has no history worth keeping."""
    rows = [Covenant(slug=f"{PREFIX}{n:04}", code=f"VB-{n:04}") for n in range(1, count + 1)]
    sample.covenants = _bulk(rows)
    first = sample.documents[_FIRST_YEAR]
    _bulk(
        CovenantName(
            covenant=covenant, name=f"Voorbeeld {covenant.code[3:]}", name_en=f"Sample {covenant.code[3:]}",
            known_from=first.public_on, document=first,
        )
        for covenant in sample.covenants
    )  # fmt: skip
    link = Covenant.sectors.through
    _bulk(
        link(covenant_id=covenant.pk, sector_id=sectors[position % len(sectors)].pk)
        for position, covenant in enumerate(sample.covenants)
    )
    thresholds = _bulk(
        Threshold(slug=f"{covenant.slug}-drempel", covenant=covenant, gates="in_force", name="Voorbeelddrempel")
        for covenant in sample.covenants[::10]
    )
    sample.thresholds = {threshold.covenant_id: threshold for threshold in thresholds}


def _bulk(rows: Any) -> list[Any]:
    """Insert rows past history and manager; the database's own rules still hold."""
    rows = list(rows)
    return type(rows[0])._base_manager.bulk_create(rows, batch_size=500) if rows else []


def _make_targets(sample: _Sample) -> None:
    target = Target(slug=f"{PREFIX}doel", name="Voorbeelddoel")
    target.save()
    day = sample.documents[2016].public_on
    count = Decimal(max(1, len(sample.covenants) // 2))
    shared = {"target": target, "quantity": count, "text": "Voorbeeld."}
    sample.add(TargetStatement, day, "../2016-12-31", role="goal", **shared)
    sample.add(TargetStatement, day, "2016-01/2016-06", role="outlook", tally="a", **shared)


def _make_statements(sample: _Sample, covenant: Covenant, count: int) -> None:
    """Put down the statements on one covenant: its way through the steps, with talk in between."""
    start = sample.day()
    makers = _plan(sample, covenant, start)
    for _ in range(count):
        next(makers)()


def _plan(sample: _Sample, covenant: Covenant, start: date) -> Iterator[Callable[[], None]]:
    reached = sample.dice.randrange(len(_STEPS) + 1)
    steps = [partial(_participation, sample, covenant, start)]
    if covenant.pk in sample.thresholds:
        steps.append(partial(_condition, sample, covenant, start))
    for position, kind in enumerate(_STEPS[:reached]):
        day = start + timedelta(days=120 * position)
        steps.append(partial(_milestone, sample, covenant, kind, Modality.FACT, day, day.isoformat()))
    talk = (_expectation, _report, _expectation, _measurement, _report)
    return itertools.chain(steps, itertools.cycle(partial(said, sample, covenant, start) for said in talk))


def _known(day: date) -> date:
    """Keep a day within the years that have a document."""
    return min(day, date(_FIRST_YEAR + _YEARS - 1, 12, 31))


def _milestone(sample: _Sample, covenant: Covenant, kind: str, modality: str, known: date, edtf: str) -> None:
    sample.add(MilestoneStatement, _known(known), edtf, covenant=covenant, kind=kind, modality=modality)


def _expectation(sample: _Sample, covenant: Covenant, start: date) -> None:
    known = start + timedelta(days=sample.dice.randrange(900))
    kind = sample.dice.choice(("presented", "signed", "signed", "in_force"))
    _milestone(sample, covenant, kind, sample.dice.choice(_EXPECTED), known, sample.window(known))


def _participation(sample: _Sample, covenant: Covenant, start: date) -> None:
    organisation = sample.dice.choice(sample.speakers)
    sample.add(
        Participation, start, start.isoformat(), covenant=covenant, organisation=organisation, role="facilitator"
    )


def _condition(sample: _Sample, covenant: Covenant, start: date) -> None:
    threshold = sample.thresholds[covenant.pk]
    sample.add(ThresholdCondition, start, threshold=threshold, unit="company", minimum=Decimal(35))


def _report(sample: _Sample, covenant: Covenant, start: date) -> None:
    known = _known(start + timedelta(days=sample.dice.randrange(900)))
    topic = sample.dice.choice(("official_word", "mention", "progress", "delay_cause"))
    cause = sample.dice.choice(DelayCause.values) if topic == "delay_cause" else ""
    sample.add(
        StatusReport, known, known.isoformat(), covenant=covenant, topic=topic, cause=cause, text="Voorbeeldtekst."
    )


def _measurement(sample: _Sample, covenant: Covenant, start: date) -> None:
    known = _known(start + timedelta(days=sample.dice.randrange(900)))
    low = Decimal(sample.dice.randrange(10, 60))
    high = low + sample.dice.choice((0, 0, 0, 5))
    sample.add(Measurement, known, known.isoformat(), covenant=covenant, unit="company", low=low, high=high)


def _seal_year(sample: _Sample, year: int, rules: Iterable[Place]) -> int:
    """Seal what became known in a year, then correct or withdraw one in forty of it; return how many were sealed."""
    entries = _insert(map(sample.entry, sample.drafts.pop(year)))
    seal(entries, by=sample.by, reason=f"Voorbeeld: {year}.", masters=rules, as_system=True)
    corrections = _insert(_correction(sample, entry) for entry in entries if sample.dice.randrange(40) == 0)
    if corrections:
        seal(corrections, by=sample.by, reason=f"Voorbeeld: correcties op {year}.", as_system=True)
    return len(entries)


def _insert(unsaved: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    by_model: Mapping[type, list[LedgerEntry]] = defaultdict(list)
    for entry in unsaved:
        by_model[type(entry)].append(entry)
    return [entry for model in sorted(by_model, key=str) for entry in _bulk(by_model[model])]


def _correction(sample: _Sample, entry: LedgerEntry) -> LedgerEntry:
    fresh = {"id", "ref", "revision", "corrects", "closed", "reason", "is_withdrawal"}
    values = {
        column.attname: getattr(entry, column.attname)
        for column in entry._meta.concrete_fields
        if column.name not in fresh
    }
    sample.made += 1
    model: type[models.Model] = type(entry)
    return model(
        **values, ref=f"{PREFIX}{sample.made:07}", corrects=entry, reason="Voorbeeld: tikfout.",
        is_withdrawal=sample.dice.randrange(4) == 0,
    )  # type: ignore[return-value]  # fmt: skip
