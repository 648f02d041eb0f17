"""Rows whose texts hold nothing that a record file refuses: what is kept here can be taken along and loaded again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from imvo_tracker.lib.text import unfit_character

SHOWN_BEFORE = 20


class Legible(models.Model):
    """Refuses characters that nobody can read or type, by the field; a withdrawal repeats whatever was sealed."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Raise ValidationError naming each field, as Django does."""
        errors: dict[str, Any] = {}
        try:
            super().clean_fields(exclude)
        except ValidationError as error:
            errors = error.update_error_dict({})
        if not getattr(self, "is_withdrawal", False):
            for name, message in unfit_texts(self, exclude or ()):
                errors.setdefault(name, []).append(ValidationError(message, code="unfit_character"))
        if errors:
            raise ValidationError(errors)


def unfit_texts(row: models.Model, exclude: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each field whose text holds a character that the record does not take, and words that say where."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        unfit = unfit_character(value) if isinstance(value, str) and field.name not in exclude else None
        if unfit:
            yield field.name, say_unfit(value, *unfit)


def say_unfit(text: str, place: int, name: str) -> str:
    """Return words that name a character which cannot be kept, and what stands before it."""
    values = {"name": name, "before": text[max(place - SHOWN_BEFORE, 0) : place].strip()}
    if values["before"]:
        return _("The character %(name)s after “%(before)s” cannot be kept: take it out.") % values
    return _("The character %(name)s cannot be kept: take it out.") % values
