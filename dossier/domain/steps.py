"""Who may take which step with an entry, and what stands in the way: actions hold this rule, pages ask it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Situation:
    """One entry as one account meets it; `is_system` is a management command that says so itself."""

    may_record: bool
    may_seal: bool
    may_propose: bool = False  # without the right to record: a secretariat, of its own negotiation
    is_within_limits: bool = True
    is_own: bool = False
    is_sealed: bool = False
    is_proposed: bool = False
    is_withdrawal: bool = False
    is_closed: bool = False
    is_claimed: bool = False  # a colleague at work worked on it in the last fourteen days
    is_system: bool = False
    four_eyes: bool = False


class Obstacle(StrEnum):
    """Why a step is refused."""

    MAY_NOT_RECORD = "may_not_record"
    MAY_NOT_SEAL = "may_not_seal"
    OUTSIDE_LIMITS = "outside_limits"
    NOT_YOURS = "not_yours"
    YOURS = "yours"
    SEALED = "sealed"
    NOT_SEALED = "not_sealed"
    PROPOSED = "proposed"
    NOT_PROPOSED = "not_proposed"
    FOUR_EYES = "four_eyes"
    WITHDRAWAL = "withdrawal"
    NOT_CLOSED = "not_closed"
    CLAIMED = "claimed"


# These say who one is; the others say where the entry stands.
OF_THE_ACCOUNT = frozenset(
    {
        Obstacle.MAY_NOT_RECORD, Obstacle.MAY_NOT_SEAL, Obstacle.OUTSIDE_LIMITS, Obstacle.NOT_YOURS, Obstacle.YOURS,
    }
)  # fmt: skip

_Condition = tuple[Callable[[Situation], bool], Obstacle]

_RECORDS: _Condition = (lambda seen: seen.may_record, Obstacle.MAY_NOT_RECORD)
_DRAFTS: _Condition = (lambda seen: seen.may_record or seen.may_propose, Obstacle.MAY_NOT_RECORD)
_SEALS: _Condition = (lambda seen: seen.may_seal, Obstacle.MAY_NOT_SEAL)
_WITHIN: _Condition = (lambda seen: seen.is_within_limits, Obstacle.OUTSIDE_LIMITS)
_OWN: _Condition = (lambda seen: seen.is_own, Obstacle.NOT_YOURS)
_OF_ANOTHER: _Condition = (lambda seen: not seen.is_own, Obstacle.YOURS)
_UNSEALED: _Condition = (lambda seen: not seen.is_sealed, Obstacle.SEALED)
_SEALED: _Condition = (lambda seen: seen.is_sealed, Obstacle.NOT_SEALED)
_UNPROPOSED: _Condition = (lambda seen: not seen.is_proposed, Obstacle.PROPOSED)
_PROPOSED: _Condition = (lambda seen: seen.is_proposed, Obstacle.NOT_PROPOSED)
_WITH_CONTENT: _Condition = (lambda seen: not seen.is_withdrawal, Obstacle.WITHDRAWAL)
_CLOSED: _Condition = (lambda seen: seen.is_closed, Obstacle.NOT_CLOSED)
# A colleague's draft is sealed once it is proposed; one's own at any time, unless four eyes are required.
_HANDED_OVER: _Condition = (lambda seen: seen.is_own or seen.is_proposed, Obstacle.NOT_PROPOSED)
_SEEN_BY_TWO: _Condition = (
    lambda seen: not (seen.is_own and seen.four_eyes) or seen.is_system,
    Obstacle.FOUR_EYES,
)
_SYSTEM_SEALS_ITS_OWN: _Condition = (lambda seen: seen.is_own or not seen.is_system, Obstacle.NOT_YOURS)
_OWN_OR_SEALS: _Condition = (lambda seen: seen.is_own or seen.may_seal, Obstacle.NOT_YOURS)
_UNCLAIMED: _Condition = (lambda seen: not seen.is_claimed, Obstacle.CLAIMED)
_NO_OWN_PROPOSAL: _Condition = (lambda seen: not (seen.is_own and seen.is_proposed), Obstacle.PROPOSED)

# In the order in which they are asked: the account first, then the stage.
RULES: Mapping[str, tuple[_Condition, ...]] = {
    "recorded": (_DRAFTS, _WITHIN),
    "correction": (_RECORDS, _WITHIN, _SEALED),
    "withdrawal": (_RECORDS, _WITHIN, _SEALED, _WITH_CONTENT),
    "edited": (_DRAFTS, _WITHIN, _OWN, _UNSEALED, _UNPROPOSED),
    "proposed": (_DRAFTS, _WITHIN, _OWN, _UNSEALED, _UNPROPOSED),
    "taken_back": (_DRAFTS, _OWN, _UNSEALED, _PROPOSED),
    "returned": (_SEALS, _OF_ANOTHER, _UNSEALED, _PROPOSED),
    "taken_over": (_RECORDS, _WITHIN, _SEALS, _OF_ANOTHER, _UNSEALED, _UNCLAIMED),
    "dropped": (_DRAFTS, _OWN_OR_SEALS, _UNSEALED, _NO_OWN_PROPOSAL, _UNCLAIMED),
    "sealed": (_SEALS, _SYSTEM_SEALS_ITS_OWN, _UNSEALED, _HANDED_OVER, _SEEN_BY_TWO),
    "opened": (_SEALS, _SEALED, _CLOSED),
    "put_back": (_SEALS,),  # of master data, which have no owner and no stage
}


def obstacle(step: str, seen: Situation) -> Obstacle | None:
    """Return the first thing that stands in the way of a step, or None when it may be taken."""
    for holds, otherwise in RULES[step]:
        if not holds(seen):
            return otherwise
    return None
