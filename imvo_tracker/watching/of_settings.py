"""What the settings and accounts of a deployment leave open."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from imvo_tracker.environment import LOCAL_DIR
from imvo_tracker.management.commands.demo_accounts import ACCOUNTS
from imvo_tracker.watching.findings import Finding

LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}
FEWEST_OF_DEMONSTRATION = 3
# As Django’s own check of a deployment
SHORTEST_KEY, FEWEST_SIGNS = 50, 5


def debugging() -> Iterator[Finding]:
    """Find technical error pages that visitors could read."""
    if settings.DEBUG:
        yield Finding(
            "debug",
            _("Technical error pages are shown (IMVO_DEBUG)."),
            _("Set IMVO_DEBUG=false, or leave it out, and restart."),
        )


def plain_http() -> Iterator[Finding]:
    """Find a site that others reach without https."""
    if not settings.HTTPS and set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS:
        yield Finding(
            "https",
            _("The site answers to host names of others without https (IMVO_HTTPS)."),
            _("Put a proxy with a certificate in front, set IMVO_HTTPS=true and IMVO_BEHIND_PROXY=true, and restart."),
        )


def nobody_gets_in() -> Iterator[Finding]:
    """Find a site with https that answers to no name but this machine's own."""
    if settings.HTTPS and not set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS:
        yield Finding(
            "hosts",
            _("The site answers to this machine alone (IMVO_HOSTS)."),
            _("Set IMVO_HOSTS to the host names that visitors type, and restart."),
        )


def any_name() -> Iterator[Finding]:
    """Find a site that believes whatever host name it is asked by."""
    if settings.HTTPS and "*" in settings.ALLOWED_HOSTS:
        yield Finding(
            "hosts_any",
            _("The site answers to any host name (IMVO_HOSTS): links in its pages may lead to a stranger."),
            _("Set IMVO_HOSTS to the host names that visitors type, and restart."),
        )


def weak_key() -> Iterator[Finding]:
    """Find a secret key that can be guessed."""
    key = settings.SECRET_KEY
    if settings.HTTPS and (len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS or "insecure" in key):
        yield Finding(
            "secret_key_weak",
            _("The secret key can be guessed (IMVO_SECRET_KEY): sessions could be forged."),
            _("Set IMVO_SECRET_KEY to 50 random characters that stand nowhere else, and restart."),
        )


def public_address() -> Iterator[Finding]:
    """Find links outside a request, as in mail and the sitemap, that lead nowhere."""
    if not settings.HTTPS:
        return
    host = urlsplit(settings.SITE_URL).hostname
    if not host:
        problem = _("The public address is not set (IMVO_SITE_URL): mail cannot lead to the site.")
    elif not any(host == name or (name[:1] == "." and host.endswith(name)) for name in settings.ALLOWED_HOSTS):
        problem = _("The public address (IMVO_SITE_URL) has a host name to which the site does not answer.")
    elif urlsplit(settings.SITE_URL).scheme != "https":
        problem = _("The public address (IMVO_SITE_URL) does not begin with https: links in mail go out unprotected.")
    else:
        return
    yield Finding(
        "site_url", problem, _("Set IMVO_SITE_URL to https:// and one of the names of IMVO_HOSTS, and restart.")
    )


def one_network() -> Iterator[Finding]:
    """Find a proxy that is not believed: then all visitors seem to come from one address."""
    if settings.HTTPS and not settings.BEHIND_PROXY:
        yield Finding(
            "proxy",
            _("The proxy is not believed (IMVO_BEHIND_PROXY): every visitor seems to come from the same address."),
            _("Set IMVO_BEHIND_PROXY=true where your own proxy sets X-Forwarded-Proto and X-Forwarded-For."),
        )


def weak_sign_in() -> Iterator[Finding]:
    """Find a site with https whose staff need no second factor, or seal their own words."""
    if settings.HTTPS and not settings.REQUIRE_SECOND_FACTOR:
        yield Finding(
            "second_factor",
            _("Staff log in with a password alone (IMVO_SECOND_FACTOR)."),
            _("Leave IMVO_SECOND_FACTOR out, or set it to true, and restart."),
        )
    if settings.HTTPS and not settings.REQUIRE_FOUR_EYES:
        yield Finding(
            "four_eyes",
            _("Staff may seal what they recorded themselves (IMVO_FOUR_EYES)."),
            _("Leave IMVO_FOUR_EYES out, or set it to true, and restart."),
        )


def demonstration_key() -> Iterator[Finding]:
    """Find a site with https that signs with the key that was made for a demonstration."""
    file = LOCAL_DIR / "env"
    if settings.HTTPS and file.exists() and settings.SECRET_KEY in file.read_text(encoding="utf-8"):
        yield Finding(
            "secret_key",
            _("The secret key is that of local/env, which belongs to a demonstration."),
            _("Set IMVO_SECRET_KEY to 50 random characters that stand nowhere else, and remove local/env."),
        )


def demonstration_accounts() -> Iterator[Finding]:
    """Find the accounts of the demonstration on a site with https; one of their names alone may be somebody's own."""
    names = [name for name, _role in ACCOUNTS]
    active = User.objects.filter(username__in=names, is_active=True).order_by("username")
    if settings.HTTPS and len(active) >= FEWEST_OF_DEMONSTRATION:
        yield Finding(
            "demo_accounts",
            _("Accounts of the demonstration can log in: %(names)s.")
            % {"names": ", ".join(one.username for one in active)},
            _("Make them inactive on their page in the administration."),
        )


def nobody_publishes() -> Iterator[Finding]:
    """Find a record that nobody can seal: there are no two active publishers for four eyes, or none at all."""
    publishers = User.objects.filter(groups__name="ministry-publisher", is_active=True).distinct().count()
    if publishers < (2 if settings.REQUIRE_FOUR_EYES else 1):
        yield Finding(
            "publishers",
            _("Too few accounts can seal (%(count)s): what is proposed stays waiting.") % {"count": publishers},
            _("Give a second account the role of publisher."),
        )


CHECKS = (
    debugging,
    plain_http,
    nobody_gets_in,
    any_name,
    weak_key,
    public_address,
    one_network,
    weak_sign_in,
    demonstration_key,
    demonstration_accounts,
    nobody_publishes,
)
