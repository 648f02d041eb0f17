"""What a rule of plausibility answers: a doubt about one field, refused or asked; its text is translated here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

__all__ = ["Doubt", "Weight", "gettext_noop", "impossible", "unlikely"]


class Weight(StrEnum):
    """Impossible is refused; unlikely is asked, and kept with the reason that was given."""

    IMPOSSIBLE = "impossible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding. `field` is a column of the statement, "window" for its period, or "" for the whole.

    `message` is an English text marked for translation, with `values` for its placeholders; days are plain dates.
    """

    field: str
    weight: Weight
    message: str
    values: Mapping[str, object]

    @property
    def is_impossible(self) -> bool:
        return self.weight is Weight.IMPOSSIBLE

    @property
    def code(self) -> str:
        """What was asked: a reason given for one question does not answer another."""
        return hashlib.sha256(f"{self.field}:{self.message}".encode()).hexdigest()[:8]

    @property
    def text(self) -> str:
        """The finding in the reader's language; a question asks whether it is right."""
        shown = {name: _shown(value) for name, value in self.values.items()}
        said = gettext(self.message) % shown
        return said if self.is_impossible else gettext("Is this right? %(doubt)s") % {"doubt": said}


def impossible(field: str, message: str, **values: object) -> Doubt:
    return Doubt(field, Weight.IMPOSSIBLE, message, values)


def unlikely(field: str, message: str, **values: object) -> Doubt:
    return Doubt(field, Weight.UNLIKELY, message, values)


def _shown(value: object) -> object:
    return date_format(value, "j F Y") if isinstance(value, date) else value
