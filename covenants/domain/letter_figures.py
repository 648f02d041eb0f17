"""The figure in printed words: "ten minste 35 bedrijven", "ruim 30 procent van de omzet", "tien convenanten"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from imvo_tracker.lib.period_words import NUMBERS, spelled_plainly

AT_LEAST, AT_MOST, BETWEEN, EXACT = "at_least", "at_most", "between", "exact"
_TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
# "vijfendertig", "tweeëndertig" (without its dots, as the words are compared), and "een achttal"
_SMALL = dict(list(NUMBERS.items())[:9])
_COMPOUND = {f"{unit}en{ten}": value + _TENS[ten] for ten in _TENS for unit, value in _SMALL.items()}
NUMBER_WORDS = {
    **NUMBERS,
    **{word: number for number, word in enumerate(_TEENS, start=13)},
    **_TENS,
    **_COMPOUND,
    "honderd": 100,
    **{f"{word}tal": number for word, number in NUMBERS.items() if number > 2},
}
_WORDS = NUMBER_WORDS
# Units by the words behind the number, the longer ones first
_SHARES = (
    (r"van (?:de|alle) (?:[a-z\-]+ )?(?:bedrijven|ondernemingen|leden)", "company_share"),
    (r"van (?:de|het) (?:[a-z\-]+ )?vermogen", "asset_share"),
    (r"van de (?:[a-z\-]+ (?:en [a-z\-]+ )?)?(?:sector|branche|markt)", "sector_share"),
    (r"(?:van de )?(?:[a-z\-]+ )?(?:markt)?omzet", "turnover_share"),
)
_COUNTED = (
    (r"beoordeelde (?:bedrijven|ondernemingen)", "assessed_company"),
    (r"rapporterende (?:bedrijven|ondernemingen)", "reporting_company"),
    (
        r"(?:bedrijven|ondernemingen) en (?:koepels|koepelorganisaties|brancheorganisaties|brancheverenigingen)",
        "company_or_umbrella",
    ),
    (r"[a-z]*(?:bedrijven|ondernemingen|bedrijf)|onderneming", "company"),
    (r"merken|merk", "brand"),
    (r"banken|bank", "bank"),
    (r"pensioenfondsen|fondsen", "fund"),
    (r"gemeenten|gemeente", "municipality"),
    (r"productielocaties|locaties", "production_location"),
    (r"(?:imvo-?)?(?:sector-?)?convenanten|(?:imvo-?)?convenant|akkoorden|akkoord|overeenkomsten", "covenant"),
    (r"(?:risico-?|hoofd-?|sub-?)?sectoren|sector", "sector"),
    (r"deelnemers|deelnemer|ondertekenaars", "participant"),
    (r"partijen|partij", "party"),
)
_NUMBER = rf"(?:[0-9]+(?:[.,][0-9]+)*|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_FIGURE = re.compile(
    rf"(?:(?P<how>ten minste|tenminste|minstens|minimaal|meer dan|ten hoogste|hoogstens|maximaal|ruim|circa|ongeveer"
    rf"|zo'?n|bijna) )?\b(?P<low>{_NUMBER})(?: ?(?:tot|-|a) ?(?P<high>{_NUMBER}))?"
    rf"(?P<percent> ?%| ?procent)?(?: (?P<rest>.+))?$"
)
_HOW = {
    **dict.fromkeys(("ten minste", "tenminste", "minstens", "minimaal"), AT_LEAST),
    **dict.fromkeys(("ten hoogste", "hoogstens", "maximaal"), AT_MOST),
}
_ABOUT = ("ruim", "circa", "ongeveer", "zon", "zo'n", "bijna", "meer dan")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed, with its unit ("" where the words name none) and how exactly it is said."""

    low: str
    high: str = ""
    unit: str = ""
    exactness: str = EXACT
    approx: bool = False


def read_figure(words: str) -> Figure | None:
    """Return the first figure that the words count something with; None where they count nothing.

    Numbers stay as they are printed: the form reads them. A bare number is a figure only alone; a year is none.
    """
    text = spelled_plainly(words)
    for start in _starts(text):
        match = _FIGURE.match(text, start)
        figure = _figure(match) if match else None
        if figure is not None:
            return figure
    bare = re.fullmatch(_NUMBER, text)
    return Figure(_digits(text)) if bare else None


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r" ", text))]


def _figure(match: re.Match[str]) -> Figure | None:
    unit = _unit(match["rest"] or "", percent=bool(match["percent"]))
    if unit is None:
        return None
    how = match["how"] or ""
    high = _digits(match["high"]) if match["high"] else ""
    exactness = BETWEEN if high else _HOW.get(how, EXACT)
    return Figure(_digits(match["low"]), high, unit, exactness, how in _ABOUT)


def _unit(rest: str, *, percent: bool) -> str | None:
    """Return the unit that the words begin with, "" for a percentage of what they do not say."""
    for pattern, unit in _SHARES if percent else _COUNTED:
        if re.match(rf"(?:[a-z\-]+ ){{0,2}}?(?:{pattern})\b", rest):
            return unit
    return "" if percent else None


def _digits(number: str) -> str:
    return str(_WORDS[number]) if number in _WORDS else number
