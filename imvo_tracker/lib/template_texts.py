"""`{% translate "…" %}` of a text that stands in the template itself: half of what a page translates.

Django makes a text that is translated later of it, fills that in at once, and marks it safe three times on the way.
"""

from __future__ import annotations

from typing import Any

from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.templatetags import i18n
from django.utils.safestring import SafeString
from django.utils.translation import gettext


class OwnText(Node):
    """A text of a template, in the language of the page."""

    child_nodelists = ()

    def __init__(self, text: str) -> None:
        """Double the percent signs, as they stand in the catalogue of translations."""
        self.text = text.replace("%", "%%")

    def render(self, context: Context) -> SafeString:
        """Return it as markup, which is what stands in a template."""
        return SafeString(gettext(self.text).replace("%%", "%"))


def translate(parser: Parser, token: Token) -> Node:
    """Read the tag as Django does; leave to it what is more than a text."""
    node: Any = i18n.do_translate(parser, token)
    literal = node.filter_expression.var.literal
    is_more = node.noop or node.asvar or node.message_context or node.filter_expression.filters
    return node if is_more or not isinstance(literal, str) else OwnText(literal)


def translate_own_texts_at_once() -> None:
    """Take the place of Django's tag, in all templates that are read from now on."""
    for name in ("translate", "trans"):
        i18n.register.tag(name, translate)
