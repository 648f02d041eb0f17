"""What a request asks, read strictly: everything wrong with it is said at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from covenants.moment.record import Record, UnknownRule, read_record
from dashboards.api.problems import Fault, NotThere, Refused
from dashboards.frame.pinned import given_moment, pin
from dashboards.page_request import API_NAMES, RULE
from imvo_tracker.lib.asof import AsOf, MomentError, parse_as_of, today

#: By key of the moment in pages its name here.
NAMES: Mapping[str, str] = API_NAMES
PAGE, PAGE_SIZE = "page", "pageSize"
PAGING = (PAGE, PAGE_SIZE)
USUAL_SIZE, MOST_ROWS, MOST_DIGITS = 50, 500, 9
SHOWN_CHARACTERS = 60
# Says of a value of a filter whether it means something at a moment.
Knows = Callable[[Record, str], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """One request, read: the record at its moment, its filters and its page."""

    record: Record
    filters: Mapping[str, str]
    page: int = 1
    size: int = USUAL_SIZE

    @property
    def moment(self) -> Mapping[str, str]:
        """All four parts of the moment, by their names here: they lead back to the same bytes for ever."""
        as_of = self.record.as_of
        days = {"asOf": as_of.day.isoformat(), "knownOn": as_of.known_on.isoformat()}
        return {**days, "revision": str(as_of.revision), "countingRule": self.record.rule.slug}


def read_question(request: HttpRequest, filters: Mapping[str, Knows], *, paged: bool) -> Question:
    """Return what is asked; raises `Refused` with every fault."""
    known = {*NAMES.values(), *filters, *(PAGING if paged else ())}
    faults = list(_misused(request, known))
    faults += _moment_faults(request)
    record = _read(request, faults)
    values = {key: request.GET[key] for key in filters if key in request.GET}
    faults += _unknown_values(record, values, filters)
    numbers = {PAGE: 1, PAGE_SIZE: USUAL_SIZE}
    for key in PAGING if paged else ():
        if key in request.GET:
            numbers[key] = _number(key, request.GET[key], faults)
    if faults:
        raise Refused(sorted(faults, key=lambda fault: fault.name))
    return Question(record, values, numbers[PAGE], numbers[PAGE_SIZE])


def page_of(question: Question, count: int) -> tuple[int, int]:
    """Return the last page and the place of the first row asked; raises `NotThere` beyond the last."""
    last = max(1, -(-count // question.size))
    if question.page > last:
        raise NotThere(_("page %(page)s is not there; the last is %(last)s.") % {"page": question.page, "last": last})
    return last, (question.page - 1) * question.size


def _misused(request: HttpRequest, known: set[str]) -> Iterator[Fault]:
    for key, values in request.GET.lists():
        if key not in known:
            yield Fault(key[:SHOWN_CHARACTERS], _("there is no such parameter here."))
        elif len(values) > 1:
            yield Fault(key, _("this is given more than once."))


def _moment_faults(request: HttpRequest) -> Iterator[Fault]:
    """Read each part of the moment by itself, by the rule of pages."""
    head, day = pin(request).head, today()
    for key, value in given_moment(request).items():
        try:
            parse_as_of({key: value}, newest_revision=head.number, today=day)
        except MomentError as error:
            yield Fault(NAMES[key], error.message.removeprefix(f"{error.field}: "))


def _read(request: HttpRequest, faults: list[Fault]) -> Record:
    """Return the record at the moment asked; where that cannot be read, today's, to look for further faults."""
    pinned = pin(request)
    as_of = AsOf(today(), today(), pinned.head.number) if isinstance(pinned.as_of, MomentError) else pinned.as_of
    rule = given_moment(request).get(RULE)
    if rule == "":
        faults.append(Fault(NAMES[RULE], _("nothing is filled in. Leave it out, or fill in a value.")))
    try:
        return read_record(as_of, rule=rule or "")
    except UnknownRule:
        shown = str(rule)[:SHOWN_CHARACTERS]
        faults.append(Fault(NAMES[RULE], _("there is no counting rule “%(value)s”.") % {"value": shown}))
        return read_record(as_of)


def _unknown_values(record: Record, values: Mapping[str, str], filters: Mapping[str, Knows]) -> Iterator[Fault]:
    for key, value in values.items():
        if not filters[key](record, value):
            shown = {"value": value[:SHOWN_CHARACTERS]}
            yield Fault(key, _("“%(value)s” is not one of the choices at this moment.") % shown)


def _number(key: str, text: str, faults: list[Fault]) -> int:
    most = MOST_ROWS if key == PAGE_SIZE else 10**MOST_DIGITS - 1
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and 1 <= int(text) <= most:
        return int(text)
    faults.append(Fault(key, _("write a whole number from 1 to %(most)s.") % {"most": most}))
    return 1
