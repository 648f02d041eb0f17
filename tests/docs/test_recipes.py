"""Recipes of docs/how-to, followed to the letter on a copy: as many files as they say, and then it works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LETTER
from tests.databases import copy_kept
from tests.serving import plain_environment

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards")
NUMBERS = {"Two": 2, "Three": 3, "Four": 4, "Five": 5, "Eight": 8}
SETUP = "import django; django.setup()\n"


def recipe(name):
    return (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")


def blocks(name):
    """Return the pieces of code of a recipe, without their indent."""
    found = re.findall(r"^( *)```python\n(.*?)^ *```", recipe(name), re.MULTILINE | re.DOTALL)
    return ["\n".join(line.removeprefix(indent) for line in code.splitlines()) + "\n" for indent, code in found]


@pytest.fixture
def followed(tmp_path):
    """A copy of the code, and of what is compiled of it: Python compiles anew what a recipe changes."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
        if (kept := compiled(ROOT / package)).is_dir():
            shutil.copytree(kept, compiled(tmp_path / package))
    return tmp_path


def compiled(package):
    """Return where processes of tests keep what is compiled of a package."""
    return Path(plain_environment()["PYTHONPYCACHEPREFIX"]) / package.resolve().relative_to("/")


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


def test_a_question_takes_the_files_that_its_recipe_says(followed):
    answer, entry = blocks("add-a-question")
    page = change(
        followed,
        "dashboards/questions/counts.py",
        ("FAMILY = Family(\n", answer + "\n\n"),
        ('        Question(\n            "wanneer-het-tiende",', indented(entry.rstrip() + ",\n", 8)),
    )
    assert (
        run(
            followed,
            "from dashboards.questions.registry import BY_SLUG\n"
            "one = BY_SLUG['hoeveel-gepresenteerd']\n"
            "words = str(one.sentence) % {'peildatum': 'A', 'bekend_op': 'B'}\n"
            "print([*BY_SLUG].index(one.slug), one.answer.__name__, words)",
        )
        == "1 how_many_presented How many agreements were presented and not signed on A, B?"
    )
    files = [page, "imvo_tracker/locale/nl/LC_MESSAGES/django.po"]
    assert len(files) == NUMBERS[recipe("add-a-question").split("\n\n")[1].split()[0]] <= 2


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


VISIT = """
revision: {source: proef, reason: Proef.}
statements:
  - {ref: proef/1, type: visit, covenant: textiel, text: Een bezoek., document: kst-26485-220, page: "2",
     actor: kabinet, words: bezoek}
"""


def test_a_statement_kind_takes_the_files_that_its_recipe_says(followed):
    model, ledger, admin, words = blocks("add-a-statement-kind")
    models = followed / "covenants" / "models" / "reports.py"
    models.write_text(models.read_text(encoding="utf-8") + "\n\n" + model, encoding="utf-8")
    files = [
        "covenants/models/reports.py",
        change(
            followed, "covenants/models/__init__.py",
            ("from covenants.models.targets", "from covenants.models.reports import Visit\n"),
            ("]\n", '    "Visit",\n'),
        ),
        change(
            followed, "imvo_tracker/settings.py",
            ('    "dossier.UndertakingStatement",\n', '    "covenants.Visit",\n'),
        ),
        change(
            followed, "covenants/ledgers.py",
            ("    ThresholdCondition,\n)\nfrom", "    Visit,\n"),
            ('    Ledger(\n        "undertaking"', indented(ledger.rstrip() + ",", 4)),
        ),
        change(
            followed, "covenants/admin/statements.py",
            ("    ThresholdCondition,\n)\nfrom", "    Visit,\n"),
            ("@admin.register(ThresholdCondition)", admin + "\n\n"),
        ),
        change(
            followed, "dashboards/words/statements.py",
            ('    "undertakingstatement": _undertaking', indented(words.rstrip() + ",", 4)),
        ),
        "imvo_tracker/locale/nl/LC_MESSAGES/django.po",
    ]  # fmt: skip
    run(
        followed,
        "from django.core.management import call_command\n"
        "call_command('makemigrations', 'covenants', '-n', 'visit', verbosity=0)",
    )
    (migration,) = (followed / "covenants" / "migrations").glob("*_visit.py")
    laid = "from dossier.protection import LEDGER, Protect\n\n\nclass Migration"
    text = migration.read_text(encoding="utf-8").replace("\nclass Migration", laid)
    operations = text.rstrip().removesuffix("]")
    migration.write_text(f'{operations}    Protect("Visit", LEDGER),\n    ]\n', encoding="utf-8")
    files.append(f"covenants/migrations/{migration.name}")
    (followed / "visit.yaml").write_text(VISIT, encoding="utf-8")
    copy_kept("empty", followed / "none.sqlite3")  # as it stood before the new table; without one all is migrated
    *_loaded, whole, said, is_judged = run(
        followed,
        "from datetime import date\n"
        "from django.contrib import admin\n"
        "from django.core.management import call_command\n"
        "from covenants.evidence.statements import statements_on_covenant\n"
        "from covenants.forms.statements import JudgedForm\n"
        "from covenants.models import Visit\n"
        "from dashboards.words.statements import _TEXTS\n"
        "from imvo_tracker.lib.asof import AsOf\n"
        "call_command('migrate', verbosity=0)\n"
        f"call_command('load_record', '{LETTER}', 'visit.yaml', verbosity=0)\n"
        "call_command('verify_ledger')\n"
        "day = date(2016, 6, 17)\n"
        "said = statements_on_covenant('textiel', AsOf(day, day, 2))\n"
        "print([_TEXTS[one.table](one.entry) for one in said if one.table == 'visit'])\n"
        "print(issubclass(admin.site._registry[Visit].form, JudgedForm))",
    ).splitlines()
    assert whole.startswith("the record is whole: 2 revision(s)")
    assert (said, is_judged) == ("[('Visit', 'Een bezoek.')]", "True")
    assert len(set(files)) == NUMBERS[recipe("add-a-statement-kind").split("\n\n")[1].split()[0]] <= 8


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("add-a-chart", 4),
        ("add-a-filter", 3),
        ("add-an-export-format", 2),
        ("add-an-attribute-of-a-counting-rule", 5),
        ("add-a-statement-kind", 8),
    ],
)
def test_a_recipe_says_in_its_first_word_how_many_files_it_takes(name, most):
    assert NUMBERS[recipe(name).split("\n\n")[1].split()[0]] <= most
