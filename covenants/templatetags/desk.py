"""Tags of the home page of staff."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.actions.sittings import SHOWN_SITTINGS, in_progress
from covenants.domain.turn import Turn
from covenants.kinds import KINDS_BY_CODE
from covenants.models import Covenant, Sitting
from covenants.selectors.desk import Silent, Term, read_desk
from covenants.selectors.guide import CHECK, guide_for
from dossier.choices import UndertakingEvent
from dossier.models import Organisation
from imvo_tracker.lib.asof import today
from sectors.selectors import limits_of

register = template.Library()

_TURNS = {
    Turn.PARTIES: gettext_lazy("the parties"),
    Turn.CABINET: gettext_lazy("the cabinet"),
    Turn.FACILITATOR: gettext_lazy("who leads the talks"),
}


# Each step of the guide: its name, what is done in it, and the page on which it is done.
_STEPS = (
    (
        gettext_lazy("Choose the document"),
        gettext_lazy("Type its number, a word of its title or its day, and press “Open”."),
        "start",
    ),
    (
        gettext_lazy("Type the words"),
        gettext_lazy("Copy the few printed words that hold the date or the figure, with the page they stand on."),
        "grid",
    ),
    (
        gettext_lazy("Say what they are about"),
        gettext_lazy("The covenant or sector, what happens, and how firmly the source says it."),
        "grid",
    ),
    (
        gettext_lazy("Look at the reading"),
        gettext_lazy("The row says which days the words stand for, and what the record says now. Answer what it asks."),
        "grid",
    ),
    (
        gettext_lazy("Check and propose"),
        gettext_lazy("See what changes for readers, and send it to a publisher. Until then nobody else sees it."),
        "check",
    ),
)


@register.simple_tag
def guide_of(user: AbstractBaseUser, page: str = "") -> list[dict[str, Any]]:
    """Return the five steps to a first statement, with the one that comes now; none for who needs no guide."""
    guide = guide_for(user)
    if guide is None:
        return []
    now_at = CHECK if page == "check" else guide.step
    return [
        {"name": name, "hint": hint, "url": _step_url(where, guide.sitting), "is_now": number == now_at,
         "is_done": number < now_at}
        for number, (name, hint, where) in enumerate(_STEPS, start=1)
    ]  # fmt: skip


def _step_url(page: str, sitting: int | None) -> str:
    if page == "start":
        return reverse("letter:start")
    return reverse(f"letter:{page}", args=[sitting]) if sitting else ""


@register.simple_tag
def desk_of(user: AbstractBaseUser) -> dict[str, Any]:
    """Return the terms, the silent covenants and the contradicting sources, each with its address in the admin.

    Who records for some sectors only is shown their covenants; motions and commitments are everybody's.
    """
    sectors = limits_of(user).sectors
    own = None if sectors is None else set(Covenant.objects.filter(sectors__in=sectors).values_list("slug", flat=True))
    desk = read_desk(user, own)
    shown = (
        {one.slug for one in desk.silent} | {one.slug for one in desk.conflicts} | {one.covenant for one in desk.terms}
    )
    keys = dict(Covenant.objects.filter(slug__in=shown).values_list("slug", "pk"))
    leaders = {one.leader for one in desk.silent if one.leader}
    names = dict(Organisation.objects.filter(slug__in=leaders).values_list("slug", "name"))
    may_record = user.has_perm("covenants.add_statusreport")  # type: ignore[attr-defined]
    return {
        "terms": [_term(one, keys) for one in desk.terms],
        "silent": [_silent(one, keys, names, may_record=may_record) for one in desk.silent],
        "silent_count": desk.silent_count,
        "conflicts": [
            {"name": one.name, "kind": KINDS_BY_CODE[one.kind].label, "url": _covenant(keys, one.slug)}
            for one in desk.conflicts
        ],
        "conflict_count": desk.conflict_count,
        "today": today(),
    }


@register.simple_tag
def open_sittings(user: AbstractBaseUser) -> list[Sitting]:
    """Return one's own letters in progress, the newest first, each with the number of its rows."""
    return list(in_progress(user).annotate(count=Count("rows", filter=Q(rows__dropped=False)))[:SHOWN_SITTINGS])


def _covenant(keys: dict[str, int], slug: str) -> str:
    return reverse("admin:covenants_covenant_change", args=[keys[slug]])


def _term(term: Term, keys: dict[str, int]) -> dict[str, Any]:
    if term.document is None:
        return {"day": term.ends_on, "name": term.subject, "what": KINDS_BY_CODE[term.kind].label,
                "url": _covenant(keys, term.covenant)}  # fmt: skip
    url = reverse("admin:dossier_document_change", args=[term.document])
    what = _("to be answered") if term.kind == UndertakingEvent.MADE else UndertakingEvent(term.kind).label
    return {"day": term.ends_on, "name": term.subject, "what": what, "url": url}


def _silent(one: Silent, keys: dict[str, int], names: dict[str, str], *, may_record: bool) -> dict[str, Any]:
    asking = reverse("admin:covenants_covenant_asked", args=[keys[one.slug]]) if may_record else ""
    turn = names.get(one.leader) or str(_TURNS[one.turn])
    return {"name": one.name, "since": one.since, "turn": turn, "url": _covenant(keys, one.slug), "asking": asking}
