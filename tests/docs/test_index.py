"""The answers of docs/index.md are true: the file is there, and what is named stands in it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROW = re.compile(r"^\| … (?P<question>[^|]+) \| `(?P<file>[^`]+)` \| `(?P<word>[^`]+)` \|$", re.MULTILINE)
ANSWERS = ROW.findall((ROOT / "docs" / "index.md").read_text(encoding="utf-8"))
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


def test_there_are_twelve_questions():
    assert len({question for question, _file, _word in ANSWERS}) == 12


@pytest.mark.parametrize(("question", "file", "word"), ANSWERS)
def test_the_answer_is_true(question, file, word):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"\b{re.escape(word)}\b", text), question
    others = [path for path in (ROOT / file).parent.glob("*.py") if path.name != Path(file).name]
    defined = re.compile(rf"^\s*(?:def {word}\(|class {word}\b|{word}\b[^\n]* = )", re.MULTILINE)
    assert [path.name for path in others if defined.search(path.read_text(encoding="utf-8"))] == [], question


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
