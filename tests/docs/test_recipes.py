"""Two recipes of docs/how-to, followed to the letter on a copy: as many files as they say, and then it works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import plain_environment

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards")
NUMBERS = {"Two": 2, "Three": 3, "Four": 4, "Five": 5, "Ten": 10}
SETUP = "import django; django.setup()\n"


def recipe(name):
    return (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")


def blocks(name):
    """Return the pieces of code of a recipe, without their indent."""
    found = re.findall(r"^( *)```python\n(.*?)^ *```", recipe(name), re.MULTILINE | re.DOTALL)
    return ["\n".join(line.removeprefix(indent) for line in code.splitlines()) + "\n" for indent, code in found]


@pytest.fixture
def followed(tmp_path):
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def change(root, path, *pairs):
    """Put something before a mark in a file; return the path."""
    text = (root / path).read_text(encoding="utf-8")
    for mark, new in pairs:
        assert text.count(mark) == 1, mark
        text = text.replace(mark, new + mark)
    (root / path).write_text(text, encoding="utf-8")
    return path


def run(root, program):
    environment = plain_environment() | {
        "DJANGO_SETTINGS_MODULE": "imvo_tracker.settings",
        "IMVO_SECRET_KEY": "only-for-served-tests-" + "y" * 50,
        "DATABASE_URL": f"sqlite:///{root}/none.sqlite3",
        "PYTHONPATH": str(root),
    }
    command = [sys.executable, "-c", SETUP + program]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def indented(code, width):
    return "".join(f"{' ' * width}{line}\n" if line else "\n" for line in code.splitlines())


def test_a_filter_takes_the_files_that_its_recipe_says(followed):
    field, pick, entry = blocks("add-a-filter")
    box, choices = pick.split("...\n")
    page = change(
        followed,
        "dashboards/covenants/filters.py",
        ("    @property\n    def count(self)", indented(field, 4) + "\n"),
        ("\n    def __init__(self, offer: Offer", indented(box, 4)),
        ('            "stilte": SILENCES,\n', indented(choices, 12)),
        ('    Filter(\n        "stilte",', indented(entry.rstrip() + ",\n", 4)),
    )
    assert run(
        followed,
        "from dashboards.covenants.filters import FILTERS, Offer, read_filters\n"
        "from dashboards.explanation.query_keys import FILTER_QUERY_KEYS\n"
        "chosen, form = read_filters([('bronnen', 'verschillen')], Offer())\n"
        "print(chosen.bronnen, chosen.count, 'bronnen' in form.fields)\n"
        "print([(one.key, str(one.takes)) for one in FILTER_QUERY_KEYS if one.key == 'bronnen'])",
    ).splitlines() == ["verschillen 1 True", "[('bronnen', 'verschillen (differ)')]"]
    files = [page, "docs/reference/query-keys.md", "imvo_tracker/locale/nl/LC_MESSAGES/django.po"]
    assert all((ROOT / file).exists() for file in files)
    assert len(files) == NUMBERS[recipe("add-a-filter").split("\n\n")[1].split()[0]] <= 3


def test_a_format_takes_the_files_that_its_recipe_says(followed):
    (code,) = blocks("add-an-export-format")
    module = followed / "dashboards" / "formats" / "tab.py"
    imports = "from collections.abc import Iterator\n\nfrom dashboards.formats.base import Dataset\n\n"
    module.write_text(imports + code, encoding="utf-8")
    registry = change(
        followed, "dashboards/formats/registry.py", ('"csv": "dashboards', '"tsv": "dashboards.formats.tab", ')
    )
    assert run(
        followed,
        "from dashboards.formats.base import Dataset\n"
        "from dashboards.formats.registry import file_reply\n"
        "made = Dataset('naam', 'T', (('Adres', '/'),), ('a', 'b'), [('x', 1)])\n"
        "answer = file_reply('tsv', made)\n"
        "print(answer['Content-Type'], answer['Content-Disposition'], b''.join(answer.streaming_content))",
    ) == (
        "text/tab-separated-values; charset=utf-8 attachment; filename=\"naam.tsv\" "
        r"b'Adres\t/\n\na\tb\nx\t1\n'"
    )  # fmt: skip
    files = ["dashboards/formats/tab.py", registry]
    assert len(files) == NUMBERS[recipe("add-an-export-format").split("\n\n")[1].split()[0]] <= 2


@pytest.mark.parametrize(
    ("name", "most"),
    [("add-a-chart", 4), ("add-a-filter", 3), ("add-an-export-format", 2), ("add-an-attribute-of-a-counting-rule", 5)],
)
def test_a_recipe_says_in_its_first_word_how_many_files_it_takes(name, most):
    assert NUMBERS[recipe(name).split("\n\n")[1].split()[0]] <= most
