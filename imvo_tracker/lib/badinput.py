"""What a visitor asked for cannot be read: a 400 with a message meant for the visitor."""

from django.core.exceptions import BadRequest


class BadInput(BadRequest):
    """`args[0]` is a translated message that names the field and says what is wrong."""
