"""What is wrong around the site: its cache, queues, mail, backups, disks, static files and certificate."""

from __future__ import annotations

import os
import smtplib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.core.mail import get_connection
from django.db import connection
from django.utils.translation import gettext as _

from imvo_tracker.caches import REDIS
from imvo_tracker.watching import measured
from imvo_tracker.watching.findings import Finding

MINUTE, HOUR, DAY = 60, 3600, 86400
LONG_IN_QUEUE = 15 * MINUTE
LONG_UNSENT = HOUR
SMALLEST_BACKUP = 0.5  # of the one before
STALE_BACKUP = 26 * HOUR  # made daily, and it may take two hours
SMALLEST_SHARE, SMALLEST_ROOM = 0.1, 1024**3  # of a disk, and in bytes: less of both is little
CERTIFICATE_DAYS = 21


def page_cache() -> Iterator[Finding]:
    """Find a shared cache that does not answer, or that has no bound of its own."""
    config = settings.CACHES["pages"]
    if config["BACKEND"] != REDIS:
        return
    try:
        server = caches["pages"]._cache.get_client()  # type: ignore[attr-defined]
        server.ping()
        memory = server.info("memory")
        bound, policy = int(memory["maxmemory"]), str(memory.get("maxmemory_policy", ""))
    except Exception:  # a driver’s own errors, of several kinds
        problem = _("The shared cache of pages does not answer (CACHE_URL): every page is made anew.")
        yield Finding("cache", problem, _("Start Redis or Valkey, or look at CACHE_URL."))
        return
    if not bound:
        problem = _("The shared cache of pages has no bound: it may fill the memory of its machine.")
        yield Finding(
            "cache_bound", problem, _("Set maxmemory 256mb and maxmemory-policy allkeys-lfu in its settings.")
        )

    elif not policy.startswith("allkeys-"):
        problem = _("The shared cache of pages throws nothing out when it is full (%(policy)s).") % {"policy": policy}
        yield Finding("cache_policy", problem, _("Set maxmemory-policy allkeys-lfu in its settings."))


def queue() -> Iterator[Finding]:
    """Find tasks that nobody begins, and tasks that failed."""
    waiting = measured.waiting_tasks()
    if waiting.seconds > LONG_IN_QUEUE:
        yield Finding(
            "queue",
            _("Tasks waiting: %(count)s, the first for %(minutes)s minutes.")
            % {"count": waiting.count, "minutes": round(waiting.seconds / MINUTE)},
            _("Start imvo-worker.service (manage.py db_worker), or look why it ended."),
        )
    failed = measured.failed_tasks()
    if failed:
        yield Finding(
            "tasks_failed",
            _("Failed tasks: %(count)s.") % {"count": failed},
            _("Read why in the log of the worker; manage.py prune_db_task_results removes them."),
        )


def mail() -> Iterator[Finding]:
    """Find mail that is not sent, and a server that takes none."""
    waiting = measured.waiting_mail()
    if waiting.seconds > LONG_UNSENT:
        yield Finding(
            "mail_waiting",
            _("Mails waiting: %(count)s, the first for %(minutes)s minutes.")
            % {"count": waiting.count, "minutes": round(waiting.seconds / MINUTE)},
            _("Run manage.py send_alerts, and look at the mail server (IMVO_MAIL_SERVER)."),
        )
    if settings.HTTPS and not settings.EMAIL_HOST:
        yield Finding(
            "mail_missing",
            _("No mail server is named (IMVO_MAIL_SERVER): publishers are not told, and nobody can follow by mail."),
            _("Set IMVO_MAIL_SERVER, IMVO_CONTACT_EMAIL and IMVO_SITE_URL, and restart."),
        )
    elif settings.EMAIL_HOST and not settings.CONTACT_EMAIL:
        yield Finding(
            "mail_from",
            _("Mail has no address to come from (IMVO_CONTACT_EMAIL): nobody can follow by mail."),
            _("Set IMVO_MAIL_SERVER, IMVO_CONTACT_EMAIL and IMVO_SITE_URL, and restart."),
        )
    elif settings.EMAIL_HOST and not _takes_mail():
        yield Finding(
            "mail_server",
            _("The mail server does not answer, or refuses our name (IMVO_MAIL_SERVER)."),
            _("Look at the server, and at IMVO_MAIL_USER and IMVO_MAIL_PASSWORD."),
        )


def _takes_mail() -> bool:
    server = get_connection()
    try:
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException):
        return False
    return True


def backups() -> Iterator[Finding]:
    """Find backups that are missing or old."""
    remedy = _("Start deploy/systemd/imvo-backup.timer, and name its directory.")
    if not settings.BACKUP_DIR:
        if settings.HTTPS:
            yield Finding("backup_missing", _("Nothing says where the backups are (IMVO_BACKUP_DIR)."), remedy)
        return
    try:
        last = measured.last_backup()
    except OSError:
        last = None
    if last is None:
        problem = _("There is no backup in %(place)s.") % {"place": settings.BACKUP_DIR}
        yield Finding("backup_missing", problem, remedy)
    elif (age := measured.seconds_since(last)) > STALE_BACKUP:
        problem = _("The last backup is %(hours)s hours old.") % {"hours": round(age / HOUR)}
        yield Finding("backup_old", problem, _("Look at imvo-backup.timer and its last result."))
    elif (share := measured.share_of_last_backup()) < SMALLEST_BACKUP:
        problem = _("The last backup is %(percent)s percent of the one before it.") % {"percent": round(share * 100)}
        yield Finding("backup_small", problem, _("Try to put it back, and make another; the disk may have been full."))


def backup_beside() -> Iterator[Finding]:
    """Find backups in the directory of the database: one disk holds both."""
    if settings.BACKUP_DIR and connection.vendor == "sqlite":
        database = Path(str(settings.DATABASES["default"]["NAME"])).absolute().parent
        if Path(settings.BACKUP_DIR).absolute().is_relative_to(database):
            problem = _("The backups stand beside the database (%(place)s): both are lost together.")
            remedy = _("Name a directory on another disk or machine (IMVO_BACKUP_DIR).")
            yield Finding("backup_beside", problem % {"place": settings.BACKUP_DIR}, remedy)


def disk_room() -> Iterator[Finding]:
    """Find disks that are nearly full, and directories to which this account cannot write."""
    for name, path in measured.directories():
        disk = measured.disk_of(path)
        if disk.free < min(SMALLEST_ROOM, SMALLEST_SHARE * disk.size):
            yield Finding(
                "disk",
                _("The disk of %(name)s has %(free)s MB left.") % {"name": name, "free": disk.free // 1024**2},
                _("Make room, or give it a larger disk: a full disk refuses every save."),
            )
        if not os.access(measured.nearest(path), os.W_OK):
            yield Finding(
                "directory",
                _("This account cannot write to %(path)s (%(name)s).") % {"path": path, "name": name},
                _("Give the directory to the account that the site runs as."),
            )


def static_files() -> Iterator[Finding]:
    """Find style sheets and scripts that were not collected."""
    root = Path(settings.STATIC_ROOT)
    try:
        known = dict(staticfiles_storage.hashed_files)  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        known = {}
    missing = [name for name in known.values() if not (root / name).exists()]
    if not known or missing:
        yield Finding(
            "static",
            _("The style sheets and scripts of this release are not in %(path)s.") % {"path": root},
            _("Run make static, and restart."),
        )


def certificate() -> Iterator[Finding]:
    """Find a certificate that ends soon."""
    if not settings.CERTIFICATE_FILE:
        return
    try:
        left = -measured.seconds_since(measured.certificate_ends())
    except (OSError, ValueError):
        problem = _("The certificate cannot be read (IMVO_CERTIFICATE_FILE).")
        yield Finding(
            "certificate_unreadable", problem, _("Name the certificate in PEM, and let this account read it.")
        )
        return
    if left < CERTIFICATE_DAYS * DAY:
        problem = _("The certificate ends in %(days)s days.") % {"days": int(left // DAY)}
        yield Finding("certificate", problem, _("Renew it, and let the proxy read it."))


def certificate_of_another() -> Iterator[Finding]:
    """Find a certificate that is not for the public address, or not valid yet."""
    host = urlsplit(settings.SITE_URL).hostname
    if not settings.CERTIFICATE_FILE or not host:
        return
    try:
        begins, names = measured.certificate_begins(), measured.certificate_names()
    except (OSError, ValueError):
        return  # the check above says so
    if not any(host == name or (name[:2] == "*." and host.partition(".")[2] == name[2:]) for name in names):
        problem = _("The certificate is for %(names)s, not for the public address (IMVO_SITE_URL).")
        yield Finding(
            "certificate_name", problem % {"names": ", ".join(names[:3])}, _("Ask for one with that host name.")
        )
    if measured.seconds_since(begins) < 0:
        yield Finding("certificate_early", _("The certificate is not valid yet."), _("Look at it, and at the clock."))


CHECKS = (
    page_cache,
    queue,
    mail,
    backups,
    backup_beside,
    disk_room,
    static_files,
    certificate,
    certificate_of_another,
)
