"""Where milestone statements are written, in what words and by whom: for long lists, that read no row whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from covenants.evidence.register import Source, source_of
from covenants.models import MilestoneStatement
from dossier.domain.visibility import Audience
from dossier.models import Document, Organisation
from dossier.published import published_at
from dossier.visible_rows import Prepared
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class Written:
    """One statement; of a document that is still to come neither its words nor its address. `actor` is a key."""

    key: int
    actor: str
    source: Source
    wording: str
    url: str

    @property
    def anchor(self) -> str:
        """The statement's own address within a page."""
        return f"{MilestoneStatement._meta.model_name}-{self.key}"


def milestones_written(keys: Iterable[int], as_of: AsOf) -> dict[int, Written]:
    """Return by key how some statements are written, of which it is known that they may be seen: one query."""
    published = published_at(as_of.revision)
    source_at = cache(lambda paper, locator: source_of(published.get(Document, paper), locator, as_of))
    written = {}
    for key, actor, paper, locator, wording in _WRITTEN.rows(as_of, Audience.PUBLIC, sorted(set(keys))):
        source, document = source_at(paper, locator), published.get(Document, paper)
        written[key] = Written(
            key=key,
            actor=published.key_of(Organisation, actor),
            source=source,
            wording="" if source.to_come else wording,
            url=document.url if document and not source.to_come else "",
        )
    return written


def _written(_as_of: AsOf, _audience: Audience, keys: Sequence[int]) -> QuerySet:
    return MilestoneStatement.objects.filter(pk__in=keys).values_list(
        "pk", "actor_id", "document_id", "locator", "wording"
    )


_WRITTEN = Prepared(_written)
