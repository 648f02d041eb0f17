"""Small numbers and the days of a deadline in words: "ten", "the tenth", "before 2017"."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dashboards.words.wording import say_day, say_month

_WORDS: tuple[str | Promise, ...] = (
    gettext_lazy("none"), pgettext_lazy("number", "one"), gettext_lazy("two"), gettext_lazy("three"),
    gettext_lazy("four"), gettext_lazy("five"), gettext_lazy("six"), gettext_lazy("seven"), gettext_lazy("eight"),
    gettext_lazy("nine"), gettext_lazy("ten"), gettext_lazy("eleven"), gettext_lazy("twelve"),
    gettext_lazy("thirteen"), gettext_lazy("fourteen"), gettext_lazy("fifteen"), gettext_lazy("sixteen"),
    gettext_lazy("seventeen"), gettext_lazy("eighteen"), gettext_lazy("nineteen"), gettext_lazy("twenty"),
)  # fmt: skip
_ORDINALS: tuple[str | Promise, ...] = (
    gettext_lazy("first"), pgettext_lazy("number", "second"), gettext_lazy("third"), gettext_lazy("fourth"),
    gettext_lazy("fifth"), gettext_lazy("sixth"), gettext_lazy("seventh"), gettext_lazy("eighth"),
    gettext_lazy("ninth"), gettext_lazy("tenth"), gettext_lazy("eleventh"), gettext_lazy("twelfth"),
)  # fmt: skip


def say_count(count: int) -> str:
    """Return "ten"; digits from twenty-one on."""
    return str(_WORDS[count]) if 0 <= count < len(_WORDS) else str(count)


def say_ordinal(place: int) -> str:
    """Return "tenth"; "13th" beyond the twelfth."""
    return str(_ORDINALS[place - 1]) if place <= len(_ORDINALS) else _("%(place)sth") % {"place": place}


def say_before(deadline: date) -> str:
    """Return a deadline as the time it comes before, "before 2017" or "before July 2017"; else by which day."""
    if (deadline.month, deadline.day) == (12, 31):
        return _("before %(year)s") % {"year": deadline.year + 1}
    if (deadline.month, deadline.day) == (6, 30):
        return _("before %(month)s") % {"month": say_month(date(deadline.year, 7, 1))}
    return _("by %(day)s") % {"day": say_day(deadline)}
