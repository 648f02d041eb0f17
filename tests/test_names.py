"""One word, one meaning: a bound name says what it holds, not that something is held."""

import ast

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from tests.architecture import code

VAGUE = {
    *("aux", "data1", "data2", "elem", "foo", "found", "lst", "misc", "obj", "objs", "out", "res", "ret", "stuff"),
    *("temp", "tmp", "val", "vals"),
}
# Django names its own parameters so, and may hand them by name.
GIVEN_BY_DJANGO = {"obj", "objs"}
OF_DJANGO = (ModelAdmin, InlineModelAdmin, AutocompleteJsonView)


def test_no_name_is_as_vague_as_a_thing_that_was_found():
    wrong = [
        f"{module.shown}:{line} {name}" for module in code() for line, name in bound_in(module.tree) if name in VAGUE
    ]
    assert wrong == []


def test_one_module_is_called_a_reading():
    """What a moment makes of the record; words are dated, rows may be read, and servers are measured."""
    called = [module.shown for module in code() if module.shown.rsplit("/", 1)[-1] in ("reading.py", "readings.py")]
    assert called == ["covenants/domain/reading.py", "covenants/moment/readings.py"]


def bound_in(tree):
    """Yield (line, name) of all that is bound: variables, parameters, fields, errors caught; not Django's own."""
    given = {id(arg) for method in methods_of(tree) if is_of_django(method) for arg in arguments(method)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg) and not (node.arg in GIVEN_BY_DJANGO and id(node) in given):
            yield node.lineno, node.arg
        elif isinstance(node, ast.ExceptHandler | ast.FunctionDef | ast.ClassDef) and node.name:
            yield node.lineno, node.name
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def methods_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (one for one in node.body if isinstance(one, ast.FunctionDef))


def arguments(method):
    return [*method.args.posonlyargs, *method.args.args, *method.args.kwonlyargs]


def is_of_django(method):
    return any(hasattr(given, method.name) for given in OF_DJANGO)


def test_a_vague_name_is_noticed_wherever_it_is_bound():
    text = """
from json import loads as res
for tmp, kept in pairs:
    found: list = []
def rule(val, *, obj):
    with open(val) as out:
        pass
class Admin:
    temp = 1
    def save_model(self, request, obj, form, change):
        [elem for elem in obj]
    def own(self, obj):
        try:
            pass
        except ValueError as ret:
            pass
"""
    vague = sorted(one for one in bound_in(ast.parse(text)) if one[1] in VAGUE)
    assert vague == [
        (2, "res"),
        (3, "tmp"),
        (4, "found"),
        (5, "obj"),
        (5, "val"),
        (6, "out"),
        (9, "temp"),
        (11, "elem"),
        (12, "obj"),
        (15, "ret"),
    ]
