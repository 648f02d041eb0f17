"""A document is found by whatever people call it."""

from datetime import date

import pytest

from dossier.models import Document, Organisation
from dossier.selectors_documents import find_documents, label_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents():
    cabinet = Organisation.objects.create(slug="kabinet", kind="cabinet", name="Kabinet")
    shared = {"kind": "letter", "dossier": "26485", "publisher": cabinet}
    day = date(2016, 6, 17)
    for number, title, dated in (("220", "Voortgang convenanten", day), ("232", "Reünie van de sectoren", day)):
        Document.objects.create(
            key=f"kst-26485-{number}", number=number, title=title, dated_on=dated, public_on=dated, **shared
        )
    Document.objects.create(key="ser-2015", kind="web", title="Convenanten bij de SER", public_on=date(2015, 3, 1))


SPELLINGS = [
    "26 485 nr. 220", "26485-220", "kst-26485-220", "26 485, nr. 220", "Kamerstuk 26485 nr 220", "26485 220",
]  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_any_spelling_of_the_number_names_the_one_document(documents, text):
    assert [one.key for one in find_documents(text)] == ["kst-26485-220"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("convenanten", ["kst-26485-220", "ser-2015"]),
        ("reunie sector", ["kst-26485-232"]),
        ("17 juni 2016", ["kst-26485-220", "kst-26485-232"]),
        ("17-06-2016", ["kst-26485-220", "kst-26485-232"]),
        ("2015-03-01", ["ser-2015"]),
        ("kabinet voortgang", ["kst-26485-220"]),
        ("26 485, nr. 999", []),
        ("juni 2016", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_and_days_find_what_holds_them(documents, text, keys):
    assert [one.key for one in find_documents(text)] == keys


def test_the_label_that_is_offered_finds_its_document_again(documents):
    for one in Document.objects.all():
        assert find_documents(label_of(one)) == [one]
