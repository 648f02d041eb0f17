"""The table of covenants. Rows come ready in words; the table only lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dashboards.frame.cells import all_linked, badge, cite, linked, noted, shortened
from dashboards.frame.markup import fill


@dataclass(frozen=True, slots=True)
class CovenantRow:
    """One covenant in words. `proof` is the statement behind the row."""

    slug: str
    name: str
    url: str
    sectors: tuple[tuple[str, str], ...]
    phase: str
    schedule: str
    schedule_state: str
    late: str
    days_late: int
    expected: str
    expected_note: str
    facilitator: str
    signed: str
    proof: int | None


NOTHING = fill('<span class="nl-lists__none">{}</span>', "–")


class CovenantTable(tables.Table):
    """`sources` maps the statement behind a row to (address, words): filled for one page of rows.

    `cite_url` is where the citation of the page stands.
    """

    sources: Mapping[int, tuple[str, str]]
    cite_url: str = ""

    name = tables.Column(verbose_name=_("Agreement"))
    schedule = tables.Column(verbose_name=_("On time?"))
    signed = tables.Column(verbose_name=_("Signed"))
    expected = tables.Column(verbose_name=_("Expected"), empty_values=())
    phase = tables.Column(verbose_name=_("Phase"))
    sector = tables.Column(verbose_name=_("Sector"), accessor="sectors")
    facilitator = tables.Column(verbose_name=_("Facilitator"))
    source = tables.Column(verbose_name=_("Source"), accessor="proof", orderable=False, empty_values=())

    class Meta:
        default: ClassVar[SafeString] = NOTHING
        empty_text = _("No agreement fits these choices at this moment.")

    def render_name(self, record: CovenantRow) -> SafeString:
        return fill("{}{}", linked(record.url, record.name), cite(self.cite_url, record.url, record.name))

    def render_sector(self, record: CovenantRow) -> SafeString:
        return self._labelled("sector", all_linked(record.sectors))

    def render_phase(self, record: CovenantRow) -> SafeString:
        return self._labelled("phase", record.phase)

    def render_schedule(self, record: CovenantRow) -> SafeString:
        return noted(badge(record.schedule_state, record.schedule), record.late)

    def render_expected(self, record: CovenantRow) -> SafeString:
        if not record.expected_note:
            return self._labelled("expected", record.expected) if record.expected else NOTHING
        words = fill('{}<br><span class="nl-muted">{}</span>', record.expected, record.expected_note)
        return self._labelled("expected", words)

    def render_signed(self, record: CovenantRow) -> SafeString:
        return self._labelled("signed", record.signed)

    def render_facilitator(self, record: CovenantRow) -> SafeString:
        return self._labelled("facilitator", shortened(record.facilitator))

    def render_source(self, record: CovenantRow) -> SafeString:
        url, label = self.sources.get(record.proof or 0, ("", ""))
        return self._labelled("source", linked(url, label)) if label else NOTHING

    def _labelled(self, column: str, words: object) -> SafeString:
        """Return a cell whose label shows where the row is stacked: there its heading stands nowhere else."""
        return fill('<span class="nl-lists__label">{}: </span>{}', self._labels[column], words)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """By column its label in the language of the page: put into words once, not in each row."""
        return {name: str(column.verbose_name) for name, column in self.base_columns.items()}
