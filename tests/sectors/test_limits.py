"""An account limited to sectors: what it may record and propose, what is stored as well as what is new."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from covenants.models import (
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from covenants.selectors.letter_now import said_now
from covenants.templatetags.desk import desk_of
from dossier.actions import correct, propose, propose_many, record, seal, take_over, withdraw
from dossier.models import Decision, Document, UndertakingStatement
from imvo_tracker.lib.badinput import NotAllowed
from sectors.actions import limit_account
from sectors.models import Sector, SectorLimit
from tests.admin.sent import sent
from tests.covenants.samples import DAY, left_alone, make_covenant, make_world, publish, sample_of, sealed_of

pytestmark = pytest.mark.django_db
WORDS = "Uw account is beperkt tot andere sectoren dan waarover deze uitspraak gaat."


def staff(name, role="ministry-editor"):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    return user


class Two:
    """The world's textile and, in another sector, food; an editor limited to textile and one to nothing."""

    def __init__(self):
        self.world = make_world()
        self.food = Sector.objects.create(
            code="VOE", name="Voeding", kind="main", known_from=DAY, document=self.world.letter
        )
        self.bread = make_covenant("brood", self.world.letter)
        self.bread.sectors.add(self.food)
        publish(*self.world.masters, by=self.world.user)
        self.boss = User.objects.create_superuser("baas")
        self.limited, self.free = staff("beperkt"), staff("vrij")
        self.limit(self.world.sector)

    def limit(self, *sectors):
        limit_account(self.limited, sectors, by=self.boss)
        self.limited = User.objects.get(pk=self.limited.pk)

    def report(self, **changes):
        return sample_of(StatusReport, self.world, **changes)

    def browser(self, user):
        client = Client()
        client.force_login(user)
        return client


@pytest.fixture
def two():
    return Two()


def test_it_records_what_is_about_its_own_sectors_alone(two):
    assert record(two.report(), by=two.limited).recorded_by == two.limited
    assert record(two.report(covenant=two.bread), by=two.free).recorded_by == two.free
    for other in (two.report(covenant=two.bread), two.report(covenant=None, sector=two.food)):
        with pytest.raises(NotAllowed):
            record(other, by=two.limited)
    assert record(two.report(covenant=None, sector=two.world.sector), by=two.limited).pk


@pytest.mark.parametrize("model", [MilestoneStatement, Measurement, Participation, StatusReport, ThresholdCondition])
def test_each_table_that_names_a_covenant_is_of_its_sectors(two, model):
    record(sample_of(model, two.world), by=two.limited)
    two.limit(two.food)
    with pytest.raises(NotAllowed):
        record(sample_of(model, two.world), by=two.limited)
    assert model.objects.count() == 1


@pytest.mark.parametrize("model", [TargetStatement, UndertakingStatement])
def test_what_is_about_no_sector_is_for_who_has_no_limit(two, model):
    with pytest.raises(NotAllowed):
        record(sample_of(model, two.world), by=two.limited)
    assert record(sample_of(model, two.world), by=two.free).pk


def test_a_main_sector_brings_its_subsectors_and_not_the_other_way_round(two):
    knitwear = Sector.objects.create(
        code="TEX-K", name="Tricot", kind="sub", parent=two.world.sector, known_from=DAY, document=two.world.letter
    )
    assert record(two.report(covenant=None, sector=knitwear), by=two.limited).pk
    two.limit(knitwear)
    with pytest.raises(NotAllowed):
        record(two.report(), by=two.limited)


def test_an_own_draft_is_not_carried_into_another_sector(two):
    draft = record(two.report(), by=two.limited)
    draft.covenant = two.bread
    with pytest.raises(NotAllowed):
        record(draft, by=two.limited)
    assert StatusReport.objects.get(pk=draft.pk).covenant == two.world.covenant


def test_a_draft_from_before_the_limit_is_neither_edited_nor_proposed_nor_carried_home(two):
    two.limit()
    draft = record(two.report(covenant=two.bread), by=two.limited)
    two.limit(two.world.sector)
    with pytest.raises(NotAllowed):
        propose(draft, by=two.limited)
    draft.covenant = two.world.covenant
    with pytest.raises(NotAllowed):
        record(draft, by=two.limited)
    two.limit()
    assert propose(StatusReport.objects.get(pk=draft.pk), by=two.limited).stage == "proposed"


def test_neither_a_correction_nor_a_withdrawal_reaches_another_sector(two):
    theirs = sealed_of(StatusReport, two.world, covenant=two.bread)
    own = sealed_of(StatusReport, two.world)
    for attempt in (
        lambda: correct(theirs, by=two.limited, reason="x", text="Anders."),
        lambda: correct(theirs, by=two.limited, reason="x", covenant=two.world.covenant),
        lambda: correct(own, by=two.limited, reason="x", covenant=two.bread),
        lambda: withdraw(theirs, by=two.limited, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert StatusReport.objects.count() == 2
    assert correct(own, by=two.limited, reason="x", text="Anders.").corrects == own


def test_a_limited_publisher_takes_nothing_over_from_another_sector(two):
    two.limited.groups.set(Group.objects.filter(name="ministry-publisher"))
    two.limit(two.world.sector)
    with pytest.raises(NotAllowed):
        take_over(left_alone(record(two.report(covenant=two.bread), by=two.free)), by=two.limited, note="x")
    assert take_over(left_alone(record(two.report(), by=two.free)), by=two.limited, note="x").recorded_by == two.limited
    seal([propose(record(two.report(covenant=two.bread, locator="p. 9"), by=two.free), by=two.free)],
         by=two.limited, reason="Sealing is no recording.")  # fmt: skip


def test_the_form_says_so_and_keeps_what_was_typed(two):
    client = two.browser(two.limited)
    url = "/admin/covenants/statusreport/add/"
    typed = {"topic": "official_word", "text": "Het brood rijst.", "document": two.world.letter.pk, "locator": "p. 2",
             "actor": two.world.cabinet.pk, "openness": "open", "date_words": "juni 2016"}  # fmt: skip
    answer = client.post(url, sent(client.get(url), covenant=two.bread.pk, **typed))
    form = answer.context["adminform"].form
    assert (dict(form.errors), form["text"].value()) == ({"__all__": [WORDS]}, "Het brood rijst.")
    assert StatusReport.objects.count() == 0
    assert client.post(url, sent(client.get(url), covenant=two.world.covenant.pk, **typed)).status_code == 302


def test_the_page_that_updates_a_status_is_refused_for_another_sector(two):
    client = two.browser(two.limited)
    url = "/admin/covenants/statusreport/status-bijwerken/"
    answer = client.get(f"{url}?covenant={two.bread.pk}")
    assert (answer.status_code, WORDS in answer.content.decode()) == (403, True)
    assert client.get(f"{url}?sector={two.food.pk}").status_code == 403
    assert client.get(f"{url}?covenant={two.world.covenant.pk}").status_code == 200


def test_which_sector_a_row_is_about_is_not_theirs_to_change(two):
    """Else an account moves a covenant into its own sector, and then records what it likes of it."""
    limited, free = two.browser(two.limited), two.browser(two.free)
    addresses = [
        f"/admin/covenants/covenant/{two.bread.pk}/change/", f"/admin/sectors/sector/{two.food.pk}/change/",
        f"/admin/covenants/threshold/{two.world.threshold.pk}/change/", "/admin/covenants/covenant/add/",
        "/admin/sectors/sector/add/", "/admin/covenants/threshold/add/", "/admin/covenants/target/add/",
    ]  # fmt: skip
    assert [limited.post(url, {"sectors": [two.world.sector.pk]}).status_code for url in addresses] == [403] * 7
    assert [free.post(url, {"sectors": [two.world.sector.pk]}).status_code for url in addresses] == [200] * 7
    assert limited.get(addresses[0]).status_code == 200
    document = f"/admin/dossier/document/{two.world.letter.pk}/change/"
    assert limited.post(document, sent(limited.get(document), title="Nieuwe titel")).status_code == 302
    assert Document.objects.get(pk=two.world.letter.pk).title == "Nieuwe titel"


class TestTheAccountForm:
    def url(self, account):
        return f"/admin/auth/user/{account.pk}/change/"

    def limits(self, account):
        return list(SectorLimit.objects.filter(account=account).values_list("sector__code", flat=True))

    def test_an_administrator_limits_a_colleague(self, two):
        client = two.browser(staff("beheerder", "administrator"))
        page = client.get(self.url(two.free))
        both = [two.world.sector.pk, two.food.pk]
        assert client.post(self.url(two.free), sent(page, limited_to=both)).status_code == 302
        assert self.limits(two.free) == ["TEX", "VOE"]
        assert client.get(self.url(two.free)).context["adminform"].form["limited_to"].value() == both
        client.post(self.url(two.free), sent(client.get(self.url(two.free)), limited_to=[two.food.pk]))
        assert self.limits(two.free) == ["VOE"]
        client.post(self.url(two.free), sent(client.get(self.url(two.free)), limited_to=None))
        assert self.limits(two.free) == []

    def test_nobody_limits_or_frees_himself_by_it(self, two):
        boss = staff("beheerder", "administrator")
        SectorLimit.objects.create(account=boss, sector=two.food)
        client = two.browser(boss)
        page = client.get(self.url(boss))
        assert "limited_to" not in page.context["adminform"].form.fields
        assert client.post(self.url(boss), sent(page, limited_to=[two.world.sector.pk])).status_code == 302
        assert self.limits(boss) == ["VOE"]
        with pytest.raises(NotAllowed):
            limit_account(boss, [], by=boss)
        with pytest.raises(NotAllowed):
            limit_account(two.limited, [], by=two.free)
        assert self.limits(two.limited) == ["TEX"]

    def test_a_limit_is_no_trace_and_goes_with_the_account(self, two):
        client = two.browser(staff("beheerder", "administrator"))
        assert (two.limited.sector_limits.count(), Decision.objects.filter(by=two.limited).count()) == (1, 0)
        assert client.post(f"/admin/auth/user/{two.limited.pk}/delete/", {"post": "yes"}).status_code == 302
        assert SectorLimit.objects.count() == 0


WORD = "GEHEIMBROOD"


class TestWhatIsClosed:
    """What is closed or under embargo of another sector is not read either: not on any page of staff."""

    def hidden(self, two, about):
        """Return a sealed closed and an embargoed statement on a covenant, and a proposed closed draft."""
        said = {"covenant": about, "reason": f"{WORD} reden", "wording": f"{WORD} {about.slug}"}
        closed = sealed_of(StatusReport, two.world, public_from=None, **said)
        embargo = sealed_of(StatusReport, two.world, public_from=date(2199, 1, 1), **said)
        draft = record(two.report(public_from=None, **said), by=two.free)
        proposal = propose_many([draft], by=two.free, note=f"{WORD} {about.slug}")
        return closed, embargo, draft, proposal

    def addresses(self, two, hidden, about):
        closed, embargo, draft, proposal = hidden
        table = "/admin/covenants/statusreport"
        rows = [f"{table}/{one.pk}/{page}" for one in (closed, embargo, draft) for page in ("change/", "history/")]
        return [
            f"{table}/", f"{table}/?q={about.slug}", *rows, f"{table}/add/?corrects={closed.pk}", "/admin/",
            f"/admin/dossier/revision/{closed.revision_id}/change/", "/admin/dossier/revision/verzegelen/",
            f"/admin/dossier/proposal/{proposal.pk}/beslissen/", "/admin/dossier/proposal/",
            "/admin/dossier/decision/", f"/admin/covenants/covenant/{about.pk}/change/",
        ]  # fmt: skip

    def read(self, two, user, about, hidden):
        browser = two.browser(user)
        answers = {one: browser.get(one, follow=True) for one in self.addresses(two, hidden, about)}
        return {one: f"{WORD} {about.slug}" in answer.content.decode() for one, answer in answers.items()}

    def test_is_read_of_ones_own_sectors_alone(self, two):
        own, theirs = self.hidden(two, two.world.covenant), self.hidden(two, two.bread)
        read = self.read(two, two.free, two.bread, theirs)
        silent = ("/admin/", "/history/", "/admin/dossier/decision/")  # they name no words of a statement
        assert {one for one, holds in read.items() if not holds and not one.endswith(silent[1:])} <= {silent[0]}
        assert [one for one, holds in self.read(two, two.limited, two.bread, theirs).items() if holds] == []
        assert any(self.read(two, two.limited, two.world.covenant, own).values())
        assert two.browser(two.limited).get(f"/admin/covenants/statusreport/{own[0].pk}/change/").status_code == 200
        assert two.browser(two.limited).get(f"/admin/dossier/proposal/{theirs[3].pk}/beslissen/").status_code == 404

    def test_is_in_no_sheet_and_in_no_row_of_a_letter(self, two):
        said = {"kind": "signed", "modality": "expect", "public_from": None}
        words = {name: f"{WORD} {name}" for name in ("brood", "textiel")}
        sealed_of(MilestoneStatement, two.world, covenant=two.bread, wording=words["brood"], **said)
        sealed_of(MilestoneStatement, two.world, wording=words["textiel"], **said)
        sheets = {
            user: two.browser(user).get("/admin/covenants/milestonestatement/uitvoeren.csv").content.decode()
            for user in (two.limited, two.free)
        }
        assert {user: [word for word in words.values() if word in sheet] for user, sheet in sheets.items()} == {
            two.limited: [words["textiel"]], two.free: list(words.values()),
        }  # fmt: skip
        rows = [sample_of(MilestoneStatement, two.world, covenant=one, kind="signed")
                for one in (two.bread, two.world.covenant)]  # fmt: skip
        limited, free = ([one.words for one in said_now(rows, by=user)] for user in (two.limited, two.free))
        assert (limited[0], words["textiel"] in limited[1], words["brood"] in free[0]) == ("niets", True, True)

    def test_what_is_public_and_what_one_typed_oneself_is_read_of_every_sector(self, two):
        public = sealed_of(StatusReport, two.world, covenant=two.bread)
        two.limit()
        mine = record(two.report(covenant=two.bread, public_from=None), by=two.limited)
        two.limit(two.world.sector)
        browser = two.browser(two.limited)
        answers = [browser.get(f"/admin/covenants/statusreport/{one.pk}/change/").status_code for one in (public, mine)]
        assert answers == [200, 200]


def test_its_home_names_the_covenants_of_its_own_sectors_alone(two):
    publish(two.bread, by=two.world.user)
    for covenant in (two.world.covenant, two.bread):
        sealed_of(StatusReport, two.world, covenant=covenant)
        for day in (DAY, date(2016, 8, 1)):
            fact = {"earliest": day, "latest": day, "edtf": day.isoformat()}
            sealed_of(MilestoneStatement, two.world, covenant=covenant, kind="signed", modality="fact", **fact)
    shown = {}
    for user in (two.free, two.limited):
        desk = desk_of(user)
        shown[user.username] = [sorted({one["url"] for one in desk[part]}) for part in ("silent", "conflicts")]
    both = sorted(f"/admin/covenants/covenant/{one.pk}/change/" for one in (two.world.covenant, two.bread))
    own = [f"/admin/covenants/covenant/{two.world.covenant.pk}/change/"]
    assert shown == {"vrij": [both, both], "beperkt": [own, own]}
