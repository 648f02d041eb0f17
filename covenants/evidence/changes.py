"""By which revision the public last learned something of a covenant, document or sector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Case, F, Max, When

from covenants.evidence.register import sealed_on
from covenants.models import Covenant
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.models import Document, SealedMaster
from dossier.visibility import ever_public
from sectors.models import Sector

_MASTERS: Mapping[str, Any] = {"covenant": Covenant, "document": Document, "sector": Sector}


def last_changes(record: Record) -> Mapping[tuple[str, ...], date]:
    """Return by what and key the day of the last revision that changed it; () is the newest revision of all.

    A fixed number of queries. A statement that was opened later counts by the revision that opened it.
    """
    changed: dict[tuple[str, ...], int] = defaultdict(int)
    for key, number in _by_statements(record):
        changed[key] = max(changed[key], number)
    for key, number in _by_masters(record):
        changed[key] = max(changed[key], number)
    for reading in record.readings:
        for code in reading.covenant.sectors:
            changed["sector", code] = max(changed["sector", code], changed["covenant", reading.slug])
    newest = record.as_of.revision or 0
    days = sealed_on({*changed.values(), newest})
    return {key: days[number] for key, number in {**changed, (): newest}.items() if number in days}


def _by_statements(record: Record) -> Iterable[tuple[tuple[str, str], int]]:
    seen = Case(When(opened_in=None, then=F("revision_id")), default=F("opened_in_id"))
    for model in ledger_models():
        rows = model._base_manager.filter(ever_public(record.as_of)).order_by()
        named = [("document", "document__key"), *([("covenant", f"{model.COVENANT}__slug")] if model.COVENANT else [])]
        for what, column in named:
            changed = rows.exclude(**{column: None}).values_list(column).annotate(last=Max(seen))
            yield from (((what, key), number) for key, number in changed)


def _by_masters(record: Record) -> Iterable[tuple[tuple[str, str], int]]:
    names = {model._meta.label_lower: what for what, model in _MASTERS.items()}
    rows = SealedMaster.objects.filter(revision__lte=record.as_of.revision or 0, table__in=names).order_by()
    changed = rows.values_list("table", "key").annotate(last=Max("revision_id"))
    yield from (((names[table], key), number) for table, key, number in changed)
