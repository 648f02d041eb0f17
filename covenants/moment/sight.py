"""What can be seen of the record at one moment: the ground of every rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from covenants.moment.kept_answers import KeptAnswers
from covenants.moment.layout import Columns, Mentions, Milestones
from covenants.moment.timeline import Timeline, Told
from covenants.moment.words import NEVER, Ints, Mask, among, count_by, in_order, joined, keep, value_at
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True)
class Sight:
    """The record up to a revision, and which of its statements an audience may see at a moment.

    `strict` chooses the reading of windows. What speaks of a milestone has the shape covenants x kinds; what speaks
    of a covenant has one value for each.
    """

    columns: Columns
    as_of: AsOf
    audience: Audience
    strict: bool

    @property
    def covenants(self) -> int:
        return len(self.columns.masters.slugs)

    @property
    def said(self) -> Milestones:
        return self.columns.milestones

    @property
    def mentions(self) -> Mentions:
        return self.columns.mentions

    @property
    def day(self) -> int:
        return self.as_of.day.toordinal()

    @property
    def known_on(self) -> int:
        return self.as_of.known_on.toordinal()

    @property
    def judged_on(self) -> int:
        """The earlier of the day asked about and the day of knowledge: lateness is judged on it."""
        return self.as_of.judged_on.toordinal()

    @cached_property
    def answers(self) -> KeptAnswers:
        """What was chosen and counted of the covenants, kept for the other pages of the moment."""
        return KeptAnswers.about(self.covenants)

    @cached_property
    def visible(self) -> Mask:
        """Say of each milestone statement whether it may be seen."""
        return self.said.seen.at(self.as_of, self.audience)

    def _told(self, some: Timeline) -> Told:
        """Milestone statements of some sort that may be seen, in the order in which they became known."""
        return some.until(self.known_on, self.visible)

    @cached_property
    def seen_mentions(self) -> Mask:
        """Say of each statement of another kind whether it may be seen."""
        return self.mentions.seen.at(self.as_of, self.audience)

    @cached_property
    def by_document(self) -> Counter[str]:
        """How many statements on covenants that may be seen were taken from each document, by its key."""
        tables = ((self.said, self.visible), (self.mentions, self.seen_mentions))
        return self.columns.masters.counted_by_document(
            joined(*(keep(table.document, visible) for table, visible in tables))
        )

    @cached_property
    def not_public_yet(self) -> list[int]:
        """Count by covenant what is closed or under embargo, where its owner lets it be counted."""
        tables = [(table.covenant, table.seen) for table in (self.said, self.mentions)]
        tables.append((self.columns.gated, self.columns.conditions.seen))
        return count_by(joined(*(covenant[seen.hidden_at(self.as_of)] for covenant, seen in tables)), self.covenants)

    def bound(self, rows: Ints) -> Ints:
        """Return the last day of each row by the reading asked for, the generous or the strict one."""
        return value_at(self.said.latest_strict if self.strict else self.said.latest, rows, NEVER)

    @cached_property
    def facilitations(self) -> Ints:
        """Visible statements on who leads the talks about a covenant."""
        return among(self.mentions.facilitations, self.seen_mentions)

    @cached_property
    def asked_conditions(self) -> Ints:
        """Visible conditions of thresholds, in the order in which they were recorded."""
        conditions = self.columns.conditions
        return in_order(keep(conditions.rows, conditions.seen.at(self.as_of, self.audience)), conditions.key)
