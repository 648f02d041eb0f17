"""How often somebody may have mail sent: counted in the database for all processes together, as sign-ins are."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

APP = "alerts"
RATES = {"ask_from_network": "20/h/ip", "ask_for_address": "3/d/key"}


def may_ask_from_here(request: HttpRequest) -> bool:
    """Count one more question from a network; False when there were too many already."""
    return consume(request, app=APP, action="ask_from_network", config=RATES) is not None


def may_be_mailed(request: HttpRequest, address: str) -> bool:
    """Count one more mail that an address did not ask for itself; False when there were too many already."""
    return consume(request, app=APP, action="ask_for_address", config=RATES, key=address) is not None
