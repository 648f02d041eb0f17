"""When nothing is heard of a covenant any more, in words: what was silent, since when, and how far one looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.domain.silence import NoLongerMentioned
from covenants.evidence.documents import DocumentFact, documents_at
from covenants.evidence.statements import Statement, newest_search
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_source, source_url
from dashboards.words.wording import pick, say_day


@dataclass(frozen=True, slots=True)
class Silence:
    """What `components/notice.html` prints."""

    title: str
    text: str
    url: str = ""
    link_label: str = ""


def silences(
    reading: CovenantReading, record: Record, asked: PageRequest, statements: Sequence[Statement]
) -> tuple[Silence, ...]:
    """Return what is not heard of the covenant; silence is never called an end."""
    return (
        *_still(reading, record),
        *_searched(newest_search(statements), asked),
        *_unmentioned(reading, record, asked),
    )


def _still(reading: CovenantReading, record: Record) -> Iterator[Silence]:
    if record.readings.silent().covenant(reading.slug) is None:
        return
    last = record.readings.last_movement(reading.slug)
    text = _("No public document known on %(day)s says that anything moved in the nine months before.")
    title = _("Silent since %(day)s") % {"day": say_day(last)} if last else _("Silent")
    yield Silence(title, text % {"day": say_day(record.as_of.judged_on)})


def _searched(found: Statement | None, asked: PageRequest) -> Iterator[Silence]:
    if found is None:
        return
    until = (found.period and found.period.latest) or found.evidence.known_from
    text = _("Looked for news up to %(day)s, and found none. That does not mean that it was given up.")
    yield Silence(
        _("Nothing found"),
        text % {"day": say_day(until)},
        source_url(found.evidence, asked),
        say_source(found.evidence),
    )


def _unmentioned(reading: CovenantReading, record: Record, asked: PageRequest) -> Iterator[Silence]:
    own = record.left_out(reading.slug)
    if not own:
        return
    titles = {fact.key: _title(fact) for fact in documents_at(record.as_of)}
    for found in own:
        if {found.named_in, found.absent_from} <= titles.keys():
            yield _left_out(found, titles, asked)


def _title(fact: DocumentFact) -> str:
    if fact.printed_number:
        return _("Parliamentary paper %(number)s") % {"number": fact.printed_number}
    return pick(fact.title, fact.title_en)


def _left_out(found: NoLongerMentioned, titles: dict[str, str], asked: PageRequest) -> Silence:
    text = _("Named in “%(before)s”, and not in the next progress document, “%(after)s”.")
    return Silence(
        _("No longer mentioned"),
        text % {"before": titles[found.named_in], "after": titles[found.absent_from]},
        asked.link("document", found.absent_from),
        titles[found.absent_from],
    )
