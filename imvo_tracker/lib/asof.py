"""The moment a page, chart or export speaks about, and the only place where the clock is read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from imvo_tracker.lib.days import UnreadableDay, read_day

T = TypeVar("T")

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

DAY = "peildatum"
KNOWN_ON = "bekend_op"
REVISION = "revisie"

_TODAY = ("vandaag", "today")
# What was known on the day itself: the same as giving no day of knowledge.
_THEN = ("toen", "then")
_REVISION_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def today() -> date:
    """Today in the Netherlands, also where the server keeps another time zone."""
    return datetime.now(AMSTERDAM).date()


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


class MomentError(ValueError):
    """A moment that cannot be read. `field` is the query key, `message` is translated and names it too."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = f"{field}: {message}"
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The state of the world on `day`, using what could be known on `known_on`, by the record up to `revision`.

    `revision` is None for the newest.
    """

    day: date
    known_on: date
    revision: int | None = None

    @property
    def judged_on(self) -> date:
        """The day lateness is judged on: beyond what one knows nothing is late yet, only expected."""
        return min(self.day, self.known_on)

    def query(self) -> dict[str, str]:
        """The query parameters that lead back to this moment."""
        parts = {DAY: self.day.isoformat(), KNOWN_ON: self.known_on.isoformat()}
        if self.revision is not None:
            parts[REVISION] = str(self.revision)
        return parts


def parse_as_of(params: Mapping[str, str], *, newest_revision: int, today: date) -> AsOf:
    """Read the moment from query parameters; an absent one takes its default.

    Raises MomentError, naming the parameter, for anything else than a moment the record can answer for.
    """
    day = _read(params, DAY, lambda text: _read_day(DAY, text, today)) or today
    known_on = _read(params, KNOWN_ON, lambda text: _read_known_on(text, today)) or min(day, today)
    revision = _read(params, REVISION, lambda text: _read_revision(text, newest_revision))
    return AsOf(day, known_on, revision)


def is_relative(text: str) -> bool:
    """Say whether a day in an address means another day tomorrow."""
    return text.strip(" ").lower() in _TODAY


def is_then(text: str) -> bool:
    """Say whether a day of knowledge in an address is that of the day asked about, whichever that is."""
    return text.strip(" ").lower() in _THEN


def _read(params: Mapping[str, str], field: str, reader: Callable[[str], T | None]) -> T | None:
    text = params.get(field)
    if text is None:
        return None
    text = text.strip(" ")
    if not text:
        raise MomentError(field, _("nothing is filled in. Leave it out, or fill in a value."))
    return reader(text)


def _read_day(field: str, text: str, today: date) -> date:
    if is_relative(text):
        return today
    try:
        return read_day(text)
    except UnreadableDay as error:
        raise MomentError(field, error.message) from error


def _read_known_on(text: str, today: date) -> date | None:
    """A later day is refused: it would show statements under embargo before their time. None is the day itself."""
    if is_then(text):
        return None
    day = _read_day(KNOWN_ON, text, today)
    if day > today:
        raise MomentError(
            KNOWN_ON, _("%(date)s is still to come; nobody knows yet what will be known then.") % {"date": text}
        )
    return day


def _read_revision(text: str, newest: int) -> int:
    if not _REVISION_NUMBER.fullmatch(text):
        raise MomentError(REVISION, _("this is not the number of a revision. Write a whole number, for example 1."))
    number = int(text)
    if number > newest:
        message = _("revision %(number)s does not exist; the newest is %(newest)s.")
        raise MomentError(REVISION, message % {"number": number, "newest": newest})
    return number
