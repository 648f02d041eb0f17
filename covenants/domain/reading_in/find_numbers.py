"""Numbers and what they count: "tien convenanten", "ten minste 35 bedrijven", "30 procent van de omzet"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from covenants.domain.letter_figures import EXACT, NUMBER_WORDS, Figure, read_figure
from covenants.domain.reading_in.types import NumberMark
from imvo_tracker.lib.numbers import UnreadableNumber, read_number

_HOW = (
    r"(?:ten minste|tenminste|minstens|minimaal|meer dan|ten hoogste|hoogstens|maximaal|ruim|circa|ongeveer"
    r"|zo['’]n|bijna)"
)
_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
# "een convenant" counts nothing, "één convenant" does
_WORDS = "|".join(sorted((word for word in NUMBER_WORDS if word != "een"), key=len, reverse=True))
_ONE = rf"(?:{_DIGITS}|één|(?:een )?(?:{_WORDS}|twee[eë]n[a-z]+|drie[eë]n[a-z]+))"
_NUMBER = re.compile(
    rf"(?P<how>{_HOW} )?(?<![\w.,/-])(?P<low>{_ONE})(?![\w/])(?: ?(?:tot|à|-|–) ?(?P<high>{_ONE})(?![\w/]))?"
    rf"(?P<percent> ?%| procent)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jaar|jaren|maand|maanden"
    r"|weken|week|dagen|dag|keer|maal|uur)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+((?:[^\W\d_][\w-]*\s+){0,2}?)([^\W\d_][\w-]*)")
_NO_NOUN = re.compile(
    r"(?:van|de|het|en|of|in|op|met|voor|is|zijn|die|dat|te|om|door|een|wordt|worden|zal|als|bij|nr|nrs|ook|dan|werd|heeft"
    r"|nog|tot|naar|aan|over|uit|tegen|doordat|omdat|maar|terwijl|al|eind|begin|medio|sinds|na|vanaf|komt|kwam|komen|uitkomt|uitkomen)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"(?:nrs?\.?|nummer|artikel|bijlagen?(?: [0-9]+(?:,| en))*|voetnoot|blz\.?|p\.|hoofdstuk|paragraaf"
    r"|doelen|doel|agenda"
    r"|fase|«|€|\()\s*$",
    re.IGNORECASE,
)
_END_OF_PHRASE = re.compile(r"[.;:()]|,\s(?!(?:die|waarvan))|\sen\s(?=(?:de|het|een)\b)")
_SHARES = {
    "een kwart": Decimal(25),
    "driekwart": Decimal(75),
    "drie kwart": Decimal(75),
    "de helft": Decimal(50),
    "een derde": Decimal("33.3"),
    "twee derde": Decimal("66.7"),
    "een vijfde": Decimal(20),
    "een tiende": Decimal(10),
}
_FRACTION = re.compile(
    rf"(?P<how>{_HOW} )?\b(?P<share>{'|'.join(_SHARES)}|twee derden)(?=(?: deel)? van (?:de|het|alle|hun)\b)",
    re.IGNORECASE,
)
# "Het aantal deelnemende bedrijven is met 11 …", "daalde het aantal ondernemingen van 92 naar 87"
_COUNT_OF = re.compile(
    r"\b(?:aantal|totaal aan) (?P<what>(?:[a-z-]+ ){0,2}?(?:\w*bedrijven|\w*ondernemingen|deelnemers|partijen|\w*banken"
    r"|\w*fondsen|merken|leden|\w*convenanten))\b(?: \S+){0,9}? (?:is|was|bedraagt|bedroeg|met|van|naar|op|tot"
    r"|telt)(?: \S+ naar)? $",
    re.IGNORECASE,
)
_MORE_OF_THEM = re.compile(r"\b(?:kom(?:t|en)|kwam(?:en)?) (?:daar|er)\b[^;,]*$", re.IGNORECASE)  # "komen er vier bij"
_INSTEAD = re.compile(
    r"\b(?:waarvan|onder wie)\b[^;.]*$|\b(?:tegen|tegenover|naar|totaal op|was dat"
    r"|waren dat|waren het er|zijn dat er|(?:zijn|waren) er(?: nu| inmiddels| al| nog)?)(?: er)? $",
    re.IGNORECASE,
)
_END_OF_SENTENCE_PART = re.compile(r"[.;]\s")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde"), start=3
    )
}
_ORDINAL_COVENANT = re.compile(
    rf"\b(?P<which>{'|'.join(_ORDINALS)}|(?:[3-9]|1[0-9])d?e) (?:IMVO-?|sector)?convenant\b", re.IGNORECASE
)
_OF_THOSE = re.compile(
    rf"\b(?:(?:zijn|waren) (?:dat|het) er|(?:is|was) dat aantal|dat aantal (?:is|was)|staat de teller op"
    rf"|de teller staat op)"
    rf"(?: (?:nu|inmiddels|al|ruim|bijna|nog))* (?P<low>{_ONE})(?![\w/%])",
    re.IGNORECASE,
)
_LARGE = {"miljoen": 1_000_000, "miljard": 1_000_000_000}
_PERCENT_INSTEAD = re.compile(r"\b(?:tegen|tegenover|naar|was dat|was het) (?:nog )?$", re.IGNORECASE)
_ALL_COVENANTS = re.compile(
    r"^(?:Hiermee|Daarmee|Dan) (?:\S+ ){0,3}?het (?:aantal|totaal)(?: \S+){0,4}? (?:uit )?op $|"
    r"convenant[^;]*\b(?:waarmee|daarmee) het (?:aantal|totaal) (?:uit )?op $",
    re.IGNORECASE,
)
_MARKET_SHARE = re.compile(r"\b(?:marktaandeel|aandeel in de markt) (?:van|is|was|bedraagt|bedroeg) $", re.IGNORECASE)
_REACH, _NEAR = 90, 45


def find_numbers(text: str, taken: Sequence[tuple[int, int]]) -> tuple[NumberMark, ...]:
    """Return the numbers that count something; `taken` are the stretches of dates and document numbers."""
    marks = (
        _mark(text, match)
        for match in _NUMBER.finditer(text)
        if not any(match.start("low") < end and start < match.end() for start, end in taken)
        and not _NOT_COUNTED.search(text[: match.start()])
    )
    shares = [
        _share(text, match)
        for match in _FRACTION.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    ]
    plain = [*(mark for mark in marks if mark), *_in_order(text)]
    counted = [mark for mark in plain if not any(one.start <= mark.start < one.end for one in shares)]
    counted = [_of_the_same(mark, counted, text) for mark in counted]
    counted += _bare(text, counted, [*taken, *((one.start, one.end) for one in (*counted, *shares))])
    return tuple(sorted((*counted, *shares), key=lambda one: one.start))


def _of_the_same(mark: NumberMark, every: Sequence[NumberMark], text: str) -> NumberMark:
    """Give a percentage that stands against another one what that is of: "35% van de markt, tegen 30% in 2016"."""
    before = [one for one in every if one.end <= mark.start and one.unit and re.search(r"%|procent", one.words)]
    bare = not mark.unit and re.search(r"%|procent", mark.words) and _PERCENT_INSTEAD.search(text[: mark.start])
    return replace(mark, unit=before[-1].unit) if bare and before else mark


def _in_order(text: str) -> list[NumberMark]:
    """Return how many covenants there are by the last: "het zevende convenant dat is gesloten" are seven."""
    marks = []
    for match in _ORDINAL_COVENANT.finditer(text):
        low = Decimal(_ORDINALS.get(match["which"].lower()) or match["which"].rstrip("de"))
        marks.append(NumberMark(match.start(), match.end(), match[0], low, None, "covenant", "convenant", EXACT))
    return marks


def is_in_order(number: NumberMark) -> bool:
    """Say whether a number is the place of a covenant among all: "het zevende convenant"."""
    return bool(_ORDINAL_COVENANT.fullmatch(number.words))


def number_of_those(text: str, unit: str) -> NumberMark | None:
    """Return the number of a sentence that counts on: "Inmiddels zijn dat er 33", "Nu zijn het er twaalf"."""
    told = _OF_THOSE.search(text)
    value = _plain_value(told["low"]) if told else None
    if told is None or value is None:
        return None
    start, end = told.span("low")
    return NumberMark(start, end, text[start:end], value, None, unit, text[start:end], EXACT)


def _bare(text: str, counted: Sequence[NumberMark], taken: Sequence[tuple[int, int]]) -> list[NumberMark]:
    """Return the numbers that leave out what was counted before: "het aantal bedrijven is 11", "van 92 naar 87"."""
    marks: list[NumberMark] = []
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if match["percent"] or any(start < stop and begin < end for begin, stop in taken):
            continue
        said = _COUNT_OF.search(_END_OF_SENTENCE_PART.split(text[:start])[-1])
        before = [one for one in counted if one.end <= start]
        low = _plain_value(match["low"])
        more = _MORE_OF_THEM.search(text[:start]) and re.match(r" (?:\w+ )?bij\b", text[end:])
        if low is not None and more:
            unit = before[-1].unit if before and before[-1].unit else "covenant"
            marks.append(NumberMark(start, end, text[start:end], low, None, unit, text[start:end], EXACT))
            continue
        if low is not None and not said and not before and _ALL_COVENANTS.search(text[:start]):
            marks.append(NumberMark(start, end, text[start:end], low, None, "covenant", text[start:end], EXACT))
            continue
        if low is not None and not said and _shares_noun(text, end) and not _is_year(match["low"], ""):
            marks.append(NumberMark(start, end, text[start:end], low, None, "covenant", text[start:end], EXACT))
            continue
        if low is None or not (said or (before and _INSTEAD.search(text[:start]))) or _is_year(match["low"], ""):
            continue
        figure = read_figure(f"2 {said['what']}") if said else None
        unit = figure.unit if figure else "" if said else before[-1].unit
        if unit:
            words = text[start:end]
            marks.append(NumberMark(start, end, words, low, None, unit, words, EXACT, approx=bool(match["how"])))
    return marks


def _shares_noun(text: str, end: int) -> bool:
    """Say whether a bare number counts what the next does: "eind dit jaar vier en medio 2017 acht convenanten"."""
    after = _NUMBER.search(text, end + 1)
    while after and re.match(r" [a-z]+ (?:[0-9]{4}|jaar)|[0-9]{4}", text[end:]) is None and _is_year(after["low"], ""):
        after = _NUMBER.search(text, after.end())
    if after is None or not re.match(r" en (?:(?:in|op|eind|begin|medio|voor|vóór) )?", text[end : after.start() + 1]):
        return False
    return bool(re.match(r" (?:IMVO-?)?convenanten\b", text[after.end() :])) and after.start() - end < _NEAR


def _share(text: str, match: re.Match[str]) -> NumberMark:
    """Return a fraction in words as a percentage: "een kwart van de omzet" is 25."""
    rest = _END_OF_PHRASE.split(text[match.end() : match.end() + _REACH])[0]
    figure = read_figure(f"2%{rest}")
    unit = figure.unit if figure else ""
    counted = _words_of_unit(unit, rest, percent=True) if unit else " ".join(rest.split()[:3])
    counted = counted if counted.startswith(" ") else f" {counted}"
    end = match.end() + len(counted.rstrip())
    share = _SHARES[" ".join(match["share"].lower().split()).removesuffix("n")]
    exact = share == share.to_integral_value()
    return NumberMark(
        start=match.start("share"),
        end=end,
        words=text[match.start("share") : end],
        low=share.quantize(Decimal(1)) if exact else share,
        high=None,
        unit=unit,
        noun=counted.split()[-1] if counted.split() else "",
        exactness=EXACT,
        approx=bool(match["how"]) or not exact,
    )


def _mark(text: str, match: re.Match[str]) -> NumberMark | None:
    rest = _END_OF_PHRASE.split(text[match.end() : match.end() + _REACH])[0]
    after = _NUMBER.search(rest)  # what stands behind the next number is counted by that
    shares_noun = after is not None and re.fullmatch(r"\s*(?:plus|en|of)\s*", rest[: after.start()])
    rest = rest[: after.start()] if after and not shares_noun else rest
    noun = _noun(rest)
    low = _value(match["low"], noun)
    if low is None or (noun and _TIME.fullmatch(noun.split()[-1])):
        return None
    is_group = match["low"].lower().endswith("tal")
    figure = read_figure(f"{match['how'] or ''}2{match['percent'] or ''}{rest}")
    unit = figure.unit if figure else ""
    if not unit and match["percent"] and _MARKET_SHARE.search(text[: match.start()]):
        unit, rest = _unit_of("% van de markt"), ""
    if re.match(r" [A-Z]{2}\b", text[match.end() :]) and re.fullmatch(r"[0-9]{4}", match["low"]):
        return None  # a postal code
    if not (unit or match["percent"] or noun or is_group) or _is_year(match["low"], unit):
        return None
    counted = _words_of_unit(unit, rest, percent=bool(match["percent"])) if unit else noun
    end = match.end() + len(counted)
    exactness, approx = _how(figure, match["how"] or "")
    return NumberMark(
        start=match.start(),
        end=end,
        words=text[match.start() : end],
        low=low,
        high=_value(match["high"]) if match["high"] else None,
        unit=unit,
        noun=" ".join((noun or counted).split()),
        exactness=exactness,
        approx=approx,
    )


def _unit_of(words: str) -> str:
    figure = read_figure(f"2{words}")
    return figure.unit if figure else ""


def _how(figure: Figure | None, how: str) -> tuple[str, bool]:
    """Return how exactly a number is said, and whether only about."""
    return (figure.exactness, figure.approx) if figure else (EXACT, bool(how))


def _is_year(number: str, unit: str) -> bool:
    """Say whether a number of no unit is a year, or five digits in one: the number of a dossier."""
    return not unit and bool(re.fullmatch(r"(?:19|20|21)[0-9]{2}|[0-9]{5,}", number))


def _words_of_unit(unit: str, rest: str, *, percent: bool) -> str:
    """Return the words that stand up to the one that names the unit, as printed."""
    sign = "%" if percent else ""
    for end in (match.end() for match in re.finditer(r"\S+", rest)):
        read = read_figure(f"2{sign}{rest[:end]}")
        if read is not None and read.unit == unit:
            return rest[:end]
    return ""


def _noun(rest: str) -> str:
    """Return the word or two that a number of no known unit counts, with the blank before them."""
    if re.match(r"\s+(?:miljoen|miljard)(?: euro)?\b", rest):
        return re.match(r"\s+(?:miljoen|miljard)(?: euro)?\b", rest)[0]  # type: ignore[index]
    match = _NOUN.match(rest)
    if match is None or any(_NO_NOUN.match(word) for word in match[0].split()):
        return ""
    return match[0]


def _value(number: str, noun: str = "") -> Decimal | None:
    """Return the number that is printed; "5 miljoen" is five million."""
    value = _plain_value(number)
    word = (noun.split() or [""])[0].lower()
    return value * _LARGE[word] if value is not None and word in _LARGE else value


def _plain_value(number: str) -> Decimal | None:
    word = number.lower().removeprefix("een ").replace("één", "een").replace("ë", "e")
    if word in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[word])
    try:
        return read_number(number, whole=bool(re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", number)))
    except UnreadableNumber:
        return None
