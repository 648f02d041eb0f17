"""The guide to a first statement is closed by who needs it no more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from covenants.actions.guide import close_guide
from covenants.admin.letter_desk import demand_desk


@require_POST
def close(request):
    """Close it for this account, and show what waits."""
    demand_desk(request.user)
    close_guide(by=request.user)
    messages.success(request, _("The guide is closed. The handbook explains the same steps."))
    return HttpResponseRedirect(f"{reverse('admin:index')}#content")
