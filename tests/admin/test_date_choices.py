"""Words that may mean more than one thing are asked back in the form, and the choice dates the statement."""

from datetime import date

import pytest
from django.utils.html import escape

from covenants.models import MilestoneStatement

ADD = "/admin/covenants/milestonestatement/add/"
ANSWER = "/admin/dossier/undertakingstatement/add/"
READ = "/admin/dossier/revision/lees-datum/"
TWO_SUMMERS = [
    ("vóór de zomer van 2016", "“vóór de zomer van 2016” (uiterlijk 7 juli 2016)"),
    ("vóór de zomer van 2017", "“vóór de zomer van 2017” (uiterlijk 6 juli 2017)"),
]
OCTOBER = [
    ("uiterlijk eind oktober 2016", "“uiterlijk eind oktober 2016” (uiterlijk 31 oktober 2016)"),
    ("uiterlijk eind oktober 2015", "“uiterlijk eind oktober 2015” (uiterlijk 31 oktober 2015)"),
]


def form_of(answer):
    return answer.context["adminform"].form


def looking_back(milestone):
    return {**milestone, "wording": "voor de zomer heb ik de Kamer geïnformeerd"}


def test_both_years_are_offered_and_nothing_is_saved_before_one_is_chosen(sign_in, editor, milestone):
    answer = sign_in(editor).post(ADD, looking_back(milestone))
    form = form_of(answer)
    assert (list(form.errors), MilestoneStatement.objects.count()) == (["wording"], 0)
    assert form.errors["wording"] == [
        (
            "“voor de zomer” kan meer dan één ding betekenen: “vóór de zomer van 2016” (uiterlijk 7 juli 2016) of "
            "“vóór de zomer van 2015” (uiterlijk 2 juli 2015). Schrijf welke hiervan is bedoeld. "
            "Kies onder “Lees de datum” welke is bedoeld, en sla opnieuw op."
        )
    ]
    assert (form.reading.lines, [words for words, _text in form.reading.choices], form.reading.chosen) == (
        (),
        ["vóór de zomer van 2016", "vóór de zomer van 2015"],
        "",
    )
    page = answer.content.decode()
    for words, text in form.reading.choices:
        assert f'<input type="radio" name="date_choice" value="{words}">{escape(text)}' in page


def test_the_chosen_reading_dates_the_statement_and_the_printed_words_stay(sign_in, editor, milestone):
    sign_in(editor).post(ADD, {**looking_back(milestone), "date_choice": "vóór de zomer van 2016"})
    entry = MilestoneStatement.objects.get()
    assert (entry.wording, entry.earliest, entry.latest, entry.period_rule, entry.edtf) == (
        "voor de zomer heb ik de Kamer geïnformeerd",
        None,
        date(2016, 7, 7),
        "before-summer",
        "../2016-07-07",
    )


@pytest.mark.parametrize("choice", ["vóór de zomer van 2014", "", "4 juli 2016", "\x00"])
def test_a_choice_that_was_not_offered_is_none(sign_in, editor, milestone, choice):
    answer = sign_in(editor).post(ADD, {**looking_back(milestone), "date_choice": choice})
    assert (answer.status_code, MilestoneStatement.objects.count()) == (200, 0)


def test_a_year_that_is_filled_in_is_shown_and_confirmed(sign_in, editor, milestone):
    client = sign_in(editor)
    answer = client.post(ADD, {**milestone, "wording": "uiterlijk eind oktober"})
    form = form_of(answer)
    assert form.errors == {
        "wording": ["De woorden noemen geen jaar. Kies onder “Lees de datum” welke is bedoeld, en sla opnieuw op."]
    }
    assert (list(form.reading.choices), form.reading.chosen) == (OCTOBER, "uiterlijk eind oktober 2016")
    assert form.reading.lines[1] == ("Uiterlijk", "31 oktober 2016")
    assert 'value="uiterlijk eind oktober 2016" checked>' in answer.content.decode()
    client.post(ADD, {**milestone, "wording": "uiterlijk eind oktober", "date_choice": "uiterlijk eind oktober 2016"})
    assert MilestoneStatement.objects.get().latest == date(2016, 10, 31)


def test_a_choice_stays_ticked_where_something_else_is_refused(sign_in, editor, milestone):
    sent = {**looking_back(milestone), "date_choice": "vóór de zomer van 2015", "actor": ""}
    form = form_of(sign_in(editor).post(ADD, sent))
    assert (list(form.errors), form.reading.chosen) == (["actor"], "vóór de zomer van 2015")
    assert len(form.reading.choices) == 2


def test_the_button_that_reads_shows_the_choices_and_finds_no_fault_with_a_year(sign_in, editor, milestone):
    form = form_of(sign_in(editor).post(ADD, {**milestone, "wording": "uiterlijk eind oktober", "_read": "1"}))
    assert (dict(form.errors), list(form.reading.choices)) == ({}, OCTOBER)


@pytest.mark.parametrize(
    ("address", "sent", "said"),
    [
        (ADD, {"wording": ""}, "Er staan nog geen woorden. Vul ze eerst in en druk opnieuw."),
        (ADD, {"wording": "in de loop der tijd"}, "Nog niets gelezen."),
        (ANSWER, {"event": "answered", "wording": "op 4 maart 2020"}, "wordt hier geen datum gelezen"),
        (ANSWER, {"event": "term", "wording": "op 4 maart 2020"}, "Zo worden de woorden gelezen"),
        (ANSWER, {"event": "answered", "date_words": "4 maart 2020"}, "Zo worden de woorden gelezen"),
    ],
)
def test_the_button_says_why_nothing_is_read(sign_in, editor, milestone, address, sent, said):
    page = sign_in(editor).post(address, {**(milestone if address == ADD else {}), **sent, "_read": "1"})
    place = page.content.decode().partition('id="reading"')[2].partition("data-reading-choices")[0]
    assert said in place


def test_words_that_mean_one_thing_are_not_asked(sign_in, editor, milestone):
    sign_in(editor).post(ADD, {**milestone, "date_choice": "vóór de zomer van 2015"})
    assert MilestoneStatement.objects.get().latest == date(2016, 12, 31)


def test_a_draft_keeps_its_choice_when_it_is_saved_again(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post(ADD, {**looking_back(milestone), "date_choice": "vóór de zomer van 2016"})
    entry = MilestoneStatement.objects.get()
    url = f"/admin/covenants/milestonestatement/{entry.pk}/change/"
    form = form_of(client.get(url))
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    client.post(url, {**typed, "note": "nagekeken", "_continue": "1"})
    entry.refresh_from_db()
    assert (entry.note, entry.latest) == ("nagekeken", date(2016, 7, 7))
    assert entry.wording == looking_back(milestone)["wording"]


def test_the_live_reading_answers_with_the_choices(sign_in, editor, milestone):
    client = sign_in(editor)
    asked = client.get(READ, {"words": "voor de zomer", "known_from": "2016-07-12"}).json()
    assert (asked["lines"], asked["choices"], asked["chosen"]) == ([], [list(pair) for pair in TWO_SUMMERS], "")
    assert asked["error"].startswith("“voor de zomer” kan meer dan één ding betekenen: ")
    shown = client.get(READ, {"words": "uiterlijk eind oktober", "known_from": "2016-06-17"}).json()
    assert (shown["error"], shown["choices"], shown["chosen"]) == (
        "",
        [list(pair) for pair in OCTOBER],
        "uiterlijk eind oktober 2016",
    )
    plain = client.get(READ, {"words": "4 juli 2016"}).json()
    assert (plain["choices"], plain["chosen"], len(plain["lines"])) == ([], "", 4)
