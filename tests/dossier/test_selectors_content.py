"""Two databases hold the same record when `ledger_head --content` prints the same line."""

import re
from io import StringIO

from django.core.management import call_command

from tests.conftest import LETTER
from tests.databases import copy_kept
from tests.serving import DATABASE, environment_in, manage


def printed(**options):
    out = StringIO()
    call_command("ledger_head", stdout=out, **options)
    return out.getvalue()


def start_empty(file, environment):
    """Put an empty database into a file."""
    if not copy_kept("empty", file):
        manage(environment, "migrate", "--verbosity", "0")


def test_two_loads_print_the_same_line_whatever_the_databases(letter, tmp_path):
    # The suite runs on either database; the second load is always into a file of SQLite, by a process of its own.
    other = environment_in(tmp_path, 8000)
    start_empty(tmp_path / DATABASE, other)
    manage(other, "load_record", str(LETTER))
    line = manage(other, "ledger_head", "--content")
    assert re.fullmatch(r"1 [0-9a-f]{64}\n", line)
    assert printed(content=True) == line
    assert printed() != manage(other, "ledger_head")


def test_an_empty_database_prints_nothing(db):
    assert (printed(content=True), printed()) == ("", "")


def test_how_two_loads_are_compared_is_written_down():
    page = (LETTER.parent.parent / "docs" / "how-to" / "postgresql.md").read_text(encoding="utf-8")
    assert "manage.py ledger_head --content" in page
