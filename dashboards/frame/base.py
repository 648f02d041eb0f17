"""What every page carries: its title, the moment it shows, where it stands, how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.frame.landmarks import landmarks
from dashboards.page_request import API_NAMES, FROM, RULE, PageRequest, path_of, with_query
from dashboards.short_links.codes import cite_url, page_code
from dashboards.words.wording import pick, say_day
from imvo_tracker.lib.asof import AsOf

P = TypeVar("P", bound="Frame")


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its words; `current` marks the page one is on."""

    url: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Files:
    """What can be taken along of one table or chart: its name, a link for each format; or (not kept) ways to follow."""

    label: str
    links: tuple[Link, ...]
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class HiddenField:
    """A filter that the moment form carries along."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A counting rule in the select box."""

    slug: str
    name: str
    selected: bool


@dataclass(frozen=True, slots=True)
class MomentBar:
    """The line that says which moment and rule a page shows, and the form to change them."""

    sentence: str
    line: str
    day: date
    known_on: date
    revision: int
    rule_name: str
    rule_slug: str
    rules: tuple[RuleChoice, ...]
    form_fields_hidden: tuple[HiddenField, ...]
    days: tuple[Link, ...]
    links: tuple[Link, ...]
    compared: tuple[Link, ...]
    files: tuple[Files, ...]
    is_default: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The common part of every page: `page.title`, `page.moment` and so on read through it.

    `things` are what it is about, by the words of schema.org, with paths for addresses; `other_forms` leads to the
    same in the API and in other registers, by the names of `dashboards.frame.linked.FORMS`.
    """

    title: str
    moment: MomentBar
    breadcrumbs: tuple[Link, ...]
    address: str
    short_code: str
    things: tuple[Mapping[str, Any], ...]
    other_forms: tuple[Link, ...]

    @property
    def cite_url(self) -> str:
        """Where the citation of this page stands, and with `deel` that of a part of it; "" for what has no code."""
        return cite_url(self.short_code)

    @property
    def said_first(self) -> str:
        """The sentence that the page leads with, for who sees no more of it than that; "" where it has none."""
        lead = getattr(self, "lead", "")
        return " ".join(lead) if isinstance(lead, tuple) else str(lead)


def frame(
    asked: PageRequest,
    record: Record,
    title: str,
    *,
    above: Iterable[Link] = (),
    files: Sequence[Files] = (),
    offers_rules: bool = True,
    things: Iterable[Mapping[str, Any]] = (),
    api: Sequence[str] = (),
) -> Frame:
    """Return the frame of a page that shows the record at a moment.

    `files` are what can be taken along of the page; `offers_rules` says whether the counting rule changes the page.
    `things` are what it is about; `api` is the name of the resource that gives its rows, and the key of one.
    """
    address = asked.cited(record.as_of.revision or 0, record.rule.slug)
    bar = moment_bar(asked, record, files, offers_rules=offers_rules)
    crumbs = (Link(asked.link("overview"), _("Overview")), *above, Link("", title, current=True))
    trail = crumbs if is_below_home(asked) else ()
    code = page_code(asked, record.as_of.revision or 0, record.rule.slug)
    return Frame(title, bar, trail, address, code, tuple(things), _api_links(record, api))


def _api_links(record: Record, api: Sequence[str]) -> tuple[Link, ...]:
    """Return the lasting address in the API of the rows of a page."""
    if not api:
        return ()
    name, *key = api
    path = path_of(f"api_{name}{'_one' if key else ''}", *key)
    moment = {API_NAMES[part]: value for part, value in record.as_of.query().items()}
    return (Link(with_query(path, {**moment, API_NAMES[RULE]: record.rule.slug}), "API"),)


def is_below_home(asked: PageRequest) -> bool:
    """Say whether this is another page than the overview, in either language."""
    return asked.path != urlsplit(asked.link("overview")).path


def extend(kind: type[P], base: Frame, **own: Any) -> P:
    """Return a page of `kind`: everything of its frame, and what is its own."""
    shared: dict[str, Any] = {part.name: getattr(base, part.name) for part in fields(base)}
    return kind(**shared, **own)


def moment_bar(asked: PageRequest, record: Record, files: Sequence[Files] = (), *, offers_rules: bool) -> MomentBar:
    """Return the moment bar; nothing in it depends on the day it is made."""
    as_of, rule, days = record.as_of, record.rule, landmarks(record)
    rule_name = pick(rule.name, rule.name_en)
    return MomentBar(
        sentence=say_moment(as_of, rule_name),
        line=say_line(as_of, is_default=asked.is_default),
        day=as_of.day,
        known_on=as_of.known_on,
        revision=as_of.revision or 0,
        rule_name=rule_name,
        rule_slug=rule.slug,
        rules=_rules(record) if offers_rules else (),
        form_fields_hidden=tuple(HiddenField(name, value) for name, value in asked.lasting_filters),
        days=_days(asked, as_of, days),
        links=() if asked.is_default else _ways_back(asked, as_of),
        compared=_compared(asked, as_of, days),
        files=tuple(files),
        is_default=asked.is_default,
    )


def _rules(record: Record) -> tuple[RuleChoice, ...]:
    return tuple(
        RuleChoice(one.slug, pick(one.name, one.name_en), one.slug == record.rule.slug) for one in record.rules
    )


def _days(asked: PageRequest, as_of: AsOf, days: Mapping[date, str]) -> tuple[Link, ...]:
    """Return the days that matter as moments, each as it was known on that day; and today."""
    then = (
        Link(
            asked.at(peildatum=day.isoformat()),
            f"{say_day(day)}: {what}",
            current=(as_of.day, as_of.known_on) == (day, day),
        )
        for day, what in days.items()
    )
    return (*then, Link(asked.at(), _("today"), current=asked.is_default))


def _compared(asked: PageRequest, as_of: AsOf, days: Mapping[date, str]) -> tuple[Link, ...]:
    """Return the days before this one to compare it with, this one with today, and where others are chosen."""
    before = (
        Link(asked.link("comparison", **{FROM: day.isoformat()}), f"{say_day(day)}: {what}")
        for day, what in days.items()
        if day < as_of.day
    )
    choose = Link(asked.link("comparison"), _("another letter or day"))
    if asked.is_default or as_of.day > as_of.known_on:
        return (*before, choose)
    return (*before, Link(asked.compared(**{FROM: as_of.day.isoformat()}), _("this day, until today")), choose)


def _ways_back(asked: PageRequest, as_of: AsOf) -> tuple[Link, ...]:
    """Return the ways out of a moment that was chosen: today, knowledge of now, knowledge of then."""
    day = as_of.day.isoformat()
    links = [Link(asked.at(), _("To today"))]
    if as_of.known_on <= as_of.day:
        links.append(Link(asked.at(peildatum=day, bekend_op="vandaag"), _("With hindsight")))
    else:
        links.append(Link(asked.at(peildatum=day), _("As known then")))
    return tuple(links)


def say_line(as_of: AsOf, *, is_default: bool) -> str:
    """Return the moment in one line; today is called so only where the address names no day."""
    if is_default:
        return _("Today, %(day)s") % {"day": say_day(as_of.day)}
    words = {"day": say_day(as_of.day), "known_on": say_day(as_of.known_on)}
    if as_of.day == as_of.known_on:
        return _("You see what was known on %(day)s") % words
    return _("You see %(day)s, known on %(known_on)s") % words


def say_moment(as_of: AsOf, rule_name: str) -> str:
    """Return the one line: situation, knowledge, rule and revision."""
    return _("Situation on %(day)s, as known on %(known_on)s · counting rule “%(rule)s” · revision %(revision)s") % {
        "day": say_day(as_of.day),
        "known_on": say_day(as_of.known_on),
        "rule": rule_name,
        "revision": as_of.revision or 0,
    }
