"""The forms with which staff sign in."""

import struct
from typing import Any

from allauth.account.forms import LoginForm as PlainLoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature

_NONSENSE = (KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error, InvalidSignature)


class LoginForm(PlainLoginForm):
    """Name and password, under the names that browsers and password managers of staff know."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = self.fields.pop("login")
        self.order_fields(("username", "password"))
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""

    def clean_username(self) -> str:
        """Return the name, as allauth calls it too."""
        self.cleaned_data["login"] = self.cleaned_data["username"].strip()
        return str(self.cleaned_data["login"])

    @property
    def is_refused_unread(self) -> bool:
        """Say whether there were too many attempts for this one to be looked at."""
        return self.has_error("__all__", "too_many_login_attempts")


class _CarefulKey:
    """What a browser says of a key is made up by whoever sends it: nonsense in it is a wrong key, not an error."""

    def clean_credential(self) -> Any:
        """Return what the key proves."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _NONSENSE:
            raise get_adapter().validation_error("incorrect_code") from None


class KeyLoginForm(_CarefulKey, LoginWebAuthnForm):
    """Signing in with a key alone."""


class KeyForm(_CarefulKey, AuthenticateWebAuthnForm):
    """A key after the password."""


class KeyAgainForm(_CarefulKey, ReauthenticateWebAuthnForm):
    """A key before something that matters."""


class AddKeyForm(AddWebAuthnForm):
    """A new key."""

    def clean(self) -> Any:
        """Return what was sent, once the key is looked at."""
        try:
            return super().clean()
        except _NONSENSE:
            raise get_adapter().validation_error("incorrect_code") from None
