"""The other parts: cache, web processes, worker, proxy. Each is started with the settings that stand in deploy/."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

from record_files import record_files

from cluster.places import DEPLOY, ROOT, WEBS, Places
from cluster.processes import Processes, listens, wait_until

PROXY = """\
daemon off;
worker_processes 2;
pid {home}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {home}/nginx/body;
    proxy_temp_path {home}/nginx/proxy;
    fastcgi_temp_path {home}/nginx/fastcgi;
    uwsgi_temp_path {home}/nginx/uwsgi;
    scgi_temp_path {home}/nginx/scgi;
    proxy_cache_path {home}/nginx/cache levels=1:2 keys_zone=imvo:16m max_size=1g inactive=1d use_temp_path=off;
    include {deploy}/nginx/tracker.conf;
    upstream imvo_web {{
        {servers}
    }}
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        include {deploy}/nginx/away.conf;
        location / {{
            proxy_pass http://imvo_web;
            proxy_cache imvo;
            add_header X-Kept $upstream_cache_status;
        }}
        # A file of the same size from the same disk, to compare with
        location /plain/ {{ alias {home}/nginx/plain/; }}
    }}
}}
"""
# The program itself: a second master that it starts beside itself (USR2) could not be started as a module
GUNICORN = [str(Path(sys.executable).parent / "gunicorn"), "--config", "imvo_tracker/gunicorn_conf.py"]
ROW = Path(__file__).parent / "row.py"
# A reader whose web process dies is sent to the row again: once for each place that nginx knows of it
TRIES = 3


class Parts:
    """Everything but the databases."""

    def __init__(self, places: Places, processes: Processes) -> None:
        self.places, self.processes = places, processes

    def starters(self) -> dict[str, Callable[[], None]]:
        """Return how each part is started, in the order in which they are."""
        webs = {name: self._starter_of_web(name) for name in WEBS}
        return {
            "redis": self.start_cache,
            "row": self.start_row,
            **webs,
            "worker": self.start_worker,
            "nginx": self.start_proxy,
        }

    def start_cache(self) -> None:
        """Start Redis and wait until it listens."""
        port = self.places.cache_port
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if program is None:
            raise SystemExit("Redis is not installed (apt-get install redis-server)")
        self.processes.start(
            "redis", [program, DEPLOY / "redis" / "tracker.conf", "--port", str(port), "--daemonize", "no"]
        )
        wait_until(lambda: listens(port), what="Redis does not listen")

    def start_row(self) -> None:
        """Listen for the web processes, which take what comes from one row; what systemd does in production."""
        port, door = self.places.row_port, self.places.row_door
        door.unlink(missing_ok=True)  # of a row that ended: nobody stands behind it
        self.processes.start("row", [sys.executable, ROW, "hold", str(port), door])
        wait_until(door.exists, what="nobody listens for the web processes")

    def prepare(self) -> None:
        """Make the tables, load the record and make accounts; their passwords are kept for their owner alone."""
        said = self.manage("prepare_demo", *map(str, record_files()))
        passwords = dict(re.findall(r"^ +([\w-]+) +([a-z0-9-]{23}) ", said, re.MULTILINE))
        file = self.places.home / "accounts.json"
        file.touch(0o600)
        file.write_text(json.dumps(passwords))

    def manage(self, *arguments: str) -> str:
        """Run manage.py and return what it prints."""
        command = [sys.executable, "manage.py", *arguments]
        env = self.places.environment()
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"manage.py {arguments[0]} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def _starter_of_web(self, name: str) -> Callable[[], None]:
        return lambda: self.start_web(name)

    def start_web(self, name: str, *, wait: bool = True) -> None:
        """Start a web process: a master with its workers."""
        port = self.places.web_port(name)
        env = self.places.environment(PORT=str(port))
        command: list[str | Path] = [sys.executable, ROW, "enter", self.places.row_door, str(port), *GUNICORN]
        self.processes.start(name, command, env=env, cwd=ROOT)
        if wait:
            wait_until(lambda: is_ready(f"http://127.0.0.1:{port}"), what=f"{name} is not ready")

    def start_worker(self) -> None:
        """Start the process for long imports and mail."""
        env = self.places.environment()
        self.processes.start("worker", [sys.executable, "manage.py", "db_worker"], env=env, cwd=ROOT)

    def start_proxy(self) -> None:
        """Start nginx and wait until it listens."""
        program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
        if program is None:
            raise SystemExit("nginx is not installed (apt-get install nginx-light)")
        home, port = self.places.home, self.places.proxy_port
        for part in ("cache", "plain", "body"):
            (home / "nginx" / part).mkdir(parents=True, exist_ok=True)
        servers = "\n        ".join([f"server 127.0.0.1:{self.places.row_port} max_fails=0;"] * TRIES)
        text = PROXY.format(home=home, deploy=DEPLOY, servers=servers, port=port)
        (home / "nginx" / "nginx.conf").write_text(text)
        self.processes.start("nginx", [program, "-c", home / "nginx" / "nginx.conf", "-p", home / "nginx"])
        wait_until(lambda: listens(port), what="nginx does not listen")


def is_ready(url: str) -> bool:
    """Say whether a web process can be sent visitors."""
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=5):  # noqa: S310 - our own
            return True
    except OSError:
        return False
