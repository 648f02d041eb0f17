"""How far an account is with its first statement: five steps on the screens where the work is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from covenants.models import GuideClosed, Sitting
from dossier.choices import Step
from dossier.models import Decision

CHOOSE, WORDS, WHAT, READING, CHECK = range(1, 6)


@dataclass(frozen=True, slots=True)
class Guide:
    """The step that comes now, 1 to 5, and the sitting in which it is done; None before a document is chosen."""

    step: int
    sitting: int | None = None


def guide_for(user: AbstractBaseUser) -> Guide | None:
    """Return where an account stands; None once it recorded a statement or closed the guide."""
    recorded = Decision.objects.filter(by=user.pk, step=Step.RECORDED)
    if recorded.exists() or GuideClosed.objects.filter(account=user.pk).exists():
        return None
    sitting = Sitting.objects.filter(owner=user.pk, done_at=None).prefetch_related("rows").first()
    if sitting is None:
        return Guide(CHOOSE)
    rows = [row.cells for row in sitting.rows.all() if not row.dropped]
    return Guide(max(map(_step_of, rows), default=WORDS), sitting.pk)


def _step_of(cells: dict[str, str]) -> int:
    if not cells.get("words"):
        return WORDS
    return READING if cells.get("about") and cells.get("what") else WHAT
