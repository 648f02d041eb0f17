"""What allauth asks of the site: who may sign in, how often one may try, where one comes after."""

from __future__ import annotations

import ipaddress
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from covenants.selectors.negotiations import MAY_PROPOSE
from imvo_tracker.accounts.attempts import Attempt, demand_that_counts_are_kept
from imvo_tracker.accounts.rates import V6_NETWORK
from imvo_tracker.lib.asof import now
from imvo_tracker.logging import origin_of

# So long after a password was typed it is not asked for again.
FRESH_SECONDS = 300


class StaffAccounts(DefaultAccountAdapter):
    """Accounts are made by an administrator: nobody signs up, and no mail is sent."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This name and password do not belong together."),
        "too_many_login_attempts": _("Too many attempts. You can try again in a quarter of an hour."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: accounts are made in the admin."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password comes the second factor, and nothing else."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead the secretariat to its own workplace, and other staff to what waits for them in the admin."""
        account: Any = request.user
        if account.has_perm(MAY_PROPOSE) and not account.is_superuser:
            return reverse("ser:home")
        return str(super().get_login_redirect_url(request))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a request came from, as the log says it."""
        return origin_of(request, whole=True) or "unknown"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return the account, or None for a wrong password, an unknown name and an account that was shut alike."""
        attempt = Attempt(credentials.get("username", "").casefold(), network_of(self.get_client_ip(request)))
        counts = attempt.counted(request)
        if counts is None:
            demand_that_counts_are_kept()
            raise self.validation_error("too_many_login_attempts")
        user = authenticate(request, **credentials)
        if user is not None:
            attempt.succeeded(counts)
        return user

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """An account that was shut does not sign in by any other way either."""
        raise PermissionDenied

    def is_reauthentication_required(self, *, app: str, **others: Any) -> bool:
        """Ask for the password again unless it was typed, or the second factor used, a moment ago."""
        request = context.request
        since = now().timestamp() - FRESH_SECONDS
        records = get_authentication_records(request, request.user)
        return not any(one.get("at", 0) > since and one["method"] in ("password", "mfa") for one in records)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **more: Any
    ) -> None:
        """Say what was done; that somebody is signed in, or out, the page says itself."""
        if message_template not in ("account/messages/logged_in.txt", "account/messages/logged_out.txt"):
            super().add_message(request, level, message_template, *args, **more)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing."""


class StaffSingleSignOn(DefaultSocialAccountAdapter):
    """The ministry's own sign-in leads to an account that an administrator made, with the same address for mail."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Say no: who has no account here gets none by signing in elsewhere."""
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Only an address that one account has says who somebody is."""
        return bool(super().can_authenticate_by_email(login, email)) and (
            User.objects.filter(email__iexact=email).count() == 1
        )


def network_of(address: str) -> str:
    """Return what counts as one place."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, V6_NETWORK), strict=False)) if parsed.version == 6 else address


def needs_second_factor(request: HttpRequest) -> bool:
    """Say whether a session stands on a password alone where that is not enough.

    With single sign-on the ministry's own service asks for the second factor.
    """
    if not settings.REQUIRE_SECOND_FACTOR or not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    return not any(one.get("method") in ("mfa", "socialaccount") for one in records)
