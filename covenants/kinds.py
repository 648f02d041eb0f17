"""The kinds of milestone, in order. One line here is all a new kind needs (no migration)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class MilestoneKind:
    """`stage`: reaching it moves the phase. `ends`: nothing more is expected after it.

    `requires`: what the record must prove before the kind counts as achieved, in words; `not_for`: for what it is not.
    """

    code: str
    label: str | Promise
    requires: str | Promise
    not_for: str | Promise
    stage: bool = True
    ends: bool = False


MILESTONE_KINDS: tuple[MilestoneKind, ...] = (
    MilestoneKind(
        "talks_started",
        _("Talks started"),
        _("A source says that the parties began to talk."),
        _("Not for an invitation or a plan to talk."),
    ),
    MilestoneKind(
        "intent_declared",
        _("Intent declared"),
        _("A declaration of intent was signed."),
        _("Not for an intention that somebody only voiced."),
    ),
    MilestoneKind(
        "facilitation_started",
        _("SER facilitation started"),
        _("Talks are led by the SER."),
        _("Not where the SER only advises or lends a room."),
    ),
    MilestoneKind(
        "presented",
        _("Agreement presented"),
        _("A negotiated text was presented; nobody has signed it yet."),
        _("Not signed yet: signing is a step of its own."),
    ),
    MilestoneKind(
        "threshold_met",
        _("Signing threshold met"),
        _("A source says that all conditions for entry into force are met."),
        _("Not where one of the conditions is still open."),
    ),
    MilestoneKind(
        "signed",
        _("Signed"),
        _("A document proves the day on which the parties signed."),
        _("Not for a text on which the parties only agree."),
    ),
    MilestoneKind(
        "in_force",
        _("In force"),
        _("A source gives the day on which the agreement took effect."),
        _("Not for the day of signing, unless the source says so."),
    ),
    MilestoneKind(
        "evaluated",
        _("Evaluated"),
        _("A final evaluation was published."),
        _("Not for a progress report or a mid-term review."),
        stage=False,
    ),
    MilestoneKind(
        "ended",
        _("Ended"),
        _("The term of the agreement is over."),
        _("Not where it was stopped before its term: that is “ended early”."),
        ends=True,
    ),
    MilestoneKind(
        "ended_early",
        _("Ended early"),
        _("The parties ended the agreement before its term was over."),
        _("Not where one party left and the others went on."),
        ends=True,
    ),
    MilestoneKind(
        "renewed",
        _("Renewed"),
        _("A second term began."),
        _("Not for a wish or talks about a second term."),
    ),
    MilestoneKind(
        "talks_stopped",
        _("Talks stopped"),
        _("A source says that the talks ended without an agreement."),
        _("Not for a pause, and not because nothing was heard."),
        ends=True,
    ),
)

KINDS_BY_CODE = {kind.code: kind for kind in MILESTONE_KINDS}
KIND_ORDER = {kind.code: position for position, kind in enumerate(MILESTONE_KINDS)}
STAGES = tuple(kind.code for kind in MILESTONE_KINDS if kind.stage)
NEGOTIATING = ("talks_started", "intent_declared", "facilitation_started")
ENDINGS = frozenset(kind.code for kind in MILESTONE_KINDS if kind.ends)


def milestone_choices() -> list[tuple[str, str | Promise]]:
    """Return the kinds as choices of a model field; a callable, so new kinds need no migration."""
    return [(kind.code, kind.label) for kind in MILESTONE_KINDS]
