"""Every address of mail x method x role equals the written table: an account gives nothing here, and takes nothing."""

import pytest
from django.urls import reverse

from dashboards.alerts.keys import confirmation_key, own_key
from dashboards.models import Subscriber, Subscription
from dashboards.urls import ALERTS
from imvo_tracker.lib.asof import today
from tests.admin.matrix import MAIL, MAIL_WITH_KEY, Matrix, table_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_what_each_role_may_do_without_a_key():
    matrix = Matrix()
    assert {one.name: matrix.answers(reverse(f"alerts:{one.name}")) for one in ALERTS} == table_of(MAIL)


def test_what_each_role_may_do_with_the_key_of_a_subscriber():
    matrix = Matrix()
    subscriber = Subscriber.objects.create(address="lezer@voorbeeld.nl")
    row = Subscription.objects.create(
        subscriber=subscriber, subject="verschuivingen", frequency="meteen", language="nl", is_confirmed=True,
        asked_on=today(), told_on=today(), told_revision=1,
    )  # fmt: skip
    keys = dict.fromkeys(("manage", "stop"), own_key(subscriber)) | {"confirm": confirmation_key(row, "brief", "nl")}
    found = {name: matrix.answers(f"{reverse(f'alerts:{name}')}?sleutel={key}") for name, key in keys.items()}
    assert found == table_of(MAIL_WITH_KEY)


def test_other_methods_are_no_methods():
    matrix = Matrix()
    for one in ALERTS:
        for method in ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"):
            assert (one.name, method, matrix.answer("anonymous", reverse(f"alerts:{one.name}"), method)) == (
                one.name,
                method,
                "-",
            )
