"""Every write on what is followed: ask, confirm, change, stop, and clean up. The address goes with the last of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from dashboards.alerts.keys import Confirmation, NoSuchLink
from dashboards.alerts.mails import confirmation_mail
from dashboards.alerts.moments import present
from dashboards.alerts.wishes import Wish
from dashboards.models import Frequency, OutgoingMail, Subscriber, Subscription
from imvo_tracker.lib.asof import now, today

DAYS_MAILS_ARE_KEPT = 30


@transaction.atomic
def ask(wish: Wish, address: str, frequency: str, language: str) -> OutgoingMail:
    """Write the mail that asks an address whether it wants this; what it confirmed before stays as it is."""
    moment = present()
    subscriber, _is_new = Subscriber.objects.get_or_create(address=address.lower())
    subscription, _is_new = Subscription.objects.get_or_create(
        subscriber=subscriber,
        **wish.columns,
        defaults={
            "frequency": frequency,
            "language": language,
            "told_revision": moment.revision or 0,
            "told_on": moment.day,
            "asked_on": moment.day,
        },
    )
    if not subscription.is_confirmed:
        Subscription.objects.filter(pk=subscription.pk).update(asked_on=moment.day)
    mail = confirmation_mail(subscription, frequency, language)
    mail.save()
    return mail


@transaction.atomic
def confirm(asked: Confirmation) -> Subscriber:
    """Let a subscription begin now, or be as it is confirmed now; raises `NoSuchLink` where it is gone."""
    row = Subscription.objects.select_for_update().filter(key=asked.key).select_related("subscriber").first()
    if row is None:
        raise NoSuchLink(is_over=True)
    if not row.is_confirmed:
        moment = present()
        row.told_revision, row.told_on = moment.revision or 0, moment.day
    row.is_confirmed, row.frequency, row.language = True, asked.frequency, asked.language
    row.save()
    return row.subscriber


def change(subscriber: Subscriber, key: UUID, frequency: Frequency) -> bool:
    """Change how often an address is told of one thing; False where it no longer follows it."""
    return bool(subscriber.subscriptions.filter(key=key).update(frequency=frequency))


@transaction.atomic
def stop(subscriber: Subscriber, key: UUID) -> bool:
    """Stop one subscription; True when it was the last, and the address is gone with it."""
    subscriber.subscriptions.filter(key=key).delete()
    if subscriber.subscriptions.exists():
        return False
    subscriber.delete()
    return True


def stop_everything(key: UUID) -> None:
    """Remove an address and all it follows, mails that wait among it; once more does no harm."""
    Subscriber.objects.filter(key=key).delete()


def clean_up() -> int:
    """Remove what was never confirmed, addresses that follow nothing, and notes of mails long gone; return how many."""
    first = today() - timedelta(days=settings.ALERTS_CONFIRM_DAYS)
    unconfirmed, _by_table = Subscription.objects.filter(is_confirmed=False, asked_on__lt=first).delete()
    Subscriber.objects.filter(subscriptions=None).delete()
    since = now() - timedelta(days=DAYS_MAILS_ARE_KEPT)
    OutgoingMail.objects.filter(sent_at__lt=since).delete()
    OutgoingMail.objects.filter(dropped_at__lt=since).delete()
    return unconfirmed
