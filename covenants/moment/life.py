"""Whether each signed covenant runs, has ended, or ended unreported: the one place that decides it."""

from __future__ import annotations

from functools import cached_property

from covenants.domain.outcome import MONTHS_OF_A_SIGN, Life
from covenants.kinds import KIND_ORDER
from covenants.moment.outcome import Concluded
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    first_match,
    largest_of_each,
    later_of,
    of_inner,
)
from imvo_tracker.lib.period_calendar import add_months

CODE = {life: code for code, life in enumerate(Life)}
# By code; NOTHING is the last place
LIVES: tuple[Life | None, ...] = (*Life, None)
_RENEWED = KIND_ORDER["renewed"]
_ENDS = [KIND_ORDER["ended"], KIND_ORDER["ended_early"]]


class Living(Concluded):
    """What is known of the life of each covenant after its signature."""

    def _day_of(self, kind: int) -> Ints:
        """Return the day on which a milestone was achieved; 0 where it was not."""
        return first_match((of_inner(self.achieved, kind), of_inner(self.achieved_on, kind)), otherwise=0)

    @cached_property
    def ended_on(self) -> Ints:
        """The day of the last end after which nothing was renewed; 0 without one."""
        last_end = later_of(*(self._day_of(kind) for kind in _ENDS))
        return first_match((last_end > self._day_of(_RENEWED), last_end), otherwise=0)

    @cached_property
    def _terms(self) -> Ints:
        """Statements of a term, of those that have begun."""
        begun = self.seen_mentions & (self.mentions.term_from <= self.judged_on)
        return among(self.mentions.terms, begun)

    @cached_property
    def term_over_on(self) -> Ints:
        """The last day of every stated term; 0 where none is known."""
        terms, said = self._terms, self.said
        planned = among(said.planned_ends, self.visible)
        return later_of(
            largest_of_each(self.mentions.term_until, self.mentions.covenant, terms, self.covenants),
            largest_of_each(said.latest, said.covenant, planned, self.covenants),
        )

    @cached_property
    def has_sign_of_life(self) -> Mask:
        """Whether something was heard in the last year, and since the stated term was over."""
        year_ago = add_months(self.as_of.judged_on, -MONTHS_OF_A_SIGN).toordinal()
        return (self.last_movement > year_ago) & (self.last_movement > self.term_over_on)

    @cached_property
    def life(self) -> Ints:
        """The code of each signed covenant's life (reading.md, rule 3): it never runs without proof."""
        in_term = self.term_over_on >= self.judged_on
        return first_match(
            (~self.is_signed, NOTHING),
            (self.ended_on > 0, CODE[Life.ENDED]),
            (in_term | self.has_sign_of_life, CODE[Life.RUNNING]),
            otherwise=CODE[Life.END_NOT_REPORTED],
        )

    @cached_property
    def proven_until(self) -> Ints:
        """The last day on which each signed covenant is known to have run; NEVER without a signature."""
        last_sign = later_of(self.signed_on, later_of(self.last_movement, self.term_over_on))
        return first_match(
            (self.life == NOTHING, NEVER),
            (self.life == CODE[Life.ENDED], self.ended_on),
            (self.life == CODE[Life.RUNNING], self.judged_on),
            otherwise=last_sign,
        )

    @cached_property
    def running(self) -> Mask:
        """Whether a covenant is signed and runs with proof."""
        return self.life == CODE[Life.RUNNING]
