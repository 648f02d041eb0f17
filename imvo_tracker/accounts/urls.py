"""The addresses of signing in; those of allauth that are not here do not exist: nobody signs up, no mail is sent."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from imvo_tracker.accounts.views import AddPasskey, MakeCodes, StaffLogin, as_staff_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", as_staff_page(StaffLogin.as_view()), name="account_login"),
    path("opnieuw/", as_staff_page(account.reauthenticate), name="account_reauthenticate"),
    path("afbreken/", as_staff_page(account.logout), name="account_logout"),
    path("tweede-factor/", as_staff_page(mfa.index), name="mfa_index"),
    path("tweede-factor/vraag/", as_staff_page(mfa.authenticate), name="mfa_authenticate"),
    path("tweede-factor/opnieuw/", as_staff_page(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("tweede-factor/codes/", as_staff_page(MakeCodes.as_view()), name="mfa_activate_totp"),
    path("tweede-factor/codes/uit/", as_staff_page(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tweede-factor/herstel/", as_staff_page(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tweede-factor/herstel/nieuw/",
        as_staff_page(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("tweede-factor/herstel/bestand/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tweede-factor/sleutels/", as_staff_page(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("tweede-factor/sleutels/nieuw/", as_staff_page(AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "tweede-factor/sleutels/vraag/",
        as_staff_page(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("tweede-factor/sleutels/<int:pk>/weg/", as_staff_page(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("tweede-factor/sleutels/<int:pk>/naam/", as_staff_page(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("sleutel/", webauthn.login_webauthn, name="mfa_login_webauthn"),
]
if settings.SINGLE_SIGN_ON:  # else what it speaks with is not even loaded
    urlpatterns += [
        path("eenmalig/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path("eenmalig/afgebroken/", as_staff_page(social.login_cancelled), name="socialaccount_login_cancelled"),
        path("eenmalig/mislukt/", as_staff_page(social.login_error), name="socialaccount_login_error"),
    ]
