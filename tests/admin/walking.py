"""Every stage of every ledger table, reached through the pages that staff use."""

from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from covenants.moment.record import forget
from dossier.forms.parts import fresh_ref
from dossier.models import LedgerEntry, PeriodFields
from tests.covenants.samples import DAY, make_world, publish, sample_of

ROLES = (
    "owner", "other", "publisher", "second", "superuser", "administrator", "auditor", "ser", "stranger", "anonymous",
)  # fmt: skip
GROUPS = {
    "owner": "ministry-editor",
    "other": "ministry-editor",
    "publisher": "ministry-publisher",
    "second": "ministry-publisher",
    "administrator": "administrator",
    "auditor": "auditor",
    "ser": "ser-secretariat",
}
SEAL = "/admin/dossier/revision/verzegelen/"
FUTURE = "2199-01-01"


@dataclass
class Walk:
    """One table, with a browser for each role."""

    model: type[LedgerEntry]
    world: object
    users: dict[str, User]
    browsers: dict[str, Client]

    def url(self, entry, page="change"):
        return f"/admin/{entry._meta.app_label}/{entry._meta.model_name}/{entry.pk}/{page}/"

    def open(self, role, entry, page="change"):
        return self.browsers[role].get(self.url(entry, page))

    def post(self, role, entry, page="change", /, **sent):
        return self.browsers[role].post(self.url(entry, page), sent)

    def form(self, role, entry):
        return self.open(role, entry).context["adminform"].form

    def add(self, typed, query=""):
        """Type a new statement into the form, and return the row it made."""
        name = f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_add"
        url = reverse(name) + query
        shown = sent_back(self.browsers["owner"].get(url).context["adminform"].form)
        ref = fresh_ref()
        answer = self.browsers["owner"].post(url, {**shown, **typed, "ref": ref})
        assert answer.status_code == 302, dict(answer.context["adminform"].form.errors)
        return self.model.objects.get(ref=ref)

    def statement(self, **typed):
        """Record a statement with everything its table asks for."""
        return self.add(typed_of(self.model, self.world) | typed)

    def propose(self, entry, role="owner"):
        assert self.post(role, entry, "voorstellen", step="proposed").status_code == 302

    def changed(self, entry, role="owner"):
        """Type another page into the form, of a withdrawal another reason; return the row."""
        name = "reason" if entry.is_withdrawal else "locator"
        assert self.post(role, entry, **sent_back(self.form(role, entry), **{name: "p. 78"})).status_code == 302
        return self.fresh(entry)

    def seal(self, entry, role="publisher"):
        """Tick the one row on the sealing page; return the answer."""
        waiting = self.browsers[role].get(SEAL).context["waiting"]
        tokens = [one.token for one in waiting if one.entry == entry]
        return self.browsers[role].post(SEAL, {"entry": tokens, "reason": "Gezien.", "_seal": "1"})

    def sealed(self, entry):
        self.propose(entry)
        assert self.seal(entry).status_code == 302
        return self.fresh(entry)

    def fresh(self, entry):
        return self.model.objects.get(pk=entry.pk)

    def correction(self, entry, **typed):
        return self.add({"locator": "p. 8", "reason": "Tikfout."} | typed, query=f"?corrects={entry.pk}")

    def withdrawal(self, entry):
        self.post("owner", entry, "intrekken", reason="Stond er niet.")
        return self.model.objects.get(corrects=entry)


def begin(model):
    """Make the master rows and an account and a browser for each role."""
    users = {role: User.objects.create_user(f"de-{role}", is_staff=True) for role in ROLES if role != "anonymous"}
    for role, group in GROUPS.items():
        users[role].groups.add(Group.objects.get(name=group))
    User.objects.filter(pk=users["superuser"].pk).update(is_superuser=True)
    browsers = {role: Client(raise_request_exception=True) for role in ROLES}
    for role, user in users.items():
        browsers[role].force_login(user)
    world = make_world()
    # Sealed beforehand: what waits would be weighed anew whenever the page of proposals is opened.
    publish(*world.masters, by=world.user)
    return Walk(model, world, users, browsers)


def typed_of(model, world):
    """Return what staff type for a valid statement of a table."""
    entry = sample_of(model, world)
    typed = {name: value for name, value in model_to_dict(entry).items() if value not in (None, "", False)}
    if isinstance(entry, PeriodFields):
        typed["date_words"] = entry.edtf
    return {**typed, "known_from": DAY.isoformat(), "openness": "open", "wording": "zoals gedrukt"}


def sent_back(form, **changes):
    """Return what a browser sends from a shown form, with some fields typed over."""
    shown = {name: form[name].value() for name in form.fields}
    return {**{name: value for name, value in shown.items() if value not in (None, False)}, **changes}


def draft(walk, _nothing):
    return walk.statement()


def proposed(walk, entry):
    walk.propose(entry)
    return entry


def returned(walk, entry):
    assert walk.post("publisher", entry, "terugsturen", note="Welke bladzijde?").status_code == 302
    return entry


def taken_over(walk, entry):
    assert walk.post("publisher", entry, "overnemen", note="Uit dienst.").status_code == 302
    return entry


def sealed(walk, entry):
    return walk.sealed(entry)


def sealed_closed(walk, _nothing):
    return walk.sealed(walk.statement(openness="ministry", opens_after="Na afronding.", embargo_reason="Overleg."))


def embargoed(walk, _nothing):
    return walk.sealed(walk.statement(openness="embargo", public_from=FUTURE, embargo_reason="Overleg."))


def draft_correction(walk, entry):
    return walk.correction(entry)


def proposed_correction(walk, entry):
    walk.propose(entry)
    return entry


def sealed_correction(walk, entry):
    return walk.sealed(entry)


def corrected_original(_walk, entry):
    return entry.corrects


def draft_withdrawal(walk, entry):
    return walk.withdrawal(entry)


def proposed_withdrawal(walk, entry):
    walk.propose(entry)
    return entry


def sealed_withdrawal(walk, entry):
    return walk.sealed(entry)


def withdrawn_original(_walk, entry):
    return entry.corrects


def correction_of_a_correction(walk, entry):
    return walk.correction(entry, locator="p. 9")


def draft_of_a_closed_correction(walk, entry):
    return walk.correction(entry, openness="ministry", opens_after="Na afronding.", embargo_reason="Overleg.")


# Each stage, and the one it is reached from.
STAGES = {
    draft: None, proposed: draft, returned: proposed, taken_over: proposed, sealed: draft, sealed_closed: None,
    embargoed: None, draft_correction: sealed, proposed_correction: draft_correction,
    sealed_correction: draft_correction, corrected_original: sealed_correction, draft_withdrawal: sealed,
    proposed_withdrawal: draft_withdrawal, sealed_withdrawal: draft_withdrawal, withdrawn_original: sealed_withdrawal,
    correction_of_a_correction: sealed_correction, draft_of_a_closed_correction: sealed,
}  # fmt: skip


def each_stage(walk, before=None, entry=None):
    """Yield each stage with its entry; whatever is done there is undone before the next, which goes on from it."""
    for stage in [stage for stage, one_before in STAGES.items() if one_before is before]:
        with undone(walk):
            reached = walk.fresh(stage(walk, entry))
            with undone(walk):
                yield stage, reached
            yield from each_stage(walk, stage, reached)


@contextmanager
def undone(walk):
    """Take back what is written and what the browsers keep; as at the end of a test, no row may point nowhere."""
    kept = {role: SimpleCookie(browser.cookies) for role, browser in walk.browsers.items()}
    with transaction.atomic():
        yield
        if not connection.needs_rollback:
            connection.check_constraints()
        transaction.set_rollback(True)
    forget()
    for role, browser in walk.browsers.items():
        browser.cookies = kept[role]
