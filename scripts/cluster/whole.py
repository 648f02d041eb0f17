"""One cluster: its parts together."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable

from cluster.databases import Databases
from cluster.parts import Parts
from cluster.places import NODES, WEBS, Places
from cluster.processes import Processes


class Cluster:
    """All parts of one cluster."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.processes = Processes(places.home)
        self.databases = Databases(places, self.processes)
        self.parts = Parts(places, self.processes)

    def start(self, more: Callable[[dict[str, str]], None] | None = None) -> None:
        """Make the databases, load the record, and `more` with the settings of the application; start everything."""
        print("== starting three database servers")
        self.databases.make()
        print("== loading the record")
        self.parts.prepare()
        if more:
            more(self.places.environment())
        print("== starting cache, web processes, worker and proxy")
        for start in self.parts.starters().values():
            start()

    def stop(self) -> None:
        """End everything and remove what it wrote."""
        self.end()
        shutil.rmtree(self.places.home)

    def end(self) -> None:
        """End everything, the proxy first and the databases last, each by its number."""
        last = [name for name in NODES if name in self.processes.names()]
        for name in [*(name for name in self.processes.names() if name not in last), *last]:
            self.processes.end(name, signal.SIGINT if name in NODES else signal.SIGTERM)

    def status(self) -> str:
        """Say what runs where."""
        places, rows = self.places, []
        parts = {"nginx": places.proxy_port, "row": places.row_port, **{name: places.web_port(name) for name in WEBS}}
        parts |= {"worker": 0, "redis": places.cache_port, **{name: places.node_port(name) for name in NODES}}
        for name, port in parts.items():
            pid = self.processes.number(name)
            what = self.databases.state(name) if name in NODES else ""
            where = f"127.0.0.1:{port}" if port else "-"
            rows.append(f"  {name:8}{where:18}{pid or 'does not run':<14}{what}".rstrip())
        return "\n".join(["  part    address           process", *rows])
