"""The table of promises. Words are made for one page of rows only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from covenants.moment.ledger import AnyPromise
from dashboards.charts.slippage import small_bar
from dashboards.frame.cells import badge, cite, linked, quotation
from dashboards.frame.markup import fill, fill_each
from dashboards.words.marks import Badge


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A promise of several covenants at once: how many, the words, where they stand."""

    label: str
    who: str
    wording: str
    source_label: str
    source_url: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise in words. `came` holds (address, words) of each proof.

    A member of a group promise is quoted once: in `head`, above the first of them; the others only say `member_of`.
    """

    anchor: str
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
    days: int
    outcome: Badge
    notes: tuple[str, ...]
    member_of: str = ""
    head: GroupHead | None = None


def _quiet(*lines: object) -> SafeString:
    return fill_each('<br><small class="nl-muted">{}</small>', ((line,) for line in lines if line))


def draw_head(head: GroupHead) -> SafeString:
    """Return what stands above the members of a group promise."""
    return fill(
        '<strong>{}</strong> {} <small class="nl-muted">{} · {}</small>',
        head.label,
        quotation(head.wording),
        head.who,
        linked(head.source_url, head.source_label),
    )


class PromiseTable(tables.Table):
    """`views` maps a promise to its words, `heads` the first member of a group to its line: for one page of rows.

    `cite_url` is where the citation of the page stands.
    """

    views: Mapping[AnyPromise, PromiseView]
    heads: Mapping[AnyPromise, SafeString]
    most_days: int = 0
    cite_url: str = ""

    promise = tables.Column(verbose_name=_("Agreement"), accessor="fact")
    who = tables.Column(verbose_name=_("Who"), accessor="fact", attrs={"td": {"class": "nl-ledger__who"}})
    window = tables.Column(verbose_name=_("Promised"), accessor="fact", attrs={"td": {"class": "nl-ledger__window"}})
    came = tables.Column(verbose_name=_("In fact"), accessor="fact", attrs={"td": {"class": "nl-ledger__came"}})
    late = tables.Column(verbose_name=_("Days late"), accessor="fact", attrs={"td": {"class": "nl-ledger__late"}})
    outcome = tables.Column(verbose_name=_("Outcome"), accessor="fact", attrs={"td": {"class": "nl-ledger__outcome"}})

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No promise fits these choices at this moment.")

    def _view(self, row: AnyPromise) -> PromiseView:
        return self.views[row]

    def render_promise(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        name = fill('<span id="belofte-{}">{}</span>', record.fact.key, linked(view.subject_url, view.subject))
        own = cite(self.cite_url, view.anchor, view.subject)
        return fill("{}{}{}", name, own, _quiet(view.promised, view.member_of))

    def render_who(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        return fill("{}{}", view.actor, _quiet(view.voice, view.modality))

    def render_window(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        source = linked(view.source_url, view.source_label) if view.source_label else ""
        return fill("{}{}", view.window, _quiet(quotation(view.wording), view.window_strict, source))

    def render_came(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        proofs = fill_each("{}", ((linked(url, label),) for url, label in view.came), "<br>")
        return fill("{}{}", proofs, _quiet(view.came_note)) if proofs else fill("{}", view.came_note or "–")

    def render_late(self, record: AnyPromise) -> SafeString:
        days = self._view(record).days
        return fill("{}{}", small_bar(days, self.most_days), days) if days else fill("–")

    def render_outcome(self, record: AnyPromise) -> SafeString:
        view = self._view(record)
        return fill("{}{}", badge(view.outcome.state, view.outcome.label), _quiet(*view.notes))
