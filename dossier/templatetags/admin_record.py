"""Tags of the admin's own pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.admin.utils import flatten
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from dossier.admin.deciding import name_in_form
from dossier.admin.revisions import waiting_for
from dossier.canonical import ledger_models
from dossier.choices import Stage
from dossier.models import LedgerEntry
from dossier.selectors_proposals import named, waiting_proposals
from imvo_tracker.lib.kept import OWNER, owner_mark

register = template.Library()

SHOWN = 8


@register.simple_tag(takes_context=True)
def readonly_value(context: Any, field: Any) -> str:
    """Return a read-only value as words, linked where this account may look.

    Django would show yes and no as pictures with English names, and link to whatever has a page.
    """
    value = getattr(field.form.instance, str(field.field["field"]), None)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Model) and not _may_view(context["user"], value):
        return str(value)
    return field.contents()


def _may_view(user: Any, row: Model) -> bool:
    meta = row._meta
    return any(user.has_perm(f"{meta.app_label}.{do}_{meta.model_name}") for do in ("view", "change"))


@register.filter
def is_english(name: str) -> bool:
    """Say whether a column holds English words: a screen reader then reads them as such."""
    return str(name).endswith("_en")


@register.filter
def stands_open(fieldset: Any) -> bool:
    """Say whether a folded part of a form must be in sight."""
    return bool(fieldset.form.stands_open(flatten(fieldset.fields)))


@register.filter
def told_of_fold(fieldset: Any) -> str:
    """Return what is in a folded part: as it says itself, else the names of its fields, those in English aside."""
    names = flatten(fieldset.fields)
    told = [name for name in names if not name.endswith("_en")] or names
    return fieldset.description or ", ".join(_inside(str(fieldset.form[name].label)) for name in told)


def _inside(label: str) -> str:
    """Return a label as it stands within a line: an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


@register.filter
def statement_name(entry: LedgerEntry) -> str:
    """Return the name of a statement inside a form: its table and key."""
    return name_in_form(entry)


@register.simple_tag(takes_context=True)
def form_owner(context: Any) -> str:
    """Mark a form as shown to this account, so that what is typed in it outlives the session."""
    return format_html('<input type="hidden" name="{}" value="{}">', OWNER, owner_mark(context["user"]))


@register.simple_tag
def waits_for(user: Any) -> dict[str, Any]:
    """Return what waits for a member of staff: own drafts, what came back, and proposals, the oldest first."""
    waiting = waiting_for(user)
    mine = [one for one in waiting if one.entry.recorded_by_id == user.pk]
    groups = {
        "returned": [one for one in mine if one.entry.stage == Stage.RETURNED],
        "drafts": [one for one in mine if one.entry.stage == Stage.DRAFT],
    }
    shown: dict[str, Any] = {name: {"count": len(rows), "rows": rows[:SHOWN]} for name, rows in groups.items()}
    proposals = waiting_proposals(user)
    return {**shown, "proposals": named(proposals[:SHOWN]), "proposal_count": len(proposals)}


@register.simple_tag
def recordable(user: AbstractBaseUser) -> list[dict[str, str]]:
    """Return the statements this user may record, with the address of each form."""
    links = []
    for model in ledger_models():
        meta = model._meta
        if user.has_perm(f"{meta.app_label}.add_{meta.model_name}"):  # type: ignore[attr-defined]
            url = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
            links.append({"url": url, "label": str(meta.verbose_name)})
    return links
