"""Master data from record files: made when new, saved with history when changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from covenants.actions.record_file import Block, FieldError
from covenants.models import CountingRule, Covenant, CovenantName, Target, Threshold
from dossier.choices import KnownBasis
from dossier.models import Document, MasterData, Organisation, OrganisationName
from sectors.models import RiskTheme, Sector, SectorAlias


def find(model: type[models.Model], key: str, value: Any) -> Any:
    """Return the row with that natural key; `FieldError` when there is none. Empty gives None."""
    if value in (None, ""):
        return None
    found = model._base_manager.filter(**{key: value}).first()
    if found is None:
        raise FieldError(_("unknown %(what)s: %(value)s") % {"what": model._meta.verbose_name, "value": value})
    return found


def _save(model: type[models.Model], key: dict[str, Any], values: dict[str, Any]) -> Any:
    """Make or update one row; saves only what really changes, so a second load writes nothing.

    Raises ValidationError naming the fields.
    """
    row = model._base_manager.filter(**key).first()
    if row is None:
        row = model(**key, **values)
    elif all(getattr(row, name) == value for name, value in values.items()):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row


def _add(relation: Any, rows: Iterable[models.Model]) -> None:
    """Add what is not there yet: adding nothing would still be noted in the history."""
    missing = {row.pk for row in rows} - set(relation.values_list("pk", flat=True))
    if missing:
        relation.add(*missing)


def load_organisation(block: Block) -> MasterData:
    row = _save(
        Organisation,
        {"slug": block.need("slug")},
        {"kind": block.need("kind"), "name": block.need("name"), "name_en": block.text("name_en")},
    )
    for name in block.blocks("names"):
        values = {"name": name.need("name"), "name_en": name.text("name_en")}
        _save(OrganisationName, {"organisation": row, "from_on": name.day("from")}, values)
        name.refuse_unread()
    return row


def load_document(block: Block) -> MasterData:
    return _save(
        Document,
        {"key": block.need("key")},
        {
            "kind": block.need("kind"),
            "dossier": block.text("dossier"),
            "number": block.text("number"),
            "title": block.need("title"),
            "title_en": block.text("title_en"),
            "dated_on": block.day("dated"),
            "public_on": block.need("public") and block.day("public"),
            "public_basis": block.text("public_basis", KnownBasis.DOCUMENT),
            "url": block.text("url"),
            "publisher": find(Organisation, "slug", block.take("publisher")),
            "pages": block.take("pages"),
            "printed_as": block.text("printed_as"),
            "note": block.text("note"),
            "note_en": block.text("note_en"),
        },
    )


def load_sector(block: Block) -> MasterData:
    row = _save(
        Sector,
        {"code": block.need("code")},
        {
            "name": block.need("name"),
            "name_en": block.text("name_en"),
            "kind": block.need("kind"),
            "parent": find(Sector, "code", block.take("parent")),
            "mapping_basis": block.text("mapping", "ours"),
            "known_from": block.day("known"),
            "document": find(Document, "key", block.need("document")),
            "locator": block.text("locator"),
            "note": block.text("note"),
            "note_en": block.text("note_en"),
        },
    )
    for name in block.items("aliases"):
        _save(SectorAlias, {"sector": row, "name": str(name)}, {})
    return row


def load_risk_theme(block: Block) -> MasterData:
    row = _save(
        RiskTheme,
        {"slug": block.need("slug")},
        {
            "name": block.need("name"),
            "name_en": block.text("name_en"),
            "category": block.need("category"),
            "document": find(Document, "key", block.need("document")),
            "known_from": block.day("known"),
            "known_basis": block.text("basis", KnownBasis.DOCUMENT),
            "all_sectors": block.flag("all_sectors"),
            "exhaustive": block.flag("exhaustive"),
        },
    )
    _add(row.sectors, [find(Sector, "code", code) for code in block.items("sectors")])
    return row


def load_covenant(block: Block) -> MasterData:
    row = _save(
        Covenant,
        {"slug": block.need("slug")},
        {"code": block.need("code"), "generation": block.text("generation", "new")},
    )
    _add(row.sectors, [find(Sector, "code", code) for code in block.items("sectors")])
    for name in block.blocks("names"):
        _save(
            CovenantName,
            {"covenant": row, "known_from": name.day("known")},
            {
                "name": name.need("name"),
                "name_en": name.text("name_en"),
                "document": find(Document, "key", name.take("document")),
            },
        )
        name.refuse_unread()
    return row


def load_target(block: Block) -> MasterData:
    values = {
        "name": block.need("name"),
        "name_en": block.text("name_en"),
        "counts_from": block.day("counts_from"),
    }
    return _save(Target, {"slug": block.need("slug")}, values)


def load_threshold(block: Block) -> MasterData:
    return _save(
        Threshold,
        {"slug": block.need("slug")},
        {
            "covenant": find(Covenant, "slug", block.need("covenant")),
            "gates": block.need("gates"),
            "name": block.need("name"),
            "name_en": block.text("name_en"),
        },
    )


def load_counting_rule(block: Block) -> MasterData:
    row = _save(
        CountingRule,
        {"slug": block.need("slug")},
        {
            "name": block.need("name"),
            "name_en": block.text("name_en"),
            "definition": block.need("definition"),
            "definition_en": block.text("definition_en"),
            "document": find(Document, "key", block.take("document")),
            "locator": block.text("locator"),
            "is_default": block.flag("default"),
            "position": block.take("order", 0),
            "running_only": block.flag("running_only"),
            "without_subsectors": block.flag("without_subsectors"),
            "facilitated_by": find(Organisation, "slug", block.take("facilitated_by")),
        },
    )
    for name in ("excluded", "only"):
        _add(getattr(row, name), [find(Covenant, "slug", slug) for slug in block.items(name)])
    return row


MASTER_SECTIONS: tuple[tuple[str, Callable[[Block], MasterData]], ...] = (
    ("organisations", load_organisation),
    ("documents", load_document),
    ("sectors", load_sector),
    ("risk_themes", load_risk_theme),
    ("covenants", load_covenant),
    ("targets", load_target),
    ("thresholds", load_threshold),
    ("counting_rules", load_counting_rule),
)
