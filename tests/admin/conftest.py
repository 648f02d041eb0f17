"""People who use the admin, and the few rows they start from."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from covenants.models import Covenant, CovenantName, MilestoneStatement
from dossier.actions import record, seal
from dossier.models import Document, Organisation
from imvo_tracker.lib.period import read_period
from sectors.models import Sector


def person(name, role):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(db):
    return person("redacteur", "ministry-editor")


@pytest.fixture
def colleague(db):
    return person("collega", "ministry-editor")


@pytest.fixture
def publisher(db):
    return person("publicist", "ministry-publisher")


@pytest.fixture
def sign_in():
    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def letter_220(db):
    return Document.objects.create(
        key="kst-26485-220",
        kind="letter",
        dossier="26485",
        number="220",
        title="Voortgang",
        dated_on="2016-06-17",
        public_on="2016-06-17",
    )


@pytest.fixture
def cabinet(db):
    return Organisation.objects.create(slug="kabinet", kind="cabinet", name="Kabinet")


@pytest.fixture
def sector(letter_220):
    return Sector.objects.create(
        code="GOUD", name="Goud en edelmetaal", kind="main", known_from="2014-09-01", document=letter_220
    )


@pytest.fixture
def gold(sector):
    covenant = Covenant.objects.create(slug="goud", code="COV-GOU")
    covenant.sectors.add(sector)
    CovenantName.objects.create(covenant=covenant, name="Goud", known_from="2016-06-17")
    return covenant


@pytest.fixture
def milestone(gold, letter_220, cabinet):
    """Return what a browser sends for "signed, expected after the summer"."""
    return {
        "ref": "adm-" + "0" * 32,
        "covenant": gold.pk,
        "kind": "signed",
        "modality": "expect",
        "basis": "stated",
        "wording": "na deze zomer",
        "document": letter_220.pk,
        "locator": "p. 2",
        "actor": cabinet.pk,
        "openness": "open",
        "known_basis": "document",
    }


@pytest.fixture
def sealed(gold, letter_220, cabinet, publisher):
    """Return a sealed expectation."""
    entry = MilestoneStatement(
        covenant=gold,
        kind="signed",
        modality="expect",
        wording="na deze zomer",
        document=letter_220,
        locator="p. 2",
        actor=cabinet,
        known_from="2016-06-17",
        public_from="2016-06-17",
    )
    entry.period = read_period("na deze zomer", written_on=date(2016, 6, 17))
    record(entry, by=publisher)
    seal([entry], by=publisher, reason="brief")
    return MilestoneStatement.objects.get(pk=entry.pk)


@pytest.fixture
def typed(letter_220, cabinet):
    """What the page that brings a status up to date sends."""
    return {
        "ref": "adm-" + "a" * 32,
        "outcome": "changed",
        "text": "Het convenant is ondertekend.",
        "kind": "signed",
        "modality": "fact",
        "wording": "9 juni 2016",
        "document": letter_220.pk,
        "locator": "p. 2",
        "actor": cabinet.pk,
        "openness": "open",
    }
