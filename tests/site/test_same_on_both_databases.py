"""On PostgreSQL every public page says what it says on SQLite, to the byte.

So what a page says is tried on SQLite alone (`pages`): `make test-pg` leaves those tests out.
"""

import json
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from django.test import Client

from covenants.models import Covenant
from dossier.models import Document
from sectors.models import Sector
from tests.conftest import RECORD_FILES, ROOT
from tests.serving import plain_environment
from tests.site.bodies import MOMENTS, bodies_of
from tests.site.questions import QUESTIONS
from tests.site.walked import IN_NO_LANGUAGE, PAGES

pytestmark = pytest.mark.postgresql


def on_sqlite(directory, addresses):
    """Return what a SQLite database with the same record files answers, in a process of its own."""
    settings = {"DATABASE_URL": f"sqlite:///{directory / 'same.sqlite3'}", "DJANGO_SETTINGS_MODULE": "tests.settings"}

    def run(*arguments, given=""):
        command = [sys.executable, *arguments]
        environment = plain_environment() | settings
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=given, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    run("manage.py", "migrate", "-v0", "--skip-checks")
    run("manage.py", "load_record", *(str(ROOT / "fixtures" / name) for name in RECORD_FILES), "-v0")
    return json.loads(run("-m", "tests.site.bodies", given=json.dumps(addresses)))


def test_every_page_says_the_same(whole, tmp_path):
    addresses = list(dict.fromkeys([*every_address(), *IN_NO_LANGUAGE]))
    assert len(addresses) > 500
    expected = on_sqlite(tmp_path, addresses)
    assert {code.split()[0] for code in expected.values()} >= {"200"}
    found = bodies_of(Client(SERVER_NAME="127.0.0.1"), addresses)
    assert [address for address in addresses if found[address] != expected[address]] == []


def every_address():
    """Yield each kind of page at each moment, in both languages; and the page of every row of the record."""
    for moment in MOMENTS:
        for page in PAGES:
            if "?" not in page or not moment:
                yield from (page + moment, f"/en{page}{moment}")
    for slug in Covenant.objects.values_list("slug", flat=True):
        for moment in MOMENTS:
            yield from (f"/convenanten/{slug}/{moment}", f"/convenanten/{slug}/uitspraken/{moment}")
    yield from (f"/zoeken/?{urlencode({'q': question})}" for question, _first in QUESTIONS)
    yield from (f"/documenten/{key}/" for key in Document.objects.values_list("key", flat=True))
    yield from (f"/sectoren/{code}/" for code in Sector.objects.values_list("code", flat=True))
