"""Who runs the site, as it was set."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Maker:
    """Who runs the site and how to reach them, as set; "" where nothing was set."""

    operator: str
    is_official: bool
    email: str
    security_url: str
    security_label: str


def maker() -> Maker:
    """Return who runs the site."""
    mail = f"mailto:{settings.CONTACT_EMAIL}" if settings.CONTACT_EMAIL else ""
    security = settings.SECURITY_CONTACT or mail
    return Maker(
        operator=settings.OPERATOR,
        is_official=settings.IS_OFFICIAL,
        email=settings.CONTACT_EMAIL,
        security_url=security,
        security_label=security.removeprefix("mailto:"),
    )
