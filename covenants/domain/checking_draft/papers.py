"""Document numbers of the draft beside the record: known, dated so, about that; and two numbers that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from covenants.domain.checking_draft.types import Draft, Finding, KnownPaper, RecordSide, Sort, Verdict
from covenants.domain.reading_in.find_names import plainly
from covenants.domain.reading_in.find_papers import is_slip, near_numbers
from covenants.domain.reading_in.types import DateMark, Marked, PaperMark
from imvo_tracker.lib.doubts import gettext_noop as _

_REACH = 40  # a date that belongs to a number stands right behind it, or before it
_PAGE = re.compile(r",? (?:p\.|blz\.?|pagina) ?(?P<page>[0-9]{1,3})\b", re.IGNORECASE)
_SURNAME = r"(?:[Vv]an |[Dd]e[nr]? )*[A-ZÀ-Þ][\w’'-]+"
_MEMBERS = re.compile(rf"\b[Mm]otie (?:van de leden |van )?({_SURNAME}) en ({_SURNAME})")
_AHEAD = 100  # numbers of a dossier rise with time: so far beyond the last one there is none yet
_COMMON = {
    "brief", "kamer", "kabinet", "kamerstuk", "convenanten", "convenant", "leden", "minister", "over", "voor",
    "betreft", "nederlandse", "motie", "deze", "heeft", "wordt", "zoals", "voortgang", "imvo", "tweede", "reactie",
}  # fmt: skip


def paper_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """Yield a finding for each document number of the draft."""
    previous: Marked | None = None
    for marked in draft.sentences:
        twins = near_numbers(marked.papers)
        if twins:
            message = _("Two document numbers that differ by a slip stand side by side: %(one)s and %(other)s.")
            values = {"one": twins[0].words, "other": twins[1].words}
            yield _finding(Verdict.DIFFERS, message, marked, twins[0], "", **values)
        before = previous if previous and previous.sentence.block == marked.sentence.block else None
        for paper in marked.papers:
            yield from _of_paper(marked, paper, before, record)
        previous = marked


def _of_paper(marked: Marked, paper: PaperMark, before: Marked | None, record: RecordSide) -> Iterator[Finding]:
    known = record.papers.get(paper.key)
    told = f"{before.sentence.text if before else ''} {marked.sentence.text}"
    if known is None:
        yield _told_otherwise(marked, paper, told, record) or _unknown(marked, paper, record)
        return
    meant = _meant_instead(told, known, record)
    if meant is not None:
        message = _("%(printed)s is “%(title)s” in the record; what the draft names is %(other)s (“%(meant)s”).")
        values = {"printed": known.printed, "title": known.title, "other": meant.printed, "meant": meant.title}
        yield _finding(Verdict.DIFFERS, message, marked, paper, "", **values)
        return
    for text, source in known.oddities:
        yield _finding(
            Verdict.DIFFERS,
            _("Sources differ on %(printed)s: %(said)s"),
            marked,
            paper,
            source,
            printed=known.printed,
            said=text,
        )
    named = _of_other_members(marked, known, record)
    if named is not None:
        message = _("%(printed)s is “%(title)s” in the record; what the draft names is %(other)s (“%(meant)s”).")
        values = {"printed": known.printed, "title": known.title, "other": named.printed, "meant": named.title}
        yield _finding(Verdict.DIFFERS, message, marked, paper, "", **values)
        return
    yield _dated(marked, paper, known)
    yield from _on_page(marked, paper, known, record)


def _on_page(marked: Marked, paper: PaperMark, known: KnownPaper, record: RecordSide) -> Iterator[Finding]:
    """A page behind the last one that the record names of a document may be one that the document has not."""
    last, match = record.last_pages.get(paper.key, 0), _PAGE.match(marked.sentence.text, paper.end)
    if match is None or not last or int(match["page"]) <= last:
        return
    message = _("%(printed)s, p. %(draft)s: the record names pages up to %(last)s of it.")
    both = replace(paper, end=match.end())
    values = {"printed": known.printed, "draft": match["page"], "last": str(last)}
    yield _finding(Verdict.NOTED, message, marked, both, "", **values)


def _told_otherwise(marked: Marked, paper: PaperMark, told: str, record: RecordSide) -> Finding | None:
    """A number that the record does not know, a slip away from one that has the day beside it, or with a title."""
    *dossier, number = paper.key.split("-")
    same = [one for key, one in record.papers.items() if key.split("-")[:-1] == dossier and one.printed]
    near = [one for one in same if is_slip(one.key.split("-")[-1], number)]
    dated = [one for one in near if any(_is_of(one, date) for date in marked.dates)]
    words = _words(told)
    titled = [one for one in same if _tells(words, one) and len(words & _words(one.title)) > 2]
    meant = dated or titled
    if len(meant) != 1:
        return None
    message = _("The record does not know %(number)s; what the draft tells of it fits %(printed)s (“%(title)s”).")
    values = {"number": paper.words, "printed": meant[0].printed, "title": meant[0].title}
    return _finding(Verdict.DIFFERS, message, marked, paper, "", **values)


def _is_of(one: KnownPaper, date: DateMark) -> bool:
    """Say whether a document is of a day, or has it in its title."""
    day = date.period.earliest if date.period and date.period.earliest == date.period.latest else None
    return day is not None and (one.dated_on == day or date.words.lower() in one.title.lower())


def _unknown(marked: Marked, paper: PaperMark, record: RecordSide) -> Finding:
    parts = paper.key.split("-")
    near = next((one for key, one in record.papers.items() if _is_near(parts, key.split("-"))), None)
    if near is not None:
        message = _("The record does not know %(number)s; %(printed)s is “%(title)s”.")
        return _finding(
            Verdict.DIFFERS, message, marked, paper, "", number=paper.words, printed=near.printed, title=near.title
        )
    numbers = [int(key.split("-")[-1]) for key in record.papers if key.split("-")[:-1] == parts[:-1] and _is_count(key)]
    if numbers and int(parts[-1]) > max(numbers) + _AHEAD:
        message = _("The record does not know %(number)s; the last number it knows of that dossier is %(last)s.")
        values = {"number": paper.words, "last": str(max(numbers))}
        return _finding(Verdict.DIFFERS, message, marked, paper, "", **values)
    return _finding(Verdict.ABSENT, _("The record does not know %(number)s."), marked, paper, "", number=paper.words)


def _is_count(key: str) -> bool:
    return key.split("-")[-1].isdigit()


def _is_near(parts: list[str], other: list[str]) -> bool:
    """Say whether only the dossier is printed otherwise, by a slip of one digit."""
    return len(parts) == len(other) == 3 and parts[2] == other[2] and is_slip(parts[1], other[1])


def _dated(marked: Marked, paper: PaperMark, known: KnownPaper) -> Finding:
    date = _date_of(marked, paper)
    values = {"printed": known.printed, "title": known.title, "window": (known.dated_on, known.dated_on)}
    if date is None or date.period is None or known.dated_on is None:
        return _finding(Verdict.AGREES, _("%(printed)s is in the record: “%(title)s”."), marked, paper, "", **values)
    draft = (date.period.earliest, date.period.latest)
    both = replace(paper, start=min(paper.start, date.start), end=max(paper.end, date.end))
    if date.period.overlaps(known.dated_on, known.dated_on):
        return _finding(
            Verdict.AGREES, _("%(printed)s is dated %(window)s, as in the record."), marked, both, "", **values
        )
    message = _("%(printed)s is dated %(draft)s in the draft and %(window)s in the record.")
    return _finding(Verdict.DIFFERS, message, marked, both, known.printed, draft=draft, **values)


def _date_of(marked: Marked, paper: PaperMark) -> DateMark | None:
    days = [one for one in marked.dates if one.period and one.period.earliest == one.period.latest]
    behind = [
        one for one in days if 0 <= one.start - paper.end <= _REACH and not _another(marked, paper.end, one.start)
    ]
    ahead = [one for one in days if 0 <= paper.start - one.end <= _REACH and not _another(marked, one.end, paper.start)]
    return next(iter([*behind, *reversed(ahead)]), None)


def _another(marked: Marked, start: int, end: int) -> bool:
    return any(start <= one.start < end for one in marked.papers)


def _meant_instead(text: str, known: KnownPaper, record: RecordSide) -> KnownPaper | None:
    """Return the document whose title the sentence tells, where it is plainly not that of the number."""
    said = _words(text)
    if said & _words(known.title):
        return None
    scores: Mapping[str, int] = {
        key: len(said & _words(one.title)) for key, one in record.papers.items() if one.printed
    }
    best = max(scores.values(), default=0)
    fitting = [record.papers[key] for key, score in scores.items() if score == best]
    of_dossier = [one for one in fitting if one.key.split("-")[1:2] == known.key.split("-")[1:2]]
    return of_dossier[0] if best >= 1 and len(of_dossier) == 1 and _tells(said, of_dossier[0]) else None


def _of_other_members(marked: Marked, known: KnownPaper, record: RecordSide) -> KnownPaper | None:
    """Two motions of the same members are told apart by who stands first."""
    said = _MEMBERS.search(marked.sentence.text)
    title = _MEMBERS.search(known.title)
    if said is None or title is None or len(marked.papers) > 1 or said.groups() == title.groups():
        return None
    others = (one for one in record.papers.values() if one.printed and one.key != known.key)
    return next(
        (one for one in others if (match := _MEMBERS.search(one.title)) and match.groups() == said.groups()), None
    )


def _tells(said: frozenset[str], paper: KnownPaper) -> bool:
    """Say whether most of a title's own words stand in the sentence."""
    words = _words(paper.title)
    return len(said & words) * 2 >= len(words)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]{4,}", plainly(text)) if word not in _COMMON)


def _finding(
    verdict: Verdict, message: str, marked: Marked, paper: PaperMark, source: str, **values: object
) -> Finding:
    return Finding(verdict, Sort.DOCUMENT, message, values, source, marked.sentence, paper.start, paper.end)
