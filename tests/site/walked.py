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
    "/bijlage/",
    "/bijlage-2/",
    "/edities/",
    "/zoeken/",
    "/onderzoek/",
    "/onderzoek/hoe-laat/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/api/",
    "/open-data/",
)
# The letter's moment: /convenanten/goud/?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet
GOLD = "13219h8117fn405b"
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
    "/drempels/grafieken/textiel-turnover_share/",
    "/grafieken/beloofd-en-ondertekend/",
    "/convenanten/goud/grafieken/stappen/",
    "/convenanten/textiel/grafieken/drempel-company/",
    "/convenanten/tijdlijn/grafieken/looptijden/",
    "/beloften/grafieken/beloofd-en-werkelijk/",
    "/grafieken/beloofd-en-ondertekend.csv",
    "/convenanten/tabel.csv",
    "/convenanten/goud/uitspraken.csv",
    "/convenanten/goud/uitspraken.atom",
    "/convenanten/textiel/uitspraken.atom",
    "/convenanten/goud/agenda.ics",
    "/convenanten/goud/metadata.xml",
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
    "/vergelijk/tabel.csv",
    "/correcties/tabel.csv",
    "/beloften/sommen.csv",
    "/beloften/brieven.csv",
    "/beloften/tellingen.csv",
    "/beloften/onderzoek/tabel.csv",
    "/convenanten/tijdlijn/onderzoek/tabel.csv",
    "/drempels/onderzoek/tabel.csv",
    "/drempels/grafieken/textiel-turnover_share.csv",
    "/vergelijk/cijfers.csv",
    "/sectoren/FIN/themas.csv",
    "/over/brieven.csv",
    "/uitleg/mijlpalen.csv",
    "/uitleg/bewaring/sleutels.csv",
    "/bijlage/tabel.csv",
    "/bijlage/bijlage.html",
    "/bijlage-2/tabel.csv",
    "/bijlage-2/bijlage.html",
    "/moties-en-toezeggingen/halfjaar/tabel.csv",
    "/uitleg/telregels/tabel.csv",
    # whose rows are read for them alone
    "/onderzoek/wat-was-bekend/?convenant=goud",
    "/onderzoek/wat-zei/",
    "/onderzoek/wie-doet-mee/",
    "/onderzoek/welke-verschoven/",
    "/onderzoek/wat-was-bekend/tabel.csv",
    "/uitleg/vormgeving/",
    "/uitleg/vormgeving/grafieken/stappen.svg",
    "/convenanten/textiel/grafieken/drempel-company.svg",
    "/convenanten/textiel/grafieken/drempel-company.csv",
    "/zoeken/?q=goud",
    "/zoeken/?q=geheimwoord",
    "/zoeken/suggesties.json?q=geheim",
    f"/citeer/{GOLD}/",
    f"/citeer/{GOLD}/?deel=grafiek.stappen",
    f"/citeer/{GOLD}/?deel=document.kst-26485-220",
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
    "/api/v1/editions",
    "/api/v1/revisions",
    "/api/v1/revisions/1",
)
IN_NO_LANGUAGE = ("/sitemap.xml", "/open-data/catalogus.jsonld", *API)
# The picture of each kind of page that has one.
CARDS = (
    "/kaart.png",
    "/convenanten/kaart.png",
    "/convenanten/textiel/kaart.png",
    "/convenanten/per-sector/kaart.png",
    "/convenanten/tijdlijn/kaart.png",
    "/sectoren/FIN/kaart.png",
    "/beloften/kaart.png",
    "/documenten/kaart.png",
    "/documenten/kst-26485-220/kaart.png",
    "/vergelijk/kaart.png",
    "/correcties/kaart.png",
)
CARD_NAMES = {
    f"{page}_card_file"
    for page in (
        "overview", "covenants", "covenant", "sectors", "sector", "timeline", "promises", "documents", "document",
        "comparison", "corrections",
    )
}  # fmt: skip
# Addresses without a text of the record. Cards are pictures: tests/site/test_sameness.py compares their bytes. The
# files of the data package are held against what is closed in tests/dashboards/test_data_package.py. An edition is
# there once somebody froze one: tests/admin/test_annex_desk.py reads it.
WITHOUT_TEXT = {
    *CARD_NAMES, "robots", "security", "parliamentary_paper", "sectors_moved", "timeline_moved",
    "timeline_explored_moved", "api_measurements_one", "short_link", "open_data_file",
    "edition", "edition_file", "api_editions_one",
    # what the page itself holds, as a packed document; and a drawing that the letter alone has nothing for
    "half_year_file", "abroad_chart_file", "abroad_chart",
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
