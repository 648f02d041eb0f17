"""What a record file says is held against the rules of plausibility, as everything typed is."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from covenants.actions.record_file import Block
from covenants.actions.record_yaml import LineError, in_short
from covenants.selectors.plausibility import doubts_about_all
from dossier.domain.plausibility import WINDOW
from dossier.models import LedgerEntry
from imvo_tracker.lib.doubts import Doubt

LONGEST = 300  # letters of a fault
# Where a file says otherwise than the table what a doubt is about.
_KEYS = {
    WINDOW: ("edtf", "reading", "words"),
    "locator": ("page",),
    "known_from": ("known", "document"),
    "public_from": ("public",),
}


def find_oddities(statements: Sequence[tuple[LedgerEntry, Block, bool]]) -> set[str]:
    """Note as a fault all that is impossible, and the unlikely that no `confirmed` gives a reason for.

    The statements are new, each with its block and whether it says "without a date". Returns the references of the
    impossible ones.
    """
    entries = [entry for entry, _block, _undated in statements]
    all_doubts = doubts_about_all(entries, undated=[undated for _entry, _block, undated in statements])
    for (entry, block, _undated), doubts in zip(statements, all_doubts, strict=True):
        for doubt in doubts:
            if doubt.is_impossible or not entry.oddity_reason:
                block.faults.append(_fault(doubt, block))
    pairs = zip(entries, all_doubts, strict=True)
    return {entry.ref or "" for entry, doubts in pairs if any(doubt.is_impossible for doubt in doubts)}


def _fault(doubt: Doubt, block: Block) -> LineError:
    keys = _KEYS.get(doubt.field, (doubt.field,))
    key = next((one for one in keys if one in block), keys[-1])
    said = f"{key}: {doubt.text}" if key else doubt.text
    if not doubt.is_impossible:
        said = _("%(doubt)s If so, add “confirmed” with the reason.") % {"doubt": said}
    return LineError(block.line_of(key), in_short(said, LONGEST))
