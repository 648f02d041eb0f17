"""When a choice of any statement applies, and when it does not: one place, for every form that offers the choice."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Criteria = Mapping[str, str | Promise]

KNOWN_BASIS: Criteria = {
    "document": _("Known since the document became public. Not where the event itself was public before."),
    "event": _("Known since the public event itself, such as a signing. Not for a closed meeting."),
    "bounded": _("Only a period is known: its last day counts. Not where a day is printed."),
    "read": _("An undated source: the day on which we read it. Not where it carries a date."),
}

EVENT: Criteria = {
    "made": _("The motion was carried or the commitment given. Not where it was only tabled."),
    "term": _("Somebody says by when it will be done. Not that it was done."),
    "answered": _("A document answers it. Not where the document only names it."),
}

OPENNESS: Criteria = {
    "open": _("The source is public. Not for what parties told in confidence."),
    "embargo": _("It becomes public on a day that is known. Not where that day is unknown."),
    "consulted": _("It becomes public after consultation, at the latest on a day. Not where nobody has to be asked."),
    "ministry": _("Nobody outside may read it until it is opened. Not for a public source."),
    "ser": _("Only the SER may read it, and who seals it. Not for what the ministry has to work with."),
}
