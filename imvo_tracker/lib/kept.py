"""What was typed when the session had ended: kept on the server until its owner has logged in again, once.

Every form that is worth keeping says whose it is, in a mark that only we can make. Without such a mark nothing is
kept, so nobody fills our database from outside; and only that account sees the text again, unsaved. It lies in the
session of the same browser, never in an address, and no longer than an hour. A password is never kept.
"""

from __future__ import annotations

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict

from imvo_tracker.lib.asof import now

OWNER = "_owner"
PLACE = "kept_form"
LONGEST = 200_000
SECONDS = 60 * 60
_SIGNER = Signer(salt="imvo.form-owner")


def owner_mark(user: Any) -> str:
    """Return the mark of a form that is shown to this account."""
    return _SIGNER.sign(str(user.pk))


def is_of(request: HttpRequest) -> bool:
    """Say whether the form of this request was shown to the account that sends it."""
    return _owner_of(request.POST.get(OWNER, "")) == str(request.user.pk)


def keep(request: HttpRequest) -> bool:
    """Keep the form of a request that cannot be taken now; say whether it was."""
    owner = _owner_of(request.POST.get(OWNER, ""))
    user: Any = getattr(request, "user", None)
    if not owner or (user is not None and user.is_authenticated and str(user.pk) != owner):
        return False
    fields = {name: values for name, values in request.POST.lists() if _is_content(name)}
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > LONGEST:
        return False
    address = request.get_full_path()
    request.session[PLACE] = {"owner": owner, "address": address, "fields": fields, "at": now().timestamp()}
    return True


def waits(request: HttpRequest) -> bool:
    """Say whether something that this account typed waits for this very address."""
    waiting = _waiting(request)
    return waiting is not None and waiting["address"] == request.get_full_path()


def take(request: HttpRequest) -> QueryDict | None:
    """Return what this account typed at this address before it had to log in, at most once."""
    waiting = _waiting(request)
    if waiting is None or waiting["address"] != request.get_full_path():
        return None
    del request.session[PLACE]
    typed = QueryDict(mutable=True)
    for name, values in waiting["fields"].items():
        typed.setlist(name, values)
    return typed


def _waiting(request: HttpRequest) -> dict[str, Any] | None:
    """Return what waits for the account of this request; what is another's or too old goes."""
    waiting = request.session.get(PLACE)
    if not waiting:
        return None
    user: Any = request.user
    if waiting["owner"] != str(user.pk) or not 0 <= now().timestamp() - waiting["at"] <= SECONDS:
        del request.session[PLACE]
        return None
    return dict(waiting)


def forget_of_others(request: HttpRequest) -> None:
    """Drop what somebody else typed in this browser."""
    _waiting(request)


def _owner_of(mark: str) -> str:
    try:
        return _SIGNER.unsign(mark)
    except BadSignature:
        return ""


def _is_content(name: str) -> bool:
    """Say whether a field holds typed content: no button, no token, no secret."""
    return not name.startswith("_") and name != "csrfmiddlewaretoken" and "password" not in name.lower()
