"""The audit trail in the words of who reads it: what a code of an action, a table or a reason means.

What has no words here is shown as it is kept. The codes themselves stand in the file and in docs/reference/audit.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from dossier.models.audit import NO_REASON

SIGNING: Mapping[str, Promise] = {
    "sign-in": gettext_lazy("signed in"),
    "sign-in-refused": gettext_lazy("sign-in refused"),
    "sign-in-first-step": gettext_lazy("password right, second factor follows"),
    "sign-out": gettext_lazy("signed out"),
    "password-again": gettext_lazy("password given again"),
    "password-changed": gettext_lazy("password changed"),
    "second-factor-added": gettext_lazy("second factor added"),
    "second-factor-removed": gettext_lazy("second factor removed"),
    "second-factor-renamed": gettext_lazy("key of the second factor renamed"),
    "second-factor-again": gettext_lazy("second factor given again"),
    "recovery-codes-made": gettext_lazy("recovery codes made"),
}
# The pages of a table of the admin that write
PAGES: Mapping[str, Promise] = {
    "add": pgettext_lazy("audit", "add"),
    "change": pgettext_lazy("audit", "change"),
    "delete": pgettext_lazy("audit", "delete"),
    "changelist": pgettext_lazy("audit", "list"),
    "history": pgettext_lazy("audit", "history"),
    "import": pgettext_lazy("audit", "read in"),
    "import_run": pgettext_lazy("audit", "read in, in the background"),
    "propose": pgettext_lazy("audit", "propose"),
    "return": pgettext_lazy("audit", "return"),
    "take_over": pgettext_lazy("audit", "take over"),
    "drop": pgettext_lazy("audit", "drop"),
    "withdraw": pgettext_lazy("audit", "withdraw"),
    "open": pgettext_lazy("audit", "make public"),
    "seal": pgettext_lazy("audit", "seal"),
    "decide": pgettext_lazy("audit", "decide"),
    "update": pgettext_lazy("audit", "update the status"),
    "asked": pgettext_lazy("audit", "asked, no change"),
    "succession": pgettext_lazy("audit", "split, merge or rename"),
    "freeze": pgettext_lazy("audit", "freeze"),
    "deactivate": pgettext_lazy("audit", "make inactive"),
    "pseudonym": pgettext_lazy("audit", "remove the person"),
    "second_factor": pgettext_lazy("audit", "take the second factor away"),
    "password_change": pgettext_lazy("audit", "set the password"),
}
# Places outside the tables of the admin
PLACES: Mapping[str, Promise] = {
    "letter": gettext_lazy("record a letter"),
    "ser": gettext_lazy("workplace of the SER"),
    "alerts": gettext_lazy("alerts by mail"),
    "command": gettext_lazy("command"),
}
REASONS: Mapping[str, Promise] = {
    NO_REASON: gettext_lazy("none asked"),
    "not-signed-in": gettext_lazy("not signed in"),
    "not-allowed": gettext_lazy("not allowed"),
    "not-there": gettext_lazy("no such page or row"),
    "no-such-method": gettext_lazy("the page does not take this"),
    "too-many-tries": gettext_lazy("too many tries"),
    "no-match": gettext_lazy("name and password do not match"),
    "password-asked-again": gettext_lazy("password asked again first"),
    "stale-form": gettext_lazy("form too old"),
    "refused-by-rule": gettext_lazy("refused by a rule of the record"),
    "faults-in-form": gettext_lazy("faults in the form"),
    "nothing-to-write": gettext_lazy("nothing to write"),
    "taken-back": gettext_lazy("written and undone"),
    "error": gettext_lazy("error"),
}


def say_action(action: str) -> str:
    """Return what was asked for: "inloggen", "uitspraak over een mijlpaal: voorstellen"."""
    if action in SIGNING:
        return str(SIGNING[action])
    start, _dot, page = action.rpartition(".")
    table = say_table(start)
    if table != start:
        return f"{table}: {PAGES.get(page, page)}"
    place, _dot, what = action.partition(".")
    return f"{PLACES[place]}: {what}" if place in PLACES else action


def say_table(label: str) -> str:
    """Return the name of a table in words, by its label ("covenants.participation")."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def say_reason(reason: str) -> str:
    """Return why, or which row holds the reason: "revisie 12"."""
    if reason in REASONS:
        return str(REASONS[reason])
    label, _space, key = reason.partition(" ")
    table = say_table(label)
    return f"{table} {key}" if table != label else reason
