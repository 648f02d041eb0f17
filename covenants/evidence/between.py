"""What became visible between two moments: newly sealed, opened, or no longer under embargo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from covenants.evidence.statements import Statement, statements_by_key
from covenants.models import Covenant, Threshold
from dossier.canonical import ledger_models
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf


def newly_visible(before: AsOf, after: AsOf) -> list[Statement]:
    """Return the statements that the public sees at the later moment and did not see at the earlier one."""
    keys = {}
    for model in ledger_models():
        rows: Any = model.objects
        seen = rows.visible_at(before).order_by().values("pk")
        keys[model] = list(rows.visible_at(after).exclude(pk__in=seen).order_by().values_list("pk", flat=True))
    return statements_by_key(keys, after) if any(keys.values()) else []


def covenants_touched(said: Iterable[Statement], before: AsOf, after: AsOf) -> set[str]:
    """Return the covenants of which anything may be new: `said` speaks of them, or what is sealed of them changed.

    All others have the same statements at both moments. A covenant is known from the day of its first name on.
    """
    now, then = published_at(after.revision), published_at(before.revision)
    touched = {one.covenant for one in said} | {now.key_of(Covenant, key) for key in now.changed_since(then, Covenant)}
    thresholds = (now.get(Threshold, key) for key in now.changed_since(then, Threshold))
    touched |= {one.covenant.slug for one in thresholds if one is not None and one.covenant is not None}
    first, last = before.known_on.isoformat(), after.known_on.isoformat()
    for _key, slug, values in now.rows(Covenant) if first != last else ():
        if any(first < name["known_from"] <= last for name in values["names"]):
            touched.add(slug)
    return touched


def documents_heard(keys: Iterable[str], as_of: AsOf) -> set[str]:
    """Return which of some documents, by key, the public saw any statement from."""
    wanted, heard = list(keys), set[str]()
    for model in ledger_models() if wanted else ():
        rows: Any = model.objects.visible_at(as_of).filter(document__key__in=wanted)
        heard.update(rows.order_by().values_list("document__key", flat=True).distinct())
    return heard
