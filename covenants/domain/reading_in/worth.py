"""Which sentences and rows are no statement: who asks, what a letter says of itself, what repeats a row beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from covenants.domain.reading_in.clauses import told_dates
from covenants.domain.reading_in.telling import signs_a_statement
from covenants.domain.reading_in.topics import speaks_of_delay
from covenants.domain.reading_in.types import Marked, Proposal

_PROGRESS, _LED = "report:progress", "report:facilitation"
_LEADS = ("participation:facilitator-joined", "participation:secretariat-joined", "participation:chair-joined")
# Members ask and find; what holds is in the answer
_OF_MEMBERS = re.compile(
    r"(?:(?:De|Het|Deze|Genoemde) )?(?:leden|lid)(?: [\w’'-]+){0,4}?(?: van de)? (?:\S+-fractie|fracties?)\b"
    r"|(?:Deze|Genoemde|De|Zij,? de(?:ze)?) leden\b"
    r"|(?:Het lid|De leden|De heer|Mevrouw) (?:[\w’'-]+ ){1,6}?(?:vroeg|vroegen|vraagt|vragen|wil weten"
    r"|willen weten)\b",
)
_THEIR_PART = re.compile(r"vragen en opmerkingen|inbreng van de|vragen vanuit", re.IGNORECASE)
_WERE_IN = re.compile(r"\b(?:was|waren)\b[^;]*\baangesloten\b", re.IGNORECASE)  # how many there were, too
_CARRIES = re.compile(
    r"convenant|akkoord|overeenkomst|ondertekening|\b(?:dagen|weken|maanden|jaar|jaren)\b", re.IGNORECASE
)
# "Het algemeen overleg van 5 februari", "het verzoek van de commissie van 10 oktober": when was asked, or told
_OF_A_MEETING = re.compile(
    r"\b(?:\w*overleg|\w*debat|verzoek|\w*vergadering|\w*behandeling|commissie|\w*brief|vragen|reces)\b"
    r"(?: \([^)]*\))?(?: [^\s,.;:]+){0,9}? (?:van|op) (?:de )?$",
    re.IGNORECASE,
)
# "Op 20 juni heeft uw Kamer een algemeen overleg gepland staan"
_AGENDA = re.compile(
    r"\b(?:uw Kamer|de Kamer|commissie)\b.*\b(?:\w*overleg|\w*debat|AO|WGO)\b.*\b(?:gepland|voorzien|gevoerd"
    r"|geagendeerd|gevraagd)\b",
    re.IGNORECASE,
)
_OF_THE_LETTER = re.compile(
    r"\b(?:uw Kamer|de (?:Tweede |Eerste )?Kamer|(?:vaste )?(?:kamer)?commissie|(?:deze|bij) brief"
    r"|deze vragen|de vragen|bijgaand|hierbij)\b",
    re.IGNORECASE,
)


def is_asked(marked: Marked) -> bool:
    """Say whether members of the House speak, and not who writes."""
    sentence = marked.sentence
    return bool(_OF_MEMBERS.match(sentence.text) or (_THEIR_PART.search(sentence.heading) and not sentence.note))


def worth_proposing(marked: Marked, rows: Sequence[Proposal], parties: Sequence[Proposal]) -> list[Proposal]:
    """Return the rows of a sentence without reports that say nothing by themselves."""
    kept = [row for row in rows if not (row.table == "report" and _says_nothing(marked, row))]
    text = marked.sentence.text
    if parties and not signs_a_statement(text) and not _WERE_IN.search(text):
        told = {party.period for party in parties} | {None}
        again = {_LED if party.what in _LEADS else _PROGRESS for party in parties}
        kept = [row for row in kept if row.what not in again or row.period not in told or _counts_others(row, parties)]
    return kept


def without_repeats(rows: Sequence[Proposal]) -> list[Proposal]:
    """Leave out an event without a day beside those who did it, where the letter tells its day elsewhere."""
    told = [row for row in rows if row.table == "milestone" and row.firmness == "fact"]
    dated = {(row.about, row.what) for row in told if _when(row)}
    parties = {(row.sentence, row.about) for row in rows if row.table == "participation"}
    again = [row for row in told if not _when(row) and (row.sentence, row.about) in parties]
    again = [row for row in again if (row.about, row.what) in dated]
    return [row for row in rows if row not in again]


def _when(row: Proposal) -> bool:
    return row.period is not None or bool(row.choices)


def _counts_others(row: Proposal, parties: Sequence[Proposal]) -> bool:
    """Say whether a report holds a number that is not that of a party."""
    return row.quantity is not None and not any(party.words.split()[0] in row.words.split() for party in parties)


def _says_nothing(marked: Marked, row: Proposal) -> bool:
    text = marked.sentence.text
    if row.quantity is not None or marked.papers or marked.sentence.note:
        return False
    dates = [one for one in told_dates(marked) if not _OF_A_MEETING.search(text[: one.start])]
    if row.about.startswith("covenant:"):
        own = any(one.code == row.about for one in marked.names)
        tells = dates or marked.numbers or _CARRIES.search(text) or speaks_of_delay(text)
        return row.what == _PROGRESS and not own and not tells
    if row.what == _PROGRESS and _AGENDA.search(text):
        return True
    of_the_letter = row.about.startswith("policy:") and bool(_OF_THE_LETTER.search(text))
    return row.what == _PROGRESS and of_the_letter and not dates and not marked.numbers
