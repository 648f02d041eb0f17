"""How a party is named where the record has no organisation for it: a proper name beside what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# "Vereniging van Nederlandse Natuursteenbedrijven", "Federatie Goud en Zilver"
_BODY = (
    r"(?:(?:Koninklijke|Nederlandse) )*(?:Federatie|Vereniging|Branchevereniging|Stichting"
    r"|Verbond|Bond|Platform|Instituut"
    r"|Unie)(?: (?:(?:van|voor|de|der|het|en) ){0,2}[A-ZÀ-Þ][\w’'-]*)+(?: \([A-Z][\w-]*\))?"
)
NAME = rf"(?:{_BODY}|[A-ZÀ-Þ][\w&’'.-]*(?: (?:& |the |of |and |for )?[A-ZÀ-Þ][\w&’'.-]*)*(?<!\.))"
PROPER = re.compile(NAME)
_NAMES = rf"(?P<names>{NAME}(?:(?:, | en |, en )(?:de |het )?{NAME})*)"
_SUBJECTS = re.compile(
    rf"{_NAMES} (?:(?:hebben|heeft|zijn|is) (?:zich )?)?(?:onderteken|teken|sloten|sloot|traden|trad|stapten|stapte"
    rf"|aangesloten|toegetreden|verlieten|verliet|trokken|trok|partij bij"
    rf"|(?:een van de )?(?:mede-?)?ondertekenaar|hoorden|hoort|horen|behoren|behoort|behoorden)"
    rf"|, (?P<beside>{NAME}(?: en (?:de |het )?{NAME})?), (?:hebben|heeft|zijn|is)\b"
    rf"|\b(?:is|zijn|zijn ook|is ook) (?:de |het )?(?P<later>{NAME}(?:(?:, | en |, en )(?:de |het )?{NAME})*)"
    r" (?:bij \S+ \S+ )?(?:toegetreden|aangesloten|uitgestapt|uitgetreden|opgestapt)"
)
# "In februari verliet modebedrijf X het convenant"
_BEHIND = re.compile(
    rf"\b(?:verlieten|verliet|stapten|stapte|traden|trad|tekenden|tekende|zegde|zegden)"
    rf" (?:(?:de|het|ook|\w*(?:bedrijf|huis|keten|merk|bank|organisatie|vereniging)) ){{0,3}}{_NAMES}"
)
# "Ondertekend door enkele bedrijven, X en brancheorganisatie Y": the names among what stands there
_ITEM = rf"(?:(?:[a-z][\w'’-]* ){{0,4}}{NAME}(?: [a-z]+)?|[a-z][\w'’-]*(?: [a-z][\w'’-]*){{0,3}})"
_LIST = rf"(?P<names>{_ITEM}(?:(?:, | en |, en |, alsmede | alsmede | evenals ){_ITEM})*)"
_OF_A_PLACE = re.compile(r"\b(?:van|in|uit|naar) (?:[A-ZÀ-Þ][\w-]+(?:,| en) )*$")
_FORM = re.compile(r"\)")  # a short form in brackets is the name before it
_BY = re.compile(rf"\b(?:onder|ge)tekend door {_LIST}")
_BY_BEFORE = re.compile(r"\bdoor (?P<names>[^;]{1,300}?) (?:(?:is|zijn|werd|werden) )?(?:mede)?(?:onder|ge)tekend\b")
# "Vier merken, waaronder X en Y", "drie bedrijven hebben zich aangesloten: X, Y en Z"
_AMONG = re.compile(rf"(?:\b(?:waaronder|onder wie)|:) (?:de |het )?{_NAMES}")
ARTICLES = frozenset(("De", "Het", "Een", "Dit", "Deze", "Zij", "Ook", "Wij", "Partijen", "Inmiddels", "Op", "In"))
# "Inmiddels doen INretail, FNV en 89 merken mee": the verb in two parts
TAKES_PART = re.compile(
    r"\bdoe(?:t|n)\b (?:[^\s;]+ ){1,40}?mee\b|\bdoe(?:t|n) (?:ook )?mee\b"
    r"|\b(?:deze|de) (?:convenants)?partijen (?:bij [^;]*? )?(?:bestaan uit|zijn)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Party:
    words: str
    start: int
    end: int


def unnamed_parties(text: str) -> Iterator[Party]:
    """Yield the proper names right before the verb, or right behind "door", that the record has no organisation for."""
    takes_part = TAKES_PART.search(text)
    if takes_part is not None:
        end = takes_part.end() if takes_part[0].endswith("mee") else len(text)
        for name in PROPER.finditer(text, takes_part.start(), end):
            if name.start() and is_party(name, text) and not _FORM.match(text, name.end()):
                yield Party(name[0], name.start(), name.end())
    for row in (
        *_SUBJECTS.finditer(text),
        *_BY.finditer(text),
        *_BY_BEFORE.finditer(text),
        *_BEHIND.finditer(text),
        *_AMONG.finditer(text),
    ):
        group = next(name for name in ("names", "later", "beside") if row.groupdict().get(name))
        for name in PROPER.finditer(text, row.start(group), row.end(group)):
            if name[0] not in ARTICLES:
                yield Party(name[0], name.start(), name.end())


def is_party(name: re.Match[str], text: str) -> bool:
    """Say whether a proper name can be a party: no article, and no country ("de overheden van X en Y, …")."""
    return name[0] not in ARTICLES and not _OF_A_PLACE.search(text[: name.start()])
