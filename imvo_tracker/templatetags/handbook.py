"""The way from a form of the admin to its page in the handbook."""

from __future__ import annotations

from typing import Any

from django import template

from imvo_tracker.handbook import Chapter, chapter, page_for

register = template.Library()


@register.simple_tag(takes_context=True)
def help_page(context: Any) -> Chapter | None:
    """Return the page of the handbook that explains the form on this page."""
    request, table = context["request"], getattr(context.get("opts"), "model_name", "")
    if not context.get("has_permission") or request.resolver_match is None:
        return None
    corrects = context.get("corrected") or getattr(context.get("original"), "corrects_id", None)
    slug = page_for(request.resolver_match.url_name or "", table, corrects=bool(corrects))
    return chapter(slug, request.META.get("SCRIPT_NAME", "")) if slug else None
