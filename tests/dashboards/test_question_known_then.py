"""A question about what was in no record yet on the day that is asked for."""

import pytest

pytestmark = pytest.mark.one_database


def test_what_was_in_no_record_then_gives_its_own_answer_and_not_that_of_another(client, whole):
    asked = {"convenant": "pensioenen", "peildatum": "2016-06-17", "bekend_op": "toen"}
    page = client.get("/onderzoek/wat-was-bekend/", asked).context["page"]
    assert page.title == "Hoe stond het convenant pensioenen ervoor op 17 juni 2016, met wat toen bekend was?"
    words = "Met wat bekend was op 17 juni 2016 staat “pensioenen” nog niet in het dossier."
    assert (page.answer.sentence, len(page.answer.matches)) == (words, 0)
    table = b"".join(client.get("/onderzoek/wat-was-bekend/tabel.csv", asked).streaming_content).decode()
    assert "Rijen,0\r\n" in table
    assert "convenant=pensioenen" in table
    known = client.get("/onderzoek/wat-was-bekend/", asked | {"bekend_op": "vandaag"}).context["page"]
    assert words not in known.answer.sentence
