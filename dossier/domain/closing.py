"""What a statement needs that is not public yet: somebody who answers for it, and an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CONSULTED = "consulted"


class Lack(StrEnum):
    """What is missing, by the field where it goes."""

    OWNER = "owner"
    END = "opens_by"
    NOT_CLOSED = "closure"


@dataclass(frozen=True, slots=True)
class Closing:
    """Who may see a statement and when: `public_from` None is closed, `opens_by` and `opens_after` are its ends.

    `is_protected` is a figure of one company, which nobody ever opens.
    """

    public_from: date | None
    closure: str = ""
    opens_by: date | None = None
    opens_after: str = ""
    has_owner: bool = False
    is_protected: bool = False

    def is_closed_on(self, day: date) -> bool:
        """Say whether it is closed or under embargo on a day."""
        opens_on = self.public_from or self.opens_by
        return opens_on is None or opens_on > day

    def lacks(self, day: date) -> Iterator[Lack]:
        """Yield what is missing of a statement that is recorded on a day.

        An embargo ends on its day. What is closed ends on a day or after an event; after a consultation, which nobody
        can wait for without end, at the latest on a day.
        """
        if self.public_from is not None:
            if self.closure or self.opens_after:
                yield Lack.NOT_CLOSED
            if self.public_from > day and not self.has_owner:
                yield Lack.OWNER
            return
        if not self.has_owner:
            yield Lack.OWNER
        ends = self.opens_by is not None or (self.opens_after and self.closure != CONSULTED)
        if not ends and not self.is_protected:
            yield Lack.END
