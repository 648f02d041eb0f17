"""The releases that are marked in deploy/releases: their commit, their migrations, and the empty database of each."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import polib
import psycopg2

from tests.serving import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from mark_release import RELEASES, take_out


@dataclass(frozen=True, slots=True)
class Mark:
    """One release."""

    place: Path
    commit: str
    migrations: tuple[tuple[str, str], ...]

    @property
    def name(self):
        return self.place.name

    def load_into_file(self, file):
        """Make the empty database of this release on SQLite."""
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript((self.place / "sqlite.sql").read_text(encoding="utf-8"))

    def load_into_server(self, dsn):
        """Make it in an empty database of PostgreSQL."""
        with closing(psycopg2.connect(dsn)) as connection, connection, connection.cursor() as cursor:
            cursor.execute((self.place / "postgresql.sql").read_text(encoding="utf-8"))

    def is_in_history(self):
        """Tell whether the code of this release can be had here."""
        return _git("cat-file", "-e", self.commit) is not None

    def code_in(self, directory):
        """Put the code of this release into a directory, with its own texts compiled, as its set-up does."""
        assert self.is_in_history(), f"no commit {self.commit} of release {self.name}: a whole clone has it"
        take_out(self.commit, directory)
        for texts in directory.glob("imvo_tracker/locale/*/LC_MESSAGES/django.po"):
            polib.pofile(str(texts)).save_as_mofile(str(texts.with_suffix(".mo")))
        return directory


def _git(*asked):
    """Return what git says; None where there is no git, no repository or no such thing."""
    if shutil.which("git") is None:
        return None
    done = subprocess.run(["git", *asked], cwd=ROOT, check=False, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def is_without_history():
    """Tell whether this is an archive or a shallow clone, which has no former release whatever is required."""
    return _git("rev-parse", "--is-shallow-repository") != "false"


def is_in_history():
    """Tell whether the code of every marked release can be had here."""
    return all(mark.is_in_history() for mark in marks())


def marks():
    """Return all releases, the oldest first."""
    return sorted(map(_read, RELEASES.iterdir()), key=lambda mark: [*map(int, mark.name.split("."))])


def _read(place):
    about = json.loads((place / "release.json").read_text(encoding="utf-8"))
    return Mark(place, about["commit"], tuple(tuple(one.split(".")) for one in about["migrations"]))
