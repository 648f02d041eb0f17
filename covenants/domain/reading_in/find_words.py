"""Words of a list: what happened (an event), and how firmly it is said. Kinds of wording, not those of one letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from covenants.domain.reading_in.types import WordMark

_TALKS = (
    r"(?:convenant)?(?:gesprek(?:ken)?|besprekingen|onderhandeling(?:en)?|overleg(?:gen)?|dialoog|traject|afspraken"
    r"|onderhandelingstraject|verkenning(?:en)?|proces)"
)
_BEGAN = (
    r"(?:van start (?:te )?(?:gegaan|gaan|gaat|ging|gingen)|(?:op)?gestart|start(?:te|ten|en|t)?|begonnen"
    r"|beginnen|begint|begon"
    r"|aangevangen|aangevat|geopend)"
)
_CONCLUDED = (
    r"(?:af ?te ?sluiten|afgesloten|afsluiten|afsluit|gesloten|te sluiten|sluiten|sluit|gerealiseerd"
    r"|te realiseren|(?<!veel )(?<!wat )(?<!meer )(?<!weinig )bereikt|rond|voorzien|gepland|verwacht|te verwachten)"
)
_AGREEMENT = r"(?:imvo[- ]?|sector)*(?:[^\W\d_]*convenant(?:en)?|overeenkomst(?:en)?|akkoord(?:en)?)"
_SER = r"(?:de )?(?:ser|sociaal[- ]economische raad(?: \(ser\))?)"
# By kind; the first that fits a stretch of text takes it.
_EVENTS: Sequence[tuple[str, str]] = (
    ("intent_declared", r"intentieverklaring(?:en)?|intentieovereenkomst(?:en)?|verklaring van intentie"),
    (
        "talks_stopped",
        (
            rf"{_TALKS}(?: \S+){{0,14}}? (?:gestopt|stopgezet|gestaakt|afgebroken|beeindigd|vastgelopen|gestrand"
            rf"|op niets uitgelopen|stoppen|te beeindigen|te staken)"
            rf"|(?:gestopt|stopgezet|gestaakt|afgebroken|stoppen|stopten)(?: \S+){{0,3}} {_TALKS}"
            r"|(?:ermee|hiermee|daarmee|er (?:\S+ ){1,3}mee) (?:gestopt|opgehouden)"
        ),
    ),
    (
        "ended_early",
        (
            r"(?:besloten(?: \S+){0,6}? )?(?:voortijdig|vroegtijdig|vervroegd|eerder dan gepland)(?: \S+){0,2}"
            r" (?:beeindigd|beeindigen|beeindigden|gestopt|gestaakt|opgezegd)"
            r"|(?:door|met) (?:de |alle )?partijen(?: \S+){0,4}? beeindigd"
            r"|(?:partijen|deelnemers|ondertekenaars)(?: \S+){0,12}? (?:beeindigen|beeindigden"
            r"|hebben(?: \S+){0,8}? beeindigd|maak(?:t|ten|en)(?: \S+){0,4} een einde aan)"
        ),
    ),
    (
        "renewed",
        (  # "verlengd tot en met 2021" says when it ends
            r"(?:met \S+ jaar )?verleng(?:d|en)\b(?!(?: \S+){0,2}? tot\b)|verlenging(?!(?: \S+){0,2}? tot\b)"
            r"|tweede termijn|vervolgconvenant|opvolger van het convenant"
        ),
    ),
    (
        "facilitation_started",
        (
            rf"{_SER} (?:treedt|trad|treden) (?:\S+ )?op als facilitator|onder leiding van {_SER}"
            rf"|gefaciliteerd door {_SER}|begeleid door {_SER}|{_SER} (?:als facilitator"
            rf"|faciliteert|begeleidt|leidt)"
        ),
    ),
    (
        "threshold_met",
        r"drempel(?: [^\s;]+){0,14}? (?:gehaald|bereikt)|aan (?:de|beide|alle) voorwaarden (?:is |wordt )?voldaan",
    ),
    (
        "in_force",
        (
            r"(?:treedt|treden|trad|traden|getreden|treedt naar verwachting)(?: \S+){0,6} in werking"
            r"|in werking (?:is |zal |te )?(?:getreden|treedt|treden|trad)"
            rf"|sinds(?: \S+){{1,4}}? (?:geldt(?: \S+){{0,3}}? {_AGREEMENT}|operationeel|actief)|(?:bestaat|geldt"
            rf"|operationeel|actief) sinds\b"
            r"|inwerkingtreding|van kracht(?: (?:geworden|worden|wordt|werd))?"
        ),
    ),
    (
        "presented",
        (
            r"gepresenteerd|presentatie van|presenteerden?|presenteren|onderhandelaarsakkoord|principeakkoord"
            r"|concept-?(?:convenant|akkoord|tekst)"
            r"|onderhandelingsresultaat"
            r"|voorlopig resultaat|aangeboden aan"
        ),
    ),
    (
        "evaluated",
        (
            r"geevalueerd|eindevaluatie|(?:volgt|verschijnt|verscheen) (?:een |de )?(?:tussentijdse |\w+)?evaluatie"
            r"|(?:mid[- ]?term[- ]?|tussen)?evaluatie (?:is |werd |wordt )?(?:naar verwachting )?"
            r"(?:(?:voor|in|na) (?:\S+ ){1,4})?"
            r"(?:afgerond|gepubliceerd|verschenen|opgeleverd|verschijnt|gereed|klaar)"
        ),
    ),
    (
        "signed",
        (
            r"(?:mede)?ondertekend|(?:mede)?ondertekening|ondertekenen|ondertekende(?:n)?|ondertekent|getekend"
            r"|tekenen|tekende(?:n)?(?= )|tekent\b"
            rf"|{_AGREEMENT},?(?: \S+){{0,9}}? {_CONCLUDED}\b|{_CONCLUDED} van (?:\S+ ){{0,3}}{_AGREEMENT}"
            rf"|tot (?:een |het )?(?:{_AGREEMENT}|afspraken) (?:te )?(?:komen|komt|leiden)"
            rf"|totstandkoming van (?:\S+ ){{0,3}}{_AGREEMENT}"
            rf"|{_AGREEMENT},?(?: \S+){{0,9}}? (?:tot stand|totstand)\w*|in het vooruitzicht"
            r"|(?:kwam|kwamen|komt|komen) (?:\S+ ){0,5}tot stand"
            r"|handtekening(?:en)? (?:gezet |gezette |geplaatst )?onder|afronding\b|(?:wordt|worden) afgerond"
            r"|af te ronden\b|afronden\b"
            rf"|{_AGREEMENT}(?: \S+){{0,4}} (?:gereed|klaar|afgerond)\b"
            rf"|(?:mikt|mikken|hoopt|hopen|rekent|rekenen|koerst|koersen) op (?:een |het )?{_AGREEMENT}\b"
            rf"|(?<!het )(?:streven|streeft|streefden|gestreefd|werken|werkt)(?: \S+){{0,2}}? naar (?:een "
            rf"|het )?{_AGREEMENT}\b"
            r"|(?:uitgesteld|verschoven|doorgeschoven|verplaatst) (?:tot|naar)\b"
            r"|(?:ver)?sch(?:uift|uiven|oof|oven) (?:\S+ ){0,3}?(?:door )?naar\b"
            rf"|kom(?:t|en) er (?:\S+ ){{0,4}}{_AGREEMENT}|{_AGREEMENT}(?: \S+){{0,6}}? rekening met\b"
            rf"|{_AGREEMENT}(?: [^\s;]+){{0,6}}? volg(?:t|de|en|den)\b"
            r"|(?:wordt|worden|werd|werden|is|zijn|zal|zullen|kan|kunnen) (?:dat|dit|het|deze|die"
            r"|zij)(?: \S+){0,8}? (?:af)?gesloten"
        ),
    ),
    (
        "ended",
        (
            r"(?:loopt|liep|lopen|liepen) (?:\S+ ){0,5}af\b|(?:loopt|liep|lopen|geldt|looptijd)(?: \S+){0,4}? tot\b"
            r"|einddatum(?: \S+){0,4}? (?:is|ligt|valt)\b|einddatum van\b|afgelopen per\b|eindigt|eindigen|eindigden"
            r"|eindigde"
            r"|geeindigd|beeindigd|ten einde|aflopen\b"
            r"|(?:is|was|zijn|waren) (?:\S+ ){0,5}?(?<!de )(?<!het )afgelopen(?! (?:\S*jaar"
            r"|\S*maand|week|weken|zomer|winter|herfst"
            r"|periode|tijd))|verleng(?:d|en|ing)(?: \S+){0,2}? tot\b"
        ),
    ),
    (
        "talks_started",
        (
            rf"{_BEGAN}(?: \S+){{0,4}} {_TALKS}|onderhandel(?:en|t)(?: \S+){{0,3}}? sinds"
            rf"|sinds(?: \S+){{1,4}}? (?:onderhandeld|overlegd|gesproken)\b"
            rf"|{_TALKS}(?: \S+){{0,12}} {_BEGAN}|van start (?:gegaan|gaan|gaat"
            rf"|ging)|(?:aan|om) (?:de )?tafel|lopende (?:\S+ )?(?:stakeholder)?{_TALKS}"
            rf"|(?:voer(?:t|en|de|den)|in)(?: \S+){{0,2}}? sinds(?: \S+){{1,4}}? {_TALKS}"
            rf"|werk(?:t|en|te|ten)(?: \S+){{0,8}}? aan (?:een|hun|het) (?:eigen )?{_AGREEMENT}"
            r"|(?:wordt|worden)(?: \S+){0,6}? onderhandeld\b|onderhandel(?:en|t)(?: \S+){0,4}? over (?:een|het|hun)\b"
            rf"|{_TALKS}(?: \S+){{0,6}}? (?:lopen"
            rf"|loopt|liepen) (?:al )?sinds|in gesprek|in onderhandeling|{_BEGAN} (?:is )?met\b"
        ),
    ),
)
_FIRM: Sequence[tuple[str, str]] = (
    (
        "abandoned",
        (
            r"niet (?:meer |langer )?(?:wordt |worden |zal |zullen |is |zijn )?(?:gehaald|haalbaar|bereikt)|(?:wordt"
            r"|worden|zal|is) (?:\S+ ){0,2}niet (?:meer )?(?:gehaald|haalbaar|bereikt|gehouden)"
            r"|losgelaten|opgegeven|afgezien van|ziet af van|niet langer nagestreefd"
        ),
    ),
    (
        "confident",
        (
            r"(?:voldoende |alle |goed )?vertrouwen (?:dat|in|erop|er op)|vertrouwt erop|vertrouwt er op"
            r"|vertrouwen erop|voldoende vertrouwen|ervan overtuigd"
        ),
    ),
    (
        "aim",
        (
            r"afgesproken is\b|is afgesproken\b|afspraak is|streven|streeft|gestreefd|streefden?|beogen|beoogt|beoogd"
            r"|ambitie|doelstelling|doel is"
            r"|doel (?:om|van|dat)\b|houdt vast aan"
            r"|inzet is|als doel|zet(?:te|ten|ten)? (?:\S+ ){0,4}in op|ingezet op|in te zetten op"
            r"|ten doel|mikken|mikt|wil(?:len)?(?=[ ].*\b(?:komen|sluiten|ondertekenen|afronden)\b)"
        ),
    ),
    (
        "may",
        (
            r"overwe(?:egt|gen)|overwogen|ligt (?:\S+ ){0,4}voor\b(?=[.,;])|kunnen|kan\b|mogelijk(?!e)\b|wellicht"
            r"|zou(?:den)?\b|binnen bereik|hopen|hoopt|eventueel"
        ),
    ),
    (
        "expect",
        (
            r"verwacht(?:en|te|ing)?\b|naar verwachting|zal\b|zullen\b|voorzien\b|gepland\b|planning"
            r"|in het vooruitzicht|ziet het er ?naar ?uit|voornemen|voornemens"
            r"|zodra|wordt\b|worden\b"
        ),
    ),
    (
        "fact",
        r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b|inmiddels|reeds|tekenden?\b|ondertekenden?\b|jl\b|jongstleden",
    ),
)
# "… is getekend, op 22 maart gevolgd door …": what follows is what was told before it
_FOLLOWS = re.compile(r"(?<![\w-])(?:gevolgd door|volgd(?:e|en) (?=(?:op |in )?(?:het|dat|die|de)\b))")
_EVENT_PATTERNS = [(code, re.compile(rf"(?<![\w-])(?:{pattern})")) for code, pattern in _EVENTS]
_FIRM_PATTERNS = [(code, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for code, pattern in _FIRM]


# "Sinds februari 2016 wordt onder leiding van de SER onderhandeld": what leads the talks stands between
_SINCE = re.compile(r"(?<![\w-])sinds (?:\S+ ){2,12}?(?P<verb>onderhandeld|overlegd|gesproken|gepraat)\b")


# "De ondertekening is uitgesteld; partijen rekenen nu op het eerste kwartaal"
_COUNT_ON = re.compile(
    r"(?<![\w-])(?:reken(?:t|en)|mik(?:t|ken)|koers(?:t|en)|hoopt|hopen|richten zich|richt zich) (?:nu |thans "
    r"|inmiddels )?op "
    r"(?=(?:het |de )?(?:eerste|tweede|derde|vierde|laatste|begin|eind|medio|voorjaar|najaar|zomer|winter"
    r"|[0-9]{1,4} ?|jan|feb"
    r"|maart|april|mei|juni|juli|aug|sept|okt|nov|dec))"
)


def find_events(text: str, plain: str) -> tuple[WordMark, ...]:
    """Return the words that tell an event; `plain` is the text in small letters without accents."""
    marks: list[WordMark] = []
    for code, pattern in _EVENT_PATTERNS:
        for match in pattern.finditer(plain):
            if not any(one.start < match.end() and match.start() < one.end for one in marks):
                marks.append(WordMark(match.start(), match.end(), text[match.start() : match.end()], code))
    marks.sort(key=lambda one: one.start)
    for match in _FOLLOWS.finditer(plain):
        before = [one for one in marks if one.end <= match.start()]
        if before:
            marks.append(
                WordMark(match.start(), match.end(), text[match.start() : match.end()].strip(), before[-1].code)
            )
    for match in _COUNT_ON.finditer(plain):
        if any(one.code == "signed" and one.end <= match.start() for one in marks):
            marks.append(WordMark(match.start(), match.end(), text[match.start() : match.end()].strip(), "signed"))
    for match in _SINCE.finditer(plain):
        start, end = match.span("verb")
        if not any(one.start < end and start < one.end for one in marks):
            marks.append(WordMark(start, end, text[start:end], "talks_started"))
    return tuple(sorted(marks, key=lambda one: one.start))


def find_firmness(text: str, plain: str) -> tuple[WordMark, ...]:
    """Return the words that say how firmly, from the strongest sign to the weakest: the first decides."""
    return tuple(
        WordMark(match.start(), match.end(), text[match.start() : match.end()], code)
        for code, pattern in _FIRM_PATTERNS
        for match in pattern.finditer(plain)
    )
