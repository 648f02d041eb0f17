"""A password has 15 characters or more, and nobody thinks of it first."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

EASY = [
    "passwordpassword",
    "PasswordPassword1!",
    "p@ssw0rdp@ssw0rd",
    "wachtwoordwachtwoord",
    "Wachtwoord2026!!",
    "welkomwelkomwelkom",
    "Welkom01Welkom01",
    "passwordwelkomgeheim",
    "imvo-convenanten",
    "IMVO-tracker-2026",
    "administrator123",
    "zomerzomer2026zomer",
    "januarifebruarimaart",
    "maandagdinsdagwoensdag",
    "amsterdamrotterdam",
    "qwertyuiopasdfgh",
    "poiuytrewqlkjhgf",
    "1qaz2wsx3edc4rfv",
    "zxcvbnmasdfghjkl",
    "1234567890abcdef",
    "abcdefghijklmnop",
    "abcabcabcabcabc",
    "iloveyouiloveyou",
    "jannekevries1234",
]
GOOD = ["k3-fietsen-groen-87-lamp", "fietspaardlampzee", "xkqjvbnwmzprtlg", "De kat zit op het dak te slapen"]


@pytest.mark.parametrize("password", EASY)
def test_what_is_easy_to_guess_is_refused_in_dutch(password):
    user = User(username="jvries", first_name="Janneke", last_name="de Vries", email="janneke.de.vries@minbuza.nl")
    with pytest.raises(ValidationError) as refused:
        validate_password(password, user)
    assert "Dit wachtwoord is makkelijk te raden" in " ".join(refused.value.messages)


@pytest.mark.parametrize("password", GOOD)
def test_a_pass_phrase_is_taken(password):
    assert validate_password(password, User(username="jvries")) is None


def test_an_endless_password_is_judged_at_once():
    with pytest.raises(ValidationError):
        validate_password("x9-" * 4000)


def test_the_form_of_an_account_refuses_it_too(admin_client):
    form = {"username": "nieuw", "usable_password": "true", "password1": EASY[0], "password2": EASY[0]}
    response = admin_client.post("/admin/auth/user/add/", form)
    assert (response.status_code, "makkelijk te raden" in response.content.decode()) == (200, True)
    assert not User.objects.filter(username="nieuw").exists()
