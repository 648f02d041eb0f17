"""The counting rules side by side as a dataset."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.explanation.page import RulesPage
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
