"""The house: every import points down, every rule stands where it belongs, nothing grows too large."""

import ast
import re
import statistics
import sys
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from tests.architecture import ROOT, code, functions_of, imports_of, module_at, modules, text_files

FLOORS = ("imvo_tracker.lib", "dossier", "sectors", "covenants", "dashboards", "imvo_tracker")
# From left to right; a module may import what stands left of it, and its own kind.
LAYERS = (
    ("choices", "kinds"),
    ("domain",),
    ("querysets",),
    ("models",),
    ("rows",),
    ("moment",),
    ("evidence",),
    ("selectors", "actions"),
    ("forms",),
    ("pages",),
    ("admin", "views"),
    ("urls",),
)
# Modules with a duty of their own stand in the layer of those who may use them.
PLACES = {
    "canonical": "models",
    "criteria": "kinds",
    "first_question": "kinds",
    "history": "models",
    "planned": "kinds",
    "published": "rows",
    "replicas": "rows",
    "decisions": "actions",
    "ledgers": "actions",
    "mail": "actions",
    "protection": "querysets",
    "visibility": "querysets",
    "kept_question": "querysets",
    "visible_rows": "querysets",
}
# The rooms of the dashboards: each may import those before it, but no other of its own row.
ROOMS = (
    ("models", "page_request"),
    ("short_links",),
    ("words",),
    ("frame",),
    ("formats",),
    ("cards", "charts"),
    ("abroad", "comparison", "corrections", "documents", "motions", "promises", "sectors", "thresholds", "timeline"),
    ("annex", "covenants"),
    ("api", "citation", "explanation", "feeds", "overview", "package"),
    ("editions", "questions"),
    ("about", "search"),
    ("alerts", "preview"),
    ("urls",),
)
ENGINE = "covenants.moment"
DOORS = {f"{ENGINE}.{name}" for name in ("readings", "ledger", "record")}
OUTSIDE_THE_ORDER = {"apps", "migrations", "management", "templatetags", "tests"}
PURE_LIB = ("imvo_tracker.lib",)
CLOCK_MODULE = "imvo_tracker.lib.asof"
CLOCKS = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "timezone": {"now", "localdate", "localtime"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime"},
}
CLOCK_NAMES = {"Now", "TransactionNow", "CurrentTimestamp"}
FILE_LINES, FUNCTION_LINES, TEST_FILE_LINES = 400, 45, 500


def floor_of(name):
    """Return how high a module stands, or None for a module of somebody else."""
    for height, floor in enumerate(FLOORS):
        if name == floor or name.startswith(f"{floor}."):
            return height
    return None


def layer_of(name):
    """Return a module's layer inside its app, or None where the order does not apply."""
    parts = name.split(".")
    if len(parts) < 2 or parts[0] in ("imvo_tracker", "dashboards") or parts[1] in OUTSIDE_THE_ORDER:
        return None
    own = PLACES.get(parts[1], parts[1])
    for height, names in enumerate(LAYERS):
        if any(own == one or own.startswith(f"{one}_") for one in names):
            return height
    return -1


def test_the_checks_meet_the_code(tmp_path):
    """They look for faults: had they nothing to look at, they would find none."""
    assert {floor_of(module.name) for module in modules()} == set(range(len(FLOORS)))
    assert {layer_of(module.name) for module in code()} == {*range(len(LAYERS)), None}
    assert sum(len(list(imports_of(module))) for module in code()) > 1000
    assert len(text_files(".html")) > 50
    assert len(text_files(".css")) > 5
    assert len([path for path in text_files(".py") if path.name.startswith("test_")]) > 50
    forged = tmp_path / "rules.py"
    forged.write_text("def rule():\n    from dashboards.frame import paging\n    import dossier.models\n    return 1\n")
    module = replace(module_at(ROOT / "covenants" / "kinds.py"), path=forged)
    assert list(imports_of(module)) == [(2, "dashboards.frame.paging"), (3, "dossier.models")]
    assert list(functions_of(module.tree)) == [("rule", 1, 4)]
    assert floor_of("dashboards.frame.paging") > floor_of(module.name) > floor_of("dossier.models")


def test_every_import_points_down_the_floors():
    wrong = [
        f"{module.shown}:{line} imports {name}"
        for module in modules()
        for line, name in imports_of(module)
        if floor_of(name) is not None and floor_of(name) > floor_of(module.name)
    ]
    assert wrong == []


def test_every_module_has_a_place_in_the_layers():
    assert [module.shown for module in code() if layer_of(module.name) == -1] == []


def test_inside_an_app_a_module_imports_only_what_stands_left_of_it():
    wrong = [
        f"{module.shown}:{line} imports {name}"
        for module in code()
        for line, name in imports_of(module)
        if name.split(".")[0] == module.parts[0] and not stands_left(module.name, name)
    ]
    assert wrong == []


def test_nothing_outside_the_engine_imports_its_inside():
    outside = [module for module in code() if not module.name.startswith(ENGINE)]
    through = {name for module in outside for _line, name in imports_of(module) if name.startswith(ENGINE)}
    assert through == DOORS


def test_inside_the_engine_nothing_knows_what_knows_it():
    """Neither modules nor classes form a circle, so that each can be read before those that rest on it."""
    engine = [module for module in code() if module.name.startswith(ENGINE)]
    of_modules = {module.name: {name for _line, name in imports_of(module)} for module in engine}
    classes = {node.name: node for module in engine for node in module.tree.body if isinstance(node, ast.ClassDef)}
    of_classes = {
        name: {node.id for node in ast.walk(one) if isinstance(node, ast.Name)} & set(classes) - {name}
        for name, one in classes.items()
    }
    assert len(of_modules) > 25
    assert sum(map(len, of_classes.values())) > 20
    assert circle_in({name: users & set(of_modules) for name, users in of_modules.items()}) == []
    assert circle_in(of_classes) == []


def circle_in(known):
    """Return the names of a circle, if there is one; `known` gives by name which others it knows."""
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_a_circle_is_noticed():
    assert circle_in({"verdicts": {"promises"}, "ledger": {"verdicts", "promises"}}) == []
    assert set(circle_in({"verdicts": {"promises"}, "promises": {"rows"}, "rows": {"verdicts"}})) == {
        *("verdicts", "promises", "rows"),
    }


def test_only_the_vocabulary_of_the_engine_knows_numpy():
    """No array is made, sorted or written into anywhere else, so that each rule reads as its definition does."""
    users = {module.name for module in code() for _line, name in imports_of(module) if name.split(".")[0] == "numpy"}
    assert users == {f"{ENGINE}.words", f"{ENGINE}.spans"}
    engine = [module for module in code() if module.name.startswith(ENGINE) and module.name not in users]
    assert len(engine) > 10
    wrong = [
        f"{module.shown}:{node.lineno}"
        for module in engine
        for node in ast.walk(module.tree)
        for target in getattr(node, "targets", [])
        if isinstance(target, ast.Subscript) and not is_kept(target)
    ]
    assert wrong == []


def is_kept(target):
    """Say whether something is put into a memory of an object (`self._kept[...] = ...`), which is no array."""
    return isinstance(target.value, ast.Attribute) and target.value.attr.startswith("_")


def room_of(name):
    """Return how high a room of the dashboards stands; None for what is no room of theirs."""
    parts = name.split(".")
    if parts[0] != "dashboards" or len(parts) < 2 or parts[1] in OUTSIDE_THE_ORDER:
        return None
    return next((height for height, rooms in enumerate(ROOMS) if parts[1] in rooms), -1)


def test_every_page_is_a_wing_and_imports_only_lower_rooms():
    wings = [module for module in code() if room_of(module.name) is not None]
    assert {room_of(module.name) for module in wings} == set(range(len(ROOMS)))
    wrong = [
        f"{module.shown}:{line} imports {name}"
        for module in wings
        for line, name in imports_of(module)
        if room_of(name) is not None and name.split(".")[1] != module.parts[1] and room_of(name) >= room_of(module.name)
    ]
    assert wrong == []


def test_in_a_wing_nothing_but_the_addresses_knows_the_views():
    wrong = [
        f"{module.shown}:{line} imports {name}"
        for module in code()
        if module.parts[0] == "dashboards" and module.name != "dashboards.urls"
        for line, name in imports_of(module)
        if name.endswith(".views") and room_of(name) is not None
    ]
    assert wrong == []


def stands_left(importer, imported):
    own, other = layer_of(importer), layer_of(imported)
    return own is None or other is None or other <= own


def test_domain_is_pure():
    wrong = [
        f"{module.shown}:{line} imports {name}"
        for module in code()
        if "domain" in module.parts
        for line, name in imports_of(module)
        if not is_pure(name)
    ]
    assert wrong == []


def is_pure(name):
    # kinds are tables of words and order, the vocabulary of the rules
    parts = name.split(".")
    return parts[0] in sys.stdlib_module_names or parts[1:2] in (["domain"], ["kinds"]) or name.startswith(PURE_LIB)


def test_the_ground_imports_no_app_and_no_model():
    wrong = [
        f"{module.shown}:{line} imports {name}"
        for module in code()
        if module.name.startswith("imvo_tracker.lib")
        for line, name in imports_of(module)
        if name.startswith("django.db")
    ]
    assert wrong == []


def test_the_clock_is_read_in_one_module():
    wrong = [
        f"{module.shown}:{line} {what}"
        for module in code()
        if module.name != CLOCK_MODULE
        for line, what in clock_readings(module.tree)
    ]
    assert wrong == []


def clock_readings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            base = getattr(node.value, "id", getattr(node.value, "attr", ""))
            if node.attr in CLOCKS.get(base, ()):
                yield node.lineno, f"{base}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            taken = CLOCKS.get((node.module or "").rpartition(".")[2], set()) | CLOCK_NAMES
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in taken)
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.value.lineno, node.arg


def test_a_reading_of_the_clock_is_noticed():
    text = "from time import time\ndatetime.now(UTC)\nmodels.DateField(auto_now=True)\ndatetime.date.today()"
    assert [line for line, _ in sorted(clock_readings(ast.parse(text)))] == [1, 2, 3, 4]


def test_no_import_hides_in_a_function():
    wrong = [
        f"{module.shown}:{inner.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert wrong == []


def test_nothing_is_called_utils_or_common():
    vague = {"utils", "util", "common", "helpers", "misc"}
    assert [module.shown for module in modules() if vague & set(module.parts)] == []


def test_files_and_functions_stay_small():
    scripts = [module_at(path) for path in sorted((ROOT / "scripts").glob("*.py"))]
    long_files = [
        one.shown for one in [*code(), *scripts] if len(one.path.read_text(encoding="utf-8").splitlines()) > FILE_LINES
    ]
    long_functions = [
        f"{module.shown}:{line} {name} has {count} lines"
        for module in [*code(), *scripts]
        for name, line, count in functions_of(module.tree)
        if count > FUNCTION_LINES
    ]
    assert (long_files, long_functions) == ([], [])


def test_most_functions_are_a_few_lines():
    counts = [count for module in code() for _, _, count in functions_of(module.tree)]
    assert statistics.median(counts) <= 8
    assert statistics.quantiles(counts, n=10)[8] <= 25


def test_most_files_are_short():
    counts = [len(module.path.read_text(encoding="utf-8").splitlines()) for module in code()]
    assert statistics.median(counts) < 150


def test_test_files_stay_readable():
    paths = [path for path in text_files(".py") if path.name.startswith("test_")]
    assert [path.name for path in paths if len(path.read_text(encoding="utf-8").splitlines()) > TEST_FILE_LINES] == []


def test_templates_hold_no_inline_style_script_or_foreign_host():
    bad = re.compile(
        r"""\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["']|<script(?![^>]*\b(?:src=|type="application/json"))[^>]*>"""
        r"""|<(?:script|link|img)\b[^>]*\b(?:src|href)=["']?(?:https?:)?//""",
        re.IGNORECASE,
    )
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0].strip()}"
        for path in text_files(".html")
        for found in bad.finditer(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_stylesheets_fetch_nothing_from_elsewhere():
    bad = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import|@font-face", re.IGNORECASE)
    texts = {path: path.read_text(encoding="utf-8") for path in text_files(".css")}
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if bad.search(text)] == []


def test_the_repository_names_no_machine_and_holds_no_secret():
    # Written in pieces, or this file would be its own first finding
    machine = r"(?<![\w.-])/(?:" + "|".join(["work", "root", "home/" + r"\w"]) + r")(?:/|\b(?!\w))"
    secret = "|".join(["BEGIN [A-Z ]*PRIVATE" + " KEY", "AKIA" + "[0-9A-Z]{16}", "gh[pos]_" + "[0-9A-Za-z]{30}"])
    bad = re.compile(f"{machine}|{secret}")
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in text_files()
        for found in bad.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert wrong == []


def test_nothing_is_left_for_later_and_no_test_is_skipped():
    bad = re.compile(
        r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b|pytest\.(?:mark\.)?(?:skip|xfail)"
    )
    own = {"test_architecture.py"}
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in text_files(".py", ".html", ".css", ".js", ".md", ".sh")
        if path.name not in own
        for found in bad.finditer(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []
