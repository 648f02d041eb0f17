"""Every kind of public page, in the states that look different."""

LETTER_MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"

PAGES = (
    "/",
    f"/?{LETTER_MOMENT}",
    "/?peildatum=1950-01-01",
    "/convenanten/per-sector/",
    "/sectoren/FIN/",
    "/sectoren/X-TOE/",
    "/convenanten/",
    "/convenanten/?status=signed",
    "/convenanten/?fase=presented&planning=late",
    "/convenanten/textiel/",
    "/convenanten/textiel/uitspraken/",
    f"/convenanten/goud/?{LETTER_MOMENT}",
    "/convenanten/toerisme/",
    "/beloften/",
    "/beloften/onderzoek/",
    "/drempels/",
    "/drempels/onderzoek/",
    "/vergelijk/?van=2016-06-17&tot=2019-12-31",
    "/convenanten/tijdlijn/",
    "/convenanten/tijdlijn/onderzoek/",
    "/correcties/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/documenten/kst-26485-220/?over=goud",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/uitleg/vormgeving/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/?peildatum=31-02-2016",
    "/bestaat-niet/",
)


# Each kind of page once, at the most it can hold: what costs much is looked at there.
KINDS = (
    "/",
    "/convenanten/",
    "/convenanten/per-sector/",
    "/convenanten/tijdlijn/",
    "/convenanten/tijdlijn/onderzoek/",
    "/convenanten/textiel/",
    "/convenanten/textiel/uitspraken/",
    "/sectoren/FIN/",
    "/beloften/",
    "/beloften/onderzoek/",
    "/drempels/",
    "/drempels/onderzoek/",
    "/vergelijk/?van=2016-06-17&tot=2019-12-31",
    "/correcties/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/uitleg/vormgeving/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
)


def in_english(address: str) -> str:
    """Return the English twin of a Dutch address."""
    return f"/en{address}"
