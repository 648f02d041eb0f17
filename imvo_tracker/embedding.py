"""Which sites may show the page of a chart in a frame (IMVO_EMBED_HOSTS)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from dashboards.frame.addresses import find_address
from imvo_tracker.csp import HEADER, build_policy

# An answer "not modified" brings the headers anew to the copy that the browser holds.
_SHOWN = (200, 304)

Handler = Callable[[HttpRequest], HttpResponseBase]


def frames_of_charts(get_response: Handler) -> Handler:
    """Name the allowed sites in the policy of such a page; it stands outside the cache of pages, which keeps no policy.

    X-Frame-Options knows no list of sites, so these answers go without it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        hosts = settings.EMBED_HOSTS
        if hosts and response.status_code in _SHOWN:
            address = find_address(request.path_info)
            if address is not None and address.is_chart:
                response.headers[HEADER] = build_policy({**settings.SECURE_CSP, "frame-ancestors": hosts})
                response.xframe_options_exempt = True  # type: ignore[attr-defined]
        return response

    return middleware
