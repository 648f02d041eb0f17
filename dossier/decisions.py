"""Which step an account may take with an entry, and the lasting note that it was taken."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy

from dossier.canonical import canonical_among
from dossier.choices import Stage, Step
from dossier.domain.steps import OF_THE_ACCOUNT, Obstacle, Situation, obstacle
from dossier.models import Decision, LedgerEntry, Proposal
from dossier.querysets import keys_by_table
from imvo_tracker.lib.asof import AMSTERDAM, now, today
from imvo_tracker.lib.badinput import NotAllowed
from imvo_tracker.lib.noted import note_reason

SEAL = "dossier.add_revision"
READ_DRAFTS = "dossier.read_drafts"
_NAMED = 5
CLAIM = timedelta(days=14)
Content = tuple[str, int, bytes]
WORDS = {
    Obstacle.MAY_NOT_RECORD: gettext_lazy("Your account has no right to record statements of this kind."),
    Obstacle.MAY_NOT_SEAL: gettext_lazy("Only a publisher may do this: your account has no right to seal."),
    Obstacle.OUTSIDE_LIMITS: gettext_lazy("Your account is limited to other sectors than this statement is about."),
    Obstacle.NOT_YOURS: gettext_lazy("This draft belongs to a colleague."),
    Obstacle.YOURS: gettext_lazy("This draft is your own: you can edit it, take it back or delete it yourself."),
    Obstacle.SEALED: gettext_lazy("This statement is sealed: nobody can change it. Record a correction."),
    Obstacle.NOT_SEALED: gettext_lazy("Only a sealed statement is corrected; edit the draft instead."),
    Obstacle.PROPOSED: gettext_lazy("This draft is proposed. Take it back first, then change it."),
    Obstacle.NOT_PROPOSED: gettext_lazy("This draft of a colleague is not proposed."),
    Obstacle.FOUR_EYES: gettext_lazy("Somebody else seals what you recorded yourself."),
    Obstacle.WITHDRAWAL: gettext_lazy("A withdrawal is not withdrawn. Record the statement again."),
    Obstacle.CLAIMED: gettext_lazy(
        "A colleague is at work on this draft: it may be taken over fourteen days after the last change."
    ),
    Obstacle.NOT_CLOSED: gettext_lazy("This statement is not a closed, sealed statement."),
}

UNCHANGED = gettext_lazy("Sent back with a note, and not changed since: change it first, or delete the draft.")


def limits_of(by: AbstractBaseUser) -> Any:
    """Return what an account is limited to; the sectors stand above the dossier."""
    return import_string(settings.LIMITS_OF_ACCOUNTS)(by)


def situation(entry: LedgerEntry, by: AbstractBaseUser, *, as_system: bool = False) -> Situation:
    """Return how `by` meets this entry: own or not, with which rights, at which stage."""
    meta = entry._meta
    may_record = as_system or by.has_perm(f"{meta.app_label}.add_{meta.model_name}")  # type: ignore[attr-defined]
    return Situation(
        may_record=may_record,
        may_seal=as_system or by.has_perm(SEAL),  # type: ignore[attr-defined]
        may_propose=not may_record and import_string(settings.PROPOSERS)(by, entry),
        is_within_limits=as_system or limits_of(by).hold(entry),
        is_own=entry.recorded_by_id == by.pk,
        is_sealed=entry.is_sealed,
        is_proposed=entry.stage == Stage.PROPOSED,
        is_withdrawal=entry.is_withdrawal,
        is_closed=entry.is_sealed and entry.public_from is None and not _opened_of_itself(entry),
        is_claimed=_is_claimed(entry, by),
        is_system=as_system,
        four_eyes=settings.REQUIRE_FOUR_EYES,
    )


def _opened_of_itself(entry: LedgerEntry) -> bool:
    return entry.opens_by is not None and entry.opens_by <= today()


def _is_claimed(entry: LedgerEntry, by: AbstractBaseUser) -> bool:
    """Tell whether a colleague whose account is in use changed this draft in the last fourteen days."""
    if entry.is_sealed or entry.stage == Stage.PROPOSED or entry.recorded_by_id in (None, by.pk):
        return False
    return now() - entry.recorded_at < CLAIM and entry.recorded_by.is_active


def claimed_until(entry: LedgerEntry, by: AbstractBaseUser) -> date | None:
    """Return the last day on which this draft of a colleague cannot be taken over; None where nobody claims it."""
    return (entry.recorded_at + CLAIM).astimezone(AMSTERDAM).date() if _is_claimed(entry, by) else None


def allows(step: Step, entry: LedgerEntry, by: AbstractBaseUser) -> bool:
    """Tell whether this step may be taken: what pages ask before they offer it."""
    return obstacle(step.value, situation(entry, by)) is None


def demand(step: Step, entry: LedgerEntry, *, by: AbstractBaseUser, as_system: bool = False) -> None:
    """Raise NotAllowed when the account may not take this step, ValidationError when the entry is not there."""
    hindrance = obstacle(step.value, situation(entry, by, as_system=as_system))
    if hindrance in OF_THE_ACCOUNT:
        raise NotAllowed(WORDS[hindrance])
    if hindrance is not None:
        raise refused(WORDS[hindrance], code=hindrance.value)


def demand_of_account(step: Step, *, by: AbstractBaseUser) -> None:
    """Raise NotAllowed when the account may not take a step that is about no entry."""
    hindrance = obstacle(step.value, Situation(may_record=False, may_seal=by.has_perm(SEAL)))  # type: ignore[attr-defined]
    if hindrance is not None:
        raise NotAllowed(WORDS[hindrance])


def refused(message: Any, *, code: str) -> ValidationError:
    """Return an error of the whole entry, in the shape of those that name fields."""
    return ValidationError({NON_FIELD_ERRORS: ValidationError(message, code=code)})


def demand_seal(rows: Iterable[models.QuerySet], *, by: AbstractBaseUser, as_system: bool = False) -> None:
    """Raise as `demand` does, when some of the locked drafts may not be sealed by this account; names them."""
    if not as_system and not by.has_perm(SEAL):  # type: ignore[attr-defined]
        raise NotAllowed(WORDS[Obstacle.MAY_NOT_SEAL])
    refused: dict[Obstacle, list[LedgerEntry]] = defaultdict(list)
    for table in rows:
        for entry in table:
            hindrance = obstacle(Step.SEALED.value, situation(entry, by, as_system=as_system))
            if hindrance is not None:
                refused[hindrance].append(entry)
    if refused:
        raise ValidationError([_names(WORDS[hindrance], entries) for hindrance, entries in refused.items()])


def _names(said: Any, entries: Sequence[LedgerEntry]) -> str:
    shown = "; ".join(str(one) for one in entries[:_NAMED])
    more = " …" if len(entries) > _NAMED else ""
    return f"{said} ({shown}{more})"


def decide(
    entries: Sequence[LedgerEntry],
    step: Step,
    *,
    by: AbstractBaseUser,
    note: str = "",
    subject: str = "",
    contents: Iterable[Content] | None = None,
    proposal: Proposal | None = None,
) -> None:
    """Note for good that `by` took this step with these saved entries, whatever tables they are of.

    `contents` is what `contents_of` them says, where that was read already, or of a master row what is sealed of it.
    """
    at = now()
    fixed = {"step": step, "by": by, "at": at, "note": note.strip(), "subject": subject[:250], "proposal": proposal}
    kept = Decision.objects.bulk_create(
        [
            Decision(table=label, entry=key, content=hashlib.sha256(content).hexdigest(), **fixed)
            for label, key, content in (contents_of(entries) if contents is None else contents)
        ]
    )
    if kept:
        note_reason(Decision._meta.label_lower, kept[0].pk)


def contents_of(entries: Iterable[LedgerEntry]) -> Iterator[Content]:
    """Yield table, key and canonical content of stored entries, a few queries a table."""
    for model, keys in keys_by_table((type(entry), entry.pk) for entry in entries):
        for key, (_number, content) in zip(keys, canonical_among(model, keys), strict=True):
            yield model._meta.label_lower, key, content


def decisions_on(entry: LedgerEntry) -> models.QuerySet[Any]:
    """Return what was done with an entry, newest first, with the accounts."""
    return Decision.objects.filter(table=entry._meta.label_lower, entry=entry.pk).select_related("by")


def refuse_unchanged_since_return(entries: Sequence[LedgerEntry]) -> None:
    """Raise ValidationError, naming them, when stored entries say what they said when they were sent back last."""
    returned: dict[tuple[str, int], str] = {}
    for label, keys in keys_by_table(map(place_of, entries)):
        notes = Decision.objects.filter(step=Step.RETURNED, table=label, entry__in=keys).order_by("pk")
        returned.update({(label, one.entry): one.content for one in notes})
    if not returned:
        return
    now_said = {(label, key): hashlib.sha256(content).hexdigest() for label, key, content in contents_of(entries)}
    same = [one for one in entries if now_said[place_of(one)] == returned.get(place_of(one))]
    if same:
        raise refused(_names(UNCHANGED, same), code="unchanged_since_return")


def place_of(entry: LedgerEntry) -> tuple[str, int]:
    """Return where decisions find an entry: its table and its key."""
    return entry._meta.label_lower, entry.pk


def return_note(entry: LedgerEntry) -> Decision | None:
    """Return the note with which an entry was sent back, while it still waits for its owner."""
    turn = decisions_on(entry).filter(step__in=_TURNS).first()
    return turn if turn is not None and turn.step == Step.RETURNED else None


# After these it is no longer "sent back to you".
_TURNS = (Step.RETURNED, Step.PROPOSED, Step.TAKEN_BACK, Step.TAKEN_OVER)
