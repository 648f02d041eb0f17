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
    "/moties-en-toezeggingen/",
    "/moties-en-toezeggingen/halfjaar/",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/uitleg/kosten-en-vertraging/",
    "/internationaal/",
    "/beloften/",
    "/drempels/",
    "/vergelijk/",
    "/convenanten/tijdlijn/",
    "/correcties/",
    "/zoeken/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/api/",
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
    "/convenanten/goud/uitspraken.atom",
    "/convenanten/textiel/uitspraken.atom",
    "/convenanten/goud/agenda.ics",
    "/sectoren/FIN/uitspraken.atom",
    "/volgen/verschuivingen.atom",
    "/volgen/agenda.ics",
    "/convenanten/goud/grafieken/stappen.svg",
    "/convenanten/goud/grafieken/stappen.csv",
    "/convenanten/tijdlijn/grafieken/looptijden.svg",
    "/convenanten/tijdlijn/grafieken/looptijden.csv",
    "/beloften/grafieken/beloofd-en-werkelijk.svg",
    "/beloften/grafieken/beloofd-en-werkelijk.csv",
    "/tabel.csv",
    "/convenanten/tijdlijn/tabel.csv",
    "/convenanten/per-sector/tabel.csv",
    "/sectoren/FIN/tabel.csv",
    "/beloften/tabel.csv",
    "/drempels/voorwaarden.csv",
    "/drempels/metingen.csv",
    "/drempels/partijen.csv",
    "/documenten/tabel.csv",
    "/documenten/kst-26485-220/uitspraken.csv",
    "/moties-en-toezeggingen/tabel.csv",
    "/uitleg/kosten-en-vertraging/kosten.csv",
    "/uitleg/kosten-en-vertraging/vertraging.csv",
    "/internationaal/tabel.csv",
    "/internationaal/grafieken/initiatieven.svg",
    "/internationaal/grafieken/initiatieven.csv",
    "/moties-en-toezeggingen/halfjaar.odt",
    "/vergelijk/tabel.csv",
    "/correcties/tabel.csv",
    "/uitleg/telregels/tabel.csv",
    "/uitleg/vormgeving/",
    "/uitleg/vormgeving/grafieken/stappen.svg",
    "/convenanten/textiel/grafieken/drempel-company.svg",
    "/convenanten/textiel/grafieken/drempel-company.csv",
    "/zoeken/?q=goud",
    "/zoeken/?q=geheimwoord",
    "/zoeken/suggesties.json?q=geheim",
)
# The API: its lists, and one of each; the letter holds no measurement (its view is that of the statements).
API = (
    "/api/v1",
    "/api/v1/openapi.json",
    "/api/v1/sectors",
    "/api/v1/sectors/FIN",
    "/api/v1/covenants",
    "/api/v1/covenants/goud",
    "/api/v1/outcomes",
    "/api/v1/outcomes/goud",
    "/api/v1/statements?pageSize=500",
    "/api/v1/statements/kst-26485-220/S030",
    "/api/v1/promises?pageSize=500",
    "/api/v1/promises/kst-26485-220/S022",
    "/api/v1/targets",
    "/api/v1/targets/kst-26485-220/S030",
    "/api/v1/counts",
    "/api/v1/counts/kabinet",
    "/api/v1/thresholds",
    "/api/v1/thresholds/textiel-inwerkingtreding",
    "/api/v1/measurements",
    "/api/v1/documents?pageSize=500",
    "/api/v1/documents/kst-26485-220",
    "/api/v1/organisations?pageSize=500",
    "/api/v1/organisations/kabinet",
    "/api/v1/motions",
    "/api/v1/motions/toezegging-szw-arbeidsconferentie-2016",
    "/api/v1/revisions",
    "/api/v1/revisions/1",
)
IN_NO_LANGUAGE = ("/sitemap.xml", *API)
# Addresses without a text of the record. The card is a picture: tests/site/test_sameness.py compares its bytes.
WITHOUT_TEXT = {
    "card_file", "robots", "security", "parliamentary_paper", "sectors_moved", "timeline_moved",
    "timeline_explored_moved", "api_measurements_one",
}  # fmt: skip


_NAMES_IN_API = {"peildatum": "asOf", "bekend_op": "knownOn", "revisie": "revision", "telregel": "countingRule"}


def at(address, moment):
    """Return an address at a moment, by the keys it knows."""
    if not moment or address == "/api/v1/openapi.json":
        return address
    if address.startswith("/api/v1"):
        for key, name in _NAMES_IN_API.items():
            moment = moment.replace(f"{key}=", f"{name}=")
    return f"{address}{'&' if '?' in address else '?'}{moment}"
