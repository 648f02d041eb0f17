"""Every statement of the record in the order in which it became known: chosen and counted without reading one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from covenants.models import MilestoneStatement, ThresholdCondition
from covenants.moment.layout import MENTIONING_TABLES, Conditions, Mentions, Milestones
from covenants.moment.sealed import SEEN, read_seen, sealed_rows
from covenants.moment.visibility import Seen
from covenants.moment.words import Ints, Mask, all_of, among, column, every_row, in_order, is_one_of, joined, looked_up
from dossier.canonical import ledger_models
from dossier.models import LedgerEntry
from imvo_tracker.lib.cut import Cut

Model = type[LedgerEntry]
Place = tuple[Model, int]


@dataclass(frozen=True)
class Others:
    """Statements that no other table in memory holds: on sectors, targets and motions, or on no covenant at all.

    `table` is a place in `ledger_models()`.
    """

    table: Ints
    key: Ints
    seen: Seen


@dataclass(frozen=True)
class InOrder:
    """All statements of four tables in memory, laid behind each other: milestones, mentions, conditions, others.

    `table` and `key` say of each where it stands in the database, `order` how they became known: by day, revision,
    table and key.
    """

    others: Others
    table: Ints
    key: Ints
    order: Ints

    def seen(self, visible: Sequence[Mask], models: Collection[Model] | None = None) -> Ints:
        """Return the rows that may be seen, one mask for each of the four tables; of some tables of the database."""
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


def lay_in_order(milestones: Milestones, mentions: Mentions, conditions: Conditions, *, up_to: int) -> InOrder:
    """Lay what is in memory behind each other, with the few that are not: a query for each of their tables."""
    models, others = ledger_models(), _load_others(up_to)
    mentioning = [place for place, model in enumerate(models) if model.MENTIONS]
    table = joined(
        all_of(len(milestones.key), models.index(MilestoneStatement)),
        looked_up(mentions.table, dict(enumerate(mentioning)), 0),
        all_of(len(conditions.key), models.index(ThresholdCondition)),
        others.table,
    )
    key = joined(milestones.key, mentions.key // MENTIONING_TABLES, conditions.key, others.key)
    parts = [part.seen for part in (milestones, mentions, conditions, others)]
    known, revision = joined(*(seen.known for seen in parts)), joined(*(seen.revision for seen in parts))
    return InOrder(others, table, key, in_order(every_row(len(key)), known, revision, table, key))


def _load_others(up_to: int) -> Others:
    tables: list[int] = []
    columns: list[tuple[Any, ...]] = []
    for place, model in enumerate(ledger_models()):
        if model in (MilestoneStatement, ThresholdCondition):
            continue
        only = {"covenant": None} if model.MENTIONS else {}
        rows = list(zip(*sealed_rows(model, ("pk",), 0, up_to, **only), strict=True))
        tables += [place] * len(rows)
        columns += rows
    key, *seen = zip(*columns, strict=True) if columns else [()] * (1 + len(SEEN))
    return Others(column(tables), column(key, int), read_seen(*seen))
