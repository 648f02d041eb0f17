"""Drafts laid beside the record, and what is told of them."""

from covenants.domain.checking_draft.types import Verdict
from covenants.pages_draft import draft_page
from dossier.domain.visibility import Audience
from imvo_tracker.lib.paper_files import read_pasted


def checked(text, audience=Audience.STAFF, **how):
    return draft_page(read_pasted(text), audience=audience, **how)


def told(page, *verdicts):
    """Return by words of the draft what is said of them, of the findings with these verdicts."""
    return {one.words: one.text for group in page.groups if group.verdict in verdicts for one in group.findings}


def differing(page):
    return told(page, Verdict.DIFFERS, Verdict.LEFT_OUT)
