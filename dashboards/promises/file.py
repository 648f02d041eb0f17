"""The ledger of promises as a dataset: those that fit the filters, in the order of the table, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from covenants.domain.promises import Promise
from covenants.evidence.statements import searches
from covenants.evidence.written import milestones_written
from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.promises.page import PromisesPage
from dashboards.promises.rows import by_day, covenants_of, keys_of, say_looked, say_modality, say_notes, say_proof
from dashboards.words.promises import VOICE_LABELS, decided, say_word
from dashboards.words.statements import say_written
from dashboards.words.wording import say_kind

NAME = "beloften"
# By column of the file the column of the ledger that shows it.
PART_OF = (
    "promise", "promise", "promise", "who", "who", "who", "window", "window", "window", "window", "came", "came",
    "late", "outcome", "outcome", "window", "window",
)  # fmt: skip


def promise_dataset(asked: PageRequest, record: Record, page: PromisesPage) -> Dataset:
    """Return what the table shows, on all its pages; each member of a group promise with the words of the group."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Milestone"),
        _("Who"),
        _("Whose promise"),
        _("How firm"),
        _("Words"),
        _("Promised from"),
        _("Promised until"),
        _("Promised until, strict reading"),
        _("In fact"),
        _("Proof"),
        _("Days late"),
        _("Outcome"),
        _("Remark"),
        _("Source"),
        _("Address"),
    )
    whole = dataset(page, NAME, columns=columns, rows=_rows(record, page), count=page.count)
    return as_shown(whole, page.columns, PART_OF)


def _rows(record: Record, page: PromisesPage) -> Iterator[tuple[Cell, ...]]:
    names, strict = page.source.names, page.source.strict
    # Few words for many rows
    kind_of, modality_of, place_of = cache(say_kind), cache(say_modality), cache(say_written)
    outcome_of = cache(say_word)
    voices = {voice: str(label) for voice, label in VOICE_LABELS.items()}
    for batch in batches(page.rows.data):
        promises = [one for one in batch if isinstance(one, Promise)]
        slugs = covenants_of(promises)
        subjects, looked = names.subjects(slugs), searches(slugs, record.as_of)
        written = milestones_written(keys_of(promises), record.as_of)
        for promise in promises:
            fact, said = promise.fact, written[promise.fact.key]
            proofs = (say_proof(one, place_of(written[one.key].source)) for one in by_day(promise.came))
            yield (
                said.anchor,
                subjects[fact.covenant],
                kind_of(fact.kind),
                names.actors.get(said.actor, ""),
                voices[promise.voice],
                modality_of(fact.modality),
                said.wording,
                fact.earliest,
                fact.latest,
                fact.latest_strict,
                promise.came[0].latest if promise.came else None,
                "; ".join(proofs) or say_looked(promise, looked, record, strict=strict),
                promise.judged(strict=strict).most or None,
                outcome_of(*decided(promise, strict=strict)),
                "; ".join(say_notes(promise, strict=strict)),
                place_of(said.source),
                said.url,
            )
