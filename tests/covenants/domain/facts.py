"""Short ways to write down the facts that the rules are handed."""

from datetime import date
from decimal import Decimal

from covenants.domain.facts import ConditionFact, CovenantFact, MeasurementFact, MilestoneFact, TargetFact
from covenants.domain.promises import Voice
from imvo_tracker.lib.asof import AsOf
from tests.spec.outcome import Heard, conclude
from tests.spec.reading import read_covenant

LETTER = date(2016, 6, 17)


def milestone(kind="signed", modality="fact", earliest=None, latest=None, **changes):
    """A deciding milestone statement on textile; a single day is given as `latest` alone."""
    values = {
        "key": 1, "covenant": "textiel", "basis": "stated", "partial": False, "doubtful": False,
        "latest_strict": latest, "known_from": LETTER, "revision": 1,
    }  # fmt: skip
    return MilestoneFact(kind=kind, modality=modality, earliest=earliest or latest, latest=latest, **(values | changes))


def promise(latest=None, earliest=None, **changes):
    """An expectation of the signing."""
    fact = milestone("signed", changes.pop("modality", "expect"), latest=latest, **changes)
    return MilestoneFact(**{name: getattr(fact, name) for name in fact.__slots__} | {"earliest": earliest})


def at(day, known_on=None, revision=None):
    return AsOf(day, known_on or day, revision)


def covenant(slug="textiel", **changes):
    return CovenantFact(slug, slug.upper(), slug.title(), slug.title(), **changes)


def reading(slug="textiel", *facts, day=LETTER, **changes):
    """One covenant read from its facts, all of them the cabinet's word; something was heard of it on the day."""
    found = read_covenant(covenant(slug, **changes), facts, at(day))
    return conclude(found, facts, {fact.key: Voice.CABINET for fact in facts}, Heard(day), at(day))


def target(quantity, latest, role="outlook", **changes):
    values = {
        "key": 1, "target": "tien", "modality": "expect", "tally": "a", "earliest": None,
        "known_from": LETTER, "revision": 1, "document": "brief", "actor": "kabinet",
    }  # fmt: skip
    return TargetFact(quantity=Decimal(quantity), latest=latest, role=role, **(values | changes))


def condition(minimum=35, unit="company", threshold="inwerkingtreding", of="textiel"):
    return ConditionFact(1, threshold, of, unit, Decimal(minimum))


def measurement(low, high=None, unit="company", latest=LETTER, of="textiel", **changes):
    values = {"key": 1, "approx": False, "earliest": latest, "known_from": LETTER, "revision": 1}
    low = None if low is None else Decimal(str(low))
    high = low if high is None else Decimal(str(high))
    return MeasurementFact(covenant=of, unit=unit, low=low, high=high, latest=latest, **(values | changes))
