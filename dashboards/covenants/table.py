"""The table of covenants. Rows come ready in words; the table only lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dashboards.frame.cells import all_linked, badge, linked, noted, small
from dashboards.frame.markup import fill


@dataclass(frozen=True, slots=True)
class CovenantRow:
    """One covenant in words. `proof` is the statement behind the row."""

    slug: str
    name: str
    url: str
    sectors: tuple[tuple[str, str], ...]
    phase: str
    phase_state: str
    schedule: str
    schedule_state: str
    late: str
    days_late: int
    expected: str
    expected_note: str
    facilitator: str
    signed: str
    proof: int | None


class CovenantTable(tables.Table):
    """`sources` maps the statement behind a row to (address, words): filled for one page of rows."""

    sources: Mapping[int, tuple[str, str]]

    name = tables.Column(verbose_name=_("Covenant"))
    sector = tables.Column(verbose_name=_("Sector"), accessor="sectors")
    phase = tables.Column(verbose_name=_("Phase"))
    schedule = tables.Column(verbose_name=_("On time?"))
    expected = tables.Column(verbose_name=_("Expected"), empty_values=())
    facilitator = tables.Column(verbose_name=_("Facilitator"))
    signed = tables.Column(verbose_name=_("Signed"))
    source = tables.Column(verbose_name=_("Source"), accessor="proof", orderable=False, empty_values=())

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No covenant fits these choices at this moment.")

    def render_name(self, record: CovenantRow) -> SafeString:
        return linked(record.url, record.name)

    def render_sector(self, record: CovenantRow) -> SafeString:
        return small(all_linked(record.sectors))

    def render_phase(self, record: CovenantRow) -> SafeString:
        return badge(record.phase_state, record.phase)

    def render_schedule(self, record: CovenantRow) -> SafeString:
        return noted(badge(record.schedule_state, record.schedule), record.late)

    def render_expected(self, record: CovenantRow) -> SafeString:
        if not record.expected_note:
            return small(record.expected or "–")
        words = fill('{}<br><span class="nl-muted">{}</span>', record.expected, record.expected_note)
        return small(words)

    def render_facilitator(self, record: CovenantRow) -> SafeString:
        return small(record.facilitator)

    def render_source(self, record: CovenantRow) -> SafeString | str:
        url, label = self.sources.get(record.proof or 0, ("", ""))
        return small(linked(url, label)) if label else "–"
