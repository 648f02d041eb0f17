"""Links by which a reader follows a page: its feed, and the calendar of what is still to come."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dashboards.frame.base import Link
from dashboards.page_request import PageRequest


def feed_link(asked: PageRequest, name: str, *args: str) -> Link:
    """Return the link to a feed, at the moment asked."""
    return Link(asked.link(name, *args), _("Follow (Atom)"))


def calendar_link(asked: PageRequest, name: str, *args: str) -> Link:
    """Return the link to a calendar, at the moment asked."""
    return Link(asked.link(name, *args), _("Calendar (iCalendar)"))
