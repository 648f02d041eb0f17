"""A share of a market that turns out to be larger or smaller: the companies sell what they sold, the whole is another.

A market figure is a measurement in a unit of its own, dated and with its source. A share was measured against the
figure that was in force on its day and known when the share became known; it is judged against the figure in force on
the day of judgement. Where the two are the same, or one is not there, the share stays as its source gave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from covenants.domain.facts import MeasurementFact

# By the unit of a share, the unit of the whole that it is a share of.
MARKET_OF = {"turnover_share": "market_turnover"}
_PLACES = 10_000


@dataclass(frozen=True, slots=True)
class Restated:
    """A share as it is judged, and the market figure it was recomputed to; None where it stayed as measured."""

    share: MeasurementFact
    market: MeasurementFact | None = None


def in_force(figures: Iterable[MeasurementFact], day: date) -> MeasurementFact | None:
    """Return the last market figure by a day that has both bounds; of one day the last recorded."""
    past = [one for one in figures if one.latest is not None and one.latest <= day and one.low and one.high]
    return max(past, key=lambda one: (one.latest, one.revision, one.key), default=None)


def restated(share: MeasurementFact, figures: Sequence[MeasurementFact], day: date) -> Restated:
    """Return a share as it stands on `day`, by the market figures known."""
    now = in_force(figures, day)
    if now is None or share.latest is None:
        return Restated(share)
    then = in_force((one for one in figures if one.known_from <= share.known_from), share.latest)
    if then is None or then.key == now.key:
        return Restated(share)
    low = _scaled(share.low, then.low, now.high)
    high = _scaled(share.high, then.high, now.low)
    return Restated(replace(share, low=low, high=high), now)


def _scaled(share: Decimal | None, then: Decimal | None, now: Decimal | None) -> Decimal | None:
    """Return the share of another whole, cut to four decimals: it lies on the same side of every line of the record."""
    if share is None or then is None or now is None:
        return None
    exact = Fraction(share) * Fraction(then) / Fraction(now)
    return Decimal(floor(exact * _PLACES)) / _PLACES
