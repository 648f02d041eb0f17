"""Every address x method x role equals the written table; an address without a line fails."""

import pytest
from django.db import models
from django.urls import reverse

from covenants.actions.kept_drafts import keep_draft
from covenants.actions.sittings import open_sitting
from covenants.models import Covenant, Measurement, MilestoneStatement, Participation, StatusReport
from dossier.canonical import ledger_models, master_models
from imvo_tracker import roles
from imvo_tracker.lib.paper_types import Block, Paper
from tests.admin.matrix import (
    ASKED,
    LOGIN,
    OF_MODELS,
    OTHER_MODELS,
    OWN_LETTER,
    PERSONS,
    PROPOSED,
    ROLES,
    SEALED,
    SHEETS,
    SUBJECTS,
    SUCCESSION,
    UPDATE,
    Matrix,
    addresses_of,
    names,
    table_of,
)
from tests.admin.walking import begin, sent_back

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Pages that belong to no table; an address by its name, the others as they are.
PAGES = """
                        anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    admin:index               >>      rw      rw    rw       rw       rw           rw           rw       rw
    /admin/covenants/         >>      00      00    rw       rw       rw           rw           rw       rw
    /admin/auth/              >>      00      00    00       00       00           rw           00       rw
    handbook                  >>      r-      r-    r-       r-       r-           r-           r-       r-
    /admin/handleiding/inloggen/ >>   r-      r-    r-       r-       r-           r-           r-       r-
    /admin/handleiding/nergens/ >>    0-      0-    0-       0-       0-           0-           0-       0-
    /admin/nergens/           >>      00      00    00       00       00           00           00       00
    /admin/r/1/1/             >>      00      00    00       00       00           00           00       00
    admin:autocomplete        >>      .-      .-    .-       .-       .-           .-           .-       .-
    admin:jsi18n              >>      r-      r-    r-       r-       r-           r-           r-       r-
    admin:password_change     >>      rw      rw    rw       rw       rw           rw           rw       rw
    admin:password_change_done >>     r-      r-    r-       r-       r-           r-           r-       r-
    admin:logout              00      -w      -w    -w       -w       -w           -w           -w       -w
"""
# Walked by the tests of signing in
SIGNING_IN = {"admin:login"}
BY_PATTERN = {"admin:app_list", "admin:view_on_site"}


def test_every_address_of_the_admin_has_a_line():
    of_tables = {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        for model in (*ledger_models(), *OTHER_MODELS)
        for page in lines_of(model)
    }
    of_letters = {f"letter:{page}" for page in table_of(OWN_LETTER)}
    of_pages = {one for one in table_of(PAGES) if one.startswith("admin:")}
    assert names() == of_tables | of_letters | SIGNING_IN | BY_PATTERN | of_pages


def extra_lines(model):
    """Return the lines of the pages that not every statement table has."""
    return {
        **(table_of(UPDATE) if model is StatusReport else {}),
        **(table_of(SHEETS) if model in (MilestoneStatement, Measurement, Participation) else {}),
    }


def lines_of(model):
    if model in ledger_models():
        return table_of(PROPOSED) | extra_lines(model)
    extra = table_of(ASKED) | table_of(SUCCESSION) if model is Covenant else {}
    return table_of(OF_MODELS.get(model._meta.model_name, SUBJECTS)) | extra


@pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
def test_what_each_role_may_do_with_a_statement(model):
    matrix = Matrix()
    for stage, table in (("proposed", PROPOSED), ("sealed", SEALED)):
        row = matrix.statement(model, stage)
        query = {"update": f"?covenant={matrix.walk.world.covenant.pk}"}
        found = {page: matrix.answers(url + query.get(page, "")) for page, url in addresses_of(model, row)}
        assert (stage, found) == (stage, table_of(table) | extra_lines(model))


@pytest.mark.parametrize("model", OTHER_MODELS, ids=lambda model: model.__name__)
def test_what_each_role_may_do_with_the_other_tables(model):
    matrix = Matrix()
    found = {page: matrix.answers(url) for page, url in addresses_of(model, matrix.row_of(model))}
    assert found == lines_of(model)


def test_what_each_role_may_do_with_the_other_pages():
    matrix = Matrix()
    table = table_of(PAGES)
    assert {one: matrix.answers(one if one[0] == "/" else reverse(one)) for one in table} == table


def test_what_each_role_may_do_with_the_letter_of_an_editor():
    matrix = Matrix()
    editor = matrix.walk.users[PERSONS["editor"]]
    own = open_sitting(matrix.walk.world.letter, by=editor)
    draft = keep_draft(Paper((Block("Geachte voorzitter,"),)), [], by=editor, written_on=None)
    keys = {page: [] for page in ("start", "new", "guide", "draft")} | {"kept": [draft.pk], "forget": [draft.pk]}
    found = {
        page: matrix.answers(reverse(f"letter:{page}", args=keys.get(page, [own.pk]))) for page in table_of(OWN_LETTER)
    }
    assert found == table_of(OWN_LETTER)


def test_head_is_get_without_a_body_and_other_methods_are_no_methods():
    matrix = Matrix()
    row = matrix.statement(MilestoneStatement, "proposed")
    for page, address in addresses_of(MilestoneStatement, row):
        expected = {role: both[0] for role, both in lines_of(MilestoneStatement)[page].items()}
        assert (page, matrix.answers(address, methods=("HEAD",))) == (page, expected)
    for address in ("/admin/", LOGIN, "/admin/covenants/covenant/", "/", "/convenanten/", "/nergens/", "/robots.txt"):
        for method in ("TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND"):
            assert set(matrix.answers(address, methods=(method,)).values()) == {"-"}


class TestAFieldThatARoleMayNotSetStaysAsItIs:
    """A crafted form may hold any column of the table."""

    @pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
    def test_of_a_draft(self, model):
        walk = begin(model)
        walk.model = model
        other = walk.sealed(walk.statement())
        draft = walk.statement(locator="p. 4")
        form = walk.form("owner", draft)
        hidden = {field.attname for field in model._meta.concrete_fields if field.name not in form.fields}
        before = {name: getattr(walk.fresh(draft), name) for name in hidden}
        crafted = {field.name: crafted_value(field, walk, other) for field in model._meta.concrete_fields}
        sent = {name: value for name, value in crafted.items() if name not in form.fields}
        assert len(sent) >= 8
        assert walk.post("owner", draft, **sent_back(form, locator="p. 5"), **sent).status_code == 302
        after = {name: getattr(walk.fresh(draft), name) for name in hidden}
        moving = {"recorded_at"}  # the time of this very save
        assert {name: value for name, value in after.items() if name not in moving} == {
            name: value for name, value in before.items() if name not in moving
        }
        assert (walk.fresh(draft).locator, walk.fresh(draft).is_sealed) == ("p. 5", False)

    @pytest.mark.parametrize("model", master_models(), ids=lambda model: model.__name__)
    def test_of_master_data(self, model):
        matrix = Matrix()
        row, browser = matrix.row_of(model), matrix.browsers["editor"]
        url = dict(addresses_of(model, row))["change"]
        page = browser.get(url).context
        form = page["adminform"].form
        hidden = [field for field in model._meta.concrete_fields if field.name not in form.fields]
        assert model.NATURAL_KEY in {field.name for field in hidden}
        formsets = {f"{one.formset.prefix}-{name}": count for one in page["inline_admin_formsets"]
                    for name, count in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0))}  # fmt: skip
        sent = sent_back(form, **formsets, **{field.name: "9" for field in hidden if field.name != "version"})
        before = model._base_manager.values(*(field.attname for field in hidden)).get(pk=row.pk)
        assert browser.post(url, sent).status_code in (200, 302)
        after = model._base_manager.values(*before).get(pk=row.pk)
        assert {**after, "version": 0} == {**before, "version": 0}
        assert model._base_manager.filter(pk=9).exists() is False or row.pk == 9


def crafted_value(field, walk, other):
    """Return a value that the column could hold and that means something."""
    if isinstance(field, models.ForeignKey):
        known = {"recorded_by": walk.users["second"].pk, "corrects": other.pk}
        return known.get(field.name, other.revision_id)
    return {"stage": "proposed", "ref": "nep", "id": other.pk}.get(field.name, "1")


def test_the_roles_of_the_table_are_those_of_the_application():
    assert len(roles.ROLES) == len(set(ROLES) - {"anonymous", "stranger", "limited", "superuser"})
