"""What the tables and columns of a data package hold, in words. What a field of the record says itself stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# The table of each type of statement in the record files
STATEMENT_TABLES: Mapping[str, str] = {
    "milestone": "milestones",
    "target": "target_statements",
    "condition": "conditions",
    "measurement": "measurements",
    "participation": "participations",
    "report": "reports",
    "undertaking": "undertakings",
}

ABOUT_TABLES: Mapping[str, Any] = {
    "revisions": _("The commits of the record, each with its hash over itself and the one before."),
    "organisations": _("Who speaks, who takes part, who published; by the name they bear now."),
    "organisation_names": _("Other names of organisations, and the day from which they bore them."),
    "documents": _("Letters, motions, reports and pages in which the statements are written."),
    "sectors": _("The register of risk sectors and subsectors."),
    "sector_aliases": _("Other names of sectors."),
    "sector_origins": _("Which sector took the place of which, from which day, and which document says so."),
    "risk_themes": _("The risks that sources name."),
    "risk_theme_sectors": _("Which sectors a source names with a risk theme."),
    "covenants": _("The agreements, promised or concluded. They say nothing themselves: the statements do."),
    "covenant_names": _("The names of agreements, and the day since which they were known by them."),
    "covenant_sectors": _("The sectors of an agreement."),
    "covenant_sector_days": _("From when and until when an agreement belongs to a sector, where that was not always."),
    "targets": _("What was to be reached, such as ten agreements."),
    "thresholds": _("What must be met before an agreement reaches a milestone."),
    "counting_rules": _("The rules by which agreements are counted; no figure goes without one."),
    "counting_rule_excluded": _("The agreements that a counting rule leaves out."),
    "counting_rule_only": _("The only agreements that a counting rule counts, where it names any."),
    "milestones": _("Statements that a milestone was reached, will be reached or was abandoned."),
    "target_statements": _("Goals, outlooks and counts that somebody stated."),
    "conditions": _("The conditions of thresholds."),
    "measurements": _("Counts and shares that were measured."),
    "participations": _("Who joined or left an agreement, and as what."),
    "reports": _("What was said of an agreement, a sector or the policy, in one sentence of ours."),
    "undertakings": _("What became of motions and commitments: made, their deadline, answered."),
    "editions": _(
        "Annexes that the ministry froze; each belongs to a revision and is covered by the hash of the next."
    ),
    "edition_files": _("The files of each edition, as they were frozen."),
}

ABOUT_FIELDS: Mapping[str, Any] = {
    "number": _("Without gaps, from 1."),
    "place": _("Counts the rows of one owner, from 1."),
    "sealed": _("The instant at which it was added, in UTC."),
    "from_file": _("Loaded from a record file that was reviewed; otherwise sealed by staff."),
    "previous_hash": _("SHA-256 of the revision before; noughts for the first."),
    "content_hash": _("SHA-256 over the hash before it and its file in ledger/, where there is one."),
    "whole": _("Its file in ledger/ holds everything its hash was computed over."),
    "key": _("The reference of the statement; the same for ever."),
    "revision": _("In which revision it was sealed, or last changed."),
    "corrects": _("The statement that this one takes the place of."),
    "withdrawal": _("It takes the corrected statement back, and says nothing itself."),
    "public": _("The first day on which everybody could read it."),
    "page": _("Page or paragraph of the document."),
    "words": _("The few original words that fix the date or figure."),
    "known": _("The day since which it could be known."),
    "known_basis": _("What that day rests on."),
    "earliest": _("First day of the period, by the generous reading. Empty: open."),
    "latest": _("Last day of the period, by the generous reading. Empty: open."),
    "edtf": _("The period in the Extended Date/Time Format."),
    "reading_rule": _("The rule by which the words were read as days."),
    "reason": _("Why it was recorded or corrected."),
    "at_revision": _("The revision of the record that it says."),
    "file": _("Its place in this package."),
    "sha256": _("As the ledger sealed it."),
    "confirmed": _("Why it is right although it is unusual."),
}
