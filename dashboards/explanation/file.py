"""The tables of the explanation as datasets: counting rules, milestones, keys of addresses."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.explanation.page import ExplanationPage, KeepingPage, RulesPage
from dashboards.explanation.rule_comparison import RuleRow
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest

NAME = "telregels"


def rules_dataset(_asked: PageRequest, _record: Record, page: RulesPage) -> Dataset:
    """Return what every rule counts, and against the first one which covenants make the difference."""
    columns = (
        _("Key"),
        _("Counting rule"),
        *page.comparison.columns,
        _("Counts as well"),
        _("Does not count"),
        _("Definition"),
        _("Source"),
    )
    rows = page.comparison.rows
    return dataset(page, NAME, columns=columns, rows=map(_cells, rows), count=len(rows))


def kinds_dataset(_asked: PageRequest, _record: Record, page: ExplanationPage) -> Dataset:
    """Return the kinds of milestones, in their order."""
    columns = (_("Code"), _("Milestone"), _("What the record must prove"), _("Moves the phase"))
    rows = [(one.code, one.label, one.requires, one.moves_phase) for one in page.kinds]
    return dataset(page, "mijlpalen", columns=columns, rows=rows, count=len(rows), title=_("Milestones, in order"))


def query_keys_dataset(_asked: PageRequest, _record: Record, page: KeepingPage) -> Dataset:
    """Return every key that an address may carry, and on which page."""
    parts = (
        (_("On every page"), page.moment_keys),
        (_("On the list of agreements"), page.filter_keys),
        (_("On the list of documents"), page.document_keys),
    )
    columns = (_("Where"), _("Key"), _("What it asks"), _("What it takes"), _("Without it"))
    rows = [
        (where, one.key, str(one.meaning), str(one.takes), str(one.default)) for where, keys in parts for one in keys
    ]
    return dataset(page, "sleutels", columns=columns, rows=rows, count=len(rows), title=_("What an address may ask"))


def _cells(rule: RuleRow) -> tuple[Cell, ...]:
    return (
        rule.slug,
        rule.name,
        *(int(count.label) for count in rule.counts),
        ", ".join(link.label for link in rule.more),
        ", ".join(link.label for link in rule.fewer),
        rule.definition,
        rule.source_label,
    )
