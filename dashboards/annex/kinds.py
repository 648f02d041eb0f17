"""The annexes that are made from the record: what each is called, who makes it, and under which addresses it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from covenants.moment.record import Record
from dashboards.annex.abroad import abroad_annex_of
from dashboards.annex.content import annex_of
from dashboards.annex.told import Annex
from dashboards.page_request import PageRequest


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """One annex. `key` is what its editions bear; `page`, `table` and `document` are names of addresses.

    `takes_rule` says whether a counting rule changes it, `dataset` where its table is made, `lead` a sentence that
    takes how many entries it has, and `in_dutch` says to readers of other languages what they find.
    """

    key: str
    name: str
    title: str | Promise
    rows: str | Promise
    lead: str | Promise
    in_dutch: str | Promise
    page: str
    table: str
    document: str
    takes_rule: bool
    dataset: str
    make: Callable[[PageRequest, Record, Mapping[str, str] | None], Annex]


SECTORS = AnnexKind(
    key="",
    name="bijlage-1",
    title=_("Annex 1, generated"),
    rows=_("Sectors"),
    lead=ngettext_lazy(
        "%(count)s sector or subsector, with what is known of it and where that is written; made from the record.",
        "%(count)s sectors and subsectors, each with what is known of it and where that is written;"
        " made from the record.",
        "count",
    ),
    in_dutch=_(
        "The annex is made for a letter to the Dutch Parliament and is therefore in Dutch. Its table gives for each"
        " sector: situation, expectation, facilitator, and what is late or silent; below it stands each sector with"
        " its sources as notes."
    ),
    page="annex",
    table="annex_file",
    document="annex_document_file",
    takes_rule=True,
    dataset="dashboards.annex.file.annex_dataset",
    make=annex_of,
)
ABROAD = AnnexKind(
    key="bijlage-2",
    name="bijlage-2",
    title=_("Annex 2, generated"),
    rows=_("Law and initiatives"),
    lead=ngettext_lazy(
        "%(count)s country or body, with its laws and initiatives and where that is written; made from the record.",
        "%(count)s countries and bodies, each with its laws and initiatives and where that is written;"
        " made from the record.",
        "count",
    ),
    in_dutch=_(
        "The annex is made for a letter to the Dutch Parliament and is therefore in Dutch. Its table gives for each"
        " law or initiative: country or body, state, since when, and when that was said; below it stands each country"
        " or body with its sources as notes."
    ),
    page="annex_abroad",
    table="annex_abroad_file",
    document="annex_abroad_document_file",
    takes_rule=False,
    dataset="dashboards.annex.abroad_file.abroad_annex_dataset",
    make=abroad_annex_of,
)
ANNEXES = (SECTORS, ABROAD)
