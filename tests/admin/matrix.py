"""Every address of the admin, what stands there, and how each role is answered, read from the list of addresses."""

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from covenants.models import MilestoneStatement, Negotiation
from dossier.canonical import master_models
from dossier.models import AnnexDraft, AuditEvent, Decision, Proposal, Revision
from sectors.models import RiskTheme, Sector, SectorLimit
from tests.admin.walking import begin
from tests.covenants.samples import DAY

ROLES = (
    "anonymous", "stranger", "ser", "limited", "editor", "publisher", "administrator", "auditor", "superuser",
)  # fmt: skip
# How each is named in tests.admin.walking
PERSONS = {"editor": "other"}
LOGIN = "/admin/login/"


def patterns(found=None, before=""):
    """Yield (name, pattern) of every address of the admin."""
    for one in get_resolver().url_patterns if found is None else found:
        if isinstance(one, URLPattern):
            yield f"{before}{one.name}", one
        else:
            yield from patterns(one.url_patterns, f"{before}{one.namespace}:" if one.namespace else before)


def names():
    """Return the name of every address of staff that has one; the others lead on to one that has one."""
    return {
        name for name, _pattern in patterns() if name.startswith(("admin:", "letter:")) and not name.endswith(":None")
    }


class Matrix:
    """A record with one row of each table, and a browser for each role."""

    def __init__(self):
        self.walk = begin(MilestoneStatement)
        world = self.walk.world
        other = Sector.objects.create(code="VOE", name="Voeding", kind="main", known_from=DAY, document=world.letter)
        RiskTheme.objects.create(
            slug="water", name="Water", category="environment", known_from=DAY, document=world.letter
        )
        limited = User.objects.create_user("de-limited", is_staff=True)
        limited.groups.set(Group.objects.filter(name="ministry-editor"))
        SectorLimit.objects.create(account=limited, sector=other)
        self.browsers = {role: self.walk.browsers.get(PERSONS.get(role, role)) or Client() for role in ROLES}
        self.browsers["limited"].force_login(limited)

    def statement(self, model, stage):
        """Return a row of a statement table at one stage."""
        self.walk.model = model
        if stage == "proposed":
            entry = self.walk.statement()
            self.walk.propose(entry)
            return entry
        return self.walk.sealed(
            self.walk.statement(openness="ministry", opens_after="Na afronding.", embargo_reason="Overleg.")
        )

    def row_of(self, model):
        """Return a row of any other table."""
        if model is User:
            return self.walk.users["owner"]
        if model is Group:
            return Group.objects.get(name="auditor")
        if model is AuditEvent:  # an editor's own
            by = self.walk.users["other"]
            return AuditEvent.objects.create(
                actor=by, action="dossier.document.add", at=by.date_joined, origin="::1", result="ok", status=302
            )
        if model is AnnexDraft:
            return AnnexDraft.objects.create(name="Juni", day=DAY, recorded_by=self.walk.users["owner"])
        if model in (Decision, Proposal):
            self.statement(MilestoneStatement, "proposed")
        if model is Negotiation:
            world = self.walk.world
            return Negotiation.objects.create(covenant=world.covenant, facilitator=world.cabinet)
        return model._base_manager.first()

    def answers(self, address, *, methods=("GET", "POST")):
        """Return how each role is answered: a letter for each method."""
        return {role: "".join(self.answer(role, address, method) for method in methods) for role in ROLES}

    def answer(self, role, address, method):
        with transaction.atomic():
            answer = self.browsers[role].generic(method, address, content_type="application/x-www-form-urlencoded")
            transaction.set_rollback(True)
        return letter(answer, method)


def letter(answer, method):
    """Return r for read, w for taken, > for "log in first", . for refused, 0 for not there, - for no such method."""
    code = answer.status_code
    if code == 302 and answer.url.removeprefix("/en").startswith(LOGIN):
        return ">"
    if code == 404 or (code == 302 and answer.url == "/admin/"):
        return "0"
    refused = {403: ".", 405: "-"}
    return refused.get(code, "w" if method == "POST" else "r")


def addresses_of(model, row):
    """Yield (last part of the name, address) of every page of one table, with a row of it."""
    start = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
    for name, pattern in patterns():
        if name.startswith(start):
            parts = pattern.pattern.converters
            given = {part: "csv" if part == "ending" else row.pk for part in parts}
            yield name.removeprefix(start), reverse(name, kwargs=given)


def table_of(lines):
    """Read a written table: what stands there -> role -> answers."""
    head, *rows = [line.split() for line in lines.strip().splitlines()]
    assert tuple(head) == ROLES
    return {row[0]: dict(zip(ROLES, row[1:], strict=True)) for row in rows}


def shown(found):
    """Write a table as it is read."""
    return "\n".join(f"{name:<34} {'  '.join(f'{found[name][role]:<3}' for role in ROLES)}" for name in found)


# The tables that hold no statements.
OTHER_MODELS = (*master_models(), Revision, Decision, Proposal, AuditEvent, Negotiation, AnnexDraft, User, Group)
# What a role may do with a table, by its page. Two letters: GET and POST; see `letter`.
PROPOSED = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           rw       rw
    add            >>       ..     ..     rw       rw       rw           ..           ..       rw
    change         >>       ..     ..     r.       r.       r.           ..           0.       r.
    history        >>       ..     ..     rw       rw       rw           ..           00       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
    propose        >>       ..     ..     ..       ..       ..           ..           00       ..
    return         >>       ..     ..     ..       ..       rw           ..           00       rw
    take_over      >>       ..     ..     ..       ..       rw           ..           00       rw
    drop           >>       ..     ..     ..       ..       rw           ..           00       rw
    withdraw       >>       ..     ..     ..       ..       ..           ..           00       ..
    open           >>       ..     ..     ..       ..       ..           ..           00       ..
"""
SEALED = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           rw       rw
    add            >>       ..     ..     rw       rw       rw           ..           ..       rw
    change         >>       ..     ..     00       r.       r.           ..           r.       r.
    history        >>       ..     ..     00       rw       rw           ..           rw       rw
    delete         >>       ..     ..     00       ..       ..           ..           ..       ..
    propose        >>       ..     ..     00       ..       ..           ..           ..       ..
    return         >>       ..     ..     00       ..       ..           ..           ..       ..
    take_over      >>       ..     ..     00       ..       ..           ..           ..       ..
    drop           >>       ..     ..     00       ..       ..           ..           ..       ..
    withdraw       >>       ..     ..     00       rw       rw           ..           ..       rw
    open           >>       ..     ..     00       ..       rw           ..           ..       rw
"""
# A page of one statement table alone.
UPDATE = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    update         >>       ..     ..     ..       rw       rw           ..           ..       rw
"""
# Of the tables that spreadsheets are read into and written from.
SHEETS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    import         >>       ..     ..     rw       rw       rw           ..           ..       rw
    import_run     >>       ..     ..     00       00       00           ..           ..       00
    export         >>       .-     .-     r-       r-       r-           .-           r-       r-
"""
SOURCES = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           rw       rw
    add            >>       ..     ..     rw       rw       rw           ..           ..       rw
    change         >>       ..     ..     rw       rw       rw           ..           r.       rw
    history        >>       ..     ..     rw       rw       rw           ..           rw       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       rw
"""
SUBJECTS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           rw       rw
    add            >>       ..     ..     ..       rw       rw           ..           ..       rw
    change         >>       ..     ..     r.       rw       rw           ..           r.       rw
    history        >>       ..     ..     rw       rw       rw           ..           rw       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       rw
"""
# A button on the home page of staff.
ASKED = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    asked          >>       -.     -.     -.       -w       -w           -.           -.       -w
"""
# The page on which a sector is split, merged or renamed.
SUCCESSION = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    succession     >>       ..     ..     ..       rw       rw           ..           ..       rw
"""
REVISIONS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           rw       rw
    add            >>       ..     ..     ..       ..       ..           ..           ..       ..
    change         >>       ..     ..     r.       r.       r.           ..           r.       r.
    history        >>       ..     ..     rw       rw       rw           ..           rw       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
    seal           >>       ..     ..     r.       r.       rw           ..           ..       rw
    reading        >>       ..     ..     rw       rw       rw           ..           ..       rw
"""
DECISIONS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           rw       rw
    add            >>       ..     ..     ..       ..       ..           ..           ..       ..
    change         >>       ..     ..     r.       r.       r.           ..           r.       r.
    history        >>       ..     ..     rw       rw       rw           ..           rw       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
"""
ACCOUNTS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     ..       ..       ..           rw           ..       rw
    add            >>       ..     ..     ..       ..       ..           rw           ..       rw
    change         >>       ..     ..     ..       ..       ..           rw           ..       rw
    history        >>       ..     ..     ..       ..       ..           rw           ..       rw
    delete         >>       ..     ..     ..       ..       ..           rw           ..       rw
    password_change >>      ..     ..     ..       ..       ..           rw           ..       rw
    deactivate     >>       00     00     00       00       00           .w           00       .w
    second_factor  >>       00     00     00       00       00           .w           00       .w
    pseudonym      >>       00     00     00       00       00           rw           00       rw
"""
GROUPS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     ..       ..       ..           rw           ..       rw
    add            >>       ..     ..     ..       ..       ..           ..           ..       ..
    change         >>       ..     ..     ..       ..       ..           r.           ..       r.
    history        >>       ..     ..     ..       ..       ..           rw           ..       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
"""
# A letter in one sitting, of the editor: to everybody else it does not exist.
OWN_LETTER = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    start          >>       ..     ..     rw       rw       rw           ..           ..       rw
    new            >>       ..     ..     rw       rw       rw           ..           ..       rw
    grid           >>       ..     ..     00       rw       00           ..           ..       00
    cell           >>       -.     -.     -0       -w       -0           -.           -.       -0
    row            >>       -.     -.     -0       -w       -0           -.           -.       -0
    check          >>       ..     ..     00       rw       00           ..           ..       00
    read           >>       ..     ..     00       rw       00           ..           ..       00
    draft          >>       ..     ..     rw       rw       rw           ..           ..       rw
    kept           >>       ..     ..     00       rw       00           ..           ..       00
    forget         >>       -.     -.     -0       -w       -0           -.           -.       -0
    guide          >>       -.     -.     -w       -w       -w           -.           -.       -w
"""
PROPOSALS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           ..       rw
    add            >>       ..     ..     ..       ..       ..           ..           ..       ..
    change         >>       ..     ..     rw       rw       rw           ..           ..       rw
    history        >>       ..     ..     rw       rw       rw           ..           ..       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
    decide         >>       ..     ..     r.       r.       rw           ..           ..       rw
"""
# Who is on which team; what the secretariat keeps of it has no page here.
NEGOTIATIONS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     ..       ..       ..           rw           ..       rw
    add            >>       ..     ..     ..       ..       ..           rw           ..       rw
    change         >>       ..     ..     ..       ..       ..           rw           ..       rw
    history        >>       ..     ..     ..       ..       ..           rw           ..       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
"""
# The workplace of the secretariat: `team` is on the team of the negotiation, `ser` on that of another.
WORKPLACE = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser  team
    home           >-       0-     r-     0-       0-       0-           0-       0-       r-       r-
    offline        >-       0-     r-     0-       0-       0-           0-       0-       r-       r-
    worker         r-       r-       r-       r-       r-       r-       r-       r-       r-       r-
    manifest       r-       r-       r-       r-       r-       r-       r-       r-       r-       r-
    shared         >-       0-     0-     r-       r-       r-           0-           0-       r-       0-
    negotiation    >-       0-     0-     0-       0-       0-           0-       0-       0-       r-
    threshold      >>       00     00     00       00       00           00           00       00       rw
    table          >>       00     00     00       00       00           00           00       00       rw
    member         >-       0-     0-     0-       0-       0-           0-       0-       0-       r-
    new_session    >-       0-     0-     0-       0-       0-           0-       0-       0-       r-
    session        >-       0-     0-     0-       0-       0-           0-       0-       0-       r-
    consultation   >>       00     00     00       00       00           00           00       00       rw
    screen         >>       00     00     00       00       00           00           00       00       rw
    propose        >>       00     00     00       00       00           00           00       00       rw
    proposal       >>       00     00     00       00       00           00           00       00       rw
"""
EVENTS = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     rw     rw       rw       rw           rw           rw       rw
    add            >>       ..     ..     ..       ..       ..           ..           ..       ..
    change         >>       ..     0.     0.       r.       0.           0.           r.       r.
    history        >>       00     00     00       rw       00           00           rw       rw
    delete         >>       ..     ..     ..       ..       ..           ..           ..       ..
    csv            >>       ..     r-     r-       r-       r-           r-           r-       r-
"""
# An annex in preparation: who is limited to sectors writes on these alone, a publisher freezes it.
ANNEXES = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    changelist     >>       ..     ..     rw       rw       rw           ..           ..       rw
    add            >>       ..     ..     ..       rw       rw           ..           ..       rw
    change         >>       ..     ..     rw       rw       rw           ..           ..       rw
    history        >>       ..     ..     rw       rw       rw           ..           ..       rw
    delete         >>       ..     ..     ..       rw       rw           ..           ..       rw
    freeze         >>       ..     ..     r.       r.       rw           ..           ..       rw
"""
OF_MODELS = {"organisation": SOURCES, "document": SOURCES, "revision": REVISIONS, "decision": DECISIONS,
             "auditevent": EVENTS, "proposal": PROPOSALS, "negotiation": NEGOTIATIONS,
             "annexdraft": ANNEXES,
             "user": ACCOUNTS, "group": GROUPS}  # fmt: skip
# Mail for anybody, the same for every role: the key in a link says who it is. Here without one, and with an empty form.
MAIL = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    ask            rw       rw     rw     rw       rw       rw           rw           rw       rw
    sent           r-       r-     r-     r-       r-       r-           r-           r-       r-
    confirm        00       00     00     00       00       00           00           00       00
    manage         00       00     00     00       00       00           00           00       00
    stop           00       00     00     00       00       00           00           00       00
"""
# The same with the key of a subscriber, whoever brings it.
MAIL_WITH_KEY = """
              anonymous  stranger  ser  limited  editor  publisher  administrator  auditor  superuser
    confirm        rw       rw     rw     rw       rw       rw           rw           rw       rw
    manage         rw       rw     rw     rw       rw       rw           rw           rw       rw
    stop           rw       rw     rw     rw       rw       rw           rw           rw       rw
"""
