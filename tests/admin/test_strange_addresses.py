"""No address of the admin breaks it: what cannot be read, found or held is a 400 or 404 with words."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from covenants.models import MilestoneStatement
from tests.covenants.samples import make_world, sealed_of

OVERLONG = ("1" * 25, "-" + "9" * 21, "1_" * 25 + "1", "\uff11" * 22)
# Short enough for any key, too large for some columns; and what is no number at all
STRANGE = ("99999999999", "9" * 18, "1e400", "x")
TABLES = [
    "auth.user",
    "covenants.covenant",
    "covenants.milestonestatement",
    "dossier.document",
    "dossier.revision",
]
OF_LISTS = ("p", "q", "o", "_to_field", "_popup", "stand", "pk", "pk__in", "id__gt", "e")
STEPS = ("change/", "history/", "delete/", "password/", "voorstellen/", "terugsturen/", "intrekken/", "openen/")


@pytest.fixture
def rows(db):
    """Return a row of each table, by its label."""
    world = make_world()
    sealed = sealed_of(MilestoneStatement, world)
    rows = (world.user, world.covenant, sealed, world.letter, sealed.revision)
    return dict(zip(TABLES, rows, strict=True))


@pytest.fixture
def visitor(client, rows):
    client.force_login(User.objects.create_superuser("overal"))
    client.raise_request_exception = False
    return client


def list_of(label):
    return reverse(f"admin:{label.replace('.', '_')}_changelist")


def lookups_of(label):
    """Return every key by which a list could be filtered, a link further too."""
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
        yield from (f"{field.name}__exact", f"{field.name}__in", f"{field.name}__gte", f"{field.name}__isnull")
        if field.is_relation:
            yield from (f"{field.name}__id__exact", f"{field.name}__pk__in")


def addresses_of(row, value):
    """Yield addresses of the row's table with a value in every place where one fits."""
    label = row._meta.label_lower
    start = list_of(label)
    yield from (f"{start}?{key}={value}" for key in (*OF_LISTS, *lookups_of(label)))
    yield from (f"{start}{value}/{step}" for step in STEPS)
    yield from (f"{start}{row.pk}/{step}?p={value}" for step in ("history/", "change/"))
    yield from (f"{start}add/?{key}={value}" for key in ("document", "corrects", "covenant", "_to_field"))


@pytest.mark.parametrize("label", TABLES)
def test_a_number_longer_than_any_key_is_refused_wherever_it_stands(visitor, rows, label):
    found = [
        (address, status)
        for value in OVERLONG
        for address in addresses_of(rows[label], value)
        if (status := visitor.get(address).status_code) not in (400, 404)
    ]
    assert found == []


@pytest.mark.parametrize("label", TABLES)
def test_no_value_breaks_a_page(visitor, rows, label):
    found = [
        (address, status)
        for value in STRANGE
        for address in addresses_of(rows[label], value)
        if (status := visitor.get(address).status_code) >= 500
    ]
    assert found == []


@pytest.mark.parametrize("label", TABLES)
def test_a_nul_is_refused_wherever_it_stands(visitor, rows, label):
    found = [address for address in addresses_of(rows[label], "%00") if visitor.get(address).status_code != 400]
    assert found == []


@pytest.mark.parametrize(
    "query",
    [
        "id__exact=x",
        "nothing__exact=1",
        "title__regex=(",
        "title__iregex=(a%2B)%2B$",
        "e=1",
        "kind__x=1",
    ],
)
def test_a_list_says_that_its_address_is_not_right_and_not_that_the_database_is_broken(visitor, query):
    response = visitor.get(f"/admin/dossier/document/?{query}")
    text = response.content.decode()
    assert (response.status_code, '<html lang="nl"' in text, "Database error" in text) == (400, True, False)


def test_the_message_names_the_field(visitor):
    text = visitor.get("/admin/dossier/document/?id__exact=" + "1" * 25).content.decode()
    assert "id__exact: geen getal heeft hier meer dan 18 cijfers." in text


@pytest.mark.parametrize("value", [*OVERLONG, *STRANGE])
def test_no_value_of_a_form_breaks_a_page(visitor, value):
    places = {
        "/admin/dossier/document/add/": ("pages", "dated_on", "key"),
        "/admin/covenants/milestonestatement/add/": ("covenant", "document", "corrects", "known_from", "ref"),
        "/admin/covenants/measurement/add/": ("low", "high", "threshold", "denominator"),
        "/admin/covenants/covenant/add/": ("sectors", "names-TOTAL_FORMS", "links-TOTAL_FORMS"),
        "/admin/auth/user/add/": ("username", "groups"),
        "/admin/dossier/revision/verzegelen/": ("entry", "reason"),
    }
    found = [
        (address, name, status)
        for address, names in places.items()
        for name in names
        if (status := visitor.post(address, {name: value}).status_code) >= 500
    ]
    entry = f"covenants.milestonestatement:{value}:x"
    assert (found, visitor.post("/admin/dossier/revision/verzegelen/", {"entry": entry}).status_code) == ([], 200)


@pytest.mark.parametrize(("said", "drawn"), [("50", 50), ("51", 50), ("1" * 25, 50)])
def test_no_more_rows_are_drawn_than_a_form_may_have(visitor, said, drawn):
    sent = {"names-TOTAL_FORMS": said, "names-INITIAL_FORMS": "0"}
    shown = visitor.post("/admin/covenants/covenant/add/", sent).context["inline_admin_formsets"]
    (rows,) = (one.formset for one in shown if one.formset.prefix == "names")
    refused = [] if said == "50" else ["Verstuur maximaal 50 formulieren."]
    assert (len(rows.forms), rows.non_form_errors()) == (drawn, refused)
