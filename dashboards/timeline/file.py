"""All covenants in time as a dataset: a row for each covenant, the days of each milestone in columns of their own."""

from __future__ import annotations

from itertools import chain

from django.utils.translation import gettext as _

from covenants.domain.lifeline import moments_of
from covenants.domain.reading import CovenantReading
from covenants.kinds import MILESTONE_KINDS
from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest
from dashboards.timeline.page import TimelinePage
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import pick

NAME = "tijdlijn"


def timeline_dataset(_asked: PageRequest, _record: Record, page: TimelinePage) -> Dataset:
    """Return the milestones that each covenant achieved: the signed covenants first, as on the page."""
    days = (
        words % {"milestone": kind.label}
        for kind in MILESTONE_KINDS
        for words in (_("%(milestone)s, from"), _("%(milestone)s, until"))
    )
    columns = (_("Key"), _("Agreement"), _("Outcome"), _("Now"), *days)
    rows = map(_cells, chain.from_iterable(page.every))
    return dataset(page, NAME, columns=columns, rows=rows, count=sum(map(len, page.every)))


def _cells(reading: CovenantReading) -> tuple[Cell, ...]:
    badge, achieved = outcome_badge(reading), {moment.kind: moment for moment in moments_of(reading)}
    days = (
        day
        for kind in MILESTONE_KINDS
        for moment in (achieved.get(kind.code),)
        for day in ((moment.since, moment.on) if moment else (None, None))
    )
    return (reading.slug, pick(reading.covenant.name, reading.covenant.name_en), badge.label, badge.note, *days)
