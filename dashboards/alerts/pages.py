"""What the pages about mail show. None of them is for a cache, and none names an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.alerts.forms import TRAP, AskForm
from dashboards.alerts.keys import KEY, own_key
from dashboards.alerts.wishes import Wish, name_of, page_of, wish_of
from dashboards.frame.base import Link
from dashboards.models import Frequency, Subscriber
from dashboards.page_request import PageRequest, with_query

# What was done last, as it stands in the address of the page that says so.
DONE = "gedaan"
CONFIRMED, CHANGED, STOPPED = "bevestigd", "gewijzigd", "gestopt"


@dataclass(frozen=True, slots=True)
class AskPage:
    """The form; `followed` is what the mail is about, `trap` the field that no person sees.

    `kept_as` is the path that search engines keep in the place of this form.
    """

    title: str
    followed: Link
    kept_as: str
    form: AskForm
    privacy: Link
    days: int
    trap: str


@dataclass(frozen=True, slots=True)
class ButtonPage:
    """A page of one button, which `url` is sent by; a program that only follows links presses none."""

    title: str
    lead: str
    button: str
    url: str


@dataclass(frozen=True, slots=True)
class TellingPage:
    """A page that says how something ended, and where one may go on."""

    title: str
    lead: str
    next: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way of being told, in a list."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """One thing that an address follows."""

    key: str
    name: str
    url: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ManagePage:
    """All that an address follows; `done` says what was done just now."""

    title: str
    done: str
    url: str
    stop_url: str
    rows: tuple[FollowedRow, ...]


def crumbs(asked: PageRequest, title: str) -> tuple[Link, ...]:
    """Return where a page about mail stands."""
    return (Link(asked.link("overview"), _("Overview")), Link("", title, current=True))


def ask_page(wish: Wish, form: AskForm, asked: PageRequest, record: Record) -> AskPage:
    """Return the form for what is asked for."""
    followed = Link(page_of(wish, asked), name_of(wish, record))
    return AskPage(
        title=_("E-mail me"),
        followed=followed,
        kept_as=urlsplit(followed.url).path,
        form=form,
        privacy=Link(f"{asked.link('privacy')}#e-mail", _("What happens to your address")),
        days=settings.ALERTS_CONFIRM_DAYS,
        trap=TRAP,
    )


def sent_page(asked: PageRequest) -> TellingPage:
    """Return what everybody is told who filled the form in, whoever it was and whatever is known of the address."""
    lead = _(
        "If the address is right, a mail is on its way. Press the button behind its link; only then you follow this."
    )
    return TellingPage(_("Look in your mailbox"), lead, (Link(asked.link("overview"), _("Overview")),))


def confirm_page(name: str, frequency: str, url: str) -> ButtonPage:
    """Return the button that confirms."""
    lead = _("You will get mail about %(name)s. How often: %(frequency)s.") % {
        "name": name,
        "frequency": str(Frequency(frequency).label).lower(),
    }
    return ButtonPage(_("Confirm that you want mail"), lead, _("Yes, mail me"), url)


def stop_page(url: str) -> ButtonPage:
    """Return the button that stops everything."""
    lead = _("You will get no more mail from this site, and your address is removed at once.")
    return ButtonPage(_("Stop all mail"), lead, _("Stop all and remove my address"), url)


def stopped_page(asked: PageRequest) -> TellingPage:
    """Return what is said after everything was stopped, now or before."""
    lead = _("Your address is no longer kept here, and you will get no more mail.")
    return TellingPage(_("All mail is stopped"), lead, (Link(asked.link("overview"), _("Overview")),))


def dead_link_page(asked: PageRequest, *, is_over: bool) -> TellingPage:
    """Return what is said of a link that leads nowhere, or no longer somewhere."""
    if is_over:
        lead = _(
            "This link worked for a few days and has expired, or what it was for has been stopped. Nothing was changed."
        )
    else:
        lead = _("The address of this page is not as it stood in the mail: perhaps a part of it is missing.")
    ask = Link(reverse("alerts:ask"), _("Ask for mail"))
    return TellingPage(_("This link does not work"), lead, (ask, Link(asked.link("overview"), _("Overview"))))


def manage_page(subscriber: Subscriber, done: str, asked: PageRequest, record: Record) -> ManagePage:
    """Return what an address follows, with how each is changed."""
    rows = [row for row in subscriber.subscriptions.order_by("pk") if row.is_confirmed]
    said = {
        CONFIRMED: _("It is confirmed: from now on you get mail about this."),
        CHANGED: _("It is changed."),
        STOPPED: _("It is stopped."),
    }
    return ManagePage(
        title=_("What you follow by mail"),
        done=said.get(done, ""),
        url=own_url("manage", subscriber),
        stop_url=own_url("stop", subscriber),
        rows=tuple(_row(row, asked, record) for row in rows),
    )


def own_url(name: str, subscriber: Subscriber, **more: str) -> str:
    """Return the path of a page for the holder of the mail."""
    return with_query(reverse(f"alerts:{name}"), {KEY: own_key(subscriber), **more})


def _row(row: Any, asked: PageRequest, record: Record) -> FollowedRow:
    wish = wish_of(row)
    choices = tuple(Choice(one.value, str(one.label), one == row.frequency) for one in Frequency)
    return FollowedRow(row.key.hex, name_of(wish, record), page_of(wish, asked), choices)
