"""Which statements may be seen at a moment, for whole tables at once; `dossier.visibility` says the same in SQL."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

from covenants.moment.words import (
    NEVER,
    Ints,
    Mask,
    every_row,
    first_match,
    in_order,
    keep,
    later_of,
    replaced,
    rows_where,
)
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True)
class Seen:
    """Since when rows can be seen, and up to which revision; the rule of `dossier.visibility`.

    `counts` is the day from which a row counts: words from the day they were said, a fact from its own day. `read` says
    that `known` is but the day on which an undated source was read.
    `opened` is the revision that opened a row sealed while closed, 0 for one sealed open. `corrected` is the
    revision that corrected or withdrew a row; the public is told by revision `told` from the day `told_on` on.
    On the day `latest` a closed row opens of itself, on `told_latest` what corrected it; NEVER where none is set.
    `counted` says that its owner lets it be counted while it is hidden. Withdrawals themselves are no rows.
    """

    known: Ints
    counts: Ints
    read: Mask
    public: Ints
    opened: Ints
    revision: Ints
    corrected: Ints
    told: Ints
    told_on: Ints
    latest: Ints
    told_latest: Ints
    counted: Mask

    def by_news(self, key: Ints) -> Ints:
        """Return every row in the order in which it became known; rows of one day and revision by a key."""
        return in_order(every_row(len(key)), self.known, self.revision, key)

    @cached_property
    def undated(self) -> Ints:
        """Rows of which `known` is but the day on which their source was read."""
        return rows_where(self.read)

    @cached_property
    def speaks_of(self) -> Ints:
        """The day before it became known that each row speaks of; 0 for none."""
        return first_match((self.counts < self.known, self.counts), otherwise=0)

    def at(self, as_of: AsOf, audience: Audience) -> Mask:
        """Return which rows may be seen: the rule whole for the few with a history, three days for all others."""
        since = self.known if audience is Audience.STAFF else self._shown
        visible = self._reached(since, as_of)
        return replaced(visible, self._with_a_history, self._few.by_the_rule(as_of, audience))

    def by_the_rule(self, as_of: AsOf, audience: Audience) -> Mask:
        """Return which rows may be seen, whatever became of them."""
        known_on, newest = as_of.known_on.toordinal(), newest_sealed(as_of)
        visible = self._reached(self.known, as_of)
        if audience is Audience.STAFF:
            return visible & (self.corrected > newest)
        visible &= ((self.public <= known_on) & (self.opened <= newest)) | (self.latest <= known_on)
        told = ((self.told <= newest) & (self.told_on <= known_on)) | (
            (self.corrected <= newest) & (self.told_latest <= known_on)
        )
        return visible & ~told

    def _reached(self, since: Ints, as_of: AsOf) -> Mask:
        """Say of each row whether it was sealed, counts on the day, and was there by the day of knowledge."""
        known_on, day = as_of.known_on.toordinal(), as_of.day.toordinal()
        return (since <= known_on) & (self.counts <= day) & (self.revision <= newest_sealed(as_of))

    @cached_property
    def _has_a_history(self) -> Mask:
        """Rows that were closed, opened or corrected, or will open of themselves: hardly any of a record."""
        never = (self.latest == NEVER) & (self.told_latest == NEVER) & (self.corrected == NEVER) & (self.told == NEVER)
        return ~never | (self.opened != 0)

    @cached_property
    def _with_a_history(self) -> Ints:
        return rows_where(self._has_a_history)

    @cached_property
    def at_once(self) -> Mask:
        """Rows that everybody may see from the day they became known, if they were sealed: by far the most."""
        return ~self._has_a_history & (self.public <= self.known) & (self.counts <= self.known)

    @cached_property
    def _few(self) -> Seen:
        return self._of(self._with_a_history)

    def _of(self, rows: Ints) -> Seen:
        return Seen(*(getattr(self, one.name)[rows] for one in fields(self)))

    @cached_property
    def _shown(self) -> Ints:
        """The day from which everybody may know a row without a history."""
        return later_of(self.known, self.public)

    def hidden_at(self, as_of: AsOf) -> Ints:
        """Return the rows that are there, not public yet, and may be counted."""
        some = self._hidden_at_times
        return keep(self._counted, some.by_the_rule(as_of, Audience.STAFF) & ~some.by_the_rule(as_of, Audience.PUBLIC))

    @cached_property
    def _counted(self) -> Ints:
        """Rows that may be counted while they are hidden, of those that ever are."""
        return rows_where(self.counted & ~self.at_once)

    @cached_property
    def _hidden_at_times(self) -> Seen:
        return self._of(self._counted)


def newest_sealed(as_of: AsOf) -> int:
    """Return the last revision that may be seen."""
    return NEVER - 1 if as_of.revision is None else as_of.revision
