"""What answers a question at a moment: candidates from the index of words, each held against what can be seen then.

The index gives too much rather than too little. What is visible, by which name and with which words is told by the
same engine and the same evidence as on every page; the question is put once more to those words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from covenants.domain.search import KINDS, Kind, Rank, Ranking
from covenants.evidence.searched import Searched, searched
from covenants.evidence.statements import statements_by_key
from covenants.models import Covenant
from covenants.moment.record import Record
from covenants.selectors.searched_texts import KIND_WORDS, Texts, Told
from dossier.domain.question import Question, Term, replaced
from dossier.models import Document, LedgerEntry, MasterData, Organisation
from dossier.rows_index import find_entries, find_masters, known_near, known_until
from imvo_tracker.lib.search_words import words_in
from sectors.models import Sector

# Of each kind at most so many are shown; of statements the ones known last.
MOST_MASTERS, MOST_STATEMENTS = 200, 100
# Candidates are taken some at a time, then more at a time: few questions need more than the first.
_PORTION, _LARGER, _MOST_SEEN = 120, 540, 1200


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. `texts` are the words in which the question was found, the weightiest first.

    `what` is the fact. Until `read_whole` fetches the rest it is of a statement what was searched of it, and of a
    party what it is called, without what it takes part in.
    """

    kind: Kind
    rank: Rank
    what: Any
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The answers, grouped and ranked; `more` names the kinds of which there are more than are shown."""

    hits: tuple[Hit, ...] = ()
    more: frozenset[Kind] = field(default_factory=frozenset)

    def of(self, kind: Kind) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.kind == kind)

    def with_others(self, hits: Iterable[Hit]) -> Found:
        return Found(in_order([*self.hits, *hits]), self.more)


def in_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (KINDS.index(hit.kind), hit.rank)))


def search_record(question: Question, record: Record) -> Found:
    """Return what of the record answers a question at its moment; a question that wants no word finds nothing."""
    if not question.wanted:
        return Found()
    return _Search(question, record).answers()


def read_whole(hits: Sequence[Hit], record: Record) -> tuple[Hit, ...]:
    """Return hits of which each statement and party is read whole, for a page of them: a question to each table."""
    return _with_statements(_with_parties(hits, record), record)


def _with_parties(hits: Sequence[Hit], record: Record) -> Sequence[Hit]:
    texts = Texts(record)
    places = {texts.published.place(Organisation, hit.rank.key) or 0: hit for hit in hits if hit.kind == Kind.PARTY}
    if not places:
        return hits
    whole = texts.with_covenants({key: hit.what for key, hit in places.items()})
    parties = {hit.rank.key: whole[key] for key, hit in places.items()}
    return [replace(hit, what=parties[hit.rank.key]) if hit.kind == Kind.PARTY else hit for hit in hits]


def _with_statements(hits: Sequence[Hit], record: Record) -> tuple[Hit, ...]:
    keys: dict[type[LedgerEntry], list[int]] = defaultdict(list)
    for hit in hits:
        if hit.kind == Kind.STATEMENT:
            keys[hit.what.model].append(hit.what.key)
    said = statements_by_key(keys, record.as_of, record.audience) if keys else ()
    whole = {(type(one.entry), one.entry.pk): one for one in said}
    return tuple(
        replace(hit, what=whole[hit.what.model, hit.what.key]) if hit.kind == Kind.STATEMENT else hit for hit in hits
    )


def is_answered(question: Question, record: Record) -> bool:
    """Say whether anything visible answers; looks no further than the first kind that does."""
    search = _Search(question, record)
    return any(search.masters()) or bool(search.statements()[0])


_SHORT = 5  # letters


def nearest(question: Question, record: Record, explained: Callable[[Question], int]) -> Question | None:
    """Return a question that found nothing with each word that occurs nowhere replaced by one a letter away.

    A short word lies near so many that only one which names something is taken. Of several words the one with the
    most visible answers is, then the first of the alphabet; a single one may have none, so the question must be put
    before it is offered. `explained` counts the answers outside the record.
    None where no word helps.
    """

    def answers(word: str) -> int:
        asked = Question(word, (_term(word),))
        return len(search_record(asked, record).hits) + explained(asked)

    def occurs(word: str) -> bool:
        asked = Question(word, (_term(word),))
        return bool(explained(asked)) or is_answered(asked, record)

    def is_named(word: str) -> bool:
        hits = search_record(Question(word, (_term(word),)), record).hits
        return any(hit.kind is not Kind.STATEMENT for hit in hits)

    def near(term: Term) -> str:
        is_alone = len(question.wanted) == 1 and not question.unwanted  # that it finds nothing is known
        if term.is_phrase or len(term.plain) != 1 or (not is_alone and occurs(term.plain[0])):
            return ""
        known = known_near(term.plain[0])
        if len(term.plain[0]) <= _SHORT:
            known = [word for word in known if is_named(word)]
        if len(known) < 2:
            return "".join(known)  # whoever puts the question sees whether it answers anything
        counted = [(-answers(word), word) for word in known]
        return min((one for one in counted if one[0]), default=(0, ""))[1]

    other = replaced(question, near)
    return None if other.wanted == question.wanted else other


def _term(word: str) -> Term:
    return replaced(Question(word, (Term(word, (), (word,)),)), lambda _term: "").wanted[0]


class _Search:
    """One question to the record at one moment."""

    def __init__(self, question: Question, record: Record) -> None:
        self.question, self.record, self.as_of = question, record, record.as_of
        self.more = set[Kind]()
        self._ranking, self._texts = Ranking(question), Texts(record)

    def answers(self) -> Found:
        """Return the answers of every kind."""
        hits = [hit for some in self.masters() for hit in some]
        said, are_more = self.statements()
        if are_more:
            self.more.add(Kind.STATEMENT)
        return Found(in_order([*hits, *said]), frozenset(self.more))

    def masters(self) -> Iterator[list[Hit]]:
        """Yield the answers among covenants, sectors, documents and parties."""
        yield self._hits(Kind.COVENANT, Covenant)
        yield self._hits(Kind.SECTOR, Sector)
        yield self._hits(Kind.DOCUMENT, Document)
        yield self._parties()

    def _hits(self, kind: Kind, model: type[MasterData]) -> list[Hit]:
        """Return the visible rows of a table that answer; what is not visible changes nothing of what is returned."""
        hits: list[Hit] = []
        words = [word for text in KIND_WORDS[model] for word in words_in(text)]
        telling = [term for term in self.question.wanted if not term.stands_in(words)]
        before, most = None, MOST_MASTERS + 1
        while len(hits) <= MOST_MASTERS:
            keys = find_masters(model, telling, before, most)
            for key in keys:
                hits += ranked(self._ranking, self._texts.master(model, key))
                if len(hits) > MOST_MASTERS:
                    break
            if len(keys) < most:
                break
            before, most = keys[-1], most * 4
        if len(hits) > MOST_MASTERS:
            self.more.add(kind)
        return hits[:MOST_MASTERS]

    def _parties(self) -> list[Hit]:
        hits = {self._texts.published.place(Organisation, hit.rank.key) or 0: hit
                for hit in self._hits(Kind.PARTY, Organisation)}  # fmt: skip
        speaking = self._texts.speaking([*hits])
        return [hit for key, hit in hits.items() if key in speaking]

    def statements(self) -> tuple[list[Hit], bool]:
        """Return the visible statements that answer, of those known last, and whether there may be more."""
        hits: list[Hit] = []
        before, seen, most = known_until(self.as_of.known_on), 0, _PORTION
        while len(hits) <= MOST_STATEMENTS and seen < _MOST_SEEN:
            portion = find_entries(self.question.wanted, before, most)
            visible = self._visible([(model, key) for _number, model, key in portion])[: _MOST_SEEN - seen]
            for said in visible:
                hits += ranked(self._ranking, self._texts.statement(said))
            seen += len(visible)
            if len(portion) < most and seen < _MOST_SEEN:
                return hits[:MOST_STATEMENTS], len(hits) > MOST_STATEMENTS
            before, most = portion[-1][0], _LARGER
        return hits[:MOST_STATEMENTS], True

    def _visible(self, asked: Sequence[tuple[type[LedgerEntry], int]]) -> list[Searched]:
        """Return what may be seen of some statements, in their order."""
        keys: dict[type[LedgerEntry], list[int]] = defaultdict(list)
        for model, key in asked:
            keys[model].append(key)
        places = {statement: place for place, statement in enumerate(asked)}
        visible = searched(keys, self.as_of, self.record.audience)
        return sorted(visible, key=lambda said: places[said.model, said.key])


def ranked(ranking: Ranking, told: Told | None) -> Iterator[Hit]:
    """Yield the hit where something visible answers."""
    rank = ranking.rank(told.fields, told.day, told.key, told.kind_words) if told else None
    if told is not None and rank is not None:
        yield Hit(told.kind, rank, told.what, tuple(text for texts in told.fields for text in texts if text))
