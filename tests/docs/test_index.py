"""The answers of docs/index.md are true: the file is there, and what is named stands in it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROW = re.compile(r"^\| … (?P<question>[^|]+) \| `(?P<file>[^`]+)` \| `(?P<word>[^`]+)` \|$", re.MULTILINE)
ANSWERS = ROW.findall((ROOT / "docs" / "index.md").read_text(encoding="utf-8"))
FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+\.(?:py|md|css|html|po|js|sh))`")
DRAWS = re.compile(r"^\| `(\w+)\([^`]*\)` \| `([^`]+)` \|", re.MULTILINE)
PLACES = (ROOT, ROOT / "dashboards")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


def test_there_are_twelve_questions():
    assert len({question for question, _file, _word in ANSWERS}) == 12


@pytest.mark.parametrize(("question", "file", "word"), ANSWERS)
def test_the_answer_is_true(question, file, word):
    text = (ROOT / file).read_text(encoding="utf-8")
    defined = re.compile(rf"^(?:class {word}\b| {{0,4}}def {word}\(| {{0,4}}{word}\b[^\n]* = )", re.MULTILINE)
    # What is no name of code stands there as it is written: words that a rule reads, an entry of the catalogue
    is_name = file.endswith(".py") and word.isidentifier()
    assert defined.search(text) if is_name else f'"{word}"' in text or f"\n{word} " in text, question
    others = [path for path in (ROOT / file).parent.glob("*.py") if path.name != Path(file).name]
    assert [path.name for path in others if defined.search(path.read_text(encoding="utf-8"))] == [], question


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "how-to").glob("*.md")), ids=lambda path: path.stem)
def test_what_a_recipe_names_is_there(page):
    """Every file, and every function that stands beside one in a table; what a recipe makes is in <> or in a block."""
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    missing = [file for file in set(FILE.findall(text)) if not any((place / file).exists() for place in PLACES)]
    assert missing == []
    charts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "dashboards" / "charts").glob("*.py")}
    for name, file in DRAWS.findall(text):
        assert f"def {name}(" in charts[ROOT / "dashboards" / file], name
    drawing = {name for code in charts.values() for name in re.findall(r"^def (draw_\w+)\(", code, re.MULTILINE)}
    assert page.stem != "add-a-chart" or drawing == set(re.findall(r"`(draw_\w+)", text))


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
