"""Single sign-on through a service of one's own: a small one that speaks OpenID Connect, over real HTTP."""

import contextlib
import json
import re
import threading
import urllib.parse
import urllib.request
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.serving import free_port, manage, running

pytestmark = pytest.mark.served
KNOWN, UNKNOWN, SHARED = "redacteur@min.example", "iemand@min.example", "beide@min.example"
MAKE_ACCOUNTS = f"""
from django.contrib.auth.models import User
User.objects.filter(username="redacteur").update(email="{KNOWN}")
User.objects.filter(username__in=["publicist", "beheerder"]).update(email="{SHARED}")
"""


class Issuer(ThreadingHTTPServer):
    """The ministry's service: whoever comes is the person it was told last."""

    email = KNOWN

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        base, parts = self.server.url, urllib.parse.urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
            self.tell(
                {"issuer": base, "jwks_uri": f"{base}/keys"} | {name: f"{base}/{end}" for name, end in ends.items()}
            )
        elif parts.path == "/authorize":
            asked = dict(urllib.parse.parse_qsl(parts.query))
            assert {"openid", "email"} <= set(asked["scope"].split())
            assert asked["code_challenge_method"] == "S256"
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?code=een&state={asked['state']}")
            self.end_headers()
        else:
            self.tell({"sub": self.server.email, "email": self.server.email, "email_verified": True})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.tell({"access_token": "x", "token_type": "Bearer", "expires_in": 60})

    def tell(self, what):
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site(served, tmp_path_factory):
    """Yield the site with single sign-on and a second factor asked of the others, and the service."""
    issuer = Issuer(("127.0.0.1", 0), Answers)
    threading.Thread(target=issuer.serve_forever, daemon=True).start()
    port = free_port()
    more = {"PORT": str(port), "IMVO_OIDC_URL": issuer.url, "IMVO_OIDC_CLIENT": "imvo", "IMVO_OIDC_SECRET": "geheim",
            "IMVO_OIDC_NAME": "Inloggen bij het ministerie", "IMVO_SECOND_FACTOR": "true"}  # fmt: skip
    manage(served.environment, "shell", "-c", MAKE_ACCOUNTS)
    own = replace(
        served,
        url=f"http://127.0.0.1:{port}",
        log=tmp_path_factory.mktemp("sso") / "gunicorn.log",
        environment=served.environment | more,
    )
    with running(own):
        yield own, issuer
    issuer.shutdown()
    issuer.server_close()


def come_in(site, email):
    """Press the button as the person with this address; return the last page and the browser."""
    own, issuer = site
    issuer.email = email
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(f"{own.url}/admin/login/?next=/admin/dossier/document/") as answer:
        page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert ("Inloggen bij het ministerie" in page, f"form-action 'self' {issuer.url}" in policy) == (True, True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "next": "/admin/dossier/document/"}).encode()
    with contextlib.closing(opener.open(f"{own.url}/admin/eenmalig/sso/login/", form)) as answer:
        return answer.url.removeprefix(own.url), answer.read().decode(), opener


def test_it_leads_to_the_account_with_the_same_address_without_another_factor(site):
    where, page, _opener = come_in(site, KNOWN)
    assert (where, "Ingelogd als redacteur" in page) == ("/admin/dossier/document/", True)


@pytest.mark.parametrize("email", [UNKNOWN, SHARED])
def test_who_has_no_account_of_his_own_gets_none_by_it(site, email):
    where, page, opener = come_in(site, email)
    assert "Een beheerder maakt accounts aan" in page
    assert not where.startswith("/admin/dossier/")
    with opener.open(f"{site[0].url}/admin/") as answer:
        assert answer.url.startswith(f"{site[0].url}/admin/login/")


def test_it_is_not_there_where_it_is_not_set(served):
    with urllib.request.urlopen(f"{served.url}/admin/login/") as answer:
        assert b"/admin/eenmalig/" not in answer.read()
