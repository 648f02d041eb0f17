"""Names of the draft beside the record: who leads the talks, and organisations whose name is not quite theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Sort, Verdict
from covenants.domain.reading_in.find_names import plainly
from covenants.domain.reading_in.types import Marked, NameMark
from imvo_tracker.lib.doubts import gettext_noop as _

_LED_BY = re.compile(
    r"(?:onder leiding van|gefaciliteerd door|begeleid door|onder voorzitterschap van|facilitatie door"
    r"|begeleiding door)"
    r" (?:de |het )?(?P<who>[A-Z][\w&+-]*(?:[ .][A-Z][\w&+-]*)*)"
    r"|(?P<first>[A-Z][\w&+-]*(?:[ .][A-Z][\w&+-]*)*) (?:faciliteert|begeleidt|leidt) (?:de|het)\b"
)
_IN_FULL = re.compile(
    r"((?:[A-ZÀ-Þ][\w’'-]*)(?: (?:van|voor|der|de|het|en|in|[A-ZÀ-Þ][\w’'-]*)){1,7}) \(([A-Z][A-Za-z]{1,7})\)"
)


def name_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield who leads what, and names that nearly are one of the record."""
    section: tuple[NameMark, ...] = ()
    block = -1
    for marked in draft.sentences:
        named = tuple(one for one in marked.named("covenant") if one.strong)
        if marked.sentence.is_heading:
            section = tuple(marked.named("covenant"))
        elif named and (len(named) == 1 or marked.sentence.block != block):
            section, block = named, marked.sentence.block  # a paragraph goes on about what it named last
        yield from _leaders(marked, section, record)
        yield from _in_full(marked, record)
        yield from _of_before(marked, record)


def _of_before(marked: Marked, record: RecordSide) -> Iterator[Finding]:
    """A name that was given up is no fault where a draft tells of then: it is said what the name is now."""
    for one in marked.names:
        now = record.former.get(one.words.casefold())
        if now is not None and one.strong and not one.code.startswith("sector:"):
            message = _("“%(draft)s” is the name of before; since %(window)s it is “%(record)s”.")
            values = {"draft": one.words, "record": now[0], "window": (now[1], now[1])}
            yield Finding(Verdict.NOTED, Sort.NAME, message, values, "", marked.sentence, one.start, one.end)


def _leaders(marked: Marked, section: tuple[NameMark, ...], record: RecordSide) -> Iterator[Finding]:
    about = [one for one in marked.named("covenant") if one.strong] or list(section)
    for match in _LED_BY.finditer(marked.sentence.text):
        group = "who" if match["who"] else "first"
        for one in about if len(about) == 1 else ():
            yield _leader(marked, match, group, one, record)


def _leader(marked: Marked, match: re.Match[str], group: str, covenant: NameMark, record: RecordSide) -> Finding:
    who, known = match[group], record.facilitators.get(covenant.code, ())
    values = {"name": covenant.name, "draft": who, "record": ", ".join(known)}
    led = record.achieved.get((covenant.code, "facilitation_started"))
    source = led.source if led else ""
    place = (marked.sentence, *match.span(group))
    if not known:
        return Finding(
            Verdict.ABSENT, Sort.NAME, _("%(name)s: the record does not say who leads the talks."), values, "", *place
        )
    agrees = any(_is_called(who, name) for name in known)
    verdict = Verdict.AGREES if agrees else Verdict.DIFFERS
    message = (
        _("%(name)s: led by %(record)s, as in the record.")
        if agrees
        else _("%(name)s: the draft names %(draft)s as facilitator, the record %(record)s.")
    )
    return Finding(verdict, Sort.NAME, message, values, source, *place, covenant.code)


def _is_called(who: str, name: str) -> bool:
    plain = _folded(who)
    return plain in (_folded(name), *(_folded(part) for part in _parts(name)))


def _parts(name: str) -> list[str]:
    inside = re.findall(r"\(([^)]*)\)", name)
    return [re.sub(r"\s*\([^)]*\)", "", name), *inside]


@cache
def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plainly(name))


def _in_full(marked: Marked, record: RecordSide) -> Iterator[Finding]:
    """A name written in full with its short form: both must be the same organisation's."""
    by_short = _by_short(tuple(record.organisations))
    for match in _IN_FULL.finditer(marked.sentence.text):
        full, short = match[1], match[2]
        known = by_short.get(short.casefold())
        place = (marked.sentence, match.start(), match.end())
        if known is not None:
            same = _folded(full).endswith(_folded(_parts(known)[0]))
            message = (
                _("%(record)s, as in the record.")
                if same
                else _("The draft writes “%(draft)s”; in the record it is “%(record)s”.")
            )
            verdict = Verdict.AGREES if same else Verdict.DIFFERS
            yield Finding(verdict, Sort.NAME, message, {"draft": match[0], "record": known}, "", *place)
            continue
        other = next(
            (name for name in record.organisations if "(" in name and _folded(_parts(name)[0]) == _folded(full)), None
        )
        if other is not None:
            message = _("The draft writes “%(draft)s”; in the record it is “%(record)s”.")
            yield Finding(Verdict.DIFFERS, Sort.NAME, message, {"draft": match[0], "record": other}, "", *place)


@cache
def _by_short(organisations: tuple[str, ...]) -> Mapping[str, str]:
    return {
        part.casefold(): name for name in organisations for part in _parts(name)[1:] if part.isupper() or len(part) < 8
    }
