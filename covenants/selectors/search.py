"""What answers a question at a moment: candidates from the index of words, each held against what can be seen then.

The index gives too much rather than too little. What is visible, by which name and with which words is told by the
same engine and the same evidence as on every page; the question is put once more to those words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q

from covenants.domain.facts import CovenantFact
from covenants.domain.search import KINDS, Kind, Rank, rank_answer
from covenants.evidence.documents import DocumentFact, document_at
from covenants.evidence.register import SectorFact, name_at, names_of_covenant, register_at
from covenants.evidence.statements import Statement, statements_by_key
from covenants.models import Covenant, Participation
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.choices import UNDERTAKINGS
from dossier.domain.dated import said_on
from dossier.domain.question import Question, Term, replaced
from dossier.models import Document, LedgerEntry, Organisation
from dossier.published import Published, published_at
from dossier.rows_index import find_entries, find_masters, known_near, known_until
from dossier.rows_searched import kind_and_day, label_fields, labels_of, text_fields
from sectors.models import Sector

# Of each kind at most so many are shown; of statements the ones known last.
MOST_MASTERS, MOST_STATEMENTS = 200, 100
_PORTION, _MOST_SEEN = 120, 1200
_OF_EVIDENCE = ("wording", "note", "note_en")


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that speaks or takes part, by the names known at the moment; `covenants` it takes part in."""

    slug: str
    name: str
    name_en: str
    earlier: tuple[str, ...]
    kind: str
    covenants: tuple[CovenantFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. `texts` are the words in which the question was found, the weightiest first."""

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
        return Found(_in_order([*self.hits, *hits]), self.more)


def _in_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (KINDS.index(hit.kind), hit.rank)))


def search_record(question: Question, record: Record) -> Found:
    """Return what of the record answers a question at its moment; a question that wants no word finds nothing."""
    if not question.wanted:
        return Found()
    return _Search(question, record).answers()


def new_answers(question: Question, before: Record, after: Record, said: Iterable[Statement]) -> tuple[Hit, ...]:
    """Return what answers at the later moment and did not at the earlier; `said` are the statements new since then."""
    if not question.wanted:
        return ()
    then, now = _Search(question, before), _Search(question, after)
    known = {(hit.kind, hit.rank.key) for hits in then.masters() for hit in hits}
    masters = (hit for hits in now.masters() for hit in hits if (hit.kind, hit.rank.key) not in known)
    return _in_order([*masters, *(hit for one in said for hit in now.statement_hit(one))])


def is_answered(question: Question, record: Record) -> bool:
    """Say whether anything visible answers; looks no further than the first kind that does."""
    search = _Search(question, record)
    return any(search.masters()) or bool(search.statements()[0])


def nearest(question: Question, record: Record, explained: Callable[[Question], int]) -> Question | None:
    """Return a question that found nothing with each word that occurs nowhere replaced by one a letter away.

    Of several words the one with the most visible answers is taken, then the first of the alphabet; a single one may
    have none, so the question must be put before it is offered. `explained` counts the answers outside the record.
    None where no word helps.
    """

    def answers(word: str) -> int:
        asked = Question(word, (_term(word),))
        return len(search_record(asked, record).hits) + explained(asked)

    def occurs(word: str) -> bool:
        asked = Question(word, (_term(word),))
        return bool(explained(asked)) or is_answered(asked, record)

    def near(term: Term) -> str:
        is_alone = len(question.wanted) == 1  # that it finds nothing is known
        if term.is_phrase or len(term.plain) != 1 or (not is_alone and occurs(term.plain[0])):
            return ""
        known = known_near(term.plain[0])
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

    @cached_property
    def published(self) -> Published:
        return published_at(self.as_of.revision)

    @cached_property
    def sectors(self) -> dict[str, SectorFact]:
        return {sector.code: sector for sector in register_at(self.as_of)}

    def answers(self) -> Found:
        """Return the answers of every kind."""
        hits = [hit for some in self.masters() for hit in some]
        said, are_more = self.statements()
        if are_more:
            self.more.add(Kind.STATEMENT)
        return Found(_in_order([*hits, *said]), frozenset(self.more))

    def masters(self) -> Iterator[list[Hit]]:
        """Yield the answers among covenants, sectors, documents and parties."""
        yield self._hits(Kind.COVENANT, Covenant, self._covenant)
        yield self._hits(Kind.SECTOR, Sector, self._sector)
        yield self._hits(Kind.DOCUMENT, Document, self._document)
        yield self._parties()

    def _hits(self, kind: Kind, model: Any, hit_of: Callable[[Any], Iterator[Hit]]) -> list[Hit]:
        """Return the visible rows of a table that answer; what is not visible changes nothing of what is returned."""
        hits: list[Hit] = []
        before: int | None = None
        while len(hits) <= MOST_MASTERS:
            keys = find_masters(model, self.question.wanted, before, MOST_MASTERS + 1)
            rows = (self.published.get(model, key) for key in keys)
            hits += [hit for row in rows if row is not None for hit in hit_of(row)]
            if len(keys) <= MOST_MASTERS:
                break
            before = keys[-1]
        if len(hits) > MOST_MASTERS:
            self.more.add(kind)
        return hits[:MOST_MASTERS]

    def _hit(
        self, kind: Kind, key: str, what: Any, fields: list[tuple[str, ...]], day: date | None = None
    ) -> Iterator[Hit]:
        rank = rank_answer(self.question, fields, day, key)
        if rank is not None:
            yield Hit(kind, rank, what, tuple(text for texts in fields for text in texts if text))

    # Master data.

    def _covenant(self, row: Covenant) -> Iterator[Hit]:
        fact = self.record.covenant(row.slug)
        if fact is not None:
            fields = [*self._covenant_fields(fact), self._sector_names(fact.sectors)]
            yield from self._hit(Kind.COVENANT, fact.slug, fact, fields)

    def _covenant_fields(self, fact: CovenantFact) -> list[tuple[str, ...]]:
        names = names_of_covenant(fact.slug, self.as_of)
        earlier = tuple(text for name in names for text in (name.name, name.name_en))
        return [(fact.name, fact.name_en), earlier, (fact.slug, fact.code)]

    def _sector_names(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(text for code in codes if code in self.sectors for text in self._names_of_sector(code))

    def _names_of_sector(self, code: str) -> tuple[str, ...]:
        sector, row = self.sectors[code], self.published.find(Sector, code)
        aliases = tuple(alias.name for alias in row.aliases.all()) if row else ()
        return (sector.name, sector.name_en, *aliases, code)

    def _sector(self, row: Sector) -> Iterator[Hit]:
        if row.code in self.sectors:
            name, name_en, *others = self._names_of_sector(row.code)
            yield from self._hit(Kind.SECTOR, row.code, self.sectors[row.code], [(name, name_en), tuple(others)])

    def _document(self, row: Document) -> Iterator[Hit]:
        fact = document_at(row.key, self.as_of)
        if fact is not None:
            kind = Kind.UNDERTAKING if fact.kind in UNDERTAKINGS else Kind.DOCUMENT
            day = None if fact.is_undated else fact.dated_on or fact.public_on
            yield from self._hit(kind, fact.key, fact, _document_fields(fact), day)

    def _parties(self) -> list[Hit]:
        hits = self._hits(Kind.PARTY, Organisation, self._party_hit)
        keys = {hit.what.slug: self.published.place(Organisation, hit.what.slug) or 0 for hit in hits}
        asked = list(keys.values()) or [0]
        speaking, joined = self._speaking(asked), self._joined(asked)
        return [
            replace(hit, what=replace(hit.what, covenants=tuple(joined[keys[hit.what.slug]])))
            for hit in hits
            if keys[hit.what.slug] in speaking
        ]

    def _party_hit(self, row: Organisation) -> Iterator[Hit]:
        name, name_en = name_at(row, self.as_of)
        names = party_names(row, self.as_of.known_on)
        party = Party(row.slug, name, name_en, tuple(one for one in names if one not in ("", name, name_en)), row.kind)
        return self._hit(Kind.PARTY, row.slug, party, [(name, name_en), names])

    def _speaking(self, keys: list[int]) -> set[int]:
        """Return which organisations say something visible or take part: one query."""
        naming = [(model, "actor") for model in ledger_models()] + [(Participation, "organisation")]
        named = Q()
        for model, column in naming:
            rows: Any = model.objects.visible_at(self.as_of, self.record.audience)
            named |= Q(Exists(rows.filter(**{column: OuterRef("pk")})))
        return set(Organisation.objects.filter(named, pk__in=keys).values_list("pk", flat=True))

    def _joined(self, keys: list[int]) -> dict[int, list[CovenantFact]]:
        rows = Participation.objects.visible_at(self.as_of, self.record.audience).filter(organisation__in=keys)
        joined: dict[int, list[CovenantFact]] = defaultdict(list)
        for key, pk in sorted(set(rows.order_by().values_list("organisation_id", "covenant_id"))):
            covenant = self.published.get(Covenant, pk)
            fact = self.record.covenant(covenant.slug) if covenant else None
            if fact is not None:
                joined[key].append(fact)
        return joined

    # Statements.

    def statements(self) -> tuple[list[Hit], bool]:
        """Return the visible statements that answer, of those known last, and whether there may be more."""
        hits: list[Hit] = []
        before, seen = known_until(self.as_of.known_on), 0
        while len(hits) <= MOST_STATEMENTS and seen < _MOST_SEEN:
            portion = find_entries(self.question.wanted, before, _PORTION)
            places = {(model, key): place for place, (_number, model, key) in enumerate(portion)}
            visible = self._visible([*places])
            visible.sort(key=lambda said: places[type(said.entry), said.entry.pk])
            hits += [hit for said in visible for hit in self.statement_hit(said)]
            seen += len(visible)
            if len(portion) < _PORTION:
                return hits[:MOST_STATEMENTS], len(hits) > MOST_STATEMENTS
            before = portion[-1][0]
        return hits[:MOST_STATEMENTS], True

    def _visible(self, asked: list[tuple[type[LedgerEntry], int]]) -> list[Statement]:
        keys: dict[type[LedgerEntry], list[int]] = defaultdict(list)
        for model, key in asked:
            keys[model].append(key)
        return statements_by_key(keys, self.as_of, self.record.audience)

    def statement_hit(self, said: Statement) -> Iterator[Hit]:
        """Yield the hit where a visible statement answers."""
        entry, evidence = said.entry, said.evidence
        model: Any = type(entry)
        own = tuple(getattr(entry, name) for name in text_fields(model) if name not in _OF_EVIDENCE)
        labels = (text for name in label_fields(model) for text in labels_of(model, name, getattr(entry, name)))
        fields = [
            (evidence.wording,),
            own,
            (evidence.note, evidence.note_en),
            tuple(labels),
            *self._about(said),
            (evidence.actor, evidence.actor_en),
            (evidence.document_key, evidence.printed_number),
        ]
        return self._hit(Kind.STATEMENT, said.key, said, fields, said_on(evidence))

    def _about(self, said: Statement) -> Iterator[tuple[str, ...]]:
        """Yield the names of what a statement is about, as they were known."""
        entry = said.entry
        covenant = self.record.covenant(said.covenant) if said.covenant else None
        yield tuple(text for texts in self._covenant_fields(covenant) for text in texts) if covenant else ()
        organisation = getattr(entry, "organisation", None)
        yield (organisation.name, organisation.name_en) if organisation else ()
        sector = getattr(entry, "sector", None)
        yield self._names_of_sector(sector.code) if sector and sector.code in self.sectors else ()
        paper = getattr(entry, "undertaking", None)
        fact = document_at(paper.key, self.as_of) if paper else None
        yield tuple(text for texts in _document_fields(fact) for text in texts) if fact else ()


def party_names(row: Organisation, known_on: date) -> tuple[str, ...]:
    """Return every name of an organisation that was known on a day."""
    names = [name for name in row.names.all() if name.from_on is None or name.from_on <= known_on]
    borne = [(name.name, name.name_en) for name in names] or [(row.name, row.name_en)]
    return tuple(text for pair in borne for text in pair if text)


def _document_fields(fact: DocumentFact) -> list[tuple[str, ...]]:
    day = fact.dated_on or fact.public_on
    return [
        (fact.key, fact.printed_number, fact.printed_as),
        (fact.title, fact.title_en),
        kind_and_day(fact.kind, day.isoformat()),
    ]
