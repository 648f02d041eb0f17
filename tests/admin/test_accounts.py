"""Accounts: nobody raises himself, the superuser is out of reach, and who did anything is never deleted."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ProtectedError

from covenants.models import CountingRule, Covenant, CovenantName, CovenantSector, StatusReport, Target, Threshold
from dossier.actions import record, seal
from dossier.models import Decision, Document, Organisation, OrganisationName, Revision
from imvo_tracker.lib import forms as ground
from imvo_tracker.roles import ROLES
from sectors.models import RiskTheme, Sector, SectorAlias, SectorOrigin
from tests.admin import sent as browser
from tests.admin.conftest import person
from tests.covenants.samples import make_world, sample_of
from tests.site.reader import parsed

# Whatever a crafted form may hold.
RAISES = {
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "on",
    "user_permissions": "all",
    "groups": "all",
    "date_joined_0": "2000-01-01",
}
MASTERS = (
    Document, Organisation, OrganisationName, Sector, SectorAlias, SectorOrigin, RiskTheme, Covenant, CovenantName,
    CovenantSector, Target, CountingRule, Threshold,
)  # fmt: skip


@pytest.fixture
def administrator(db):
    return person("beheerder", "administrator")


@pytest.fixture
def superuser(db):
    return User.objects.create_superuser("baas", password="het oude wachtwoord van de baas")


def url(account, step="change"):
    return f"/admin/auth/user/{account.pk}/{step}/"


def crafted(**more):
    everything = {
        "user_permissions": list(Permission.objects.values_list("pk", flat=True)),
        "groups": list(Group.objects.values_list("pk", flat=True)),
    }
    return {**RAISES, **everything, **more}


def rights(account):
    fresh = User.objects.get(pk=account.pk)
    return (
        fresh.is_superuser,
        fresh.is_staff,
        fresh.is_active,
        sorted(fresh.groups.values_list("name", flat=True)),
        fresh.user_permissions.count(),
    )


class TestNobodyRaisesHimself:
    def test_not_through_the_form_of_his_own_account(self, sign_in, administrator):
        before = rights(administrator)
        client = sign_in(administrator)
        form = client.get(url(administrator)).context["adminform"].form
        assert {"is_superuser", "user_permissions", "groups", "is_staff", "is_active"} & set(form.fields) == set()
        answer = client.post(url(administrator), crafted(username="beheerder", first_name="Bea"))
        assert (answer.status_code, rights(administrator)) == (302, before)
        assert User.objects.get(pk=administrator.pk).first_name == "Bea"

    def test_not_by_making_or_changing_a_second_account_of_his_own(self, sign_in, administrator):
        client = sign_in(administrator)
        typed = {"username": "tweede", "usable_password": "true"}
        words = "een lang en ongewoon wachtwoord"
        assert (
            client.post("/admin/auth/user/add/", crafted(**typed, password1=words, password2=words)).status_code == 302
        )
        second = User.objects.get(username="tweede")
        assert rights(second) == (False, False, True, [], 0)
        client.post(url(second), crafted(username="tweede"))
        assert rights(second) == (False, True, True, sorted(role.slug for role in ROLES), 0)

    def test_a_role_opens_the_workplaces_and_its_loss_shuts_them(self, sign_in, administrator):
        client, fresh = sign_in(administrator), User.objects.create_user("nieuw")
        editor = Group.objects.get(name="ministry-editor")
        for groups, works_here in (([editor.pk], True), ([], False)):
            sent = {"username": "nieuw", "is_active": "on", "groups": groups}
            assert client.post(url(fresh), sent).status_code == 302
            assert User.objects.get(pk=fresh.pk).is_staff is works_here

    def test_what_is_wrong_with_a_first_password_is_said_beside_it(self, sign_in, administrator):
        typed = {"username": "nieuw", "usable_password": "true", "password1": "kort", "password2": "kort"}
        form = sign_in(administrator).post("/admin/auth/user/add/", typed).context["adminform"].form
        assert list(form.errors) == ["password1"]

    def test_what_a_role_may_do_stands_in_words(self, sign_in, administrator):
        group = Group.objects.get(name="ser-secretariat")
        page = sign_in(administrator).get(f"/admin/auth/group/{group.pk}/change/")
        (main,) = parsed(page.content.decode()).all("main")
        assert main.all("h1")[0].words == "SER-secretariaat"
        assert "Logboek: lezen" in main.words
        assert "Vastleggen en voorstellen voor de trajecten van het eigen team" in main.words
        group = Group.objects.get(name="ministry-publisher")
        page = sign_in(administrator).get(f"/admin/auth/group/{group.pk}/change/")
        (main,) = parsed(page.content.decode()).all("main")
        assert "Convenanten: lezen, toevoegen, wijzigen" in main.words
        assert "Geschiedenis van stamgegevens: lezen" in main.words
        assert "Historical" not in main.words

    def test_roles_are_read_and_chosen_by_their_names(self, sign_in, administrator, editor):
        client = sign_in(administrator)
        listed = client.get("/admin/auth/user/").context["cl"]
        shown = {one.username: listed.model_admin.roles(one) for one in listed.result_list}
        assert (shown[editor.username], shown[administrator.username]) == ("Redacteur (ministerie)", "Beheerder")
        form = client.get(url(editor)).context["adminform"].form
        offered = {str(label) for _key, label in form.fields["groups"].choices}
        assert offered == {str(role.name) for role in ROLES}

    def test_not_through_a_role_his_own_or_not(self, sign_in, administrator):
        client = sign_in(administrator)
        own, other = (Group.objects.get(name=name) for name in ("administrator", "ministry-editor"))
        sent = {"name": "administrator", "permissions": list(Permission.objects.values_list("pk", flat=True))}
        before = set(own.permissions.values_list("pk", flat=True))
        assert client.post("/admin/auth/group/add/", {**sent, "name": "alles"}).status_code == 403
        for one in (own, other):
            for page in ("change", "delete"):
                assert client.post(f"/admin/auth/group/{one.pk}/{page}/", {**sent, "post": "yes"}).status_code == 403
            assert client.get(f"/admin/auth/group/{one.pk}/change/").status_code == 200
        assert set(own.permissions.values_list("pk", flat=True)) == before
        assert set(Group.objects.values_list("name", flat=True)) == {role.slug for role in ROLES}

    def test_the_superusers_own_account_is_no_exception(self, sign_in, superuser):
        before = rights(superuser)
        assert sign_in(superuser).post(url(superuser), crafted(username="baas")).status_code == 302
        assert rights(superuser) == before

    def test_editors_and_publishers_see_no_account(self, sign_in, editor, publisher, administrator):
        for user in (editor, publisher):
            client = sign_in(user)
            answers = [client.post(url(one, page), crafted()) for one in (user, administrator)
                       for page in ("change", "delete", "password", "inactief")]  # fmt: skip
            assert {answer.status_code for answer in answers} <= {403, 404}
        assert [rights(one)[0] for one in (editor, publisher, administrator)] == [False] * 3


class TestTheSuperuserIsOutOfReach:
    def test_of_an_administrator_by_any_form(self, sign_in, administrator, superuser):
        client = sign_in(administrator)
        before = User.objects.values().get(pk=superuser.pk)
        words = "een lang en ongewoon wachtwoord"
        password = {"password1": words, "password2": words, "usable_password": "true", "set-password": "1"}
        for page, sent in (
            ("change", {"username": "weg", "email": "ik@example.org"}),
            ("password", password),
            ("password", {"usable_password": "false", "unset-password": "1"}),
            ("delete", {"post": "yes"}),
            ("inactief", {}),
        ):
            assert (page, client.post(url(superuser, page), sent).status_code) == (page, 403)
        assert User.objects.values().get(pk=superuser.pk) == before
        assert client.get(url(superuser)).context["has_change_permission"] is False

    def test_but_an_administrator_gives_a_colleague_a_new_password(self, sign_in, administrator, editor):
        words = "een lang en ongewoon wachtwoord"
        sent = {"password1": words, "password2": words, "usable_password": "true", "set-password": "1"}
        assert sign_in(administrator).post(url(editor, "password"), sent).status_code == 302
        assert User.objects.get(pk=editor.pk).check_password(words)


class TestWhoDidAnythingIsNeverDeleted:
    @pytest.mark.parametrize(
        "did", ["decided", "sealed", "recorded", *MASTERS], ids=lambda did: getattr(did, "__name__", did)
    )
    def test_by_the_database_layer_whatever_it_was(self, db, did):
        world, account = make_world(), User.objects.create_user("weg", is_superuser=True)
        leave_a_trace(did, world, account)
        with pytest.raises(ProtectedError):
            account.delete()
        assert User.objects.filter(pk=account.pk).exists()

    def test_by_the_admin_also_where_only_the_log_names_it(self, sign_in, administrator, superuser):
        second = person("tweede-beheerder", "administrator")
        words = "een lang en ongewoon wachtwoord"
        typed = {"username": "proef", "usable_password": "true", "password1": words, "password2": words}
        sign_in(second).post("/admin/auth/user/add/", typed)
        assert LogEntry.objects.filter(user=second).count() == 1
        client = sign_in(administrator)
        for answer in (client.get(url(second, "delete")), client.post(url(second, "delete"), {"post": "yes"})):
            text = answer.content.decode()
            assert (answer.status_code, "kan niet worden verwijderd" in text, "Inactief maken" in text) == (
                200,
                True,
                True,
            )
        assert (User.objects.filter(pk=second.pk).exists(), LogEntry.objects.filter(user=second).count()) == (True, 1)

    def test_but_made_inactive_and_signed_out(self, sign_in, administrator, editor):
        theirs, client = sign_in(editor), sign_in(administrator)
        record(sample_of(StatusReport, make_world()), by=editor)
        page = client.get(url(editor)).content.decode()
        assert (url(editor, "inactief") in page, url(editor, "delete") in page) == (True, False)
        assert client.post(url(editor, "delete"), {"post": "yes"}).status_code == 200
        assert client.get(url(editor, "inactief")).status_code == 403
        assert client.post(url(editor, "inactief")).status_code == 302
        assert (User.objects.get(pk=editor.pk).is_active, theirs.get("/admin/").status_code) == (False, 302)
        assert StatusReport.objects.get().recorded_by == editor
        assert LogEntry.objects.filter(user=administrator, object_id=str(editor.pk)).count() == 1

    def test_an_account_without_a_trace_is_deleted(self, sign_in, administrator, editor):
        client = sign_in(administrator)
        assert url(editor, "delete") in client.get(url(editor)).content.decode()
        assert client.post(url(editor, "delete"), {"post": "yes"}).status_code == 302
        assert not User.objects.filter(pk=editor.pk).exists()

    def test_nobody_shuts_or_deletes_his_own_account(self, sign_in, administrator):
        client = sign_in(administrator)
        for page, sent in (("inactief", {}), ("delete", {"post": "yes"})):
            assert client.post(url(administrator, page), sent).status_code == 403
        assert User.objects.get(pk=administrator.pk).is_active


def leave_a_trace(did, world, account):
    if did == "decided":
        Decision.objects.create(step="dropped", table="x", entry=1, by=account, at=account.date_joined)
    elif did == "recorded":
        StatusReport._base_manager.bulk_create(
            [sample_of(StatusReport, world, recorded_by=account, recorded_at=account.date_joined)]
        )
    elif did == "sealed":
        draft = record(sample_of(StatusReport, world), by=account)
        assert seal([draft], by=account, reason="x") == Revision.objects.get()
    else:
        did.history.model.objects.create(
            **historical(did), history_user=account, history_type="~", history_date=account.date_joined
        )


def historical(model):
    """Return enough values for a row in the history of a master table."""
    return {
        field.attname: filler(field)
        for field in model.history.model._meta.concrete_fields
        if field.name in {one.name for one in model._meta.concrete_fields} and not field.null
    }


def filler(field):
    kind = field.get_internal_type()
    if kind in ("DateField", "DateTimeField"):
        return "2016-06-17"
    return 1 if kind not in ("CharField", "TextField", "SlugField", "URLField") else "x"


class TestTwoAdministratorsAtOnce:
    """What one did to an account stays, whatever old form the other saves."""

    def test_a_role_taken_away_meanwhile_is_not_given_back(self, sign_in, administrator, editor):
        page = sign_in(administrator).get(url(editor))
        assert (editor.password in page.content.decode(), 'name="base"' in page.content.decode()) == (False, True)
        editor.groups.clear()
        User.objects.filter(pk=editor.pk).update(is_active=False)
        answer = sign_in(administrator).post(url(editor), browser.sent(page, email="nieuw@voorbeeld.nl"))
        now = User.objects.get(pk=editor.pk)
        kept = (answer.status_code, now.email, now.is_active, now.groups.count())
        assert kept == (302, "nieuw@voorbeeld.nl", False, 0)

    def test_without_the_merge_it_is(self, sign_in, administrator, editor, monkeypatch):
        """The twin: whatever the form holds counts as typed."""
        monkeypatch.setattr(ground.VersionedForm, "_merge", lambda form, shown: None)
        page = sign_in(administrator).get(url(editor))
        User.objects.filter(pk=editor.pk).update(is_active=False)
        sign_in(administrator).post(url(editor), browser.sent(page, email="nieuw@voorbeeld.nl"))
        assert User.objects.get(pk=editor.pk).is_active

    def test_where_both_changed_a_field_both_are_shown(self, sign_in, administrator, editor):
        client = sign_in(administrator)
        page = client.get(url(editor))
        User.objects.filter(pk=editor.pk).update(email="een@voorbeeld.nl")
        answer = client.post(url(editor), browser.sent(page, email="twee@voorbeeld.nl"))
        text = answer.content.decode()
        assert (answer.status_code, "een@voorbeeld.nl" in text, "twee@voorbeeld.nl" in text) == (200, True, True)
        assert client.post(url(editor), browser.sent(answer, take="email")).status_code == 302
        assert User.objects.get(pk=editor.pk).email == "een@voorbeeld.nl"
