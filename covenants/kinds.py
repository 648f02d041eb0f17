"""The kinds of milestone, in order. One line here is all a new kind needs (no migration)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class MilestoneKind:
    """`stage`: reaching it moves the phase. `ends`: nothing more is expected after it.

    `requires`: what the record must prove before the kind counts as achieved, in words.
    """

    code: str
    label: str | Promise
    requires: str | Promise
    stage: bool = True
    ends: bool = False


MILESTONE_KINDS: tuple[MilestoneKind, ...] = (
    MilestoneKind(
        "talks_started",
        _("Talks started"),
        _("A source says that the parties began to talk."),
    ),
    MilestoneKind(
        "intent_declared",
        _("Intent declared"),
        _("A declaration of intent was signed."),
    ),
    MilestoneKind(
        "facilitation_started",
        _("SER facilitation started"),
        _("Talks are led by the SER."),
    ),
    MilestoneKind(
        "presented",
        _("Agreement presented"),
        _("A negotiated text was presented; nobody has signed it yet."),
    ),
    MilestoneKind(
        "threshold_met",
        _("Signing threshold met"),
        _("A source says that all conditions for entry into force are met."),
    ),
    MilestoneKind(
        "signed",
        _("Signed"),
        _("A document proves the day on which the parties signed."),
    ),
    MilestoneKind(
        "in_force",
        _("In force"),
        _("A source gives the day on which the agreement took effect."),
    ),
    MilestoneKind(
        "evaluated",
        _("Evaluated"),
        _("A final evaluation was published."),
        stage=False,
    ),
    MilestoneKind(
        "ended",
        _("Ended"),
        _("The term of the agreement is over."),
        ends=True,
    ),
    MilestoneKind(
        "ended_early",
        _("Ended early"),
        _("The parties ended the agreement before its term was over."),
        ends=True,
    ),
    MilestoneKind(
        "renewed",
        _("Renewed"),
        _("A second term began."),
    ),
    MilestoneKind(
        "talks_stopped",
        _("Talks stopped"),
        _("A source says that the talks ended without an agreement."),
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
