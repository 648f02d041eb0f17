"""Silence: said in words with its day, counted on the overview, and never called an end."""

import pytest

NOW = "peildatum=2026-11-23"
MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
ENDED_IN_SILENCE = {"bouw", "groothandel", "technologie", "toerisme"}
# Coal is named by KIT, and not on an undated page of the SER: that page follows on nothing
LEFT_OUT = ENDED_IN_SILENCE | {"eiwitten", "land-en-tuinbouw"}


def listed(client, query):
    return {row.slug for row in client.get(f"/convenanten/?{query}").context["page"].rows}


def test_the_four_that_ended_in_silence_are_found_by_filter(client, whole):
    assert listed(client, f"{NOW}&stilte=niets-gevonden") == ENDED_IN_SILENCE
    assert listed(client, f"{NOW}&stilte=stil") >= ENDED_IN_SILENCE


@pytest.mark.parametrize("slug", sorted(ENDED_IN_SILENCE))
def test_their_pages_say_until_when_was_looked_and_show_the_promise_alone(client, whole, slug):
    reply = client.get(f"/convenanten/{slug}/?{NOW}")
    page = reply.context["page"]
    assert page.lead.sentence.startswith("Er is geen ondertekening bekend: na ")
    assert page.lead.sentence.endswith("Naar nieuws is gezocht tot 1 november 2026.")
    assert [(line.came, line.outcome) for line in page.promises] == [("niet gevonden", "geen bericht meer")]
    shown = reply.content.decode().split("<main")[1]
    parts = ("Beloofd en werkelijk", "Wat anderen zeggen", "Deelnemers en cijfers", "nl-graph")
    assert [name for name in parts if name in shown] == ["Beloofd en werkelijk"]


def test_on_the_day_of_the_letter_nobody_is_silent_yet(client, letter):
    assert listed(client, f"{MOMENT}&stilte=stil") == set()
    assert not client.get(f"/convenanten/bouw/?{MOMENT}").context["page"].vanished


def test_what_ended_is_not_silent(client, whole):
    ended = listed(client, f"{NOW}&fase=ended")
    assert "textiel" in ended
    assert ended & listed(client, f"{NOW}&stilte=stil") == set()


def test_a_covenant_left_out_of_the_next_progress_document_says_so(client, whole):
    assert listed(client, f"{NOW}&stilte=niet-genoemd") == LEFT_OUT
    told = {slug: client.get(f"/convenanten/{slug}/?{NOW}").context["page"].voices for slug in (*LEFT_OUT, "goud")}
    says = {slug for slug, found in told.items() if "Niet meer genoemd" in [one.label for one in found]}
    assert says == LEFT_OUT - ENDED_IN_SILENCE
