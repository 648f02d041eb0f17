"""Of whom nothing is heard any more ("stil"): the one place that decides it."""

from __future__ import annotations

from functools import cached_property

from covenants.domain.silence import silent_since
from covenants.moment.expectation import Expected
from covenants.moment.words import Ints, Mask, among, largest_of_each, later_of


class Heard(Expected):
    """When something was last learned of each covenant."""

    @cached_property
    def last_movement(self) -> Ints:
        """The day on which something was last learned of each covenant; 0 for never. A mention is no movement."""
        said, mentions = self.said, self.mentions
        moved = among(mentions.moving, self.seen_mentions)
        return later_of(
            largest_of_each(said.seen.heard(self.as_of), said.covenant, self.visible_rows, self.covenants),
            largest_of_each(mentions.seen.heard(self.as_of), mentions.covenant, moved, self.covenants),
        )

    @cached_property
    def is_silent(self) -> Mask:
        """Covenants of which nothing moved for nine months and whose life is not over (record.md, section 5)."""
        return (self.last_movement <= silent_since(self.as_of.judged_on).toordinal()) & ~self.has_ended

    @cached_property
    def searched(self) -> Mask:
        """Covenants of which somebody reports that nothing was found, and nothing was learned since that search."""
        mentions = self.mentions
        searches = among(mentions.searching, self.seen_mentions)
        newest = largest_of_each(mentions.seen.known, mentions.covenant, searches, self.covenants)
        return (newest > 0) & (newest >= self.last_movement)
