"""Links to a table in every format it can be taken in."""

from __future__ import annotations

from dataclasses import replace

from covenants.moment.record import Record
from dashboards.formats.registry import FORMATS
from dashboards.frame.base import Link
from dashboards.frame.table_paging import PAGE
from dashboards.page_request import PageRequest


def file_links(asked: PageRequest, record: Record, name: str, *args: str) -> tuple[Link, ...]:
    """Return the lasting address of the table in each format: the same bytes for ever, on all its pages."""
    revision, rule = record.as_of.revision or 0, record.rule.slug
    whole = replace(asked, filters=tuple((key, value) for key, value in asked.filters if key != PAGE))
    return tuple(
        Link(whole.cited_as(name, *args, ending, revision=revision, rule=rule), ending.upper()) for ending in FORMATS
    )
