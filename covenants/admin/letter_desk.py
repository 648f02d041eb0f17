"""A sitting at somebody's desk: the words it is read by, its reader, and how a typed cell is kept."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404

from covenants.actions.sittings import keep_cell, live_rows, sitting_of, split_row
from covenants.domain.letter_words import find, several
from covenants.forms.letter import Reader
from covenants.models import Sitting
from covenants.selectors.letter_words import letter_words
from dossier.decisions import READ_DRAFTS, limits_of

RECORDS = "covenants.add_milestonestatement"


def demand_desk(user):
    """Raise PermissionDenied for who records no statements."""
    if not (user.has_perm(READ_DRAFTS) and user.has_perm(RECORDS)):
        raise PermissionDenied


@dataclass
class Desk:
    """What one request does with a sitting."""

    request: object
    sitting: Sitting

    @cached_property
    def words(self):
        return letter_words()

    @cached_property
    def reader(self):
        return Reader(self.sitting, self.words, self._form_of, self._may_record)

    def _form_of(self, model):
        return admin.site._registry[model].get_form(self.request)

    def _may_record(self, model):
        return self.request.user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")

    def is_outside(self, cells):
        """Say whether a row is about other sectors than those this account is limited to."""
        return self.reader.is_outside(cells, limits_of(self.request.user))

    def rows(self):
        return live_rows(self.sitting)

    def read(self):
        return self.reader.read(self.rows())

    def keep(self, typed):
        """Keep a cell; short forms become the names they stand for, and a reason notes what it answers."""
        typed = replace(typed, value=self.in_full(typed.name, typed.value), before=typed.before)
        extra = None
        if typed.name == "oddity_reason":
            row = self.sitting.rows.filter(token=typed.token).first()
            extra = {"asked": self.reader.read([row])[0].asked if row and typed.value else ""}
        return keep_cell(self.sitting, typed, extra)

    def in_full(self, name, value):
        """Return what a few letters stand for; other cells, and what is not clear, stay as they are typed."""
        meanings = (
            {
                "about": self.words.subjects,
                "what": self.words.whats,
                "firmness": self.words.firmness,
                "speaker": self.words.speakers,
            }.get(name)
            if value
            else None
        )
        if meanings is None:
            return value
        names = several(value, meanings) if name == "about" else [value]
        meant = [find(one, meanings).meaning for one in names]
        return ", ".join(one.name if one else typed for one, typed in zip(meant, names, strict=True))

    def split(self, token):
        """Give each subject of a row its own row; return the rows it became, or none."""
        row = self.sitting.rows.filter(token=token).first()
        names = several(row.cells.get("about", ""), self.words.subjects) if row else []
        return split_row(self.sitting, token, names)

    def split_all(self):
        for row in self.rows():
            if "," in row.cells.get("about", ""):
                self.split(row.token)


def desk_of(request, key):
    """Return the desk with one's own sitting; another's does not exist."""
    demand_desk(request.user)
    sitting = sitting_of(key, request.user)
    if sitting is None:
        raise Http404
    return Desk(request, sitting)


def fresh_token():
    return uuid.uuid4().hex
