"""Run the whole site on this machine: `scripts/run_cluster.py run | stop | status | promote | rejoin NODE`.

`run` starts everything, says what runs where and ends it at Ctrl-C; `--detached` leaves it running until `stop`. With
`--apart` it gets a network of its own, where this machine allows that; the other commands find it there.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

from cluster import apart
from cluster.places import NODES, new_places, remember, remembered
from cluster.whole import Cluster

HOME = Path("/tmp/imvo-cluster")  # noqa: S108 - a cluster of one machine, thrown away at the end
PORT = 8860


def run(home: Path, port: int, *, detached: bool) -> None:
    """Start a cluster; end it again at Ctrl-C unless it is to stay."""
    if remembered(home):
        sys.exit(f"a cluster stands in {home} already: `make cluster-stop` ends it")
    home.mkdir(mode=0o755)
    places = new_places(home, port)
    remember(places)
    cluster = Cluster(places)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        cluster.start()
        print(cluster.status())
        print(f"== serving on {places.url}/ (accounts in {home}/accounts.json, logs in {home}/log)")
        if detached:
            return
        print("== Ctrl-C stops it", flush=True)
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        print("== stopping")
    except BaseException:
        if detached:
            cluster.stop()
        raise
    finally:
        if not detached and home.exists():
            cluster.stop()


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=("run", "stop", "status", "promote", "rejoin"))
    parser.add_argument("node", nargs="?", choices=NODES)
    parser.add_argument("--home", type=Path, default=HOME, help="directory of the cluster")
    parser.add_argument("--port", type=int, default=PORT, help="port for visitors; the next twelve are taken too")
    parser.add_argument("--detached", action="store_true", help="leave it running")
    parser.add_argument("--apart", action="store_true", help="in a network namespace of its own")
    given = parser.parse_args()
    name = apart.name_for(given.port)
    if apart.is_inside(name) or not goes_inside(name, wanted=given.apart and given.act == "run"):
        return act(given, parser)
    ended = apart.again_inside(name)
    if given.act == "stop" or (given.act == "run" and (ended or not given.detached)):
        apart.remove(name)
    sys.exit(ended)


def goes_inside(name: str, *, wanted: bool) -> bool:
    """Say whether the cluster stands in a namespace, or is to; says why where it cannot."""
    if apart.is_there(name) or not wanted:
        return apart.is_there(name)
    reason = apart.make(name)
    if reason:
        print(f"== no network of its own can be had here ({reason}): the cluster stands on loopback")
        apart.remove(name)
        return False
    print(f"== in a network of its own: look from inside, with `ip netns exec {name} curl ...`", flush=True)
    return True


def act(given: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Do it here."""
    if given.act == "run":
        return run(given.home, given.port, detached=given.detached)
    places = remembered(given.home)
    if places is None:
        sys.exit(f"no cluster stands in {given.home}")
    cluster = Cluster(places)
    if given.act == "stop":
        cluster.stop()
    elif given.act == "promote":
        print(f"{cluster.databases.promote()} is the primary now")
    elif given.act == "rejoin":
        cluster.databases.rejoin(given.node or parser.error("name the node"))
    print(cluster.status() if given.act != "stop" else f"the cluster of {given.home} is stopped and removed")
    return None


if __name__ == "__main__":
    main()
