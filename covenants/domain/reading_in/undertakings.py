"""Motions and commitments in a letter: made on a day, to be answered before one, answered by this letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from covenants.domain.reading_in.known import Known, KnownUndertaking
from covenants.domain.reading_in.types import DateMark, Marked, PaperMark, Proposal

_SORT = re.compile(
    r"\b(?:motie|moties|toezegging|toezeggingen|toegezegd|beloofd|(?:zeg|zegde|zeggen|zegden) (?:\S+ ){0,8}?toe)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:deze|die|genoemde|bovengenoemde|beide|de) (?:\w+ )?(?:moties?|toezegging(?:en)?)\b"
    r"|\bkom(?:t|en)? (?:(?:ik|wij|het kabinet) )?(?:hier|daar)(?:op)?\b|^(?:Hieraan|Daaraan|Hiermee|Daarmee)\b"
    r"|\b(?:hieraan|daaraan) (?:geef ik )?uitvoering\b",
    re.IGNORECASE,
)
_WILL_TELL = re.compile(
    r"\b(?:zal|zullen|zeg(?:t|gen)?) (?:ik |wij |het kabinet )?(?:u|uw Kamer|de Kamer)\b.*\b(?:informeren|melden|sturen"
    r"|berichten|toe ?sturen|toe ?zenden|doen toekomen|rapporteren)\b"
    r"|\b(?:ontvangt|ontvangen|krijgt) (?:u|uw Kamer|de Kamer)\b|\b(?:u|uw Kamer|de Kamer) (?:ontvangt|krijgt)\b"
    r"|\bkom(?:t|en)? (?:(?:ik|wij|het kabinet) )?(?:hier|daar)(?:op)? [^;]*\bterug\b"
    r"|\b(?:zal|zullen) (?:het parlement|uw Kamer|de Kamer|u) [^;]*\bgeïnformeerd\b"
    r"|^(?!.*\b(?:deze brief|hierbij|hiermee|bijgaand)\b).*\b(?:zend|stuur|bericht) (?:ik|wij) (?:u|uw Kamer"
    r"|de Kamer)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?<!over de )(?<!over )\b(?:ter |tot )?uitvoering (?:van|aan|gegeven|geven)\b"
    r"|\binvulling (?:aan|gegeven|geven)\b|\bvoldo(?:e|en|et) (?:ik |wij |het kabinet )?aan\b|aan\b[^;]*\bvoldaan\b"
    r"|\bgevolg gegeven\b|\bkom(?:t|en)? (?:ik|wij|het kabinet) (?:\S+ ){0,6}na\b"
    r"|\bals (?:uitgevoerd|afgedaan|afgehandeld|voltooid|beantwoord)\b|\bvoer(?:t|en)? (?:ik|wij|het kabinet) uit\b"
    r"|\b(?:hieraan|daaraan) (?:geef ik )?uitvoering\b|wordt uitvoering gegeven|\bvoldaan aan\b"
    r"|\b(?:hiermee|hierbij|hierin|(?:in|met) deze brief)\b[^;]*\bingegaan op\b"
    r"|\b(?:ga|gaan|gaat) (?:ik|wij|het kabinet) (?:\S+ ){0,5}?in op\b|\breage(?:er|ren|ert) (?:ik|wij"
    r"|het kabinet) (?:\S+ ){0,3}?op\b"
    r"|\b(?:bent u|is uw Kamer|is de Kamer|heb ik (?:u|uw Kamer)) (?:\S+ ){0,6}?geïnformeerd\b"
    r"|\bgestand\b|\bafgedaan\b|\b(?:hiermee|daarmee|hierbij) [^;]*?\b(?:uitgevoerd|afgehandeld)\b"
    r"|\bdoe(?:n|t)? (?:ik|wij|het kabinet)?\b.*\baf\b"
    r"|\bbeantwoord|\bdoe(?:n|t)? (?:ik|wij|het kabinet) (?:de|deze) toezegging",
    re.IGNORECASE,
)
NEW = "new:"  # and the key of a document that the record does not know
_WRITER = r"(?:ik|wij|het kabinet|de regering|mijn (?:ambts)?voorganger|de minister)"
_TOLD_BY_WRITER = re.compile(
    rf"\b(?:(?:heb|heeft|hebben|had) {_WRITER}|{_WRITER} (?:heb|heeft|hebben|had))\b[^;]*\btoegezegd\b"
    r"|\b(?:is|werd|was)\b[^;]*\btoegezegd\b(?=[^;]*\bKamer\b)"
    rf"|\b(?:ik zeg|wij zeggen|het kabinet zegt) (?:\S+ ){{0,2}}?toe\b"
    r"|\b(?:is|werd) (?:aan )?(?:u|uw Kamer|de Kamer) (?:\S+ ){0,8}?(?:beloofd|toegezegd)\b"
    rf"|\b(?:zeg|zegde|zeggen|zegden) (?:{_WRITER}|u|uw Kamer|de Kamer) (?:\S+ ){{0,7}}?toe\b"
    r"|\b(?:mijn|onze|een|de) toezegging (?=(?:\S+ )?(?:tijdens|in het|aan|om|over|uit|van|gedaan)\b)"
    rf"|\btoezegging(?:en)? (?:na,? )?die {_WRITER} (?:\S+ ){{0,6}}?(?:deed|gedaan|heb)\b"
    r"|\b(?:een aantal|enkele|meerdere|[a-z]+) toezeggingen (?=(?:\S+ )?(?:tijdens|in het|uit|gedaan)\b)",
    re.IGNORECASE,
)
# The debate or paper in which it was made: "het algemeen overleg van 6 december 2018"
_MADE_IN = re.compile(
    r"\b(?:\w*overleg|\w*debat|AO|WGO|\w*behandeling|vragenuur|vergadering|\w*brief|antwoorden)\b"
    r"(?: \([^)]*\))?(?: [\w-]+){0,6}? (?:van|op|d\.d\.|in)(?: de)? $",
    re.IGNORECASE,
)
# What will be answered is not yet
_WILL_BE = re.compile(
    r"\b(?:wordt|worden|zal|zullen)\b(?!.*\b(?:deze|dit) (?:brief|overzicht)\b).*\b(?:afgedaan"
    r"|nagekomen|beantwoord|uitgevoerd)\b",
    re.IGNORECASE,
)
COMMITMENT = f"{NEW}at-"
_BY_PAPER = re.compile(r"\b(?:met|in|bij|per) (?:(?:de|mijn|deze|onze) )?\w*brief van $", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:beide|moties|toezeggingen)\b", re.IGNORECASE)
# "De toezegging uit het AO van 14 november (26 485, nr. 300)", "deze motie … bij brief van 11 juni (26 485, nr. 308)"
_OF_A_PAPER = re.compile(
    r"\b(?:\w*brief|\w*overleg|AO|WGO|\w*debat|\w*behandeling|verslag|\w*rapportage|antwoorden)\b", re.IGNORECASE
)
# "… geeft uitvoering aan de motie (…) en komt de toezegging na die …": both in one sentence
_BESIDE = re.compile(r"\bmotie\b[^;]*\)[^;]*\btoezegging(?:en)?\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:moest|moet|moeten|dient|diende|zou|zouden)\b.*\bbeantwoord", re.IGNORECASE)
# "de motie van de leden Smaling en Voordewind", "de motie-Vos", "de moties Vermue/Servaes"
_OF_MEMBERS = re.compile(
    r"\b[Mm]oties?(?: |-)(?:van )?(?:de )?(?:leden |het lid |lid )?((?:[A-ZÀ-Þ][\w’'-]+|[Vv]an|[Dd]e[nr]?"
    r"|en|,|/| |c\.s\.)+)"
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
_MADE = re.compile(
    r"\bd\.d\.|\bgedaan\b|\bingediend\b|\baangenomen\b|\btoegezegd\b|\bverzoekt\b|\bverzocht\b", re.IGNORECASE
)
_COMMITTED = re.compile(r"\b(?:toezegging(?:en)?|toegezegd|(?:zeg|zegt|zeggen|zegde|zegden|zei) toe)\b", re.IGNORECASE)
_COMMON = frozenset(
    ("toezegging", "toezeggingen", "over", "naar", "voor", "door", "deze", "brief", "kamer", "minister", "informeren")
)
# "Een doel voor 2020" says what for, "vóór 2020" and "uiterlijk in 2020" by when
_FOR_A_YEAR = re.compile(r"(?:voor )?(?:19|20|21)[0-9]{2}", re.IGNORECASE)
_MOST_OF_ONE_NAME = 3
_MOTIONS = re.compile(r"\bmoties?\b", re.IGNORECASE)
_FEWEST_OF_A_LIST = 2
# "Hierbij doe ik u mijn reactie toekomen", behind what was promised
_SENT_HEREBY = re.compile(
    r"(?:Hierbij|Bijgaand|(?:Met|In|Via) deze brief)\b[^;]*?\b(?:reactie|antwoord(?:en)?|toekomen|kom ik|bied ik"
    r"|stuur ik"
    r"|treft u|ga ik)\b"
)


def meant_by(
    marked: Marked, sentences: Sequence[Marked], known: Known, before: tuple[KnownUndertaking, ...]
) -> tuple[KnownUndertaking, ...]:
    """Return the motions and commitments that the paragraph has named so far, the sentence's own at the end."""
    own = (
        _listed(marked, known)
        or _by_number(marked, sentences, known)
        or _by_name(marked, sentences, known)
        or _unknown(marked, known)
    )
    own = [one for one in own if one in before] or own  # of several of one name that which was told by its number
    return tuple(dict.fromkeys((*before, *own)))


def announces(marked: Marked) -> bool:
    """Say whether a sentence announces that motions or commitments are dealt with, which the next may list."""
    return bool(_SORT.search(marked.sentence.text) and _ANSWERED.search(marked.sentence.text))


def refers_back(marked: Marked) -> bool:
    return bool(_BACK.search(marked.sentence.text))


def undertaking_rows(
    marked: Marked, so_far: Sequence[KnownUndertaking], known: Known, *, announced: bool = False
) -> Iterator[Proposal]:
    """Yield the events of the motions and commitments that a sentence names or refers back to.

    `announced`: the sentence before it said that they are dealt with.
    """
    text = marked.sentence.text
    listed = _listed(marked, known)
    if listed:
        yield from _of_a_list(marked, listed, announced=announced)
        return
    sent = _SENT_HEREBY.match(text)
    if sent and so_far and so_far[-1].code.startswith(COMMITMENT) and not _SORT.search(text):
        yield _row(marked, so_far[-1], "answered", sent, None)
        return
    fresh = [one for one in so_far if one.code.startswith(COMMITMENT) and one.title == _told(marked)]
    if fresh:
        yield from _of_commitment(marked, fresh[-1])
        so_far = [one for one in so_far if one is not fresh[-1]]
        if not _numbers_beside(marked):
            return
    if _WILL_TELL.search(text) and not _numbers_beside(marked):
        yield from _will_be_told(marked, so_far, known)
        return
    if not _SORT.search(text) and not (_BACK.search(text) and _ANSWERED.search(text)):
        return
    named = [one for one in so_far if _names(marked, one)]
    numbered = [one for one in named if one.key in {paper.key for paper in marked.papers}]
    own = (
        numbered
        or [one for one in so_far[-1:] if one.code.startswith(NEW) and not _SEVERAL.search(text)]
        or (so_far if _BACK.search(text) else named or so_far[-_MOST_OF_ONE_NAME:])
    )
    yield from _events_of(marked, own)


def _of_a_list(marked: Marked, listed: Sequence[KnownUndertaking], *, announced: bool) -> Iterator[Proposal]:
    """Yield that each motion of an enumeration is answered, where that is said here or was before; else made."""
    answered = _ANSWERED.search(marked.sentence.text)
    event = "answered" if answered or announced else "made"
    printed = {paper.key: paper.words for paper in marked.papers}
    yield from (_row(marked, one, event, answered, None, words=printed[one.key]) for one in listed)


def _will_be_told(marked: Marked, so_far: Sequence[KnownUndertaking], known: Known) -> Iterator[Proposal]:
    """Yield what the writer will send or tell: of what was named before, of what the record knows, or a new promise."""
    told = _WILL_TELL.search(marked.sentence.text)
    term = next((date for date in marked.dates if date.period), None)
    if refers_back(marked) and so_far and term is not None:
        yield _row(marked, so_far[-1], "term", None, term)
        return
    alike = _alike(marked, known.undertakings)
    yield from (_row(marked, one, "made", told, None) for one in alike)
    yield from () if alike else _promised(marked)


def _events_of(marked: Marked, own: Sequence[KnownUndertaking]) -> Iterator[Proposal]:
    """Yield what a sentence tells of each motion or commitment: its term, that it is answered, or that it was made."""
    text = marked.sentence.text
    dated = next((date for date in marked.dates if date.period and not _FOR_A_YEAR.fullmatch(date.words)), None)
    is_term = dated is not None and _is_term(dated)
    later = [one for one in marked.dates if one.period and one is not dated and _is_term(one)] if not is_term else []
    for one in own:
        if later and not marked.sentence.note:
            yield _row(marked, one, "term", None, later[0])
        if dated is not None and _WILL_BE.search(text) and not marked.sentence.note:
            yield _row(marked, one, "term", None, dated)
        elif _ANSWERED.search(text) and not _MUST.search(text) and not marked.sentence.note:
            by_paper = next(
                (date for date in marked.dates if date.period and _BY_PAPER.search(text[: date.start])), None
            )
            yield _row(marked, one, "answered", _ANSWERED.search(text), by_paper)
            if is_term:
                yield _row(marked, one, "term", None, dated)
        elif dated is not None or _MADE.search(text) or one.code.startswith(NEW):
            yield _row(marked, one, "term" if is_term else "made", _MADE.search(text), dated)


def _of_commitment(marked: Marked, one: KnownUndertaking) -> Iterator[Proposal]:
    """Yield the day on which a commitment was made, the term that was given, and that it is answered."""
    text, answered = marked.sentence.text, _ANSWERED.search(marked.sentence.text)
    dates = [date for date in marked.dates if date.period and not _FOR_A_YEAR.fullmatch(date.words)]
    made = next((date for date in dates if _MADE_IN.search(text[: date.start])), None)
    told = _TOLD_BY_WRITER.search(text)
    told_at = told.start() if told else 0
    to_come = (date for date in dates if date is not made and not (date.start < told_at and _is_one_day(date)))
    term = next(to_come, None)
    if term is not None:
        yield _row(marked, one, "term", None, term)
    yield _row(marked, one, "made", told, made)
    if answered and not _MUST.search(text) and not (term and _WILL_BE.search(text)):
        yield _row(marked, one, "answered", answered, None)


def _is_one_day(date: DateMark) -> bool:
    return date.period is not None and date.period.earliest == date.period.latest


def _promised(marked: Marked) -> Iterator[Proposal]:
    """Yield what a letter itself promises to send or to tell before a day."""
    text = marked.sentence.text
    term = next((date for date in marked.dates if date.period and not _MADE_IN.search(text[: date.start])), None)
    if term is not None and not marked.sentence.note:
        one = _commitment(marked)
        yield _row(marked, one, "made", _WILL_TELL.search(text), None)
        yield _row(marked, one, "term", None, term)


def _commitment(marked: Marked) -> KnownUndertaking:
    place = f"{marked.sentence.block}.{marked.sentence.start}"
    return KnownUndertaking(f"{COMMITMENT}{place}", "", frozenset(), _told(marked))


def _told(marked: Marked) -> str:
    told = _TOLD_BY_WRITER.search(marked.sentence.text)
    return told[0] if told else ""


def numbered(rows: Sequence[Proposal]) -> list[Proposal]:
    """Return rows in which each commitment that the record does not know has a number of its own."""
    codes = dict.fromkeys(row.about for row in rows if row.about.startswith(COMMITMENT))
    names = {code: f"{NEW}{number}" for number, code in enumerate(codes, start=1)}
    return [replace(row, about=names.get(row.about, row.about)) for row in rows]


def _unknown(marked: Marked, known: Known) -> list[KnownUndertaking]:
    """Return the motion whose number the record does not know, or the commitment that the writer tells of."""
    text = marked.sentence.text
    if marked.sentence.note or not _SORT.search(text):
        return []
    numbers = _numbers_beside(marked)
    if numbers and _has_another_number(marked, known):
        motions = [KnownUndertaking(f"{NEW}{one.key}", one.key, frozenset(), one.words) for one in numbers[:1]]
        return [*motions, *([_commitment(marked)] if _BESIDE.search(text) else [])]
    return [_commitment(marked)] if _told(marked) and not numbers else []


def _listed(marked: Marked, known: Known) -> list[KnownUndertaking]:
    """Return the motions of an enumeration, each with its number in brackets of its own; else none."""
    text = marked.sentence.text
    sort = _MOTIONS.search(text)
    if sort is None or marked.sentence.note:
        return []
    listed, start = list[PaperMark](), sort.end()
    for paper in marked.papers:
        between = re.fullmatch(r"(?P<about>[^;()]*)\([^()]*", text[start : paper.start])
        if between is None or _OF_A_PAPER.search(between["about"]):
            break
        listed.append(paper)
        start = text.find(")", paper.end) + 1
    if len(listed) < _FEWEST_OF_A_LIST:
        return []
    by_key = {one.key: one for one in known.undertakings}
    return [
        by_key.get(paper.key) or KnownUndertaking(f"{NEW}{paper.key}", paper.key, frozenset(), paper.words)
        for paper in listed
    ]


def _by_number(marked: Marked, sentences: Sequence[Marked], known: Known) -> list[KnownUndertaking]:
    """Return those whose number the sentence or its footnote gives."""
    notes = {number for _place, number in marked.sentence.refers}
    beside = [other for other in sentences if other.sentence.note and other.sentence.note in notes]
    keys = {paper.key for one in (marked, *beside) for paper in one.papers}
    return [one for one in known.undertakings if one.key in keys]


def _by_name(marked: Marked, sentences: Sequence[Marked], known: Known) -> list[KnownUndertaking]:
    text = marked.sentence.text
    if not _SORT.search(text) or _has_another_number(marked, known):
        return []
    return [one for one in known.undertakings if _names(marked, one) or _tells(marked, sentences, one)]


def _has_another_number(marked: Marked, known: Known) -> bool:
    """Say whether a motion has a number beside it that is of none in the record: of the same members, another one."""
    keys = {one.key for one in known.undertakings}
    numbers = _numbers_beside(marked)
    return bool(numbers) and not any(paper.key in keys for paper in numbers)


def _numbers_beside(marked: Marked) -> list[PaperMark]:
    """Return the numbers in the first brackets behind the word motion or commitment, and of no letter or debate."""
    text = marked.sentence.text
    sort = _SORT.search(text)
    between = ((one, text[sort.end() : one.start]) for one in marked.papers) if sort else ()
    return [one for one, words in between if re.fullmatch(r"[^;()]*\([^()]*", words) and not _OF_A_PAPER.search(words)]


def _tells(marked: Marked, sentences: Sequence[Marked], one: KnownUndertaking) -> bool:
    """Say whether a paragraph tells, up to where it speaks of a commitment, most words of the title of one."""
    if one.surnames or not _COMMITTED.search(marked.sentence.text):
        return False
    words = {word for word in re.findall(r"[a-zà-ÿ]{4,}", one.title.lower()) if word not in _COMMON}
    here = marked.sentence
    before = (other.sentence for other in sentences if other.sentence.block == here.block)
    text = " ".join(other.text for other in before if other.start <= here.start).lower()
    return len(words) > 1 and len(words & set(re.findall(r"[a-zà-ÿ]{4,}", text))) * 2 > len(words)


def _names(marked: Marked, one: KnownUndertaking) -> bool:
    said = {word for phrase in _OF_MEMBERS.findall(marked.sentence.text) for word in _CAPITAL.findall(phrase)}
    return one.key in {paper.key for paper in marked.papers} or _are_all(one, said, marked.sentence.text)


def _are_all(one: KnownUndertaking, said: set[str], text: str) -> bool:
    """A motion is named by all its members, or by the first of them with "c.s."."""
    first = re.search(r"\b(?:leden|lid) (?:(?:[Vv]an|[Dd]e[nr]?) )*([\w’'-]+)", one.title)
    return bool(one.surnames) and (
        one.surnames <= said or (bool(first and first[1] in said) and bool(re.search(r"\bc\.s\.", text)))
    )


def _alike(marked: Marked, so_far: Sequence[KnownUndertaking]) -> list[KnownUndertaking]:
    """Return the commitment whose title shares most words with the sentence, of whom and what will be told."""
    said = set(re.findall(r"\w{6,}", marked.sentence.text.lower()))
    shared = [
        (sum(_is_said(word, said) for word in set(re.findall(r"\w{6,}", one.title.lower()))), one) for one in so_far
    ]
    best = max((count for count, _one in shared), default=0)
    return [one for count, one in shared if count == best and best > 1][:1]


def _is_said(word: str, said: set[str]) -> bool:
    """Say whether a word of a title is said: in another form, or as the end of a compound."""
    return any(word[:6] == other[:6] or (len(other) > 7 and word.endswith(other)) for other in said)


def _is_term(dated: DateMark) -> bool:
    """Say whether a date is one to be answered by; "voor 2020" may say what a goal is for, "vóór 2020" may not."""
    if re.fullmatch(r"voor (?:19|20|21)[0-9]{2}", dated.words, re.IGNORECASE):
        return False
    return bool(re.match(r"(?:vóór|voor|uiterlijk|nog voor|binnen|in de loop)\b", dated.words, re.IGNORECASE))


def _row(
    marked: Marked,
    one: KnownUndertaking,
    event: str,
    match: re.Match[str] | None,
    dated: DateMark | None,
    words: str = "",
) -> Proposal:
    text = marked.sentence.text
    if not words:
        words = (
            dated.words if dated else text[match.start() : match.end() + 30].rsplit(" ", 1)[0] if match else text[:60]
        )
    return Proposal(
        sentence=marked.sentence,
        about=one.code,
        what=f"undertaking:{event}",
        words=words,
        page=marked.sentence.page,
        period=dated.period if dated else None,
        choices=dated.choices if dated and event == "term" else (),
        why={"about": one.title, "what": match[0] if match else "", "words": dated.words if dated else ""},
    )
