"""Where a sitting begins: find the document by any name, or make it on the spot."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from covenants.actions.sittings import SHOWN_SITTINGS, in_progress, left_behind, open_sitting, take_over_sitting
from covenants.admin.letter_desk import demand_desk
from covenants.domain.letter_words import find
from covenants.models import Sitting
from covenants.selectors.letter_words import letter_words
from dossier.admin.typed_before import initial_of, typed_before
from dossier.choices import DocumentKind, KnownBasis
from dossier.decisions import SEAL
from dossier.domain.document_key import read_printed_number
from dossier.forms.parts import fresh_ref
from dossier.models import Document, Organisation
from dossier.selectors_documents import find_documents, label_of
from imvo_tracker.lib.badinput import NotAllowed
from imvo_tracker.lib.days import UnreadableDay, read_day

MOST_OFFERED = 400
NEW_FIELDS = ("kind", "number", "title", "dated_on", "publisher")


@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Open the sitting on the document that the text names; else offer what it may mean, or a form to make it."""
    demand_desk(request.user)
    if "take_over" in request.POST:
        return _taken_over(request, request.POST["take_over"])
    typed = request.POST if request.method == "POST" else typed_before(request) or {}
    text = typed.get("document", "").strip()
    documents = find_documents(text)
    if request.method == "POST" and len(documents) == 1:
        return _opened(request, documents[0])
    if request.method == "POST" and text and not documents:
        asked = QueryDict(mutable=True)
        asked["document"] = text[:300]
        return HttpResponseRedirect(f"{reverse('letter:new')}?{asked.urlencode()}")
    done = Sitting.objects.filter(owner=request.user.pk).exclude(done_at=None).select_related("document")
    context = {
        **admin.site.each_context(request),
        "title": _("Record a letter"),
        "typed": text,
        "documents": [(one.key, label_of(one)) for one in documents] if request.method == "POST" else [],
        "error": _("Type a number, words of the title, or a day.") if request.method == "POST" and not text else "",
        "offered": [label_of(one) for one in Document.objects.all()[:MOST_OFFERED]],
        "open_sittings": in_progress(request.user)[:SHOWN_SITTINGS],
        "left_behind": left_behind()[:SHOWN_SITTINGS] if request.user.has_perm(SEAL) else (),
        "done_sittings": done[:SHOWN_SITTINGS],
    }
    return TemplateResponse(request, "admin/letter/start.html", context)


def _taken_over(request, key):
    """Go on with a letter of an account that is no longer in use, as its drafts are taken over."""
    try:
        taken = (
            take_over_sitting(int(key), by=request.user) if key.isascii() and key.isdigit() and len(key) < 10 else None
        )
    except NotAllowed as error:
        raise PermissionDenied from error
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("letter:start"))
    if taken is None:
        raise Http404
    return HttpResponseRedirect(reverse("letter:grid", args=[taken.pk]))


def _opened(request, document):
    sitting = open_sitting(document, by=request.user, actor=_usual_speaker(request, document))
    return HttpResponseRedirect(reverse("letter:grid", args=[sitting.pk]))


def _usual_speaker(request, document):
    """Return who published it, else whose word this account's last letter was."""
    if document.publisher is not None:
        return document.publisher
    last = Sitting.objects.filter(owner=request.user.pk).exclude(actor=None).select_related("actor").first()
    return last.actor if last else None


@require_http_methods(["GET", "HEAD", "POST"])
def new_document(request):
    """Make the document by the rules of its own form, and open the sitting on it."""
    demand_desk(request.user)
    document_admin = admin.site._registry[Document]
    if not document_admin.has_add_permission(request):
        demand_desk(None)
    typed = request.POST if request.method == "POST" else initial_of(typed_before(request)) or _guessed(request)
    errors = {}
    if request.method == "POST":
        document, errors = _make(request, document_admin, typed)
        if document is not None:
            return _opened(request, document)
    context = {
        **admin.site.each_context(request),
        "title": _("Add this document"),
        "fields": _new_fields(typed, errors),
        "other_errors": errors.get("", ()),
        "ref": typed.get("ref") or fresh_ref(),
        "errors": errors,
        "publishers": [one.name for one in Organisation.objects.all()],
        "weekday": weekday(typed.get("dated_on", "")),
    }
    return TemplateResponse(request, "admin/letter/new.html", context)


def _new_fields(typed, errors):
    """Return the fields as the page shows them, each with what was typed and what is wrong with it."""
    labels = (_("kind"), _("number, if it has one"), _("title"), _("dated"), _("from whom"))
    longest = (None, 120, 300, 10, 200)
    return [
        {
            "name": name,
            "label": label,
            "longest": most,
            "value": typed.get(name, ""),
            "errors": errors.get(name, ()),
            "choices": DocumentKind.choices if name == "kind" else (),
        }
        for name, label, most in zip(NEW_FIELDS, labels, longest, strict=True)
    ]


def _guessed(request):
    """Return what the text that found nothing says about the document: its number, its day or its title."""
    text = request.GET.get("document", "")
    name = "number" if read_printed_number(text) else "dated_on" if weekday(text) else "title"
    return {"kind": DocumentKind.LETTER.value, name: text}


def weekday(text):
    """Return the day in words with its weekday, so that a slip of the finger is seen; "" for what is no day."""
    try:
        return date_format(read_day(text.strip()), "l j F Y")
    except UnreadableDay:
        return ""


@transaction.atomic
def _make(request, document_admin, typed):
    """Return the new document, or the errors by field; the same number typed twice is the same document."""
    key = read_printed_number(typed.get("number", "")) or ""
    there = Document.objects.filter(key=key).first() if key else None
    if there is not None:
        messages.info(request, _("This document stands in the record already: %(name)s.") % {"name": there})
        return there, {}
    publisher = find(typed.get("publisher", ""), letter_words().speakers).meaning
    filled = {
        "ref": typed.get("ref") or fresh_ref(),
        "kind": typed.get("kind", ""),
        "key": typed.get("number", "") or _short_name(typed),
        "title": typed.get("title", ""),
        "dated_on": typed.get("dated_on", ""),
        "public_on": typed.get("dated_on", ""),
        "public_basis": KnownBasis.DOCUMENT,
        "publisher": publisher.code if publisher else "",
    }
    form = document_admin.get_form(request)(filled)
    if typed.get("publisher", "").strip() and not publisher:
        form.add_error("publisher", _("The record does not know “%(typed)s”.") % {"typed": typed["publisher"][:60]})
    if not form.is_valid():
        return None, _by_own_field(form.errors)
    document = form.save()
    document_admin.log_addition(request, document, [{"added": {}}])
    return document, {}


def _by_own_field(errors):
    """Return the errors at the fields of this page, each once."""
    places = {"key": "number", "dossier": "number", "public_on": "dated_on", "public_basis": "dated_on"}
    texts_of = {}
    for name, texts in errors.items():
        place = places.get(name, name if name in NEW_FIELDS else "")
        texts_of[place] = list(dict.fromkeys([*texts_of.get(place, []), *texts]))
    return texts_of


def _short_name(typed):
    """Return a key for what has no number: the first words of its title and its day."""
    words = "".join(sign if sign.isalnum() else " " for sign in typed.get("title", "").lower()).split()
    plain = "-".join(word for word in words[:6] if word.isascii())
    return "-".join(filter(None, [plain, typed.get("dated_on", "")]))
