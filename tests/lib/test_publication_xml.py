"""The XML of an official publication, in its published structure and our own words: read as its text is."""

import pytest

from imvo_tracker.lib.paper_files import read_paper
from imvo_tracker.lib.paper_types import BODY, HEADING, NOTE, UnreadablePaper

PUBLICATION = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie{space} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <metadata><meta name="OVERHEIDop.dossiernummer" scheme="" content="26485"/></metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2016-2017</tekstregel>
    </kamerstukkop>
    <dossier><dossiernummer><dossiernr>26 485</dossiernr></dossiernummer><titel>Maatschappelijk ondernemen</titel></dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">999</ondernummer></stuknr>
      <titel>BRIEF VAN DE MINISTER<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>Vervangt nr. 998.</noot.al></noot></titel>
      <datumtekst>Ontvangen <datum isodatum="2016-11-14">14 november 2016</datum></datumtekst>
      <algemeen><vrije-tekst>
        <tekst status="goed">
          <al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
          <al>Op 4 juli jl. is het <nadruk type="cur">textielconvenant</nadruk> onder<?xpp afbm?>tekend &#x2013; zie
            <extref doc="kst-26485-220" soort="document">26 485, nr. 220</extref>.<noot id="n2" type="voet"><noot.nr>2</noot.nr>
            <noot.al>Stand van <nadruk type="vet">1 november</nadruk>.</noot.al><noot.al>Tweede alinea.</noot.al></noot> Meer volgt.</al>
          <tussenkop kopopmaak="vet">Banken</tussenkop>
          <lijst type="expliciet" nr-sluiting=".">
            <li><li.nr>1.</li.nr><al>Eerste punt &amp; vervolg.</al>
              <lijst type="expliciet"><li><li.nr>a.</li.nr><al>Onderpunt.</al></li></lijst></li>
          </lijst>
        </tekst>
        <divisie><kop><nr>2.</nr><titel>Overzicht</titel></kop>
          <tekst><table><tgroup cols="3"><colspec colname="a"/>
            <thead><row><entry><al>Sector</al></entry><entry><al>Stand</al></entry><entry><al>Verwachting</al></entry></row></thead>
            <tbody><row><entry><al>Goud</al></entry><entry><al>in gesprek</al></entry><entry><al>eind 2016</al></entry></row>
              <row><entry><al>Hout</al></entry><entry><al/></entry><entry><al>begin 2017</al></entry></row></tbody>
          </tgroup></table></tekst>
        </divisie>
        <plaatje id="p1"><illustratie naam="x.png"/></plaatje>
      </vrije-tekst></algemeen>
      <ondertekening><functie>De Minister voor Handel,</functie><naam><voornaam>A.</voornaam> <achternaam>Jansen</achternaam></naam></ondertekening>
    </stuk>
  </kamerstuk>
</officiele-publicatie>
"""  # noqa: E501
BLOCKS = [
    (HEADING, 0, "Maatschappelijk ondernemen"),
    (HEADING, 0, "BRIEF VAN DE MINISTER"),
    (NOTE, 1, "Vervangt nr. 998."),
    (BODY, 0, "14 november 2016"),
    (BODY, 0, "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
    (BODY, 0, "Op 4 juli jl. is het textielconvenant ondertekend – zie 26 485, nr. 220. Meer volgt."),
    (NOTE, 2, "Stand van 1 november. Tweede alinea."),
    (HEADING, 0, "Banken"),
    (BODY, 0, "Eerste punt & vervolg."),
    (BODY, 0, "Onderpunt."),
    (HEADING, 0, "Overzicht"),
    (BODY, 0, "Sector: Stand; Verwachting."),
    (BODY, 0, "Goud: in gesprek; eind 2016."),
    (BODY, 0, "Hout: –; begin 2017."),
    (BODY, 0, "De Minister voor Handel,"),
    (BODY, 0, "A. Jansen"),
]


@pytest.mark.parametrize("space", ["", ' xmlns="http://example.org/op"'], ids=["plain", "namespaced"])
def test_headings_notes_lists_and_tables_are_told_apart_and_nothing_else_is_text(space):
    paper = read_paper("kst-26485-999.xml", PUBLICATION.replace("{space}", space).encode())
    assert [(one.kind, one.number, one.text) for one in paper.blocks] == BLOCKS
    # no page stands in it, and each footnote is pointed at from its place
    assert (paper.page_count, {one.pages for one in paper.blocks}) == (0, {()})
    text = next(one for one in paper.blocks if one.refers and one.kind == BODY)
    assert [(text.text[:place][-9:], number) for place, number in text.refers] == [(" nr. 220.", 2)]


def test_another_encoding_is_read_and_a_document_type_is_refused():
    latin = (
        PUBLICATION.replace("{space}", "")
        .replace('encoding="utf-8"', 'encoding="iso-8859-1"')
        .replace("Eerste", "Geëerde")
    )
    paper = read_paper("kst-26485-999.xml", latin.encode("iso-8859-1"))
    assert "Geëerde punt & vervolg." in [one.text for one in paper.blocks]
    typed = '<!DOCTYPE officiele-publicatie [<!ENTITY x "y">]><officiele-publicatie><al>&x;</al></officiele-publicatie>'
    with pytest.raises(UnreadablePaper):
        read_paper("kst-26485-999.xml", typed.encode())


@pytest.mark.parametrize("root", ["officiele-publicatie", "kamerwrk"])
def test_a_footnote_that_is_kept_elsewhere_stands_where_it_is_referred_to(root):
    text = (
        f'<{root}><kamerstuk><stuk><tekst><al>De stand<nootref refid="n1">1</nootref> van con\u00advenanten.</al>'
        '<al>Zie<nootref refid="n1">1</nootref> ook daar.</al></tekst>'
        '<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>Kamerstuk 26 485, nr. 220.</noot.al></noot>'
        f"</stuk></kamerstuk></{root}>"
    )
    paper = read_paper("kst-26485-999.xml", text.encode())
    assert [(one.kind, one.number, one.text, one.refers) for one in paper.blocks] == [
        (BODY, 0, "De stand van convenanten.", ((8, 1),)),
        (NOTE, 1, "Kamerstuk 26 485, nr. 220.", ()),
        (BODY, 0, "Zie ook daar.", ()),
    ]
