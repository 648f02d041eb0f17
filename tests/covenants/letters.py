"""A letter in the style of Kamerstuk 26 485, nr. 220, for the tests of a sitting."""

import uuid
from datetime import date

from django.contrib import admin
from django.test import RequestFactory

from covenants.forms.letter import Reader
from covenants.models import Covenant, CovenantName, Target, Threshold
from covenants.selectors.letter_words import letter_words
from dossier.models import Document, Organisation
from sectors.models import Sector

DAY = date(2016, 10, 6)
NAMES = {"goud": "Goud", "eiwitten": "Duurzame eiwitten", "hout": "Hout", "textiel": "Textiel", "banken": "Banken"}


def make_letter():
    """Return the document of the sitting; the record holds a few covenants, a target, a threshold and a motion."""
    Organisation.objects.create(slug="kabinet", kind="cabinet", name="Kabinet")
    letter = Document.objects.create(
        key="kst-26485-232", kind="letter", dossier="26485", number="232", title="Voortgang IMVO-convenanten",
        dated_on=DAY, public_on=DAY, pages=8,
    )  # fmt: skip
    sector = Sector.objects.create(code="VOE", name="Voedingsmiddelen", kind="main", known_from=DAY, document=letter)
    for slug, name in NAMES.items():
        covenant = Covenant.objects.create(slug=slug, code=f"COV-{slug[:3].upper()}")
        covenant.sectors.add(sector)
        CovenantName.objects.create(covenant=covenant, name=name, known_from=date(2014, 1, 1), document=letter)
    Target.objects.create(slug="tien", name="Tien IMVO-convenanten")
    textile = Covenant.objects.get(slug="textiel")
    Threshold.objects.create(slug="drempel", covenant=textile, gates="in_force", name="Drempel textiel")
    Document.objects.create(key="motie-1", kind="motion", title="Motie over toezicht", public_on=DAY)
    return letter


def token():
    return uuid.uuid4().hex


def reader_for(sitting, user):
    """Return what reads the rows of a sitting as this account's forms do."""
    request = RequestFactory().get("/")
    request.user = user

    def form_of(model):
        return admin.site._registry[model].get_form(request)

    return Reader(sitting, letter_words(), form_of, lambda model: True)
