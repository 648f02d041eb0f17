"""The suite's way to PostgreSQL: the server that is given, or a cluster that leaves nothing behind."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SHOW = [sys.executable, "-c", "import os; print(os.environ.get('DATABASE_URL'))"]


@pytest.fixture
def postgres(monkeypatch):
    spec = importlib.util.spec_from_file_location("postgres_under_test", ROOT / "scripts" / "postgres.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return module


def test_a_given_server_is_used_as_it_is(postgres, monkeypatch, capfd):
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/else")
    assert (postgres.main(SHOW), capfd.readouterr().out) == (0, "postgres://somewhere/else\n")


@pytest.mark.parametrize(("required", "status"), [("", 0), ("1", 1)])
def test_a_missing_postgresql_fails_only_where_everything_is_required(postgres, monkeypatch, capfd, required, status):
    monkeypatch.setattr(postgres, "programs", lambda: None)
    monkeypatch.setenv("REQUIRE_ALL", required)
    assert (postgres.main(SHOW), capfd.readouterr().out) == (status, "")


def test_the_newest_version_of_debian_is_found_when_none_is_on_the_path(postgres, monkeypatch):
    monkeypatch.setattr(postgres.shutil, "which", lambda name: None)
    installed = ["/usr/lib/postgresql/9/bin/initdb", "/usr/lib/postgresql/17/bin/initdb"]
    monkeypatch.setattr(postgres.Path, "glob", lambda self, pattern: [Path(one) for one in installed])
    assert postgres.programs() == Path("/usr/lib/postgresql/17/bin")


@pytest.mark.parametrize("script", [".ci/run", ".ci/bare"])
def test_a_ci_script_is_bash_that_parses_and_may_be_run(script):
    done = subprocess.run(["bash", "-n", script], cwd=ROOT, check=False)
    assert (done.returncode, os.access(ROOT / script, os.X_OK)) == (0, True)
