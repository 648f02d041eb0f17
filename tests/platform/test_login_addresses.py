"""Every address of signing in, as a stranger, half signed in, without and with a second factor meets it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from imvo_tracker.accounts.urls import urlpatterns

pytestmark = pytest.mark.django_db
PASSWORD = "een lange wachtzin voor de test"
# GET and POST: r shown, w taken, > leads to signing in, ? leads to the second factor, ! asks again who one is,
# . refused, 0 not there, - no such method.
TABLE = """
                              stranger  halfway  without  with
    account_login                rw       rw       ?w      >w
    account_reauthenticate       >>       >>       rw      rw
    account_logout               >>       >>       r>      r>
    mfa_index                    >>       >>       r-      r-
    mfa_authenticate             >>       rw       >>      >>
    mfa_reauthenticate           >>       >>       !!      rw
    mfa_activate_totp            >>       >>       rw      ?w
    mfa_deactivate_totp          >>       >>       00      rw
    mfa_view_recovery_codes      >>       >>       0-      r-
    mfa_generate_recovery_codes  >>       >>       rw      rw
    mfa_download_recovery_codes  >>       >>       00      r-
    mfa_list_webauthn            >>       >>       r-      r-
    mfa_add_webauthn             >>       >>       rw      rw
    mfa_reauthenticate_webauthn  >>       >>       !!      !!
    mfa_remove_webauthn          >>       >>       00      00
    mfa_edit_webauthn            >>       >>       00      00
    mfa_login_webauthn           >>       >>       >>      >>
"""


@pytest.fixture(autouse=True)
def _required(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()


def people():
    """Return a browser of each: a password typed, and no more, is where somebody stands halfway."""
    found = {"stranger": Client()}
    for name in ("halfway", "without", "with"):
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        user.groups.set(Group.objects.filter(name="ministry-editor"))
        if name != "without":
            TOTP.activate(user, generate_totp_secret())
            RecoveryCodes.activate(user)
        found[name] = Client()
        answer = found[name].post("/admin/login/", {"username": name, "password": PASSWORD})
        assert answer.status_code == 302
    codes = Authenticator.objects.get(user__username="with", type="recovery_codes").wrap().get_unused_codes()
    assert found["with"].post("/admin/tweede-factor/vraag/", {"code": codes[0]}).url == "/admin/"
    return found


def letter(answer, method):
    if answer.status_code == 302:
        place = answer.url.partition("?")[0]
        if place.startswith("/admin/opnieuw/"):
            return "!"
        inside = "w" if method == "post" else "?"
        return inside if place.startswith("/admin/tweede-factor/") else ">"
    return {403: ".", 404: "0", 405: "-"}.get(answer.status_code, "w" if method == "post" else "r")


def test_every_address_has_a_line_and_is_answered_as_it_says():
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    table = {row[0]: dict(zip(head, row[1:], strict=True)) for row in rows}
    assert set(table) == {one.name for one in urlpatterns}
    found = {name: {} for name in table}
    for name in table:
        address = reverse(name, args=[1] if name in ("mfa_remove_webauthn", "mfa_edit_webauthn") else [])
        for who, browser in people_anew():
            found[name][who] = "".join(letter(getattr(browser, method)(address), method) for method in ("get", "post"))
    assert found == table


def people_anew():
    """Signing out in one line must not sign out in the next; accounts before keep their events, under other names."""
    for before in User.objects.filter(username__in=("halfway", "without", "with")):
        User.objects.filter(pk=before.pk).update(username=f"{before.pk}-{before.username}")
    cache.clear()
    return people().items()
