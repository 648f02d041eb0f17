"""Reads of the dossier that do not need the covenants."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Max

from dossier.canonical import chain_links, ledger_models, natural_keys, sealed_rows
from dossier.domain.chain import Fault, check_chain
from dossier.models import Revision
from dossier.protection import missing_protection


def newest_revision() -> int:
    """Return the number of the newest revision; 0 while nothing is sealed."""
    return Revision.objects.aggregate(newest=Max("number"))["newest"] or 0


def ledger_head() -> tuple[int, str]:
    """Return number and hash of the newest revision: what an anchor file notes."""
    head = Revision.objects.order_by("-number").first()
    return (head.number, head.content_hash) if head else (0, "")


def find_faults(anchors: Mapping[int, str] | None = None) -> list[Fault]:
    """Return everything that is wrong with the record and its protection; [] when it is whole."""
    links = chain_links(Revision.objects.order_by("number"))
    faults = check_chain(links, sealed_rows(), anchors)
    tables = [model._meta.db_table for model in ledger_models()]
    missing = missing_protection(tables, natural_keys())
    return faults + [Fault(0, "trigger_missing", name) for name in missing]
