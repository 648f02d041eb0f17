"""The handbook of staff: the Markdown files of docs/handleiding as pages of the admin, for who is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

RECORDING, PAPER, DATES, CORRECTING = "uitspraak-vastleggen", "stuk-opnemen", "datum-lezen", "corrigeren"
SEALING, MASTERS, STATUS, PUBLIC = (
    "voorstellen-en-verzegelen",
    "stamgegevens-wijzigen",
    "status-vastleggen",
    "wat-is-openbaar",
)
LOGIN, LETTER, SESSIONS, SHEETS = "inloggen", "brief-opnemen", "ser-zitting", "inlezen-en-uitvoeren"
ANNEX = "bijlage-maken"
MOTIONS = "moties-bijhouden"
READING = "brief-inlezen"
# Two printed pages for each role
ROLE_PAGES = ("rol-redacteur", "rol-uitgever", "rol-ser", "rol-beheerder", "rol-auditor")
# The order in which somebody new meets them
PAGES = (
    *ROLE_PAGES,
    LOGIN,
    LETTER,
    READING,
    RECORDING,
    PAPER,
    DATES,
    STATUS,
    SEALING,
    CORRECTING,
    MASTERS,
    SHEETS,
    MOTIONS,
    ANNEX,
    PUBLIC,
    SESSIONS,
)
# By table; every other table that has a form holds statements.
OF_TABLES: Mapping[str, str] = {
    "document": PAPER,
    **dict.fromkeys(
        ("covenant", "sector", "organisation", "target", "threshold", "countingrule", "risktheme"), MASTERS
    ),
    **dict.fromkeys(("revision", "decision", "proposal"), SEALING),
    **dict.fromkeys(("user", "group", "auditevent"), LOGIN),
    "negotiation": SESSIONS,
    "annexdraft": ANNEX,
    "undertakingstatement": MOTIONS,
}
# By the end of the address's name, before the table is looked at
OF_STEPS: Mapping[str, str] = {
    "_import": SHEETS,
    **dict.fromkeys(("start", "new", "grid", "check"), LETTER),
    **dict.fromkeys(("read", "draft"), READING),
    "motions_desk": MOTIONS,
    "_update": STATUS,
    "_withdraw": CORRECTING,
    "_open": PUBLIC,
    **dict.fromkeys(("_return", "_take_over", "_drop", "_seal"), SEALING),
}
# Where the files say the pictures are: seen from docs/handleiding
PICTURES = "../../static/img/handleiding/"
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
# The library fills its tables of signs when they are first asked for, and another thread sees them half full: that one
# fails, or keeps a link with signs that it should not have. Here no other thread is under way.
_MARKDOWN.render("[link](leidt) <https://voorbeeld.nl> ![beeld](toont)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page: its address, its title, and its text as HTML without the title."""

    slug: str
    title: str
    text: SafeString

    @property
    def url(self) -> str:
        return reverse("handbook_page", args=[self.slug])


def directory() -> Path:
    """Return where the files are."""
    return Path(settings.BASE_DIR) / "docs" / "handleiding"


@cache
def chapter(slug: str, mounted_at: str = "") -> Chapter:
    """Return a page; read once, as the files belong to the release. Links depend on where the site is mounted."""
    first, _newline, rest = (directory() / f"{slug}.md").read_text(encoding="utf-8").partition("\n")
    tokens = _MARKDOWN.parse(rest)
    for token in tokens:
        for child in token.children or ():
            _lead_to_page(child)
    # Our own text, and raw HTML in it is shown as text
    return Chapter(
        slug, first.removeprefix("# ").strip(), mark_safe(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))
    )


def _lead_to_page(token: Token) -> None:
    """Let a link between two files lead to the page of the other, and a picture to the served one."""
    target = str(token.attrs.get("href", "")) if token.type == "link_open" else ""
    if target.endswith(".md"):
        token.attrs["href"] = reverse("handbook_page", args=[target.removesuffix(".md")])
    if token.type == "image":
        picture = str(token.attrs["src"]).removeprefix(PICTURES)
        token.attrs |= {"src": static(f"img/handleiding/{picture}"), "class": "nl-handbook__picture", "loading": "lazy"}


def page_for(url_name: str, table: str, *, corrects: bool = False) -> str:
    """Return the page that helps with a form of the admin; "" for a page that is no form."""
    step = next((slug for end, slug in OF_STEPS.items() if url_name.endswith(end)), "")
    if step or not table:
        return step
    return CORRECTING if corrects else OF_TABLES.get(table, RECORDING)


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """Every page of the handbook."""
    return _page(request, _("Handbook"), {"chapters": [_chapter(request, slug) for slug in PAGES]})


@require_safe
def one_chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the handbook."""
    if slug not in PAGES:
        raise Http404(slug)
    shown = _chapter(request, slug)
    return _page(request, shown.title, {"chapter": shown, "chapters": [_chapter(request, one) for one in PAGES]})


def _chapter(request: HttpRequest, slug: str) -> Chapter:
    return chapter(slug, request.META.get("SCRIPT_NAME", ""))


def _page(request: HttpRequest, title: str, own: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, "admin/handbook.html", {**admin.site.each_context(request), "title": title, **own})
