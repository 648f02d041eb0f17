"""Asked, and nothing changed: a record too, so that silence is known to be silence."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.choices import ReportTopic
from covenants.models import Covenant, StatusReport
from dossier.actions import propose, record
from dossier.choices import KnownBasis
from dossier.models import Organisation
from imvo_tracker.lib.asof import today


@transaction.atomic
def note_no_change(covenant: Covenant, *, asked: Organisation, on: date, by: AbstractBaseUser) -> StatusReport:
    """Record and propose that `asked` had nothing new on that day; the same once more is the first one again.

    Raises ValidationError for a day to come, and NotAllowed without the right to record.
    """
    if on > today():
        raise ValidationError({"on": _("This day is still to come.")})
    same = StatusReport.objects.filter(
        covenant=covenant, topic=ReportTopic.NO_CHANGE, known_from=on, actor=asked, corrects=None
    ).first()
    return same or propose(record(_report(covenant, asked, on), by=by), by=by)  # type: ignore[return-value]


def _report(covenant: Covenant, asked: Organisation, on: date) -> StatusReport:
    said = {}
    for language in ("nl", "en"):
        with override(language):
            day = date_format(on, "j F Y")
            said[language] = _("Asked on %(day)s: no change.") % {"day": day}
    return StatusReport(
        covenant=covenant,
        topic=ReportTopic.NO_CHANGE,
        actor=asked,
        known_from=on,
        known_basis=KnownBasis.EVENT,
        public_from=on,
        text=said["nl"],
        text_en=said["en"],
        reason=said["nl"],
    )
