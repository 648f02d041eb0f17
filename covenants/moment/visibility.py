"""Which statements may be seen at a moment, for whole tables at once; `dossier.visibility` says the same in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from covenants.moment.words import NEVER, Ints, Mask
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True)
class Seen:
    """Since when rows can be seen, and up to which revision; the rule of `dossier.visibility`.

    `opened` is the revision that opened a row sealed while closed, 0 for one sealed open. `corrected` is the
    revision that corrected or withdrew a row; the public is told by revision `told` from the day `told_on` on.
    Withdrawals themselves are no rows.
    """

    known: Ints
    public: Ints
    opened: Ints
    revision: Ints
    corrected: Ints
    told: Ints
    told_on: Ints

    def at(self, as_of: AsOf, audience: Audience) -> Mask:
        """Return which rows may be seen."""
        known_on = as_of.known_on.toordinal()
        newest = NEVER - 1 if as_of.revision is None else as_of.revision
        visible = (self.known <= known_on) & (self.revision <= newest)
        if audience is Audience.STAFF:
            return visible & (self.corrected > newest)
        visible &= (self.public <= known_on) & (self.opened <= newest)
        return visible & ((self.told > newest) | (self.told_on > known_on))
