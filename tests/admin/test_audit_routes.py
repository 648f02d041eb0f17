"""Every address that there is, sent to by every kind of person: one event each, whole, and none for reading."""

import re
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.urls.converters import (
    IntConverter,
    PathConverter,
    SlugConverter,
    StringConverter,
    UUIDConverter,
)

from dossier.choices import AuditResult
from dossier.models import AuditEvent
from imvo_tracker.audit_words import READING
from tests.admin.matrix import OTHER_MODELS, Matrix, addresses_of, letter, patterns
from tests.covenants.samples import DAY

pytestmark = pytest.mark.django_db
FILLED = {IntConverter: 1, SlugConverter: "x", StringConverter: "x", PathConverter: "1", UUIDConverter: UUID(int=1)}
# A pattern that takes words of its own: one of them
WORDS = {"app_label": "dossier", "code": "13219h8117fn405b"}
PERSONS = ("anonymous", "stranger", "publisher", "administrator", "superuser")
FORM = "application/x-www-form-urlencoded"
WHOLE = re.compile(r"[a-z0-9_.-]+")


def addresses():
    """Return an address of every route that has a name."""
    found = {}
    for name, pattern in patterns():
        if name.endswith(":None") or name == "None":
            continue
        given = {key: value_of(key, converter) for key, converter in pattern.pattern.converters.items()}
        given |= {key: WORDS[key] for key in getattr(getattr(pattern.pattern, "regex", None), "groupindex", ())
                  if key in WORDS}  # fmt: skip
        found[name] = address_of(name, given)
    return found


def value_of(key, converter):
    filled = next((FILLED[kind] for kind in type(converter).__mro__ if kind in FILLED), None)
    if filled is not None:
        return filled
    for value in ("csv", "svg", "x", DAY.isoformat(), "2016"):
        if re.fullmatch(converter.regex, value):
            return converter.to_python(value)
    raise AssertionError(f"no sample for {key}")


def address_of(name, given):
    try:
        return reverse(name, kwargs=given)
    except NoReverseMatch:
        return reverse(name, args=list(given.values()))


def sent(matrix, role, address, method):
    """Send an empty form; return the answer's letter, its status and the events it left. Nothing of it stays."""
    browser = matrix.browsers[role]
    cookies = browser.cookies.copy()
    with transaction.atomic():
        before = AuditEvent.objects.count()
        answer = browser.generic(method, address, content_type=FORM)
        left = list(AuditEvent.objects.all()[: AuditEvent.objects.count() - before])
        transaction.set_rollback(True)
    browser.cookies = cookies  # signing out takes the cookie away
    return letter(answer, method), answer.status_code, left


def test_each_write_to_each_address_leaves_exactly_one_event():
    matrix = Matrix()
    every = addresses()
    assert len(every) > 150
    wrong = []
    for name, address in every.items():
        for role in PERSONS:
            _letter, status, left = sent(matrix, role, address, "POST")
            if name in READING and status == 200:
                assert (name, left) == (name, [])
            else:
                wrong += [(name, role, fault) for fault in faults(matrix, role, status, left)]
    assert wrong == []


def faults(matrix, role, status, left):
    """Yield what is wrong with the events of one request: one each, none of a visitor where nothing is ever written."""
    if role == "anonymous" and status == 405:
        yield from (f"an event of a visitor: {one}" for one in left)
        return
    if len(left) != 1:
        yield f"{len(left)} events"
        return
    (event,) = left
    user = matrix.walk.users.get(role)
    whole = {
        "actor": event.actor_id == (user.pk if user else None),
        "action": bool(WHOLE.fullmatch(event.action)),
        "origin": event.origin == "127.0.0.1",
        "result": event.result in AuditResult.values,
        "status": event.status == status,
        "reason": bool(event.reason),
    }
    yield from (f"{name}: {event.__dict__}" for name, good in whole.items() if not good)


@pytest.mark.one_database
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_so_does_each_method_that_nothing_takes(method):
    matrix = Matrix()
    for name, address in addresses().items():
        _letter, status, left = sent(matrix, "publisher", address, method)
        told = [(one.actor, one.result, one.status, one.reason) for one in left]
        assert (name, told) == (name, [(matrix.walk.users["publisher"], "refused", 405, "no-such-method")]), status


@pytest.mark.one_database
def test_reading_leaves_none():
    matrix = Matrix()
    for method in ("GET", "HEAD", "OPTIONS"):
        for address in addresses().values():
            assert (address, sent(matrix, "superuser", address, method)[2]) == (address, [])


@pytest.mark.one_database
@pytest.mark.parametrize("model", OTHER_MODELS, ids=lambda model: model.__name__)
def test_the_result_is_what_the_matrix_says(model):
    """Who is refused by the table of roles is refused in the trail, and nobody else is for want of a right."""
    matrix = Matrix()
    for page, address in addresses_of(model, matrix.row_of(model)):
        for role in ("anonymous", "stranger", "editor", "administrator", "superuser"):
            answered, status, left = sent(matrix, role, address, "POST")
            if (page, answered) == ("reading", "w"):
                assert left == []
                continue
            (event,) = left
            why = {">": "not-signed-in", ".": "not-allowed", "-": "no-such-method"}.get(answered)
            told = (event.result, event.reason) if why else ("refused", why)
            assert (page, role, told) == (page, role, ("refused", why)), status
            assert event.action.startswith(model._meta.label_lower)
