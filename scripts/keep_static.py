"""Keep the static files of the last builds: pages that a browser or a shared cache holds name them still.

python scripts/keep_static.py build/static build/static.new
"""

import json
import shutil
import sys
from pathlib import Path

KEPT = 5
MANIFEST, EARLIER = "staticfiles.json", "earlier-builds.json"
ENDINGS = ("", ".gz", ".br")


def main() -> None:
    old, new = map(Path, sys.argv[1:])
    if (old / MANIFEST).exists():
        keep_earlier(old, new)


def keep_earlier(old: Path, new: Path) -> None:
    """Copy what earlier builds had from the directory in use into the new one; forget builds beyond the last few."""
    here = names_of(new)
    builds = [build for build in (names_of(old), *earlier_of(old)) if build != here][:KEPT]
    for name in sorted({name for build in builds for name in build} - set(here)):
        for file in (f"{name}{ending}" for ending in ENDINGS):
            if (old / file).exists():
                (new / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(old / file, new / file)
    (new / EARLIER).write_text(json.dumps(builds), encoding="utf-8")


def names_of(directory: Path) -> list[str]:
    """Return the hashed names of a build."""
    return sorted(json.loads((directory / MANIFEST).read_text(encoding="utf-8"))["paths"].values())


def earlier_of(directory: Path) -> list[list[str]]:
    """Return the hashed names of each build before it, the newest first."""
    file = directory / EARLIER
    builds: list[list[str]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return builds


if __name__ == "__main__":
    main()
