"""On SQLite one may write at a time; whoever only reads does not notice."""

import contextlib
import re
import sqlite3
import time
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.platform.test_served import fetch, sign_in

pytestmark = pytest.mark.served

# A request that waits for the writer waits 20 seconds; a page on a busy machine is far from that.
QUICK = 8.0
PUBLIC = (
    "/",
    "/en/",
    "/convenanten/per-sector/",
    "/convenanten/",
    "/beloften/",
    "/documenten/",
    "/drempels/",
    "/convenanten/tijdlijn/",
    "/readyz",
)


@contextlib.contextmanager
def long_writer(site) -> Iterator[None]:
    """Hold the lock of the one who writes, from a connection of our own."""
    writer = sqlite3.connect(site.environment["DATABASE_URL"].removeprefix("sqlite:///"), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        writer.execute("ROLLBACK")
        writer.close()


def admin_addresses() -> list[str]:
    """Return list and empty form of every table in the admin, and the pages of its own."""
    found = [reverse("admin:index"), reverse("admin:dossier_revision_seal"), reverse("admin:password_change")]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found += [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
    return found


def forms_of(opener, site) -> list[str]:
    """Return what the lists lead to: one row of each table, with its steps and its history."""
    found = []
    for address in admin_addresses():
        rows = []
        if not address.endswith("/add/") and address.count("/") == 4:
            with contextlib.suppress(OSError), opener.open(site.url + address) as response:
                rows = re.findall(rf'href="({address}[^"/]+/change/)', response.read().decode())
            for row in rows[:1]:
                base = row.removesuffix("change/")
                found += [row, f"{base}history/", f"{base}delete/", f"{base}intrekken/", f"{base}openen/"]
    return found


def test_pages_and_forms_open_at_once_while_somebody_writes(served):
    opener = sign_in(served, "publicist")
    addresses = [*admin_addresses(), *forms_of(opener, served)]
    assert len([one for one in addresses if one.endswith("/change/")]) > 5
    with long_writer(served):
        slow = []
        for path in PUBLIC:
            started = time.monotonic()
            assert fetch(served, path)[0] == 200
            slow += [path] if time.monotonic() - started > QUICK else []
        for address in addresses:
            started = time.monotonic()
            with contextlib.suppress(OSError):  # 403 and 404: not every page is this role's
                opener.open(served.url + address, timeout=30).close()
            slow += [address] if time.monotonic() - started > QUICK else []
    assert slow == []


def test_the_lock_of_this_test_does_stop_who_writes(served):
    database = served.environment["DATABASE_URL"].removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(database, timeout=0)) as other:
        with long_writer(served), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
