"""What the pages of some covenants say first, for who is about to change it."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.evidence.statements import statements_on_covenant
from covenants.moment.ledger import read_promises
from covenants.moment.record import Record
from dashboards.covenants.lead import lead
from dashboards.page_request import PageRequest
from dashboards.words.wording import pick


def first_sentences(record: Record, slugs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return by covenant its name and its first sentence at the record's moment; one not known yet is left out."""
    asked, promises = PageRequest(record.as_of, "", "/"), read_promises(record)
    said = {}
    for slug in slugs:
        reading = record.readings.find(slug)
        if reading is not None:
            statements = statements_on_covenant(slug, record.as_of)
            first = lead(reading, record, statements, promises.of_covenant(slug), asked)
            name = pick(reading.covenant.name, reading.covenant.name_en)
            said[slug] = name, " ".join(filter(None, [first.sentence, first.life]))
    return said
