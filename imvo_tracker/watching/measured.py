"""What can be measured of a running site: the doctor judges it, and Prometheus keeps it.

Instants are seconds since 1970 (UTC), as files and Prometheus have them; None where there is nothing to measure.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from django.conf import settings
from django.db import Error, connection, connections
from django.db.models import Count, Max, Min, Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dashboards.models import OutgoingMail
from dossier.canonical import ledger_models
from dossier.choices import Stage, Step
from dossier.models import Decision, Revision
from dossier.published import Head, read_head
from dossier.selectors_anchors import contradicted, read_anchors
from imvo_tracker.lib.asof import now
from imvo_tracker.lib.read_only import PRIMARY

BEGINNING_OF_BACKUP = 1  # byte: an empty file is no backup


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, and since when the first of them does."""

    count: int
    since: float | None

    @property
    def seconds(self) -> float:
        """How long the first has waited; 0 where none waits."""
        return 0.0 if self.since is None else seconds_since(self.since)


@dataclass(frozen=True, slots=True)
class Disk:
    """Room on the disk below a directory, in bytes."""

    free: int
    size: int


def _seconds(instant: datetime | None) -> float | None:
    return None if instant is None else instant.timestamp()


def seconds_since(instant: float) -> float:
    """Return how long ago an instant was."""
    return now().timestamp() - instant


def last_seal() -> tuple[int, float | None]:
    """Return number and instant of the newest revision; (0, None) while nothing is sealed."""
    newest = Revision.objects.order_by("-number").values_list("number", "sealed_at").first()
    return (newest[0], _seconds(newest[1])) if newest else (0, None)


def waiting_statements() -> Waiting:
    """Return how many statements are proposed and not decided on, and since when the first of them is."""
    places = [
        (model._meta.label_lower, key)
        for model in ledger_models()
        for key in model.objects.unsealed().filter(stage=Stage.PROPOSED).values_list("pk", flat=True)
    ]
    if not places:
        return Waiting(0, None)
    among = Q()
    for label in {label for label, _key in places}:
        among |= Q(table=label, entry__in=[key for table, key in places if table == label])
    last = Decision.objects.filter(among, step=Step.PROPOSED).values("table", "entry").annotate(at=Max("at"))
    return Waiting(len(places), min((one["at"].timestamp() for one in last), default=None))


def waiting_tasks() -> Waiting:
    """Return how many tasks are due and not begun, and since when the first of them is."""
    due = DBTaskResult.objects.ready().aggregate(count=Count("pk"), since=Min("enqueued_at"))
    return Waiting(due["count"], _seconds(due["since"]))


def failed_tasks() -> int:
    """Return how many tasks failed and are still in the queue's table."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()


def waiting_mail() -> Waiting:
    """Return how many mails are written and neither sent nor given up, and since when the first of them is."""
    unsent = OutgoingMail.objects.filter(sent_at=None, dropped_at=None)
    told = unsent.aggregate(count=Count("pk"), since=Min("written_at"))
    return Waiting(told["count"], _seconds(told["since"]))


def clock_difference() -> float:
    """Return by how many seconds the clock of the database is ahead of this machine's; 0 with SQLite."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        return float(cursor.fetchone()[0]) - now().timestamp()


def database_setting(name: str) -> str:
    """Return a setting of the database, in small letters."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if connection.vendor == "sqlite" else f"SHOW {name}")
        return str(cursor.fetchone()[0]).lower()


def replicas_behind() -> dict[str, int | None]:
    """Return by how many revisions each replica is behind the primary, by its name; None for one that is away."""
    newest = read_head(PRIMARY).number
    behind = {alias: _behind(alias, newest) for alias in settings.REPLICAS}
    return {alias: count for alias, count in behind.items() if count is not None or not _is_the_primary(alias)}


def _behind(alias: str, newest: int) -> int | None:
    try:
        return max(newest - read_head(alias).number, 0)
    except Error:
        return None


def _is_the_primary(alias: str) -> bool:
    """Say whether a server that declines as a replica is the primary: all servers are named as replicas."""
    if connection.vendor != "postgresql" or alias not in connections:
        return False
    one: Any = connections[alias]
    try:
        given = one.get_connection_params() | {"target_session_attrs": "any"}
        with closing(one.Database.connect(**given)) as server, server.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery()")
            return not cursor.fetchone()[0]
    except one.Database.Error:
        return False


def replicas_of_another_record() -> list[str]:
    """Return the replicas whose newest revision the primary has with another hash, or not at all."""
    held = dict(Revision.objects.using(PRIMARY).values_list("number", "content_hash"))
    heads: dict[str, Head] = {}
    for alias in settings.REPLICAS:
        with suppress(Error):
            heads[alias] = read_head(alias)
    return [alias for alias, head in heads.items() if head.number and held.get(head.number) != head.content_hash]


def last_backup() -> float | None:
    """Return when the newest file with content in `IMVO_BACKUP_DIR` was written; None when there is none.

    Raises OSError when the directory cannot be read.
    """
    directory = Path(settings.BACKUP_DIR)
    written = [
        stat.st_mtime
        for path in directory.iterdir()
        if path.is_file() and (stat := path.stat()).st_size >= BEGINNING_OF_BACKUP
    ]
    return max(written, default=None)


def share_of_last_backup() -> float:
    """Return how large the newest backup is as a part of the one before it; 1 where there are no two to compare."""
    files = [path.stat() for path in Path(settings.BACKUP_DIR).iterdir() if path.is_file()]
    sizes = [one.st_size for one in sorted(files, key=lambda one: one.st_mtime) if one.st_size >= BEGINNING_OF_BACKUP]
    return sizes[-1] / sizes[-2] if len(sizes) > 1 else 1.0


def last_verified() -> float:
    """Return when the anchor file was written last. Raises OSError when it is not there."""
    return Path(settings.ANCHOR_FILE).stat().st_mtime


def contradicted_anchors() -> list[int]:
    """Return the anchored revisions that this record has not so. Raises ValueError for a file that cannot be read."""
    return contradicted(read_anchors(Path(settings.ANCHOR_FILE)))


def certificate_ends() -> float:
    """Return the last instant of the certificate in `IMVO_CERTIFICATE_FILE`.

    Raises OSError when it cannot be read, ValueError when it is no certificate (PEM).
    """
    return _certificate().not_valid_after_utc.timestamp()


def certificate_begins() -> float:
    """Return the first instant of that certificate; raises the same."""
    return _certificate().not_valid_before_utc.timestamp()


def certificate_names() -> list[str]:
    """Return the host names that the certificate is for; raises the same."""
    try:
        names = _certificate().extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return []
    return names.value.get_values_for_type(x509.DNSName)


def _certificate() -> x509.Certificate:
    return x509.load_pem_x509_certificate(Path(settings.CERTIFICATE_FILE).read_bytes())


def disks() -> dict[str, Disk]:
    """Return the room below each directory that this site writes to, by what it is for."""
    return {name: disk_of(path) for name, path in directories()}


def directories() -> Iterable[tuple[str, Path]]:
    """Yield the directories that this site writes to, with what each is for."""
    if connection.vendor == "sqlite":
        yield "database", Path(str(settings.DATABASES["default"]["NAME"])).absolute().parent
    yield "packages", Path(settings.PACKAGE_DIR)
    if settings.MAIL_FOLDER:
        yield "mail", Path(settings.MAIL_FOLDER)


def disk_of(path: Path) -> Disk:
    """Return the room on the disk of a directory, or of the nearest one above it that is there."""
    usage = shutil.disk_usage(nearest(path))
    return Disk(usage.free, usage.total)


def nearest(path: Path) -> Path:
    """Return a directory, or the nearest one above it that is there."""
    return next(one for one in (path, *path.parents) if one.exists())
