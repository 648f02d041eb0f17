"""Every statement of the record in the order in which it became known: chosen and counted without reading one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from covenants.models import MilestoneStatement
from covenants.moment.layout import MENTIONING_TABLES, Mentions, Milestones
from covenants.moment.sealed import SEEN, read_keys, read_seen, sealed_rows
from covenants.moment.visibility import Seen
from covenants.moment.words import (
    Ints,
    Mask,
    all_of,
    among,
    by_code,
    column,
    every_row,
    in_order,
    is_one_of,
    joined,
    last_where,
    looked_up,
)
from dossier.canonical import ledger_models
from dossier.models import LedgerEntry
from imvo_tracker.lib.cut import Cut

Model = type[LedgerEntry]
Place = tuple[Model, int]


@dataclass(frozen=True)
class Others:
    """Statements beside those on covenants: of thresholds, sectors, targets and motions, or on no covenant at all.

    `table` is a place in `ledger_models()`; `document` is the primary key of the source, `named` that of the covenant
    or threshold that a row names; NOTHING for none.
    """

    table: Ints
    key: Ints
    document: Ints
    named: Ints
    seen: Seen

    def newest(self, visible: Mask, most: int) -> Ints:
        """Return the rows of each table that became known last, at most so many of each."""
        return joined(*(last_where(order, visible, most) for order in self._by_table))

    @cached_property
    def _by_table(self) -> tuple[Ints, ...]:
        """The rows of each table in the order in which they became known."""
        return by_code(self.seen.by_news(self.key), self.table, len(ledger_models()))


@dataclass(frozen=True)
class InOrder:
    """All statements of three tables in memory, laid behind each other: milestones, mentions, others.

    `table` and `key` say of each where it stands in the database, `order` how they became known: by day, revision,
    table and key.
    """

    table: Ints
    key: Ints
    order: Ints

    def seen(self, visible: Sequence[Mask], models: Collection[Model] | None = None) -> Ints:
        """Return the rows that may be seen, one mask for each of the three tables; of some tables of the database."""
        holds = joined(*visible)
        if models is not None:
            holds = holds & is_one_of(self.table, [ledger_models().index(model) for model in models])
        return among(self.order, holds)


class Places(Cut[Place]):
    """Where some statements stand, by table and key."""

    def __init__(self, whole: InOrder, rows: Ints) -> None:
        self._whole, self._rows = whole, rows

    def __len__(self) -> int:
        return len(self._rows)

    def cut(self, part: slice) -> list[Place]:
        rows, models = self._rows[part], ledger_models()
        keys = self._whole.key[rows].tolist()
        return [(models[table], key) for table, key in zip(self._whole.table[rows].tolist(), keys, strict=True)]


def lay_in_order(milestones: Milestones, mentions: Mentions, others: Others) -> InOrder:
    """Lay what is in memory behind each other."""
    models = ledger_models()
    mentioning = [place for place, model in enumerate(models) if model.MENTIONS]
    table = joined(
        all_of(len(milestones.key), models.index(MilestoneStatement)),
        looked_up(mentions.table, dict(enumerate(mentioning)), 0),
        others.table,
    )
    key = joined(milestones.key, mentions.key // MENTIONING_TABLES, others.key)
    parts = [part.seen for part in (milestones, mentions, others)]
    known, revision = joined(*(seen.known for seen in parts)), joined(*(seen.revision for seen in parts))
    return InOrder(table, key, in_order(every_row(len(key)), known, revision, table, key))


def load_others(up_to: int) -> Others:
    """Read what stands beside the statements on covenants, a query for each table: few rows of a record."""
    tables: list[int] = []
    columns: list[tuple[Any, ...]] = []
    for place, model in enumerate(ledger_models()):
        if model is MilestoneStatement:
            continue
        only = {"covenant": None} if model.MENTIONS else {}
        names = model.COVENANT.partition("__")[0] or "pk"  # a table without such a column names nothing
        rows = list(zip(*sealed_rows(model, ("pk", "document_id", names), 0, up_to, **only), strict=True))
        tables += [place] * len(rows)
        columns += rows if model.COVENANT else [(key, paper, None, *seen) for key, paper, _none, *seen in rows]
    key, document, named, *seen = zip(*columns, strict=True) if columns else [()] * (3 + len(SEEN))
    return Others(column(tables), column(key, int), read_keys(document), read_keys(named), read_seen(*seen))
