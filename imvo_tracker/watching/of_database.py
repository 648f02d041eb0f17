"""What is wrong with the database server: it takes no writes, lacks a table, or promises what one disk alone holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from imvo_tracker.watching import measured
from imvo_tracker.watching.findings import Finding


def read_only() -> Iterator[Finding]:
    """Find a database that refuses every save."""
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        refuses = file.exists() and not os.access(file, os.W_OK)
    else:
        refuses = measured.database_setting("transaction_read_only") == "on"
    if refuses:
        yield Finding(
            "read_only",
            _("The database is read-only: every save is refused."),
            _("Make the file writable; or set default_transaction_read_only=off and name the primary in DATABASE_URL."),
        )


def missing_tables() -> Iterator[Finding]:
    """Find tables that are gone although the migrations that made them are noted as applied."""
    wanted = {model._meta.db_table for model in apps.get_models() if model._meta.managed and not model._meta.proxy}
    wanted |= {one["LOCATION"] for one in settings.CACHES.values() if one["BACKEND"].endswith("DatabaseCache")}
    missing = sorted(wanted - set(connection.introspection.table_names()))
    if missing:
        yield Finding(
            "tables",
            _("Tables are gone from the database (%(count)s): %(names)s.")
            % {"count": len(missing), "names": ", ".join(missing[:3])},
            _("Find out who removed them, and put the last good backup back."),
        )


def acknowledged() -> Iterator[Finding]:
    """Find a server with replicas that acknowledges a write before one of them has it."""
    if not settings.REPLICAS or connection.vendor != "postgresql":
        return
    wrong = [
        name
        for name, bad in (("synchronous_commit", {"off", "local"}), ("synchronous_standby_names", {""}))
        if measured.database_setting(name) in bad
    ]
    if wrong:
        yield Finding(
            "acknowledged",
            _("A write is acknowledged before a replica has it (%(names)s): it may be lost with the primary.")
            % {"names": ", ".join(wrong)},
            _("Include deploy/postgresql/tracker.conf on each database server, and reload."),
        )


CHECKS = (read_only, missing_tables, acknowledged)
