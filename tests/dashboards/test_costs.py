"""Who pays and what delays: each source in its own row, with payer, amount and cause, as known at the moment."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dashboards.taken import take

PAGE = "/uitleg/kosten-en-vertraging/"
NOW, LETTER = "peildatum=2026-11-26&bekend_op=2026-11-26", "peildatum=2016-06-17&bekend_op=2016-06-17"


def page_of(client, query=NOW):
    return client.get(f"{PAGE}?{query}").context["page"]


def test_each_payer_has_its_row_with_what_it_pays(client, whole):
    assert [(row.head, row.subject, row.amount) for row in page_of(client).costs] == [
        ("Bedrijfsleven", "", ""),
        ("Sociaal-Economische Raad (SER)", "Goud", "20%"),
        ("Partijen in de goudsector", "Goud", "500 euro"),
        ("Rijksoverheid", "Goud", ""),
    ]


def test_causes_are_those_of_the_letter_first_then_of_single_agreements(client, whole):
    page = page_of(client)
    assert [(row.head, row.subject) for row in page.causes] == [
        ("Ongelijke kennis van verantwoord ondernemen", ""),
        ("Weinig ervaring met overleg tussen veel partijen", ""),
        ("Complexiteit van brede afspraken", ""),
        ("Onenigheid over de inhoud", "Goud"),
        ("Genoeg deelnemers vinden", "Goud"),
        ("Moeizame gesprekken", "Goud"),
        ("Te weinig draagvlak in de sector", "Land- en tuinbouw"),
        ("Onenigheid over de inhoud", "Opvolger textiel"),
    ]
    assert page.lead == "4 uitspraken over wie betaalt en 8 over wat vertraagt, waarvan 5 over één convenant."


def test_on_the_day_of_the_letter_only_its_own_words_are_known(client, whole):
    page = page_of(client, LETTER)
    assert [row.head for row in page.costs] == ["Bedrijfsleven"]
    assert {row.source.label for row in (*page.costs, *page.causes)} == {"Kamerstuk 26 485, nr. 220, p. 3"}
    assert (len(page.causes), page.lead) == (3, "1 uitspraak over wie betaalt en 3 over wat vertraagt.")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_before_anything_was_known_the_page_says_so_and_has_no_files(client, whole, prefix):
    page = client.get(f"{prefix}{PAGE}?peildatum=1950-01-01").context["page"]
    assert (page.costs, page.causes, page.moment.files) == ((), (), ())


def test_the_file_keeps_the_amount_as_a_number(client, whole):
    rows = take(client, f"{PAGE}kosten.json?{NOW}").named
    assert [(row["Wie betaalt"], row["Bedrag of aandeel"], row["Eenheid"]) for row in rows][1:3] == [
        ("Sociaal-Economische Raad (SER)", 20, "percent"), ("Partijen in de goudsector", 500, "euro"),
    ]  # fmt: skip


def test_it_takes_a_fixed_number_of_queries(client, whole):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert len(asked) == 3
