"""The search service of officielebekendmakingen.nl: SRU 2.0 with records of the scheme "gzd", read strictly.

The service and its fields: https://repository.overheid.nl/sru, docs/how-to/fetch-documents.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from imvo_tracker.lib.days import YEARS
from imvo_tracker.lib.fetch import Unfetchable, fetch
from imvo_tracker.lib.text import composed, unfit_character

MOST_BYTES, SECONDS = 5_000_000, 30.0
PAGE, MOST_PAGES = 100, 30
LONGEST_TITLE, SHOWN_CHARACTERS = 300, 120
_SRU = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
_DIAGNOSTIC = "{http://docs.oasis-open.org/ns/search-ws/diagnostic}"
_TERMS = "{http://purl.org/dc/terms/}"
_LAW = "{http://standaarden.overheid.nl/wetgeving/}"
DOSSIER = re.compile(r"[0-9]{5}(?:-[IVXLC]{1,8})?", re.ASCII)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class GazettePaper:
    """What a record says of one paper, as it stands there; None for a day that is not given."""

    identifier: str
    dossier: str
    number: str
    title: str
    sort: str
    dated_on: date | None
    available_on: date | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that is not taken, and why."""

    identifier: str
    why: str


Found = GazettePaper | Unread


def search_dossier(base: str, dossier: str, *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> list[Found]:
    """Return every parliamentary paper that the service has of a dossier; raises `Unfetchable`."""
    listed: list[Found] = []
    for page in range(MOST_PAGES):
        address = f"{base}?{urlencode(_question(dossier, 1 + page * PAGE))}"
        total, records = read_answer(fetch(address, most_bytes=most_bytes, seconds=seconds, content="xml"))
        listed += records
        if len(listed) >= total:
            return listed
        if not records:
            raise Unfetchable(f"the service says it has {total} papers and gave {len(listed)}")
    raise Unfetchable(f"the service has more than {MOST_PAGES * PAGE} papers of this dossier")


def _question(dossier: str, first: int) -> dict[str, str]:
    query = f"c.product-area==officielepublicaties AND w.dossiernummer=={dossier} AND w.publicatienaam==Kamerstuk"
    return {
        "operation": "searchRetrieve",
        "version": "2.0",
        "query": query,
        "startRecord": str(first),
        "maximumRecords": str(PAGE),
        "recordSchema": "gzd",
    }


def read_answer(body: bytes) -> tuple[int, list[Found]]:
    """Return how many records there are in all, and those of this answer; raises `Unfetchable`."""
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unfetchable(f"the answer is no XML that may be read ({type(error).__name__})") from error
    if root.tag != f"{_SRU}searchRetrieveResponse":
        raise Unfetchable("the answer is XML, but none of the search service")
    problem = root.find(f".//{_DIAGNOSTIC}message")
    if problem is not None:
        raise Unfetchable(f"the service refused the question: {_shown(_clean(problem.text))}")
    total = _clean(root.findtext(f"{_SRU}numberOfRecords"))
    if not re.fullmatch(r"[0-9]{1,9}", total, re.ASCII):
        raise Unfetchable("the service does not say how many records there are")
    return int(total), list(_records(root))


def _records(root: Element) -> Iterator[Found]:
    for record in root.iterfind(f"{_SRU}records/{_SRU}record"):
        identifier = _text(record, f"{_TERMS}identifier")[:SHOWN_CHARACTERS]
        try:
            yield _paper(record, identifier)
        except ValueError as error:
            yield Unread(_shown(identifier) or "?", str(error))


def _paper(record: Element, identifier: str) -> GazettePaper:
    """Return one record as a paper; ValueError says what is missing or cannot be."""
    whole = _text(record, f"{_TERMS}title")
    title = _text(record, f"{_LAW}documenttitel") or whole.rpartition(";")[2].strip()
    if not identifier or not title:
        raise ValueError("identifier or title is missing")
    if unfit_character(title + identifier):
        raise ValueError("the title holds characters that nobody can read")
    return GazettePaper(
        identifier=identifier,
        dossier=_text(record, f"{_LAW}dossiernummer"),
        number=_text(record, f"{_LAW}ondernummer"),
        title=title[:LONGEST_TITLE],
        sort=_text(record, f"{_LAW}subrubriek") or whole.rpartition(";")[2].strip(),
        dated_on=_day(_text(record, f"{_TERMS}date") or _text(record, f"{_TERMS}issued")),
        available_on=_day(_text(record, f"{_TERMS}available")),
    )


def _text(record: Element, tag: str) -> str:
    """Return the first filled value of a field, on one line."""
    return next((text for one in record.iter(tag) if (text := _clean(one.text))), "")


def _clean(text: str | None) -> str:
    return composed(_SPACE.sub(" ", text or "").strip())


def _shown(text: str) -> str:
    """Return a text as a terminal may show it."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:SHOWN_CHARACTERS])


def _day(text: str) -> date | None:
    if not text:
        return None
    day = date.fromisoformat(text[:10])
    if day.year not in YEARS:
        raise ValueError("a day lies outside the years 1900 to 2199")
    return day
