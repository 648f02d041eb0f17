"""Of whom nothing is heard any more ("stil"): the one place that decides it."""

from __future__ import annotations

from functools import cached_property

from covenants.domain.silence import silent_since
from covenants.moment.expectation import Expected
from covenants.moment.layout import Mentions, Milestones
from covenants.moment.words import Ints, Mask, among, largest_of_each, later_of, rows_where


class Heard(Expected):
    """When something was last learned of each covenant."""

    @cached_property
    def last_movement(self) -> Ints:
        """The day on which something was last learned of each covenant; 0 for never. A mention is no movement."""
        said, mentions = self.said, self.mentions
        moved = mentions.moves & self.seen_mentions
        return later_of(self._last_heard(said, self.visible), self._last_heard(mentions, moved))

    def _last_heard(self, table: Milestones | Mentions, visible: Mask) -> Ints:
        """The day on which something was last learned of each covenant by rows of a table.

        When an undated source was read is no news (reading.md, rule 6), nor is what became known after the day asked
        about: of both only the day they speak of counts.
        """
        news = table.dated.until(self.judged_on, visible).newest_of_each()
        late = self.as_of.known_on > self.as_of.day
        rows = rows_where(table.seen.read | (table.seen.known > self.day)) if late else table.seen.undated
        of_itself = largest_of_each(table.seen.speaks_of, table.covenant, among(rows, visible), self.covenants)
        return later_of(news, of_itself)

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
