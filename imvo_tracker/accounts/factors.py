"""Secrets of second factors, unreadable in the database and its backups (`imvo_tracker/lib/secrecy.py`).

Whoever has a backup alone can make nobody's codes.
"""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter

from imvo_tracker.lib import secrecy

PURPOSE = b"imvo second factors 1"
# A secret of a code app holds capitals and digits alone, so this begins none that was stored before.
MARK = "enc1:"


class StaffFactors(DefaultMFAAdapter):
    """What allauth keeps of a second factor goes through these two."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return MARK + secrecy.encrypt(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret as it was; what was stored before secrets were encrypted is returned as it stands.

        Raises ImproperlyConfigured when neither the key of the site nor a former one opens it.
        """
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        return secrecy.decrypt(encrypted_text.removeprefix(MARK), PURPOSE)
