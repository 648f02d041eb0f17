"""Statements on textile that are not public yet, each in its own way and with its own word, for walks."""

from datetime import date

from covenants.actions.sittings import CellTyped, keep_cell, open_sitting
from covenants.models import Covenant, StatusReport
from dossier.actions import propose_many, record, seal
from dossier.models import Document, Organisation

WORD = "GEHEIMVERKLARING"
# The night after the clocks go forward: in Amsterdam the day begins at ten in the evening of Greenwich.
OPENS = date(2027, 3, 29)
LAST_SECOND, MIDNIGHT = "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"
WAYS = {
    "embargo": {"public_from": OPENS, "count_is_public": True},
    "raadpleging": {"closure": "consulted", "opens_by": OPENS, "count_is_public": True},
    "intern": {"closure": "ministry", "opens_after": f"{WORD} ondertekening"},
    "ser": {"closure": "ser", "opens_by": OPENS},
}


def word(way):
    return f"{WORD} {way}"


def closed_reports():
    """Return an unsaved statement for each way to be closed, with its word wherever there is room for one."""
    letter = Document.objects.get(key="kst-26485-220")
    shared = {
        "covenant": Covenant.objects.get(slug="textiel"), "topic": "official_word", "document": letter,
        "actor": Organisation.objects.get(slug="kabinet"), "known_from": letter.public_on,
    }  # fmt: skip
    return {
        way: StatusReport(
            **shared, **how,
            **dict.fromkeys(("text", "text_en", "wording", "note", "reason", "embargo_reason"), word(way)),
            locator=f"p. {way}",
        )
        for way, how in WAYS.items()
    }  # fmt: skip


def close_some(by):
    """Seal them; keep the words of a letter in progress too. Return the statements by their way to be closed."""
    reports = {way: record(report, by=by) for way, report in closed_reports().items()}
    propose_many(list(reports.values()), by=by, note=f"{WORD} voorstel")
    seal(list(reports.values()), by=by, reason="Vier verklaringen.")
    sitting = open_sitting(Document.objects.get(key="kst-26485-220"), by=by)
    for cell, words in (("about", "Textiel"), ("words", word("brief")), ("note", word("brief"))):
        keep_cell(sitting, CellTyped("0" * 32, cell, "", words))
    return reports
