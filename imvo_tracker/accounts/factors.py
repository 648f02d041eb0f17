"""Secrets of second factors, unreadable in the database and its backups.

They are encrypted with a key made from the site's own, so whoever has a backup alone can make nobody's codes. After a
change of `IMVO_SECRET_KEY` they still open with the former keys, named in `IMVO_FORMER_SECRET_KEYS`.
"""

from __future__ import annotations

import base64
from functools import cache

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

PURPOSE = b"imvo second factors 1"
# A secret of a code app holds capitals and digits alone, so this begins none that was stored before.
MARK = "enc1:"


class StaffFactors(DefaultMFAAdapter):
    """What allauth keeps of a second factor goes through these two."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return MARK + _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret as it was; what was stored before secrets were encrypted is returned as it stands.

        Raises ImproperlyConfigured when neither the key of the site nor a former one opens it.
        """
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        try:
            return _keys().decrypt(encrypted_text.removeprefix(MARK)).decode()
        except InvalidToken as error:
            raise ImproperlyConfigured(
                "A second factor was encrypted with another key: name it in IMVO_FORMER_SECRET_KEYS."
            ) from error


def _keys() -> MultiFernet:
    return MultiFernet([_key_of(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@cache
def _key_of(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
