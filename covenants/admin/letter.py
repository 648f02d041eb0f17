"""A letter in one sitting: choose the document, type its rows, keep each cell."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from covenants.actions.sittings import (
    CellConflict,
    CellTyped,
    SittingClosed,
    add_row,
    change_speaker,
    drop_row,
    move_row,
)
from covenants.admin.letter_check import check
from covenants.admin.letter_criteria import explained_cells
from covenants.admin.letter_desk import desk_of, fresh_token
from covenants.admin.letter_draft import check_draft, check_kept, forget_kept
from covenants.admin.letter_guide import close
from covenants.admin.letter_page import (
    LABELS,
    LISTS,
    SPARE_ROWS,
    begun_like,
    blank_row,
    count_words,
    counts,
    shown_rows,
    typed_cells,
)
from covenants.admin.letter_read import read_in
from covenants.admin.letter_start import new_document, start
from covenants.domain.letter_cells import MAIN_CELLS
from covenants.forms.letter import speaker_named
from dossier.admin.typed_before import typed_before
from imvo_tracker.lib.asof import AMSTERDAM, now


@require_http_methods(["GET", "HEAD", "POST"])
def grid(request, key):
    """Show the rows, or keep what a form without scripts sends."""
    desk = desk_of(request, key)
    if desk.sitting.is_done:
        return HttpResponseRedirect(reverse("letter:check", args=[key]))
    if request.method != "POST":
        return _grid_page(request, desk, typed_before(request))
    try:
        conflicts = _keep_all(desk, request.POST)
        if conflicts:
            return _grid_page(request, desk, None, conflicts)
        _act(desk, request.POST)
    except SittingClosed:
        return HttpResponseRedirect(reverse("letter:check", args=[key]))
    page = "check" if "_check" in request.POST else "grid"
    if page == "grid":
        messages.success(request, _("Kept at %(time)s.") % {"time": _time()})
    return HttpResponseRedirect(reverse(f"letter:{page}", args=[key]))


def _keep_all(desk, posted):
    """Keep every cell of a form; return those that another window typed over meanwhile, or that cannot be kept."""
    conflicts = []
    for token, name, before, value in typed_cells(posted):
        if value == before:
            continue
        try:
            desk.keep(CellTyped(token, name, before, value))
        except CellConflict as conflict:
            conflicts.append({"place": f"{token}-{name}", "stored": conflict.stored, "typed": conflict.typed})
        except ValidationError as error:
            conflicts.append({"place": f"{token}-{name}", "stored": " ".join(error.messages), "typed": value[:100]})
    if "actor" in posted:
        conflicts += _speaker_conflicts(desk, posted["actor"].strip(), posted.get("actor-was", ""))
    return conflicts


def _speaker_conflicts(desk, typed, before):
    try:
        _set_speaker(desk, typed, before)
    except CellConflict as conflict:
        return [{"place": "actor", "stored": conflict.stored, "typed": conflict.typed}]
    except ValidationError as error:
        return [{"place": "actor", "stored": " ".join(error.messages), "typed": typed[:100]}]
    return []


def _set_speaker(desk, typed, before):
    """Set whose word the letter is; raises ValidationError for who is not known, CellConflict as a cell does."""
    if typed == before:
        return
    actor = speaker_named(typed, desk.words)
    if typed and actor is None:
        raise ValidationError(_("The record does not know “%(typed)s”.") % {"typed": typed[:60]})
    change_speaker(desk.sitting, actor, before=before)
    desk.sitting.actor = actor


def _act(desk, posted):
    """Do what the pressed button says, once everything is kept; several subjects become a row each."""
    if "_drop" in posted:
        drop_row(desk.sitting, posted["_drop"])
    if "_restore" in posted:
        drop_row(desk.sitting, posted["_restore"], dropped=False)
    if "_up" in posted:
        _move(desk, posted["_up"], -1)
    if "_report" in posted:
        desk.keep(CellTyped(posted["_report"], "as_report", "", "1"))
    if "_choose" in posted:
        token, _bar, words = posted["_choose"].partition("|")
        row = next((one for one in desk.rows() if one.token == token), None)
        if row is not None:
            desk.keep(CellTyped(token, "choice", row.cells.get("choice", ""), words))
    desk.split_all()


def _move(desk, token, steps):
    order = [row.token for row in desk.rows()]
    place = order.index(token) + steps if token in order else -1
    if place >= 0:
        others = [one for one in order if one != token]
        move_row(desk.sitting, token, after=others[place - 1] if place else "")


def _grid_page(request, desk, typed, conflicts=()):
    """Show the grid, with what was typed before the session ended, or what two windows typed.

    A cell that was left alone shows what is stored by now: it would be sent back over what another window typed.
    """
    unsaved = {}
    for token, name, before, value in typed_cells(typed or request.POST) if typed or conflicts else ():
        if value != before:
            unsaved.setdefault(token, {})[name] = value
    rows = shown_rows(desk, desk.rows(), unsaved)
    rows += [blank_row(token, len(rows) + 1, cells) for token, cells in unsaved.items() if token not in _tokens(rows)]
    last = begun_like(desk.rows()[-1].cells) if desk.rows() else {}
    spare = [blank_row(fresh_token(), len(rows) + number, last) for number in range(1, SPARE_ROWS + 1)]
    dropped = [row for row in desk.sitting.rows.all() if row.dropped]
    context = {
        **admin.site.each_context(request),
        "title": _("Record a letter: %(document)s") % {"document": desk.sitting.document},
        "sitting": desk.sitting,
        "columns": [LABELS[name] for name in MAIN_CELLS],
        "rows": [*rows, *spare],
        "template_row": blank_row("TOKEN", "NUMBER"),
        "counts": counts(rows),
        "count_words": count_words(),
        "explained": explained_cells(desk.words, LABELS),
        "lists": _lists(desk.words),
        "dropped": dropped,
        "conflicts": conflicts,
    }
    return TemplateResponse(request, "admin/letter/grid.html", context, status=409 if conflicts else 200)


def _tokens(rows):
    return {row.token for row in rows}


def _lists(words):
    """Return the names that each list of suggestions offers."""
    meanings_of = {name: getattr(words, name) for name in LISTS.values()}
    return {name: list(dict.fromkeys(one.name for one in meanings)) for name, meanings in meanings_of.items()}


@require_POST
def keep(request, key):
    """Keep one cell; answer how its row reads now, or both values where another window typed over it."""
    desk = desk_of(request, key)
    sent = request.POST
    typed = CellTyped(
        sent.get("row", ""), sent.get("cell", ""), sent.get("before", ""), sent.get("value", "").strip(),
        sent.get("after", ""),
    )  # fmt: skip
    try:
        if typed.name == "actor":
            _set_speaker(desk, typed.value, typed.before)
            return JsonResponse({"at": _time(), "value": str(desk.sitting.actor or ""), "again": True})
        row = desk.keep(typed)
    except CellConflict as conflict:
        return JsonResponse({"stored": conflict.stored, "typed": conflict.typed}, status=409)
    except (ValidationError, SittingClosed) as error:
        return JsonResponse({"error": _refusal(error)}, status=400)
    return JsonResponse(_answer(desk, row, typed.name))


def _refusal(error):
    if isinstance(error, SittingClosed):
        return _("This letter was proposed already: nothing of it changes here any more.")
    return " ".join(error.messages)


def _answer(desk, row, name):
    (shown,) = shown_rows(desk, [row])
    return {
        "at": _time(),
        "value": row.cells.get(name, ""),
        "version": row.version,
        "state": shown.state,
        "faulty": [cell.name for cell in (*shown.cells, *shown.more) if cell.is_faulty],
        "read": render_to_string("admin/letter/read.html", {"row": shown}),
        "now": render_to_string("admin/letter/now.html", {"row": shown}),
    }


@require_POST
def row(request, key):
    """Add, move, drop or put back a row, or say that it is done; answer the rows that are new."""
    desk = desk_of(request, key)
    sent, token = request.POST, request.POST.get("row", "")
    try:
        made = _act_on_row(desk, sent.get("do", ""), token, sent.get("after", ""))
    except (ValidationError, SittingClosed) as error:
        return JsonResponse({"error": _refusal(error)}, status=400)
    shown = shown_rows(desk, made)
    rows = [render_to_string("admin/letter/row.html", {"row": one}) for one in shown]
    return JsonResponse({"at": _time(), "rows": rows, "first": _first(desk, token) if rows else ""})


def _act_on_row(desk, what, token, after):
    """Return the rows that came of it and were not there before."""
    if what == "drop":
        drop_row(desk.sitting, token)
    elif what == "restore":
        drop_row(desk.sitting, token, dropped=False)
    elif what == "move":
        move_row(desk.sitting, token, after=after)
    elif what == "copy":
        above = next((one for one in desk.rows() if one.token == after), None)
        cells = {name: value for name, value in above.cells.items() if name not in ("about", "asked")} if above else {}
        return [add_row(desk.sitting, token, after=after, cells=cells)]
    elif what == "done":
        return desk.split(token)
    else:
        raise ValidationError(_("This row or cell is not known."))
    return []


def _first(desk, token):
    """Return the row that was split, as it stands now."""
    row = next((one for one in desk.rows() if one.token == token), None)
    return render_to_string("admin/letter/row.html", {"row": shown_rows(desk, [row])[0]}) if row else ""


def _time():
    return f"{now().astimezone(AMSTERDAM):%H:%M}"


def _staff(view):
    return admin.site.admin_view(view)


URLS = [
    path("", _staff(start), name="start"),
    path("nieuw/", _staff(new_document), name="new"),
    path("nakijken/", _staff(check_draft), name="draft"),
    path("nakijken/<int:key>/", _staff(check_kept), name="kept"),
    path("nakijken/<int:key>/wissen/", _staff(forget_kept), name="forget"),
    path("uitleg-sluiten/", _staff(close), name="guide"),
    path("<int:key>/", _staff(grid), name="grid"),
    path("<int:key>/cel/", _staff(keep), name="cell"),
    path("<int:key>/regel/", _staff(row), name="row"),
    path("<int:key>/lezen/", _staff(read_in), name="read"),
    path("<int:key>/nakijken/", _staff(check), name="check"),
]
