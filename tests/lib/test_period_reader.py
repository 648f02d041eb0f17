"""Every wording of the letter, and the usual others, has exactly the bounds that the rules publish."""

from datetime import date

import pytest

from imvo_tracker.lib.period import PERIOD_RULES, UnreadablePeriod, read_period

LETTER = date(2016, 6, 17)
PRESENTED = date(2016, 3, 9)


def read(wording, written_on=LETTER, starts_on=None):
    return read_period(wording, written_on=written_on, starts_on=starts_on)


def shown(day):
    return day.isoformat() if day else ".."


def generous(wording, **context):
    period = read(wording, **context)
    return f"{shown(period.earliest)} {shown(period.latest)}"


def strict(wording, **context):
    period = read(wording, **context)
    return f"{shown(period.earliest_strict)} {shown(period.latest_strict)}"


def refusal(wording, **context):
    with pytest.raises(UnreadablePeriod) as caught:
        read(wording, **context)
    assert caught.value.wording == wording
    return caught.value.message


IN_THE_LETTER = [
    # wording, generous, strict ("" = the same), EDTF
    ("vóór de zomer van 2016", ".. 2016-07-07", "", "../2016-07-07"),
    ("vóór het begin van de zomer van 2016", ".. 2016-06-20", ".. 2016-05-31", "../2016-06-20"),
    ("vóór 2017", ".. 2016-12-31", "", "../2016-12-31"),
    ("ook dit jaar nog", "2016-06-17 2016-12-31", "", "2016-06-17/2016-12-31"),
    ("voor het einde van dit jaar", "2016-06-17 2016-12-31", "", "2016-06-17/2016-12-31"),
    ("nog dit jaar", "2016-06-17 2016-12-31", "", "2016-06-17/2016-12-31"),
    ("na deze zomer", "2016-09-01 2016-12-31", "2016-09-23 ..", "2016-09-01~/2016-12-31"),
    ("na de zomer", "2016-09-01 2016-12-31", "2016-09-23 ..", "2016-09-01~/2016-12-31"),
    (
        "nog voor het einde van deze zomer",
        "2016-06-17 2016-09-22",
        "2016-06-17 2016-08-31",
        "2016-06-17/2016-09-22",
    ),
    ("eerste helft van 2017", "2017-01-01 2017-06-30", "", "2017-01/2017-06"),
    ("in de eerste helft van 2017", "2017-01-01 2017-06-30", "", "2017-01/2017-06"),
    ("eind vorig jaar", "2015-10-01 2015-12-31", "", "2015-10/2015-12"),
    ("september vorig jaar", "2015-09-01 2015-09-30", "", "2015-09"),
    ("9 maart jl.", "2016-03-09 2016-03-09", "", "2016-03-09"),
    ("15 juni jl.", "2016-06-15 2016-06-15", "", "2016-06-15"),
    ("op korte termijn", "2016-06-17 ..", "", "2016-06-17/.."),
    ("binnenkort", "2016-06-17 ..", "", "2016-06-17/.."),
    ("komende twee à drie jaar", "2016-06-17 2019-06-17", "", "2016-06-17/2019-06-17"),
    ("twee jaar geleden", "2014-01-01 2014-12-31", "", "2014~"),
    ("dit jaar", "2016-01-01 2016-12-31", "", "2016"),
]


@pytest.mark.parametrize(("wording", "window", "strict_window", "edtf"), IN_THE_LETTER)
def test_a_wording_of_the_letter_has_the_bounds_of_the_fact_base(wording, window, strict_window, edtf):
    assert (generous(wording), strict(wording), read(wording).edtf) == (window, strict_window or window, edtf)


def test_three_months_count_from_the_day_that_starts_them():
    assert generous("drie maanden", starts_on=PRESENTED) == "2016-03-09 2016-06-09"
    assert read("drie maanden", starts_on=PRESENTED).edtf == "2016-03-09/2016-06-09"
    assert refusal("drie maanden") == "“drie maanden” is a length of time. Fill in the day on which it starts."


USUAL = [
    ("Q2 2017", "2017-04-01 2017-06-30"),
    ("K3 van 2017", "2017-07-01 2017-09-30"),
    ("2e kwartaal 2017", "2017-04-01 2017-06-30"),
    ("eerste kwartaal van 2017", "2017-01-01 2017-03-31"),
    ("het tweede kwartaal van 2017", "2017-04-01 2017-06-30"),
    ("in het laatste kwartaal van 2017", "2017-10-01 2017-12-31"),
    ("begin 2016", "2016-01-01 2016-03-31"),
    ("eind 2016", "2016-10-01 2016-12-31"),
    ("aan het einde van 2016", "2016-10-01 2016-12-31"),
    ("begin juni 2016", "2016-06-01 2016-06-10"),
    ("half juni 2016", "2016-06-11 2016-06-20"),
    ("eind juni 2016", "2016-06-21 2016-06-30"),
    ("eind juli 2016", "2016-07-22 2016-07-31"),
    ("eind februari 2016", "2016-02-20 2016-02-29"),
    ("eind deze maand", "2016-06-21 2016-06-30"),
    ("eerste helft van juli 2016", "2016-07-01 2016-07-15"),
    ("tweede helft van februari 2017", "2017-02-16 2017-02-28"),
    ("uiterlijk 1 juli 2017", ".. 2017-07-01"),
    ("uiterlijk in het voorjaar van 2017", ".. 2017-06-21"),
    ("vóór 1 juli 2017", ".. 2017-06-30"),
    ("voor 2017", ".. 2016-12-31"),
    ("vóór eind 2016", ".. 2016-12-31"),
    ("voor het einde van volgend jaar", ".. 2017-12-31"),
    ("na 4 juli 2016", "2016-07-05 .."),
    ("na afloop van 2016", "2017-01-01 .."),
    ("vanaf juli 2017", "2017-07-01 .."),
    ("niet vóór 2018", "2018-01-01 .."),
    ("tot en met juni 2017", ".. 2017-06-30"),
    ("t/m 30 juni 2017", ".. 2017-06-30"),
    ("januari tot en met juni 2017", "2017-01-01 2017-06-30"),
    ("van juli 2016 t/m juni 2017", "2016-07-01 2017-06-30"),
    ("juli 2016 - september 2016", "2016-07-01 2016-09-30"),
    ("9 maart jl. tot en met 1 juli 2016", "2016-03-09 2016-07-01"),
    ("1 tot en met 5 juli 2016", "2016-07-01 2016-07-05"),
    ("van 9 maart tot en met 9 juni 2016", "2016-03-09 2016-06-09"),
    ("tot eind 2016", ".. 2016-12-31"),
    ("begin tot eind 2016", "2016-01-01 2016-12-31"),
    ("tweede helft van 2016", "2016-07-01 2016-12-31"),
    ("eerste helft 2017", "2017-01-01 2017-06-30"),
    ("tweede half jaar van 2016", "2016-07-01 2016-12-31"),
    ("laatste helft van 2016", "2016-07-01 2016-12-31"),
    ("H1 2017", "2017-01-01 2017-06-30"),
    ("H2-2017", "2017-07-01 2017-12-31"),
    ("in de loop van 2017", "2017-01-01 2017-12-31"),
    ("juli 2016", "2016-07-01 2016-07-31"),
    ("sept. 2016", "2016-09-01 2016-09-30"),
    ("de maand juli van dit jaar", "2016-07-01 2016-07-31"),
    ("deze maand", "2016-06-01 2016-06-30"),
    ("vorige maand", "2016-05-01 2016-05-31"),
    ("4 juli 2016", "2016-07-04 2016-07-04"),
    ("per 1 juni 2019", "2019-06-01 2019-06-01"),
    ("4-7-2016", "2016-07-04 2016-07-04"),
    ("04-07-2016", "2016-07-04 2016-07-04"),
    ("2016-07-04", "2016-07-04 2016-07-04"),
    ("29 februari 2016", "2016-02-29 2016-02-29"),
    ("2016/2017", "2016-01-01 2017-12-31"),
    ("2016-2020", "2016-01-01 2020-12-31"),
    ("2016 en 2017", "2016-01-01 2017-12-31"),
    ("2016", "2016-01-01 2016-12-31"),
    ("het jaar 2016", "2016-01-01 2016-12-31"),
    ("volgend jaar", "2017-01-01 2017-12-31"),
    ("vorig jaar", "2015-01-01 2015-12-31"),
    ("binnen drie maanden", "2016-06-17 2016-09-17"),
    ("binnen tien dagen", "2016-06-17 2016-06-27"),
    ("binnen 6 weken", "2016-06-17 2016-07-29"),
    ("binnen een half jaar", "2016-06-17 2016-12-17"),
    ("binnen twee kwartalen", "2016-06-17 2016-12-17"),
    ("de komende zes maanden", "2016-06-17 2016-12-17"),
    ("drie maanden geleden", "2016-03-01 2016-03-31"),
    ("spoedig", "2016-06-17 .."),
    ("zo spoedig mogelijk", "2016-06-17 .."),
    ("sinds september 2015", "2015-09-01 2015-09-30"),
    ("naar verwachting eind 2016", "2016-10-01 2016-12-31"),
    ("mei jl.", "2016-05-01 2016-05-31"),
    ("juni jl.", "2015-06-01 2015-06-30"),
    ("17 juni jl.", "2016-06-17 2016-06-17"),
    ("18 juni jl.", "2015-06-18 2015-06-18"),
    ("1 juni a.s.", "2017-06-01 2017-06-01"),
    ("september aanstaande", "2016-09-01 2016-09-30"),
]


@pytest.mark.parametrize(("wording", "window"), USUAL)
def test_a_usual_wording_means_the_same_to_the_strict_reader(wording, window):
    if wording != "uiterlijk in het voorjaar van 2017":
        assert strict(wording) == window
    assert generous(wording) == window


IN_TWO_READINGS = [
    ("voorjaar 2017", "2017-03-01 2017-06-21", "2017-03-20 2017-05-31"),
    ("zomer 2016", "2016-06-01 2016-09-22", "2016-06-21 2016-08-31"),
    ("deze zomer", "2016-06-01 2016-09-22", "2016-06-21 2016-08-31"),
    ("de zomer van dit jaar", "2016-06-01 2016-09-22", "2016-06-21 2016-08-31"),
    ("dit voorjaar", "2016-03-01 2016-06-21", "2016-03-20 2016-05-31"),
    ("najaar 2016", "2016-09-01 2016-12-21", "2016-09-22 2016-11-30"),
    ("winter 2016", "2016-12-01 2017-03-20", "2016-12-21 2017-02-28"),
    ("winter 2016/2017", "2016-12-01 2017-03-20", "2016-12-21 2017-02-28"),
    ("rond de zomer van 2016", "2016-06-01 2016-09-22", "2016-06-21 2016-08-31"),
    ("uiterlijk voorjaar 2017", ".. 2017-06-21", ".. 2017-05-31"),
    ("medio 2018", "2018-05-01 2018-08-31", "2018-06-01 2018-07-31"),
    ("midden 2016", "2016-05-01 2016-08-31", "2016-06-01 2016-07-31"),
    ("half 2016", "2016-05-01 2016-08-31", "2016-06-01 2016-07-31"),
    ("vóór medio 2018", ".. 2018-05-31", ".. 2018-04-30"),
    ("vanaf medio 2018", "2018-05-01 ..", "2018-06-01 .."),
    ("na medio 2018", "2018-08-01 ..", "2018-09-01 .."),
    ("nog vóór het najaar van 2016", ".. 2016-09-21", ".. 2016-08-31"),
    ("uiterlijk voor het begin van het voorjaar van 2017", ".. 2017-03-19", ".. 2017-02-28"),
    ("voor het einde van de zomer", "2016-06-17 2016-09-22", "2016-06-17 2016-08-31"),
    ("voor het einde van de zomer van 2018", ".. 2018-09-23", ".. 2018-08-31"),
    ("na de zomer 2016", "2016-09-01 2016-12-31", "2016-09-23 .."),
    ("na de winter van 2016", "2017-03-01 2017-12-31", "2017-03-21 .."),
    ("2017 tot 2020", "2017-01-01 2020-12-31", "2017-01-01 2019-12-31"),
    ("tot 1 juli 2017", ".. 2017-07-01", ".. 2017-06-30"),
    ("1 juli 2016 tot 1 juli 2016", "2016-07-01 2016-07-01", "2016-07-01 2016-07-01"),
]


@pytest.mark.parametrize(("wording", "window", "strict_window"), IN_TWO_READINGS)
def test_a_wording_that_two_readers_take_differently_has_two_windows(wording, window, strict_window):
    assert (generous(wording), strict(wording)) == (window, strict_window)


@pytest.mark.parametrize("rule", PERIOD_RULES, ids=lambda rule: rule.code)
def test_a_rule_reads_its_own_examples(rule):
    starts_on = PRESENTED if rule.code == "duration" else None
    assert rule.examples
    assert [read(example, starts_on=starts_on).rule for example in rule.examples] == [rule.code] * len(rule.examples)


@pytest.mark.parametrize(
    "wording",
    [
        "VÓÓR  2017",
        "voor 2017",
        "vo\u0301o\u0301r\u00a02017.",
        "“vóór 2017”",
        "ook vóór 2017",
        "nog voor\t2017",
        "v\u00adóór 2017",
    ],
)
def test_spelling_does_not_matter_and_the_wording_is_kept(wording):
    period = read(wording)
    assert (generous(wording), period.rule, period.wording) == (".. 2016-12-31", "before", wording)


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"])
def test_any_dash_joins_two_years(dash):
    assert generous(f"2016{dash}2020") == "2016-01-01 2020-12-31"


def test_around_is_marked_as_approximate():
    assert read("rond 4 juli 2016").edtf == "2016-07-04~"
    assert read("omstreeks de tweede helft van 2016").edtf == "2016-07~/2016-12~"


SEASONS_BY_DAY = [
    ("2016-09-10", "de zomer", "2016-06-01 2016-09-22"),
    ("2016-11-01", "in de zomer", "2017-06-01 2017-09-22"),
    ("2016-11-01", "deze zomer", "2016-06-01 2016-09-22"),
    ("2017-01-02", "vóór de zomer", ".. 2017-07-06"),
    ("2016-06-21", "vóór de zomer", ".. 2016-07-07"),
    ("2016-07-07", "vóór de zomer", ".. 2016-07-07"),
    ("2016-08-01", "vóór deze zomer", ".. 2016-07-07"),
    ("2016-07-07", "vóór komende zomer", ".. 2016-07-07"),
    ("2016-07-08", "vóór komende zomer", ".. 2017-07-06"),
    ("2016-07-07", "vóór afgelopen zomer", ".. 2015-07-02"),
    ("2016-07-08", "vóór afgelopen zomer", ".. 2016-07-07"),
    ("2016-08-01", "na de zomer", "2016-09-01 2016-12-31"),
    ("2016-05-01", "komende zomer", "2016-06-01 2016-09-22"),
    ("2016-06-01", "komende zomer", "2017-06-01 2017-09-22"),
    ("2016-02-01", "deze winter", "2015-12-01 2016-03-20"),
    ("2016-04-01", "deze winter", "2016-12-01 2017-03-20"),
    ("2016-02-01", "afgelopen winter", "2014-12-01 2015-03-20"),
    ("2016-06-17", "afgelopen zomer", "2015-06-01 2015-09-23"),
    ("2016-10-01", "voor het einde van deze zomer", ".. 2016-09-22"),
    ("2016-09-10", "voor het einde van deze zomer", "2016-09-10 2016-09-22"),
]


@pytest.mark.parametrize(("written_on", "wording", "window"), SEASONS_BY_DAY)
def test_a_season_without_a_year_depends_on_the_day_of_the_document(written_on, wording, window):
    assert generous(wording, written_on=date.fromisoformat(written_on)) == window


def test_a_strict_end_that_has_passed_gives_way_to_the_generous_one():
    assert strict("voor het einde van deze zomer", written_on=date(2016, 9, 10)) == "2016-09-10 2016-09-22"


def test_29_february_jl_looks_back_to_a_leap_year():
    assert generous("29 februari jl.", written_on=date(2015, 6, 17)) == "2012-02-29 2012-02-29"
    assert generous("29 februari a.s.", written_on=date(2097, 6, 17)) == "2104-02-29 2104-02-29"


REFUSED = [
    ("31 februari 2016", "“31 februari 2016” is not a day of the calendar."),
    ("uiterlijk 31-02-2016", "“31-02-2016” is not a day of the calendar."),
    ("2016-13-01", "“2016-13-01” is not a day of the calendar."),
    ("31 februari jl.", "“31 februari jl” is not a day of the calendar."),
    ("4-5-16", "“4-5-16” has a year of two digits. Write the year in full, as in 4-5-2016."),
    ("4 mei 16", "“4 mei 16” has a year of two digits. Write the year in full, as in 4-5-2016."),
    ("eind", "“eind” does not say which year. Write the year with it."),
    ("2020-2016", "“2020-2016” ends before it begins."),
    ("juli 2016 tot mei 2016", "“juli 2016 tot mei 2016” ends before it begins."),
    ("1066", "“1066” lies outside the years 1900 to 2199."),
    ("na 2199", "“na 2199” lies outside the years 1900 to 2199."),
    ("de komende 999 jaar", "“de komende 999 jaar” lies outside the years 1900 to 2199."),
    ("999 jaar geleden", "“999 jaar geleden” lies outside the years 1900 to 2199."),
    ("zomer 1999", "The seasons are known for the years 2000 to 2049, and “zomer 1999” is not among them."),
    ("winter 2016/2018", "“winter 2016/2018” cannot be read as a day or a period."),
    ("uiterlijk met Sint-Juttemis", "“sint-juttemis” cannot be read as a day or a period."),
    ("ooit tot 2016", "“ooit” cannot be read as a day or a period."),
    ("31 februari 2016 tot ooit", "“31 februari 2016” is not a day of the calendar."),
    ("", "There are no words to read as a day or a period."),
    (" . ", "There are no words to read as a day or a period."),
    ("x" * 201, f"“{'x' * 60}…” is too long to be a date: use the few words that date it."),
    ("２０１６", "“２０１６” cannot be read as a day or a period."),
]


@pytest.mark.parametrize(("wording", "message"), REFUSED)
def test_what_cannot_be_read_is_refused_and_quoted(wording, message):
    assert refusal(wording) == message


def test_a_document_from_no_year_of_ours_is_refused():
    assert refusal("2016", written_on=date(1, 1, 1)) == "“2016” lies outside the years 1900 to 2199."
