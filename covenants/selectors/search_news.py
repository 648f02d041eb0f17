"""What is new between two moments, ready to be asked many questions: what answers now and did not answer then.

Only what changed can be new, so no question is put to the index: not to what was sealed in between, to what a day made
known, or to what new statements name, and the words of all that are looked at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from covenants.domain.search import Ranking
from covenants.evidence.searched import searched
from covenants.evidence.statements import Statement
from covenants.models import Covenant
from covenants.moment.record import Record
from covenants.selectors.search import Hit, in_order, ranked
from covenants.selectors.searched_texts import Texts, Told
from dossier.domain.question import Question
from dossier.models import Document, MasterData, Organisation
from dossier.published import Published
from dossier.querysets import keys_by_table
from imvo_tracker.lib.search_words import words_in
from sectors.models import Sector

Model = type[MasterData]
_SEARCHED: tuple[Model, ...] = (Covenant, Sector, Document, Organisation)
_DAYS = ("known_from", "public_on", "from_on", "until_on")


class SearchNews:
    """Everything that changed, with its texts then and now; `said` are the statements that became visible."""

    def __init__(self, before: Record, after: Record, said: Iterable[Statement]) -> None:
        statements = {(type(one.entry), one.entry.pk): one for one in said}
        then, now = Texts(before), Texts(after)
        places = sorted(
            _changed(then, now, statements.values()), key=lambda place: (_SEARCHED.index(place[0]), place[1])
        )
        parties = [key for model, key in places if model is Organisation]
        heard_then, heard_now = then.speaking(parties), now.speaking(parties)
        self._masters: list[tuple[Told, Told | None]] = []
        for model, key in places:
            told, old = now.master(model, key), then.master(model, key)
            if model is Organisation:
                told, old = told if key in heard_now else None, old if key in heard_then else None
            if told is not None:
                self._masters.append((told, old))
        self._statements = [
            replace(now.statement(one), what=statements[one.model, one.key])
            for model, keys in keys_by_table(statements)
            for one in searched({model: keys}, after.as_of, after.audience)
        ]
        every = (
            (*told.fields, told.kind_words) for told in (*(told for told, _old in self._masters), *self._statements)
        )
        self._stems = {word.stem for fields in every for texts in fields for text in texts for word in words_in(text)}

    def answers(self, question: Question) -> tuple[Hit, ...]:
        """Return what answers now and did not then; of most questions the words alone tell that there is nothing."""
        if not question.wanted or not all(self._may_hold(term.readings) for term in question.wanted):
            return ()
        ranking = Ranking(question)
        return in_order(
            [*self._new_masters(ranking), *(hit for one in self._statements for hit in ranked(ranking, one))]
        )

    def _may_hold(self, readings: Iterable[Iterable[str]]) -> bool:
        return any(self._stems.issuperset(reading) for reading in readings)

    def _new_masters(self, ranking: Ranking) -> Iterator[Hit]:
        for told, old in self._masters:
            hits = [*ranked(ranking, told)]
            if hits and not any(ranked(ranking, old)):
                yield from hits


def _changed(then: Texts, now: Texts, said: Iterable[Statement]) -> set[tuple[Model, int]]:
    """Return which rows of master data may read otherwise, or be visible otherwise, than they were."""
    before, after = then.published, now.published
    changed = {(model, key) for model in _SEARCHED for key in after.changed_since(before, model)}
    first, last = then.as_of.known_on.isoformat(), now.as_of.known_on.isoformat()
    if first != last:
        changed |= {
            (model, key)
            for model in _SEARCHED
            for key, _natural, values in after.rows(model)
            if any(first < day <= last for day in _days(values))
        }
    changed |= {place for one in said for place in _named_by(one, after)}
    codes = {after.key_of(Sector, key) for model, key in changed if model is Sector}
    if codes:
        rows = after.rows(Covenant)
        changed |= {(Covenant, key) for key, _slug, values in rows if codes.intersection(values["sectors"])}
    return changed


def _days(values: dict[str, Any]) -> Iterator[str]:
    """Yield the days from or until which a row, or a part of it such as a name, holds."""
    parts = (part for row in values.values() if isinstance(row, list) for part in row if isinstance(part, dict))
    for one in (values, *parts):
        yield from (one[name] for name in _DAYS if one.get(name))


def _named_by(one: Statement, published: Published) -> Iterator[tuple[Model, int]]:
    entry = one.entry
    keys = {Organisation: (entry.actor_id, getattr(entry, "organisation_id", None)), Document: (entry.document_id,)}
    yield from ((model, key) for model, some in keys.items() for key in some if key is not None)
    covenant = published.place(Covenant, one.covenant) if one.covenant else None
    if covenant is not None:
        yield Covenant, covenant
