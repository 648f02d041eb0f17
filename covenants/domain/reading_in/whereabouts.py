"""What a sentence is about: the covenants it names, or those that its section, its paragraph or the letter is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from covenants.domain.reading_in.clauses import Clause
from covenants.domain.reading_in.counting import Outlook
from covenants.domain.reading_in.find_sectors import SORT as UNKNOWN
from covenants.domain.reading_in.known import KnownUndertaking
from covenants.domain.reading_in.parties import comes_or_goes
from covenants.domain.reading_in.prose import is_row
from covenants.domain.reading_in.reporting import is_label
from covenants.domain.reading_in.tables import Column, columns_of
from covenants.domain.reading_in.topics import speaks_of_delay
from covenants.domain.reading_in.types import Marked, NameMark

_BACK = re.compile(
    r"\b(?:het|dit|deze|die|dat|de) (?:sector)?(?:convenant|sector|overeenkomst|akkoord|initiatief|branche|partijen"
    r"|drempel)\b|\bdaarna\b|\bpartijen\b"
    r"|\b(?:de|deze|alle) (?:aangesloten |deelnemende )?(?:deelnemers|bedrijven|ondertekenaars)\b"
    r"|\bdit aantal\b|\bhet benodigde\b|\bde ondertekening\b|\bde gesprekken\b|\bde onderhandelingen\b"
    r"|^een (?:akkoord|convenant|overeenkomst|ondertekening)\b"
    r"|^(?:het streven|de inzet|het doel|de verwachting|de planning|de bedoeling) (?:is|was)\b"
    r"|\b(?:de|het) (?:stuurgroep|monitorings?commissie|secretariaat|jaarverslag|jaarrapportage|slotrapportage"
    r"|eerste (?:jaar)?rapportage|(?:tussen|eind)evaluatie|tussentijdse evaluatie|deelname"
    r"|looptijd|aantal deelnem\w+)\b"
    r"|^(?:gezamenlijk|samen|tezamen) (?:\w+ )?zij\b|^de partijen\b|^(?:inmiddels"
    r"|momenteel|thans) (?:hebben|zijn|nemen)\b"
    r"|^zij\b|^het (?:loopt|liep|treedt|trad|telt|geldt|heeft een looptijd)\b",
    re.IGNORECASE,
)
_NUMBER_OF_THEM = re.compile(r"\bdit aantal\b", re.IGNORECASE)  # behind a number of covenants it is that number
_ASKS = re.compile(r"\?\s*$")
_LABEL_OF_ANSWER = re.compile(r"(?:Antwoord|Vraag|Reactie)(?: (?:op vraag )?[0-9]+)?:?|[0-9]{1,3}", re.IGNORECASE)
# Who begins so goes on to something else
_ELSEWHERE = re.compile(
    r"(?:Het kabinet|De regering|De overheid|Ik|Wij|Uw Kamer|De Kamer|De minister|Daarnaast|Ook|Voorts|Verder|Tot slot"
    r"|Overigens|Ten (?:eerste|tweede|derde|slotte)|In totaal|Met deze brief|De (?:motie|toezegging))\b"
)
# What a covenant has while it runs; that of the policy is another
_WORK = re.compile(
    r"^(?!.*beleid)(?:Een|De|Het) (?:\w+ ){0,2}(?:\w*evaluatie|\w*rapportage|\w*verslag|secretariaat|stuurgroep)\b"
)
# Behind a semicolon talks with somebody, or in some sector, are of another covenant
_OTHERS = re.compile(r"\b(?:gesprekken|onderhandelingen|besprekingen|overleg) (?:met|in)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:beide (?:convenanten|sectoren|trajecten|akkoorden)|(?:van|voor|in|bij) beide|beiden?)\b(?! partijen)",
    re.IGNORECASE,
)
# What is said of the policy is said of no single covenant
_OF_ALL = re.compile(
    r"\b(?:IMVO-|convenanten)(?:\w*beleid|aanpak)\b|\bconvenanten(?:beleid|aanpak)\b|\b(?:alle|de"
    r"|het) (?:IMVO-)?convenantenbeleid\b",
    re.IGNORECASE,
)
_OTHER_SECTORS = re.compile(r"\b(?:andere|overige|meer|verschillende) sectoren\b", re.IGNORECASE)
_LABEL_AT_MOST = 3  # "Antwoord 2", "Nr. 86": no paragraph
_SUBJECT = re.compile(r"(?:Betreft|Onderwerp)\b", re.IGNORECASE)
# A paragraph that begins so goes on about the one covenant of the paragraph before it
_OPENS_BACK = re.compile(
    r"(?:Dit|Het|Deze) (?:sector)?(?:convenant|overeenkomst|initiatief|akkoord)\b(?! (?:van|voor|in|met|inzake"
    r"|tussen) )"
    r"|(?:De|Deze) (?:partijen|convenantspartijen|ondertekenaars|onderhandelingen|gesprekken"
    r"|stuurgroep)\b(?! (?:van|voor|in|met) )"
)


@dataclass
class Place:
    """Where the reader is: what the section is about, what was named last, and the group that waits for its names."""

    section: tuple[NameMark, ...] = ()
    headed: tuple[NameMark, ...] = ()
    last: tuple[NameMark, ...] = ()
    block: int = -1
    outlook: Outlook | None = None
    listed: tuple[NameMark, ...] = ()
    delay: bool = False
    counted: bool = False
    undertakings: tuple[KnownUndertaking, ...] = ()
    undertakings_before: tuple[KnownUndertaking, ...] = ()
    letter: tuple[NameMark, ...] = ()
    told_before: tuple[NameMark, ...] = ()
    columns: tuple[Column, ...] = ()
    announced: bool = False
    asked: bool = False


def begin(sentences: Sequence[Marked]) -> Place:
    """Return where a reader begins: at what the subject line of the letter names, or at all that it tells of."""
    letter = _subject(sentences) or _only_one(sentences)
    return Place(section=letter, headed=letter, letter=letter)


def enter(place: Place, marked: Marked) -> None:
    """Begin a paragraph: a heading sets what its section is about, a footnote is about nothing beside itself."""
    place.undertakings_before = place.undertakings or place.undertakings_before
    place.block, place.listed, place.undertakings, place.counted = marked.sentence.block, (), (), False
    place.announced = False
    if place.last and not marked.sentence.note:
        place.told_before = place.last if len(place.last) == 1 else ()
    text = marked.sentence.text.strip()
    place.columns = columns_of(marked) or (place.columns if is_row(marked.sentence.text) else ())
    label = place.asked and marked.sentence.is_heading and _LABEL_OF_ANSWER.fullmatch(text)
    if label or _ASKS.search(text):
        _ask(place, marked)
    elif marked.sentence.is_heading:
        place.undertakings_before, place.asked, place.told_before = (), False, ()
        place.section = tuple(marked.named("covenant")) or place.letter
        place.last = place.section
    elif not marked.sentence.note:
        place.section = tuple(marked.named("covenant")) if is_label(marked) else place.headed
        place.delay = place.delay and not place.section
        if not place.section and _OPENS_BACK.match(text):
            place.last = place.told_before
        elif not place.section or is_label(marked):
            place.last = place.section
    if marked.sentence.is_heading or place.asked:
        place.headed = place.section


def _ask(place: Place, marked: Marked) -> None:
    """What is asked about is what the answer below is about; "Antwoord" itself changes nothing."""
    if _ASKS.search(marked.sentence.text):
        place.undertakings_before, place.asked = (), True
        place.section = place.last = tuple(marked.named("covenant")) or place.letter


def _subject(sentences: Sequence[Marked]) -> tuple[NameMark, ...]:
    """Return the one covenant that the subject line of a letter names: the letter is about that one."""
    line = next((one for one in sentences if _SUBJECT.match(one.sentence.text)), None)
    named = [one for one in line.named("covenant") if one.strong] if line else []
    return tuple(named) if len(named) == 1 else ()


def _only_one(sentences: Sequence[Marked]) -> tuple[NameMark, ...]:
    """Return the covenant that a text tells of throughout: no other is named, and most of its paragraphs name it."""
    blocks: dict[int, list[NameMark]] = {}
    for one in sentences:
        if not one.sentence.note and len(one.sentence.text.split()) > _LABEL_AT_MOST:
            blocks.setdefault(one.sentence.block, []).extend(one.named("covenant"))
    strong = {name.code: name for names in blocks.values() for name in names if name.strong}
    if len(strong) != 1:
        return ()
    named = sum(any(name.code in strong for name in names) for names in blocks.values())
    return tuple(strong.values()) if named > 1 and named * 2 >= len(blocks) else ()


def remember(place: Place, marked: Marked) -> None:
    strong = tuple(one for one in marked.named("covenant") if one.strong)
    if strong and not marked.sentence.note:
        place.last = strong[:1] if len(strong) == 1 else strong
        if len(strong) > 1:
            place.listed = strong
    if speaks_of_delay(marked.sentence.text):
        place.delay = True


def about_of(marked: Marked, place: Place) -> tuple[NameMark, ...]:
    """Return the covenants a sentence is about: those it names, or what it refers back to."""
    strong = [one for one in marked.named("covenant") if one.strong]
    if strong:
        return tuple(strong)
    if marked.sentence.note or (sectors_of(marked) and not place.section):
        return ()
    named = marked.named("covenant")
    both = _both(marked, place)
    if both:
        return both
    told = place.section or (place.last if len(place.last) == 1 else ())
    weak = [one for one in named if one.code in {other.code for other in told}]
    if not weak and (_OF_ALL.search(marked.sentence.text) or _OTHER_SECTORS.search(marked.sentence.text)):
        return ()
    if weak or (named and place.section == place.letter):
        return tuple(weak)
    if _goes_on(marked, place):
        return place.last
    if _BACK.search(marked.sentence.text) or place.section:
        if place.counted and _NUMBER_OF_THEM.search(marked.sentence.text):
            return ()
        if len(place.section) > 1 and len(place.last) == 1:
            return place.last
        return place.section or place.last[:1]
    return ()


def _both(marked: Marked, place: Place) -> tuple[NameMark, ...]:
    """Return the two covenants that "beide" means: those of the heading, or those named before in the paragraph."""
    if not _BOTH.search(marked.sentence.text):
        return ()
    return place.section if len(place.section) == 2 else place.listed if len(place.listed) == 2 else ()


def sectors_of(marked: Marked) -> tuple[NameMark, ...]:
    """Return the sectors a sentence names that no covenant is for; those the record lacks among them."""
    names = marked.named("sector", UNKNOWN)
    covenants = marked.named("covenant")
    return tuple(
        one
        for one in names
        if one.strong and not any(one.start < other.end and other.start < one.end for other in covenants)
    )


def _goes_on(marked: Marked, place: Place) -> bool:
    """Say whether a sentence without a name tells on of the one covenant that was named before it in its paragraph."""
    tells = marked.events or any(one.unit and one.unit not in ("covenant", "sector") for one in marked.numbers)
    elsewhere = _ELSEWHERE.match(marked.sentence.text) or any(one.unit == "covenant" for one in marked.numbers)
    works = comes_or_goes(marked.sentence.text) or bool(_WORK.search(marked.sentence.text))
    return not place.section and len(place.last) == 1 and (bool(tells) or works) and not elsewhere and not marked.papers


def about_clause(clause: Clause, marked: Marked, place: Place) -> tuple[NameMark, ...]:
    own = {one.code: one for one in clause.names if one.code.startswith("covenant:") and one.strong}
    if not own and _OTHERS.search(clause.text) and marked.sentence.text[: clause.start].rstrip().endswith(";"):
        return ()
    return tuple(own.values()) or about_of(marked, place)
