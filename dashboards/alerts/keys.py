"""What a link in a mail proves: that its reader has the mail. Signed with the secret key, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, Signer, dumps, loads

from dashboards.models import Frequency, Subscriber, Subscription

KEY = "sleutel"
_OWN, _CONFIRM = "alerts.own", "alerts.confirm"
SECONDS_A_DAY = 24 * 60 * 60


class NoSuchLink(LookupError):
    """A link that was never in a mail of ours; `is_over` for one that was, and holds no longer."""

    def __init__(self, *, is_over: bool = False) -> None:
        super().__init__()
        self.is_over = is_over


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a link to confirm says: which subscription, how often, in which language."""

    key: UUID
    frequency: Frequency
    language: str


def own_key(subscriber: Subscriber) -> str:
    """Return the key of the links by which an address manages what it follows; it holds as long as the address does."""
    return Signer(salt=_OWN).sign(subscriber.key.hex)


def read_own_key(text: str) -> UUID:
    """Return the key of the subscriber; raises `NoSuchLink`."""
    try:
        return UUID(Signer(salt=_OWN).unsign(text))
    except (BadSignature, ValueError):
        raise NoSuchLink from None


def confirmation_key(subscription: Subscription, frequency: str, language: str) -> str:
    """Return the key of the link that confirms; it holds for some days."""
    return dumps([subscription.key.hex, frequency, language], salt=_CONFIRM)


def read_confirmation(text: str) -> Confirmation:
    """Return what a link confirms; raises `NoSuchLink`."""
    try:
        key, frequency, language = loads(text, salt=_CONFIRM, max_age=settings.ALERTS_CONFIRM_DAYS * SECONDS_A_DAY)
        return Confirmation(UUID(key), Frequency(frequency), language)
    except SignatureExpired:
        raise NoSuchLink(is_over=True) from None
    except (BadSignature, ValueError):
        raise NoSuchLink from None
