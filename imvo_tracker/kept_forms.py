"""Keep what somebody types on a page of staff after the session ended, until the same person has logged in again."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase

from imvo_tracker.lib import kept

# The names of the addresses on which people type: the admin, a letter in one sitting, the workplace of the SER
TYPED_ON = ("admin", "letter", "ser")
Handler = Callable[[HttpRequest], HttpResponseBase]


class KeptForms:
    """Stand between the session and the pages of staff; those themselves lead to the login page and back."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Keep a form that comes without a session, and drop what somebody else typed in this browser."""
        if request.resolver_match is None or request.resolver_match.app_name not in TYPED_ON:
            return
        if not admin.site.has_permission(request):
            if request.method == "POST":
                kept.keep(request)
        else:
            kept.forget_of_others(request)
