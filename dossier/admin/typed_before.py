"""Show a form again with what was typed when the session had ended: filled, unsaved, and said so."""

from __future__ import annotations

import copy

from django.contrib import messages
from django.utils.translation import gettext as _

from imvo_tracker.lib.forms import KEPT
from imvo_tracker.lib.kept import take


def typed_before(request):
    """Return the fields kept for this account and address, or None; the page then says that they are not saved."""
    typed = take(request) if request.method == "GET" else None
    if typed is not None:
        said = _("What you had typed is here again. It is not saved yet: look, then save.")
        messages.warning(request, said)
    return typed


def initial_of(typed):
    """Return what a small form starts with."""
    return {} if typed is None else typed.dict()


def as_if_sent(request, typed, method="POST"):
    """Return a request that shows a form as sent; the mark in it keeps every form of ours from saving."""
    _no_files = request.FILES  # read while it is a GET; later it would read the fields anew, from an empty body
    shown = copy.copy(request)
    shown.method = method
    shown.POST = typed.copy()
    shown.POST[KEPT] = "1"
    return shown
