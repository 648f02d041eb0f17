"""The list of addresses as the tests see it: every name in it, and the name that an address answers to."""

from urllib.parse import urlsplit

from django.urls import URLPattern, get_resolver, resolve

STAFF = {"handbook", "handbook_page", "motions_desk"}


def routes(*, pages_only=False) -> set[str]:
    """Return the names of all public addresses, or of those that a person reads and that are not a moved one."""
    patterns = [*get_resolver("dashboards.urls").url_patterns, *get_resolver("imvo_tracker.urls").url_patterns]
    public = [one for one in patterns if isinstance(one, URLPattern) and one.name not in STAFF]
    return {one.name for one in public if not pages_only or _is_read(one)}


def _is_read(pattern) -> bool:
    address = getattr(pattern.callback, "address", None)
    return address is not None and not address.is_data and not pattern.name.endswith("_moved")


def route_of(address) -> str:
    """Return the name that a path leads to."""
    return resolve(urlsplit(address).path).url_name
