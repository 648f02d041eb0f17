"""Links by which a reader follows a page: its feed, the calendar of what is still to come, and mail."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from dashboards.frame.base import Files, Link
from dashboards.page_request import PageRequest, path_of, with_query

# The keys of the page that asks for mail.
SUBJECT, WHAT = "volg", "wat"


def follow(*links: Link | None) -> Files:
    """Return the line of a page's downloads that says how to follow it."""
    return Files(_("Follow"), tuple(link for link in links if link), is_kept=False)


def feed_link(asked: PageRequest, name: str, *args: str, **query: str) -> Link:
    """Return the link to a feed, at the moment asked."""
    return Link(asked.link(name, *args, **query), "Atom")


def calendar_link(asked: PageRequest, name: str, *args: str) -> Link:
    """Return the link to a calendar, at the moment asked."""
    return Link(asked.link(name, *args), "iCalendar")


def mail_link(subject: str, what: str = "", **more: str) -> Link | None:
    """Return the link to the form for mail about what is new from now on; None where the site sends none."""
    if not settings.OFFERS_ALERTS:
        return None
    query = {SUBJECT: subject, **({WHAT: what} if what else {}), **more}
    return Link(with_query(path_of("alerts:ask"), query), _("E-mail me"))
