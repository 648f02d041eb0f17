"""Signing in, and making a second factor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from imvo_tracker.accounts.adapters import needs_second_factor

View = Callable[..., HttpResponseBase]


def as_staff_page(view: View) -> View:
    """Show a page of allauth inside the pages of staff."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            own = {**admin.site.each_context(request), "second_factor_is_needed": needs_second_factor(request)}
            response.context_data = {**own, **(response.context_data or {})}
        return response

    return shown


class StaffLogin(LoginView):
    """The one page where staff sign in."""

    template_name = "account/login.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead on who is signed in; who lacks a second factor makes one first."""
        if admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url() or reverse("admin:index"))
        if needs_second_factor(request) and request.user.is_staff:
            # A session from before the factor, which another browser made since, shows it now
            place = "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_index"
            return HttpResponseRedirect(self.passthrough_next_url(reverse(place)))
        return super().get(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Answer 429 where nothing was looked at."""
        answer = super().form_invalid(form)
        if form.is_refused_unread:
            answer.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the pages of staff show, and where else one signs in."""
        return {
            **super().get_context_data(**kwargs),
            "title": _("Log in"),
            "single_sign_on": settings.SINGLE_SIGN_ON,
        }


class _ProvesTheFactor:
    """Who makes a second factor has just shown it: this session need not show it again."""

    factor = ""

    def form_valid(self, form: Any) -> HttpResponse:
        """Note it once it is kept."""
        answer = super().form_valid(form)  # type: ignore[misc]
        request = self.request  # type: ignore[attr-defined]
        record_authentication(request, request.user, method="mfa", type=self.factor)
        return answer


class MakeCodes(_ProvesTheFactor, ActivateTOTPView):
    """An app that shows a code."""

    factor = "totp"


class AddPasskey(_ProvesTheFactor, AddWebAuthnView):
    """A passkey or a security key."""

    factor = "webauthn"
