"""The page of the scenarios of staff names tests that exist, one for every scenario but those that cannot be done."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "reference" / "scenarios.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| [^|]+ \| (–|`([^`]+)::(\w+)`) \| (whole|partly|not yet)", PAGE, re.MULTILINE)


def test_there_are_24_and_at_least_21_are_whole():
    assert [int(row[0]) for row in ROWS] == list(range(1, 25))
    assert sum(row[4] == "whole" for row in ROWS) >= 21


def test_every_named_test_exists():
    for _number, named, file, name, state in ROWS:
        if named == "–":
            assert state == "not yet"
            continue
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}, named


def test_every_scenario_that_is_written_is_named():
    written = {
        (file.relative_to(ROOT).as_posix(), one.name)
        for file in (ROOT / "tests" / "browser" / "staff_scenarios").glob("test_*.py")
        for one in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")
    }
    assert written <= {(file, name) for _number, _named, file, name, _state in ROWS}
