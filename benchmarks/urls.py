"""The site's addresses, and an empty view to compare with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from imvo_tracker import urls


def empty(request: HttpRequest) -> HttpResponse:
    """Answer as many bytes as asked for, without a query: what any page costs at least."""
    return HttpResponse(b"x" * int(request.GET.get("bytes", "0")))


urlpatterns = [path("leeg/", empty), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = (
    getattr(urls, f"handler{code}", f"django.views.defaults.{name}")
    for code, name in ((400, "bad_request"), (403, "permission_denied"), (404, "page_not_found"), (500, "server_error"))
)
