"""The reference pages list exactly what the code holds."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from covenants.choices import Basis, Modality, TargetRole, Unit
from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE
from covenants.domain.thresholds import Verdict
from covenants.kinds import MILESTONE_KINDS, STAGES

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
ROW = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)


def tables(page):
    """Return the cells of each table of a page by the heading above it."""
    sections = re.split(r"^## ", (REFERENCE / page).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        section.splitlines()[0]: [(code, *cells.split(" | ")) for code, cells in ROW.findall(section)]
        for section in sections
    }


def test_milestones():
    with translation.override("en"):
        held = [(kind.code, str(kind.label), str(kind.requires)) for kind in MILESTONE_KINDS]
    assert tables("kinds.md")["Milestones"] == held


@pytest.mark.parametrize(
    ("heading", "choices"),
    [
        ("Modality: how firmly it is said", Modality),
        ("Basis", Basis),
        ("Statements on targets", TargetRole),
        ("Units", Unit),
    ],
)
def test_choices(heading, choices):
    with translation.override("en"):
        held = [(choice.value, str(choice.label)) for choice in choices]
    assert [row[:2] for row in tables("kinds.md")[heading]] == held


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Phase: the furthest stage reached", [NO_PHASE, *STAGES]),
        ("Schedule: how a milestone stands against what was said of it", list(Schedule)),
        ("Threshold: whether a condition holds", list(Verdict)),
    ],
)
def test_computed_answers(heading, codes):
    assert [row[0] for row in tables("phases.md")[heading]] == codes
