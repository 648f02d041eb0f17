"""The fixtures themselves: a test sees the letter only if it asks for it, in whatever order tests run."""

import pytest

from dossier.models import Document, Revision


@pytest.mark.django_db
def test_a_test_starts_with_an_empty_record():
    assert (Revision.objects.count(), Document.objects.count()) == (0, 0)


def test_the_letter_is_there_for_a_test_that_asks(letter):
    assert Document.objects.filter(key=letter).exists()
    Document.objects.create(key="only-in-this-test", kind="web", title="x", public_on="2020-01-01")


def test_what_a_test_writes_is_gone_for_the_next(letter):
    assert not Document.objects.filter(key="only-in-this-test").exists()


@pytest.mark.django_db
def test_the_record_is_empty_again_after_the_letter():
    assert (Revision.objects.count(), Document.objects.count()) == (0, 0)
