"""A directory that looks like an installation, in which commands of a how-to are followed."""

import re
import subprocess
from pathlib import Path

from tests.serving import ROOT, environment_in

BOX = re.compile(r"^(?P<indent> *)```sh\n(?P<commands>.*?)^ *```$", re.MULTILINE | re.DOTALL)


def boxes(name, *parts):
    """Return the commands of a page; with `parts`, those below these headings alone."""
    text = (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    chosen = [sections[part] for part in parts] if parts else [text]
    found = [box["commands"] for section in chosen for box in BOX.finditer(section)]
    assert len(found) >= max(1, len(parts))
    return "".join(found)


class Place:
    """A directory that looks like an installation: the code, and beside it a database of its own."""

    def __init__(self, directory: Path, code: Path = ROOT):
        self.directory = directory
        directory.mkdir(exist_ok=True)
        for path in (*code.iterdir(), ROOT / ".venv"):
            here = directory / path.name
            if path.name not in ("local", "build", ".git") and not here.exists():
                here.symlink_to(path)
        (directory / "local").mkdir(exist_ok=True)
        self.file = directory / "local" / "imvo.sqlite3"
        self.environment = environment_in(directory, 8000) | {"DATABASE_URL": f"sqlite:///{self.file}"}

    def follow(self, commands, **more):
        """Do the commands one after the other; return what they print. The first that fails ends it."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands], cwd=self.directory, env=self.environment | more,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{done.stdout}{done.stderr}"
        return done.stdout
