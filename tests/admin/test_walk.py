"""Stage x role x table: what opens, what is refused, and that what was typed is what is kept."""

import pytest
from django.db import connection

from covenants.models import MilestoneStatement
from dossier.admin.steps import SAME_SUBJECT
from dossier.canonical import ledger_models
from dossier.models import Decision, Revision
from dossier.selectors import find_faults
from tests.admin.walking import ROLES, STAGES, begin, each_stage, sent_back
from tests.covenants.samples import left_alone

pytestmark = pytest.mark.django_db

# Forms and steps are the same for every table; on the second database the table with most rules stands for all.
EVERY_TABLE = pytest.mark.parametrize(
    "model",
    [
        pytest.param(model, id=model.__name__, marks=() if model is MilestoneStatement else pytest.mark.one_database)
        for model in ledger_models()
    ],
)
OPENS = {"anonymous": 302, "stranger": 403, "administrator": 403, "ser": 403}
# An auditor reads the record and no drafts: one is not there for him, as if it had been dropped.
UNSEALED = {"change": {"auditor": 302}, "history": {"auditor": 404}}

# Which steps each role is offered; a role that is not named is offered none.
DRAFT = {"owner": ["Voorstellen"]}  # and of a publisher's once it is left alone
PROPOSED = {"owner": ["Terugnemen"], "publisher": ["Terugsturen met een toelichting", "Overnemen", "Laten vervallen"]}
AGAIN = ["Wij typten het verkeerd", "Er is nieuwe informatie", "Intrekken"]
SEALED = {"owner": AGAIN, "publisher": AGAIN}
CLOSED = {"owner": AGAIN, "publisher": [*AGAIN, "Openbaar maken"]}
TAKEN_OVER = {"publisher": ["Voorstellen"], "second": [], "superuser": []}
OFFERED = {
    "draft": DRAFT, "proposed": PROPOSED, "returned": DRAFT, "taken_over": TAKEN_OVER, "sealed": SEALED,
    "sealed_closed": CLOSED, "embargoed": SEALED, "draft_correction": DRAFT, "proposed_correction": PROPOSED,
    "sealed_correction": SEALED, "corrected_original": {}, "draft_withdrawal": DRAFT, "proposed_withdrawal": PROPOSED,
    "sealed_withdrawal": {}, "withdrawn_original": {}, "correction_of_a_correction": DRAFT,
    "draft_of_a_closed_correction": DRAFT,
}  # fmt: skip
STEPS = ("voorstellen", "terugsturen", "intrekken", "openen", "overnemen", "laten-vallen")


def offered(stage, role):
    """Return the steps of a role; whoever is not the owner meets a draft alike."""
    by_role = OFFERED[stage]
    if "owner" not in by_role and role == "superuser":
        role = "second"
    if role == "other" and stage in ("sealed", "sealed_closed", "embargoed", "sealed_correction"):
        role = "owner"
    alike = {"second": "publisher", "superuser": "publisher"}
    return by_role.get(role, by_role.get(alike.get(role), [])) if role not in by_role else by_role[role]


def codes_of(entry, page="change"):
    return dict.fromkeys(ROLES, 200) | OPENS | ({} if entry.is_sealed else UNSEALED[page])


def keeper(stage):
    return "publisher" if stage.__name__ == "taken_over" else "owner"


@EVERY_TABLE
def test_every_stage_of_every_table_keeps_what_is_typed_and_goes_its_way(model, subtests):
    """Each stage is reached once; which roles may open it is decided in Python, so one database proves that."""
    walk, seen = begin(model), []
    for stage, entry in each_stage(walk):
        with subtests.test(stage.__name__):
            if connection.vendor == "sqlite":
                opens_for_every_role_that_may_see_it(walk, stage, entry)
            keeps_what_is_typed_and_a_second_save_changes_nothing(walk, stage, entry)
            leads_through_a_return_to_the_seal(walk, stage, walk.fresh(entry))
        seen.append(stage)
    assert (len(seen), set(seen)) == (len(STAGES), set(STAGES))


def opens_for_every_role_that_may_see_it(walk, stage, entry):
    answers = {role: walk.open(role, entry) for role in ROLES}
    codes = {role: answer.status_code for role, answer in answers.items()}
    assert codes == codes_of(entry)
    assert answers["anonymous"].url.startswith("/admin/login/")
    assert {role: walk.open(role, entry, "history").status_code for role in ROLES} == codes_of(entry, "history")
    shown = {role: answer.context for role, answer in answers.items() if codes[role] == 200}
    labels = {role: [str(step.label) for step in context["steps"]] for role, context in shown.items()}
    assert labels == {role: offered(stage.__name__, role) for role in shown}
    editable = {role for role, context in shown.items() if context["has_change_permission"]}
    assert editable == ({keeper(stage)} if "Voorstellen" in labels[keeper(stage)] else set())


def keeps_what_is_typed_and_a_second_save_changes_nothing(walk, stage, entry):
    role, before = keeper(stage), entry.content()
    name = "reason" if entry.is_withdrawal else "locator"
    shown = walk.open(role, entry)
    if not shown.context["has_change_permission"]:
        refused = [walk.post(one, entry, **{name: "p. 77"}).status_code for one in ("owner", "publisher", "superuser")]
        assert refused == [403, 403, 403]
        assert (walk.fresh(entry).content(), walk.fresh(entry).reason) == (before, entry.reason)
        return
    form = shown.context["adminform"].form
    assert form[name].value() == getattr(entry, name)
    walk.post(role, entry, **sent_back(form, **{name: "p. 77"}))
    once, form = walk.fresh(entry), walk.form(role, entry)
    assert form[name].value() == "p. 77"
    walk.post(role, entry, **sent_back(form))
    twice = walk.fresh(entry)
    changed = {} if entry.is_withdrawal else {"locator": "p. 77"}
    assert (getattr(twice, name), once.content(), twice.content()) == ("p. 77", before | changed, before | changed)
    assert (twice.corrects, twice.is_withdrawal, twice.revision) == (entry.corrects, entry.is_withdrawal, None)


def leads_through_a_return_to_the_seal(walk, stage, entry):
    if entry.is_sealed:
        assert walk.seal(entry).context["form"].is_valid() is False
        assert (walk.fresh(entry).revision, walk.fresh(entry).content()) == (entry.revision, entry.content())
        return
    role, other = keeper(stage), "second"
    if entry.stage != "proposed":
        walk.propose(entry, role)
    assert walk.post(other, entry, "terugsturen", note="Waar staat het?").status_code == 302
    assert "Waar staat het?" in walk.open(role, entry).context["returned_note"]
    assert walk.post(role, entry, "voorstellen", step="proposed").status_code == 403  # not as it came back
    entry = walk.changed(entry, role)
    walk.propose(entry, role)
    assert walk.seal(entry, other).status_code == 302
    done = walk.fresh(entry)
    assert (done.revision, done.content(), find_faults()) == (Revision.objects.last(), entry.content(), [])
    taken = Decision.objects.filter(table=entry._meta.label_lower, entry=entry.pk).values_list("step", "by__username")
    assert list(taken)[:5] == [
        ("sealed", f"de-{other}"), ("proposed", f"de-{role}"), ("edited", f"de-{role}"), ("returned", f"de-{other}"),
        ("proposed", f"de-{role}"),
    ]  # fmt: skip
    # Who may open a sealed one is asked at the stages that begin with one.
    assert [walk.open(one, done).status_code for one in (role, other, "auditor")] == [200, 200, 200]


@EVERY_TABLE
def test_a_draft_that_is_left_alone_is_offered_to_publishers(model):
    walk = begin(model)
    entry = left_alone(walk.statement())
    labels = {role: [str(one.label) for one in walk.open(role, entry).context["steps"]] for role in ("second", "other")}
    assert labels == {"second": ["Overnemen", "Laten vervallen"], "other": []}
    assert walk.post("second", entry, "overnemen", note="Nodig.").status_code == 302
    assert walk.fresh(entry).recorded_by == walk.users["second"]


@EVERY_TABLE
def test_new_information_is_a_new_statement_on_the_same_subject(model):
    """Nothing of the source goes along: it comes from another document, in other words."""
    walk = begin(model)
    entry = walk.sealed(walk.statement())
    (url,) = [one.url for one in walk.open("owner", entry).context["steps"] if str(one.label) == AGAIN[1]]
    form = walk.browsers["owner"].get(url).context["adminform"].form
    same = {name: str(form[name].value()) for name in SAME_SUBJECT if name in form.fields and form[name].value()}
    assert same == {name: str(entry.serializable_value(name)) for name in same}
    assert len(same) >= 1
    assert [form[name].value() for name in ("document", "wording", "locator") if form[name].value()] == []


def test_a_correction_shows_what_it_changes():
    walk = begin(MilestoneStatement)
    draft = walk.correction(walk.sealed(walk.statement(locator="p. 3")), locator="p. 8")
    assert walk.open("owner", draft).context["changes"] == [("Pagina of alinea", "p. 3", "p. 8")]


@pytest.mark.one_database
def test_a_step_that_is_not_offered_is_refused_and_changes_nothing(subtests):
    walk = begin(MilestoneStatement)
    for stage, entry in each_stage(walk):
        with subtests.test(stage.__name__):
            refuses_what_is_not_offered(walk, stage, entry)


def refuses_what_is_not_offered(walk, stage, entry):
    words = {
        "voorstellen": {"Voorstellen", "Terugnemen"},
        "terugsturen": {"Terugsturen met een toelichting"},
        "intrekken": {"Intrekken"},
        "openen": {"Openbaar maken"},
        "overnemen": {"Overnemen"},
        "laten-vallen": {"Laten vervallen"},
    }
    sent = {"note": "x", "reason": "x", "public_from": "2199-01-01"}
    before = (
        entry.content(),
        entry.stage,
        entry.recorded_by,
        Decision.objects.count(),
        MilestoneStatement.objects.count(),
    )
    for role in ROLES:
        may = set(offered(stage.__name__, role))
        for step in STEPS:
            own_draft = step == "laten-vallen" and role == keeper(stage) and "Voorstellen" in may
            corrected = step in ("intrekken", "openen") and stage.__name__ in (
                "corrected_original",
                "withdrawn_original",
            )
            if may & words[step] or own_draft or corrected:
                continue
            answer = walk.post(role, entry, step, **sent)
            if answer.status_code == 200:  # a second press: the note stays on the page beside the first, unsaved
                assert (step, entry.stage, "note" in answer.context["form"].errors) == ("terugsturen", "returned", True)
                continue
            unseen = {"anonymous": 302} if entry.is_sealed else {"anonymous": 302, "auditor": 404}
            assert (role, step, answer.status_code) == (role, step, unseen.get(role, 403))
    now = walk.fresh(entry)
    assert before == (
        now.content(),
        now.stage,
        now.recorded_by,
        Decision.objects.count(),
        MilestoneStatement.objects.count(),
    )


@EVERY_TABLE
def test_a_correction_that_changes_nothing_is_refused_at_the_form(model):
    walk = begin(model)
    entry = walk.sealed(walk.statement())
    url = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/?corrects={entry.pk}"
    form = walk.browsers["owner"].get(url).context["adminform"].form
    answer = walk.browsers["owner"].post(url, sent_back(form, reason="Zomaar."))
    assert dict(answer.context["adminform"].form.errors) == {
        "__all__": ["Deze correctie verandert niets: er staat hetzelfde als in de uitspraak die ze corrigeert."]
    }
    assert model.objects.count() == 1


@EVERY_TABLE
def test_a_withdrawal_is_a_page_with_what_why_and_by_whom(model):
    walk = begin(model)
    entry = walk.sealed(walk.statement())
    drafted = walk.withdrawal(entry)
    page = walk.open("owner", drafted)
    names = [name for _title, options in page.context["adminform"].fieldsets for name in options["fields"]]
    assert names == ["withdrawn", "reason", "recorded_by", "recorded_at", "state", "ref"]
    assert list(page.context["adminform"].form.fields) == ["reason", "version", "base"]
    text = page.content.decode()
    assert (walk.url(entry) in text, "zoals gedrukt" in text, "de-owner" in text) == (True, True, True)


@EVERY_TABLE
def test_a_draft_correction_left_behind_is_dropped_and_the_statement_is_free_again(model):
    walk = begin(model)
    entry = walk.sealed(walk.statement())
    left = walk.correction(entry)
    walk.users["owner"].is_active = False
    walk.users["owner"].save()
    assert "note" in walk.post("publisher", left, "laten-vallen", note=" ").context["form"].errors
    answer = walk.post("publisher", left, "laten-vallen", note="Uit dienst.")
    assert (answer.status_code, answer.url, walk.open("publisher", left).status_code) == (302, walk.url(entry), 302)
    walk.browsers["owner"] = walk.browsers["other"]
    assert walk.correction(entry, locator="p. 3").recorded_by == walk.users["other"]


def test_pressing_propose_twice_does_not_take_it_back():
    walk = begin(MilestoneStatement)
    entry = walk.statement()
    for _press in range(2):
        walk.propose(entry)
    assert walk.fresh(entry).stage == "proposed"
    for _press in range(2):
        walk.post("owner", entry, "voorstellen", step="taken_back")
    assert walk.fresh(entry).stage == "returned"


def test_a_crafted_seal_of_a_colleagues_unproposed_draft_is_refused():
    walk = begin(MilestoneStatement)
    entry = walk.statement()
    tokens = [one.token for one in walk.browsers["owner"].get("/admin/dossier/revision/verzegelen/").context["waiting"]]
    sent = {"entry": tokens, "reason": "Alles.", "_seal": "1"}
    for role in ("publisher", "second", "superuser"):
        form = walk.browsers[role].post("/admin/dossier/revision/verzegelen/", sent).context["form"]
        assert form.non_field_errors() == [f"Dit concept van een collega is niet voorgesteld. ({entry})"]
    for role in ("owner", "other", "administrator", "stranger"):
        assert walk.browsers[role].post("/admin/dossier/revision/verzegelen/", sent).status_code == 403
    assert (walk.fresh(entry).revision, Revision.objects.count()) == (None, 1)  # that of the master rows


def test_deleting_a_draft_leaves_a_decision():
    walk = begin(MilestoneStatement)
    entry = walk.statement()
    name = str(entry)
    assert walk.post("owner", entry, "delete", post="yes").status_code == 302
    last = Decision.objects.first()
    assert (last.step, last.by, last.entry, last.subject) == ("dropped", walk.users["owner"], entry.pk, name)


def test_a_refusal_says_why():
    walk = begin(MilestoneStatement)
    entry = walk.statement()
    texts = {
        "other": "Alleen een uitgever mag dit: uw account mag niet verzegelen.",
        "owner": "Alleen een uitgever mag dit: uw account mag niet verzegelen.",
    }
    for role, text in texts.items():
        assert text in walk.post(role, entry, "overnemen", note="x").content.decode()
    answer = walk.post("auditor", walk.sealed(walk.statement(locator="p. 5")), "intrekken", reason="x")
    assert "Uw account mag geen uitspraken van deze soort vastleggen." in answer.content.decode()
    assert (
        "Dit concept van een collega is niet voorgesteld."
        in walk.open("publisher", entry, "terugsturen").content.decode()
    )


def test_decisions_are_listed_for_staff_dropped_drafts_included_and_changed_by_nobody():
    walk = begin(MilestoneStatement)
    kept, gone = walk.statement(), walk.statement(locator="p. 3")
    walk.post("publisher", left_alone(gone), "laten-vallen", note="Dubbel vastgelegd.")
    base = "/admin/dossier/decision/"
    for role in ROLES:
        answer = walk.browsers[role].get(base)
        assert answer.status_code == OPENS.get(role, 200)
        if role in OPENS:
            continue
        text = answer.content.decode()
        # Of a draft that is gone nobody can say whether it was closed: its author is told why, and who reads everything
        told = role != "other"
        assert ("Dubbel vastgelegd." in text, walk.url(kept) in text, walk.url(gone) in text) == (told, True, told)
        assert f'<a href="{walk.url(kept)}">{kept}</a>' in text
        last = Decision.objects.last()
        assert walk.browsers[role].get(f"{base}{last.pk}/change/").status_code == 200
        refused = [walk.browsers[role].post(url, {"note": "x", "post": "yes"}).status_code
                   for url in (f"{base}add/", f"{base}{last.pk}/change/", f"{base}{last.pk}/delete/")]  # fmt: skip
        assert refused == [403, 403, 403]
    assert list(Decision.objects.values_list("step", "entry")) == [
        ("dropped", gone.pk), ("recorded", gone.pk), ("recorded", kept.pk)
    ]  # fmt: skip
