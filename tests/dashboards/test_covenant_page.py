"""The page of one covenant: its first sentence in every state, its promises, what others say, its figures."""

import pytest

LETTER_DAY = {"peildatum": "2016-06-17"}


def voices(client, slug, **moment):
    """Return the rows of what others say: label, sentence, day, age."""
    page = client.get(f"/convenanten/{slug}/", moment).context["page"]
    return {one.label: one for one in page.voices}


def test_official_word_and_evidence_of_textile_stand_apart_with_their_day(client, letter):
    said = voices(client, "textiel", **LETTER_DAY)
    assert [(one.label, one.said, one.age) for one in said.values()][:2] == [
        ("Officieel", "17 juni 2016", ""), ("Partijen en anderen", "17 juni 2016", ""),
    ]  # fmt: skip
    assert (said["Bewijs"].badge.label, said["Bewijs"].text) == (
        "Akkoord gepresenteerd", "Akkoord gepresenteerd: 9 maart 2016",
    )  # fmt: skip
    assert said["Bewijs"].source.label == "Kamerstuk 26 485, nr. 220, p. 2"


def test_old_words_carry_their_age_and_stand_below_newer_ones(client, whole):
    said = voices(client, "textiel", peildatum="2026-11-26")
    assert [one.day for one in said.values()] == sorted((one.day for one in said.values()), reverse=True)
    assert list(said) == ["Bewijs", "Partijen en anderen", "Officieel", "Critici"]
    assert said["Officieel"].age == "8 jaar oud"


@pytest.mark.parametrize(
    ("slug", "day", "sentence", "life"),
    [
        (
            "goud", "2026-11-26",
            ("Ondertekend op 19 juni 2017, 270 dagen te laat (streng gelezen 292): "
            "de partijen noemden een periode die eindigt op 22 september 2016."),
            "Het liep tot 30 juni 2022.",
        ),
        (
            "goud", "2016-06-17",
            ("Op 17 juni 2016 niet ondertekend en nog op tijd: "
            "de partijen noemden een periode die eindigt op 22 september 2016, over 97 dagen."), "",
        ),
        (
            "goud", "2016-12-31",
            ("Op 31 december 2016 niet ondertekend, 100 dagen te laat (streng gelezen 122): "
            "de partijen noemden een periode die eindigt op 22 september 2016."), "",
        ),
        (
            "hout", "2016-12-31",
            ("Op 31 december 2016 niet ondertekend en die ene dag nog op tijd: "
            "het kabinet noemde een periode die eindigt op 31 december 2016."), "",
        ),
        (
            "banken", "2026-11-26",
            "Ondertekend op 28 oktober 2016, op tijd: het kabinet noemde een periode die eindigt op 31 december 2016.",
            "Het eindigde uiterlijk op 31 december 2020.",
        ),
        (
            "eiwitten", "2026-11-26",
            ("Ondertekend op 7 maart 2017, 66 dagen te laat: het kabinet noemde "
            "een periode die eindigt op 31 december 2016."),
            "Het eindigde voortijdig, op 19 maart 2019.",
        ),
        (
            "land-en-tuinbouw", "2026-11-26",
            ("De gesprekken stopten uiterlijk op 13 oktober 2022, zonder ondertekening; "
            "het kabinet noemde een periode die eindigt op 30 juni 2017."), "",
        ),
        (
            "technologie", "2026-11-26",
            ("Er is geen ondertekening bekend: na 17 juni 2016 staat in deze verzameling geen later stuk. "
            "Het kabinet noemde "
            "een periode die eindigt op 30 juni 2017. Naar nieuws is gezocht tot 1 november 2026."), "",
        ),
        (
            "textiel", "2016-06-17",
            "Op 17 juni 2016 niet ondertekend; het kabinet noemde geen laatste dag, dus te laat kan het niet zijn.", "",
        ),
        (
            "textiel", "2016-03-10",
            ("Akkoord gepresenteerd: 9 maart 2016. "
            "Op 10 maart 2016 staat in deze verzameling nog geen belofte om het te ondertekenen."), "",
        ),
        (
            "textiel", "2026-11-26",
            "Ondertekend op 4 juli 2016; het kabinet noemde geen laatste dag.", "Het liep tot 31 december 2021.",
        ),
        (
            "hernieuwbare-energie", "2026-11-26",
            "Ondertekend op 6 maart 2023; in deze verzameling staat geen belofte van vóór die dag.",
            "Het loopt: het laatste teken van leven is van uiterlijk 31 december 2025.",
        ),
        (
            "natuursteen", "2026-11-26",
            ("Ondertekend op 13 mei 2019, 682 dagen te laat: het kabinet noemde "
            "een periode die eindigt op 30 juni 2017."),
            "Het loopt volgens de opgegeven looptijd tot 28 februari 2030.",
        ),
        (
            "metallurgie", "2026-11-26",
            ("Ondertekend op 23 mei 2019, 692 dagen te laat: het kabinet noemde "
            "een periode die eindigt op 30 juni 2017."),
            "De opgegeven looptijd was voorbij op 31 mei 2024; een einde staat niet in deze verzameling.",
        ),
        (
            "steenkolen", "2016-06-17",
            "Ondertekend op 17 november 2014; in deze verzameling staat geen belofte van vóór die dag.",
            "Een einde staat niet in deze verzameling; het laatste teken van leven is van uiterlijk 31 december 2014.",
        ),
    ],
)  # fmt: skip
def test_the_first_sentence_answers_in_every_state(client, whole, slug, day, sentence, life):
    lead = client.get(f"/convenanten/{slug}/", {"peildatum": day}).context["page"].lead
    assert (lead.sentence, lead.life) == (sentence, life)


def test_promises_stand_beside_what_came_by_both_readings(client, whole):
    page = client.get("/convenanten/goud/", {"peildatum": "2026-11-26"}).context["page"]
    (line,) = page.promises
    assert (line.label, line.wording, line.came, line.late, line.late_strict, line.source.host) == (
        "Ondertekend: streven", "nog voor het einde van deze zomer", "19 juni 2017",
        "", "streng: 292 dagen",
        "officiële publicatie, officielebekendmakingen.nl",
    )  # fmt: skip


def test_the_threshold_of_textile_is_judged_on_the_day_of_its_signature(client, whole):
    page = client.get("/convenanten/textiel/", {"peildatum": "2026-11-26"}).context["page"]
    (threshold,) = page.thresholds
    assert (
        threshold.sentence
        == "Voorwaarde voor “in werking”, beoordeeld op 4 juli 2016, de dag van “ondertekend”: gehaald."
    )
    assert [(one.needed, one.measured, one.state) for one in threshold.conditions] == [
        ("Ten minste 35 bedrijven", "ongeveer 50 bedrijven", "achieved"),
        ("Ten minste 30% van de omzet", "ruim een derde van de omzet", "achieved"),
    ]
    assert [(one.number, one.when) for one in page.figures][:2] == [
        ("81 merken", "31 december 2020"), ("57 beoordeelde bedrijven", "31 december 2019"),
    ]  # fmt: skip


def test_a_threshold_of_which_nothing_was_measured_says_so(client, letter):
    page = client.get("/convenanten/textiel/", LETTER_DAY).context["page"]
    (threshold,) = page.thresholds
    assert threshold.sentence == (
        "Voorwaarde voor “in werking”, waar het op 17 juni 2016 nog niet van was gekomen: niet gemeten."
    )
    assert [(one.needed, one.measured, one.state) for one in threshold.conditions] == [
        ("Ten minste 35 bedrijven", "niet gemeten", "unknown"),
        ("Ten minste 30% van de omzet", "niet gemeten", "unknown"),
    ]


def test_delay_causes_of_the_letter_are_said_to_be_general(client, letter):
    label = "Oorzaken van vertraging, voor alle sectoren samen"
    said = voices(client, "bouw", **LETTER_DAY)
    assert (label in said, said[label].text.count(". ")) == (True, 2)
