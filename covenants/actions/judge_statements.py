"""What a record file says is held against the rules of plausibility, as everything typed is."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from covenants.actions.record_file import Block, LineError
from covenants.selectors.plausibility import doubts_about_all
from dossier.domain.plausibility import WINDOW
from dossier.models import LedgerEntry
from imvo_tracker.lib.doubts import Doubt

# Where a file says otherwise than the table what a doubt is about.
_KEYS = {
    WINDOW: ("edtf", "reading", "words"),
    "locator": ("page",),
    "known_from": ("known", "document"),
    "public_from": ("public",),
}


def find_oddities(statements: Sequence[tuple[Block, LedgerEntry]]) -> list[LineError]:
    """Return a fault for all that is impossible, and for the unlikely that no `confirmed` gives a reason for."""
    blocks = [block for block, _entry in statements]
    entries = [entry for _block, entry in statements]
    found = doubts_about_all(entries, undated=[block.flag("undated") for block in blocks])
    return [
        LineError(block.line, _message(doubt, block))
        for block, entry, doubts in zip(blocks, entries, found, strict=True)
        for doubt in doubts
        if doubt.is_impossible or not entry.oddity_reason
    ]


def _message(doubt: Doubt, block: Block) -> str:
    keys = _KEYS.get(doubt.field, (doubt.field,))
    key = next((one for one in keys if one in block), keys[-1])
    said = f"{key}: {doubt.text}" if key else doubt.text
    if doubt.is_impossible:
        return said
    return _("%(doubt)s If so, add “confirmed” with the reason.") % {"doubt": said}
