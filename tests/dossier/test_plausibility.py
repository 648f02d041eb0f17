"""What every statement shares: impossible is refused at its field, unlikely is asked, the rest passes unasked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from dossier.domain.plausibility import (
    RULES,
    Paper,
    Said,
    Surroundings,
    Tense,
    doubts,
    doubts_about_paper,
    pages_in,
    undertaking_tense,
)

DAY = date(2016, 6, 17)
TODAY = date(2026, 11, 26)
PAPER = Paper(dated_on=DAY, public_on=DAY, pages=3)
# An expectation of the letter for the rest of the year: nothing to ask
SAID = Said(
    table="milestonestatement",
    tense=Tense.EXPECTED,
    known_from=DAY,
    known_basis="document",
    public_from=DAY,
    paper=PAPER,
    document=1,
    locator="p. 2",
    earliest=DAY,
    latest=date(2016, 12, 31),
    own={"covenant": 1, "kind": "signed", "modality": "expect"},
)
HAPPENED = replace(SAID, tense=Tense.HAPPENED, earliest=date(2016, 6, 9), latest=date(2016, 6, 9))


def around(**changes):
    return Surroundings(today=TODAY, **changes)


def found(said, **changes):
    return [(doubt.field, str(doubt.weight)) for doubt in doubts(said, around(**changes), RULES)]


def test_a_plain_statement_is_not_asked_anything():
    assert (found(SAID), found(HAPPENED)) == ([], [])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (replace(SAID, known_from=date(2015, 6, 17), public_from=None), [("known_from", "impossible")]),
        (replace(SAID, known_from=DAY - timedelta(1), public_from=DAY), [("known_from", "impossible")]),
        (replace(SAID, known_from=date(2015, 6, 17), known_basis="event"), [("known_from", "unlikely")]),
        (replace(SAID, known_from=TODAY + timedelta(1), public_from=None), [("known_from", "impossible")]),
        (replace(SAID, public_from=DAY - timedelta(1)), [("public_from", "impossible")]),
        (replace(SAID, earliest=date(2015, 1, 1), latest=date(2015, 12, 31)), [("window", "unlikely")]),
        (replace(SAID, earliest=None, latest=DAY - timedelta(1)), [("window", "unlikely")]),
        (replace(SAID, earliest=None, latest=None), [("window", "impossible")]),
        (replace(SAID, undated=True), [("undated", "impossible")]),
        (replace(SAID, locator="p. 99"), [("locator", "impossible")]),
        (replace(SAID, locator="blz. 2-4"), [("locator", "impossible")]),
        (replace(SAID, locator="0"), [("locator", "impossible")]),
        (replace(SAID, locator="voetnoot 9, p. 6"), [("locator", "impossible")]),
        (replace(SAID, locator="p. 3-2"), [("locator", "unlikely")]),
        (replace(HAPPENED, earliest=date(2016, 7, 4), latest=date(2016, 7, 4)), [("window", "impossible")]),
        (
            replace(
                HAPPENED,
                earliest=date(2016, 7, 4),
                latest=date(2016, 7, 4),
                known_from=date(2016, 7, 4),
                public_from=None,
                own={},
            ),
            [("window", "unlikely")],
        ),
        (
            replace(
                HAPPENED,
                earliest=date(2016, 7, 4),
                latest=date(2016, 7, 4),
                known_from=date(2016, 7, 4),
                public_from=None,
                own={"kind": "signed"},
            ),
            [("window", "impossible")],
        ),
        (
            replace(HAPPENED, paper=Paper(date(2016, 6, 1), DAY), earliest=date(2016, 6, 9)),
            [("window", "unlikely")],
        ),
        (replace(HAPPENED, paper=None, document=None, earliest=date(2016, 7, 1)), [("window", "impossible")]),
        (
            replace(HAPPENED, own={"undertaking_day": DAY, "answered_by_day": DAY - timedelta(1)}),
            [("answered_by", "unlikely")],
        ),
    ],
)
def test_nonsense_is_refused_or_asked(said, expected):
    assert found(said) == expected


@pytest.mark.parametrize(
    "said",
    [
        # a signing known from its own day, reported by a later document
        replace(HAPPENED, known_from=date(2016, 6, 9), known_basis="event", public_from=None),
        # another document that this one cites has its own day
        replace(HAPPENED, tense=Tense.NEITHER, known_from=date(2016, 6, 9), public_from=None),
        # a commitment is known from the day of its own document
        replace(SAID, known_from=date(2016, 1, 5), public_from=None, named=frozenset({date(2016, 1, 5)})),
        # an undated page that was only read later
        replace(
            SAID, paper=Paper(None, TODAY), known_from=TODAY, known_basis="read", public_from=TODAY, locator="",
        ),
        replace(SAID, earliest=None, latest=None, undated=True),
        replace(SAID, earliest=DAY, latest=None),
        replace(SAID, tense=Tense.NEITHER, earliest=None, latest=None),
        # a month in which the letter was written: it was not over, but it had begun
        replace(HAPPENED, earliest=date(2016, 6, 1), latest=date(2016, 6, 30)),
        replace(SAID, locator="voetnoot 9"),
        replace(SAID, locator="p. 99", paper=replace(PAPER, pages=None)),
        replace(SAID, known_from=TODAY, public_from=TODAY + timedelta(30), latest=None),
    ],
)  # fmt: skip
def test_what_may_well_be_is_not_asked(said):
    assert found(said) == []


def test_an_exact_double_is_asked_and_anything_else_is_another_statement():
    others = [replace(SAID, key=7, locator="blz. 2"), replace(SAID, key=8, latest=date(2017, 6, 30))]
    assert found(SAID, others=others) == [("", "unlikely")]
    assert found(SAID, others=others[1:]) == []
    for change in ({"document": 2}, {"locator": "p. 3"}, {"own": {**SAID.own, "kind": "in_force"}}, {"table": "x"}):
        assert found(replace(SAID, **change), others=others) == []


def test_a_correction_that_repeats_is_refused():
    assert found(SAID, repeats=True) == [("", "impossible")]


def test_the_impossible_comes_before_the_unlikely():
    said = replace(SAID, locator="p. 3-1", known_from=TODAY + timedelta(1), public_from=None)
    assert [weight for _field, weight in found(said)] == ["impossible", "unlikely"]


@pytest.mark.parametrize(
    ("locator", "pages"),
    [
        ("p. 2", (2,)), ("2", (2,)), ("pp. 2-3", (2, 3)), ("blz. 4", (4,)), ("pagina 5", (5,)), ("p2", ()),
        ("p. 2, 4", (2, 4)), ("voetnoot 9, p. 6", (6,)), ("voetnoot 9", ()), ("artikel 3", ()), ("", ()),
        ("Bladzijde 12", (12,)), ("p. 10–12", (10, 12)),
    ],
)  # fmt: skip
def test_page_numbers_are_found_in_a_locator(locator, pages):
    assert pages_in(locator) == pages


@pytest.mark.parametrize(
    ("paper", "fields"),
    [
        (PAPER, []),
        (Paper(None, DAY), []),
        (Paper(TODAY + timedelta(1), TODAY + timedelta(1)), ["dated_on"]),
        (Paper(DAY, DAY - timedelta(1)), ["public_on"]),
        (Paper(DAY, DAY, 0), ["pages"]),
        (Paper(None, TODAY + timedelta(9)), []),
    ],
)
def test_a_document_that_cannot_be_is_refused(paper, fields):
    assert [doubt.field for doubt in doubts_about_paper(paper, TODAY)] == fields


def test_a_term_looks_ahead_and_the_other_events_happened():
    assert [undertaking_tense({"event": event}) for event in ("term", "made", "answered")] == [
        Tense.EXPECTED,
        Tense.HAPPENED,
        Tense.HAPPENED,
    ]


def test_a_question_reads_as_one_in_dutch():
    [doubt] = doubts(replace(SAID, earliest=None, latest=date(2016, 6, 1)), around(), RULES)
    with override("nl"):
        assert doubt.text == (
            "Klopt dit? Dit was op 1 juni 2016 al voorbij toen het werd gezegd: dan kijkt men er niet meer naar uit."
        )
    assert (len(doubt.code), doubt.code == replace(doubt, field="x").code) == (8, False)
