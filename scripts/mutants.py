"""Mutation testing with mutmut: which rules could be changed without a test noticing?

    scripts/mutants.py                        every part, what was tried before is kept
    scripts/mutants.py rules periods          some parts
    scripts/mutants.py rules --module "covenants.domain.promises*"
    scripts/mutants.py --sample 200 --seed 7  a random sample of each part, the same for everyone

Each part has a directory below build/mutants with links to the code, its own settings and mutmut's results.
Stop at any time: the next run goes on. `--again` tries the survivors once more, `--fresh` forgets everything,
`--report` prints what is known and tries nothing.
"""

from __future__ import annotations

import argparse
import ast
import fnmatch
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TREES = ROOT / "build" / "mutants"
ENGINE = ROOT / "covenants" / "moment"
MUTMUT = Path(sys.executable).with_name("mutmut")
SOURCES = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards")
BESIDE = ("tests", "fixtures", "templates", "static", "docs", "scripts", "benchmarks", "manage.py", "uv.lock")
KILLED, SURVIVED, UNTRIED = "killed", "survived", "untried"
NO_TEST, TIMED_OUT = "no test", "timed out"
# mutmut's exit codes of a mutant; any other is a crash, which a test noticed.
_STATES: Mapping[int | None, str] = {
    None: UNTRIED,
    0: SURVIVED,
    5: NO_TEST,
    33: NO_TEST,
    24: TIMED_OUT,
    -24: TIMED_OUT,
    36: TIMED_OUT,
    152: TIMED_OUT,
    255: TIMED_OUT,
}
COLUMNS = (KILLED, TIMED_OUT, SURVIVED, NO_TEST, UNTRIED)
LEFT_ALONE = {"staticmethod", "classmethod", "overload"}
AT_A_TIME = 400  # names of mutants on one command line


@dataclass(frozen=True, slots=True)
class Part:
    """Files to change, and the fastest tests that hold them."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    # nothing that is changed here makes a database: the tests may copy theirs (tests/databases.py)
    copies_databases: bool = False


VOCABULARY = ("words", "spans")  # of the engine: what its rules are written in
PARTS = (
    Part("rules", ("covenants/domain/*",), ("tests/covenants/domain",)),
    Part(
        "periods",
        ("imvo_tracker/lib/period*.py",),
        (
            "tests/lib/test_edtf.py",
            "tests/lib/test_period.py",
            "tests/lib/test_period_calendar.py",
            "tests/lib/test_period_edges.py",
            "tests/lib/test_period_properties.py",
            "tests/lib/test_period_reader.py",
            "tests/lib/test_period_recess.py",
            "tests/lib/test_period_said.py",
            "tests/lib/test_period_years.py",
        ),
    ),
    Part(
        "dossier",
        ("dossier/domain/chain.py", "dossier/domain/document_key.py"),
        (
            "tests/dossier/test_chain.py",
            "tests/dossier/test_document_key.py",
        ),
    ),
    # From here on a mutant costs seconds: its tests make a database.
    Part(
        "visibility",
        ("dossier/visibility.py", "dossier/querysets.py"),
        (
            "tests/dossier/test_refused_writes.py",
            "tests/dossier/test_visibility.py",
            "tests/dossier/test_protection.py",
            "tests/dossier/test_actions.py",
            "tests/dossier/test_masters.py",
        ),
    ),
    Part(
        "words",
        tuple(f"covenants/moment/{name}.py" for name in VOCABULARY),
        ("tests/covenants/moment/test_words.py",),
    ),
    Part(
        "engine",
        tuple(f"covenants/moment/{one.name}" for one in sorted(ENGINE.glob("*.py")) if one.stem not in VOCABULARY),
        (
            "tests/covenants/moment",
            "tests/covenants/test_movement.py",
            "tests/covenants/test_figures.py",
            "tests/dashboards/test_mentions.py",
            "tests/dashboards/test_sorting.py",
            "tests/dashboards/test_promises.py",
        ),
        copies_databases=True,
    ),
    Part(
        "protection",
        ("dossier/protection.py",),
        (
            "tests/dossier/test_guard_texts.py",
            "tests/dossier/test_protection.py",
            "tests/dossier/test_verify_ledger.py",
            "tests/dossier/test_masters.py",
        ),
    ),
)


class Tree:
    """The directory in which mutmut works on one part."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.path = TREES / part.name

    def prepare(self, *, fresh: bool) -> None:
        """Bring the code here and write the settings: mutmut reads them from pyproject.toml.

        Nothing that is the same is written again, or mutmut would try its mutants anew.
        """
        if fresh:
            shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True, exist_ok=True)
        for name in (*SOURCES, *BESIDE):
            if any(file.startswith(f"{name}/") for file in self.part.files):
                self._copy(name)
            elif not (self.path / name).is_symlink():
                (self.path / name).symlink_to(ROOT / name)
        ours = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        _write(self.path / "pyproject.toml", f"{ours}\n{self._settings()}")

    def _copy(self, package: str) -> None:
        """Copy a package of which files are changed, with the decorators of those written another way."""
        wanted = {path.relative_to(ROOT) for path in (ROOT / package).rglob("*") if path.is_file()}
        for path in sorted(wanted):
            if path.suffix == ".pyc":
                continue
            if path.suffix == ".py" and any(path.match(pattern) for pattern in self.part.files):
                _write(self.path / path, decorated_below((ROOT / path).read_text(encoding="utf-8")))
            elif not (self.path / path).is_symlink():
                (self.path / path).parent.mkdir(parents=True, exist_ok=True)
                (self.path / path).symlink_to(ROOT / path)

    def _settings(self) -> str:
        settings = {
            "source_paths": list(SOURCES),
            "only_mutate": list(self.part.files),
            "also_copy": list(BESIDE),
            "use_git_change_detection": False,
            # not counted by mutmut: a test that needs a database makes one first, on a busy machine in a minute;
            # a mutant that is cut off counts as killed, so one that merely waited must not be
            "timeout_constant": 120.0,
            "timeout_multiplier": 3.0,
            "pytest_add_cli_args": ["-n", "0", "-p", "no:cacheprovider"],
            "pytest_add_cli_args_test_selection": list(self.part.tests),
        }
        return "\n".join(["[tool.mutmut]", *(f"{key} = {json.dumps(value)}" for key, value in settings.items()), ""])

    def results(self) -> dict[str, str]:
        """Return by mutant what became of it; empty before the first run."""
        states: dict[str, str] = {}
        for file in sorted(self.path.glob("mutants/**/*.py.meta")):
            codes = json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
            states |= {name: _STATES.get(code, KILLED) for name, code in codes.items()}
        return states

    def mutmut(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run mutmut here, at low priority, on SQLite and with the same cases of every property each time."""
        environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutants", "PYTHONPYCACHEPREFIX": str(self.path / "pycache")}
        environment["MUTANTS"] = "1"  # nothing is kept of the answers of the rules as they are (tests/memory.py)
        # every mutant of a part with a database reads all migrations: compiled once, that is 1 s and not 10
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.pop("DATABASE_URL", None)
        if not self.part.copies_databases:
            environment["MAKE_DATABASES_ANEW"] = "1"
        completed = subprocess.run(
            ["nice", "-n", "19", str(MUTMUT), *arguments],
            cwd=self.path,
            env=environment,
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        (self.path / "mutmut.log").write_text(completed.stdout.replace("\r", "\n"), encoding="utf-8")
        return completed

    def try_out(self, names: Sequence[str], *, workers: int) -> None:
        """Try some mutants, whatever is known of them."""
        print(f"== {self.part.name}: {len(names)} mutants to try", flush=True)
        for start in range(0, len(names), AT_A_TIME):
            run = self.mutmut("run", "--max-children", str(workers), *names[start : start + AT_A_TIME])
            print(f"   {min(start + AT_A_TIME, len(names))} of {len(names)}", flush=True)
            if run.returncode:
                sys.exit(f"mutmut stopped with {run.returncode}: see {self.path / 'mutmut.log'}")

    def chosen(self, asked: argparse.Namespace) -> list[str]:
        """Return the mutants to try: those that fit, or a random sample of them, as far as nothing is known of them."""
        self.mutmut("run", "none-of-them")  # makes the mutants, and tries none
        known = self.results()
        names = sorted(name for name in known if fnmatch.fnmatch(name, asked.module))
        if asked.sample is not None and asked.sample < len(names):
            names = sorted(random.Random(asked.seed).sample(names, asked.sample))  # noqa: S311
        open_ones = {UNTRIED, SURVIVED, NO_TEST} if asked.again else {UNTRIED}
        return [name for name in names if known[name] in open_ones]

    def survivors(self) -> Iterator[str]:
        """Yield what every survivor changes."""
        for name, state in self.results().items():
            if state in (SURVIVED, NO_TEST):
                yield f"{name} ({state})\n{self.mutmut('show', name).stdout}"


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def decorated_below(source: str) -> str:
    """Return the same code with `@property` written as `name = property(name)` below the function, and so on.

    mutmut leaves functions with decorators alone, and a third of the arrays are cached properties.
    """
    lines = source.splitlines()
    for node in sorted(ast.walk(ast.parse(source)), key=lambda one: -getattr(one, "lineno", 0)):
        if not isinstance(node, ast.FunctionDef) or not node.decorator_list:
            continue
        decorators = [ast.unparse(one) for one in node.decorator_list]
        if set(decorators) & LEFT_ALONE:
            continue
        wrapped = node.name
        for decorator in reversed(decorators):
            wrapped = f"{decorator}({wrapped})"
        first, last = node.decorator_list[0].lineno - 1, node.end_lineno or node.lineno
        lines.insert(last, f"{' ' * node.col_offset}{node.name} = {wrapped}")
        del lines[first : node.lineno - 1]
    return "\n".join([*lines, ""])


def module_of(mutant: str) -> str:
    """Return the module of a mutant, which is named `covenants.domain.phase.x_phase_of__mutmut_1`."""
    module, _dot, _function = mutant.rpartition(".")
    return module


def table(results: Mapping[str, str]) -> list[str]:
    """Return the lines of a table: by module how many were killed, of how many that were tried."""
    by_module: dict[str, Counter[str]] = {}
    for name, state in results.items():
        by_module.setdefault(module_of(name), Counter())[state] += 1
    lines = [
        f"| module | mutants | tried | {' | '.join(COLUMNS[:-1])} | score |",
        f"|---|{'--:|' * len(COLUMNS)}--:|--:|",
    ]
    total: Counter[str] = Counter()
    for module, counts in sorted(by_module.items()):
        lines.append(_line(f"`{module}`", counts))
        total += counts
    return [*lines, _line("all", total)]


def _line(name: str, counts: Counter[str]) -> str:
    made, tried = counts.total(), counts.total() - counts[UNTRIED]
    killed = counts[KILLED] + counts[TIMED_OUT]
    score = f"{100 * killed / tried:.1f} %" if tried else "–"
    return f"| {name} | {made} | {tried} | {' | '.join(str(counts[one]) for one in COLUMNS[:-1])} | {score} |"


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Mutation testing with mutmut.")
    names = [part.name for part in PARTS]
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(names)}; all of them by default")
    parser.add_argument("--module", default="*", help='a pattern of names, for example "covenants.domain.phase*"')
    parser.add_argument("--sample", type=int, help="try this many of each part, chosen at random")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the sample")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="try survivors once more: after a change of the tests")
    parser.add_argument("--fresh", action="store_true", help="forget what was tried before")
    parser.add_argument("--report", action="store_true", help="print what is known, and try nothing")
    parser.add_argument("--survivors", action="store_true", help="print what each survivor changes")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.parts) - set(names)):
        parser.error(f"no such part: {', '.join(unknown)}. Possible: {', '.join(names)}.")
    return asked


def main(arguments: Sequence[str]) -> None:
    """Try the mutants asked for, and print the score of each module."""
    asked = read_arguments(arguments)
    trees = [Tree(part) for part in PARTS if part.name in (asked.parts or [one.name for one in PARTS])]
    results: dict[str, str] = {}
    for tree in trees:
        if not asked.report:
            tree.prepare(fresh=asked.fresh)
            tree.try_out(tree.chosen(asked), workers=asked.workers)
        results |= {name: state for name, state in tree.results().items() if fnmatch.fnmatch(name, asked.module)}
    if asked.survivors:
        for tree in trees:
            print(*tree.survivors(), sep="\n")
    print(*table(results), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
