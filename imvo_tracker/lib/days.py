"""Days as people write them, in the years that the record knows. One place for addresses, forms, files and models."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: The years that an address, a wording, a form or a file may name.
YEARS = range(1900, 2200)

# [0-9] and not \d: other scripts' digits would pass int(), and an address must have one spelling.
_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DUTCH_DATE = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{2}")


class UnreadableDay(ValueError):
    """A text that is no day of the record; `message` says why, translated, without a capital."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def read_day(text: str) -> date:
    """Return the day that "2016-06-17" or "17-06-2016" names; raises UnreadableDay. A year has four digits."""
    match = _ISO_DATE.fullmatch(text) or _DUTCH_DATE.fullmatch(text)
    if match is None:
        if _SHORT_YEAR.fullmatch(text):
            raise UnreadableDay(_("write the year with four digits, for example 17-06-2016."))
        raise UnreadableDay(_("this is not a date. Write for example 17-06-2016 or 2016-06-17."))
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if year not in YEARS:
        raise UnreadableDay(_("the year must lie between 1900 and 2199."))
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnreadableDay(_("%(date)s is not a day of the calendar.") % {"date": text}) from error


def in_known_years(day: date) -> None:
    """Validator of every stored day."""
    if day.year not in YEARS:
        raise ValidationError(_("The year must lie between 1900 and 2199."), code="year")
