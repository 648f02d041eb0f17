"""SQLite for one machine, PostgreSQL through DATABASE_URL. No page behaves differently on either."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"


def database(url: str, *, default_file: Path) -> dict[str, Any]:
    """Return Django's settings of the database behind `url`; an empty `url` is the SQLite file."""
    if not url:
        return _sqlite({"NAME": str(default_file)})
    config = dict(environ.Env.db_url_config(url))
    if config.get("ENGINE") == SQLITE:
        return _sqlite(config)
    if config.get("ENGINE") == POSTGRESQL:
        return _postgresql(config)
    raise ImproperlyConfigured("DATABASE_URL must start with postgres:// or sqlite:///.")


def _sqlite(config: dict[str, Any]) -> dict[str, Any]:
    # Stock settings refuse concurrent writers at once, and may lose the last commits when power fails.
    options = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
    return config | {"ENGINE": SQLITE, "OPTIONS": options}


def _postgresql(config: dict[str, Any]) -> dict[str, Any]:
    # Health checks: a connection cut by a restart of the database is renewed instead of failing a request.
    options = {"connect_timeout": 5} | config.get("OPTIONS", {})
    return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
