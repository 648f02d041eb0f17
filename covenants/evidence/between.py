"""What became visible between two moments: newly sealed, opened, or no longer under embargo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from covenants.evidence.statements import Statement, statements_by_key
from dossier.canonical import ledger_models
from imvo_tracker.lib.asof import AsOf


def newly_visible(before: AsOf, after: AsOf) -> list[Statement]:
    """Return the statements that the public sees at the later moment and did not see at the earlier one."""
    keys = {}
    for model in ledger_models():
        rows: Any = model.objects
        seen = rows.visible_at(before).order_by().values("pk")
        keys[model] = list(rows.visible_at(after).exclude(pk__in=seen).order_by().values_list("pk", flat=True))
    return statements_by_key(keys, after) if any(keys.values()) else []


def documents_heard(keys: Iterable[str], as_of: AsOf) -> set[str]:
    """Return which of some documents, by key, the public saw any statement from."""
    wanted, heard = list(keys), set[str]()
    for model in ledger_models() if wanted else ():
        rows: Any = model.objects.visible_at(as_of).filter(document__key__in=wanted)
        heard.update(rows.order_by().values_list("document__key", flat=True).distinct())
    return heard
