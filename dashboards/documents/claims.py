"""The statements taken from a document: which, in which order, on which page of the list, each as one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.evidence.documents import DocumentFact
from covenants.evidence.statements import Claimed, Evidence, Statement
from covenants.moment.record import Record
from dashboards.frame.base import Link
from dashboards.frame.query import FilterForm, PickField, read_form, values_of
from dashboards.frame.table_paging import PAGE, ROWS_A_PAGE
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_where, statement_link, view_statement
from dashboards.words.wording import pick, say_day, say_period
from dossier.canonical import ledger_models
from imvo_tracker.lib.badinput import BadInput

_PAGE = re.compile(r"(?:p\.|blz\.?|pagina)\s*([0-9]{1,5})|^([0-9]{1,5})$")
_LAST = 10**6  # statements without a page stand at the end
KEYS = ("pagina", "over", "soort")
ROW = "uitspraak"
WITHOUT = "geen"
SHOWN_CHARACTERS = 60
LONG = 5  # words: what is shorter may be repeated


@dataclass(frozen=True, slots=True)
class ClaimFilters:
    """What is asked for, read; "" is no filter."""

    pagina: str = ""
    over: str = ""
    soort: str = ""

    @property
    def count(self) -> int:
        return sum(map(bool, (self.pagina, self.over, self.soort)))

    def keeps(self, claim: Claimed) -> bool:
        return (
            self.pagina in ("", page_key(claim.locator))
            and self.over in ("", claim.covenant)
            and self.soort in ("", claim.table)
        )


class ClaimFilterForm(FilterForm):
    """The filters as they stand in the address; choices are those of the statements of this document."""

    pagina = PickField(label=gettext_lazy("Page of the document"), every=gettext_lazy("all pages"))
    over = PickField(label=gettext_lazy("Agreement"), every=gettext_lazy("all agreements"))
    soort = PickField(label=gettext_lazy("Kind of statement"), every=gettext_lazy("all kinds"))

    def __init__(self, claims: Sequence[Claimed], record: Record, **options: Any) -> None:
        super().__init__(**options)
        pages = sorted({page_of(claim.locator) for claim in claims})
        self.offer("pagina", [(_page_key(page), _page_name(page)) for page in pages])
        self.offer_covenants("over", record.readings.among({claim.covenant for claim in claims}))
        tables = {claim.model for claim in claims}
        self.offer("soort", [(_table(one), kind_of(one)) for one in ledger_models() if one in tables])


def _table(model: type[Any]) -> str:
    return model._meta.model_name or ""


def kind_of(model: type[Any]) -> str:
    """Return the kind of statement that a table holds, in words."""
    return str(capfirst(model._meta.verbose_name))


def read_filters(asked: PageRequest, claims: Sequence[Claimed], record: Record) -> tuple[ClaimFilters, ClaimFilterForm]:
    """Return the filters and the form that shows them; raises `BadInput` naming the field."""
    values = values_of(asked.filters, KEYS)
    chosen = read_form(ClaimFilterForm(claims, record, data=values)).cleaned_data
    return ClaimFilters(**chosen), ClaimFilterForm(claims, record, initial=chosen)


def page_of(locator: str) -> int:
    """Return the page a locator names ("voetnoot 1, p. 1" is page 1), or a number beyond all pages."""
    match = _PAGE.search(locator)
    return int(match[1] or match[2]) if match else _LAST


def page_number(locator: str) -> int | None:
    """Return the page a locator names, None where it names none."""
    page = page_of(locator)
    return None if page == _LAST else page


def page_key(locator: str) -> str:
    return _page_key(page_of(locator))


def _page_key(page: int) -> str:
    return WITHOUT if page == _LAST else str(page)


def _page_name(page: int) -> str:
    return _("Without a page") if page == _LAST else str(page)


def has_page(claim: Claimed) -> bool:
    return page_of(claim.locator) != _LAST


def in_page_order(claims: Iterable[Claimed]) -> list[Claimed]:
    """Page order; on a page the running text first, then its footnotes; then as they were recorded."""
    return sorted(claims, key=_place)


def _place(claim: Claimed) -> tuple[int, bool, str, int]:
    return page_of(claim.locator), not claim.locator.startswith("p."), claim.ref, claim.key


def row_address(asked: PageRequest, document: str, claims: Sequence[Claimed]) -> str:
    """Return where the row stands that the address asks for, "" when it asks for none; raises `BadInput`."""
    row = values_of(asked.filters, (ROW,)).get(ROW, "")
    if not row:
        return ""
    for place, claim in enumerate(claims):
        if claim.anchor == row:
            return f"{asked.link('document', document, **{PAGE: str(1 + place // ROWS_A_PAGE)})}#{row}"
    message = _(
        "%(key)s: this document has no statement “%(value)s” at this moment."
        " If it was corrected, the corrections say what took its place."
    )
    raise BadInput(message % {"key": ROW, "value": row[:SHOWN_CHARACTERS].replace("\0", "")}, ROW)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One statement: where it stands, what it is about, its words, and how we render it.

    `same_words` and `same_note` are the anchors of the row above that has the same, or "".
    """

    anchor: str
    url: str
    place: str
    subject: Link | None
    wording: str
    heading: str
    text: str
    asides: tuple[str, ...]
    note: str
    same_words: str = ""
    same_note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The rows of one page of the document."""

    anchor: str
    rows: tuple[ClaimRow, ...]


def groups_of(
    statements: Sequence[Statement], document: DocumentFact, record: Record, asked: PageRequest
) -> tuple[ClaimGroup, ...]:
    rows = _without_repeats([_row(said, document, record, asked) for said in statements])
    return tuple(
        ClaimGroup("no-page" if page == _LAST else f"page-{page}", tuple(on_page))
        for page, on_page in groupby(rows, key=lambda row: page_of(row.place))
    )


def _without_repeats(rows: Iterable[ClaimRow]) -> Iterator[ClaimRow]:
    """Print long words and remarks once; what shares them, such as the members of a group promise, leads there."""
    words, notes = {"": ""}, {"": ""}
    for row in rows:
        first, noted = words.setdefault(row.wording, row.anchor), notes.setdefault(row.note, row.anchor)
        yield replace(
            row,
            same_words=first if first != row.anchor and _is_long(row.wording) else "",
            same_note=noted if noted != row.anchor and _is_long(row.note) else "",
        )


def _is_long(text: str) -> bool:
    return len(text.split()) >= LONG


def _row(said: Statement, document: DocumentFact, record: Record, asked: PageRequest) -> ClaimRow:
    view = view_statement(said, asked)
    return ClaimRow(
        anchor=said.key,
        url=row_url(said.key, document.key, asked),
        place=say_where(said.evidence.locator),
        subject=subject_of(said, record, asked),
        wording=view.wording,
        heading=view.heading,
        text=view.text,
        asides=tuple(_asides(said, document)),
        note=view.note,
    )


def row_url(anchor: str, document: str, asked: PageRequest) -> str:
    """Return the address of one row, on whatever page of the list it stands."""
    return f"{asked.link('document', document, **{ROW: anchor})}#{anchor}"


def _asides(said: Statement, document: DocumentFact) -> Iterable[str]:
    """The window; who says it, where that is not the author; since when it is known, where that is another day."""
    period, evidence = said.period, said.evidence
    if period and period.edtf:
        yield say_period(period)
    who = _speaker(evidence, document)
    if who:
        yield _("according to %(who)s") % {"who": who}
    if evidence.known_from != document.public_on:
        yield _("known since %(day)s") % {"day": say_day(evidence.known_from)}


def _speaker(evidence: Evidence, document: DocumentFact) -> str:
    who = pick(evidence.actor, evidence.actor_en)
    return "" if who == pick(document.publisher, document.publisher_en) else who


def subject_of(statement: Statement, record: Record, asked: PageRequest) -> Link | None:
    """The covenant, sector, motion or commitment a claim is about."""
    covenant = record.covenant(statement.covenant)
    if covenant:
        name = pick(covenant.name, covenant.name_en)
        return Link(statement_link(asked, covenant.slug, statement.key), _("Agreement %(name)s") % {"name": name})
    sector = getattr(statement.entry, "sector", None)
    if sector is not None and sector.known_from <= asked.as_of.known_on:
        name = pick(sector.name, sector.name_en)
        return Link(asked.link("sector", sector.code), _("Sector %(name)s") % {"name": name})
    undertaking = getattr(statement.entry, "undertaking", None)
    if undertaking is not None and undertaking.is_public_on(asked.as_of.known_on):
        return Link(asked.link("document", undertaking.key), pick(undertaking.title, undertaking.title_en))
    return None
