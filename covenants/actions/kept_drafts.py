"""Keeping a draft that its author asked to keep, checking it again, and forgetting it; the last by itself, too."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.models import KeptDraft
from dossier.published import read_head
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.paper_types import Block, Paper

_SUBJECT = re.compile(r"(?:Betreft|Onderwerp)\b:?\s+(?P<words>\S.*)", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(r"(?:Aan de|Geachte|Datum|[A-Z’'][\w’' -]{2,30}, [0-9]{1,2} [a-z]+\b)|.{0,30}$", re.DOTALL)
_NAME_LENGTH = 80
MOST_DAYS, USUAL_DAYS = 90, 30
MOST_OF_ONE = 20
Outcome = list[list[str]]  # verdict, words of the draft, and what was found


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept draft as its author reads it."""

    pk: int
    name: str
    paper: Paper
    outcome: Outcome
    written_on: date | None
    checked_on: date
    revision: int
    keep_until: date


@dataclass(frozen=True, slots=True)
class Change:
    """What a check finds now and did not find before, and the other way round."""

    fresh: Outcome
    gone: Outcome


@transaction.atomic
def keep_draft(
    paper: Paper, outcome: Outcome, *, by: AbstractBaseUser, written_on: date | None, days: int = USUAL_DAYS
) -> KeptDraft:
    """Keep a draft for some days; raises ValidationError for more than 90 days, or more drafts than one account has."""
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(_("A draft is kept for at most %(days)s days.") % {"days": MOST_DAYS})
    forget_what_is_over()
    if KeptDraft.objects.filter(owner_id=by.pk).count() >= MOST_OF_ONE:
        raise ValidationError(_("You keep %(count)s drafts already: delete one first.") % {"count": MOST_OF_ONE})
    row = KeptDraft(
        owner_id=by.pk,
        written_on=written_on,
        kept_on=today(),
        keep_until=today() + timedelta(days=days),
        checked_on=today(),
        revision=read_head().number,
    )
    row.seal({"paper": asdict(paper), "outcome": outcome})
    row.save()
    return row


def own_drafts(by: AbstractBaseUser) -> list[Opened]:
    """Return what an account keeps, the newest first; what is over is not there."""
    return [_opened(row) for row in KeptDraft.objects.filter(owner_id=by.pk, keep_until__gte=today())]


def own_draft(by: AbstractBaseUser, key: int) -> Opened | None:
    """Return a draft of an account; None for one of somebody else, or one that is over."""
    row = _row(by, key)
    return _opened(row) if row else None


@transaction.atomic
def checked_again(by: AbstractBaseUser, key: int, outcome: Outcome) -> Change | None:
    """Keep what a new check found in place of the last, and return what changed; None where the draft is gone."""
    row = _row(by, key)
    if row is None:
        return None
    content = row.open()
    before = content["outcome"]
    row.seal({**content, "outcome": outcome})
    row.checked_on, row.revision = today(), read_head().number
    row.save()
    return Change([one for one in outcome if one not in before], [one for one in before if one not in outcome])


def forget_draft(by: AbstractBaseUser, key: int) -> bool:
    """Delete a draft of an account; say whether there was one."""
    return KeptDraft.objects.filter(pk=key, owner_id=by.pk).delete()[0] > 0


def forget_what_is_over() -> int:
    """Delete every draft of which the last day is over; return how many there were."""
    return KeptDraft.objects.filter(keep_until__lt=today()).delete()[0]


def _row(by: AbstractBaseUser, key: int) -> KeptDraft | None:
    return KeptDraft.objects.filter(pk=key, owner_id=by.pk, keep_until__gte=today()).first()


def _opened(row: KeptDraft) -> Opened:
    content = row.open()
    paper = paper_from(content["paper"])
    return Opened(
        row.pk, name_of(paper), paper, content["outcome"], row.written_on, row.checked_on, row.revision, row.keep_until
    )


def name_of(paper: Paper) -> str:
    """Return what tells a draft from others: its subject, else its first sentence behind the address and the day."""
    texts = [block.text for block in paper.blocks if block.text.strip()]
    subject = next((match for text in texts if (match := _SUBJECT.match(text))), None)
    told = subject["words"] if subject else next((text for text in texts if not _HEAD.match(text)), "".join(texts[:1]))
    return told if len(told) <= _NAME_LENGTH else f"{told[:_NAME_LENGTH].rsplit(' ', 1)[0]} …"


def paper_from(kept: dict[str, Any]) -> Paper:
    """Return the paper that was kept as plain values."""
    blocks = tuple(
        Block(
            one["text"],
            one["kind"],
            one["number"],
            tuple((place, page) for place, page in one["pages"]),
            tuple((place, number) for place, number in one["refers"]),
        )
        for one in kept["blocks"]
    )
    return Paper(blocks, kept["page_count"])
