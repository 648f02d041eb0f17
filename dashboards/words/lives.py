"""How many signed covenants run, have ended, or ended unreported, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import ngettext

from covenants.domain.outcome import Life
from dashboards.words.wording import say_day


def say_lives(lives: Mapping[Life, int], day: date) -> str:
    """Return "On 26 November 2026, 12 are signed: 3 are known to run, 9 have ended."; "" while none is signed."""
    words = {
        Life.RUNNING: ngettext("%(count)s is known to run", "%(count)s are known to run", lives[Life.RUNNING]),
        Life.ENDED: ngettext("%(count)s has ended", "%(count)s have ended", lives[Life.ENDED]),
        Life.END_NOT_REPORTED: ngettext(
            "of %(count)s no end was reported",
            "of %(count)s no end was reported",
            lives[Life.END_NOT_REPORTED],
        ),
    }
    parts = [words[life] % {"count": count} for life, count in lives.items() if count]
    if not parts:
        return ""
    count = sum(lives.values())
    signed = ngettext(
        "On %(day)s, %(count)s is signed: %(parts)s.", "On %(day)s, %(count)s are signed: %(parts)s.", count
    )
    return signed % {"day": say_day(day), "count": count, "parts": ", ".join(parts)}
