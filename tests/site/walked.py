"""Every public address with a text of the record, for walks that look for what must not stand there."""

# Each kind of page that asks for a moment.
PAGES_AT_A_MOMENT = (
    "/",
    "/convenanten/per-sector/",
    "/sectoren/FIN/",
    "/convenanten/",
    "/convenanten/goud/",
    "/convenanten/goud/uitspraken/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/beloften/",
    "/drempels/",
    "/vergelijk/",
    "/convenanten/tijdlijn/",
    "/correcties/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
)
PAGES = (
    *PAGES_AT_A_MOMENT,
    "/convenanten/textiel/",
    "/convenanten/textiel/uitspraken/",
    "/convenanten/textiel/uitspraken/?onderwerp=measurement",
    "/grafieken/beloofd-en-ondertekend.svg",
    "/beloften/onderzoek/",
    "/beloften/onderzoek/beloften.json",
    "/convenanten/tijdlijn/onderzoek/",
    "/convenanten/tijdlijn/onderzoek/tijdlijn.json",
    "/drempels/onderzoek/",
    "/drempels/onderzoek/deelname.json",
    "/drempels/grafieken/textiel-turnover_share.json",
    "/grafieken/beloofd-en-ondertekend.csv",
    "/convenanten/tabel.csv",
    "/convenanten/goud/uitspraken.csv",
    "/convenanten/goud/grafieken/stappen.svg",
    "/convenanten/goud/grafieken/stappen.csv",
    "/convenanten/tijdlijn/grafieken/looptijden.svg",
    "/convenanten/tijdlijn/grafieken/looptijden.csv",
    "/beloften/grafieken/beloofd-en-werkelijk.svg",
    "/beloften/grafieken/beloofd-en-werkelijk.csv",
    "/uitleg/vormgeving/",
    "/uitleg/vormgeving/grafieken/stappen.svg",
    "/convenanten/textiel/grafieken/drempel-company.svg",
    "/convenanten/textiel/grafieken/drempel-company.csv",
)
IN_NO_LANGUAGE = ("/sitemap.xml",)
# Addresses without a text of the record. The card is a picture: tests/site/test_sameness.py compares its bytes.
WITHOUT_TEXT = {
    "card_file", "robots", "security", "parliamentary_paper", "sectors_moved", "timeline_moved",
    "timeline_explored_moved",
}  # fmt: skip
