"""Two moments side by side: one outcome word at each, what changed first, days that matter as choices."""

from collections import Counter
from datetime import date

import pytest
import time_machine

from covenants.moment.record import read_record
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import say_day
from imvo_tracker.lib.asof import AsOf, today

SPANS = [("2016-06-17", "2016-12-31"), ("2016-12-31", "2017-06-30"), ("2017-06-30", "2019-05-23"),
         ("2019-05-23", "2026-11-20"), ("2016-06-17", "2026-11-20")]  # fmt: skip


def page_of(client, first, last, **query):
    return client.get("/vergelijk/", {"van": first, "tot": last} | query).context["page"]


def as_known(day) -> AsOf:
    return AsOf(date.fromisoformat(day), date.fromisoformat(day))


def readings_on(day):
    return {one.slug: one for one in read_record(as_known(day)).counted}


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_each_side_says_the_one_word_of_that_moment(client, whole, first, last):
    before, after = readings_on(first), readings_on(last)
    page = page_of(client, first, last)
    assert page.rows
    for row in page.rows:
        slug = row.url.split("/")[2]
        for side, known in ((row.before, before), (row.after, after)):
            said = (side.outcome.state, side.outcome.label) if side.outcome else None
            badge = outcome_badge(known[slug]) if slug in known else None
            assert said == ((badge.state, badge.label) if badge else None), slug


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_what_is_called_unchanged_has_the_same_word_and_life(client, whole, first, last):
    before, after = readings_on(first), readings_on(last)
    page = page_of(client, first, last)
    changed = {row.url.split("/")[2] for row in page.rows}
    unchanged = {link.url.split("/")[2] for link in page.unchanged}
    assert changed | unchanged == {*before, *after}
    assert changed & unchanged == set()
    for slug in unchanged:
        then, now = before[slug].conclusion, after[slug].conclusion
        assert (then.outcome, then.life) == (now.outcome, now.life)


def test_a_window_that_passes_in_silence_is_a_change(client, letter):
    """Nothing new was said of insurers, but their window was over."""
    page = page_of(client, "2016-12-31", "2017-01-31")
    (row,) = [row for row in page.rows if row.url.split("/")[2] == "verzekeringen"]
    assert (row.before.outcome.label, row.after.outcome.label) == ("nog op tijd", "te laat, niet ondertekend")
    assert [badge.label for badge in row.changes] == ["Alleen de uitkomst"]
    assert (row.before.note, row.after.note) == ("uiterlijk 31 december 2016", "uiterlijk 31 december 2016")


def test_the_first_sentence_counts_what_changed_and_what_was_signed(client, whole):
    page = page_of(client, "2016-06-17", "2019-05-23")
    assert page.lead == (
        f"{page.shown.count} convenanten veranderden; ondertekend waren er 0 op 17 juni 2016 en 10 op 23 mei 2019."
    )
    assert page.shown.count == len(page.rows) > 10


def test_nothing_is_counted_as_signed_on_a_day_to_come(client, whole):
    page = page_of(client, "2016-06-17", "2040-06-01")
    assert page.lead.endswith(f"op 17 juni 2016 en 12 op {say_day(today())}.")


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_the_summary_counts_what_each_row_says(client, whole, first, last):
    page = page_of(client, first, last)
    said = Counter(badge.label for row in page.rows for badge in row.changes)
    assert {link.label for link in page.summary} == {f"{label}: {count}" for label, count in said.items()}
    assert all(row.changes for row in page.rows)


def test_the_moment_of_the_page_is_not_one_of_its_two_days(client, whole):
    """A day of 2019 was called today."""
    with time_machine.travel("2026-11-26 12:00", tick=False):
        assert page_of(client, "2016-06-17", "2019-12-31").moment.line == "Vandaag, 26 november 2026"
        page = page_of(client, "2016-06-17", "2019-12-31", peildatum="2020-01-01")
    assert page.moment.line == "U ziet wat op 1 januari 2020 bekend was"


def test_a_promise_without_a_last_day_gets_none(client, whole):
    """The letter counts textile among those of 2016, but its own words name no day."""
    page = page_of(client, "2016-06-17", "2019-12-31")
    notes = {row.url.split("/")[2]: (row.before.note, row.after.note) for row in page.rows}
    assert notes["textiel"] == ("geen laatste dag genoemd", "4 juli 2016 · loopt")
    assert notes["land-en-tuinbouw"][1] == "uiterlijk 30 juni 2017, later verwacht uiterlijk 31 december 2019"


def test_letters_and_days_that_matter_are_choices(client, whole):
    page = page_of(client, "2016-06-17", "2019-05-23")
    labels = {choice.day: choice.label for choice in page.choices}
    assert labels["2016-06-17"] == "17 juni 2016: 26 485, nr. 220"
    assert labels["2016-12-31"] == "31 december 2016: de eerste deadline"
    assert labels["2019-05-23"] == "23 mei 2019: de tiende ondertekening"
    assert [choice.day for choice in page.choices if choice.is_first] == ["2016-06-17"]
    assert [choice.day for choice in page.choices if choice.is_last] == ["2019-05-23"]
    assert list(labels) == sorted(labels)
    for day in labels:
        if day >= "2016-06-17":
            assert client.get("/vergelijk/", {"van": "2016-06-17", "tot": day}).status_code == 200, day


def test_a_day_of_ones_own_is_a_choice_too(client, letter):
    page = page_of(client, "2016-06-18", "2016-06-19")
    assert [(one.label, one.is_first, one.is_last) for one in page.choices if one.day > "2016-06-17"][:2] == [
        ("18 juni 2016", True, False),
        ("19 juni 2016", False, True),
    ]


def test_no_choice_is_known_later_than_the_moment_asked(client, whole):
    page = client.get("/vergelijk/?peildatum=2016-12-01&bekend_op=2016-12-01").context["page"]
    assert max(choice.day for choice in page.choices) == "2016-12-01"


@pytest.mark.parametrize(
    ("first", "last", "marks"),
    [("2016-06-17", "2019-05-23", ("2016", "2019")), ("2016-06-17", "2016-12-31", ("17 juni", "31 december"))],
)
def test_a_stacked_row_tells_the_moments_apart(client, whole, first, last, marks):
    page = page_of(client, first, last)
    assert (page.before_mark, page.after_mark) == marks
