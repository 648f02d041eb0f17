"""The runner of mutation tests: what it hands to mutmut, and what it counts. mutmut itself is not needed."""

import importlib.util
import sys
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from covenants.moment import scores
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from tests.memory import start_with
from tests.met import met

ROOT = Path(__file__).resolve().parents[2]
PROPERTIES = '''
class States:
    start = 3

    @property
    def plain(self):
        """Stays."""
        return self.start

    @cached_property
    def kept(self):
        return self.start * 2

    @classmethod
    def made(cls):
        return cls()


@twice
@plus(
    1,
)
def rule(value):
    return value
'''


@pytest.fixture(scope="module")
def mutants():
    spec = importlib.util.spec_from_file_location("mutants_under_test", ROOT / "scripts" / "mutants.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_decorators_written_below_the_function_do_the_same(mutants):
    written = mutants.decorated_below(PROPERTIES)
    assert [line.strip() for line in written.splitlines() if line.strip().startswith("@")] == ["@classmethod"]
    names = {
        "cached_property": cached_property,
        "twice": lambda function: lambda value: 2 * function(value),
        "plus": lambda more: lambda function: lambda value: function(value) + more,
    }
    exec(written, names)
    states = names["States"].made()
    assert (states.plain, states.kept, states.__dict__, names["rule"](5)) == (3, 6, {"kept": 6}, 12)


@pytest.mark.parametrize("part", ["rules", "periods", "dossier", "visibility", "words", "engine", "protection"])
def test_every_part_names_files_and_tests_that_exist(mutants, part):
    (found,) = [one for one in mutants.PARTS if one.name == part]
    for pattern in found.files:
        assert met(list(ROOT.glob(pattern)))
    assert [name for name in found.tests if not (ROOT / name).exists()] == []


def test_the_parts_are_those_of_the_reference(mutants):
    text = (ROOT / "docs" / "reference" / "mutants.md").read_text(encoding="utf-8")
    assert [part.name for part in mutants.PARTS if f"| `{part.name}` |" not in text] == []


def test_a_prepared_question_is_prepared_anew_for_each_test_of_a_mutant(letter, monkeypatch):
    """mutmut runs the tests once before it changes anything: what was prepared then would be used with every mutant."""
    prepared, as_of = scores._NUMBERS._kept.cache_info, AsOf(date(2016, 6, 17), date(2016, 6, 17))
    scores.number_origins(as_of, Audience.PUBLIC)
    start_with("")
    assert prepared().currsize > 0
    monkeypatch.setenv("MUTANTS", "1")
    start_with("")
    assert prepared().currsize == 0


def test_the_score_is_what_was_killed_of_what_was_tried(mutants):
    results = {
        "a.rules.x_one__mutmut_1": "killed",
        "a.rules.x_one__mutmut_2": "survived",
        "a.rules.xǁStatesǁkept__mutmut_1": "timed out",
        "a.rules.x_two__mutmut_1": "untried",
        "b.rules.x_one__mutmut_1": "no test",
        "c.rules.x_one__mutmut_1": "untried",
    }
    assert mutants.table(results)[2:] == [
        "| `a.rules` | 4 | 3 | 1 | 1 | 1 | 0 | 66.7 % |",
        "| `b.rules` | 1 | 1 | 0 | 0 | 0 | 1 | 0.0 % |",
        "| `c.rules` | 1 | 0 | 0 | 0 | 0 | 0 | – |",
        "| all | 6 | 4 | 1 | 1 | 1 | 1 | 50.0 % |",
    ]


def test_the_same_seed_draws_the_same_and_what_is_known_is_not_tried_again(mutants, monkeypatch):
    tree = mutants.Tree(mutants.PARTS[0])
    known = {f"a.x_{number:02}__mutmut_1": ("untried", "killed", "survived")[number % 3] for number in range(30)}
    monkeypatch.setattr(tree, "results", lambda: known)
    monkeypatch.setattr(tree, "mutmut", lambda *arguments: None)

    def chosen(*arguments):
        return tree.chosen(mutants.read_arguments(arguments))

    assert chosen() == sorted(name for name, state in known.items() if state == "untried")
    assert chosen("--again") == sorted(name for name, state in known.items() if state != "killed")
    assert chosen("--module", "a.x_0[0-3]*") == ["a.x_00__mutmut_1", "a.x_03__mutmut_1"]
    drawn = [chosen("--again", "--sample", "12", "--seed", seed) for seed in ("1", "1", "2")]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) < 12


def test_an_unknown_part_is_refused_by_name(mutants, capsys):
    with pytest.raises(SystemExit):
        mutants.read_arguments(["rulez"])
    assert "no such part: rulez. Possible: rules, periods" in capsys.readouterr().err
