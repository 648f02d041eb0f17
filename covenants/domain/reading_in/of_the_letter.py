"""Rows that a letter as a whole gives for each covenant: where it is named, and what says best where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from covenants.domain.reading_in.types import Marked, NameMark, Proposal


def official_words(rows: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield for each covenant the sentence that says best where it stands: the last that expects something of it."""
    by_covenant: dict[str, Proposal] = {}
    for row in rows:
        if row.about.startswith("covenant:") and not row.sentence.note:
            weight = row.table == "milestone" and row.firmness != "fact"
            if weight or row.about not in by_covenant:
                by_covenant[row.about] = row
    for code, row in by_covenant.items():
        text = " ".join(row.sentence.text.split()[:12]).strip(" ,;:.")
        yield Proposal(
            sentence=row.sentence,
            about=code,
            what="report:official_word",
            words=text,
            page=row.sentence.page,
            why={"about": row.why.get("about", ""), "what": row.why.get("what", "")},
        )


def mentions(sentences: Sequence[Marked]) -> Iterator[Proposal]:
    """Yield for each covenant where the letter names it first: who is left out of the next is seen by it."""
    mentioned: dict[str, tuple[Marked, NameMark]] = {}
    for marked in sentences:
        if not (marked.sentence.note or marked.sentence.is_heading):
            for one in marked.named("covenant"):
                if one.strong:
                    mentioned.setdefault(one.code, (marked, one))
    for code, (marked, one) in mentioned.items():
        page = marked.sentence.page_at(one.start)
        yield Proposal(marked.sentence, code, "report:mention", words=one.words, page=page, why={"about": one.words})
