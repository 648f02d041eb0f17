"""How often what may be tried, and where signing in leads outside this site: values for the settings."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

# An address of IPv6 is one of very many that its owner has: his network is what counts.
V6_NETWORK = 64
RATES = {
    "login": None,  # attempts are no failures
    "login_failed": "9/15m/key",
    "login_failed_account": "100/h/key",
    "login_failed_network": "300/h/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}


def single_sign_on(name: str, *, url: str, client: str, secret: str) -> dict[str, Any]:
    """Return allauth's settings of the one service; it is the ministry's own, so an address it tells is right."""
    app = {
        "provider_id": "sso",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    return {"APPS": [app], "VERIFIED_EMAIL": True}


def origin_of_url(url: str) -> str:
    """Return scheme and host of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
