"""Where words on a covenant's page stand: the document here, and the site it was published on by name."""

from __future__ import annotations

from dataclasses import dataclass

from covenants.evidence.statements import Evidence
from dashboards.page_request import PageRequest
from dashboards.words.hosts import say_host
from dashboards.words.statements import say_source, source_url


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What `dashboards/parts/source_line.html` prints; `host` names the site behind `external_url`."""

    label: str
    url: str
    host: str
    external_url: str


def source_line(evidence: Evidence, asked: PageRequest) -> SourceLine:
    """Return where a statement is written; the link to the document keeps the moment."""
    return SourceLine(
        say_source(evidence), source_url(evidence, asked), say_host(evidence.document_url), evidence.document_url
    )
