"""The words of the audit trail: what a route is called, how an answer ended, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.contrib.messages import constants
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import ResolverMatch

from dossier.actions_audit import Writes
from dossier.choices import AuditResult
from dossier.models.audit import NO_REASON
from imvo_tracker.lib.badinput import UNREADABLE_FORM

SIGN_IN, SIGN_IN_REFUSED, FIRST_STEP, SIGN_OUT = "sign-in", "sign-in-refused", "sign-in-first-step", "sign-out"
CALLBACK = "openid_connect_callback"
# Where one signs in; the last one leads back from the service of the ministry, by GET
SIGNING_IN = ("account_login", "mfa_authenticate", "mfa_login_webauthn", CALLBACK)
# Names that say more than those of the addresses
NAMES: Mapping[str, str] = {
    "account_logout": SIGN_OUT,
    "admin:logout": SIGN_OUT,
    "account_reauthenticate": "password-again",
    "mfa_reauthenticate": "second-factor-again",
    "mfa_reauthenticate_webauthn": "second-factor-again",
    "mfa_activate_totp": "second-factor-added",
    "mfa_add_webauthn": "second-factor-added",
    "mfa_deactivate_totp": "second-factor-removed",
    "mfa_remove_webauthn": "second-factor-removed",
    "mfa_edit_webauthn": "second-factor-renamed",
    "mfa_generate_recovery_codes": "recovery-codes-made",
    "admin:password_change": "password-changed",
}
# It is asked while somebody types, and writes nothing: only a refusal of it is an attempt worth a row
READING = ("admin:dossier_revision_reading",)
# They change nothing but the session, which is no write of the record
OF_THE_SESSION = ("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
# Actions about accounts and about signing in; all others are about the record
ACCOUNT_ACTIONS = (SIGN_IN, SIGN_IN_REFUSED, FIRST_STEP, *sorted(set(NAMES.values())))
REFUSALS: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "not-signed-in",
    HTTPStatus.FORBIDDEN: "not-allowed",
    HTTPStatus.NOT_FOUND: "not-there",
    HTTPStatus.METHOD_NOT_ALLOWED: "no-such-method",
    HTTPStatus.TOO_MANY_REQUESTS: "too-many-tries",
}
_KEY = re.compile(r"[0-9]{1,18}")

Ending = tuple[str, str]


def name_of(match: ResolverMatch) -> str:
    """Return the stable name of a route: "covenants.milestonestatement.add", "password-changed", "admin.index"."""
    if match.view_name in NAMES:
        return NAMES[match.view_name]
    model = model_of(match)
    if model is None:
        return ".".join([*match.namespaces, match.url_name or "unnamed"])
    page = str(match.url_name).removeprefix(f"{model._meta.app_label}_{model._meta.model_name}_")
    return f"{model._meta.label_lower}.{page}"


def model_of(match: ResolverMatch) -> Any:
    """Return the table of a page of the admin, or None."""
    if match.app_name != "admin" or not match.url_name:
        return None
    named = {f"{model._meta.app_label}_{model._meta.model_name}_": model for model in admin.site._registry}
    starts = [start for start in named if match.url_name.startswith(start)]
    return named[max(starts, key=len)] if starts else None


def key_of(match: ResolverMatch) -> str:
    """Return the key of a row that an address names: a number or a UUID, never a word that somebody chose."""
    for value in match.kwargs.values():
        if isinstance(value, UUID) or _KEY.fullmatch(str(value)):
            return str(value)
    return ""


def step_of(request: HttpRequest, match: ResolverMatch) -> str:
    """Return the action on a list that was asked for, "" for none; what a form makes up is no action."""
    model = model_of(match)
    if model is None or not str(match.url_name).endswith("_changelist"):
        return ""
    asked = posted(request, "action")
    known = getattr(admin.site._registry[model], "actions", None) or ()
    return next((name for one in known if (name := getattr(one, "__name__", one)) == asked), "")


def posted(request: HttpRequest, name: str) -> str:
    """Return what a form sent in a field, "" where the form itself cannot be read."""
    with suppress(*UNREADABLE_FORM):
        return str(request.POST.get(name, ""))
    return ""


def ending(request: HttpRequest, match: ResolverMatch, response: HttpResponseBase, writes: Writes) -> Ending:
    """Return how a request ended, and why."""
    status = response.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return AuditResult.FAILED, f"http-{status}"
    if _is_from_elsewhere(request, match):
        return AuditResult.REFUSED, "stale-form"
    if status in REFUSALS:
        return AuditResult.REFUSED, REFUSALS[HTTPStatus(status)]
    if status >= HTTPStatus.BAD_REQUEST:
        return AuditResult.INVALID, f"http-{status}"
    if name_of(match) == SIGN_OUT:
        return AuditResult.OK, NO_REASON
    if (asked := _asked_first(response)) and not writes.stay:
        return AuditResult.REFUSED, asked
    if match.view_name in OF_THE_SESSION:
        return _of_the_session(response)
    if writes.stay:
        return AuditResult.OK, NO_REASON
    return _nothing_kept(request, response, writes)


def _is_from_elsewhere(request: HttpRequest, match: ResolverMatch) -> bool:
    """Tell whether the form's token was missing or old: then no page looked at it."""
    exempt = getattr(match.func, "csrf_exempt", False)
    refused: bool = getattr(request, "token_refused", False)
    return refused and not exempt


def _of_the_session(response: HttpResponseBase) -> Ending:
    if response.status_code == HTTPStatus.FOUND:
        return AuditResult.OK, NO_REASON
    return AuditResult.INVALID, "faults-in-form"


def _asked_first(response: HttpResponseBase) -> str:
    """Return what was asked before the page would look: to sign in, or to type the password again."""
    url = getattr(response, "url", "").partition("?")[0]
    asked = {settings.LOGIN_URL: "not-signed-in", "account_reauthenticate": "password-asked-again",
             "mfa_reauthenticate": "password-asked-again"}  # fmt: skip
    return next((why for name, why in asked.items() if url and url == resolve_url(name)), "")


def _nothing_kept(request: HttpRequest, response: HttpResponseBase, writes: Writes) -> Ending:
    if _has_faults(getattr(response, "context_data", None) or {}):
        return AuditResult.INVALID, "faults-in-form"
    told = getattr(getattr(request, "_messages", None), "_queued_messages", ())
    if any(message.level >= constants.WARNING for message in told):
        return AuditResult.REFUSED, "refused-by-rule"
    return AuditResult.NOTHING, "taken-back" if writes.tried else "nothing-to-write"


def _has_faults(context: Mapping[str, Any]) -> bool:
    return bool(context.get("errors")) or any(_is_faulty(value) for value in _forms(context.values()))


def _forms(values: Iterable[Any]) -> Iterable[Any]:
    return (value for value in values if isinstance(value, BaseForm | BaseFormSet | AdminForm))


def _is_faulty(form: Any) -> bool:
    return bool(form.total_error_count() if isinstance(form, BaseFormSet) and form.is_bound else any(form.errors))
