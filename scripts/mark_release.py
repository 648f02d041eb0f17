"""Mark a release: keep the database that its migrations make, so that later ones are tried on it.

python scripts/mark_release.py 2026.11.2 [COMMIT]

Writes deploy/releases/NAME: the commit and its migrations (release.json), and the empty database of it on SQLite and on
PostgreSQL as SQL. A commit other than the newest is taken out of the history; nothing of the working tree gets in.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from postgres import cluster, programs

ROOT = Path(__file__).resolve().parent.parent
RELEASES = ROOT / "deploy" / "releases"
NAME = re.compile(r"\d{4}\.\d{1,2}\.\d+")
# What another version of pg_dump writes and an older server does not know, and words to whoever reads
_LEFT_OUT = re.compile(r"^(--.*|\\(un)?restrict .*|SET transaction_timeout .*|)\n", re.MULTILINE)


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("name", help="year.month.number")
    parser.add_argument("commit", nargs="?", default="HEAD")
    given = parser.parse_args()
    if not NAME.fullmatch(given.name):
        parser.error("a release is named year.month.number, for example 2026.11.2")
    place = RELEASES / given.name
    if place.exists():
        parser.error(f"{place.relative_to(ROOT)} is there already: a release stays as it was")
    commit = _git("rev-parse", f"{given.commit}^{{commit}}")
    with tempfile.TemporaryDirectory(prefix="imvo-release-") as scratch:
        code = Path(scratch) / "code"
        take_out(commit, code)
        made = Path(scratch) / "made"
        made.mkdir()
        write_sqlite(code, made / "sqlite.sql")
        write_postgresql(code, made / "postgresql.sql")
        day = _git("show", "--no-patch", "--format=%cs", commit)
        about = {"commit": commit, "day": day, "migrations": migrations_in(made / "sqlite.sql")}
        (made / "release.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
        RELEASES.mkdir(exist_ok=True)
        shutil.copytree(made, place)
    print(f"{place.relative_to(ROOT)}: {commit[:10]}, {len(about['migrations'])} migrations")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def take_out(commit: str, code: Path) -> None:
    """Put the files of a commit into a directory; raises CalledProcessError when the history has no such commit."""
    code.mkdir()
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "--extract"], cwd=code, input=archive.stdout, check=True)


def _migrate(code: Path, address: str) -> None:
    """Make the tables with the code of the release, and its settings alone."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("IMVO_", "DJANGO_"))}
    env |= {"DATABASE_URL": address, "IMVO_SECRET_KEY": "only-to-mark-a-release-" + "x" * 50}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=code, env=env, check=True)


def write_sqlite(code: Path, to: Path) -> None:
    """Write the empty database of a release as SQL for SQLite."""
    file = code / "empty.sqlite3"
    _migrate(code, f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        to.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")


def write_postgresql(code: Path, to: Path) -> None:
    """Write it as SQL for PostgreSQL, without owners and without what only `psql` reads."""
    binaries = programs()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed (apt-get install postgresql)")
    with cluster(binaries) as address:
        _migrate(code, address)
        parts = urlsplit(address)
        where = ["-h", parts.hostname or "", "-p", str(parts.port), "-U", parts.username or "", parts.path[1:]]
        command = [str(binaries / "pg_dump"), "--inserts", "--no-owner", "--no-privileges", "--no-comments", *where]
        env = os.environ | {"PGPASSWORD": parts.password or ""}
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    to.write_text(_LEFT_OUT.sub("", done.stdout), encoding="utf-8")


def migrations_in(dump: Path) -> list[str]:
    """Return the migrations of a dump of SQLite, in the order in which they ran."""
    migrations = re.findall(r'^INSERT INTO "django_migrations" VALUES\(\d+,\'(\w+)\',\'(\w+)\'', dump.read_text(), re.M)
    return [f"{app}.{name}" for app, name in migrations]


if __name__ == "__main__":
    main()
