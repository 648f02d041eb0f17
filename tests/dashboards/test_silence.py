"""Silence: said in words with its day, counted on the overview, and never called an end."""

import pytest

NOW = "peildatum=2026-11-23"
MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
ENDED_IN_SILENCE = {"bouw", "groothandel", "technologie", "toerisme"}
LEFT_OUT = ENDED_IN_SILENCE | {"eiwitten", "land-en-tuinbouw", "steenkolen"}


def listed(client, query):
    return {row.slug for row in client.get(f"/convenanten/?{query}").context["page"].rows}


def test_the_four_that_ended_in_silence_are_found_by_filter(client, whole):
    assert listed(client, f"{NOW}&stilte=niets-gevonden") == ENDED_IN_SILENCE
    assert listed(client, f"{NOW}&stilte=stil") >= ENDED_IN_SILENCE


@pytest.mark.parametrize("slug", sorted(ENDED_IN_SILENCE))
def test_their_pages_say_until_when_was_looked(client, whole, slug):
    titles = {one.title: one.text for one in client.get(f"/convenanten/{slug}/?{NOW}").context["page"].silences}
    assert "Niets gevonden" in titles
    assert "gezocht" in titles["Niets gevonden"]
    assert any(title.startswith("Stil sinds") for title in titles)


def test_on_the_day_of_the_letter_nobody_is_silent_yet(client, letter):
    assert listed(client, f"{MOMENT}&stilte=stil") == set()
    assert client.get(f"/convenanten/bouw/?{MOMENT}").context["page"].silences == ()


def test_what_ended_is_not_silent(client, whole):
    ended = listed(client, f"{NOW}&fase=ended")
    assert "textiel" in ended
    assert ended & listed(client, f"{NOW}&stilte=stil") == set()


def test_a_covenant_left_out_of_the_next_progress_document_says_so(client, whole):
    assert listed(client, f"{NOW}&stilte=niet-genoemd") == LEFT_OUT
    told = {slug: client.get(f"/convenanten/{slug}/?{NOW}").context["page"].silences for slug in LEFT_OUT}
    assert {slug for slug, found in told.items() if "Niet meer genoemd" in [one.title for one in found]} == LEFT_OUT
    goud = client.get(f"/convenanten/goud/?{NOW}").context["page"].silences
    assert "Niet meer genoemd" not in [one.title for one in goud]
