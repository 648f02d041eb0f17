"""What is said of covenants: the order of steps, shares and counts, who was there."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from covenants.domain.plausibility import AFTER_SIGNING, ORDER, RULES, milestone_tense, target_tense
from covenants.kinds import KINDS_BY_CODE
from dossier.domain.plausibility import Paper, Said, Surroundings, Tense, doubts
from tests.architecture import ROOT

DAY = date(2016, 6, 17)
TODAY = date(2026, 11, 26)


def milestone(kind, day, *, modality="fact", key=None, known=None, **own):
    columns = {"covenant": 1, "kind": kind, "modality": modality, "partial": False, "doubtful": False, **own}
    known = known or (max(day, DAY) if modality == "fact" else DAY)
    return Said(
        table="milestonestatement", tense=milestone_tense(columns), known_from=known, known_basis="document",
        earliest=day, latest=day, own=columns, key=key,
    )  # fmt: skip


def of_table(table, tense=Tense.NEITHER, **own):
    return Said(table=table, tense=tense, known_from=DAY, known_basis="document", earliest=DAY, latest=DAY, own=own)


def found(said, *others):
    return [
        (doubt.field, str(doubt.weight))
        for doubt in doubts(said, Surroundings(today=TODAY, others=others), RULES)
    ]  # fmt: skip


SIGNED = milestone("signed", date(2016, 7, 4), key=1)


@pytest.mark.parametrize("kind", ["in_force", "evaluated", "ended", "ended_early", "renewed"])
def test_what_was_never_signed_goes_no_further_unasked(kind):
    said = milestone(kind, date(2018, 1, 1))
    assert found(said) == [("kind", "unlikely")]
    assert found(said, milestone("signed", date(2017, 12, 31), modality="expect", key=1)) == [("kind", "unlikely")]
    assert found(said, SIGNED) == []


def test_an_expectation_of_force_needs_no_signature():
    assert found(milestone("in_force", date(2018, 1, 1), modality="expect")) == []


@pytest.mark.parametrize(("first", "second"), ORDER)
def test_steps_in_the_wrong_order_are_asked_from_both_sides(first, second):
    early, late = date(2017, 1, 1), date(2018, 1, 1)
    needs_signing = second in AFTER_SIGNING and first != "signed"
    before = [milestone("signed", date(2016, 9, 1), key=9)] if needs_signing else []
    assert found(milestone(second, late), milestone(first, early, key=1), *before) == []
    for said, other in (
        (milestone(second, early), milestone(first, late, key=1)),
        (milestone(first, late), milestone(second, early, key=1)),
    ):
        assert ("window", "unlikely") in found(said, other)


def test_partial_and_doubtful_facts_ask_nothing_about_order():
    late = milestone("talks_started", date(2017, 1, 1), partial=True)
    assert found(late, SIGNED) == []
    assert (
        found(milestone("talks_started", date(2017, 1, 1)), replace(SIGNED, own={**SIGNED.own, "doubtful": True})) == []
    )


def test_nothing_follows_an_end_unasked_but_a_second_term():
    ended = milestone("ended", date(2021, 7, 4), key=2)
    later = milestone("presented", date(2022, 1, 1))
    assert found(later, ended) == [("window", "unlikely")]
    assert found(later, ended, milestone("renewed", date(2021, 9, 1), key=3)) == []
    assert found(milestone("evaluated", date(2022, 1, 1)), ended, SIGNED) == []


def test_what_happened_is_not_expected_any_more_unasked():
    late = milestone("signed", date(2017, 6, 30), modality="expect", known=date(2017, 1, 1))
    assert found(late, SIGNED) == [("modality", "unlikely")]
    assert found(milestone("signed", date(2017, 6, 30), modality="expect"), SIGNED) == []
    assert found(replace(late, own={**late.own, "kind": "in_force"}), SIGNED) == []
    read_later = replace(late, known_basis="read", paper=Paper(None, date(2017, 1, 1)))
    assert found(read_later, SIGNED) == []


def test_a_fact_without_a_last_day_is_refused():
    assert found(replace(milestone("presented", DAY), latest=None)) == [("window", "impossible")]
    assert found(replace(milestone("signed", DAY), latest=None)) == []  # the model says so, at both fields


def test_a_party_leaves_only_where_it_joined():
    columns = {"covenant": 1, "organisation": 5, "group": "", "role": "signatory", "change": "left"}
    left = of_table("participation", Tense.HAPPENED, **columns)
    joined = replace(left, own={**columns, "change": "joined", "role": "negotiator"}, key=1)
    assert found(left) == [("change", "unlikely")]
    assert found(left, replace(joined, own={**joined.own, "organisation": 6})) == [("change", "unlikely")]
    assert found(left, replace(joined, earliest=date(2017, 1, 1), latest=date(2017, 1, 1))) == [("change", "unlikely")]
    assert found(left, joined) == []


def test_a_party_joins_once_in_a_role():
    columns = {"covenant": 1, "organisation": None, "group": "Vakbonden", "role": "signatory", "change": "joined"}
    again = of_table("participation", Tense.HAPPENED, **columns)
    before = replace(again, earliest=date(2016, 1, 1), own={**columns, "group": "vakbonden "}, key=1)
    assert found(again, before) == [("change", "unlikely")]
    assert found(again, before, replace(before, own={**before.own, "change": "left"}, key=2)) == []
    assert found(again, replace(before, own={**before.own, "role": "supporter"})) == []


@pytest.mark.parametrize(
    ("table", "own", "expected"),
    [
        ("measurement", {"unit": "turnover_share", "low": "29.96", "high": "100"}, []),
        ("measurement", {"unit": "company_share", "low": "29.96", "high": "100.01"}, [("high", "impossible")]),
        ("measurement", {"unit": "company", "low": "35.5", "high": "36"}, [("low", "impossible")]),
        ("measurement", {"unit": "company", "low": "35", "high": "35.0"}, []),
        ("measurement", {"unit": "company", "low": "-1", "high": None}, [("low", "impossible")]),
        ("measurement", {"unit": "brand", "low": "1000", "high": None}, []),
        ("thresholdcondition", {"unit": "turnover_share", "minimum": "130"}, [("minimum", "impossible")]),
        ("thresholdcondition", {"unit": "company", "minimum": "34.5"}, [("minimum", "impossible")]),
        ("statusreport", {"unit": "% van de omzet", "quantity": "130"}, [("quantity", "unlikely")]),
        ("statusreport", {"unit": "mln euro", "quantity": "1.5"}, []),
        ("statusreport", {"unit": "mln euro", "quantity": "-1.5"}, [("quantity", "impossible")]),
    ],
)
def test_shares_end_at_a_hundred_and_counts_are_whole(table, own, expected):
    numbers = {name: Decimal(value) if value else None for name, value in own.items() if name != "unit"}
    tense = Tense.HAPPENED if table == "measurement" else Tense.NEITHER
    assert found(of_table(table, tense, **own | numbers)) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"role": "goal", "modality": "aim", "quantity": "10"}, []),
        ({"role": "goal", "modality": "aim", "quantity": "0"}, [("quantity", "unlikely")]),
        ({"role": "claim", "modality": "fact", "quantity": "0"}, []),
        ({"role": "outlook", "modality": "fact", "quantity": "7"}, [("modality", "unlikely")]),
        ({"role": "outlook", "modality": "expect", "quantity": "7.5"}, [("quantity", "impossible")]),
    ],
)
def test_a_goal_lies_ahead_and_counts_covenants(own, expected):
    columns = {"unit": "covenant", **own, "quantity": Decimal(own["quantity"])}
    assert found(of_table("targetstatement", target_tense(columns), **columns)) == expected


def test_what_was_given_up_needs_no_window():
    given_up = milestone("signed", DAY, modality="abandoned")
    columns = {"role": "goal", "modality": "abandoned", "quantity": Decimal(10)}
    for said in (given_up, of_table("targetstatement", target_tense(columns), **columns)):
        assert found(replace(said, earliest=None, latest=None)) == []


def test_the_order_names_kinds_that_exist():
    assert {kind for pair in ORDER for kind in pair} <= set(KINDS_BY_CODE)


def test_every_rule_is_explained_in_the_reference_in_its_order():
    page = (ROOT / "docs" / "reference" / "plausibility.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert explained == [rule.__name__ for rule in RULES]
