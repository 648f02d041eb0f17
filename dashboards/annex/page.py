"""The annex as a page: what would be printed at this moment, and how that differs from the last frozen edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.annex.difference import Difference, differences, kept_of
from dashboards.annex.document import Document, document_of
from dashboards.annex.kinds import SECTORS, AnnexKind
from dashboards.annex.markup import headings_of, marked_up
from dashboards.annex.told import LANGUAGE, Annex
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, Link, extend, frame
from dashboards.frame.cells import part
from dashboards.page_request import PageRequest
from dossier.selectors_editions import EditionFact, last_edition


@dataclass(frozen=True, slots=True)
class AnnexPage(Frame):
    """Everything the page prints. `which`, `annex` and `made_at` are for its files.

    `in_dutch` says on a page of another language what it holds; "" on a Dutch one.
    """

    which: AnnexKind
    lead: str
    in_dutch: str
    document: Document
    body: SafeString
    headings: Mapping[str, str]
    annex: Annex
    made_at: datetime | None
    edition: Link | None
    differences: tuple[Difference, ...]


def annex_page(
    asked: PageRequest, record: Record, texts: Mapping[str, str] | None = None, *, kind: AnnexKind = SECTORS
) -> AnnexPage:
    """Return an annex of a moment; `texts` are the ministry's by place: only what is about to be frozen has any."""
    annex = kind.make(asked, record, texts)
    document = document_of(annex)
    last = last_edition(record.as_of, kind.key)
    files = (_document_links(asked, record, kind), file_links(asked, record, str(kind.rows), kind.table))
    base = frame(asked, record, str(kind.title), files=files, offers_rules=kind.takes_rule)
    return extend(
        AnnexPage,
        base,
        which=kind,
        lead=_say_lead(kind, len(annex.entries)),
        in_dutch=str(kind.in_dutch) if get_language() != LANGUAGE else "",
        document=document,
        body=body_of(document.blocks, document.notes, asked, base.cite_url),
        headings=headings_of(document.blocks),
        annex=annex,
        made_at=annex.sealed_at,
        edition=edition_link(asked, last) if last else None,
        differences=differences(last.content, kept_of(annex, ministry_label())) if last else (),
    )


def _say_lead(kind: AnnexKind, count: int) -> str:
    return kind.lead % {"count": count} if count else _("Nothing for this annex was known at this moment.")


def body_of(blocks: Iterable[Any], notes: Sequence[Any], asked: PageRequest, cite_url: str = "") -> SafeString:
    """Return blocks and notes of an annex in its language; notes lead to the documents here, at the same moment."""
    keys = {part(one, "document") for one in notes}
    links = {key: asked.link("document", key) for key in keys if key}
    with override(LANGUAGE):
        return marked_up(blocks, notes, lambda key, _url: links.get(key, ""), cite_url)


def ministry_label() -> str:
    """Return the label of the ministry's own words in a list of differences."""
    return _("Words of the ministry")


def edition_link(asked: PageRequest, edition: EditionFact) -> Link:
    """Return the link to the page of an edition."""
    return Link(asked.link("edition", str(edition.number)), _("edition %(number)s") % {"number": edition.number})


def _document_links(asked: PageRequest, record: Record, kind: AnnexKind) -> Files:
    """Return the lasting address of an annex as a text, in each format."""
    revision, rule = record.as_of.revision or 0, record.rule.slug
    links = (
        Link(asked.cited_as(kind.document, ending, revision=revision, rule=rule), ending.upper())
        for ending in DOCUMENT_ENDINGS
    )
    return Files(str(kind.title), tuple(links))


DOCUMENT_ENDINGS = ("odt", "docx", "html")
