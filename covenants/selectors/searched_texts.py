"""The texts of whatever can be found, as known at a moment: what is visible, by which name, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q

from covenants.domain.facts import CovenantFact
from covenants.domain.search import Kind
from covenants.evidence.documents import DocumentFact, document_at
from covenants.evidence.register import SectorFact, name_at, names_of_covenant, register_at
from covenants.evidence.searched import Searched
from covenants.models import Covenant, Participation
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.choices import UNDERTAKINGS
from dossier.models import Document, MasterData, Organisation
from dossier.published import Published, published_at
from dossier.rows_searched import (
    COVENANT_HEAD,
    COVENANT_WORDS,
    PAPER_WORDS,
    SECTOR_HEAD,
    SECTOR_WORDS,
    kind_and_day,
    written_as_one,
)
from sectors.models import Sector

Names = tuple[str, ...]
# By which words the rows of a table may be asked for, beside what stands in the index.
KIND_WORDS: Mapping[type[MasterData], Names] = {
    Covenant: COVENANT_WORDS,
    Sector: SECTOR_WORDS,
    Document: PAPER_WORDS,
    Organisation: (),
}


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that speaks or takes part, by the names known at the moment; `covenants` it takes part in."""

    slug: str
    name: str
    name_en: str
    earlier: Names
    kind: str
    covenants: tuple[CovenantFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What can be found of one thing. `fields` are its texts, the weightiest first; `day` orders the newest first.

    `kind_words` say what it is: with them it is found ("convenant goud"), but a question that leaves them out keeps it.
    """

    kind: Kind
    key: str
    what: Any
    fields: tuple[Names, ...]
    day: date | None = None
    kind_words: Names = ()


class Texts:
    """The texts at one moment. The names of what many statements are about are put together once."""

    def __init__(self, record: Record) -> None:
        self.record, self.as_of = record, record.as_of
        self._covenants: dict[str, Names] = {}
        self._parties: dict[int | None, Names] = {}
        self._sectors: dict[str, Names] = {}
        self._masters: Mapping[type[MasterData], Callable[[int], Told | None]] = {
            Covenant: self._covenant,
            Sector: self._sector,
            Document: self._document,
            Organisation: self._party,
        }

    @cached_property
    def published(self) -> Published:
        return published_at(self.as_of.revision)

    @cached_property
    def sectors(self) -> dict[str, SectorFact]:
        return {sector.code: sector for sector in register_at(self.as_of)}

    def master(self, model: type[MasterData], key: int) -> Told | None:
        """Return what can be found of a row of master data; None where it is not visible.

        Of a party that is where `speaking` holds it too.
        """
        return self._masters[model](key)

    # Master data.

    def _covenant(self, key: int) -> Told | None:
        slug = self.published.key_of(Covenant, key)
        fact = self.record.covenant(slug) if slug else None
        if fact is None:
            return None
        sectors = tuple(text for code in fact.sectors if code in self.sectors for text in self._of_sector(code))
        fields = (*self._covenant_fields(fact), sectors)
        words = (*COVENANT_WORDS, *written_as_one(COVENANT_HEAD, _joined(fields)))
        return Told(Kind.COVENANT, slug, fact, fields, kind_words=words)

    def _covenant_fields(self, fact: CovenantFact) -> tuple[Names, ...]:
        names = names_of_covenant(fact.slug, self.as_of)
        earlier = tuple(text for name in names for text in (name.name, name.name_en))
        return (fact.name, fact.name_en), earlier, (fact.slug, fact.code)

    def _sector(self, key: int) -> Told | None:
        code = self.published.key_of(Sector, key)
        if code not in self.sectors:
            return None
        name, name_en, *others = self._of_sector(code)
        words = (*SECTOR_WORDS, *written_as_one(SECTOR_HEAD, (name, name_en)))
        return Told(Kind.SECTOR, code, self.sectors[code], ((name, name_en), tuple(others)), kind_words=words)

    def _document(self, key: int) -> Told | None:
        fact = document_at(self.published.key_of(Document, key), self.as_of)
        if fact is None:
            return None
        kind = Kind.UNDERTAKING if fact.kind in UNDERTAKINGS else Kind.DOCUMENT
        day = None if fact.is_undated else fact.dated_on or fact.public_on
        words = PAPER_WORDS if fact.printed_number else ()
        return Told(kind, fact.key, fact, _document_fields(fact), day, words)

    def _party(self, key: int) -> Told | None:
        row = self.published.get(Organisation, key)
        if row is None:
            return None
        name, name_en = name_at(row, self.as_of)
        names = party_names(row, self.as_of.known_on)
        earlier = tuple(one for one in names if one not in ("", name, name_en))
        return Told(Kind.PARTY, row.slug, Party(row.slug, name, name_en, earlier, row.kind), ((name, name_en), names))

    def speaking(self, keys: Sequence[int]) -> set[int]:
        """Return which organisations say something visible or take part: one query, whether there are any or not."""
        naming = [(model, "actor") for model in ledger_models()] + [(Participation, "organisation")]
        named = Q()
        for model, column in naming:
            rows: Any = model.objects.visible_at(self.as_of, self.record.audience)
            named |= Q(Exists(rows.filter(**{column: OuterRef("pk")})))
        return set(Organisation.objects.filter(named, pk__in=keys or [0]).values_list("pk", flat=True))

    def with_covenants(self, parties: Mapping[int, Party]) -> dict[int, Party]:
        """Return parties with the covenants they take part in: one query."""
        rows = Participation.objects.visible_at(self.as_of, self.record.audience)
        rows = rows.filter(organisation__in=list(parties) or [0])
        joined: dict[int, list[CovenantFact]] = defaultdict(list)
        for key, pk in sorted(set(rows.order_by().values_list("organisation_id", "covenant_id"))):
            fact = self.record.covenant(self.published.key_of(Covenant, pk))
            if fact is not None:
                joined[key].append(fact)
        return {key: replace(party, covenants=tuple(joined[key])) for key, party in parties.items()}

    # Statements, with the names of what they are about.

    def statement(self, said: Searched) -> Told:
        """Return what can be found of a visible statement."""
        paper = said.document
        fields = (
            (said.wording,),
            said.own,
            said.notes,
            said.labels,
            self._about_covenant(said.covenant),
            self._about_party(said.organisation),
            self._about_sector(said.sector),
            self._about_paper(said.undertaking),
            self._about_party(said.actor),
            (paper.key, paper.printed_number) if paper else (),
        )
        return Told(Kind.STATEMENT, said.anchor, said, fields, said.day)

    def _about_covenant(self, slug: str) -> Names:
        if slug not in self._covenants:
            fact = self.record.covenant(slug) if slug else None
            self._covenants[slug] = _joined(self._covenant_fields(fact)) if fact else ()
        return self._covenants[slug]

    def _about_party(self, key: int | None) -> Names:
        if key not in self._parties:
            party = self.published.get(Organisation, key)
            self._parties[key] = name_at(party, self.as_of) if party else ()
        return self._parties[key]

    def _about_sector(self, key: int | None) -> Names:
        code = self.published.key_of(Sector, key) if key else ""
        return self._of_sector(code) if code in self.sectors else ()

    def _about_paper(self, key: int | None) -> Names:
        fact = document_at(self.published.key_of(Document, key), self.as_of) if key else None
        return _joined(_document_fields(fact)) if fact else ()

    def _of_sector(self, code: str) -> Names:
        if code not in self._sectors:
            sector, row = self.sectors[code], self.published.find(Sector, code)
            aliases = tuple(alias.name for alias in row.aliases.all()) if row else ()
            self._sectors[code] = (sector.name, sector.name_en, *aliases, code)
        return self._sectors[code]


def party_names(row: Organisation, known_on: date) -> Names:
    """Return every name of an organisation that was known on a day."""
    names = [name for name in row.names.all() if name.from_on is None or name.from_on <= known_on]
    borne = [(name.name, name.name_en) for name in names] or [(row.name, row.name_en)]
    return tuple(text for pair in borne for text in pair if text)


def _document_fields(fact: DocumentFact) -> tuple[Names, ...]:
    day = fact.dated_on or fact.public_on
    return (
        (fact.key, fact.printed_number, fact.printed_as),
        (fact.title, fact.title_en),
        kind_and_day(fact.kind, day.isoformat()),
    )


def _joined(fields: Iterable[Names]) -> Names:
    return tuple(text for field in fields for text in field)
