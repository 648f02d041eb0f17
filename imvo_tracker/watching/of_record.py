"""What is wrong with the database: its tables, its guards, the chain and its anchor, its clock."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.utils.translation import gettext as _

from dossier.selectors import find_faults_of_guards, find_faults_of_record, ledger_head
from imvo_tracker.health import what_is_missing
from imvo_tracker.roles import ROLES, rights_of
from imvo_tracker.watching import measured
from imvo_tracker.watching.findings import Finding

HOUR = 3600
STALE_ANCHOR = 50 * HOUR  # verified nightly; one night may fail
CLOCK_SECONDS = 5
# What survives the power being cut: the settings of imvo_tracker/databases.py, and PostgreSQL's own defaults
DURABLE = {
    "sqlite": {"journal_mode": "wal", "synchronous": "2"},
    "postgresql": {"fsync": "on", "full_page_writes": "on"},
}


def tables() -> Iterator[Finding]:
    """Find a database that does not answer, or lacks a migration of this release."""
    reason = what_is_missing()
    if reason == "migrations are not applied":
        yield Finding("migrations", _("The tables are those of an older release."), _("Run manage.py migrate."))
    elif reason:
        yield Finding(
            "database",
            _("The database does not answer."),
            _("Look at its server, and at DATABASE_URL of this process."),
        )


def guards() -> Iterator[Finding]:
    """Find rules of the database that keep the record from being changed, and are missing or changed."""
    faults = find_faults_of_guards()
    if faults:
        named = ", ".join(fault.detail for fault in faults[:3])
        yield Finding(
            "guards",
            _("Guards of the record are missing or changed in the database (%(count)s): %(names)s.")
            % {"count": len(faults), "names": named},
            _("Find out who took them off, and compare with the last good backup (verify_ledger)."),
        )


def chain() -> Iterator[Finding]:
    """Find a record that is no longer what was sealed."""
    faults = find_faults_of_record()
    if faults:
        first = faults[0]
        yield Finding(
            "ledger",
            _("The record is damaged, first in revision %(revision)s (%(code)s); faults: %(count)s.")
            % {"count": len(faults), "revision": first.revision, "code": first.code},
            _("Stop sealing. Run manage.py verify_ledger for all of them, and put the last good backup back."),
        )


def anchor() -> Iterator[Finding]:
    """Find an anchor that is missing or old, or that this record contradicts."""
    if not settings.ANCHOR_FILE:
        if settings.HTTPS:
            problem = _("No anchor is kept (IMVO_ANCHOR_FILE): a record made anew as a whole would not be noticed.")
            yield Finding("anchor_missing", problem, _("Start deploy/systemd/imvo-verify.timer, and name its file."))
        return
    try:
        wrong, age = measured.contradicted_anchors(), measured.seconds_since(measured.last_verified())
    except (OSError, ValueError):
        problem = _("The anchor file (IMVO_ANCHOR_FILE) cannot be read.")
        yield Finding("anchor_unreadable", problem, _("Let this account read it; verify_ledger --add writes it."))
        return
    if wrong:
        yield Finding(
            "anchor",
            _("This is not the record that was anchored: revision %(number)s differs.") % {"number": wrong[0]},
            _("Stop sealing, and compare with the last backup from before that revision."),
        )
    if age > STALE_ANCHOR:
        yield Finding(
            "anchor_old",
            _("The record was verified last %(hours)s hours ago.") % {"hours": round(age / HOUR)},
            _("Look at imvo-verify.timer and its last result."),
        )


def clock() -> Iterator[Finding]:
    """Find a machine whose clock is off: days and embargoes would begin at another moment."""
    off = measured.clock_difference()
    _number, sealed = measured.last_seal()
    ahead = sealed is not None and measured.seconds_since(sealed) < -CLOCK_SECONDS
    if abs(off) > CLOCK_SECONDS or ahead:
        yield Finding(
            "clock",
            _("The clock of this machine is behind the newest revision.")
            if ahead
            else _("The clocks of this machine and of the database differ by %(seconds)s seconds.")
            % {"seconds": round(abs(off))},
            _("Let chrony or systemd-timesyncd keep both clocks."),
        )


def replicas() -> Iterator[Finding]:
    """Find replicas that are away or behind: then readers are sent to the primary."""
    for alias, behind in measured.replicas_behind().items():
        if behind is None:
            problem = _("%(replica)s does not answer.") % {"replica": alias}
            yield Finding("replica", problem, _("Look at its server, and at DATABASE_REPLICA_URLS."))
        elif behind:
            problem = _("%(replica)s lacks %(count)s of the newest revisions.") % {"replica": alias, "count": behind}
            yield Finding("replica_behind", problem, _("Look at pg_stat_replication of the primary."))


def replicas_of_another_record() -> Iterator[Finding]:
    """Find a replica of another database: it is never read, and would be promoted to a foreign record."""
    for alias in measured.replicas_of_another_record():
        problem = _("%(replica)s holds another record than the primary.") % {"replica": alias}
        yield Finding("replica_other", problem, _("Look at DATABASE_REPLICA_URLS, and make that replica anew."))


def durability() -> Iterator[Finding]:
    """Find a database that may lose the last commits when the power is cut."""
    wanted = DURABLE[connection.vendor]
    held = {name: measured.database_setting(name) for name in wanted}
    wrong = sorted(name for name, value in wanted.items() if held[name] != value)
    if wrong:
        yield Finding(
            "durability",
            _("The database may lose what was saved last when the power is cut: %(names)s.")
            % {"names": ", ".join(wrong)},
            _("Put these settings back: %(settings)s.")
            % {"settings": ", ".join(f"{name}={value}" for name, value in wanted.items())},
        )


def roles() -> Iterator[Finding]:
    """Find a role that may do something else than the table of this release says."""
    held = {
        group.name: {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all()}
        for group in Group.objects.prefetch_related("permissions__content_type")
    }
    wrong = [role.slug for role in ROLES if held.get(role.slug) != rights_of(role)]
    if wrong:
        yield Finding(
            "roles",
            _("Roles may do something else than this release says: %(names)s.") % {"names": ", ".join(wrong)},
            _("Run manage.py migrate, which writes the roles anew, and look with manage.py list_rights."),
        )


def search_index() -> Iterator[Finding]:
    """Find a search that finds nothing of a record that is there."""
    number, _head = ledger_head()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM (SELECT 1 FROM dossier_searchword LIMIT 1) AS one")
        is_empty = not cursor.fetchone()[0]
    if number and is_empty:
        yield Finding("search", _("The search has no words."), _("Run manage.py index_search."))


CHECKS = (guards, chain, anchor, clock, replicas, replicas_of_another_record, durability, roles, search_index)
