"""A sentence of five words or more stands at most three times on a page: what is said of every row is said once.

Data may come back: names (of documents, organisations, parties, covenants and sectors), topics, remarks and texts of
the record, names of kinds and fields (they end in a colon), dates, words quoted from a source with what they mean in
English, and old and new words of a correction. A link to a document or to another site names its source, a link to a
file its format.
"""

import re
from collections import Counter

import pytest
import time_machine

from covenants.models import CovenantName, Participation, StatusReport
from dossier.models import Document, Organisation, OrganisationName
from sectors.models import Sector
from tests.browser.addresses import LETTER_MOMENT, PAGES
from tests.site.reader import parsed

MOMENTS = ("", "peildatum=2016-06-17&bekend_op=2016-06-17", "peildatum=2016-12-31")
WIDE = (
    "/convenanten/goud/",
    "/convenanten/banken/",
    "/convenanten/natuursteen/",
    "/convenanten/voedingsmiddelen/",
    "/convenanten/banken/uitspraken/",
    "/convenanten/textiel/uitspraken/?page=4",
    "/beloften/?wie=iedereen",
    "/beloften/onderzoek/?wie=iedereen",
    "/sectoren/TEX/",
    "/correcties/?page=2",
    "/documenten/?page=2",
    "/documenten/?page=6",
    "/documenten/kst-26485-220/?page=2",
    "/documenten/kst-26485-253/",
    "/documenten/kst-32852-24/",
    "/documenten/eufin-2017-01-verzekeraars/",
)
# An earlier moment has no second page of a list, and errors have no moment.
# The annex repeats by sector what holds for all of them: each sector of it is read alone
LEFT_OUT = ("/?peildatum=31-02-2016", "/bestaat-niet/", "/bijlage/", f"/en/bijlage/?{LETTER_MOMENT}")
SHOWN = [page for page in (*PAGES, *WIDE) if page not in LEFT_OUT]
MOST, WORDS = 3, 5
INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "ins", "span", "strong", "sub", "sup", "time", "wbr"}
# Of a closed menu one choice is seen; a drawing has its description with it wherever it is taken
SILENT = {"desc", "option", "script", "style", "template"}
UNSEEN = {"nl-hidden", "nl-print-only", "nl-graph__narrow", "nl-chart__plot"}
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
OF_A_DATE = re.compile(
    r"\d{1,4}|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|January|February"
    r"|March|May|June|July|August|October|November|December|tot|en|met|to|and|by|at|the|latest|not|after|uiterlijk|niet"
    r"|na|in|op|on|de|van|of|first|second|half|eerste|tweede|helft|kwartaal|quarter|datum|onbekend|gelezen|date|unknown"
    r"|read|before|voor|until|stand|situation",
    re.IGNORECASE,
)


def is_data(node) -> bool:
    """Tell whether an element holds words of the record: a quotation, or the name of a source or a file."""
    classes, address = node.attrs.get("class", "").split(), node.attrs.get("href", "")
    leads_out = node.tag == "a" and ("/documenten/" in address or "://" in address or "download" in node.attrs)
    return node.tag in ("q", "del", "ins") or leads_out or bool({"nl-source", "nl-translation"} & set(classes))


def is_unseen(node) -> bool:
    """Tell whether nothing of an element is seen: for screen readers, for paper, or the twin of a drawing."""
    return node.tag in SILENT or bool(UNSEEN & set(node.attrs.get("class", "").split()))


def blocks(node, pieces=None):
    """Yield the texts of an element, one for each block in it, without data."""
    pieces = [] if pieces is None else pieces
    for one in node.inside:
        if isinstance(one, str):
            pieces.append(one)
        elif is_data(one):
            pieces.append(" … ")
        elif not is_unseen(one):
            apart = one.tag not in INLINE or (one.tag == "span" and "class" in one.attrs)
            if apart:
                yield taken(pieces)
            yield from blocks(one, pieces)
            if apart:
                yield taken(pieces)


def taken(pieces) -> str:
    text = " ".join("".join(pieces).split())
    pieces.clear()
    return text


def repeated(html, names) -> dict[str, int]:
    """Return by sentence how often it stands on a page, where that is too often."""
    body = parsed(html.partition("<body>")[2].partition("</body>")[0])
    said = Counter(part.strip(" ….") for text in blocks(body) for part in SENTENCE_END.split(text))
    long = {text: count for text, count in said.items() if len(re.findall(r"\w+", text)) >= WORDS}
    return {text: count for text, count in long.items() if count > MOST and not _is_data(text, names)}


def _is_data(text, names) -> bool:
    return text.endswith(":") or text.casefold() in names or _is_date(text)


def _is_date(text) -> bool:
    return all(OF_A_DATE.fullmatch(word.strip(",.()")) for word in text.split())


@pytest.fixture
def names(whole):
    """Return every name in the record, in both languages."""
    named = [Organisation, OrganisationName, CovenantName, Sector]
    found = [
        *Document.objects.values_list("title", "title_en"),
        *Participation.objects.values_list("group", "group_en"),
    ]
    found += [pair for model in named for pair in model.objects.values_list("name", "name_en")]
    found += [*Sector.objects.values_list("note", "note_en"), *StatusReport.objects.values_list("text", "text_en")]
    # a topic, and what a threshold needs
    found += [("named in a progress document", "ten minste 30% van de omzet", "at least 30% of turnover")]
    return {name.strip(" .").casefold() for pair in found for text in pair for name in SENTENCE_END.split(text)}


@time_machine.travel("2026-11-26 12:00", tick=False)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_sentence_stands_more_than_three_times_on_a_page(client, whole, names, prefix):
    often, seen = {}, 0
    for page in SHOWN:
        for moment in ("",) if "peildatum" in page else MOMENTS:
            address = f"{prefix}{page}{'&' if '?' in page else '?'}{moment}"
            response = client.get(address)
            if response.status_code != 200:  # what was still to come
                continue
            seen += 1
            if found := repeated(response.content.decode(), names):
                often[address] = found
    assert often == {}
    assert seen > 2 * len(SHOWN)


def test_a_sentence_that_comes_back_is_noticed():
    """The twin that shows the walk can fail."""
    row = "<tr><td>Dit staat in elke rij. <a href='/documenten/x/'>Een stuk met een lange naam</a></td></tr>"
    assert repeated(f"<body><table>{row * 3}</table></body>", set()) == {}
    assert repeated(f"<body><table>{row * 4}</table></body>", set()) == {"Dit staat in elke rij": 4}
