"""A wording without its year: the next or the last by the document's day, with the year said; else both are offered."""

from datetime import date

import pytest

from imvo_tracker.lib.period import AmbiguousPeriod, UnreadablePeriod, read_period

LETTER = date(2016, 6, 17)


def answer(wording, written_on=LETTER):
    """The words that are read, with a mark, or those that are offered."""
    try:
        period = read_period(wording, written_on=written_on)
    except AmbiguousPeriod as question:
        return ["?", *(candidate.words for candidate in question.candidates)]
    assert period.choices[0].period == period
    return [candidate.words for candidate in period.choices]


AHEAD = [
    ("2016-06-17", "uiterlijk eind oktober", ["uiterlijk eind oktober 2016", "uiterlijk eind oktober 2015"]),
    ("2016-06-17", "voor 1 december", ["vóór 1 december 2016", "vóór 1 december 2015"]),
    ("2016-12-20", "voor 1 februari", ["vóór 1 februari 2017", "vóór 1 februari 2016"]),
    ("2016-11-30", "voor 1 december", ["vóór 1 december 2016"]),
    ("2016-12-01", "voor 1 december", ["?", "vóór 1 december 2016", "vóór 1 december 2017"]),
    ("2016-01-02", "vanaf 1 september", ["vanaf 1 september 2016", "vanaf 1 september 2015"]),
    ("2016-06-17", "zo mogelijk in november", ["zo mogelijk in november 2016", "zo mogelijk in november 2015"]),
    ("2016-06-17", "nog in september", ["nog in september 2016", "nog in september 2015"]),
]
BACK = [
    ("2016-09-12", "sinds begin juli", ["sinds begin juli 2016"]),
    ("2016-06-17", "sinds begin juli", ["sinds begin juli 2015"]),
    ("2016-07-01", "sinds begin juli", ["sinds begin juli 2016"]),
    ("2016-06-17", "reeds in november", ["reeds in november 2015"]),
]
NEAREST = [
    ("2016-06-17", "in juli", ["in juli 2016", "in juli 2015"]),
    ("2016-06-17", "in juni", ["in juni 2016"]),
    ("2016-06-17", "in mei", ["in mei 2016", "in mei 2017"]),
    ("2016-09-01", "op 1 december", ["op 1 december 2016", "op 1 december 2015"]),
    ("2016-08-31", "op 2 december", ["?", "op 2 december 2016", "op 2 december 2015"]),
    ("2016-06-17", "op 1 december", ["?", "op 1 december 2016", "op 1 december 2015"]),
    ("2016-06-17", "in januari", ["?", "in januari 2016", "in januari 2017"]),
    ("2016-06-17", "week 26", ["week 26 2016", "week 26 2015"]),
    ("2016-06-17", "in het derde kwartaal", ["in het derde kwartaal van 2016", "in het derde kwartaal van 2015"]),
    ("2016-06-17", "tussen mei en juli", ["tussen mei en juli 2016"]),
    ("2016-06-17", "29 februari", ["29 februari 2016"]),
    ("2016-06-17", "dinsdag 19 november", ["?", "dinsdag 19 november 2016", "dinsdag 19 november 2015"]),
    ("2018-06-17", "dinsdag 19 november", ["dinsdag 19 november 2019"]),
]
SUMMERS = [
    ("2016-06-17", "voor de zomer", ["vóór de zomer van 2016", "vóór de zomer van 2015"]),
    ("2016-07-07", "voor de zomer", ["vóór de zomer van 2016"]),
    ("2016-07-08", "voor de zomer", ["?", "vóór de zomer van 2016", "vóór de zomer van 2017"]),
    ("2016-11-01", "voor de zomer", ["?", "vóór de zomer van 2016", "vóór de zomer van 2017"]),
    ("2017-01-01", "voor de zomer", ["vóór de zomer van 2017", "vóór de zomer van 2016"]),
    ("2016-09-12", "voor de zomer heb ik u bericht", ["?", "vóór de zomer van 2016", "vóór de zomer van 2017"]),
    ("2017-03-12", "voor de zomer is dit gemeld", ["?", "vóór de zomer van 2017", "vóór de zomer van 2016"]),
    ("2016-06-17", "voor het najaar", ["?", "nog vóór het najaar van 2016", "het najaar van 2016"]),
    ("2016-06-17", "nog voor het najaar", ["nog vóór het najaar van 2016", "nog vóór het najaar van 2015"]),
    ("2016-06-17", "voor december", ["?", "nog vóór december 2016", "december 2016"]),
]
RECESSES = [
    ("2016-05-24", "na het reces", ["na het zomerreces van 2016", "na het kerstreces 2015/2016"]),
    ("2016-05-23", "na het reces", ["?", "na het zomerreces van 2016", "na het kerstreces 2015/2016"]),
    ("2016-09-05", "na het reces", ["na het zomerreces van 2016", "na het kerstreces 2015/2016"]),
    ("2016-09-06", "na het reces", ["?", "na het kerstreces 2016/2017", "na het zomerreces van 2016"]),
    ("2016-07-07", "voor het reces", ["vóór het zomerreces van 2016", "vóór het kerstreces 2015/2016"]),
    ("2016-07-08", "voor het reces", ["?", "vóór het kerstreces 2016/2017", "vóór het zomerreces van 2016"]),
    (
        "2016-11-12",
        "rond de jaarwisseling",
        [f"rond de jaarwisseling van {year} op {year + 1}" for year in (2016, 2015)],
    ),
    ("2017-01-05", "rond de jaarwisseling", ["rond de jaarwisseling van 2016 op 2017"]),
    ("2016-06-17", "op Prinsjesdag", ["?", "op Prinsjesdag 2016", "op Prinsjesdag 2015"]),
    ("2016-09-25", "op Prinsjesdag", ["op Prinsjesdag 2016", "op Prinsjesdag 2017"]),
    ("2016-11-12", "voor de kerst", ["vóór de kerst van 2016", "vóór de kerst van 2015"]),
]


@pytest.mark.parametrize(("written_on", "wording", "words"), [*AHEAD, *BACK, *NEAREST, *SUMMERS, *RECESSES])
def test_the_day_of_the_document_and_the_words_give_the_year_or_both_are_offered(written_on, wording, words):
    assert answer(wording, date.fromisoformat(written_on)) == words


TWO_MEANINGS = [
    ("2016 en 2018", ["?", "2016", "2018"]),
    ("1 juli 2016 en 1 juli 2017", ["?", "1 juli 2016", "1 juli 2017"]),
    ("1 en 5 juli 2016", ["?", "1 juli 2016", "5 juli 2016"]),
    ("2016 of 2018", ["?", "2016", "2018"]),
    ("voor december 2019", ["?", "nog vóór december 2019", "december 2019"]),
    ("voor Q1 2019", ["?", "nog vóór q1 2019", "q1 2019"]),
    (
        "voor het eerste kwartaal van 2019",
        ["?", "nog vóór het eerste kwartaal van 2019", "het eerste kwartaal van 2019"],
    ),
    ("voor de eerste helft van 2019", ["?", "nog vóór de eerste helft van 2019", "de eerste helft van 2019"]),
    ("voor volgende maand", ["?", "nog vóór volgende maand", "volgende maand"]),
]


@pytest.mark.parametrize(("wording", "words"), TWO_MEANINGS)
def test_words_with_two_meanings_are_asked_back_with_both(wording, words):
    assert answer(wording) == words


def test_the_question_names_the_choices_with_their_days_and_says_what_to_do():
    with pytest.raises(AmbiguousPeriod) as caught:
        read_period("voor de zomer", written_on=date(2016, 7, 12))
    assert caught.value.message == (
        "“voor de zomer” can mean more than one thing: “vóór de zomer van 2016” (by 7 July 2016 at the latest) or "
        "“vóór de zomer van 2017” (by 6 July 2017 at the latest). Write which of these is meant."
    )
    with pytest.raises(AmbiguousPeriod) as caught:
        read_period("2 en 4 juli 2016", written_on=LETTER)
    assert caught.value.message == (
        "“2 en 4 juli 2016” can mean more than one thing: “2 juli 2016” (2 July 2016) or “4 juli 2016” (4 July 2016). "
        "Write which of these is meant."
    )


READ_AS_ONE = [
    ("2016 en 2017", "2016/2017", "both"),
    ("juni en juli 2017", "2017-06/2017-07", "both"),
    ("1 en 2 juli 2016", "2016-07-01/2016-07-02", "both"),
    ("eind 2018 of begin 2019", "2018-10/2019-03", "both"),
    ("december 2018/januari 2019", "2018-12/2019-01", "both"),
    ("eind 2018, begin 2019", "2018-10/2019-03", "both"),
    ("tussen 2016 en 2018", "2016/2018", "from-to"),
    ("voor het eerst in 2016", "2016", "year"),
    ("voor het laatst op 4 juli 2016", "2016-07-04", "day"),
    ("voor de tweede keer in 2016", "2016", "year"),
    ("per ultimo 2008", "2008-12-31", "ultimo"),
    ("ultimo februari 2016", "2016-02-29", "ultimo"),
    ("primo 2017", "2017-01-01", "ultimo"),
    ("gepland voor december 2019", "2019-12", "month"),
    ("nog voor december 2019", "../2019-11-30", "before"),
    ("voor het einde van het jaar", "2016-06-17/2016-12-31", "before-end"),
    ("aan het eind van het lopende jaar", "2016-10/2016-12", "part-of-year"),
    ("woensdag 15 juni jl.", "2016-06-15", "recent"),
    ("dinsdag 21 juni a.s.", "2016-06-21", "next"),
    ("afgelopen vrijdag", "2016-06-10", "weekday"),
    ("donderdag jl.", "2016-06-16", "weekday"),
    ("komende vrijdag", "2016-06-24", "weekday"),
    ("aanstaande zaterdag", "2016-06-18", "weekday"),
    ("zondag a.s.", "2016-06-19", "weekday"),
    ("in de week van 21 november 2016", "2016-11-21/2016-11-27", "week-of-day"),
    ("de week van 27 november 2016", "2016-11-21/2016-11-27", "week-of-day"),
    ("week 53 van 2015", "2015-12-28/2016-01-03", "week"),
    ("deze week", "2016-06-13/2016-06-19", "relative-week"),
    ("volgende week", "2016-06-20/2016-06-26", "relative-week"),
    ("vorige week", "2016-06-06/2016-06-12", "relative-week"),
    ("dit kwartaal", "2016-04/2016-06", "relative-quarter"),
    ("volgend kwartaal", "2016-07/2016-09", "relative-quarter"),
    ("vorig kwartaal", "2016-01/2016-03", "relative-quarter"),
    ("volgend halfjaar", "2016-07/2016-12", "relative-quarter"),
    ("over twee weken", "2016-06-27~/2016-07-03~", "in-so-long"),
    ("over een half jaar", "2016-12~", "in-so-long"),
    ("over twee à drie maanden", "2016-08~/2016-09~", "in-so-long"),
    ("over tien dagen", "2016-06-27~", "in-so-long"),
    ("over twee jaar", "2018~", "in-so-long"),
    ("twee weken geleden", "2016-05-30~/2016-06-05~", "ago"),
    ("tien dagen geleden", "2016-06-07~", "ago"),
    ("eerder dit jaar", "2016-01-01/2016-06-17", "earlier-this"),
    ("eerder deze maand", "2016-06-01/2016-06-17", "earlier-this"),
    ("eerder deze week", "2016-06-13/2016-06-17", "earlier-this"),
    ("de komende maanden", "2016-06-17/..", "vague"),
    ("deze kabinetsperiode", "2016-06-17/..", "vague"),
    ("de afgelopen maanden", "../2016-06-17", "lately"),
    ("sinds kort", "../2016-06-17", "lately"),
    ("met ingang van 1 januari 2017", "2017-01-01", "day"),
]


@pytest.mark.parametrize(("wording", "edtf", "rule"), READ_AS_ONE)
def test_a_common_wording_is_read_without_a_question(wording, edtf, rule):
    period = read_period(wording, written_on=LETTER)
    assert (period.edtf, period.rule, period.choices) == (edtf, rule, ())


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ("woensdag 16 juni jl.", "“woensdag 16 juni jl” is on another day of the week. Write the day with its year."),
        ("maandag 21 juni a.s.", "“maandag 21 juni a.s” is on another day of the week. Write the day with its year."),
        ("week 53 van 2016", "“week 53 van 2016” is not a day of the calendar."),
        ("31 februari", "“31 februari 2016” is not a day of the calendar."),
        (
            "bij de voorjaarsnota",
            "“voorjaarsnota” comes out on another day every year. Write the day, as in “uiterlijk 1 juni 2017”.",
        ),
        ("ooit in juli", "“ooit in juli” cannot be read as a day or a period."),
        ("december 2016 en juli 2016", "“december 2016 en juli 2016” ends before it begins."),
    ],
)
def test_what_is_at_odds_with_itself_is_refused(wording, message):
    with pytest.raises(UnreadablePeriod) as caught:
        read_period(wording, written_on=LETTER)
    assert (caught.value.message, type(caught.value) is AmbiguousPeriod) == (message, False)


@pytest.mark.parametrize("wording", ["het reces", "na het reces", "voor het reces"])
@pytest.mark.parametrize("written_on", ["2000-01-01", "2013-06-01", "2028-02-01"])
def test_a_recess_beyond_the_table_is_refused(wording, written_on):
    """The nearest recess of the table was fourteen years away, and taken."""
    with pytest.raises(UnreadablePeriod, match="2014–2026"):
        read_period(wording, written_on=date.fromisoformat(written_on))
