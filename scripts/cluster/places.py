"""Where the parts of one cluster stand: one directory outside the repository, and ports from one number up."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
NODES = ("node1", "node2", "node3")
WEBS = ("web1", "web2")
USER, DATABASE = "imvo", "tracker"


@dataclass(frozen=True, slots=True)
class Places:
    """One cluster. Nothing of it is read from anywhere but these three."""

    home: Path
    port: int
    password: str

    @property
    def proxy_port(self) -> int:
        """The port for visitors."""
        return self.port

    def web_port(self, name: str) -> int:
        """The port on which one web process is asked, beside the row, by whoever wants this one."""
        return self.port + 1 + WEBS.index(name)

    @property
    def row_port(self) -> int:
        """The port on which requests wait for whichever web process is ready first."""
        return self.port + 4

    @property
    def row_door(self) -> Path:
        """Where a web process gets the socket of that port."""
        return self.home / "row.sock"

    @property
    def cache_port(self) -> int:
        """The port of Redis."""
        return self.port + 5

    def node_port(self, name: str) -> int:
        """The port of a database server."""
        return self.port + 10 + NODES.index(name)

    @property
    def url(self) -> str:
        """The address for visitors."""
        return f"http://127.0.0.1:{self.proxy_port}"

    @property
    def database_url(self) -> str:
        """All nodes: whichever takes writes is the primary, so that a promotion changes no setting."""
        hosts = ",".join("127.0.0.1" for _ in NODES)
        ports = ",".join(str(self.node_port(name)) for name in NODES)
        return f"{self._account}@/{DATABASE}?host={hosts}&port={ports}&target_session_attrs=read-write"

    @property
    def replica_urls(self) -> str:
        """Each node as a replica; the one that is the primary declines."""
        one = "{}@127.0.0.1:{}/{}?target_session_attrs=standby"
        return " ".join(one.format(self._account, self.node_port(name), DATABASE) for name in NODES)

    @property
    def _account(self) -> str:
        return f"postgres://{USER}:{quote(self.password)}"

    def node_url(self, name: str, database: str = DATABASE) -> str:
        """The address of one node, whatever it is now."""
        return f"{self._account}@127.0.0.1:{self.node_port(name)}/{database}"

    def environment(self, **more: str) -> dict[str, str]:
        """Return the settings of the application, and nothing of the caller's own."""
        taken = (
            "IMVO_",
            "DJANGO_",
            "DATABASE_",
            "CACHE_URL",
            "SCRIPT_NAME",
            "WEB_CONCURRENCY",
            "PYTHONDONTWRITEBYTECODE",
        )
        ours = {
            "IMVO_SECRET_KEY": f"only-for-the-cluster-of-one-machine-{self.password}",
            "IMVO_HTTPS": "false",
            "IMVO_BEHIND_PROXY": "true",
            "IMVO_HOSTS": "127.0.0.1,localhost",
            "IMVO_SITE_URL": self.url,
            "IMVO_MAIL_FOLDER": str(self.home / "mail"),
            "IMVO_PACKAGE_DIR": str(self.home / "packages"),
            "DATABASE_URL": self.database_url,
            "DATABASE_REPLICA_URLS": self.replica_urls,
            "CACHE_URL": f"redis://127.0.0.1:{self.cache_port}/0",
            # nginx takes requests in and answers away: more threads would only share the same processor among more
            "WEB_CONCURRENCY": "2",
            "IMVO_THREADS": "2",
            "DJANGO_SETTINGS_MODULE": "imvo_tracker.settings",
        }
        return {name: value for name, value in os.environ.items() if not name.startswith(taken)} | ours | more


def remember(places: Places) -> None:
    """Write down what later commands need; the password is for the owner alone."""
    file = places.home / "cluster.json"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump({"port": places.port, "password": places.password}, out)


def remembered(home: Path) -> Places | None:
    """Return the cluster that stands in a directory; None where there is none."""
    try:
        kept = json.loads((home / "cluster.json").read_text())
    except OSError:
        return None
    return Places(home, kept["port"], kept["password"])


def new_places(home: Path, port: int) -> Places:
    """Return the places of a cluster that is to be made."""
    return Places(home, port, secrets.token_hex(16))
