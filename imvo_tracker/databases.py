"""SQLite for one machine, PostgreSQL through DATABASE_URL. No page behaves differently on either."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

import environ
import psycopg2
from django.core.exceptions import ImproperlyConfigured
from psycopg2.extensions import make_dsn

SQLITE = "imvo_tracker.sqlite"
POSTGRESQL = "django.db.backends.postgresql"
SCHEMES = ("postgres", "postgresql", "sqlite")
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
SSL_MODE = "sslmode"


def database(url: str, *, default_file: Path) -> dict[str, Any]:
    """Return Django's settings of the database behind `url`; an empty `url` is the SQLite file.

    Raises ImproperlyConfigured, without repeating the address and its password, for anything that is not certain.
    """
    if not url:
        return _sqlite({"NAME": str(default_file)})
    parts = _parts(url)
    if parts.scheme not in SCHEMES:
        raise _refusal("it must start with postgres:// or sqlite:///.")
    if parts.scheme == "sqlite":
        _check_file(parts)
        return _sqlite(dict(environ.Env.db_url_config(url)))
    _check_name(parts)
    _check_options(parts)
    return _postgresql(dict(environ.Env.db_url_config(url)))


def replicas(urls: Sequence[str], *, of: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return Django's settings of the copies to read from, by the names they get; only PostgreSQL makes copies."""
    if not urls:
        return {}
    copies = [database(url, default_file=Path()) for url in urls]
    if any(one["ENGINE"] != POSTGRESQL for one in (of, *copies)):
        raise ImproperlyConfigured("DATABASE_REPLICA_URLS and DATABASE_URL must all start with postgres://.")
    return {f"replica{number}": _patient(one) for number, one in enumerate(copies, start=1)}


def _patient(config: dict[str, Any]) -> dict[str, Any]:
    # A copy that does not answer at once is passed by: there are others. Tests of ours make no copies.
    return config | {"OPTIONS": {**config["OPTIONS"], "connect_timeout": 2}, "TEST": {"MIRROR": "default"}}


def _refusal(reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"DATABASE_URL cannot be read: {reason} See docs/how-to/postgresql.md.")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        certain = parts.port != 0 and not parts.fragment and url.isprintable() and " " not in url
    except ValueError:
        certain = False
    if not certain:
        raise _refusal("characters such as @, / or # in a password must be percent-encoded, and a port is a number.")
    return parts


def _check_file(parts: SplitResult) -> None:
    if parts.netloc or parts.query or parts.path in ("", "/") or parts.path.endswith("/"):
        raise _refusal("write sqlite:/// and the path of a file, with nothing after it.")


def _check_name(parts: SplitResult) -> None:
    name = parts.path.removeprefix("/")
    if not name or "/" in name or "@" in name:
        raise _refusal("write postgres://user:password@host:5432/name.")


def _check_options(parts: SplitResult) -> None:
    """An option that the driver does not know would be found out at the first visitor, or never."""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    options = dict(pairs)
    if len(options) < len(pairs) or not all(options.values()):
        raise _refusal("an option after the question mark is empty or given twice.")
    if options.get(SSL_MODE, SSL_MODES[0]) not in SSL_MODES:
        raise _refusal(f"sslmode must be one of {', '.join(SSL_MODES)}.")
    try:
        make_dsn(**options)
    except psycopg2.Error:
        raise _refusal("PostgreSQL does not know an option after the question mark.") from None


def _sqlite(config: dict[str, Any]) -> dict[str, Any]:
    # Stock settings refuse concurrent writers at once, and may lose the last commits when power fails.
    options = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
    # A connection of its own for each request would cost more than all else about a page that is kept ready.
    return config | {"ENGINE": SQLITE, "CONN_MAX_AGE": 60, "OPTIONS": options}


def _postgresql(config: dict[str, Any]) -> dict[str, Any]:
    # Health checks: a connection cut by a restart of the database is renewed instead of failing a request.
    options = {"connect_timeout": 5} | config.get("OPTIONS", {})
    return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
