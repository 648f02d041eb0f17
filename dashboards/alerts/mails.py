"""What the mails say, in plain text and in plain HTML: no pictures, no style sheet, nothing that reports back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from covenants.moment.record import read_record
from dashboards.alerts.keys import KEY, confirmation_key, own_key
from dashboards.alerts.moments import present
from dashboards.alerts.news import Between
from dashboards.alerts.wishes import name_of, page_of, wish_of
from dashboards.feeds.page import Entry
from dashboards.models import Frequency, OutgoingMail, Subscriber, Subscription
from dashboards.page_request import with_query
from dashboards.words.wording import say_day
from imvo_tracker.lib.asof import now

MOST_ENTRIES = 50
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Section:
    """What is new of one thing that is followed, in its own language; `left_out` stand on the page `url` alone.

    `above` counts the entries that an earlier section of the same mail holds already.
    """

    language: str
    name: str
    frequency: str
    url: str
    entries: tuple[Entry, ...]
    count: int
    left_out: int
    above: int
    since: date


def sections_of(rows: Iterable[tuple[Subscription, Between]]) -> list[Section]:
    """Return a section for each subscription that has news; each statement stands in the first one it belongs to."""
    told, sections = set[str](), list[Section]()
    for row, news in rows:
        with override(row.language):
            wish, every = wish_of(row), news.entries(wish_of(row))
            fresh = [one for one in every if _place(one) not in told]
            told.update(map(_place, every))
            if every:
                sections.append(
                    Section(
                        language=row.language,
                        name=name_of(wish, news.record),
                        frequency=str(Frequency(row.frequency).label),
                        url=_absolute(page_of(wish, news.asked)),
                        entries=tuple(replace(one, url=_absolute(one.url)) for one in fresh[:MOST_ENTRIES]),
                        count=len(fresh),
                        left_out=len(fresh[MOST_ENTRIES:]),
                        above=len(every) - len(fresh),
                        since=row.told_on,
                    )
                )
    return sections


def _place(entry: Entry) -> str:
    """Return what names a statement in every language: its row."""
    return urlsplit(entry.url).fragment or entry.url


def news_mail(subscriber: Subscriber, sections: Sequence[Section]) -> OutgoingMail:
    """Return the unsaved mail with all news of an address, in the language of its first section."""
    with override(sections[0].language):
        count = sum(one.count for one in sections)
        title = ngettext("%(count)s new entry", "%(count)s new entries", count) % {"count": count}
        names = ", ".join(one.name for one in sections)
        own = {"sections": sections, "since": say_day(min(one.since for one in sections)), "title": title}
        return _mail(subscriber, "news", f"{title}: {names}", own)


def confirmation_mail(subscription: Subscription, frequency: str, language: str) -> OutgoingMail:
    """Return the unsaved mail that asks whether an address wants this."""
    with override(language):
        name = name_of(wish_of(subscription), read_record(present()))
        key = confirmation_key(subscription, frequency, language)
        own = {
            "name": name,
            "frequency": Frequency(frequency).label,
            "confirm_url": link("confirm", key),
            "days": settings.ALERTS_CONFIRM_DAYS,
        }
        title = _("Please confirm: mail about %(name)s") % {"name": name}
        return _mail(subscription.subscriber, "confirm", title, own)


def _mail(subscriber: Subscriber, template: str, title: str, own: Mapping[str, object]) -> OutgoingMail:
    key = own_key(subscriber)
    context = {
        **own,
        "site": _("IMVO covenant tracker"),
        "home_url": _absolute(reverse("dashboards:overview")),
        "manage_url": link("manage", key),
        "stop_url": link("stop", key),
        "subject_line": title,
    }
    moment = now()
    return OutgoingMail(
        subscriber=subscriber,
        title=" ".join(f"{_('IMVO covenant tracker')}: {title}".split())[:LONGEST_TITLE],
        text=render_to_string(f"alerts/{template}.txt", context),
        html=render_to_string(f"alerts/{template}_mail.html", context),
        written_at=moment,
        free_at=moment,
    )


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Return a mail as it is sent: the same Message-ID however often it is tried."""
    stop = link("stop", own_key(mail.subscriber))
    host = urlsplit(settings.ALERTS_ORIGIN).hostname
    message = EmailMultiAlternatives(
        mail.title,
        mail.text,
        settings.ALERTS_FROM,
        [mail.subscriber.address],
        headers={
            "Message-ID": f"<{mail.key.hex}@{host}>",
            "Date": format_datetime(mail.written_at),
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def link(name: str, key: str) -> str:
    """Return the address of one of our pages for the holder of a key; nothing after the question mark is logged."""
    return _absolute(with_query(reverse(f"alerts:{name}"), {KEY: key}))


def _absolute(path: str) -> str:
    """Return an address that leads back from anywhere; only a request knows by itself where the site is mounted."""
    mounted = settings.MOUNTED_AT.rstrip("/") if get_script_prefix() == "/" else ""
    return f"{settings.ALERTS_ORIGIN}{mounted}{path}"
