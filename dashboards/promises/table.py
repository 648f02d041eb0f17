"""The table of promises. Words are made for one page of rows only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from covenants.moment.ledger import AnyPromise
from dashboards.frame.cells import badge, linked, noted
from dashboards.frame.markup import fill, fill_each


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise in words. `came` holds (address, words) of each proof."""

    subject: str
    subject_url: str
    promised: str
    wording: str
    source_label: str
    source_url: str
    actor: str
    voice: str
    modality: str
    window: str
    window_strict: str
    came: tuple[tuple[str, str], ...]
    came_note: str
    late: str
    late_strict: str
    state: str
    outcome: str
    superseded: str


def _quiet(*lines: object) -> SafeString:
    return fill_each('<br><small class="nl-muted">{}</small>', ((line,) for line in lines if line))


class PromiseTable(tables.Table):
    """`views` maps a promise to its words: filled for one page of rows."""

    views: Mapping[AnyPromise, PromiseView]

    promise = tables.Column(verbose_name=_("Promise"), accessor="fact")
    who = tables.Column(verbose_name=_("Who"), accessor="fact")
    window = tables.Column(verbose_name=_("Promised for"), accessor="fact")
    came = tables.Column(verbose_name=_("What came"), accessor="fact")
    late = tables.Column(verbose_name=_("Days late"), accessor="fact")
    outcome = tables.Column(verbose_name=_("Outcome"), accessor="fact")

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No promise fits these choices at this moment.")

    def _view(self, row: AnyPromise) -> PromiseView:
        return self.views[row]

    def render_promise(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        words = fill('<q lang="nl">{}</q>', view.wording) if view.wording else ""
        return fill(
            "{}{}",
            linked(view.subject_url, view.subject),
            _quiet(view.promised, words, linked(view.source_url, view.source_label)),
        )

    def render_who(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        return fill("{}{}", view.actor, _quiet(view.voice, view.modality))

    def render_window(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        return fill("{}{}", view.window, _quiet(view.window_strict))

    def render_came(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        proofs = fill_each("{}", ((linked(url, label),) for url, label in view.came), "<br>")
        return fill("{}{}", proofs, _quiet(view.came_note)) if proofs else fill("{}", view.came_note)

    def render_late(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        return fill("{}{}", view.late, _quiet(view.late_strict))

    def render_outcome(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        return noted(badge(view.state, view.outcome), view.superseded)
