"""Slippage: who moved which last day, and by how much."""

from dataclasses import dataclass
from datetime import date

import pytest

from covenants.domain.promises import Voice
from covenants.domain.slippage import slips


@dataclass(frozen=True)
class Fact:
    covenant: str
    kind: str
    latest: date | None


@dataclass(frozen=True)
class Said:
    fact: Fact
    voice: Voice = Voice.CABINET


def said(latest, covenant="goud", kind="signed", voice=Voice.CABINET):
    return Said(Fact(covenant, kind, latest), voice)


JUNE, AUGUST, MAY = date(2016, 6, 30), date(2016, 8, 31), date(2017, 5, 31)


@pytest.mark.parametrize(
    ("promises", "expected"),
    [
        ([], []),
        ([said(JUNE)], []),
        ([said(JUNE), said(AUGUST)], [(JUNE, AUGUST, 62)]),
        ([said(AUGUST), said(JUNE)], []),
        ([said(JUNE), said(JUNE)], []),
        ([said(JUNE), said(AUGUST), said(MAY)], [(JUNE, AUGUST, 62), (AUGUST, MAY, 273)]),
        ([said(AUGUST), said(JUNE), said(MAY)], [(JUNE, MAY, 335)]),  # against the newest, not the latest
        ([said(JUNE), said(None), said(AUGUST)], [(JUNE, AUGUST, 62)]),
        ([said(JUNE), said(AUGUST, covenant="hout")], []),
        ([said(JUNE), said(AUGUST, kind="presented")], []),
        ([said(JUNE), said(AUGUST, voice=Voice.PARTY)], []),
    ],
)
def test_a_later_last_day_of_the_same_event_by_the_same_voice(promises, expected):
    assert [(one.before.latest, one.after.latest, one.days) for one in slips(promises)] == expected
