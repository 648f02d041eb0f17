"""A feed as Atom (RFC 4287); nothing in it depends on the day it is made."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dashboards.feeds.page import Feed

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


class _Dated(Atom1Feed):
    """An empty feed bears the day of the moment, not that of the request."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["empty_on"]


def write_atom(feed: Feed, *, origin: str, own: str) -> str:
    """Return the feed as XML; `own` is its own path, `origin` scheme and host."""
    made = _Dated(
        title=feed.title,
        link=origin + feed.url,
        description=feed.window,
        subtitle=feed.window,
        language=get_language(),
        author_name=_("IMVO covenant tracker"),
        feed_url=origin + own,
        feed_guid=origin + own,
        feed_copyright=LICENCE,
        empty_on=_noon(feed.updated),
    )
    for entry in feed.entries:
        day = _noon(entry.dated_on)
        made.add_item(
            title=entry.title,
            link=origin + entry.url,
            description=entry.summary,
            unique_id=origin + entry.url,
            author_name=entry.actor,
            pubdate=day,
            updateddate=day,
        )
    written: str = made.writeString("utf-8")
    return written


def _noon(day: date) -> datetime:
    """Return the middle of a day, which is that day wherever it is read."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
