"""Links to a table in every format it can be taken in."""

from __future__ import annotations

from dataclasses import replace

from covenants.moment.record import Record
from dashboards.formats.registry import FORMATS
from dashboards.frame.base import Files, Link
from dashboards.page_request import PageRequest


def file_links(asked: PageRequest, record: Record, label: str, name: str, *args: str) -> Files:
    """Return the lasting address of a table in each format: the same bytes for ever, on all its pages.

    `label` says which table of the page it is, `name` is the name of its address and `args` what stands in that.
    """
    revision, rule = record.as_of.revision or 0, record.rule.slug
    whole = replace(asked, filters=asked.lasting_filters)
    links = (
        Link(whole.cited_as(name, *args, ending, revision=revision, rule=rule), ending.upper()) for ending in FORMATS
    )
    return Files(label, tuple(links))
