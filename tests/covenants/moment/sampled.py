"""An invented record with a case of everything, and moments at which to read it."""

from datetime import date, timedelta

from benchmarks.sample import make_sample
from covenants.choices import Modality
from covenants.domain.promises import voice_of
from covenants.kinds import ENDINGS, MILESTONE_KINDS
from covenants.models import MilestoneStatement, StatusReport
from dossier.actions import seal
from dossier.models import Revision
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import make_publisher
from tests.spec.covenants import covenant_facts, last_movements, searched_in_vain, stated_terms
from tests.spec.facts import milestone_facts
from tests.spec.outcome import Heard, conclude
from tests.spec.reading import read_all

FIRST, DAYS = date(2013, 6, 1), 3400
KINDS = [kind.code for kind in MILESTONE_KINDS]


def make_the_sample(dice):
    """Make a record with everything in it that a rule looks at; the sample alone never gives up or ends."""
    by = make_publisher("maker")
    make_sample(covenants=40, statements=25, seed=7, by=by)
    said = list(MilestoneStatement.objects.order_by("pk"))
    drafts = [odd_one(dice, dice.choice(said), number) for number in range(250)]
    MilestoneStatement._base_manager.bulk_create(drafts)
    seal(drafts, by=by, reason="Voorbeeld: gevallen.")
    reports = [a_report(dice, like, number) for number, like in enumerate(dice.sample(said, 60))]
    StatusReport._base_manager.bulk_create(reports)
    seal(reports, by=by, reason="Voorbeeld: looptijden, en niets gevonden.")


def odd_one(dice, like, number):
    """Return a statement with anything in it: partial, doubtful, implied, given up, ended, without a last day."""
    first = FIRST + timedelta(days=dice.randrange(DAYS))
    latest = dice.choice((None, first, first + timedelta(days=dice.randrange(400))))
    modality = dice.choice(Modality.values)
    kind = dice.choice([*sorted(ENDINGS), *KINDS, *["signed"] * 9])
    if (kind, modality) == ("signed", "fact"):
        latest = first
    known = FIRST + timedelta(days=dice.randrange(DAYS))
    odd = MilestoneStatement(
        ref=f"geval-{number}", document=like.document, actor=like.actor, covenant=like.covenant, kind=kind,
        modality=modality, basis=dice.choice(("stated", "stated", "implied")), partial=dice.random() < 0.1,
        doubtful=dice.random() < 0.1, known_basis=dice.choice(("document", "document", "read")),
        earliest=first, latest=latest, earliest_strict=first,
        latest_strict=dice.choice((None, latest)), known_from=known, public_from=dice.choice((known, None)),
        recorded_by=like.recorded_by, recorded_at=like.recorded_at, count_is_public=known.day % 3 > 0,
    )  # fmt: skip
    if odd.public_from is None and known.day % 2:  # opens of itself, sooner or later
        odd.opens_by = known + timedelta(days=known.day * 29)
    return odd


def a_report(dice, like, number):
    """Return a report of a term, of a fruitless search, or of evidence; some from a source without a date."""
    first = FIRST + timedelta(days=dice.randrange(DAYS))
    known = FIRST + timedelta(days=dice.randrange(DAYS))
    topic = dice.choice(("duration", "duration", "nothing_found", "evidence"))
    return StatusReport(
        ref=f"melding-{number}", document=like.document, actor=like.actor, covenant=like.covenant, topic=topic,
        text="Voorbeeld.", earliest=first, latest=dice.choice((None, first + timedelta(days=dice.randrange(2000)))),
        earliest_strict=first, known_from=known, known_basis=dice.choice(("document", "read")),
        public_from=dice.choice((known, known, None)), count_is_public=known.day % 3 > 0,
        recorded_by=like.recorded_by, recorded_at=like.recorded_at,
    )  # fmt: skip


def as_fact(draft, **changes):
    """Make a fact of a draft, public since the first day of the sample, and whatever else is asked."""
    names = ("earliest", "latest", "earliest_strict", "latest_strict", "known_from", "public_from")
    day = dict.fromkeys(names, FIRST)
    shared = {"modality": "fact", "basis": "stated", "partial": False, "doubtful": False, "opens_by": None}
    for name, value in (day | shared | changes).items():
        setattr(draft, name, value)
    return draft


def moment(dice):
    day, known = (FIRST + timedelta(days=dice.randrange(DAYS)) for _ in range(2))
    if dice.random() < 0.7:  # what was said after the day asked about counts for nothing: such a moment shows less
        day, known = max(day, known), min(day, known)
    newest = Revision.objects.count()
    return AsOf(day, known, dice.choice((newest, newest, dice.randrange(1, newest + 1))))


def by_the_rules(as_of, audience, *, strict):
    facts = milestone_facts(as_of, audience)
    moved, searched = last_movements(as_of, audience), searched_in_vain(as_of, audience)
    terms, voices = stated_terms(as_of, audience), voices_of_statements()
    return tuple(
        conclude(
            one,
            [fact for fact in facts if fact.covenant == one.slug],
            voices,
            Heard(moved.get(one.slug), one.slug in searched, tuple(terms[one.slug])),
            as_of,
            strict=strict,
        )
        for one in read_all(covenant_facts(as_of, audience), facts, as_of, strict=strict)
    )


def voices_of_statements():
    """Return by key of a milestone statement whose word it is."""
    rows = MilestoneStatement.objects.values_list("pk", "actor__kind", "actor__slug")
    return {pk: voice_of(kind, slug) for pk, kind, slug in rows}


def line_of(one):
    """Return what a list says of a covenant, from its reading."""
    fact, window, concluded = one.covenant, one.window, one.conclusion
    names, sectors = (fact.name, fact.name_en), (fact.sectors, fact.is_subsector)
    days = (window.earliest, window.latest) if window else (None, None)
    outcome = (concluded.outcome, concluded.days, concluded.life)
    return (fact.slug, names, sectors, fact.facilitators, one.phase, *outcome, *days, one.signed_on)
