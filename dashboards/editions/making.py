"""An annex made to be frozen: its text, its files, and what it rests on, at one revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import override

from covenants.moment.record import Record
from dashboards.annex.content import LANGUAGE
from dashboards.annex.difference import kept_of
from dashboards.annex.file import DOCUMENTS, annex_dataset, name_of, write_document
from dashboards.annex.page import annex_page, ministry_label
from dashboards.formats import comma
from dashboards.page_request import MOMENT_KEYS, PageRequest
from dossier.actions_editions import Made


def made_annex(record: Record, texts: Mapping[str, str]) -> Made:
    """Return the annex of a record's moment with the ministry's texts: the same bytes whenever it is made.

    Without texts each file is the one that the page of the annex offers at this moment.
    """
    with override(LANGUAGE):
        asked = asked_of(record)
        page = annex_page(asked, record, texts)
        address = asked.cited_as("annex_file", "csv", revision=record.as_of.revision or 0, rule=record.rule.slug)
        table = annex_dataset(asked, record, replace(page, address=address))
        files = [("csv", name_of(page, "csv"), b"".join(comma.write(table)))]
        for ending in DOCUMENTS:
            files.append((ending, name_of(page, ending), write_document(ending, page.document, page.made_at)))
        return Made(
            title=page.annex.title,
            day=record.as_of.day,
            known_on=record.as_of.known_on,
            rule=record.rule.slug,
            revision=record.as_of.revision or 0,
            content={"introduction": texts.get("", ""), **kept_of(page.annex, ministry_label())},
            statements=page.annex.statements,
            files=files,
        )


def asked_of(record: Record) -> PageRequest:
    """Return the question that the page of the annex is asked at a record's moment, in full."""
    moment = (
        record.as_of.day.isoformat(),
        record.as_of.known_on.isoformat(),
        str(record.as_of.revision),
        record.rule.slug,
    )
    given = dict(zip(MOMENT_KEYS, moment, strict=True))
    return PageRequest(record.as_of, record.rule.slug, reverse("dashboards:annex"), given)
