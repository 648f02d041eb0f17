"""What the files of deploy/, the cluster of one machine and the how-to say of workers and threads is the same."""

import re
import sys

import pytest
import yaml

from imvo_tracker.environment import VARIABLES
from tests.serving import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from cluster.places import new_places

pytestmark = pytest.mark.one_database
DEPLOY = ROOT / "deploy"
NAMES = ("WEB_CONCURRENCY", "IMVO_THREADS")
SAID = re.compile(rf"\b({'|'.join(NAMES)})=(\d+)")


def of_unit():
    return dict(SAID.findall((DEPLOY / "systemd" / "imvo-web@.service").read_text()))


def of_compose():
    return yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())["services"]["web"]["environment"]


def of_kubernetes():
    manifests = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "tracker.yaml").read_text()))
    return next(one["data"] for one in manifests if one["kind"] == "ConfigMap")


def of_cluster():
    return new_places(ROOT, 8860).environment()


def of_how_to():
    return dict(SAID.findall((ROOT / "docs" / "how-to" / "cluster.md").read_text()))


@pytest.mark.parametrize("said", [of_unit, of_compose, of_kubernetes, of_cluster], ids=lambda one: one.__name__)
def test_workers_and_threads_behind_the_proxy_are_those_of_the_how_to(said):
    wanted = {name: of_how_to()[name] for name in NAMES}
    assert {name: said()[name] for name in NAMES} == wanted
    assert wanted == {"WEB_CONCURRENCY": "2", "IMVO_THREADS": "2"}


def test_without_a_proxy_they_are_those_that_deploy_says():
    standard = {one.name: one.default for one in VARIABLES if one.name in NAMES}
    words = {2: "two", 8: "eight"}
    text = (ROOT / "docs" / "how-to" / "deploy.md").read_text()
    assert f"{words[standard['WEB_CONCURRENCY']]} workers (`WEB_CONCURRENCY`)" in text
    assert f"{words[standard['IMVO_THREADS']]} threads (`IMVO_THREADS`)" in text


def test_each_web_process_stops_within_the_time_that_its_keeper_gives_it():
    """Gunicorn ends what is at hand in `graceful_timeout`; whoever kills it sooner cuts a form off."""
    graceful = int(
        re.search(r"^graceful_timeout = (\d+)", (ROOT / "imvo_tracker" / "gunicorn_conf.py").read_text(), re.M)[1]
    )
    unit = int(re.search(r"^TimeoutStopSec=(\d+)", (DEPLOY / "systemd" / "imvo-web@.service").read_text(), re.M)[1])
    manifests = yaml.safe_load_all((DEPLOY / "kubernetes" / "tracker.yaml").read_text())
    web = next(one for one in manifests if one["kind"] == "Deployment")["spec"]["template"]["spec"]
    compose = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())["services"]["web"]
    kept = {
        "unit": unit,
        "pod": web["terminationGracePeriodSeconds"],
        "container": int(compose["stop_grace_period"][:-1]),
    }
    assert {name for name, seconds in kept.items() if seconds <= graceful} == set()


def test_reloading_a_unit_is_a_release():
    """The next server says that it is the main one, which systemd believes of any process of the unit."""
    unit = (DEPLOY / "systemd" / "imvo-web@.service").read_text()
    for line in ("Type=notify", "NotifyAccess=all", "ExecReload=/bin/kill -USR2 $MAINPID"):
        assert f"\n{line}\n" in unit


def test_all_web_processes_listen_on_the_one_socket_to_which_the_proxy_sends():
    socket, unit = ((DEPLOY / "systemd" / name).read_text() for name in ("imvo-web.socket", "imvo-web@.service"))
    proxy = (DEPLOY / "nginx" / "site.conf").read_text()
    listens = re.search(r"^ListenStream=(\S+)$", socket, re.M)[1]
    tries = int(
        re.search(r"^proxy_next_upstream_tries (\d+);", (DEPLOY / "nginx" / "tracker.conf").read_text(), re.M)[1]
    )
    assert re.findall(r"^ +server ([\d.:]+) max_fails=0;$", proxy, re.M) == [listens] * tries
    assert "\nSockets=imvo-web.socket\n" in unit
    assert "PORT" not in unit  # a port of its own would be a row of its own
    assert re.search(r"^Service=imvo-web@\w+\.service$", socket, re.M)
