"""Covenants, sectors and organisations in a sentence, by every name they ever had and the compounds made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from covenants.domain.reading_in.types import NameMark

# What a name grows into: "goudsector", "bankenconvenant", "textielbranche"
_TAILS = (
    r"(?:sectorconvenant(?:en)?|sectorovereenkomst|convenant(?:en)?|convenantspartijen|sectoren|sector|industrie|branche|bedrijven"
    r"|bedrijf|ketens?|akkoord|overeenkomst|federatie|dialoog|initiatief)"
)
_GROWN = rf"(?:en|s)?[-‐‑]?(?P<tail>{_TAILS})"
_TAIL = re.compile(rf"(?:\b|(?<=[a-z])){_TAILS}$")
_SECTOR_BEFORE = re.compile(
    r"(?:sectoren|sector|branche|convenant(?:en)?"
    r"|(?:convenant(?:en)?|akkoord|overeenkomst) (?:(?:af)?gesloten |(?:onder)?tekend )?(?:voor|in|over|van|met))"
    r"(?: (?:de|het|in de|voor de))? [«“\"]?$"
    r"|(?:\bvolgden?|\ben|\bevenals|,) dat (?:van|met|voor|in|over)(?: de| het)? $"
    r"|(?:convenant|akkoord|overeenkomst) (?:ter bevordering van|inzake|rond|rondom|betreffende|omtrent|gericht op)"
    r"(?: (?:de|het))?(?: (?:duurzaam|duurzame|verantwoorde?))? $"
    r"|\b(?:gesprekken|onderhandelingen|besprekingen|overleg|intentieverklaring|ondertekening) (?:voor|over|in|met)"
    r"(?: de| het)? $|\bconvenant (?:\w+ ){1,2}[«“\"]?$|\bconvenant (?:\w+ ){1,2}en $"
)
_IN_THE = re.compile(r"(?:in|voor|binnen|bij|met) de ")  # "In de bouw …", at the start of a sentence
# "Voor toerisme geldt …", "Over bouw en toerisme valt …", "De sierteelt volgt …": a sector by the verb behind it
_AT_THE_START = re.compile(r"(?:(?:voor|bij|over|rond|inzake|van) (?:de )?|de )")
_THEN_A_VERB = re.compile(
    r"(?:(?:, | en |, en )(?:de )?[a-z-]+){0,6} (?:geldt|gelden|is|zijn|was|waren|wordt|worden|werd|loopt|lopen"
    r"|valt|vallen|heeft|hebben|had|kan|kunnen|zal|zullen|wil|willen|volgt|tekent|tekende|hoopt|verwacht|staat|ligt|blijft"
    r"|gaan|gaat|hopen|verwachten|tekenen|tekenden|start|starten|startten|onderhandelt|onderhandelen|mikken|mikt|streven|streeft)\b"
)
# "Na textiel (juli 2016) en hout (2017) is met goud het vijfde convenant gesloten"
_DATED_BEHIND = re.compile(r" \((?:[a-z0-9.]+ ){0,3}(?:19|20)[0-9]{2}\)")
_IS_THE_NTH = re.compile(r" (?:is )?het [a-z0-9]+[dt]?e (?:imvo-?)?convenant\b")
_ELIDED = re.compile(rf"- (?:en|of) [a-z]+?{_TAILS}\b")  # "het hout- en natuursteenconvenant"
# "Verzekeraars en vakbonden hebben …": who does something at the start of a sentence, in the plural
_MANY = re.compile(r"[a-z-]+(?:s|en)")
_THEY_DO = re.compile(
    r"(?:(?:, | en |, en )(?:de |het )?[a-z-]+(?: [a-z-]+)?){0,5} (?:hebben|hadden|willen|zullen|gaan|streven"
    r"|verwachten|hopen"
    r"|tekenden|tekenen|ondertekenden|onderhandelen|startten|voeren|werken|zitten)\b"
)
# "Goud: …" and "Bosbouw en hout: …" begin an item of a list or a row of a table
_LABEL = re.compile(r"(?:[^\s:.,]+,? ){0,5}[^\s:.,]+ ?:\s")
_SECTOR_AFTER = re.compile(r"^[»”\"]? ?(?:sector|convenant|branche|industrie)\b")
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
# "Bevorderen duurzaam bosbeheer" is named by what it is about
_KEPT_WELL = re.compile(r"\b(?:duurzaam|duurzame|verantwoorde?) ([a-z].{3,})$")
_PAIR = re.compile(r"([a-z]{4,}) en ([a-z]{3,})")  # "bloemen en planten": each of the two has a "bloemensector"
_COINED = re.compile(r"\b[A-Z][a-z]+[A-Z]\w+|\b[A-Z]{3,}\b")  # "TruStone" and "AGT" are no words of the language
SHORTEST = 3
_SHORT_FORM = re.compile(
    r"\((?:hierna(?: te noemen)?:? )?(?:het |de )?[«“\"'‘]?(?P<short>[A-Z]{3,}|[A-Z][a-z]+[A-Z]\w+)[»”\"'’]?\)"
)
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be named: its code ("covenant:3"), the name it is shown with, and all it was called."""

    code: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one name is written in running text, and what it means."""

    pattern: re.Pattern[str]
    named: Named
    is_whole: bool
    length: int


def plainly(text: str) -> str:
    """Return the text in small letters without accents, each letter in its own place."""
    return "".join(_plain(sign) for sign in text)


def _plain(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return base if len(base) == 1 else sign


class Names:
    """Finds names; made once for all sentences of a letter."""

    def __init__(self, things: Iterable[Named]) -> None:
        self._things = tuple(things)
        self._spellings = [spelling for thing in self._things for spelling in _spellings(thing)]
        self._spellings.sort(key=lambda one: -one.length)

    def and_short_forms(self, texts: Iterable[str]) -> Names:
        """Return these names with the short forms that a letter gives them: "het convenant X (hierna: AGT)"."""
        short: dict[str, Named] = {}
        for text in texts:
            for match in _SHORT_FORM.finditer(text):
                named = [one for one in self.find(text) if one.strong and _sort(one.code) == "covenant"]
                own = [one for one in named if one.end <= match.start() and match.start() - one.end < _NEAR]
                if own and not any(one.words == match["short"] for one in self.find(match["short"])):
                    short.setdefault(match["short"], Named(own[-1].code, own[-1].name, (match["short"],)))
        return Names((*self._things, *short.values())) if short else self

    def find(self, text: str, *, is_heading: bool = False) -> tuple[NameMark, ...]:
        """Return every name in the order of the text; of names that overlap the longest, of equals the first made."""
        plain, marks = plainly(text), list[NameMark]()
        for spelling in self._spellings:
            for match in spelling.pattern.finditer(plain):
                start, end = match.span()
                code = spelling.named.code
                if any(one.start <= start and end <= one.end and (one.start, one.end) != (start, end) for one in marks):
                    continue
                if any((one.start, one.end) == (start, end) and _sort(one.code) == _sort(code) for one in marks):
                    continue
                strong = is_heading or spelling.is_whole or _is_marked(plain, start, end, match)
                marks.append(NameMark(start, end, text[start:end], code, spelling.named.name, strong))
        return tuple(sorted(_listed(plain, marks), key=lambda one: (one.start, -one.end)))


def _sort(code: str) -> str:
    return code.partition(":")[0]


def _is_marked(plain: str, start: int, end: int, match: re.Match[str]) -> bool:
    grown = bool(match.groupdict().get("tail"))
    if _IN_THE.fullmatch(plain[:start]) and not plain[end:].startswith(" van "):
        return True
    if _AT_THE_START.fullmatch(plain[:start]) and _THEN_A_VERB.match(plain[end:]):
        return True
    if _ELIDED.match(plain[end:]) or _DATED_BEHIND.match(plain[end:]) or _IS_THE_NTH.match(plain[end:]):
        return True
    if start == 0 and _MANY.fullmatch(plain[:end]) and _THEY_DO.match(plain[end:]):
        return True
    label = _LABEL.match(plain)
    if label is not None and end < label.end():
        return True
    return grown or bool(_SECTOR_BEFORE.search(plain[:start])) or bool(_SECTOR_AFTER.match(plain[end:]))


def _listed(plain: str, names: Sequence[NameMark]) -> list[NameMark]:
    """A name in a list after a strong one ("de sectoren bouw, natuursteen en toerisme") is as strong."""
    marks, strong = [], False
    last = 0
    for mark in sorted(names, key=lambda one: (one.start, -one.end)):
        between = plain[last : mark.start]
        follows = bool(
            re.fullmatch(
                r"(?:\s*\([^()]*\))?\s*(?:,|en|of|, en|alsmede|evenals)\s*(?:de |het |de sector |de sectoren |in de "
                r"|duurzame? |verantwoorde? )?",
                between,
            )
        )
        strong = mark.strong or (strong and (follows or mark.start < last))
        last = max(last, mark.end)
        marks.append(NameMark(mark.start, mark.end, mark.words, mark.code, mark.name, strong))
    return marks


def _spellings(thing: Named) -> Iterable[Spelling]:
    cores = dict.fromkeys(core for word in thing.words for core in _cores(word))
    coined = {plainly(word) for name in thing.words for word in _COINED.findall(name)}
    for core in cores:
        if len(core) >= SHORTEST:
            is_whole = core in coined or _is_whole(core, thing.code)
            yield Spelling(re.compile(_pattern(core, _sort(thing.code))), thing, is_whole, len(core))
    if _sort(thing.code) != "speaker":
        pairs = [_PAIR.fullmatch(plainly(word)) for word in thing.words]
        for half in dict.fromkeys(half for pair in pairs if pair for half in pair.groups() if half not in cores):
            yield Spelling(re.compile(rf"(?<![\w-]){half}{_GROWN}(?!\w)"), thing, True, len(half))


def _is_whole(core: str, code: str) -> bool:
    """Several words, or a name that ends in what a sector is called, mean nothing else; nor does an organisation's."""
    return " " in core or bool(_TAIL.search(core)) or _sort(code) == "speaker"


def _cores(word: str) -> Iterable[str]:
    plain = plainly(word)
    inside = _PARENTHESES.search(plain)
    if inside:
        yield from _cores(inside[1])
        plain = _PARENTHESES.sub("", plain)
    plain = plain.removeprefix("de ").strip()
    if not plain:
        return
    yield plain
    kept = _KEPT_WELL.search(plain)
    if kept:
        yield kept[1]
    stem = _TAIL.sub("", plain).strip(" -")
    if re.fullmatch(r"[a-z]{4,}ringen", plain):
        yield plain.removesuffix("ingen") + "aars"  # who does it: "verzekeraars"
    if stem != plain and len(stem) >= SHORTEST and " " not in stem:
        yield stem.removesuffix("s") if stem.endswith("ss") else stem


def _pattern(core: str, sort: str) -> str:
    """Return how a name is found: by itself, and grown into a compound ("textielindustrie", "textielconvenant")."""
    body = _written(core)
    if sort == "speaker":
        return rf"(?<![\w-]){body}(?![\w-])"
    if core.endswith("en") and " " not in core and len(core) > 5:
        return rf"(?<![\w-])(?:{body}(?![\w-])|{_written(core.removesuffix('en'))}{_GROWN}(?!\w))"
    if re.search(r"\w(?:industrie|sector)$", core):
        other = _written(re.sub(r"(?:industrie|sector)$", "", core))
        return rf"(?<![\w-])(?:{body}|{other}(?P<tail>{_TAILS}))(?!\w)"
    return rf"(?<![\w-]){body}(?:{_GROWN})?(?!\w|-(?! (?:en|of) ))"


def _written(core: str) -> str:
    return r"\s+".join(re.escape(part) for part in core.split()).replace(r"\-", "[-‐‑ ]?")
