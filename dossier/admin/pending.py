"""Master data whose working copy waits to be sealed: what differs, and which public figures would move."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dossier.actions_masters import by_table, pending_masters
from dossier.canonical import master_models, with_content
from dossier.querysets import batched_keys
from imvo_tracker.lib.forms import in_words

MOST_WORDS = 300
_EMPTY = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what readers see now, and what the working copy says."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The public figures of one day and rule that would move."""

    day: str
    rule: str
    sentence: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaitingMaster:
    """One row as the sealer sees it; `token` names the row and the content that was shown."""

    name: str
    table: str
    url: str
    token: str
    state: str
    by: str
    differences: tuple[Difference, ...]
    may_put_back: bool
    ticked: bool = False


def waiting_masters(ticked=frozenset()):
    """Return all master data whose working copy differs from what is sealed."""
    pending = pending_masters()
    rows, editors = _rows_of(pending), _last_editors(pending)
    waiting = [_waiting(one, rows.get(one.place), editors.get(one.place, ""), ticked) for one in pending]
    return waiting, moved_figures(pending)


def _by_model(pending):
    return {model: [one.pk for one in rows] for model, rows in by_table(pending).items()}


def _rows_of(pending):
    """Return the working copies by place, with what their names need: a few queries for each table."""
    return {
        (model, row.pk): row
        for model, keys in _by_model(pending).items()
        for portion in batched_keys(keys)
        for row in with_content(model._base_manager.filter(pk__in=portion))
    }


def _last_editors(pending):
    """Return by place who saved the working copy last."""
    editors = {}
    for model, keys in _by_model(pending).items():
        history = getattr(model, "history", None)
        for portion in batched_keys(keys) if history else ():
            lines = history.filter(id__in=portion).select_related("history_user").order_by("history_id")
            editors.update({(model, one.id): one.history_user.get_username() for one in lines if one.history_user})
    return editors


def _waiting(one, row, editor, ticked):
    name = f"{one.model._meta.label_lower}:{one.pk}"
    meta = one.model._meta
    return WaitingMaster(
        name=str(row or one.key),
        table=str(meta.verbose_name),
        url=reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[one.pk]) if row else "",
        token=f"{name}:{_fingerprint(one)}",
        state=_state(one),
        by=editor,
        differences=tuple(_differences(one)),
        may_put_back=bool(row and one.old),
        ticked=name in ticked,
    )


def _state(one):
    if not one.new:
        return _("removed")
    return _("changed") if one.old else _("new")


def _fingerprint(one):
    return hashlib.sha256(f"{one.old}\n{one.new}".encode()).hexdigest()[:32]


def _differences(one):
    """Yield the fields that differ, by their names; of a new row those that hold something."""
    old, new = (json.loads(text) if text else {} for text in (one.old, one.new))
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name), new.get(name)
        if before == after or (not one.old and after in (None, "", [], False)):
            continue
        label = str(capfirst(_label(one.model, name)))
        if isinstance(before, list) or isinstance(after, list):
            gone = [_say(one.model, name, item) for item in before or [] if item not in (after or [])]
            come = [_say(one.model, name, item) for item in after or [] if item not in (before or [])]
            yield Difference(label, "; ".join(gone) or _EMPTY, "; ".join(come) or _EMPTY)
        else:
            yield Difference(label, _say(one.model, name, before), _say(one.model, name, after))


def _label(model, name):
    field = model._meta.get_field(name)
    return getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural


def _say(model, name, value):
    """Return sealed content as the forms say it; another row is named by its key."""
    if value in (None, ""):
        return _EMPTY
    field = model._meta.get_field(name)
    if isinstance(value, dict):
        return ", ".join(_say(field.related_model, part, one) for part, one in value.items() if one not in (None, ""))
    typed = None if field.is_relation else field.formfield()
    return (in_words(typed, value) if typed else str(value))[:MOST_WORDS]


def moved_figures(pending):
    """Return the public figures that would move, a line for each day and rule."""
    if not pending:
        return []
    grouped = {}
    for change in import_string(settings.IMPACT_OF_MASTERS)(pending):
        grouped.setdefault((change.day, change.rule), []).append(change)
    return [
        FigureLine(
            date_format(day, "j F Y"),
            rule,
            ngettext("changes %(count)s public figure", "changes %(count)s public figures", len(changes))
            % {"count": len(changes)},
            tuple(f"{_figure(one.figure)}: {_number(one.before)} → {_number(one.after)}" for one in changes),
        )
        for (day, rule), changes in grouped.items()
    ]


def _figure(name):
    key, _space, day = name.partition(" ")
    words = {"signed": _("signed"), "presented": _("presented, not signed"), "in_negotiation": _("in negotiation")}
    return words.get(key) or _("signed or expected by %(day)s") % {"day": day}


def _number(value):
    return _EMPTY if value is None else str(value)


def shown_masters(tokens):
    """Return what waits of the master data that were shown; what changed since is refused by name."""
    masters = {token: _shown(token) for token in tokens}
    changed = [token[:60] for token, one in masters.items() if one is None]
    if changed:
        raise ValidationError(
            _("Changed or sealed since this page was shown; look again: %(entries)s.") % {"entries": ", ".join(changed)}
        )
    return list(masters.values())


def _shown(token):
    tables = {model._meta.label_lower: model for model in master_models()}
    label, _colon, rest = token.partition(":")
    key, _colon, shown = rest.partition(":")
    if label not in tables or not (key.isascii() and key.isdigit()):
        return None
    pending = pending_masters([(tables[label], int(key[:18]))])
    return pending[0] if pending and _fingerprint(pending[0]) == shown else None


def waits(row):
    """Say whether the working copy of a row differs from what readers see."""
    return bool(pending_masters([(apps.get_model(row._meta.label), row.pk)]))
