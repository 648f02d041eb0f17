"""Which events a clause tells, how firmly, and what it tells without telling that it happened."""

from __future__ import annotations

import re
from datetime import date

from covenants.domain.reading_in.clauses import Clause, firmness_of, whole_clause
from covenants.domain.reading_in.types import DateMark, Marked, WordMark
from covenants.kinds import NEGOTIATING

_GOES_ON = re.compile(r"lopende|in gesprek|in onderhandeling|(?:aan|om) (?:de )?tafel", re.IGNORECASE)
# What did not happen; "niet later dan" and "niet alleen" deny nothing
_DENIED = re.compile(
    r"\b(?:geen|nooit|niet)\b(?! (?:later|eerder|alleen|langer dan|in de laatste plaats|vóór|voor)\b)", re.IGNORECASE
)
_MADE_KNOWN = re.compile(r"\b(?:besloten|laten weten|aangekondigd|meegedeeld|gemeld)\b", re.IGNORECASE)
_NOT_RENEWED = re.compile(r"\bniet (?:meer )?(?:(?:te|wordt|worden|is|zal worden) )?verleng\w+", re.IGNORECASE)
_REASON = re.compile(r"\b(?:omdat|vanwege|doordat|aangezien|wegens)\b", re.IGNORECASE)
_BARE_START = re.compile(r"(?:van )?start\b", re.IGNORECASE)
_SMALLER_THINGS = re.compile(
    r"\b(?:werkgroep|project|pilot|onderzoek|campagne|programma|training|werving)", re.IGNORECASE
)
_TALKS = re.compile(r"gesprek|bespreking|onderhandel|overleg|dialoog|traject|verkenning|proces", re.IGNORECASE)
_AGREEMENT = re.compile(r"convenant|overeenkomst|akkoord", re.IGNORECASE)
_OF_INTENT = re.compile(r"\bintentie(?:verklaring|overeenkomst)", re.IGNORECASE)
_COVENANT = re.compile(r"\b(?:het|dit|een|IMVO-|\w+)convenant|\b(?:het|dit|een) convenant|akkoord", re.IGNORECASE)
_STARTS_ITSELF = re.compile(r"convenant|overeenkomst|akkoord|\binitiatief\b", re.IGNORECASE)
# "De evaluatie van het convenant wordt verwacht": no covenant is
_PART_OF_IT = re.compile(
    r"\b\w*(?:evaluatie|rapportage|rapport|verslag|onderzoek|lijst|uitvoering|monitoring|verlenging|vervolg|bevindingen)"
    r" (?:van|over|naar|op|onder) (?:het |de |een |alle )?(?:\w+ )?$",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(r"\b(?:deelname|lidmaatschap) (?:\S+ ){0,4}be[eë]indig", re.IGNORECASE)
# "De ondertekening is uitgesteld tot juni" moves that day, and an evaluation's its own
_MOVED = re.compile(
    r"(?:uitgesteld|verschoven|doorgeschoven|verplaatst|(?:ver)?sch(?:uift|uiven|oof|oven))\b", re.IGNORECASE
)
# "De ondertekening is uitgesteld" tells no day; "35 procent, tegen 30 bij de ondertekening" tells of another thing
_PUT_OFF = re.compile(r"\b(?:uitgesteld|opgeschort|afgelast|doorgeschoven|verschoven)\b", re.IGNORECASE)
# "Eind 2018 hadden 92 bedrijven het convenant ondertekend" counts them
_SO_FAR = re.compile(
    r"(?:per|inmiddels|momenteel|thans|nu|eind|begin|op dit moment|tot (?:nu toe|dusver|op heden))\b"
    r"[^;]*\b(?:hebben|hadden)\b",
    re.IGNORECASE,
)
COUNTED = ("company", "bank", "party", "participant", "brand", "fund")
_AT_THE_SIGNING = re.compile(r"\b(?:bij|sinds|na|vanaf|tijdens) (?:de |het )$", re.IGNORECASE)
_SIGNING = re.compile(r"\b(?:(?:mede)?onderteken|teken|getekend)", re.IGNORECASE)
_OF_A_STATEMENT = re.compile(
    r"\b(?:(?!intentie)\w*verklaring|manifest|actieplan|plan van aanpak) (?:mede)?(?:onder)?(?:ge)?tekend",
    re.IGNORECASE,
)
# Who writes speaks with a sector: that begins no negotiation
_OF_THE_WRITER = re.compile(
    r"^(?:Ik|Wij) (?:\S+ ){0,8}?in gesprek|\b(?:ga|gaan|blijf|ben|treed) (?:ik|wij) (?:\S+ ){0,6}?in gesprek|^Bent u\b",
    re.IGNORECASE,
)
# What else is presented, or comes into force
_OTHER_THINGS = {
    "presented": re.compile(
        r"\b\w*(?:rapport|rapportage|verslag|onderzoek|lijst|cijfers|bevindingen|analyse)\b", re.IGNORECASE
    ),
    # "Een verklaring" is signed, and no covenant
    "signed": re.compile(
        r"^(?!.*(?:convenant|overeenkomst|akkoord)).*\b(?:verklaring|manifest|petitie|brief"
        r"|plan van aanpak|actieplan)\b",
        re.IGNORECASE,
    ),
    "in_force": re.compile(
        r"\b\w*(?:regeling|wet|wetsvoorstel|richtlijn|verordening|commissie|werkgroep|loket|website|register|tool)\b",
        re.IGNORECASE,
    ),
}


def signs_a_statement(text: str) -> bool:
    """Say whether what is signed is a declaration, and no covenant."""
    return bool(_OF_A_STATEMENT.search(text))


def signs_an_intent(text: str) -> bool:
    """Say whether what is signed is a declaration of intent, and no covenant is named beside it."""
    return bool(_OF_INTENT.search(text)) and not _COVENANT.search(text)


def told_in(clause: Clause, text: str) -> list[WordMark]:
    """Return the events of a clause of a text, each kind once; who signs a declaration of intent signs no covenant."""
    kinds: dict[str, WordMark] = {}
    for event in clause.events:
        others = _OTHER_THINGS.get(event.code)
        moved = event.code == "signed" and _MOVED.match(event.words)
        if (moved and not _SIGNING.search(text)) or (event.code == "signed" and _OF_A_STATEMENT.search(clause.text)):
            continue
        if event.code == "signed" and _SIGNING.match(event.words) and signs_an_intent(text):
            continue
        if event.code == "signed" and _is_no_signing(event, clause, text):
            continue
        if event.code == "signed" and _PART_OF_IT.search(text[: event.start]):
            continue
        if others is None or not others.search(clause.text):
            meant = _of_what(event, text)
            kinds.update({event.code: meant} if meant and (moved or event.code not in kinds) else {})
    if "ended" in kinds and _TALKS.search(clause.text) and not _AGREEMENT.search(clause.text):
        kinds.pop("ended")  # talks that go on till then
    if _TAKING_PART.search(clause.text):
        kinds = {code: event for code, event in kinds.items() if code not in ("ended", "ended_early")}
    if _OF_THE_WRITER.search(text):
        kinds.pop("talks_started", None)
    if "intent_declared" in kinds:
        kinds.pop("signed", None)
    if "talks_stopped" in kinds:
        kinds.pop("talks_started", None)
        kinds.pop("ended", None)
    return list(kinds.values())


def _is_no_signing(event: WordMark, clause: Clause, text: str) -> bool:
    """Say whether a signing was only put off, or dates something else."""
    counted = any(one.unit in COUNTED for one in clause.numbers)
    if (_PUT_OFF.search(clause.text) and not clause.dates) or (counted and _SO_FAR.match(text)):
        return True
    beside = any(one.start - event.end in range(12) for one in clause.dates)
    return bool(_AT_THE_SIGNING.search(text[: event.start])) and not beside


def _of_what(event: WordMark, text: str) -> WordMark | None:
    """What goes "van start" is a covenant where the sentence names that before it, and no talks."""
    if event.code != "talks_started" or not _BARE_START.match(event.words) or _TALKS.search(text):
        return event
    about = _STARTS_ITSELF.search(text[: event.start])
    if about is None and _SMALLER_THINGS.search(text[: event.start]):
        return None
    return WordMark(event.start, event.end, event.words, "in_force") if about else event


def how_firmly(
    clause: Clause, event: WordMark, when: DateMark | None, marked: Marked, written_on: date
) -> WordMark | None:
    own = firmness_of(clause, when, written_on, own=True)
    if _GOES_ON.match(event.words) and not (when and own and own.code == "expect"):
        return WordMark(event.start, event.end, event.words, "fact")
    if own and own.words.lower() in ("wordt", "worden") and when is None and event.code in NEGOTIATING:
        return WordMark(own.start, own.end, own.words, "fact")
    return own or firmness_of(whole_clause(marked), when, written_on)


def is_purpose(event: WordMark, firm: WordMark, clause: Clause) -> bool:
    """ "… om tot een convenant te komen" tells what for, and no fact; what was decided or made known is one."""
    decided = "besloten" in event.words.lower() or (event.code == "talks_stopped" and _MADE_KNOWN.search(clause.text))
    return firm.code == "fact" and not decided and bool(re.search(r"\bte \w+en$", event.words))


def is_denied(clause: Clause, event: WordMark, firm: WordMark) -> bool:
    """Say whether a clause tells that something did not come; what is given up is told as that."""
    place = event.start - clause.start
    reason = _REASON.search(clause.text)
    told = clause.text[: reason.start()] if reason and reason.start() > place else clause.text
    told = _NOT_RENEWED.sub("", told) if event.code == "ended" else told  # it ends then, for that very reason
    return firm.code != "abandoned" and bool(_DENIED.search(told))
