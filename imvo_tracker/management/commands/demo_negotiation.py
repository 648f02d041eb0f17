"""Give the demo account of the secretariat a small closed negotiation of the past, made up and said to be so."""

import uuid
from argparse import ArgumentParser
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import CommandError
from django.db import transaction

from covenants.actions.candidates import keep_candidates
from covenants.actions.negotiations import Sent, keep_screen, note_answer
from covenants.domain.candidates import Row, Typed
from covenants.models import Covenant, Negotiation, ProvisionalResult
from covenants.selectors.negotiations import MAY_PROPOSE
from dossier.management.recording import RecordingCommand
from dossier.models import Organisation
from imvo_tracker.lib.asof import today

ACCOUNT, COVENANT, FACILITATOR = "ser", "verzekeringen", "ser"
# Told of in the record alone: for the threshold desk of a covenant whose documents name a threshold
WITH_THRESHOLD = "textiel"
MEMBERS = ("nvb", "minister-bhos", "mvo-nederland", "fnv", "cnv", "vno-ncw")
CONSULTATION_DAYS = 60
SESSIONS = (
    (date(2016, 9, 8), "settled", "Voorbeeld: de onderwerpen van het convenant en de volgorde van de zittingen."),
    (date(2016, 10, 13), "nothing", ""),
    (date(2016, 11, 17), "provisional", "Voorbeeld: op hoofdlijnen akkoord over rapportage en klachten."),
)
# Made up, for the threshold desk; no company of this name is meant
CANDIDATES = (
    ("Voorbeeld Verzekeringen A", "9.5"), ("Voorbeeld Verzekeringen B", "6.25"), ("Voorbeeld Pensioen", "4.1"),
    ("Onderlinge Voorbeeld", "1.2"), ("Voorbeeldzorg", "0.4"),
)  # fmt: skip


class Command(RecordingCommand):
    """A second run changes nothing, and so does one without the account or the covenant."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take nothing."""

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing."""
        if settings.HTTPS:
            raise CommandError("This site is served over https: this is for a demonstration on one machine.")
        user = User.objects.filter(username=ACCOUNT).first()
        covenant = Covenant.objects.filter(slug=COVENANT, negotiation=None).first()
        facilitator = Organisation.objects.filter(slug=FACILITATOR).first()
        if user is not None and user.has_perm(MAY_PROPOSE) and covenant is not None and facilitator is not None:
            negotiation = Negotiation.objects.create(covenant=covenant, facilitator=facilitator)
            negotiation.team.add(user)
            negotiation.members.set(Organisation.objects.filter(slug__in=MEMBERS))
            tell(negotiation, user)
            rows = [Row(name, "", Decimal(share)) for name, share in CANDIDATES]
            keep_candidates(negotiation, [Typed(place, row) for place, row in enumerate(rows)], by=user)
            for other in Covenant.objects.filter(slug=WITH_THRESHOLD, negotiation=None):
                Negotiation.objects.create(covenant=other, facilitator=facilitator).team.add(user)


def tell(negotiation: Negotiation, user: User) -> None:
    """Keep the sessions as the secretariat would, and the first answer to the provisional result."""
    members = list(negotiation.members.order_by("name"))
    for number, (held_on, result, settled) in enumerate(SESSIONS, 1):
        last = number == len(SESSIONS)
        screens: dict[str, dict[str, Any]] = {
            "datum": {"held_on": held_on, "round": number},
            "wie": {"present": members if number > 1 else members[:2]},
            "vastgelegd": {"result": result, "settled": settled},
            "volgende": {
                "next_step": "Voorbeeld: de achterban raadplegen." if last else "Voorbeeld: een tekst voorbereiden.",
                "who_acts": members[0] if members else None,
                "next_on": held_on + timedelta(35),
            },
            "zichtbaar": {
                "audience": "public" if last else "ser",
                "after_consultation": last,
                "opens_by": today() + timedelta(CONSULTATION_DAYS) if last else None,
            },
        }
        key = uuid.uuid4()
        for screen, values in screens.items():
            keep_screen(negotiation, key, screen, values, by=user, sent=Sent(uuid.uuid4().hex))
    result_of_last = ProvisionalResult.objects.filter(negotiation=negotiation).last()
    if members and result_of_last is not None:
        note_answer(result_of_last, members[0], "yes", SESSIONS[-1][0] + timedelta(7), by=user)
