"""The check of a letter: what is asked, what contradicts, what changes for readers, what is new; then one proposal."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from covenants.actions.propose_letter import propose_letter, rows_mark
from covenants.admin.letter_desk import desk_of
from covenants.forms.letter import EMPTY, READ
from covenants.selectors.letter_now import read_as, said_now
from covenants.selectors.letter_sentences import changed_sentences
from dossier.admin.base import change_url
from dossier.selectors_rows import with_subjects
from imvo_tracker.lib.badinput import NotAllowed

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as the check shows it; `place` leads back to its row."""

    place: str
    entry: object
    read_as: str
    now: str
    contradicts: bool


@require_http_methods(["GET", "HEAD", "POST"])
def check(request, key):
    """Show what is asked, what contradicts and what changes; propose all of it with one note."""
    desk = desk_of(request, key)
    if desk.sitting.is_done:
        return _done_page(request, desk.sitting)
    if request.method == "POST":
        return _propose(request, desk)
    desk.split_all()
    return _check_page(request, desk)


def _propose(request, desk):
    """Propose what was checked; whatever stands in the way is said and nothing is written."""
    rows = desk.rows()
    read = desk.reader.read(rows)
    note = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    if any(one.state not in (READ, EMPTY) for one in read):
        return _check_page(request, desk, _("Answer the questions first, or take those rows out."), note)
    entries = [entry for one in read for entry in one.entries]
    shown = request.POST.get("shown", "")
    if shown != rows_mark(rows):
        return _check_page(request, desk, _("The rows changed since they were checked: look at them again."), note)
    try:
        propose_letter(desk.sitting, entries, by=request.user, note=note, shown=shown)
    except NotAllowed as refused:
        return _check_page(request, desk, str(refused), note)
    except ValidationError as error:
        return _check_page(request, desk, " ".join(error.messages), note)
    messages.success(request, _("Proposed: %(count)s.") % {"count": len(entries)})
    return HttpResponseRedirect(reverse("letter:check", args=[desk.sitting.pk]))


def _check_page(request, desk, error="", note=""):
    rows = desk.rows()
    read = desk.reader.read(rows)
    entries = [entry for one in read for entry in one.entries]
    now = iter(said_now(entries, by=request.user))
    asked = [_asked(one, number) for number, one in enumerate(read, start=1) if one.faults]
    lines = [_line(one, entry, next(now)) for one in read for entry in one.entries]
    against = [one for one in lines if one.contradicts]
    ready = bool(entries) and not asked
    context = {
        **admin.site.each_context(request),
        "title": _("Check: %(document)s") % {"document": desk.sitting.document},
        "sitting": desk.sitting,
        "asked": asked,
        "against": against,
        "sentences": changed_sentences(entries, by=request.user) if ready else [],
        "new": [one for one in lines if not one.contradicts],
        "ready": ready,
        "shown": rows_mark(rows),
        "error": error,
        "note": note,
    }
    return TemplateResponse(request, "admin/letter/check.html", context, status=409 if error else 200)


def _asked(one, number):
    about = one.row.cells.get("about", "")
    said = ", ".join(filter(None, [about, one.row.cells.get("what", ""), one.row.cells.get("words", "")]))
    return {"token": one.row.token, "number": number, "said": said, "faults": one.faults}


def _line(one, entry, now):
    return Line(one.row.token, entry, read_as(entry), now.words, now.contradicts)


def _done_page(request, sitting):
    """List what the sitting became, each with its page."""
    context = {
        **admin.site.each_context(request),
        "title": _("Proposed: %(document)s") % {"document": sitting.document},
        "sitting": sitting,
        "proposal_url": reverse("admin:dossier_proposal_decide", args=[sitting.proposal_id]),
        "made": [(entry, change_url(entry)) for entry in _made(sitting)],
    }
    return TemplateResponse(request, "admin/letter/done.html", context)


def _made(sitting):
    """Return the statements that are still there, in the order of the rows, by one query a table."""
    keys = {}
    for label, key in sitting.made:
        keys.setdefault(label, []).append(key)
    rows_by_place = {}
    for label, own in keys.items():
        rows = with_subjects(apps.get_model(label)._base_manager.filter(pk__in=own))
        rows_by_place |= {(label, row.pk): row for row in rows}
    return [rows_by_place[label, key] for label, key in sitting.made if (label, key) in rows_by_place]
