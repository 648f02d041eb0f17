"""The one table of rules for Dutch date wordings: published on a page, listed in docs/reference/periods.md.

A rule's pattern is held against the whole wording in plain spelling (period_words.in_plain_words); the first that fits
reads it. Rules that set a limit stand first: what they limit is read by the stretch rules below them.
"""

from imvo_tracker.lib.period_grammar import PeriodRule
from imvo_tracker.lib.period_limit_rules import LIMIT_RULES
from imvo_tracker.lib.period_stretch_rules import STRETCH_RULES

PERIOD_RULES: tuple[PeriodRule, ...] = LIMIT_RULES + STRETCH_RULES
