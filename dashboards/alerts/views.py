"""Asking for mail, confirming, managing, stopping: without an account, a cookie or a script.

A key in the address says whose mail it is, so no form needs a token: whoever has the key may, whoever has not may not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from covenants.moment.record import Record
from dashboards.alerts import actions, pages
from dashboards.alerts.forms import TRAP, AskForm
from dashboards.alerts.keys import KEY, NoSuchLink, read_confirmation, read_own_key
from dashboards.alerts.limits import may_ask_from_here, may_be_mailed
from dashboards.alerts.tasks import send_soon
from dashboards.alerts.wishes import KEYS, name_of, read_wish, wish_of
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record
from dashboards.models import Frequency, Subscriber, Subscription
from dashboards.page_request import PageRequest
from imvo_tracker.lib.badinput import BadInput, NotAllowed

View = Callable[..., HttpResponse]
GONE, TOO_MANY = 410, 429


def private(*methods: str, for_anybody: bool = False) -> Callable[[View], View]:
    """Return a decorator for a page that no cache keeps and no search engine shows, if it is not `for_anybody`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            try:
                response = view(request)
            except NoSuchLink as error:
                page = pages.dead_link_page(read_page_request(request), is_over=error.is_over)
                response = _show(request, "telling", page, status=GONE if error.is_over else 404)
            response.headers["Cache-Control"] = "no-store, private"
            if not for_anybody:
                response.headers["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return csrf_exempt(require_http_methods([*methods])(answer))

    return decorate


@private("GET", "HEAD", "POST", for_anybody=True)
def ask(request: HttpRequest) -> HttpResponse:
    """Show the form, or have a mail sent that asks the address itself."""
    if not settings.OFFERS_ALERTS:
        raise Http404
    asked, record = _asked(request)
    wish = read_wish([pair for pair in asked.filters if pair[0] in KEYS], record)
    if request.method != "POST":
        return _show(request, "ask", pages.ask_page(wish, AskForm(), asked, record))
    _refuse_other_sites(request)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _show(request, "ask", pages.ask_page(wish, form, asked, record), status=400)
    if not may_ask_from_here(request):
        return _show(request, "ask", pages.ask_page(wish, _refused(form), asked, record), status=TOO_MANY)
    address = form.cleaned_data["adres"].lower()
    if not request.POST.get(TRAP) and may_be_mailed(request, address):
        actions.ask(wish, address, form.cleaned_data["hoe_vaak"], get_language() or settings.LANGUAGE_CODE)
        send_soon()
    return HttpResponseRedirect(reverse("alerts:sent"))


@private("GET", "HEAD")
def sent(request: HttpRequest) -> HttpResponse:
    """Say the same to everybody."""
    return _show(request, "telling", pages.sent_page(read_page_request(request)))


@private("GET", "HEAD", "POST")
def confirm(request: HttpRequest) -> HttpResponse:
    """Show the button; let the subscription begin when it is pressed."""
    asked = read_confirmation(request.GET.get(KEY, ""))
    if request.method == "POST":
        subscriber = actions.confirm(asked)
        return HttpResponseRedirect(pages.own_url("manage", subscriber, **{pages.DONE: pages.CONFIRMED}))
    row = Subscription.objects.filter(key=asked.key).first()
    if row is None:
        raise NoSuchLink(is_over=True)
    _page_request, record = _asked(request)
    page = pages.confirm_page(name_of(wish_of(row), record), asked.frequency, request.get_full_path())
    return _show(request, "button", page)


@private("GET", "HEAD", "POST")
def manage(request: HttpRequest) -> HttpResponse:
    """Show what an address follows; change or stop one of it."""
    subscriber = Subscriber.objects.filter(key=read_own_key(request.GET.get(KEY, ""))).first()
    asked, record = _asked(request)
    if subscriber is None:
        return _show(request, "telling", pages.stopped_page(asked))
    if request.method != "POST":
        return _show(request, "manage", pages.manage_page(subscriber, request.GET.get(pages.DONE, ""), asked, record))
    key = _posted_key(request)
    if request.POST.get("doe") == "stop":
        if actions.stop(subscriber, key):
            return _show(request, "telling", pages.stopped_page(asked))
        return HttpResponseRedirect(pages.own_url("manage", subscriber, **{pages.DONE: pages.STOPPED}))
    actions.change(subscriber, key, _posted_frequency(request))
    return HttpResponseRedirect(pages.own_url("manage", subscriber, **{pages.DONE: pages.CHANGED}))


@private("GET", "HEAD", "POST")
def stop(request: HttpRequest) -> HttpResponse:
    """Show the button; remove the address when it is pressed, here or by a mail program (RFC 8058)."""
    key = read_own_key(request.GET.get(KEY, ""))
    asked = read_page_request(request)
    if request.method == "POST":
        actions.stop_everything(key)
    if not Subscriber.objects.filter(key=key).exists():
        return _show(request, "telling", pages.stopped_page(asked))
    return _show(request, "button", pages.stop_page(request.get_full_path()))


def _asked(request: HttpRequest) -> tuple[PageRequest, Record]:
    asked = read_page_request(request)
    return asked, read_requested_record(asked)


def _show(request: HttpRequest, template: str, page: object, status: int = 200) -> HttpResponse:
    trail = pages.crumbs(read_page_request(request), getattr(page, "title", ""))
    return render(
        request, f"alerts/{template}.html", {"page": page, "breadcrumbs": trail, "site": origin(request)}, status=status
    )


def _refused(form: AskForm) -> AskForm:
    form.add_error(None, _("Too many requests came from your network. You can try again in an hour."))
    return form


def _refuse_other_sites(request: HttpRequest) -> None:
    """Let no page elsewhere have mail sent in the name of its visitors; over http browsers name the origin alone."""
    sent_from = request.headers.get("Origin", "")
    own = ("", f"{request.scheme}://{request.get_host()}", origin(request), *settings.CSRF_TRUSTED_ORIGINS)
    is_own = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("cross-site", "same-site")
    if not is_own or sent_from not in own:
        raise NotAllowed(_("This form was sent from another site. Nothing was saved."))


def _posted_key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("volg", ""))
    except ValueError:
        raise BadInput(_("%(key)s: there is no such subscription.") % {"key": "volg"}, "volg") from None


def _posted_frequency(request: HttpRequest) -> Frequency:
    try:
        return Frequency(request.POST.get("hoe_vaak", ""))
    except ValueError:
        raise BadInput(_("hoe_vaak: choose one of the options shown on the page."), "hoe_vaak") from None
