"""Reports on one subject whatever they are about: who pays, what delays, law and initiatives abroad."""

from __future__ import annotations

from collections.abc import Collection

from covenants.choices import ReportTopic
from covenants.evidence.statements import Statement, as_statement, name_as_sealed
from covenants.models import StatusReport
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

ABROAD = (ReportTopic.CONTEXT, ReportTopic.LEGISLATION)


def reports_with_topic(topics: Collection[ReportTopic], as_of: AsOf) -> list[Statement]:
    """Return the public reports of these topics, on a covenant, a sector or neither, as they were recorded."""
    return _read(as_of, topic__in=topics)


def reports_abroad(as_of: AsOf) -> list[Statement]:
    """Return the public reports that name a law or initiative with its country or body."""
    return [one for one in _read(as_of, topic__in=ABROAD) if one.entry.place]


def _read(as_of: AsOf, **narrow: object) -> list[Statement]:
    rows = list(StatusReport.objects.visible_at(as_of, Audience.PUBLIC).filter(**narrow).order_by("pk"))
    name_as_sealed(rows, as_of)
    return [as_statement(row, as_of) for row in rows]
