"""How often somebody may have mail sent: counted in the database for all processes together, as sign-ins are."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

from dashboards.models import Subscription

APP = "alerts"
# An address that confirmed something before may want more in one sitting than a stranger may do to it
RATES = {"ask_from_network": "20/h/ip", "ask_for_address": "3/d/key", "ask_for_confirmed": "12/d/key"}


def may_ask_from_here(request: HttpRequest) -> bool:
    """Count one more question from a network; False when there were too many already."""
    return consume(request, app=APP, action="ask_from_network", config=RATES) is not None


def may_be_mailed(request: HttpRequest, address: str) -> bool:
    """Count one more mail that an address did not ask for itself; False when there were too many already."""
    is_confirmed = Subscription.objects.filter(subscriber__address=address, is_confirmed=True).exists()
    action = "ask_for_confirmed" if is_confirmed else "ask_for_address"
    return consume(request, app=APP, action=action, config=RATES, key=address) is not None
