"""Questions with their choices in the sentence."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dashboards.questions.file import question_dataset
from dashboards.questions.page import QuestionPage, question_page, questions_page
from dashboards.questions.registry import BY_SLUG


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All of them."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/questions.html", questions_page(asked, read_requested_record(asked)))


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them, with its answer."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/question.html", _page_of(asked, read_requested_record(asked), slug))


def _page_of(asked: PageRequest, record: Record, slug: str) -> QuestionPage:
    if slug not in BY_SLUG:
        raise Http404(slug)
    return question_page(asked, record, BY_SLUG[slug])


question_file = table_file(_page_of, question_dataset)
questions_card, question_card = card_file(questions_page), card_file(_page_of)
