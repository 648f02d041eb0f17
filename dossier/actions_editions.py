"""Freezing an annex or list: what it says and its files are kept for good, under the hash of a revision of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dossier.actions_index import index_sealed
from dossier.actions_revision import add_revision, take_record_lock
from dossier.canonical import edition_bytes
from dossier.decisions import SEAL, WORDS
from dossier.domain.chain import canonical_json
from dossier.domain.steps import Obstacle
from dossier.models import AnnexDraft, Edition, EditionFile
from dossier.published import read_head
from imvo_tracker.lib.badinput import NotAllowed

MOST_BYTES = 5_000_000  # of one file


@dataclass(frozen=True, slots=True)
class Made:
    """An annex or list as it was made: the moment, what it says, what it rests on, and a file by each ending.

    `kind` and `selection` are those of the draft it was made for.
    """

    title: str
    day: date
    known_on: date
    rule: str
    revision: int
    content: dict[str, Any]
    statements: Sequence[tuple[str, int]]
    files: Sequence[tuple[str, str, bytes]]  # ending, name, content
    kind: str = ""
    selection: str = ""


@transaction.atomic
def freeze(draft: AnnexDraft, made: Made, *, version: int, shown_at: int, by: AbstractBaseUser, reason: str) -> Edition:
    """Freeze what was made of a draft; returns the edition, the same at a second press.

    `version` of the draft and revision `shown_at` are those that were looked at when that was decided.

    Raises NotAllowed without the right to seal, ValidationError where draft or record moved on since, a reason
    lacks, a file is too long, or somebody else must freeze what one wrote oneself.
    """
    if not by.has_perm(SEAL):  # type: ignore[attr-defined]
        raise NotAllowed(WORDS[Obstacle.MAY_NOT_SEAL])
    take_record_lock()
    held = AnnexDraft.objects.select_for_update().get(pk=draft.pk)
    if held.edition is not None:
        return held.edition
    _refuse(held, made, (version, shown_at), by, reason)
    number = (Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    edition = Edition(
        number=number,
        title=made.title,
        day=made.day,
        known_on=made.known_on,
        rule=made.rule,
        at_id=made.revision,
        kind=made.kind,
        selection=made.selection,
        content=canonical_json(made.content).decode(),
        statements=[list(one) for one in made.statements],
    )
    files = [_file(edition, *one) for one in made.files]
    revision, _contents = add_revision([], [], by=by, reason=reason, beside=[edition_bytes(edition, files)])
    edition.sealed_in = revision
    edition.save()
    for file in files:
        file.save()
    held.edition = edition
    held.save()
    index_sealed(revision.number, [])
    return edition


def _refuse(held: AnnexDraft, made: Made, shown: tuple[int, int], by: AbstractBaseUser, reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Say why this is frozen.")})
    if settings.REQUIRE_FOUR_EYES and held.recorded_by_id == by.pk:
        raise ValidationError(_("Somebody else freezes what you prepared or wrote in last."))
    if not made.revision:
        raise ValidationError(_("Nothing is sealed yet."))
    if (held.kind, held.selection) != (made.kind, made.selection):
        raise ValidationError(_("The texts or the record changed since this page was shown; look again, then freeze."))
    if not (held.version, read_head().number) == shown == (shown[0], made.revision):
        raise ValidationError(_("The texts or the record changed since this page was shown; look again, then freeze."))
    too_long = [name for _ending, name, body in made.files if len(body) > MOST_BYTES]
    if too_long:
        raise ValidationError(_("Too long to keep: %(names)s.") % {"names": ", ".join(too_long)})


def _file(edition: Edition, ending: str, name: str, body: bytes) -> EditionFile:
    return EditionFile(
        key=f"{edition.number}.{ending}",
        edition=edition,
        name=name,
        sha256=hashlib.sha256(body).hexdigest(),
        size=len(body),
        body=body,
    )
