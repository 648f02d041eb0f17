"""What a visitor asked for cannot be read, or is not for this account: a 4xx with a message meant for the visitor."""

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError

# What reading a form that was sent may raise: it is too long, damaged, in another alphabet, or its sender is gone.
UNREADABLE_FORM = (BadRequest, MultiPartParserError, OSError, SuspiciousOperation)


class BadInput(BadRequest):
    """`args[0]` is a translated message that names the field and says what is wrong; `field` is its key."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotAllowed(PermissionDenied):
    """`args[0]` is a translated message that says why this account may not do this."""
