"""Find the texts that Python and templates ask a translation for."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# Which arguments of which call are texts: (context, singular, plural), by position.
SINGULAR = {"gettext", "gettext_lazy", "gettext_noop", "_"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
CONTEXT_PLURAL = {"npgettext", "npgettext_lazy"}
SOURCES = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards", "templates")
OUTSIDE = {"migrations", "tests"}

_LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"\b(gettext|ngettext|pgettext|npgettext|_)\(({_LITERAL}(?:, *{_LITERAL})*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate; `where` is file:line."""

    msgid: str
    plural: str
    context: str
    where: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Identify the text as the catalogue does."""
        return (self.context, self.msgid, self.plural)


def messages_in(root: Path, sources: tuple[str, ...] = SOURCES) -> Iterator[Message]:
    """Yield every text of the project's own Python files and templates below `root`."""
    for source in sources:
        for path in sorted((root / source).rglob("*")):
            if OUTSIDE.isdisjoint(path.relative_to(root).parts) and path.suffix in {".py", ".html", ".txt"}:
                yield from messages_of(path, path.relative_to(root).as_posix())


def messages_of(path: Path, name: str) -> Iterator[Message]:
    """Yield the texts of one file, called `name` in reports."""
    text = path.read_text(encoding="utf-8")
    return _in_python(text, name) if path.suffix == ".py" else _in_template(text, name)


def _in_python(text: str, name: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from _message(called, [_constant(argument) for argument in node.args], f"{name}:{node.lineno}")


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _in_template(text: str, name: str) -> Iterator[Message]:
    calls = templatize(text)
    for call in _CALL.finditer(calls):
        arguments = [ast.literal_eval(literal) for literal in re.findall(_LITERAL, call[2])]
        line = calls.count("\n", 0, call.start()) + 1
        yield from _message(call[1], arguments, f"{name}:{line}")


def _message(called: str, arguments: list[str | None], where: str) -> Iterator[Message]:
    context, texts = "", arguments
    if called in CONTEXT | CONTEXT_PLURAL and len(arguments) > 1:
        context, texts = arguments[0] or "", arguments[1:]
    elif called not in SINGULAR | PLURAL:
        return
    plural = called in PLURAL | CONTEXT_PLURAL and len(texts) > 1
    if texts and texts[0]:
        yield Message(texts[0], (texts[1] or "") if plural else "", context, where)
