"""The picture that stands for a page where it is shared: what it says, and the view that draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dashboards.frame.base import Frame
from dashboards.frame.requests import read_page_request, read_requested_record

# Pillow is loaded when somebody asks for the first picture.
DRAWING = "dashboards.cards.drawing.draw_card"
P = TypeVar("P", bound=Frame)


@dataclass(frozen=True, slots=True)
class CardFigure:
    """One large figure; below it what it is of, and a note of a line or two."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that stands on the picture: the title of the page, the sentence it leads with, its figures."""

    site: str
    title: str
    lead: str
    figures: tuple[CardFigure, ...]
    moment: str


def card_of(page: Frame, figures: Iterable[CardFigure] = ()) -> Card:
    """Return the card of a page, in the words of the page itself."""
    return Card(_("IMVO covenant tracker"), page.title, page.said_first, tuple(figures), page.moment.sentence)


def card_file(
    page_of: Callable[..., P], figures_of: Callable[[P], Iterable[CardFigure]] | None = None
) -> Callable[..., HttpResponse]:
    """Return the view of a card; `page_of` makes the page of `asked`, `record` and what stands in the address."""

    @require_safe
    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        asked = read_page_request(request)
        page = page_of(asked, read_requested_record(asked), **named)
        card = card_of(page, figures_of(page) if figures_of else ())
        return HttpResponse(import_string(DRAWING)(card), content_type="image/png")

    return answer
