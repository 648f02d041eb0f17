"""The reference page lists every rule as it stands in the table, with examples that read as it says."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from imvo_tracker.lib.period import PERIOD_RULES, read_period
from imvo_tracker.lib.period_recess import RECESS_NAMES, RECESSES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "periods.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in PAGE.splitlines() if line.startswith("| ")]
EXAMPLES = [row for row in ROWS if row[1].startswith("`")]
LETTER, PRESENTED = date(2016, 6, 17), date(2016, 3, 9)


@pytest.mark.parametrize("rule", PERIOD_RULES, ids=lambda rule: rule.code)
def test_the_page_lists_the_rule(rule):
    with translation.override("en"):
        texts = [
            str(text) for text in (rule.name, "; ".join(rule.examples), rule.explanation, rule.generous, rule.strict)
        ]
    assert [f"`{rule.code}`", *texts] in ROWS


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row[0])
def test_the_page_shows_the_bounds_of_an_example(row):
    starts_on = PRESENTED if row[1] == "`duration`" else None
    period = read_period(row[0], written_on=LETTER, starts_on=starts_on)
    bounds = (period.earliest, period.latest, period.earliest_strict, period.latest_strict)
    assert row[1:] == [f"`{period.rule}`", *(str(day or "open") for day in bounds), f"`{period.edtf}`"]


def test_the_page_lists_every_recess_with_its_days_and_where_it_was_seen():
    listed = [row for row in ROWS if len(row) == 4 and row[0].split()[0] in RECESS_NAMES]
    assert [row[:3] for row in listed] == [
        [f"{one.name} {one.year}", str(one.first), str(one.last)] for one in RECESSES
    ]
    assert [row[3].startswith("not seen") for row in listed] == [not one.seen for one in RECESSES]


def test_every_example_of_every_rule_is_shown():
    assert [row[0] for row in EXAMPLES] == [wording for rule in PERIOD_RULES for wording in rule.examples]
