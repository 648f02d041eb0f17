"""Pages that fail in known ways, beside the real ones."""

from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from imvo_tracker.lib.asof import MomentError
from imvo_tracker.lib.badinput import BadInput
from imvo_tracker.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SECRET = "a wording under embargo"


def raising(exception):
    """Return a view that raises."""

    def view(request):
        raise exception

    return view


@csrf_exempt
def cut_off(request):
    """End our own connection from the side of the server, as its restart does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return HttpResponse()


urlpatterns = [
    path("cut-off/", cut_off),
    path("public/", lambda request: HttpResponse(f"<p>{get_language()}</p>" * 100)),
    path("en/public/", lambda request: HttpResponse(f"<p>{get_language()}</p>" * 100)),
    path("broken/", raising(RuntimeError(SECRET))),
    path("database-gone/", raising(OperationalError(SECRET))),
    path("connection-gone/", raising(InterfaceError(SECRET))),
    path("moment/", raising(MomentError("peildatum", "31-02-2016 bestaat niet"))),
    path("bad-input/", raising(BadInput("Deze telregel kennen we niet"))),
    path("missing/", raising(Http404("no such thing"))),
    *urlpatterns,
]
