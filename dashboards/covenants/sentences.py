"""What the pages of some covenants say first, for who is about to change it."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.evidence.statements import Statement, statements_of
from covenants.moment.ledger import read_promises
from covenants.moment.record import Record
from dashboards.covenants.lead import lead
from dashboards.page_request import PageRequest
from dashboards.words.wording import pick


def first_sentences(record: Record, slugs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return by covenant its name and its first sentence at the record's moment; one not known yet is left out."""
    asked, promises = PageRequest(record.as_of, "", "/"), read_promises(record)
    known = {slug: reading for slug in slugs if (reading := record.readings.find(slug)) is not None}
    statements: dict[str, list[Statement]] = {slug: [] for slug in known}
    for one in statements_of(None, record.as_of, covenants=known):
        statements[one.covenant].append(one)
    said = {}
    for slug, reading in known.items():
        first = lead(reading, record, statements[slug], promises.of_covenant(slug), asked)
        name = pick(reading.covenant.name, reading.covenant.name_en)
        said[slug] = name, " ".join(filter(None, [first.sentence, first.life]))
    return said
