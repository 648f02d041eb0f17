"""Every table of the public pages can be taken along: its file is offered on the page, at the moment of the page."""

import pytest

from tests.dashboards.taken import take
from tests.site.reader import parsed
from tests.site.routes import route_of
from tests.site.walked import PAGES

pytestmark = pytest.mark.one_database

# By kind of page and first columns of a table, the name of the address of its file.
FILES = {
    ("overview", "Convenant"): "overview_table_file",
    ("sector", "Convenant"): "sector_file",
    ("sectors", "Sector"): "sectors_file",
    ("covenants", "Convenant"): "covenants_file",
    ("covenant", "Woorden"): "promises_table_file",
    ("covenant", "Volgens"): "covenant_statements_file",
    ("covenant", "Cijfer"): "covenant_statements_file",
    ("covenant", "Nodig"): "conditions_file",
    ("covenant_statements", "Onderwerp"): "covenant_statements_file",
    ("promises", "Convenant"): "promises_table_file",
    ("promises", "Tot en met"): "promises_sums_file",
    ("promises", "Document"): "promises_scores_file",
    ("promises", "Bekend sinds"): "promises_counts_file",
    ("promises_explored", "Reeks"): "promises_explored_table_file",
    ("timeline_explored", "Reeks"): "timeline_explored_table_file",
    ("thresholds_explored", "Reeks"): "thresholds_explored_table_file",
    ("thresholds", "Voorwaarde"): "conditions_file",
    ("thresholds", "Eenheid"): "measurements_file",
    ("thresholds", "Partij"): "parties_file",
    ("documents", "Document"): "documents_file",
    ("document", "Convenant"): "promises_table_file",
    ("document", "p."): "document_claims_file",
    ("comparison", "Convenant"): "comparison_file",
    ("comparison", "Cijfer"): "comparison_figures_file",
    ("corrections", "Waarover"): "corrections_file",
    ("motions", "Motie of toezegging"): "motions_file",
    ("abroad", "Land of organisatie"): "abroad_file",
    ("annex", "Sector"): "annex_file",
    ("annex_abroad", "Wet of initiatief"): "annex_abroad_file",
    ("half_year", "Motie of toezegging"): "half_year_table_file",
    ("explanation_costs", "Wie betaalt"): "costs_file",
    ("explanation_costs", "Oorzaak"): "causes_file",
    ("question", "Convenant"): "question_file",
    ("question", "Partij"): "question_file",
    ("question", "Plaats"): "question_file",
    ("question", "Uitspraak"): "question_file",
    ("about", "Brief"): "letters_file",
    ("explanation", "Mijlpaal"): "kinds_file",
    ("explanation_rules", "Telregel"): "rules_file",
    ("explanation_keeping", "Sleutel"): "query_keys_file",
}
# Words of our own about the site, no rows of the record.
EXCEPTIONS = {
    ("api", "Vraag"): "worked examples; their answers are JSON",
    ("api", "Bron"): "the OpenAPI document is the same list for programs",
    ("open_data", "Bestand"): "the files of the package themselves",
    ("open_data", "Tabel"): "the files of the package themselves",
    ("style_guide", "Naam"): "sizes of the stylesheet",
    ("style_guide", "Convenant"): "a made-up table",
    ("style_guide", "Dag"): "a made-up chart to explore",
}


def tables_of(client, address):
    """Yield each table with the first of its columns, and its chart where it stands in one."""
    page = parsed(client.get(address).content.decode().partition("<!doctype html>")[2])
    for figure in page.all("figure", class_="nl-graph"):
        yield page, figure, figure.all("table")[0]
    drawn = {id(table) for figure in page.all("figure", class_="nl-graph") for table in figure.all("table")}
    yield from ((page, None, table) for table in page.all("table") if id(table) not in drawn)


def files_in(part):
    """Return the address of each CSV file that a part of a page offers, by its name."""
    links = [one.attrs.get("href", "") for one in part.all("a")]
    return {route_of(one): one for one in links if one.partition("?")[0].endswith(".csv")}


def test_each_table_of_each_page_has_a_file(client, whole):
    met, missing = set(), []
    pages = [one for one in PAGES if one.partition("?")[0].endswith("/")]
    for address in pages:
        for page, figure, table in tables_of(client, address):
            first = table.all("th")[0].words
            kind = route_of(address), first
            name = FILES.get(kind)
            offered = files_in(figure or page)
            if figure and offered:
                continue
            met.add(kind)
            if kind not in EXCEPTIONS and name not in offered:
                missing.append((address, first, name))
            elif name:
                assert "revisie=" in offered[name]
                assert client.get(offered[name]).status_code == 200, offered[name]
    assert missing == []
    assert met == {*FILES, *EXCEPTIONS}


def test_what_a_covenant_or_document_shares_with_another_page_is_its_own_part_of_that_file(client, whole):
    for address, kind, key in (
        ("/convenanten/textiel/", "promises_table_file", "convenant=textiel"),
        ("/convenanten/textiel/", "conditions_file", "convenant=textiel"),
        ("/documenten/kst-26485-220/", "promises_table_file", "document=kst-26485-220"),
    ):
        page = parsed(client.get(address).content.decode().partition("<!doctype html>")[2])
        offered = files_in(page)[kind]
        assert key in offered
        rows = take(client, offered.replace(".csv?", ".json?")).rows
        assert len(rows) > 1
        named = {row[1] for row in rows}
        assert named == {"Textiel"} or "document" in key
