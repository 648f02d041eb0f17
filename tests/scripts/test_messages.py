"""The catalogue's keeper finds what is missing, unfinished or left over."""

import importlib.util
import json
import subprocess
import sys
import threading
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of one Python file and one template, with its own catalogue."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("messages_under_test", ROOT / "scripts" / "messages.py")
    messages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(messages)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "locale" / "nl" / "LC_MESSAGES" / "django.po")
    monkeypatch.setattr(messages, "LIBRARIES", ("simple_history",))
    monkeypatch.setattr(messages, "used", lambda: {one.key: one for one in messages.messages_in(tmp_path)})
    (tmp_path / "dossier").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "dossier" / "one.py").write_text(
        '_("Plain")\nngettext("%(n)s day", "%(n)s days", n)\npgettext_lazy("law", "act")\nother("Not a text")\n'
    )
    (tmp_path / "templates" / "one.html").write_text(
        '{% load i18n %}\n{% translate "In a tag" %}\n{{ x|default:_("In a filter") }}\n'
        "{% blocktranslate trimmed count n=n %}\n  One {{ a }}\n"
        "{% plural %}\n  {{ n }} of them\n{% endblocktranslate %}\n"
    )
    return messages


DUTCH = {
    "Plain": "Gewoon",
    "%(n)s day\0%(n)s days": ["%(n)s dag", "%(n)s dagen"],
    "law\x04act": "wet",
    "In a tag": "In een tag",
    "In a filter": "In een filter",
    "One %(a)s\0%(n)s of them": ["Eén %(a)s", "%(n)s ervan"],
}


def merge(messages, texts):
    path = messages.ROOT / "texts.json"
    path.write_text(json.dumps(texts))
    messages.merge(path)


def problems(messages, capsys):
    capsys.readouterr()
    status = messages.check()
    *lines, _total = capsys.readouterr().out.splitlines()
    return status, lines


def test_every_kind_of_text_is_found_with_its_place(project, capsys):
    status, lines = problems(project, capsys)
    assert (status, lines) == (
        1,
        [
            "dossier/one.py:1: missing: 'Plain'",
            "dossier/one.py:2: missing: '%(n)s day'",
            "dossier/one.py:3: missing: 'act'",
            "templates/one.html:2: missing: 'In a tag'",
            "templates/one.html:3: missing: 'In a filter'",
            "templates/one.html:4: missing: 'One %(a)s'",
        ],
    )


def test_a_complete_catalogue_has_no_problems(project, capsys):
    merge(project, DUTCH)
    assert problems(project, capsys) == (0, [])


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ({"Plain": ""}, "dossier/one.py:1: not translated: 'Plain'"),
        ({"Gone": "Weg"}, "django.po: nothing uses: 'Gone'"),
        ({"Plain": "Gewoon %(x)s"}, "dossier/one.py:1: placeholders differ: 'Plain'"),
    ],
)
def test_what_is_unfinished_or_left_over_is_reported(project, capsys, texts, line):
    merge(project, DUTCH | texts)
    status, lines = problems(project, capsys)
    assert (status, line in lines) == (1, True)


def test_a_fuzzy_text_is_reported(project, capsys):
    merge(project, DUTCH)
    catalogue = project.load()
    catalogue.find("Plain").flags.append("fuzzy")
    project.write(catalogue)
    assert problems(project, capsys) == (1, ["dossier/one.py:1: not translated: 'Plain'"])


def test_a_word_of_a_library_is_not_left_over(project, capsys):
    merge(project, DUTCH | {"Revert": "Terugzetten"})
    assert problems(project, capsys) == (0, [])


def test_pruning_drops_only_what_nothing_uses(project, capsys):
    merge(project, DUTCH | {"Gone": "Weg"})
    project.prune()
    assert problems(project, capsys) == (0, [])


def test_two_merges_at_once_lose_nothing(project):
    names = [f"text {number}" for number in range(6)]
    paths = [project.ROOT / f"{name}.json" for name in names]
    for name, path in zip(names, paths, strict=True):
        path.write_text(json.dumps({name: name.upper()}))
    threads = [threading.Thread(target=project.merge, args=[path]) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entry.msgid for entry in project.load()) == names


def test_the_compiled_catalogue_holds_the_plural_and_the_context(project):
    merge(project, DUTCH)
    project.compile_catalogues()
    compiled = polib.mofile(str(project.CATALOGUE.with_suffix(".mo")))
    assert compiled.find("%(n)s day").msgstr_plural == {0: "%(n)s dag", 1: "%(n)s dagen"}
    assert compiled.find("act", msgctxt="law").msgstr == "wet"


def test_every_language_is_compiled(project):
    merge(project, DUTCH)
    english = project.CATALOGUE.parents[2] / "en" / "LC_MESSAGES" / "django.po"
    quoted = polib.POFile()
    quoted.append(polib.POEntry(msgctxt="quotation", msgid="nog dit jaar", msgstr="still this year"))
    project.write_sorted(quoted, english)
    project.compile_catalogues()
    found = polib.mofile(str(english.with_suffix(".mo"))).find("nog dit jaar", msgctxt="quotation")
    assert (found.msgstr, project.CATALOGUE.with_suffix(".mo").exists()) == ("still this year", True)


def test_an_unknown_verb_explains_itself():
    done = subprocess.run(
        [sys.executable, "scripts/messages.py", "nonsense"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "merge FILE.json" in done.stdout) == (2, True)
