"""A passkey made and used in a real browser, under the policy of the site: its scripts run, and a key is enough."""

from dataclasses import replace

import pytest

from tests.browser.axe import violations
from tests.browser.following import follow
from tests.serving import free_port, running

pytestmark = pytest.mark.browser
# Built into the machine, with a finger that is always there.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(served, tmp_path):
    """Serve under a name: a browser makes no passkey for a bare address. A second factor is asked for."""
    port = free_port()
    more = {"PORT": str(port), "IMVO_HOSTS": "localhost,127.0.0.1", "IMVO_SECOND_FACTOR": "true"}
    own = replace(
        served,
        url=f"http://127.0.0.1:{port}",
        log=tmp_path / "gunicorn.log",
        environment=served.environment | more,
    )
    with running(own):
        yield replace(own, url=f"http://localhost:{port}")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()


def test_a_passkey_is_made_at_the_first_sign_in_and_then_is_enough(site, page):
    blocked = []
    page.on("console", lambda line: blocked.append(line.text) if line.type == "error" else None)
    page.goto(f"{site.url}/admin/login/")
    page.fill("[name=username]", "auditor")
    page.fill("[name=password]", site.accounts["auditor"])
    follow(page, "main button[type=submit]")
    page.goto(f"{site.url}/admin/")
    assert page.url.startswith(f"{site.url}/admin/tweede-factor/")
    assert violations(page) == []
    follow(page, "main a[href='/admin/tweede-factor/sleutels/nieuw/']")
    page.fill("[name=name]", "Laptop")
    page.check("[name=passwordless]")
    assert violations(page) == []
    follow(page, "#mfa_webauthn_add")
    assert page.url == f"{site.url}/admin/tweede-factor/herstel/"
    assert violations(page) == []
    page.goto(f"{site.url}/admin/tweede-factor/sleutels/")
    assert "Laptop" in page.inner_text("table")
    assert violations(page) == []
    page.goto(f"{site.url}/admin/")
    assert page.url == f"{site.url}/admin/"
    page.context.clear_cookies()
    page.goto(f"{site.url}/admin/login/?next=/admin/dossier/document/")
    follow(page, "#passkey_login")
    assert page.url == f"{site.url}/admin/dossier/document/"
    assert blocked == []
