"""Content-Security-Policy with the names of Django 6, so that its own middleware can take over unchanged."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

HEADER = "Content-Security-Policy"


class CSP(StrEnum):
    """The keywords of a policy, quoted as a browser expects them."""

    NONE = "'none'"
    SELF = "'self'"


def build_policy(directives: Mapping[str, Sequence[str] | bool]) -> str:
    """Return the header's text; True stands for a directive without values."""
    parts = (name if values is True else f"{name} {' '.join(values)}" for name, values in directives.items() if values)
    return "; ".join(parts)


class ContentSecurityPolicyMiddleware:
    """Send settings.SECURE_CSP with every answer that brings no policy of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Build the header once: the policy holds no nonce."""
        self.get_response = get_response
        self.policy = build_policy(settings.SECURE_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the header."""
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response
