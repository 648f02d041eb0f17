"""A demonstration is prepared in one process, and the second time nothing of it changes."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from dossier.models import Document, Revision
from tests.conftest import LETTER

pytestmark = pytest.mark.django_db


def prepared():
    out = StringIO()
    call_command("prepare_demo", LETTER, stdout=out)
    return out.getvalue().splitlines()


def test_the_first_time_loads_the_record_and_prints_a_password_for_each_account():
    lines = prepared()
    assert lines[:3] == [
        "== preparing the database",
        "== loading the record",
        "kst-26485-220.yaml: 134 new, 0 known; sealed as revision 1",
    ]
    assert [re.sub(r"[a-z0-9-]{23}", "PASSWORD", line.strip()) for line in lines[3:]] == [
        "ser        PASSWORD   (ser-secretariat)",
        "redacteur  PASSWORD   (ministry-editor)",
        "publicist  PASSWORD   (ministry-publisher)",
        "beheerder  PASSWORD   (administrator)",
        "auditor    PASSWORD   (auditor)",
    ]


def test_the_second_time_keeps_record_edits_and_accounts():
    prepared()
    letter = Document.objects.get(key="kst-26485-220")
    letter.title = "Anders"
    letter.save()
    accounts = dict(User.objects.values_list("username", "password"))
    lines = prepared()
    assert "kst-26485-220.yaml: 0 new, 134 known; nothing new" in lines
    assert lines[-1] == "   demo accounts exist; new passwords: manage.py demo_accounts --renew"
    assert Document.objects.get(key="kst-26485-220").title == "Anders"
    assert dict(User.objects.values_list("username", "password")) == accounts
    assert Revision.objects.count() == 1
