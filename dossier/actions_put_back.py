"""Putting a working copy of master data back to what readers see."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from dossier.actions_masters import Pending, pending_masters
from dossier.canonical import natural_key, part_content
from dossier.choices import Step
from dossier.decisions import decide, demand_of_account
from dossier.domain.chain import canonical_json
from dossier.models import MasterData

_REASON = 100  # letters in the history; the decision keeps all of it


class ValueTaken(ValidationError):
    """Another row has meanwhile taken a value that only one row may have."""


@transaction.atomic
def put_back(shown: Pending, *, by: AbstractBaseUser, note: str) -> MasterData:
    """Let the working copy of a row say again what is sealed of it, parts and links included; returns the row.

    `shown` is what waited when `by` looked. Nothing is lost: the history keeps what was typed, and who put it back.
    Raises NotAllowed without the right to seal, and ValidationError where a note lacks, the row changed since, is
    new or was removed, or cannot say again what it said; `ValueTaken`, one of those, where another row now has its
    number, code or other value that only one row may have.
    """
    demand_of_account(Step.PUT_BACK, by=by)
    if not note.strip():
        raise ValidationError({"reason": _("Say why this is put back.")})
    row = shown.model._base_manager.select_for_update().filter(pk=shown.pk).first()
    if pending_masters([shown.place]) != [shown]:
        raise _moved_on(shown)
    if row is None or not shown.old:
        raise ValidationError(_("Only what was changed since it was sealed is put back."))
    sealed = json.loads(shown.old)
    _sign(row, by, note)
    _fill(row, sealed)
    _refuse_taken(row)
    row.full_clean()
    _save(row, shown)
    for name in row.PARTS:
        _put_parts_back(row, name, sealed.get(name, []), by, note)
    for link in row._meta.many_to_many:
        getattr(row, link.name).set([_row_of(link.related_model, key) for key in sealed[link.name]])
    content = (shown.model._meta.label_lower, shown.pk, shown.old.encode())
    decide([], Step.PUT_BACK, by=by, note=note, subject=str(row), contents=[content])
    return row


def _sign(row: Any, by: AbstractBaseUser, note: str) -> None:
    row._history_user, row._change_reason = by, note.strip()[:_REASON]


def _fill(row: models.Model, sealed: dict[str, Any]) -> None:
    """Give a row the sealed values of its own fields; a field that came later keeps its value."""
    for field in row._meta.concrete_fields:
        if field.name in sealed:
            value = sealed[field.name]
            if isinstance(field.related_model, type):
                setattr(row, field.name, None if value is None else _row_of(field.related_model, value))
            else:
                setattr(row, field.name, field.to_python(value))


def _refuse_taken(row: models.Model) -> None:
    """Name each value of a row that only one row may have and that another has, with that other row."""
    taken = []
    for fields, condition in _unique_sets(type(row)):
        values = {field.name: getattr(row, field.name) for field in fields}
        if None in values.values() or not (condition is None or condition.check(_values_of(row))):
            continue
        holders = type(row)._base_manager.filter(condition or models.Q(), **values).exclude(pk=row.pk)
        taken += [_say_taken(fields, values, holder) for holder in holders[:1]]
    if taken:
        raise ValueTaken(taken)


def _unique_sets(model: type[models.Model]) -> list[tuple[list[Any], models.Q | None]]:
    """Return each set of fields whose values together stand in one row alone, and for which rows that holds."""
    meta = model._meta
    single: list[tuple[list[Any], models.Q | None]] = [
        ([field], None) for field in meta.concrete_fields if field.unique and not field.primary_key
    ]
    return single + [
        ([meta.get_field(name) for name in constraint.fields], constraint.condition)
        for constraint in meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]


def _values_of(row: models.Model) -> dict[str, Any]:
    return {field.name: field.value_from_object(row) for field in row._meta.concrete_fields}


def _say_taken(fields: list[Any], values: dict[str, Any], holder: models.Model) -> str:
    told = [_("yes") if value is True else str(value) for value in values.values()]
    return _("%(field)s “%(value)s” has been taken by “%(holder)s” (%(key)s) since; change that first.") % {
        "field": capfirst(get_text_list([str(field.verbose_name) for field in fields], _("and"))),
        "value": ", ".join(told),
        "holder": holder,
        "key": getattr(holder, natural_key(type(holder))),
    }


def _save(row: MasterData, shown: Pending) -> None:
    """Save; who lost a race for a value is told like who came too late, or to look again if the winner gave up."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        _refuse_taken(row)
        raise _moved_on(shown) from error


def _moved_on(shown: Pending) -> ValidationError:
    words = _("Changed or sealed since this page was shown; look again: %(entries)s.")
    return ValidationError(words % {"entries": shown.key})


def _row_of(model: Any, key: str) -> models.Model:
    """Return the working copy with a natural key."""
    row: models.Model | None = model._base_manager.filter(**{natural_key(model): key}).first()
    if row is None:
        raise ValidationError(_("What is public names “%(key)s”, which is no longer there.") % {"key": key})
    return row


def _put_parts_back(row: MasterData, name: str, sealed: list[dict[str, Any]], by: AbstractBaseUser, note: str) -> None:
    """Remove the parts that are not sealed and add those that are; what is the same stays the row it was."""
    relation: Any = row._meta.get_field(name)
    owner = relation.remote_field.name
    lacking = [canonical_json(part) for part in sealed]
    for part in relation.related_model._base_manager.filter(**{owner: row}).order_by("pk"):
        content = canonical_json(part_content(part, owner))
        if content in lacking:
            lacking.remove(content)
        else:
            _sign(part, by, note)
            part.delete()
    for content in lacking:
        part = relation.related_model(**{owner: row})
        _fill(part, json.loads(content))
        _sign(part, by, note)
        part.full_clean()
        part.save()
