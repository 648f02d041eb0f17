"""Two databases hold the same record when `ledger_head --content` prints the same line."""

import re
from io import StringIO

from django.core.management import call_command

from tests.conftest import LETTER
from tests.serving import environment_in, manage


def printed(**options):
    out = StringIO()
    call_command("ledger_head", stdout=out, **options)
    return out.getvalue()


def test_two_loads_print_the_same_line_whatever_the_databases(letter, tmp_path):
    # The suite runs on either database; the second load is always into a file of SQLite.
    other = environment_in(tmp_path, 8000)
    manage(other, "migrate", "--verbosity", "0")
    assert (manage(other, "ledger_head", "--content"), manage(other, "ledger_head")) == ("", "")
    manage(other, "load_record", str(LETTER))
    line = manage(other, "ledger_head", "--content")
    assert re.fullmatch(r"1 [0-9a-f]{64}\n", line)
    assert printed(content=True) == line
    assert printed() != manage(other, "ledger_head")


def test_how_two_loads_are_compared_is_written_down():
    page = (LETTER.parent.parent / "docs" / "how-to" / "postgresql.md").read_text(encoding="utf-8")
    assert "manage.py ledger_head --content" in page
