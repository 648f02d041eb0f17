"""Links by which a reader follows a page: its feed, and the calendar of what is still to come."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dashboards.frame.base import Files, Link
from dashboards.page_request import PageRequest


def follow(*links: Link) -> Files:
    """Return the line of a page's downloads that says how to follow it."""
    return Files(_("Follow"), links, is_kept=False)


def feed_link(asked: PageRequest, name: str, *args: str) -> Link:
    """Return the link to a feed, at the moment asked."""
    return Link(asked.link(name, *args), "Atom")


def calendar_link(asked: PageRequest, name: str, *args: str) -> Link:
    """Return the link to a calendar, at the moment asked."""
    return Link(asked.link(name, *args), "iCalendar")
