"""Where promises come from, and what became of those of one voice in one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Voice, voice_of
from covenants.models import TargetStatement
from covenants.moment.layout import VOICES
from covenants.moment.outcome import OUTCOMES
from covenants.moment.words import Ints
from dossier.domain.visibility import Audience
from dossier.models import Document, Organisation
from dossier.published import published_at
from dossier.visible_rows import Prepared
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.cut import Cut


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose promise it is and in which document; the document is "" while it was still to appear."""

    actor: str
    voice: Voice
    document: str = ""
    dossier: str = ""
    number: str = ""
    title: str = ""
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """What became of the promises of one voice in one document; the counts add up to `made`."""

    origin: Origin
    by_outcome: Mapping[CovenantOutcome, int]

    @property
    def made(self) -> int:
        return sum(self.by_outcome.values())


class ScoreGroups(Cut[ScoreGroup]):
    """The groups in their order; some are counted together when they are asked for."""

    def __init__(
        self,
        documents: Mapping[int, Origin],
        count: Callable[[tuple[int, ...]], Ints],
        orders: Sequence[tuple[Any, ...]],
    ) -> None:
        """`count` returns how often each outcome came of the promises of some groups, a row for each group."""
        self._documents = documents
        self._count = count
        self._orders = orders

    def __len__(self) -> int:
        return len(self._orders)

    def __iter__(self) -> Iterator[ScoreGroup]:
        return iter(self.cut(slice(None)))

    def cut(self, part: slice) -> list[ScoreGroup]:
        orders = self._orders[part]
        counts = self._count(tuple(group for *_order, group in orders)).tolist()
        return [self._make(counted, *order) for order, counted in zip(orders, counts, strict=True)]

    def _make(self, counted: list[int], _known: int, _key: str, voice: int, paper: int, _group: int) -> ScoreGroup:
        origin = replace(self._documents[paper], voice=VOICES[voice])
        return ScoreGroup(origin, by_outcome(counted))


def number_origins(as_of: AsOf, audience: Audience) -> dict[int, Origin]:
    published = published_at(as_of.revision)
    return {
        key: _origin(as_of, published.get(Organisation, actor), published.get(Document, document))
        for key, actor, document in _NUMBERS.rows(as_of, audience)
    }


def _numbers(as_of: AsOf, audience: Audience) -> QuerySet:
    rows: Any = TargetStatement.objects.visible_at(as_of, audience)
    return rows.order_by("pk").values_list("pk", "actor_id", "document_id")


_NUMBERS = Prepared(_numbers)


def _origin(as_of: AsOf, actor: Organisation | None, document: Document | None) -> Origin:
    slug, kind = (actor.slug, actor.kind) if actor else ("", "")
    voice = voice_of(kind, slug)
    public = document is not None and document.is_public_on(as_of.known_on)
    return in_document(slug, voice, document) if public and document else Origin(slug, voice)


def in_document(actor: str, voice: Voice, paper: Document) -> Origin:
    return Origin(actor, voice, paper.key, paper.dossier, paper.number, paper.title, paper.title_en)


def by_outcome(counts: Sequence[int]) -> dict[CovenantOutcome, int]:
    """Return how often each outcome came, from the counts in the order of the outcomes."""
    return dict(zip(OUTCOMES, counts, strict=True))
