"""The addresses of the secretariat's workplace."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from covenants.actions.negotiations import SCREENS, Overtaken, keep_screen, note_answer, present_at, set_table
from covenants.actions.proposals import hand_over, take_proposal_back
from covenants.forms.negotiations import SCREEN_FORMS, AnswerForm, ScreenForm, TableForm
from covenants.forms.proposals import PROPOSALS, ProposalForm, organisation_names
from covenants.models import Negotiation, NegotiationSession
from covenants.pages import home_page, line_of, negotiation_page, screens_of, session_page, shared_page
from covenants.selectors.members import members_of_table
from covenants.selectors.negotiations import MAY_PROPOSE, negotiations_of, proposals_of, session_of
from dossier.decisions import READ_DRAFTS
from dossier.models import Organisation
from imvo_tracker.lib import kept
from imvo_tracker.lib.forms import overtyped
from imvo_tracker.lib.release import running_release

View = Callable[..., HttpResponse]
FORMS = {form.screen: form for form in SCREEN_FORMS}
PROPOSAL_TITLES = {
    "fase": gettext_lazy("Propose a phase"),
    "bericht": gettext_lazy("Propose a report"),
    "deelnemer": gettext_lazy("Propose a participant"),
    "marktcijfer": gettext_lazy("Propose a market figure"),
}
READ, WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST")


def for_secretariat(*methods: str, right: str = MAY_PROPOSE) -> Callable[[View], View]:
    """Let those in who have the right; to all others of the staff there is no such page, to the rest the login page."""

    def wrapper(view: View) -> View:
        @require_http_methods(list(methods))
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not admin.site.has_permission(request):
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            if not request.user.has_perm(right):
                raise Http404
            if "slug" in kwargs:
                kwargs["negotiation"] = own_negotiation(request, kwargs.pop("slug"))
            return view(request, *args, **kwargs)

        return guarded

    return wrapper


def own_negotiation(request: HttpRequest, slug: str) -> Negotiation:
    """Return a negotiation of this account; one of another is not there."""
    negotiation = negotiations_of(request.user).filter(covenant__slug=slug).first()  # type: ignore[arg-type]
    if negotiation is None:
        raise Http404
    return negotiation


def show(request: HttpRequest, name: str, title: Any, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page of the workplace."""
    shared = {
        "title": title,
        "has_permission": True,
        "home_url": reverse("dashboards:overview"),
        "language_links": _languages(request),
    }
    return render(request, f"ser/{name}.html", shared | context, status=status)


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the same page in each language; only what was asked for by reading has such an address."""
    if request.method not in READ:
        return []
    url, now = request.get_full_path(), get_language()
    return [
        {"code": code, "label": get_language_info(code)["name_local"], "url": translate_url(url, code),
         "current": code == now}
        for code, _name in settings.LANGUAGES
    ]  # fmt: skip


@for_secretariat(*READ)
def home(request: HttpRequest) -> HttpResponse:
    """Show my negotiations."""
    return show(request, "home", _("My negotiations"), page=home_page(request.user))  # type: ignore[arg-type]


# An address with places for what only the device knows
SOMEWHERE = ("SLUG", uuid.UUID(int=0), "SCREEN")
PAGE_FILES = ("css/tokens.css", "css/site.css", "css/components.css", "css/data.css", "css/admin-forms.css")
OWN_FILES = (
    "css/print.css",
    "css/ser.css",
    "js/site.js",
    "js/admin.js",
    "js/pick.js",
    "js/criteria.js",
    "js/ser.js",
    "img/favicon.svg",
    "img/mark.svg",
)


@for_secretariat(*READ)
def offline(request: HttpRequest) -> HttpResponse:
    """Show the page that a device opens without net. It holds nothing: no name, no token, no negotiation."""
    address = reverse("ser:screen", args=SOMEWHERE).replace(str(SOMEWHERE[1]), "KEY")
    screens = screens_of(None, None, "")
    return show(request, "offline", _("No connection"), screens=screens, address=address, has_permission=False)


@require_http_methods(list(READ))
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that opens that page; it is everybody's, as the other files are."""
    context = {
        "release": running_release(),
        "page": reverse("ser:offline"),
        "files": [static(name) for name in (*PAGE_FILES, *OWN_FILES)],
    }
    return render(request, "ser/worker.js", context, content_type="text/javascript")


@require_http_methods(list(READ))
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the workplace looks as an installed page."""
    home = reverse("ser:home")
    icon = {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}
    said = {
        "name": _("SER workplace"), "short_name": "SER", "start_url": home, "scope": home, "display": "standalone",
        "lang": get_language(), "background_color": "#faf8f4", "theme_color": "#0a3742", "icons": [icon],
    }  # fmt: skip
    return JsonResponse(said, content_type="application/manifest+json")


@for_secretariat(*READ, right=READ_DRAFTS)
def shared(request: HttpRequest) -> HttpResponse:
    """Show the ministry what the secretariat shows it, and nothing of what is its own."""
    return show(request, "shared", _("Shown by the SER"), lines=shared_page(request.user))  # type: ignore[arg-type]


@for_secretariat(*READ)
def negotiation(request: HttpRequest, negotiation: Negotiation) -> HttpResponse:
    """Show one negotiation."""
    return show(request, "negotiation", str(negotiation), page=negotiation_page(negotiation), negotiation=negotiation)


@for_secretariat(*READ)
def new_session(request: HttpRequest, negotiation: Negotiation) -> HttpResponse:
    """Lead to the first screen of a session that has nothing yet but its key."""
    return HttpResponseRedirect(reverse("ser:screen", args=[negotiation.covenant.slug, uuid.uuid4(), "datum"]))


@for_secretariat(*READ)
def session(request: HttpRequest, negotiation: Negotiation, key: uuid.UUID) -> HttpResponse:
    """Show one session, every version of it and the ladder of its result."""
    page = session_page(negotiation, key)
    if page is None:
        raise Http404
    title = _("%(name)s, round %(number)s") % {"name": negotiation, "number": page.line.session.round}
    return show(request, "session", title, page=page, negotiation=negotiation)


@for_secretariat(*WRITE)
def screen(request: HttpRequest, negotiation: Negotiation, key: uuid.UUID, screen: str) -> HttpResponse:
    """Show one of the five screens, and keep what is sent of it."""
    if screen not in SCREENS:
        raise Http404
    if request.method == "POST":
        return _keep(request, negotiation, key, screen)
    typed = kept.take(request)
    sent = _form(screen, typed, negotiation, key) if typed is not None else None
    return _show_screens(request, negotiation, key, screen, sent=sent, is_kept=typed is not None)


def _form(screen: str, data: Any, negotiation: Negotiation, key: uuid.UUID) -> ScreenForm:
    return FORMS[screen](data, negotiation=negotiation, session=session_of(negotiation, key), key=key)


def _keep(request: HttpRequest, negotiation: Negotiation, key: uuid.UUID, screen: str) -> HttpResponse:
    form = _form(screen, request.POST, negotiation, key)
    if not form.is_valid():
        return _refuse(request, negotiation, key, screen, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        session = keep_screen(negotiation, key, screen, form.values(), by=request.user, sent=form.sent())  # type: ignore[arg-type]
    except Overtaken as overtaken:
        form.data = overtyped(form.data, "seen", str(overtaken.stored.pk))
        form.add_error(None, _overtaken(overtaken, form))
        return _refuse(request, negotiation, key, screen, form, HTTPStatus.CONFLICT)
    names = list(SCREENS)
    following = names.index(screen) + 1
    if _wants_data(request):
        return JsonResponse({"kept": True, "seen": session.pk})
    if following < len(names):
        return HttpResponseRedirect(reverse("ser:screen", args=[negotiation.covenant.slug, key, names[following]]))
    messages.success(request, _("The session is kept."))
    return HttpResponseRedirect(reverse("ser:session", args=[negotiation.covenant.slug, key]))


def _overtaken(overtaken: Overtaken, form: ScreenForm) -> str:
    stored = overtaken.stored
    shown = "; ".join(said_of(stored, name) for name in SCREENS[form.screen])
    message = _("%(who)s kept something else here meanwhile (%(what)s). Yours is below: keep it again to replace that.")
    return message % {"who": stored.by, "what": shown}


def said_of(session: NegotiationSession, name: str) -> str:
    """Return one field of a session in words, with its name."""
    if name == "present":
        label, value = _("who was there"), ", ".join(map(str, present_at(session)))
    else:
        label = str(session._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        in_words = getattr(session, f"get_{name}_display", None)
        value = in_words() if in_words else getattr(session, name)
    return f"{label}: {value or '–'}"


def _wants_data(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _refuse(
    request: HttpRequest, negotiation: Negotiation, key: uuid.UUID, screen: str, form: ScreenForm, status: int
) -> HttpResponse:
    if _wants_data(request):
        return JsonResponse({"kept": False}, status=status)
    return _show_screens(request, negotiation, key, screen, sent=form, status=status)


def _show_screens(
    request: HttpRequest,
    negotiation: Negotiation,
    key: uuid.UUID,
    screen: str,
    *,
    sent: ScreenForm | None = None,
    status: int = 200,
    is_kept: bool = False,
) -> HttpResponse:
    screens = screens_of(negotiation, key, screen, sent=sent)
    shown = next(one for one in screens if one.is_shown)
    title = f"{negotiation} – {shown.title}"
    return show(
        request,
        "screens",
        title,
        status=status,
        screens=screens,
        shown=shown,
        crumb=shown.title,
        negotiation=negotiation,
        is_kept=is_kept,
        session_url=reverse("ser:session", args=[negotiation.covenant.slug, key]),
    )


@for_secretariat(*WRITE)
def consultation(request: HttpRequest, negotiation: Negotiation, key: uuid.UUID) -> HttpResponse:
    """Show the ladder of a provisional result, and keep what a member answered."""
    page = session_page(negotiation, key)
    if page is None or page.line.ladder is None:
        raise Http404
    ladder = page.line.ladder
    asked = Organisation.objects.filter(pk__in=[one.organisation_id for one in ladder.newest])
    asked |= Organisation.objects.filter(pk__in=[one.pk for one in negotiation.members.all()])
    typed = request.POST if request.method == "POST" else kept.take(request)
    form = AnswerForm(typed, organisations=asked)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            note_answer(ladder.result, given["organisation"], given["outcome"], given["on"], by=request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return HttpResponseRedirect(reverse("ser:consultation", args=[negotiation.covenant.slug, key]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return show(
        request, "consultation", _("Consultation"), status=status, page=page, negotiation=negotiation, form=form,
        is_kept=typed is not None and request.method != "POST",
    )  # fmt: skip


@for_secretariat(*WRITE)
def table(request: HttpRequest, negotiation: Negotiation) -> HttpResponse:
    """Show who sits at the table, and change it."""
    typed = request.POST if request.method == "POST" else kept.take(request)
    form = TableForm(typed, negotiation=negotiation)
    if request.method == "POST" and form.is_valid():
        set_table(negotiation, **form.changes(), by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(reverse("ser:table", args=[negotiation.covenant.slug]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    names = organisation_names()
    members = members_of_table(negotiation)
    return show(request, "table", _("At the table"), status=status, negotiation=negotiation, form=form, names=names,
                members=members, is_kept=typed is not None and request.method != "POST")  # fmt: skip


@for_secretariat(*WRITE)
def propose(request: HttpRequest, negotiation: Negotiation, what: str) -> HttpResponse:
    """Show the form of a proposal, and hand over what is sent."""
    if what not in PROPOSALS:
        raise Http404
    typed = request.POST if request.method == "POST" else kept.take(request)
    form = PROPOSALS[what](
        typed, negotiation=negotiation, by=request.user, session=_session_asked(request, negotiation)
    )
    return _hand_over(request, negotiation, form)


def _session_asked(request: HttpRequest, negotiation: Negotiation) -> NegotiationSession | None:
    try:
        return session_of(negotiation, uuid.UUID(request.GET.get("zitting", "")))
    except ValueError:
        return None


@for_secretariat(*WRITE)
def proposal(request: HttpRequest, negotiation: Negotiation, what: str, pk: int) -> HttpResponse:
    """Show where a proposal stands; one's own that came back, or that was taken back, is changed and proposed again."""
    own = next((one for one in proposals_of([negotiation]) if one.entry.pk == pk and _is(one.entry, what)), None)
    if own is None:
        raise Http404
    is_mine = own.entry.recorded_by_id == request.user.pk
    if request.method == "POST" and "take_back" in request.POST:
        try:
            take_proposal_back(negotiation, own.entry, by=request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(request.path)
    if request.method != "POST" and (not is_mine or own.state in ("waits", "sealed")):
        return show(request, "propose", PROPOSAL_TITLES[what], negotiation=negotiation, proposal=line_of(own),
                    is_mine=is_mine)  # fmt: skip
    typed = request.POST if request.method == "POST" else kept.take(request)
    form = PROPOSALS[what](typed, negotiation=negotiation, by=request.user, entry=own.entry)
    return _hand_over(request, negotiation, form, proposal=line_of(own))


def _is(entry: Any, what: str) -> bool:
    return what in PROPOSALS and isinstance(entry, PROPOSALS[what].MODEL)


def _hand_over(request: HttpRequest, negotiation: Negotiation, form: ProposalForm, **context: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(negotiation, form.statements(), by=request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The ministry has your proposal."))
            return HttpResponseRedirect(reverse("ser:negotiation", args=[negotiation.covenant.slug]))
    what = next(word for word, one in PROPOSALS.items() if isinstance(form, one))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    names = organisation_names() if "organisation" in form.fields else ()
    return show(request, "propose", PROPOSAL_TITLES[what], status=status, negotiation=negotiation, form=form,
                names=names, is_kept=form.is_bound and request.method != "POST", **context)  # fmt: skip
