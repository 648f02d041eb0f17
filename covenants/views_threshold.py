"""The threshold desk: for the team of one negotiation alone, and only ever about that."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from covenants.actions.candidates import RowsRefused, keep_candidates
from covenants.domain.candidates import Typed
from covenants.forms.candidates import PREFIX, PastedForm, TryOutForm, candidate_rows
from covenants.models import Negotiation
from covenants.pages_threshold import DeskFacts, desk_facts, market_in_words, shown_figures, threshold_page
from covenants.views import WRITE, for_secretariat, show
from imvo_tracker.lib import kept

ROWS = f"{PREFIX}-TOTAL_FORMS"


@for_secretariat(*WRITE)
def threshold(request: HttpRequest, negotiation: Negotiation) -> HttpResponse:
    """Show where the threshold stands and who is needed; keep the candidates, or try other figures out."""
    facts = desk_facts(negotiation)
    if request.method == "POST" and ROWS in request.POST:
        return _keep(request, negotiation, facts)
    typed = request.POST if request.method == "POST" else kept.take(request)
    if typed is not None and ROWS in typed:
        rows, pasted = candidate_rows(typed, facts.candidates), PastedForm(typed)
        return _show(request, negotiation, facts, rows=rows, pasted=pasted, is_kept=True)
    form = TryOutForm(typed, initial=shown_figures(facts))
    return _show(request, negotiation, facts, form=form, is_kept=typed is not None and request.method != "POST")


def _keep(request: HttpRequest, negotiation: Negotiation, facts: DeskFacts) -> HttpResponse:
    rows, pasted = candidate_rows(request.POST, facts.candidates), PastedForm(request.POST)
    if not all([rows.is_valid(), pasted.is_valid()]):
        return _show(request, negotiation, facts, rows=rows, pasted=pasted, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    lines = list(rows.typed())
    lines += [Typed(len(rows.forms) + number, row) for number, row in enumerate(pasted.cleaned_data["pasted"])]
    try:
        keep_candidates(negotiation, lines, by=request.user)  # type: ignore[arg-type]
    except RowsRefused as refused:
        _refuse(rows, pasted, refused)
        status = HTTPStatus.CONFLICT if refused.clashes else HTTPStatus.UNPROCESSABLE_ENTITY
        return _show(request, negotiation, facts, rows=rows, pasted=pasted, status=status)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(reverse("ser:threshold", args=[negotiation.covenant.slug]))


def _refuse(rows: Any, pasted: PastedForm, refused: RowsRefused) -> None:
    """Say what is wrong where it stands: in a line of the table, in the pasted lines, or of the list as a whole."""
    in_table = {place: message for place, message in refused.by_place.items() if place < len(rows.forms)}
    rows.refuse(in_table, refused.clashes)
    for message in {refused.by_place[place] for place in set(refused.by_place) - set(in_table)}:
        pasted.add_error("pasted", message)
    for message in refused.whole:
        rows.add_to_whole(message)


def _show(
    request: HttpRequest,
    negotiation: Negotiation,
    facts: DeskFacts,
    *,
    rows: Any = None,
    pasted: PastedForm | None = None,
    form: TryOutForm | None = None,
    status: int = HTTPStatus.OK,
    is_kept: bool = False,
) -> HttpResponse:
    tries = form is not None and form.is_bound and not is_kept
    figures = form.figures() if form is not None and tries and form.is_valid() else None
    if form is not None and tries and figures is None:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return show(
        request,
        "threshold",
        _("Threshold"),
        status=status,
        negotiation=negotiation,
        page=threshold_page(facts, figures),
        market=market_in_words(facts),
        rows=rows if rows is not None else candidate_rows(None, facts.candidates),
        pasted=pasted if pasted is not None else PastedForm(),
        form=form if form is not None else TryOutForm(None, initial=shown_figures(facts)),
        is_kept=is_kept,
    )
