"""What deploy/nginx keeps: full addresses and hashed files; readers of anything newer never wait for one another."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from dashboards.frame.addresses import find_address
from dashboards.frame.pinned import is_full, name_moment
from tests.met import met

RULES = Path(__file__).resolve().parent.parent.parent / "deploy" / "nginx" / "tracker.conf"
TEXT = RULES.read_text(encoding="utf-8")
MAP = re.search(r"map \$request_uri \$imvo_newest \{(.*?)\n\}", TEXT, re.DOTALL)[1]
PATTERNS = [re.compile(one) for one in re.findall(r'^ +"~(.+)" "";$', MAP, re.MULTILINE)]
FULL = "peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"
OF_API = "asOf=2016-06-17&knownOn=2016-06-17&revision=1&countingRule=kabinet"


def may_be_kept(address):
    return any(pattern.search(address) for pattern in met(PATTERNS))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"/?{FULL}", True),
        (f"/convenanten/tabel.csv?sector=a&{FULL}&pagina=2", True),
        (f"/?{'&'.join(reversed(FULL.split('&')))}", True),
        (f"/api/v1/statements?pageSize=50&{OF_API}", True),
        ("/", False),
        ("/?revisie=1", False),
        (f"/?{FULL.replace('&revisie=1', '')}", False),
        (f"/?{FULL.replace('telregel', 'xtelregel')}", False),
        (f"/zoeken/?q=a{FULL.replace('peildatum', 'xpeildatum')}", False),
    ],
)
def test_the_proxy_keeps_what_the_application_calls_a_full_address(address, kept):
    request = RequestFactory().get(address)
    name_moment(request, find_address(request.path_info).names)
    assert (may_be_kept(address), is_full(request)) == (kept, kept)


def test_files_with_hashed_names_are_kept_and_both_rules_use_the_map():
    assert may_be_kept("/static/css/site.0123456789ab.css")
    for rule in ("proxy_cache_bypass", "proxy_no_cache"):
        assert re.search(rf"^{rule} .*\$imvo_newest;$", TEXT, re.MULTILINE)


def test_what_is_kept_goes_out_at_once():
    """With tcp_nopush the end of a kept answer of more than 64 kB waits 40 ms for the visitor's acknowledgement."""
    assert re.search(r"^sendfile on;$", TEXT, re.MULTILINE)
    assert not re.search(r"^tcp_nopush on;$", TEXT, re.MULTILINE)
