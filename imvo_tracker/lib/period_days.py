"""Windows said with their days in full, in the language of the page."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def say_days(earliest: date | None, latest: date | None) -> str:
    """The window with its days in full; an open side is said to be open."""
    if earliest and latest:
        if earliest == latest:
            return _day(earliest)
        return _("%(start)s to %(end)s") % {"start": _day(earliest), "end": _day(latest)}
    if latest:
        return _("by %(end)s at the latest") % {"end": _day(latest)}
    if earliest:
        return _("from %(start)s, without a final date") % {"start": _day(earliest)}
    return _("without a date")


def _day(day: date) -> str:
    return date_format(day, "j F Y")
