"""Who takes part: parties that negotiate, sign, join, leave or support, and who leads the talks.

A party is an organisation that the record knows, a group by its kind ("vakbonden"), or a number of companies that
joined or left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from covenants.domain.letter_figures import NUMBER_WORDS
from covenants.domain.reading_in.clauses import TOTAL, told_dates
from covenants.domain.reading_in.party_names import ARTICLES, NAME, PROPER, TAKES_PART, Party, is_party, unnamed_parties
from covenants.domain.reading_in.prose import is_row
from covenants.domain.reading_in.telling import COUNTED, signs_a_statement, signs_an_intent
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, NumberMark, Proposal

_SOME = rf"(?:[0-9]+|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_GROUPS = re.compile(
    r"\b(?:branche|werkgevers|werknemers|milieu|natuur|mensenrechten|consumenten|hulp|ontwikkelings)-?organisaties\b"
    r"|\b(?:maatschappelijke|niet-gouvernementele) organisaties\b|\b(?:vakbonden|vakbeweging|vakverenigingen)\b"
    r"|\bbrancheverenigingen\b|\bngo['’]?s\b|\b(?:rijks)?overheid\b|\bwerkgevers\b|\bwerknemers\b"
    r"|\bkennisinstellingen\b"
    rf"|\b{_SOME} (?:andere|overige) (?:partijen|organisaties|bedrijven|ondernemingen|banken|fondsen)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\buit(?:getreden|gestapt)\b|\bopgestapt\b|\bafgehaakt\b"
    r"|\b(?:trok|trokken) (?:[^\s;]+ ){0,4}?zich (?:[^\s;]+ ){0,4}?terug\b"
    r"(?: uit (?:het|de) \S+)?|\bteruggetrokken\b"
    r"|\bvertrokken\b|\buit (?:het |dit )?\S*convenant (?:ge)?stap(?:t|ten|te)\b"
    r"|\bdeelname (?:\S+ ){0,4}be[eë]indigd\b|\b(?:verliet|verlieten) (?:het|dit)\b"
    r"|\b(?:verliet|verlieten) (?:[^\s;]+ ){0,8}?(?:het|dit|de)"
    r" \S*(?:convenant|tafel|onderhandelingen|gesprekken|overleg)\b"
    r"|\b(?:tafel|onderhandelingen|gesprekken|overleg|\S*convenant) (?:\S+ )?(?:hebben |hadden |heeft |had )?verlaten\b"
    r"|\b(?:zegde|zegden|zeggen|zegt) (?:[^\s;]+ ){0,5}?(?:deelname|medewerking|lidmaatschap"
    r"|convenant) (?:[^\s;]+ ){0,3}?op\b"
    r"|\b(?:deelname|convenant|lidmaatschap) (?:\S+ ){0,6}?opgezegd\b"
    r"|\b(?:het )?vertrek van\b"
    r"|\b(?:stapte|stapten) uit (?:het|dit)\b|\bdoe(?:t|n) niet (?:meer|langer) mee\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\btoegetreden\b|\baangesloten\b|\berbij gekomen\b|\b(?:sloot|sloten) zich\b|\b(?:kwam|kwamen) (?:daar"
    r"|er) (?:\S+ )?bij\b|\b(?:trad|traden) (?:[^\s;]+ ){0,4}?toe\b"
    r"|\b(?:hebben|heeft) zich (?:[^\s;]+ ){0,8}?(?:aan)?gemeld\b|\bonder(?:schrijven|schrijft) het|\b(?:neemt"
    r"|nemen) (?:nu |inmiddels )?deel aan het \S*convenant\b"
    r"|\bdoe(?:t|n) (?:nu |inmiddels |ook )?mee\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:is|zijn|was|waren) (?:ook )?(?:een van de )?(?:mede-?)?ondertekenaars?\b"
    r"|\b(?:hoorden|hoort|horen|behoren|behoort|behoorden) (?:\S+ ){0,2}?(?:bij|tot) de (?:\w+ )?ondertekenaars\b"
    r"|\bbij de ondertekening (?:waren|was)\b[^;]*\bbetrokken\b"
    r"|\b(?:mede)?ondertekenden?\b|\btekenden?\b|\b(?:mede)?(?:onder|ge)tekend door\b|\bhandtekening gezet\b"
    r"|\bdoor [^;]*\b(?:is|zijn|werd|werden) (?:mede)?(?:onder|ge)tekend\b"
    r"|\b(?:is|zijn|werd|werden) [^;]*\bdoor [^;]*\b(?:mede)?(?:onder|ge)tekend\b"
    r"|\b(?:hebben|heeft)\b.*\b(?:onder|ge)tekend\b|\b(?:sloten|sloot) (?:het|dit) \S*convenant\b|\b(?:zette"
    r"|zetten|plaatste|plaatsten)\b.*\bhandtekening(?:en)?\b"
    r"|\b(?:is|zijn|werd|werden) (?:ook )?partij bij (?:het|dit)\b",
    re.IGNORECASE,
)
# "Eind 2018 waren 92 bedrijven aangesloten" tells how many there are
_ARE_IN = re.compile(
    r"\b(?:zijn|waren) er (?:\S+ ){0,4}?(?:bij )?aangesloten\b|^(?:eind|begin|medio|per"
    r"|op [0-9]{1,2} [a-z]+(?: [0-9]{4})?|momenteel|op dit moment|thans|inmiddels|nu)\b"
    r"[^,;]* (?:zijn|waren|hebben|hadden) (?:er )?[^,;]*\baangesloten\b",
    re.IGNORECASE,
)
_WITH_NAME = re.compile(r" (?:(?:als|zoals|waaronder) (?:de |het )?)?[A-Z]")
_SUPPORTS = re.compile(
    r"\b(?:onder)?steun(?:t|en)\b(?=.*\b(?:convenant|afspraken)\b)|\b(?:gesteund|ondersteund) door\b", re.IGNORECASE
)
_TABLE = re.compile(r"\b\w*(?:tafel|onderhandelingen|gesprekken|overleg)\b", re.IGNORECASE)
_NEAR = 12
_MEANWHILE = re.compile(r", (?:terwijl|maar|en|waarna) ", re.IGNORECASE)
_AT_TABLE = re.compile(
    r"\b(?:bij|aan|tot) de \w*(?:tafel|onderhandelingen|gesprekken|overleg) (?:\S+ )?(?:aangesloten|toegetreden)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:nemen|neemt|namen|nam) (?:deel aan de|daaraan deel|hieraan deel)\b|\b(?:aan"
    r"|om) (?:de )?(?:onderhandelings|gespreks)?tafel\b|\bonderhandel"
    r"|\bgesloten (?:door|met|tussen)\b|\bin (?:gesprek|onderhandeling|overleg)\b|\bsamenwerkingsverband\b|\bpresent",
    re.IGNORECASE,
)
# Who leads stands beside these words: behind them, or before them
_LED = (
    (
        "facilitator",
        re.compile(r"\bonder (?:bege)?leiding van|\b(?:gefaciliteerd|begeleid|geleid) door", re.IGNORECASE),
        True,
    ),
    ("facilitator", re.compile(r"\b(?:als facilitator|faciliteert|begeleidt) ", re.IGNORECASE), False),
    (
        "chair",
        re.compile(
            r"\bonder (?:het )?voorzitterschap van|\bvoorgezeten door|\bvoorzitter (?:van \S+(?: \S+){0,2} )?is",
            re.IGNORECASE,
        ),
        True,
    ),
    ("facilitator", re.compile(r"\b(?:treedt|trad) (?:hierbij |daarbij )?op als facilitator", re.IGNORECASE), False),
    ("secretariat", re.compile(r"\bsecretariaat (?:\S+ ){0,4}(?:bij|door|van)\b(?! het)", re.IGNORECASE), True),
    ("secretariat", re.compile(r"\b(?:voert|verzorgt|vervult|vormt|is) het secretariaat\b", re.IGNORECASE), False),
    ("secretariat", re.compile(r"\bsecretariaat samen met\b", re.IGNORECASE), True),
)  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:(?:de|het) )?")
_TO_COME = re.compile(
    r"\b(?:zal|zullen|wil|willen|kan|kunnen|verwacht\w*|als(?= (?:de|het|er|zij|alle|beide|voldoende|genoeg"
    r"|partijen)\b)|zodra|indien|mits|verzocht|gevraagd|vanwege)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:omdat|doordat|vanwege|wegens|aangezien)\b", re.IGNORECASE
)  # who is named behind it did nothing
_NEXT = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|en|, en|alsmede|evenals)\s+(?:(?:de|het|door|met) )*")
COMPANIES = COUNTED
_ENUMERATED = 3  # so many side by side are the parties, whatever the verb
# "Onder voorzitterschap van de heer A. de Boer"
_PERSON = re.compile(
    r"\s*(?:(?:de|het|heer|mevrouw|dhr\.|mw\.|prof\.|dr\.|drs\.|mr\.|ir\.|[\w-]*minister|[\w-]*hoogleraar) )*"
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: (?:(?:van|de|der|den|ten|ter) ){0,2}[A-ZÀ-Þ][\w’'-]*)+)"
)
_BEFORE = re.compile(rf"(?<![\w-]){NAME}(?=(?:,|,? en)(?: de| het)? $)")


def party_rows(marked: Marked, about: Sequence[NameMark]) -> Iterator[Proposal]:
    """Yield a row for each party that a sentence says takes part in one covenant, or no longer does."""
    several = len({one.code for one in about}) != 1
    if about and several and len(about) < _ENUMERATED and not marked.sentence.note:  # who leads both
        for role, party, does in _led(marked) if not marked.named("covenant") else ():
            yield from (_row(marked, one, party, f"{role}-joined", does) for one in about)
    if marked.sentence.note or several or _TO_COME.search(marked.sentence.text):
        return
    led = list(_led(marked))
    yield from (_row(marked, about[0], party, f"{role}-joined", does) for role, party, does in led)
    leading = {party.start for _role, party, _words in led}
    every = [one for one in _with_those_beside(_parties(marked), marked) if one.start not in leading]
    for start, end in _parts(marked.sentence.text):
        yield from _told(marked, about[0], [one for one in every if start <= one.start < end], start, end)


def _parts(text: str) -> list[tuple[int, int]]:
    """Return the whole text, or its parts where some joined and others left."""
    cut = _MEANWHILE.search(text)
    both = cut is not None and _does(text[: cut.start()]) and _does(text[cut.end() :])
    return [(0, cut.start()), (cut.start(), len(text))] if cut is not None and both else [(0, len(text))]


def _told(marked: Marked, about: NameMark, every: list[Party], start: int, end: int) -> Iterator[Proposal]:
    """Yield a row for each party that a part of a sentence tells of."""
    done = _does(marked.sentence.text[start:end])
    if done is None:
        every = _enumeration(every, marked.sentence.text)
        if len(every) < _ENUMERATED:
            return
    role, change, does = done or ("negotiator", "joined", every[0].words)
    if does.endswith(" van"):  # "het vertrek van …": who stands right behind it
        place = marked.sentence.text.find(does) + len(does)
        every = [one for one in every if one.start - place < _NEAR]
    counted = [one for one in _counted(marked, does) if start <= one.start < end][:1] if role == "signatory" else []
    for party in (*every, *counted):
        yield _row(marked, about, party, f"{role}-{change}", does)


def is_all(number: NumberMark, text: str) -> bool:
    """Say whether a number is of all there are, beside who came or went: "waarmee het totaal op 81 komt"."""
    return number.words.isdecimal() or bool(re.search(rf"(?:{TOTAL.pattern}|\btotaal op)\s*$", text[: number.start]))


def comes_or_goes(text: str) -> bool:
    """Say whether somebody joins or leaves: how many did is no number of all, how many are in is."""
    return not _ARE_IN.search(text) and bool(_LEFT.search(text) or _JOINED.search(text))


def _does(text: str) -> tuple[str, str, str] | None:
    """Return the role, whether one came or went, and the words that say so."""
    for role, change, pattern in (
        ("signatory", "left", _LEFT),
        ("signatory", "joined", _JOINED),
        ("signatory", "joined", _SIGNED),
        ("signatory", "joined", TAKES_PART),
        ("supporter", "joined", _SUPPORTS),
        ("negotiator", "joined", _TALKS),
    ):
        match = pattern.search(text)
        if (
            match
            and not (pattern is _JOINED and _ARE_IN.search(text))
            and not (pattern is _SIGNED and signs_a_statement(text))
        ):
            if pattern is _SIGNED and signs_an_intent(text):
                return "negotiator", change, match[0]
            at_table = _TABLE.search(match[0]) if change == "left" else _AT_TABLE.search(text)
            return "negotiator" if at_table and pattern is not _SIGNED else role, change, match[0]
    return None


def _parties(marked: Marked) -> list[Party]:
    """Return the organisations and groups of a sentence, each once; a short form in brackets is the same."""
    text = marked.sentence.text
    reason = _REASON.search(text)
    parties: dict[str, Party] = {}
    for one in marked.names:
        if one.code.startswith("speaker:"):
            parties.setdefault(one.code, Party(one.words, one.start, one.end))
    for match in _GROUPS.finditer(text):
        if _WITH_NAME.match(text, match.end()):
            continue  # "de vakbonden FNV en CNV" are those two
        if not any(one.start < match.end() and match.start() < one.end for one in parties.values()):
            parties.setdefault(match[0].casefold(), Party(match[0], match.start(), match.end()))
    for name in unnamed_parties(text):
        if not any(one.start < name.end and name.start < one.end for one in (*parties.values(), *_others(marked))):
            parties.setdefault(name.words.casefold(), name)
    told = (one for one in parties.values() if reason is None or one.start < reason.start())
    return sorted(told, key=lambda one: one.start)


def _others(marked: Marked) -> list[Party]:
    names = [Party(one.words, one.start, one.end) for one in marked.names]
    return [*names, *(Party(one.words, one.start, one.end) for one in marked.dates)]


def _with_those_beside(parties: Sequence[Party], marked: Marked) -> list[Party]:
    """Add the proper names that stand in one row with parties of the record: "NVB, Amnesty International en PAX"."""
    text, every = marked.sentence.text, list(parties)
    others = {one.start for one in _others(marked)} | {one.start for one in parties}
    waiting = list(parties)
    while waiting:
        own = waiting.pop()
        gap = _NEXT.match(text, own.end)
        name = PROPER.match(text, gap.end()) if gap else None
        if name is not None and name.start() not in others:
            fresh = Party(name[0], name.start(), name.end())
            others.add(fresh.start)
            every.append(fresh)
            waiting.append(fresh)
        before = _BEFORE.search(text, 0, own.start)
        if before is not None and before.start() not in others and is_party(before, text):
            fresh = Party(before[0], before.start(), before.end())
            others.add(fresh.start)
            every.append(fresh)
            waiting.append(fresh)
    return sorted(every, key=lambda one: one.start)


def _enumeration(parties: Sequence[Party], text: str) -> list[Party]:
    """Return the longest row of parties that stand side by side."""
    best: list[Party] = []
    row: list[Party] = []
    for one in parties:
        row = [*row, one] if row and _NEXT.fullmatch(text[row[-1].end : one.start]) else [one]
        best = max(best, row, key=len)
    return best


def _led(marked: Marked) -> Iterator[tuple[str, Party, str]]:
    text = marked.sentence.text
    names = [one for one in marked.names if one.code.startswith("speaker:")]
    for role, pattern, is_behind in _LED:
        for match in pattern.finditer(text):
            person = _PERSON.match(text, match.end()) if role == "chair" and is_behind else None
            if person is not None:
                yield role, Party(person["name"], person.start("name"), person.end("name")), match[0]
                continue
            leader = _beside(match, text, names, is_behind=is_behind) or _unknown_beside(
                match, text, is_behind=is_behind
            )
            if leader is not None:
                yield role, leader, match[0]


def _beside(match: re.Match[str], text: str, names: Sequence[NameMark], *, is_behind: bool) -> Party | None:
    """Return the organisation of the record that stands right behind some words, or right before them."""
    for one in names:
        between = text[match.end() : one.start] if is_behind else text[one.end : match.start()]
        if (one.start >= match.end() if is_behind else one.end <= match.start()) and _BETWEEN.fullmatch(between):
            return Party(one.words, one.start, one.end)
    return None


def _unknown_beside(match: re.Match[str], text: str, *, is_behind: bool) -> Party | None:
    """Return the proper name there that the record has no organisation for."""
    if is_behind:
        name = PROPER.match(text, match.end() + len(_BETWEEN.match(text[match.end() :])[0]))  # type: ignore[index]
        return Party(name[0], name.start(), name.end()) if name else None
    names = [one for one in PROPER.finditer(text, 0, match.start()) if not text[one.end() : match.start()].strip()]
    name = names[-1] if names else None
    if name is None or name[0] in ARTICLES:
        return None
    words = re.sub(r"^(?:De|Het) ", "", name[0])
    return Party(words, name.end() - len(words), name.end())


def _counted(marked: Marked, does: str) -> list[Party]:
    """Companies that joined or left are a party; how many signed in all is a measurement."""
    if not (_LEFT.fullmatch(does) or _JOINED.fullmatch(does)):
        return []
    text = marked.sentence.text
    begin = text.rfind(";", 0, max(text.find(does), 0)) + 1  # what stands in another part did something else
    numbers = [one for one in marked.numbers if one.unit in COMPANIES and not is_all(one, text) and one.start >= begin]
    return [Party(one.words, one.start, one.end) for one in numbers]


def _row(marked: Marked, about: NameMark, party: Party, what: str, does: str) -> Proposal:
    when = _date_of(marked, does)
    return Proposal(
        sentence=marked.sentence,
        about=about.code,
        what=f"participation:{what}",
        words=party.words,
        party=party.words,
        date_words=when.words if when else "",
        page=marked.sentence.page_at(party.start),
        period=when.period if when else None,
        choices=when.choices if when else (),
        why={"about": about.words, "what": does, "party": party.words},
    )


def _date_of(marked: Marked, does: str) -> DateMark | None:
    """Return the date of what a party does: before no semicolon, and none of another cell in a row of a table."""
    text = marked.sentence.text
    if is_row(text):
        return None
    place = max(text.find(does), 0)
    dated = (one for one in told_dates(marked) if one.period)
    return next((one for one in dated if ";" not in text[min(one.end, place) : max(one.start, place)]), None)
