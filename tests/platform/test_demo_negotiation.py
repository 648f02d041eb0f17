"""The demonstration of the secretariat's workplace: made once, for the demo account alone."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from covenants.models import Consultation, Negotiation, NegotiationSession
from tests.covenants.negotiating import browser_of

pytestmark = pytest.mark.django_db


def test_shows_three_sessions_of_the_past_and_a_consultation(letter):
    call_command("demo_accounts", stdout=StringIO())
    for _again in range(2):
        call_command("demo_negotiation")
    sessions = NegotiationSession.objects.filter(superseded_by=None)
    assert [(one.round, one.held_on.year, one.result) for one in sessions.order_by("round")] == [
        (1, 2016, "settled"), (2, 2016, "nothing"), (3, 2016, "provisional")
    ]  # fmt: skip
    assert Negotiation.objects.count() == 2
    assert sorted(Consultation.objects.filter(superseded_by=None).values_list("outcome", flat=True)) == [
        "asked", "asked", "yes"
    ]  # fmt: skip
    browser = browser_of(User.objects.get(username="ser"))
    desk = browser.get("/ser/verzekeringen/drempel/").content.decode()
    assert ("5 kandidaten, samen 21,45% van de omzet." in desk, "Voorbeeld Pensioen" in desk) == (True, True)
    assert "minstens 35 bedrijven" in browser.get("/ser/textiel/drempel/").content.decode()
    text = browser.get("/ser/").content.decode()
    assert ("Verzekeringen" in text, "Ronde 3 ligt bij de achterban" in text) == (True, True)


def test_is_not_made_without_the_account_nor_on_the_internet(letter, settings):
    call_command("demo_negotiation")
    assert Negotiation.objects.count() == 0
    settings.HTTPS = True
    with pytest.raises(CommandError, match="demonstration"):
        call_command("demo_negotiation")
