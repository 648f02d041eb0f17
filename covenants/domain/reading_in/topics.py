"""What a sentence is about that tells no milestone and no number: the topic of a report, or a cause of delay."""

from __future__ import annotations

import re

# The first that fits is the topic; whole kinds of words, in the order from narrow to wide.
_TOPICS = tuple(
    (topic, re.compile(pattern, re.IGNORECASE))
    for topic, pattern in (
        (
            "cost_sharing",
            (
                r"\b\w*kosten(?:toedeling|verdeling|dekking)?\b|bekosti|\bmeebetalen|bijdrage (?:zal|wordt"
                r"|worden)? ?(?:\w+ )?gevraagd"
            ),
        ),
        ("budget", r"\b(?:miljoen|miljard)\b|\bsubsidie|\bbegroting|\beuro\b"),
        ("evaluation", r"\b(?:tussen|eind|mid[- ]?term[- ]?)?evaluatie|\bgeëvalueerd|\bevalue(?:ert|erde|erden|ren)\b"),
        (
            "legislation",
            (
                r"\bwet(?:ten|geving|svoorstel|gevend|gevende|telijk|telijke)?\b|initiatief(?:wet|wetsvoorstel)|wets?voorstel"
                r"|\bverordening|\w+verordening|EU-richtlijn|\brichtlijn \(|(?:Franse|Britse|Duitse) initiatief"
                r"|\bwetgevings"
            ),
        ),
        (
            "facilitation",
            r"\bfacilit|\bsecretariaat|\bSER\b(?! Top)(?!.*\b(?:rapport|advies|adviseert|beveelt|constateert)\b)",
        ),
        ("recruitment", r"\bwerving|\bgeworven|\bte werven|\bwerft\b"),
        ("duration", r"\blooptijd|\b(?:maanden|jaar|weken) de tijd|(?:termijn|periode|duur) van \S+ (?:jaar|maanden)"),
        (
            "context",
            (
                r"\bEU\b|\bEU-|Europe|\bG7\b|\bG20\b|\bOESO\b|\bILO\b|\bVN\b|Verenigde Naties|\bRaad\b"
                r"|voorzitterschap(?! van [A-Z])|Global"
                r"|(?-i:\bCommissie\b)|\bconferentie|Eurocommissaris|Duitsland|Frankrijk"
            ),
        ),
        ("party_position", r"\bpartijen\b.*\b(?:geven aan|vinden|vertrouwen|stellen|wijzen op|menen)\b"),
        (
            "theme",
            (
                r"kinderarbeid|dwangarbeid|arbeidsomstandigheden|mensenrecht|milieu|dierenwelzijn"
                r"|diervriendelijk|leefbaar loon"
                r"|uitbuiting|discriminatie|klimaat|grondstoffen"
            ),
        ),
        ("policy", r"\bkondigde\b|\bbeleid\b|risico ?analyse|\bprioritaire|\bmotie|\bsubsector|\bSRA\b|beleids"),
    )
)
_CAUSES = tuple(
    (cause, re.compile(pattern, re.IGNORECASE))
    for cause, pattern in (
        ("knowledge", r"\b(?:kennis|bewustwording|bewustzijn|onbekendheid)\b"),
        (
            "dialogue",
            (
                r"\bervaring\b.*\b(?:stakeholder|multi|overleg|dialo)|\bmulti-?stakeholder\w*dialo"
                r"|onderling vertrouwen"
            ),
        ),
        ("complexity", r"\bcomplex|tijdrovend|ingewikkeld"),
        ("support", r"draagvlak|\b(?:weinig|onvoldoende|te weinig) (?:steun|animo|belangstelling)|\bterughoudend"),
        (
            "recruitment",
            (
                r"\b(?:vinden|werven|werving|aantrekken) van (?:\S+ ){0,2}(?:deelnemers|bedrijven|partijen|deelname)"
                r"|(?:te weinig|onvoldoende) (?:deelnemers|bedrijven)|(?:tegenvallende|achterblijvende|lage"
                r"|geringe) deelname"
            ),
        ),
        ("content", r"\b(?:oneens|onenigheid|meningsverschil|verschil(?:len)? van (?:inzicht|mening))"),
        ("talks", r"\b(?:moeizaam|moeizame|stroef|stroeve|stroever)\b|vastgelopen|\bimpasse\b"),
    )
)
_HINDERS = re.compile(
    r"\b(?:tegenvallende|achterblijvende|kampt(?:e|en)?|wegens|omdat|vanwege|doordat|oorzaak|ontbre\w+|gebrek"
    r"|onvoldoende|te weinig|te smal|moeizaam|moeizame|stroef"
    r"|vastgelopen|impasse|oneens|onenigheid|terughoudend|verschil(?:len)? van (?:inzicht"
    r"|mening)|meningsverschil\w*)\b",
    re.IGNORECASE,
)
# A cause is one where the paragraph says that it takes longer
_DELAY = re.compile(
    r"\b(?:oorza(?:ak|ken)|vertraging|vertraagd|meer tijd|langer duurt|duurt langer|kost (?:de nodige|veel"
    r"|meer) tijd|kost(?:te)? (?:\S+ ){0,8}meer tijd|later dan)\b",
    re.IGNORECASE,
)


def topic_of(text: str) -> tuple[str, str]:
    """Return the topic of a report and the words that made it so; progress where no word fits."""
    for topic, pattern in _TOPICS:
        match = pattern.search(text)
        if match:
            return topic, match[0]
    return "progress", ""


def cause_of(text: str) -> tuple[str, str]:
    """Return a cause of delay and the words that name it, "" for none."""
    for cause, pattern in _CAUSES:
        match = pattern.search(text)
        if match:
            return cause, match[0]
    return "", ""


def is_hindrance(text: str) -> bool:
    """Say whether a text tells what stands in the way: a reason, or what is lacking."""
    return bool(_HINDERS.search(text))


def speaks_of_delay(text: str) -> bool:
    return bool(_DELAY.search(text))
