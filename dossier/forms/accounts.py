"""Forms of accounts: Django's own, in words of this product."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AdminUserCreationForm, ReadOnlyPasswordHashWidget
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables


class NewAccountForm(AdminUserCreationForm):
    """A name, and how its owner signs in; the roles are chosen once the account is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way: Any = self.fields["usable_password"]
        way.label, way.help_text = _("Signs in"), ""
        way.choices = [("true", _("with a password")), ("false", _("only by single sign-on or a passkey"))]
        for name in ("usable_password", "password1", "password2"):
            self.fields[name].always_asked = True  # type: ignore[attr-defined]

    @sensitive_variables()
    def validate_password_for_user(self, user: Any, **options: Any) -> None:
        """Say what is wrong with a password beside the password, not beside its repetition."""
        super().validate_password_for_user(user, **{"password_field_name": "password1", **options})


class PasswordLink(ReadOnlyPasswordHashWidget):
    """The way to a new password, and whether there is one; how it is kept helps nobody who reads the page."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return {**context, "summary": [one for one in context["summary"] if "value" not in one]}
