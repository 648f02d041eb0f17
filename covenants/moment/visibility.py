"""Which statements may be seen at a moment, for whole tables at once; `dossier.visibility` says the same in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from covenants.moment.words import NEVER, Ints, Mask, first_match
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

    def heard(self, as_of: AsOf) -> Ints:
        """Return the day on which something was learned by each row; 0 for none.

        When an undated source was read is no news (reading.md, rule 6), nor is what became known after the day asked
        about: of both only the day they speak of counts.
        """
        in_time = ~self.read & (self.known <= as_of.day.toordinal())
        return first_match((in_time, self.known), (self.counts < self.known, self.counts), otherwise=0)

    def at(self, as_of: AsOf, audience: Audience) -> Mask:
        """Return which rows may be seen."""
        known_on = as_of.known_on.toordinal()
        newest = NEVER - 1 if as_of.revision is None else as_of.revision
        visible = (self.known <= known_on) & (self.counts <= as_of.day.toordinal()) & (self.revision <= newest)
        if audience is Audience.STAFF:
            return visible & (self.corrected > newest)
        visible &= ((self.public <= known_on) & (self.opened <= newest)) | (self.latest <= known_on)
        told = ((self.told <= newest) & (self.told_on <= known_on)) | (
            (self.corrected <= newest) & (self.told_latest <= known_on)
        )
        return visible & ~told

    def hidden_at(self, as_of: AsOf) -> Mask:
        """Return which rows are there, not public yet, and may be counted."""
        return self.at(as_of, Audience.STAFF) & ~self.at(as_of, Audience.PUBLIC) & self.counted
