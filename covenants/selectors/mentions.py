"""Which covenants a progress document names, so that later silence can be seen."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from covenants.choices import ReportTopic
from covenants.domain.silence import NoLongerMentioned, no_longer_mentioned
from covenants.models import StatusReport
from dossier.choices import DocumentKind
from dossier.domain.visibility import Audience
from dossier.models import Document
from imvo_tracker.lib.asof import AsOf


def mentions_by_document(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> dict[str, set[str]]:
    """Return the covenants named by each progress document, in the order in which these were known."""
    rows = StatusReport.objects.visible_at(as_of, audience).filter(topic=ReportTopic.MENTION)
    named: dict[str, set[str]] = defaultdict(set)
    rows = rows.exclude(covenant=None).exclude(document=None).order_by("known_from", "document__key")
    for document, covenant in rows.values_list("document__key", "covenant__slug"):
        named[document].add(covenant)
    return dict(named)


def fallen_silent(as_of: AsOf, audience: Audience = Audience.PUBLIC) -> tuple[NoLongerMentioned, ...]:
    """Return who was named in one progress document and is absent from the next."""
    named = mentions_by_document(as_of, audience)
    return no_longer_mentioned(list(named), named)


def progress_letters(as_of: AsOf) -> list[tuple[date, str, str]]:
    """Return day, number and key of each letter to Parliament that was public, oldest first."""
    rows = Document.objects.filter(kind=DocumentKind.LETTER, public_on__lte=as_of.known_on).exclude(number="")
    return [(letter.public_on, letter.printed_number, letter.key) for letter in rows.order_by("public_on", "key")]
