"""What the background process does about mail; `manage.py send_alerts` does the same, and catches what it missed."""

from __future__ import annotations

import logging
from datetime import datetime

from django_tasks import task, task_backends

from dashboards.alerts.outbox import send_waiting
from dashboards.alerts.writing import write_due
from dashboards.models import Subscription
from imvo_tracker.lib.asof import now

log = logging.getLogger("imvo.alerts")


@task()
def tell(*, look_for_news: bool) -> None:
    """Write what is due, and send what waits; what a server refuses is tried again later."""
    try:
        if look_for_news:
            write_due()
        done = send_waiting()
    except Exception:
        # Not raised on: the queue would keep the words of the error, which may name an address
        log.exception("alerts were not sent")
        return
    if done.failed and done.again_at is not None:
        tell_later(done.again_at)


def tell_later(at: datetime) -> None:
    """Let the queue try again, where it can wait; else the command does, at its next run."""
    if task_backends[tell.backend].supports_defer:
        tell.using(run_after=max(at, now())).enqueue(look_for_news=False)


def after_seal() -> None:
    """Look for news once a revision is sealed; without subscribers nothing is queued."""
    if Subscription.objects.filter(is_confirmed=True).exists():
        tell.enqueue(look_for_news=True)


def send_soon() -> None:
    """Send what was just written."""
    tell.enqueue(look_for_news=False)
