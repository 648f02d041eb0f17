"""What a publisher sees of a proposal: each statement as typed, as readers will meet it, and the decision on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils.formats import date_format, number_format
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dossier.actions_proposals import Verdict
from dossier.admin.base import change_url
from dossier.choices import Stage, Step
from dossier.decisions import WORDS, claimed_until, situation
from dossier.domain.steps import obstacle
from dossier.forms.date_words import describe
from dossier.forms.openness import say_openness
from dossier.models import LedgerEntry, PeriodFields, Proposal
from dossier.models.periods import PERIOD_COLUMNS
from dossier.selectors_proposals import members_of
from dossier.selectors_readable import only_readable
from imvo_tracker.lib.asof import AMSTERDAM
from imvo_tracker.lib.forms import fingerprint

GOOD, BACK = "good", "back"
_OF_EVERY_ENTRY = frozenset(field.name for field in LedgerEntry._meta.get_fields())


@dataclass(frozen=True, slots=True)
class Deciding:
    """One statement of a proposal; `number` counts from one, `verdict` and `note` are what was chosen so far."""

    entry: LedgerEntry
    number: int
    token: str
    url: str
    table: str
    lines: tuple[tuple[str, str], ...]
    reading: tuple[tuple[str, str], ...]
    before: tuple[tuple[str, str, str], ...]
    held: str
    card: Any = None
    verdict: str = ""
    note: str = ""
    error: str = ""


def deciding_on(proposal: Proposal, user: AbstractBaseUser) -> list[Deciding]:
    """Return the statements to decide on, without what readers would see: a decision needs no preview."""
    members = only_readable(members_of(proposal), user)
    return [_shown(entry, number, user) for number, entry in enumerate(members, 1)]


def with_preview(shown: Sequence[Deciding], user: AbstractBaseUser) -> tuple[list[Deciding], Any]:
    """Return the statements with their cards, and what readers would see; None while somebody else seals."""
    preview = _preview([one.entry for one in shown], user)
    cards = preview.cards if preview else {}
    return [replace(one, card=cards.get((one.entry._meta.label_lower, one.entry.pk))) for one in shown], preview


def _preview(members: Sequence[LedgerEntry], user: AbstractBaseUser) -> Any:
    try:
        return import_string(settings.PREVIEW_OF_SEAL)(members, by=user) if members else None
    except (OperationalError, ValidationError):
        return None


def _shown(entry: LedgerEntry, number: int, user: AbstractBaseUser) -> Deciding:
    stands = obstacle(Step.SEALED.value, situation(entry, user))
    return Deciding(
        entry=entry,
        number=number,
        token=f"{entry._meta.label_lower}:{entry.pk}:{fingerprint(entry)}",
        url=change_url(entry),
        table=str(entry._meta.verbose_name),
        lines=tuple(lines_of(entry)),
        reading=tuple(describe(entry.period).lines) if isinstance(entry, PeriodFields) and entry.edtf else (),
        before=tuple(changes_of(entry)),
        held=str(WORDS[stands]) if stands else "",
    )


def lines_of(entry: LedgerEntry) -> list[tuple[str, str]]:
    """Return what a statement says of its own kind: name and value of every column that holds something."""
    skipped = {*_OF_EVERY_ENTRY, *PERIOD_COLUMNS}
    fields = [field for field in entry._meta.concrete_fields if field.name not in skipped and not field.primary_key]
    lines = [(capfirst(str(field.verbose_name)), value_of(entry, field)) for field in fields]
    extra = [entry._meta.get_field(name) for name in ("reason", "oddity_reason", "note")]
    lines += [(capfirst(str(field.verbose_name)), value_of(entry, field)) for field in extra]
    lines.append((_("Who may see it"), say_openness(entry)))
    return [(name, value) for name, value in lines if value]


def changes_of(entry: LedgerEntry) -> list[tuple[str, str, str]]:
    """Return where a correction differs from what it corrects: name, what stood there, what it says now."""
    before = entry.corrects
    if before is None or entry.is_withdrawal:
        return []
    said = entry.content()
    changes = [
        (capfirst(str(field.verbose_name)), value_of(before, field) or "–", value_of(entry, field) or "–")
        for field in entry._meta.concrete_fields
        if field.attname in said
        and field.name not in PERIOD_COLUMNS
        and getattr(entry, field.attname) != getattr(before, field.attname)
    ]
    return changes + _changed_reading(before, entry)


def _changed_reading(before: Any, entry: Any) -> list[tuple[str, str, str]]:
    """Return where a correction reads the words as other days: by the lines that show a reading everywhere."""
    if not isinstance(entry, PeriodFields):
        return []
    old, new = (describe(one.period).lines if one.edtf else () for one in (before, entry))
    said, now = dict(old), dict(new)
    return [
        (term, said.get(term, "–"), now.get(term, "–"))
        for term in dict.fromkeys([*said, *now])
        if said.get(term) != now.get(term)
    ]


def say_whose(entry: LedgerEntry, by: AbstractBaseUser) -> str:
    """Return in words whom an unsealed statement waits for, and from when on a publisher may take a draft over."""
    if not entry.is_sealed and entry.stage == Stage.PROPOSED:
        return _("Proposed by %(name)s: it waits for a publisher.") % {"name": entry.recorded_by}
    if entry.is_sealed or entry.recorded_by_id in (None, by.pk):
        return ""
    day = date_format(entry.recorded_at.astimezone(AMSTERDAM), "j F Y")
    last = claimed_until(entry, by)
    if last is None:
        return _("Draft of %(name)s, last changed on %(day)s.") % {"name": entry.recorded_by, "day": day}
    return _("Draft of %(name)s, last changed on %(day)s. A publisher may take it over after %(last)s.") % {
        "name": entry.recorded_by,
        "day": day,
        "last": date_format(last, "j F Y"),
    }


def value_of(entry: LedgerEntry, field: Any) -> str:
    """Return a column as words; "" for what is empty or no."""
    value = getattr(entry, field.name)
    if value in (None, "", False):
        return ""
    if value is True:
        return _("yes")
    if field.choices:
        return str(getattr(entry, f"get_{field.name}_display")())
    if hasattr(value, "isoformat"):
        return date_format(value, "j F Y")
    return number_format(value) if isinstance(value, int | float) or hasattr(value, "quantize") else str(value)


def with_sent(shown: Sequence[Deciding], sent: Mapping[str, str]) -> list[Deciding]:
    """Return the statements with the decisions as they were sent; what changed meanwhile is not decided."""
    answered = []
    for one in shown:
        key = name_in_form(one.entry)
        verdict, note = sent.get(f"verdict-{key}", ""), sent.get(f"note-{key}", "").strip()
        error = ""
        if verdict in (GOOD, BACK) and sent.get(f"token-{key}") != one.token:
            verdict, error = "", _("Changed since this page was shown: look again.")
        elif verdict == BACK and not note:
            error = _("Say what the author should look at.")
        answered.append(replace(one, verdict=verdict if verdict in (GOOD, BACK) else "", note=note, error=error))
    return answered


def name_in_form(entry: LedgerEntry) -> str:
    """Return the name of a statement inside a form: its table and key."""
    return f"{entry._meta.model_name}-{entry.pk}"


def verdicts_of(decided: Sequence[Deciding]) -> list[Verdict]:
    return [Verdict(one.entry, one.note if one.verdict == BACK else "") for one in decided if one.verdict]
