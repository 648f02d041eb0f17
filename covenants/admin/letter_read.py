"""Reading a letter in: its text pasted or uploaded, each sentence beside the row read in it; nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from covenants.actions.read_rows import Offered, drop_read, keep_read, take_read
from covenants.actions.sittings import SittingClosed
from covenants.admin.letter_desk import desk_of
from covenants.admin.letter_page import LABELS, LISTS, Cell
from covenants.domain.letter_cells import MAIN_CELLS
from covenants.domain.reading_in.find_sectors import SORT as UNKNOWN
from covenants.domain.reading_in.head import head_of
from covenants.domain.reading_in.undertakings import NEW
from covenants.models import ReadRow
from covenants.selectors.letter_reading import cells_of, read_letter
from dossier.admin.typed_before import typed_before
from dossier.decisions import WORDS
from dossier.domain.steps import Obstacle
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.marks import mark_words
from imvo_tracker.lib.paper_files import ENDINGS, check_size, read_paper, read_pasted
from imvo_tracker.lib.paper_types import MOST_BYTES, Paper, UnreadablePaper
from imvo_tracker.lib.period_said import say_period_of

# What of a proposal can be changed before it is taken
EDITED = (*MAIN_CELLS, "figure", "date_words", "speaker", "party")
_STEPS = {"take": "_take", "drop": "_drop", "back": "_back"}


@dataclass(frozen=True, slots=True)
class ShownRead:
    """One proposal as the template prints it."""

    key: str
    number: int
    sentence: SafeString
    cells: tuple[Cell, ...]
    main: tuple[tuple[str, str], ...]
    read_as: str
    why: tuple[tuple[str, str], ...]
    state: str
    is_changed: bool


def paper_sent(request) -> Paper:
    """Return the text that a form brings, out of its file or its field; raises UnreadablePaper."""
    file = request.FILES.get("file")
    if file is not None:
        check_size(file.size)
        return read_paper(file.name, file.read())
    return read_pasted(request.POST.get("text", ""))


@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request, key):
    """Read a text, and take or drop the rows read in it; without scripts by boxes and one button."""
    desk = desk_of(request, key)
    if desk.sitting.is_done:
        return HttpResponseRedirect(reverse("letter:check", args=[key]))
    if request.method != "POST":
        return _page(request, desk, typed=typed_before(request))
    try:
        if "_read" in request.POST:
            _read(request, desk)
        else:
            _decide(request, desk)
    except UnreadablePaper as refused:
        return _page(request, desk, refused.message, request.POST)
    except ValidationError as error:
        said = " ".join(error.messages)
        if request.headers.get("X-Requested-With") == "fetch":
            return JsonResponse({"error": said}, status=400)
        return _page(request, desk, said, request.POST)
    except SittingClosed:
        return HttpResponseRedirect(reverse("letter:check", args=[key]))
    if request.headers.get("X-Requested-With") == "fetch":
        left = [one for one in desk.sitting.read_rows.filter(state=ReadRow.OPEN) if not desk.is_outside(one.cells)]
        return JsonResponse({"left": len(left)})
    return HttpResponseRedirect(reverse("letter:read", args=[key]))


def _read(request, desk):
    paper, day = paper_sent(request), _day_of(desk.sitting.document)
    rows = read_letter(paper, written_on=day)
    offered = [_offered(row, desk.words) for row in rows]
    if not offered:
        raise UnreadablePaper(_("No sentence of this text says something that the grid has a row for."))
    new, before = keep_read(desk.sitting, offered)
    said = ngettext("%(count)s row to look at.", "%(count)s rows to look at.", new) % {"count": new}
    others = sum(desk.is_outside(one.cells) for one in offered)
    if others:
        said = f"{said} {_say_outside(others)}"
    if before:
        said = f"{said} " + _("Decided before: %(count)s.") % {"count": before}
    messages.success(request, said)
    unknown = list(
        dict.fromkeys(one.cells["about"] for row, one in zip(rows, offered, strict=True) if row.about.startswith(NEW))
    )
    if unknown:
        messages.warning(request, _not_known(unknown))
    sectors = list(dict.fromkeys(one.about.partition(":")[2] for one in rows if one.about.startswith(f"{UNKNOWN}:")))
    if sectors:
        said = _("The record does not know this sector yet: %(names)s.") % {"names": ", ".join(sectors)}
        messages.warning(request, f"{said} {_('Its rows can be sealed once it is in the record.')}")
    doubt = _doubt_of_day(paper, desk.sitting.document, day)
    if doubt:
        messages.warning(request, doubt)


def _say_outside(count):
    said = ngettext(
        "%(count)s of them is about other sectors than those of your account: it is not yours to take.",
        "%(count)s of them are about other sectors than those of your account: they are not yours to take.",
        count,
    )
    return said % {"count": count}


def _not_known(unknown):
    """Say which motions and commitments have to be taken up before their rows can be."""
    said = _("The record does not know this motion or commitment yet: %(names)s.") % {"names": ", ".join(unknown)}
    link = format_html('<a href="{}">{}</a>', reverse("letter:new"), _("Add this document"))
    return format_html("{} {} {}", said, _("Its rows can be sealed once it is in the record."), link)


def _doubt_of_day(paper, document, day):
    """Say where the day of the document, that "last year" is reckoned from, is not the one in the head of the text."""
    read_as = {"day": say_period_of(day, day)}
    head = head_of(paper, after=day)
    if head is not None and head.day is not None and head.day != day:
        said = _("The head of the text says “%(words)s”, the document is of %(day)s: the text is read as of that day.")
        return said % {**read_as, "words": head.words}
    if document.dated_on is None:
        return _("The document has no day of its own: the text is read as of %(day)s.") % read_as
    return ""


def _day_of(document):
    return document.dated_on or document.public_on or today()


def _offered(row, words):
    """Return a proposal with how it is read, and what made the reader think so by cell."""
    period = row.period
    read_as = say_period_of(period.earliest, period.latest, period.rule) if period else ""
    if len(row.choices) > 1:
        read_as = " / ".join(choice.words for choice in row.choices)
    return Offered(row.sentence.text, cells_of(row, words), read_as, {k: v for k, v in row.why.items() if v})


def _decide(request, desk):
    """Do what the pressed button says: one row, or all that are ticked."""
    sent = request.POST
    ticked = sent.getlist("chosen")
    if not ticked and {"_take_ticked", "_drop_ticked"} & set(sent):
        raise ValidationError(_("Tick at least one row."))
    typed = {key: _typed(sent, key) for key in (*ticked, *sent.getlist("_take"))}
    if "_take_ticked" in sent or "_take" in sent:
        keys = ticked if "_take_ticked" in sent else sent.getlist("_take")
        typed = {key: _in_full(desk, cells) for key, cells in typed.items()}
        for row in desk.sitting.read_rows.filter(key__in=keys):
            if desk.is_outside({**row.cells, **typed.get(row.key, {})}):
                raise ValidationError(f"{WORDS[Obstacle.OUTSIDE_LIMITS]} “{row.sentence}”")
        count = take_read(desk.sitting, keys, typed)
        said = ngettext("%(count)s row is in the grid now.", "%(count)s rows are in the grid now.", count)
    else:
        back = "_back" in sent
        keys = ticked if "_drop_ticked" in sent else sent.getlist("_back" if back else "_drop")
        count = drop_read(desk.sitting, keys, back=back)
        said = (
            ngettext("%(count)s row is put back.", "%(count)s rows are put back.", count)
            if back
            else ngettext("%(count)s row is dropped.", "%(count)s rows are dropped.", count)
        )
    if request.headers.get("X-Requested-With") != "fetch":
        done = _("This was done already; here is how it stands.")
        messages.success(request, said % {"count": count} if count else done)


def _typed(sent, key):
    places = {name: f"{key}-{name}" for name in EDITED}
    return {name: sent[place].strip() for name, place in places.items() if place in sent}


def _in_full(desk, cells):
    return {name: desk.in_full(name, value) for name, value in cells.items()}


def _page(request, desk, error="", typed=None):
    typed = typed or {}
    kept = list(desk.sitting.read_rows.all())
    theirs = {row.key for row in kept if row.state == ReadRow.OPEN and desk.is_outside(row.cells)}
    rows = [_shown(row, number, typed) for number, row in enumerate(kept, start=1)]
    by_state = {state: [one for one in rows if one.state == state] for state in ("open", "taken", "dropped")}
    context = {
        **admin.site.each_context(request),
        "title": _("Read the text in: %(document)s") % {"document": desk.sitting.document},
        "sitting": desk.sitting,
        "rows": [one for one in by_state["open"] if one.key not in theirs],
        "outside": [one for one in by_state["open"] if one.key in theirs],
        "taken": len(by_state["taken"]),
        "dropped": by_state["dropped"],
        "text": typed.get("text", ""),
        "accept": ",".join(f".{ending}" for ending in ENDINGS),
        "most_bytes": MOST_BYTES,
        "lists": {name: list(dict.fromkeys(one.name for one in getattr(desk.words, name))) for name in LISTS.values()},
        "error": error,
    }
    return TemplateResponse(request, "admin/letter/read_in.html", context, status=400 if error else 200)


def _shown(row, number, typed):
    """Return a proposal with its cells as they were typed on a page that was refused, or before the session ended."""
    places = {name: f"{row.key}-{name}" for name in EDITED}
    cells = tuple(
        Cell(name, str(LABELS[name]), place, typed.get(place, row.cells.get(name, "")), LISTS.get(name, ""))
        for name, place in places.items()
    )
    is_changed = any(
        typed.get(place, row.cells.get(name, "")) != row.cells.get(name, "") for name, place in places.items()
    )
    main = tuple((str(LABELS[name]), row.cells[name]) for name in EDITED if row.cells.get(name))
    why = tuple((str(LABELS[name]), words) for name, words in row.why.items() if name in LABELS)
    sentence = mark_words(row.sentence, [row.cells.get("words", ""), *row.why.values()])
    return ShownRead(row.key, number, sentence, cells, main, row.read_as, why, row.state, is_changed)
