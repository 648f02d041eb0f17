"""Hold files of deploy/ against their checkers: systemd-analyze, nginx, hadolint, schemas of compose and Kubernetes.

Run by `make deploy-check`, in the environment that has the schemas. A checker that is not installed is said, and fails
only where everything is required.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import compose_spec
import kubernetes_validate
import yaml

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
# Where the files expect the application, and what stands at these places while they are checked
INSTALLED = "/opt/imvo"
KUBERNETES = "1.30"


class Missing(Exception):
    """A checker is not there."""


def program(name: str) -> str:
    """Return the path of a program; raises `Missing`."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if path is None:
        raise Missing(name)
    return path


def run(*command: str | Path) -> str:
    """Return what a checker says when it is not content, "" when it is."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}".strip() if done.returncode else ""


def check_units(scratch: Path) -> str:
    """Check the units of systemd, with the application where it stands here."""
    analyze = program("systemd-analyze")
    copies = []
    for unit in sorted((DEPLOY / "systemd").iterdir()):
        name = unit.name.replace("@.", "@1.")
        copy = scratch / name
        copy.write_text(unit.read_text().replace(INSTALLED, str(ROOT)))
        copies.append(copy)
    return run(analyze, "verify", "--man=no", *copies)


def check_proxy(scratch: Path) -> str:
    """Check both sites of nginx, with a certificate made for it."""
    nginx, key, certificate = program("nginx"), scratch / "key", scratch / "certificate"
    subject = ["-subj", "/CN=tracker.example.nl", "-days", "1", "-keyout", str(key), "-out", str(certificate)]
    made = run(program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject)
    if made:
        return made
    said = []
    for site in (DEPLOY / "nginx" / "site.conf", DEPLOY / "compose" / "proxy.conf"):
        text = site.read_text().replace(INSTALLED, str(ROOT)).replace("/var/cache/nginx", str(scratch))
        text = text.replace("/etc/ssl/certs/tracker.example.nl.pem", str(certificate)).replace(
            "server web:", "server 127.0.0.1:"
        )
        text = text.replace("/etc/ssl/private/tracker.example.nl.key", str(key))
        whole = scratch / f"{site.stem}.nginx"
        whole.write_text(f"pid {scratch}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{text}\n}}\n")
        said.append(run(nginx, "-t", "-q", "-c", whole, "-p", scratch))
    return "\n".join(filter(None, said))


def check_compose(_scratch: Path) -> str:
    """Check the compose file against the specification."""
    whole = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())
    compose_spec.ComposeSpecification.model_validate(whole)
    return ""


def check_containerfile(_scratch: Path) -> str:
    """Check how the image is built. Debian's packages are taken as new as they are: each build gets their repairs."""
    beside = Path(sys.executable).parent / "hadolint"
    hadolint = str(beside) if beside.exists() else program("hadolint")
    return run(hadolint, "--no-color", "--ignore", "DL3008", DEPLOY / "compose" / "Containerfile")


def check_manifests(_scratch: Path) -> str:
    """Check every manifest against the schemas of one version of Kubernetes."""
    for one in yaml.safe_load_all((DEPLOY / "kubernetes" / "tracker.yaml").read_text()):
        kubernetes_validate.validate(one, KUBERNETES, strict=True)
    return ""


CHECKS: dict[str, Callable[[Path], str]] = {
    "systemd": check_units,
    "nginx": check_proxy,
    "compose": check_compose,
    "containerfile": check_containerfile,
    "kubernetes": check_manifests,
}


def main() -> int:
    """Check everything; 1 when something is wrong."""
    wrong = 0
    for name, check in CHECKS.items():
        with tempfile.TemporaryDirectory() as scratch:
            try:
                said = check(Path(scratch))
            except Missing as missing:
                said = f"{missing} is not installed" if os.environ.get("REQUIRE_ALL") else ""
                print(f"   {name}: {missing} is not installed, not checked")
            except Exception as error:  # each checker has its own
                said = str(error)
        wrong += bool(said)
        print(f"   {name}: {said or 'as it should be'}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
