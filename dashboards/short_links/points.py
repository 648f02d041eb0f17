"""What the numbers in a short link stand for. These are printed on paper: a number never gets another meaning.

Something new gets the next number at the end. What no longer exists keeps its number, and its links lead to whatever
its name leads to now. docs/reference/short-links.md says the same in words, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Mapping

# By number the name of a page in the list of addresses, and how many keys stand in its path.
PAGES: Mapping[int, tuple[str, int]] = {
    1: ("overview", 0),
    2: ("covenants", 0),
    3: ("covenant", 1),
    4: ("covenant_statements", 1),
    5: ("document", 1),
    6: ("documents", 0),
    7: ("promises", 0),
    8: ("sectors", 0),
    9: ("sector", 1),
    10: ("timeline", 0),
    11: ("thresholds", 0),
    12: ("comparison", 0),
    13: ("search", 0),
    14: ("corrections", 0),
    15: ("explanation_rules", 0),
    16: ("explanation", 0),
    17: ("explanation_dates", 0),
    18: ("explanation_keeping", 0),
    19: ("style_guide", 0),
    20: ("promises_explored", 0),
    21: ("thresholds_explored", 0),
    22: ("timeline_explored", 0),
    23: ("about", 0),
    24: ("accessibility", 0),
    25: ("privacy", 0),
    26: ("api", 0),
    27: ("overview_chart", 1),
    28: ("timeline_chart", 1),
    29: ("covenant_chart", 2),
    30: ("promises_chart", 1),
    31: ("threshold_chart", 1),
}
# The filters: whatever stands in an address beside the moment.
FILTERS: Mapping[int, str] = {
    1: "page",
    2: "sort",
    3: "uitspraak",
    4: "wie",
    5: "soort",
    6: "uitkomst",
    7: "convenant",
    8: "document",
    9: "sector",
    10: "van",
    11: "tot",
    12: "q",
    13: "jaar",
    14: "onderwerp",
    15: "lezing",
    16: "status",
    17: "fase",
    18: "planning",
    19: "begeleider",
    20: "geteld",
    21: "looptijd",
    22: "stilte",
    23: "verwacht_van",
    24: "verwacht_tot",
    25: "brieven",
    26: "eenheid",
    27: "zoek",
    28: "over",
    29: "pagina",
}
# Counting rules; any other is spelled.
RULES: Mapping[int, str] = {
    1: "kabinet",
    2: "met-steenkolen",
    3: "lopend",
    4: "zonder-subsectoren",
    5: "ser-begeleid",
    6: "kit",
    7: "ser",
    8: "alle",
}
# What many texts begin with, by their place in this row.
WORDS: tuple[str, ...] = (
    "kst-",
    "milestonestatement-",
    "targetstatement-",
    "thresholdcondition-",
    "measurement-",
    "participation-",
    "statusreport-",
    "undertakingstatement-",
    "blg-",
    "ah-tk-",
    "toezegging-",
    "motie-",
)
