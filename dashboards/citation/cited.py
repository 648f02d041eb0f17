"""What is cited: its words, its addresses, its moment and the paper behind it, as known at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# What is cited as data rather than as a page to read
LISTS = frozenset(
    {
        "abroad",
        "annex",
        "comparison",
        "corrections",
        "covenant_statements",
        "covenants",
        "documents",
        "edition",
        "editions",
        "explanation_costs",
        "explanation_rules",
        "half_year",
        "motions",
        "promises",
        "promises_explored",
        "question",
        "search",
        "sectors",
        "thresholds",
        "thresholds_explored",
        "timeline",
        "timeline_explored",
    }
)
WEB_PAGE, DATA, REPORT = "webpage", "dataset", "report"


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that something is cited from: "Kamerstuk 26 485, nr. 220, p. 2"; "" for no number or page."""

    place: str
    title: str
    dated_on: date | None
    number: str
    page: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What every form of a citation is made of.

    `kind` is a type of CSL. `issued` is the day on which the revision was sealed, None for an empty record. `address`
    holds every part of the moment and the filters; `code` is that address as a short link.
    """

    kind: str
    author: str
    site: str
    title: str
    moment: str
    revision: int
    issued: date | None
    read_on: date
    address: str
    code: str
    language: str
    paper: Paper | None = None
    quotation: str = ""
