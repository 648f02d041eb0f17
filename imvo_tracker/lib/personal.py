"""Is an answer for one person, or for everybody?"""

from __future__ import annotations

from collections.abc import Container

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


def is_personal(cookies: Container[str]) -> bool:
    """Say whether cookies hold a session, or a message that waits to be shown to its reader."""
    return settings.SESSION_COOKIE_NAME in cookies or CookieStorage.cookie_name in cookies
