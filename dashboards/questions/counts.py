"""Questions about numbers of signatures: how many, when the tenth, by which rule, after how long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.domain.lifeline import Span, Stretch, lifeline
from covenants.domain.number_promises import day_reached
from covenants.domain.reading import SIGNED, CovenantReading
from covenants.domain.spread import spread_of
from covenants.evidence.register import milestone_sources
from covenants.evidence.rules import rule_texts
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.explanation.rule_comparison import RuleRow, compare_rules
from dashboards.frame.base import Link
from dashboards.frame.query import Choices
from dashboards.overview.story import said_of_the_goal, story
from dashboards.questions.question import (
    Answer,
    Asking,
    Basis,
    Family,
    Pick,
    Question,
    Row,
    Value,
    covenant_link,
    plain,
    source_value,
)
from dashboards.words.counts import say_count, say_ordinal
from dashboards.words.marks import source_mark
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import pick, say_day

NUMBER = "aantal"
MOST = 20
TEN = "10"


def rule_name(record: Record) -> str:
    return pick(record.rule.name, record.rule.name_en)


def nothing_known(basis: Basis) -> str:
    """Return what every question answers while nothing was known of any covenant; "" afterwards."""
    if len(basis.record.readings):
        return ""
    return _("On %(day)s nothing was known of any agreement.") % {"day": basis.day}


def list_link(asking: Asking, **filters: str) -> Link:
    return Link(asking.asked.link("covenants", **filters), _("Agreements"))


# How many.


def how_many_signed(asking: Asking) -> Answer:
    """The figure of the overview and of the list."""
    signed = asking.record.signed
    words = {"day": asking.basis.day, "count": len(signed), "rule": rule_name(asking.record)}
    none = _("On %(day)s no agreement was signed by the counting rule “%(rule)s”.")
    some = ngettext(
        "On %(day)s, %(count)s agreement was signed by the counting rule “%(rule)s”.",
        "On %(day)s, %(count)s agreements were signed by the counting rule “%(rule)s”.",
        len(signed),
    )
    return Answer(
        sentence=nothing_known(asking.basis) or (some if len(signed) else none) % words,
        columns=signed_columns(),
        matches=signed,
        rows=lambda readings: signed_rows(readings, asking),
        seen_on=list_link(asking, status="signed"),
    )


def signed_columns() -> tuple[str, ...]:
    return _("Agreement"), _("Signed"), _("On time?"), _("Days late"), _("Now"), _("Source")


def signed_rows(readings: Iterable[CovenantReading], asking: Asking) -> Iterable[Row]:
    """Yield signed covenants, each with where its signature is written."""
    read = list(readings)
    proofs = {one.slug: one.state(SIGNED).decided_by for one in read}
    sources = milestone_sources([fact.key for fact in proofs.values() if fact], asking.record.as_of)
    for one in read:
        fact, outcome = proofs[one.slug], outcome_badge(one)
        mark = source_mark(sources[fact.key], asking.asked) if fact else None
        yield (
            covenant_link(one.covenant, one.slug, asking.asked),
            Value(one.signed_on),
            Value(outcome.label, state=outcome.state),
            Value(one.conclusion.days),
            Value(outcome.note),
            source_value(mark.label, mark.url) if mark else Value(None),
        )


# When the tenth.


def _ordinals(_basis: Basis) -> Choices:
    return [(str(place), say_ordinal(place)) for place in range(1, MOST + 1)]


def when_reached(asking: Asking) -> Answer:
    """The day on which a number was reached: for the number of the goal, what the overview says of it."""
    record, number = asking.record, int(asking.chosen[NUMBER])
    signed = record.signed[:number]
    return Answer(
        sentence=nothing_known(asking.basis) or _say_reached(asking, number),
        columns=(_("Place"), *signed_columns()),
        matches=range(len(signed)),
        rows=lambda places: _placed(places, signed, asking),
        seen_on=Link(asking.asked.link("overview"), _("Overview")),
    )


def _say_reached(asking: Asking, number: int) -> str:
    record, so_far = asking.record, story(asking.record)
    reached_on = day_reached(record.counted.signing_days, Decimal(number))
    if so_far and so_far.count == number and so_far.reached_on:
        return said_of_the_goal(so_far, record)
    words = {"place": say_ordinal(number), "day": say_day(reached_on)}
    if reached_on:
        return _("The %(place)s was signed on %(day)s.") % words
    count = len(record.signed)
    missing = ngettext(
        "On %(day)s, %(count)s agreement was signed; the %(place)s was missing.",
        "On %(day)s, %(count)s agreements were signed; the %(place)s was missing.",
        count,
    )
    return missing % {"day": asking.basis.day, "count": say_count(count), "place": say_ordinal(number)}


def _placed(places: Sequence[int], signed: Readings, asking: Asking) -> Iterable[Row]:
    rows = signed_rows([signed[place] for place in places], asking)
    return ((Value(place + 1), *row) for place, row in zip(places, rows, strict=True))


# By which rule.


def _numbers(_basis: Basis) -> Choices:
    return [(str(count), str(count)) for count in range(MOST + 1)]


def by_which_rule(asking: Asking) -> Answer:
    """Every rule that was known, as on the page of the counting rules: those that give the number first."""
    record, number = asking.record, int(asking.chosen[NUMBER])
    counts = {rule.slug: len(record.readings.counted(rule).signed()) for rule in record.rules}
    compared = compare_rules(record, rule_texts(record.as_of), asking.asked).rows
    fitting = sorted(compared, key=lambda row: counts[row.slug] != number)
    return Answer(
        sentence=nothing_known(asking.basis) or _say_rules(asking, number, fitting, counts),
        columns=(
            _("Counting rule"), _("Signed"), _("Counted"), _("More than by the default"),
            _("Fewer than by the default"), _("What it says"), _("Source"),
        ),
        matches=fitting,
        rows=lambda rows: [_rule_row(row, counts[row.slug], asking) for row in rows],
        seen_on=Link(asking.asked.link("explanation_rules"), _("Counting rules")),
    )  # fmt: skip


def _say_rules(asking: Asking, number: int, rows: Sequence[RuleRow], counts: dict[str, int]) -> str:
    own = [f"“{row.name}”" for row in rows if counts[row.slug] == number]
    others = [f"“{row.name}” {counts[row.slug]}" for row in rows if counts[row.slug] != number]
    words = {"day": asking.basis.day, "count": number, "rules": ", ".join(own), "others": ", ".join(others)}
    if not own:
        return _("On %(day)s no counting rule gave that number: %(others)s.") % words
    first = _("On %(day)s that number was %(count)s according to %(rules)s.") % words
    return f"{first} {_('Other numbers: %(others)s.') % words}" if others else first


def _rule_row(row: RuleRow, signed: int, asking: Asking) -> Row:
    return (
        Value(row.name, url=asking.asked.link("covenants", telregel=row.slug, geteld="ja")),
        Value(signed),
        Value(int(row.counts[0].label)),
        Value(", ".join(link.label for link in row.more)),
        Value(", ".join(link.label for link in row.fewer)),
        Value(row.definition),
        source_value(row.source_label, row.source_url),
    )


# How long it took.


def how_long(asking: Asking) -> Answer:
    """The stretch of talks of the timeline, for each signed covenant of which the beginning is known."""
    talked = [(one.slug, span) for one in asking.record.signed if (span := _talks(one))]
    return Answer(
        sentence=nothing_known(asking.basis) or _say_length(asking, [_days(span) for _slug, span in talked]),
        columns=(_("Agreement"), _("First talks, not after"), _("Signed"), _("Days between")),
        matches=sorted(talked, key=lambda one: (_days(one[1]), one[0])),
        rows=lambda spans: [_length_row(slug, span, asking) for slug, span in spans],
        seen_on=Link(asking.asked.link("timeline"), _("All agreements over time")),
    )


def _talks(reading: CovenantReading) -> Span | None:
    return next((one for one in lifeline(reading).spans if one.stretch is Stretch.TALKS and one.until), None)


def _days(span: Span) -> int:
    return (span.until - span.since).days if span.until else 0


def _say_length(asking: Asking, days: Sequence[int]) -> str:
    signed = len(asking.record.signed)
    spread, words = spread_of(days), {"day": asking.basis.day, "signed": signed, "without": signed - len(days)}
    if not signed:
        none = _("On %(day)s no agreement was signed by the counting rule “%(rule)s”.")
        return none % {"day": asking.basis.day, "rule": rule_name(asking.record)}
    if spread is None:
        return _("Of none of the agreements signed on %(day)s this collection holds when the talks began.") % words
    words |= {"count": spread.count, "middle": plain(spread.middle), "least": spread.least, "most": spread.most}
    if spread.count == 1:
        first = _("Of one signed agreement it is known when the talks began: it took %(middle)s days.") % words
    else:
        first = (
            _(
                "Of %(count)s signed agreements it is known when the talks began: they took %(least)s to %(most)s days,"
                " the median %(middle)s."
            )
            % words
        )
    unknown = (
        ngettext("For %(without)s it is not known.", "For %(without)s it is not known.", signed - len(days)) % words
    )
    return f"{first} {unknown}" if signed > len(days) else first


def _length_row(slug: str, span: Span, asking: Asking) -> Row:
    covenant = asking.record.covenant(slug)
    return covenant_link(covenant, slug, asking.asked), Value(span.since), Value(span.until), Value(_days(span))


FAMILY = Family(
    gettext_lazy("How many, and when"),
    (
        Question(
            "hoeveel-ondertekend",
            gettext_lazy(
                "How many agreements were signed on %(peildatum)s by the counting rule %(telregel)s, %(bekend_op)s?"
            ),
            how_many_signed,
        ),
        Question(
            "wanneer-het-tiende",
            gettext_lazy(
                "When was the %(aantal)s agreement signed by the counting rule %(telregel)s, seen on %(peildatum)s"
                " %(bekend_op)s?"
            ),
            when_reached,
            (Pick(NUMBER, gettext_lazy("Which one"), _ordinals, lambda _basis: TEN),),
        ),
        Question(
            "volgens-welke-telregel",
            gettext_lazy(
                "According to which counting rule was %(aantal)s the number of signed agreements on %(peildatum)s,"
                " %(bekend_op)s?"
            ),
            by_which_rule,
            (Pick(NUMBER, gettext_lazy("How many"), _numbers, lambda _basis: TEN),),
        ),
        Question(
            "hoe-lang-onderhandeld",
            gettext_lazy(
                "How long did the talks take for the agreements signed on %(peildatum)s by the counting rule"
                " %(telregel)s, %(bekend_op)s?"
            ),
            how_long,
            reads_each=True,
        ),
    ),
)
