"""What test_architecture.py looks at: the project's files, modules, imports and functions."""

import ast
import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards")
NOT_OURS = {".git", ".venv", ".tools", "build", "local", "node_modules", "htmlcov"}
BINARY = {".png", ".ico", ".jpg", ".mo", ".pyc", ".sqlite3", ".lock", ".new"}
NOT_OURS |= {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its dotted name and its syntax tree."""

    path: Path
    name: str
    is_package: bool

    @property
    def shown(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.name.split("."))

    @property
    def tree(self) -> ast.Module:
        return parsed(self.path)


@functools.cache
def parsed(path: Path) -> ast.Module:
    """Return a file's syntax tree; each file is read once."""
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def modules() -> tuple[Module, ...]:
    """Return every module of the five packages, migrations included."""
    return tuple(module_at(path) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


def module_at(path: Path) -> Module:
    """Return the module of a file below the root."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    return Module(path, ".".join(parts[:-1] if is_package else parts), is_package)


def code() -> list[Module]:
    """Return the modules people write and read: no tests, no migrations."""
    return [module for module in modules() if not {"tests", "migrations"} & set(module.parts)]


def imports_of(module: Module) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) for every import statement, wherever it stands."""
    known = {one.name for one in modules()}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            for alias in node.names:
                longer = f"{base}.{alias.name}"
                yield node.lineno, longer if longer in known else base


def _base(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.parts if module.is_package else module.parts[:-1]
    kept = parts[: len(parts) - node.level + 1]
    return ".".join([*kept, node.module] if node.module else kept)


def functions_of(tree: ast.AST) -> Iterator[tuple[str, int, int]]:
    """Yield (name, first line, number of lines) of every function, decorators not counted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1


def text_files(*suffixes: str) -> list[Path]:
    """Return the repository's text files, of the given endings if any are given."""
    return [path for path in _text_files() if not suffixes or path.suffix in suffixes]


@functools.cache
def _text_files() -> tuple[Path, ...]:
    found = []
    for directory, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in NOT_OURS]
        ours = [
            name
            for name in names
            if name not in NOT_OURS and Path(name).suffix not in BINARY and not name.startswith(".coverage")
        ]
        found += [Path(directory, name) for name in ours]
    return tuple(sorted(found))
