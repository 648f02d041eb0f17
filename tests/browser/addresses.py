"""Every kind of public page, in the states that look different."""

LETTER_MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"

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
    "/grafieken/beloofd-en-ondertekend/",
    "/convenanten/textiel/grafieken/drempel-company/",
    "/convenanten/tijdlijn/grafieken/looptijden/",
    "/beloften/grafieken/beloofd-en-werkelijk/",
    "/drempels/grafieken/textiel-company/",
    "/internationaal/grafieken/initiatieven/",
    "/vergelijk/?van=2016-06-17&tot=2019-12-31",
    "/correcties/",
    "/bijlage/",
    "/bijlage-2/",
    "/edities/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/moties-en-toezeggingen/",
    "/moties-en-toezeggingen/halfjaar/",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/uitleg/kosten-en-vertraging/",
    "/internationaal/",
    "/uitleg/vormgeving/",
    "/zoeken/?q=goud",
    "/onderzoek/",
    "/onderzoek/wie-beloofde-wat/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/api/",
    "/citeer/13219h8117fn405b/",
    "/open-data/",
)
# And the states of them that look different.
PAGES = (
    *KINDS,
    f"/?{LETTER_MOMENT}",
    "/?peildatum=1950-01-01",
    "/sectoren/X-TOE/",
    "/convenanten/?status=signed",
    "/convenanten/?kolommen=signed,source",
    "/convenanten/?fase=presented&planning=late",
    f"/convenanten/goud/?{LETTER_MOMENT}",
    "/convenanten/toerisme/",
    f"/en/bijlage/?{LETTER_MOMENT}",
    "/documenten/kst-26485-220/?over=goud",
    "/zoeken/?q=textiek",
    "/onderzoek/hoeveel-ondertekend/?peildatum=2010-01-01",
    "/?peildatum=31-02-2016",
    "/bestaat-niet/",
)


def in_english(address: str) -> str:
    """Return the English twin of a Dutch address."""
    return f"/en{address}"
