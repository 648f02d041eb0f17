"""The background process at work on a long spreadsheet: in portions, so that it can be followed and stopped."""

from __future__ import annotations

import logging

from django.apps import apps
from django.conf import settings
from django.contrib.admin import site
from django.http import HttpRequest
from django.utils.translation import override
from django_tasks import task

from dossier.choices import SheetState
from dossier.models import SheetRun

log = logging.getLogger("imvo.sheets")


@task()
def work_on(key: int) -> None:
    """Look through the rows of a spreadsheet, or make its drafts, for whom it belongs to and with those rights."""
    run = SheetRun.objects.select_related("owner").filter(pk=key).first()
    if run is None or not run.is_busy:
        return
    request = HttpRequest()
    request.user = run.owner
    try:
        with override(settings.LANGUAGE_CODE):
            site.get_model_admin(apps.get_model(run.table)).work_on(request, run)
    except Exception:
        # not raised on: the queue would keep the message, and with it words that may be closed
        log.exception("a spreadsheet was not read in")
        SheetRun.objects.filter(pk=key).update(state=SheetState.FAILED, told={})
