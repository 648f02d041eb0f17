"""Sending what waits: each mail is claimed for a time, sent, and marked. What dies in between is taken up again.

Not one is lost: the row stays until it is marked. One is sent twice only where a process dies between the word of the
server that it took the mail and the mark right after it; it bears the same Message-ID then.
"""

from __future__ import annotations

import logging
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.db.models import F, QuerySet

from dashboards.alerts.mails import message_of
from dashboards.models import OutgoingMail
from imvo_tracker.lib.asof import now

# Longer than any server takes to say that it has the mail (EMAIL_TIMEOUT holds for each step).
LEASE = timedelta(minutes=5)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=12)
MOST_ATTEMPTS = 14  # about three days
# They are about this one mail; any other failure would meet the next mail too.
_OF_ONE_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused)

log = logging.getLogger("imvo.alerts")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run did: mails sent, those that failed now, and the earliest instant at which one is tried again."""

    sent: int = 0
    failed: int = 0
    again_at: datetime | None = None


def waiting() -> QuerySet[OutgoingMail]:
    """Return the mails that are still to be sent."""
    return OutgoingMail.objects.filter(sent_at=None, dropped_at=None)


def send_waiting() -> Sent:
    """Send what waits and nobody is at work on."""
    sent = failed = 0
    connection = get_connection()
    try:
        for key in list(waiting().filter(free_at__lte=now()).order_by("pk").values_list("pk", flat=True)):
            mail = _claim(key)
            if mail is None:
                continue
            error = _send(mail, connection)
            if error is None:
                sent += 1
                continue
            failed += 1
            if not isinstance(error, _OF_ONE_MAIL):
                break
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.close()
    again = waiting().order_by("free_at").values_list("free_at", flat=True).first()
    return Sent(sent, failed, again)


def _claim(key: int) -> OutgoingMail | None:
    """Take a mail for a while, or return None where another process has it or it was stopped."""
    free = waiting().filter(pk=key, free_at__lte=now())
    if not free.update(free_at=now() + LEASE, attempt_count=F("attempt_count") + 1):
        return None
    return OutgoingMail.objects.select_related("subscriber").filter(pk=key).first()


def _send(mail: OutgoingMail, connection: Any) -> Exception | None:
    """Send one mail and mark it at once; return what went wrong."""
    message = message_of(mail)
    try:
        connection.open()
        if connection.send_messages([message]) != 1:
            raise smtplib.SMTPException
    except (smtplib.SMTPException, OSError) as error:
        with suppress(smtplib.SMTPException, OSError):
            connection.close()
        _put_off(mail, error)
        return error
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=now(), title="", text="", html="")
    return None


def _put_off(mail: OutgoingMail, error: Exception) -> None:
    """Try again later; after days, drop it."""
    wait = min(FIRST_WAIT * 2 ** (mail.attempt_count - 1), LONGEST_WAIT)
    is_over = mail.attempt_count >= MOST_ATTEMPTS
    told = {"action": "send", "object": f"mail {mail.pk}", "result": type(error).__name__}
    log.error("a mail is dropped", extra=told) if is_over else log.warning("a mail was not sent", extra=told)
    OutgoingMail.objects.filter(pk=mail.pk).update(free_at=now() + wait, dropped_at=now() if is_over else None)
