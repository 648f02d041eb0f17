"""Mail of a demonstration: each message is a file named after its Message-ID, so that one sent twice is there once."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.@_-]+")


class EmailBackend(BaseEmailBackend):
    """Write to `settings.MAIL_FOLDER`; what is written is whole, and for the owner alone."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message that has somebody to go to; return how many."""
        folder = Path(str(settings.MAIL_FOLDER))
        return sum(_write(message, folder) for message in email_messages if message.recipients())


def _write(message: EmailMessage, folder: Path) -> bool:
    content = message.message()
    name = _NOT_IN_NAMES.sub("", content["Message-ID"]).strip(".")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f".{name}.{os.getpid()}.part"
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / f"{name}.eml")
    return True
