"""How old words are, on what day they were said, and on which site they stand."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.words.wording import say_day
from dossier.choices import KnownBasis
from dossier.domain.dated import Known, is_dated, said_on

DAYS_OF_A_MONTH, MONTHS_OF_A_YEAR = 30.44, 12


class Said(Known, Protocol):
    """The same of a statement, with the day on which it became public where that came later."""

    @property
    def public_on(self) -> date | None: ...


def say_said(evidence: Said) -> str:
    """Return the day on which something was said, in words, and the day since which it is public if that is later."""
    said = _say_known(evidence)
    if evidence.public_on is None:
        return said
    return _("%(said)s, public since %(day)s") % {"said": said, "day": say_day(evidence.public_on)}


def _say_known(evidence: Known) -> str:
    day = say_day(evidence.known_from)
    if not is_dated(evidence):
        return _("date unknown, read on %(day)s") % {"day": day}
    return say_bound(evidence.known_from) if evidence.known_basis == KnownBasis.BOUNDED else day


def say_bound(day: date) -> str:
    """Return a day of which only is known that it was no later."""
    return _("not after %(day)s") % {"day": say_day(day)}


def say_age(evidence: Known, on: date) -> str:
    """Return how old the words are: "10 years old"; "" for an undated source and within a month."""
    said = said_on(evidence)
    months = int((on - said).days / DAYS_OF_A_MONTH) if said else 0
    if months >= MONTHS_OF_A_YEAR:
        years = months // MONTHS_OF_A_YEAR
        return ngettext("%(count)s year old", "%(count)s years old", years) % {"count": years}
    return ngettext("%(count)s month old", "%(count)s months old", months) % {"count": months} if months > 0 else ""
