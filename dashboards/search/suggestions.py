"""Names that go on as what was typed: of covenants, sectors, documents and parties that are known at the moment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from covenants.evidence.documents import document_at
from covenants.evidence.register import register_at
from covenants.models import Covenant
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.search.filters import read_search
from dashboards.words.wording import pick
from dossier.models import Document
from dossier.published import Published, published_at
from imvo_tracker.lib.search_words import plain_words, words_in

MOST, SHORTEST = 8, 2
_FEW = 500  # names that are put in order anew
_LAST = "\U0010ffff"  # sorts behind every letter
Named = tuple[tuple[str, ...], str, str]


def suggestions(asked: PageRequest, record: Record) -> list[str]:
    """Return at most eight names of which every word typed begins one, the covenants first, then by the alphabet."""
    question, _kind, _form = read_search(asked.filters)
    typed = [word.plain for word in words_in(question.text) if "-" not in question.text[word.start : word.end]]
    if sum(map(len, typed)) < SHORTEST or question.unwanted:
        return []
    names: dict[str, None] = {}
    for name in chain(_covenants(typed, record), _sectors(typed, record), _documents(typed, record)):
        names[name] = None
        if len(names) == MOST:
            break
    return list(names)


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the order in which they are offered, and each of their words with the place of the name, sorted."""

    named: Sequence[Named]
    words: Sequence[tuple[str, int]]

    def that_begin(self, typed: list[str]) -> Iterator[Named]:
        """Yield the names of which every word typed begins one, in their order.

        Of the words typed the one that begins the fewest is looked up; what is left is looked at name by name, so
        that of a word in every name no more are read than are offered.
        """
        starts = [(bisect_left(self.words, (one, 0)), bisect_left(self.words, (f"{one}{_LAST}", 0))) for one in typed]
        first, last = min(starts, key=lambda range_: range_[1] - range_[0])
        is_rare = last - first <= _FEW
        places = sorted({place for _word, place in self.words[first:last]}) if is_rare else range(len(self.named))
        return (self.named[place] for place in places if _begins(typed, self.named[place][0]))


def read_ahead() -> None:
    """Put the names that can be suggested into the memory of this process, before anybody types."""
    published = published_at(None)
    published.once(_names_of_covenants)
    published.once(_numbers_of_documents)


def names_of(named: Iterable[Named]) -> Names:
    """Return names in the order given, ready to be looked up."""
    kept = tuple(one for one in named if one[1])
    return Names(kept, sorted((word, place) for place, one in enumerate(kept) for word in one[0]))


def _begins(typed: list[str], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in typed)


def _covenants(typed: list[str], record: Record) -> Iterator[str]:
    names = published_at(record.as_of.revision).once(_names_of_covenants)
    for _words, name, slug in names.that_begin(typed):
        fact = record.covenant(slug)
        if fact is not None and name == pick(fact.name, fact.name_en):
            yield name


def _sectors(typed: list[str], record: Record) -> Iterator[str]:
    names = sorted({pick(sector.name, sector.name_en) for sector in register_at(record.as_of)})
    return (name for name in names if _begins(typed, plain_words(name)))


def _documents(typed: list[str], record: Record) -> Iterator[str]:
    names = published_at(record.as_of.revision).once(_numbers_of_documents)
    return (number for _words, number, key in names.that_begin(typed) if document_at(key, record.as_of))


def _names_of_covenants(published: Published) -> Names:
    rows = ((values["slug"], values["names"]) for _pk, _key, values in published.rows(Covenant))
    named = {
        (plain_words(name), name, slug)
        for slug, names in rows
        for one in names
        for name in (one["name"], one["name_en"])
    }
    return names_of(sorted(named, key=lambda one: (one[1].casefold(), one[2])))


def _numbers_of_documents(published: Published) -> Names:
    rows = (published.get(Document, pk) for pk, _key, _values in published.rows(Document))
    numbered = [(plain_words(f"{row.printed_number} {row.key}"), row.printed_number, row.key) for row in rows if row]
    return names_of(sorted(numbered, key=lambda one: one[1]))
