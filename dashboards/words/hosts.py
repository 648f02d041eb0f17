"""Where a link to a source leads: its host, and whether that is the official gazette or a copy elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

GAZETTE = frozenset({"officielebekendmakingen.nl"})
# Hosts that show documents of others.
COPIES = frozenset({"docplayer.nl", "fdocuments.net", "openkamer.org", "opennieuwsbank.nl", "vdocuments.us"})
_PREFIXES = ("www.", "zoek.")


def host_of(url: str) -> str:
    """Return "ser.nl" of "https://www.ser.nl/x"; "" for what is no address."""
    host = (urlsplit(url).hostname or "").lower()
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


def say_host(url: str) -> str:
    """Return the words of a link to a source: its host, that it is the official one, or that it is a copy."""
    host = host_of(url)
    if host in GAZETTE:
        return _("official publication, %(host)s") % {"host": host}
    return _("via %(host)s") % {"host": host} if host in COPIES else host
