"""Ask everything that the OpenAPI document of a running site offers, right and wrong, and hold each answer against it.

    make openapi URL=http://127.0.0.1:8000

Schemathesis makes the questions. The key of a single thing comes from the lists of that site, or every question after
one would find nothing. Left out is the check that a question which the document allows is never refused: which day,
agreement or rule is known follows from the record and the moment, and no schema can say that.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

EXAMPLES, ROOT = 20, "/api/v1"
OPTIONS = (
    "--phases=examples,coverage,fuzzing",
    "--checks=all",
    "--exclude-checks=positive_data_acceptance",
    "--suppress-health-check=all",
    "--continue-on-failure",
    "--warnings=off",
    "--seed=1",
    f"--max-examples={EXAMPLES}",
)


def main(site: str) -> int:
    """Return what schemathesis says: 0 without a failure."""
    root = f"{site.rstrip('/')}{ROOT}"
    config = "".join(
        _operation(path, item["get"], root) for path, item in _read(f"{root}/openapi.json")["paths"].items()
    )
    with TemporaryDirectory() as directory:
        file = Path(directory) / "schemathesis.toml"
        file.write_text(config, encoding="utf-8")
        program = Path(sys.executable).with_name("schemathesis")
        command = [str(program), f"--config-file={file}", "run", f"{root}/openapi.json", *OPTIONS]
        return subprocess.run(command, check=False).returncode


def _operation(path: str, told: Any, root: str) -> str:
    """Return the key that a single thing is asked by, as a part of the configuration; "" for a list."""
    by_name = {one["name"]: one for one in told["parameters"]}
    if "key" not in by_name:
        return ""
    (field,) = re.findall(r"`(\w+)`", by_name["key"]["description"])
    rows = _read(f"{root}{path.removesuffix('/{key}')}?pageSize=1")["results"]
    key = json.dumps(str(rows[0][field])) if rows else ""
    return f'[[operations]]\ninclude-name = "GET {path}"\nparameters = {{ "path.key" = {key} }}\n\n' if key else ""


def _read(address: str) -> Any:
    with urlopen(address) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
