"""Which statements on covenants became known last at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from covenants.models import MilestoneStatement
from covenants.moment.layout import MENTIONING_TABLES, Mentions, Milestones
from covenants.moment.load import MENTIONING
from covenants.moment.sight import Sight
from covenants.moment.words import Ints, last_where
from dossier.models import LedgerEntry


class Known(NamedTuple):
    """Since when a statement is known, the revision that sealed it and its key: what orders the news.

    `document` is the primary key of the document it was taken from, -1 for none.
    """

    day: date
    revision: int
    key: int
    document: int
    covenant: str


News = Mapping[type[LedgerEntry], Sequence[Known]]


def newest(seen: Sight, most: int) -> News:
    """Return by table the statements known last, at most so many of each, the newest last.

    When an undated source was read is no news (reading.md, rule 6): what it says is left out.
    """
    said, mentions, slugs = seen.said, seen.mentions, seen.columns.masters.slugs
    rows = last_where(said.by_news, seen.visible & ~said.seen.read, most)
    of_milestones = _known(said, rows, said.key[rows], slugs)
    dated = seen.seen_mentions & ~mentions.seen.read
    last = [last_where(order, dated, most) for order in mentions.by_table]
    of_others = [_known(mentions, rows, mentions.key[rows] // MENTIONING_TABLES, slugs) for rows in last]
    return {MilestoneStatement: of_milestones, **dict(zip(MENTIONING, of_others, strict=True))}


def _known(table: Milestones | Mentions, rows: Ints, keys: Ints, slugs: Sequence[str]) -> list[Known]:
    columns = (table.seen.known, table.seen.revision, table.document, table.covenant)
    values = zip(keys.tolist(), *(column[rows].tolist() for column in columns), strict=True)
    return [
        Known(date.fromordinal(day), revision, key, document, slugs[covenant])
        for key, day, revision, document, covenant in values
    ]
