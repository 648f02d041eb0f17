"""Texts that are unreadable in the database and its backups: encrypted with a key made from the site's own.

After a change of `IMVO_SECRET_KEY` they still open with the former keys, named in `IMVO_FORMER_SECRET_KEYS`.
"""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def encrypt(text: str, purpose: bytes) -> str:
    """Return a text that opens for the same purpose alone."""
    return _keys(purpose).encrypt(text.encode()).decode()


def decrypt(encrypted: str, purpose: bytes) -> str:
    """Return an encrypted text; raises ImproperlyConfigured when neither the site's key nor a former one opens it."""
    try:
        return _keys(purpose).decrypt(encrypted).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(
            "This was encrypted with another key: name it in IMVO_FORMER_SECRET_KEYS."
        ) from error


def _keys(purpose: bytes) -> MultiFernet:
    return MultiFernet([_key_of(secret, purpose) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@cache
def _key_of(secret: str, purpose: bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
