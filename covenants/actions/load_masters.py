"""Master data in record files: which lists there are, and which key of a block fills which field."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from covenants.actions.load_catalogue import (
    Column,
    day,
    flag,
    link,
    needed,
    needed_day,
    needed_link,
    page,
    text,
    whole,
)
from covenants.models import CountingRule, Covenant, CovenantName, CovenantSector, Target, Threshold
from dossier.choices import KnownBasis
from dossier.models import Document, Organisation, OrganisationName
from sectors.models import RiskTheme, Sector, SectorAlias, SectorOrigin


@dataclass(frozen=True, slots=True)
class Part:
    """A list inside a block whose members are rows of their own, such as dated names.

    The first column tells them apart. `bare`: the list holds texts, not blocks.
    """

    key: str
    model: type[models.Model]
    owner: str
    columns: tuple[Column, ...]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """A list of keys of other rows; a file adds to it and takes nothing away."""

    field: str
    model: type[models.Model]


@dataclass(frozen=True, slots=True)
class Master:
    """A list of a record file. The first column is the key that never changes."""

    section: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    parts: tuple[Part, ...] = ()
    links: tuple[Links, ...] = ()


_NAMES = (needed("name"), text("name_en"))
_NOTES = (text("note"), text("note_en"))
_COVENANT_NAMES = (needed_day("known_from", "known"), *_NAMES, link("document", Document))
_SECTOR_DAYS = (
    needed_link("sector", Sector),
    day("from_on", "from"),
    link("document", Document),
    day("until_on", "until"),
    link("until_document", Document),
)
_ORIGINS = (
    needed_link("predecessor", Sector, "sector"),
    needed_day("from_on", "from"),
    needed_link("document", Document),
    page("locator", "page"),
)

MASTERS = (
    Master(
        "organisations",
        Organisation,
        (needed("slug"), needed("kind"), *_NAMES),
        parts=(Part("names", OrganisationName, "organisation", (day("from_on", "from"), *_NAMES)),),
    ),
    Master(
        "documents",
        Document,
        (
            needed("key"),
            needed("kind"),
            text("dossier"),
            text("number"),
            needed("title"),
            text("title_en"),
            day("dated_on", "dated"),
            needed_day("public_on", "public"),
            text("public_basis", default=KnownBasis.DOCUMENT.value),
            text("url"),
            link("publisher", Organisation),
            whole("pages"),
            text("printed_as"),
            *_NOTES,
        ),
    ),
    Master(
        "sectors",
        Sector,
        (
            needed("code"),
            *_NAMES,
            needed("kind"),
            link("parent", Sector),
            text("mapping_basis", "mapping", "ours"),
            needed_day("known_from", "known"),
            needed_link("document", Document),
            text("locator"),
            *_NOTES,
        ),
        parts=(
            Part("aliases", SectorAlias, "sector", (needed("name", "aliases"),), bare=True),
            Part("origins", SectorOrigin, "sector", _ORIGINS),
        ),
    ),
    Master(
        "risk_themes",
        RiskTheme,
        (
            needed("slug"),
            *_NAMES,
            needed("category"),
            needed_link("document", Document),
            needed_day("known_from", "known"),
            text("known_basis", "basis", KnownBasis.DOCUMENT.value),
            flag("all_sectors"),
            flag("exhaustive"),
        ),
        links=(Links("sectors", Sector),),
    ),
    Master(
        "covenants",
        Covenant,
        (needed("slug"), needed("code"), text("generation", default="new")),
        parts=(
            Part("names", CovenantName, "covenant", _COVENANT_NAMES),
            Part("sector_days", CovenantSector, "covenant", _SECTOR_DAYS),
        ),
        links=(Links("sectors", Sector),),
    ),
    Master("targets", Target, (needed("slug"), *_NAMES, day("counts_from", "counts_from"))),
    Master(
        "thresholds", Threshold, (needed("slug"), needed_link("covenant", Covenant), needed("gates"), *_NAMES)
    ),
    Master(
        "counting_rules",
        CountingRule,
        (
            needed("slug"),
            *_NAMES,
            needed("definition"),
            text("definition_en"),
            link("document", Document),
            text("locator"),
            flag("is_default", "default"),
            whole("position", "order", 0),
            flag("running_only"),
            flag("without_subsectors"),
            link("facilitated_by", Organisation),
        ),
        links=(Links("excluded", Covenant), Links("only", Covenant)),
    ),
)  # fmt: skip
"""The lists of a record file in the order in which they are read: each may name rows of those before it."""
