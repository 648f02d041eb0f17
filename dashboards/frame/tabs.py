"""The three ways in which the covenants are shown: as a list, in time, and by sector."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dashboards.frame.base import Link
from dashboards.page_request import PageRequest


def covenant_tabs(asked: PageRequest, current: str) -> tuple[Link, ...]:
    """Return the tabs above the covenants; `current` is the name of the address one is on."""
    tabs = (("covenants", _("List")), ("timeline", _("Timeline")), ("sectors", _("By sector")))
    return tuple(Link(asked.link(name), label, name == current) for name, label in tabs)
