"""Who may see a statement, in the words that lists, forms and decisions of staff use."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossier.actions_closing import closing_of
from dossier.choices import Closure
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import today


def say_openness(entry: LedgerEntry) -> str:
    """Return "everyone", or for whom it is, until when and who owns it: "under embargo, until 3 May; owner: x"."""
    closing = closing_of(entry)
    if not closing.is_closed_on(today()):
        return _("everyone")
    owner = _("owner: %(name)s") % {"name": entry.owner} if entry.owner_id else _("no owner")
    return f"{_for_whom(entry)}, {_until(entry, is_protected=closing.is_protected)}; {owner}"


def _for_whom(entry: LedgerEntry) -> str:
    if entry.public_from is not None:
        return _("under embargo")
    return str(Closure(entry.closure).label) if entry.closure else _("closed")


def _until(entry: LedgerEntry, *, is_protected: bool) -> str:
    if is_protected:
        return _("never public: only totals are")
    if entry.opens_on is not None:
        return _("until %(day)s") % {"day": date_format(entry.opens_on, "j F Y")}
    return _("until: %(event)s") % {"event": entry.opens_after} if entry.opens_after else _("no end set")
