"""From printed lines to blocks: pages, running heads, footnotes, words broken at the end of a line, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from imvo_tracker.lib.paper_notes import is_referred_to, with_references
from imvo_tracker.lib.paper_rows import row_of_table
from imvo_tracker.lib.paper_types import BODY, HEADING, NOTE, Block, Paper
from imvo_tracker.lib.text import composed, legible

_NOTE = re.compile(r"\s*([0-9]{1,3})(?:[.)]?\s+|(?=[A-ZÀ-Þ]))(\S.*)")  # "1 Kamerstuk", "1Kamerstuk"
_BULLET = re.compile(r"^\s*[•▪◦·‣–-]\s+")
_ENDS = re.compile(r"[.!?:;][»”\"')\]]*\s*[0-9]{0,3}$")
# What every page of an official publication or letter prints below or above its text
_RUNNING = re.compile(
    r"\s*(?:kst-[0-9A-Z]+(?:-[IVXLC]+)?-[0-9]+|ISSN\s+[0-9 X-]+"
    r"|’?'?s-Gravenhage [0-9]{4}(?:\s+Tweede Kamer.*)?"
    r"|(?:Tweede|Eerste) Kamer,? vergaderjaar .*|(?:pagina|blz\.?|page)\s+[0-9]+(?:\s+(?:van|of)\s+[0-9]+)?"
    r"|[-–]?\s*[0-9]{1,3}\s*[-–]?|[0-9]{1,3}\s*/\s*[0-9]{1,3})\s*",
    re.IGNORECASE,
)
_LAST_OF_PAGE = re.compile(
    r"\s*(?:’?'?s-Gravenhage [0-9]{4}\s+)?(?:Tweede|Eerste) Kamer,? vergaderjaar .*\s[0-9]{1,3}\s*"
    r"|\s*(?:pagina|blz\.?) [0-9]{1,3} (?:van|/) [0-9]{1,3}\s*",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\s{3,}|\t")  # what stands so far apart is no running text
_BARS = re.compile(r"\s*\|\s*")  # a table as people paste it: "Banken | 28 oktober 2016 | 11 banken"
_NUMBERING = re.compile(r"^[0-9]{1,2}(?:\.[0-9]{1,2})*\.?\s*(?=[A-ZÀ-Þ])")  # "2.1 Banken"
_BROKEN = re.compile(r"\xad\s*$")  # a word may break there, and did
_EDGE = 3  # as many lines at either end of a page may be running heads
_FULL_LINE, _SHORT_LINE, _HEADING = 0.85, 0.75, 90


def paper_of_text(text: str) -> Paper:
    """Return the paper that a pasted text holds, with its pages where form feeds or printed page feet tell them."""
    pages = _pages_of(composed(text.replace("\r\n", "\n").replace("\r", "\n")))
    return paper_of_pages(pages, numbered=len(pages) > 1)


def _pages_of(text: str) -> list[list[str]]:
    """Split a text into pages: at form feeds, after the foot that a page of Parliament prints, or where one began.

    A page's form feed often survives as the one blank before its first line.
    """
    if "\f" in text:
        return [page.split("\n") for page in text.strip("\f").split("\f")]
    lines = text.split("\n")
    indented = [line for line in lines if line[:1] == " " and line.strip()]
    marks = len(indented) * 20 <= len(lines) and any(_LAST_OF_PAGE.fullmatch(line) for line in lines)
    pages: list[list[str]] = [[]]
    for line in lines:
        begins = marks and line[:1] == " " and bool(line.strip()) and any(one.strip() for one in pages[-1])
        if begins:
            pages.append([])
        pages[-1].append(line)
        if _LAST_OF_PAGE.fullmatch(line):
            pages.append([])
    return [page for page in pages if any(line.strip() for line in page)] or [[]]


def paper_of_pages(pages: Sequence[Sequence[str]], *, numbered: bool) -> Paper:
    """Return the paper of printed pages, each a list of lines."""
    repeated = _repeated(pages)
    blocks: list[Block] = []
    notes = 0
    for number, lines in enumerate(pages, start=1):
        kept = [line.rstrip() for line in _without_running(lines, repeated)]
        body, below = _notes_apart(kept, notes + 1, " ".join(one.text for one in blocks if one.kind != NOTE))
        page = number if numbered else 0
        _append(blocks, [_on_page(one, page) for one in _paragraphs(body)])
        placed = [_on_page(one, page) for one in _notes(below, notes + 1)]
        notes += len(placed)
        blocks += placed
    return Paper(tuple(with_references(blocks)), len(pages) if numbered else 0)


def _on_page(block: Block, page: int) -> Block:
    return replace(block, pages=((0, page),) if page else ())


def is_running(text: str) -> bool:
    """Say whether a line is what every page prints: the number of the publication, the page, the session."""
    return bool(_RUNNING.fullmatch(text))


def _masked(line: str) -> str:
    return re.sub(r"[0-9]+", "#", " ".join(line.split()))


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, without their figures, that stand at the edge of most pages."""
    counted: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line.strip()]
        counted.update({_masked(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return frozenset(line for line, count in counted.items() if len(pages) > 1 and count * 3 > len(pages) * 2)


def _without_running(lines: Sequence[str], repeated: frozenset[str]) -> list[str]:
    """Take running heads and page numbers off either end; one inside the text stays."""
    kept = list(lines)
    for at in (0, -1):
        taken = 0
        while kept and taken < 2 * _EDGE:
            line = kept[at]
            if line.strip() and not (is_running(line) or _masked(line) in repeated):
                break
            taken += bool(line.strip())
            kept.pop(at)
    return kept


def _notes_apart(lines: Sequence[str], first: int, before: str) -> tuple[Sequence[str], Sequence[str]]:
    """Split a page where its footnotes begin: a line with the next number, to which the text above refers.

    Notes at the end of a letter are referred to on a page before; behind them no text follows.
    """
    for index, line in enumerate(lines):
        match = _NOTE.fullmatch(line)
        if match and int(match[1]) == first and is_referred_to(" ".join(lines[:index]), first):
            return lines[:index], lines[index:]
        if match and int(match[1]) == first and _are_all_notes(lines[index:], first) and is_referred_to(before, first):
            return lines[:index], lines[index:]
    return lines, ()


def _are_all_notes(lines: Sequence[str], first: int) -> bool:
    """Say whether lines begin with one number after another, two at least."""
    numbers = [int(match[1]) for match in map(_NOTE.fullmatch, lines) if match]
    return len(numbers) > 1 and numbers == list(range(first, first + len(numbers)))


def _notes(lines: Sequence[str], first: int) -> Iterator[Block]:
    number, texts = first, list[str]()
    for line in lines:
        match = _NOTE.fullmatch(line)
        if match and int(match[1]) == number + bool(texts):
            if texts:
                yield Block(joined(texts), NOTE, number)
                number += 1
            texts = [match[2]]
        elif line.strip():
            texts.append(line)
    if texts:
        yield Block(joined(texts), NOTE, number)


def _paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    """Yield paragraphs and headings: at blank lines, bullets, and short lines after which something new begins."""
    width = max((len(line) for line in lines), default=0)
    texts = list[str]()
    rows = _rows_of_tables(lines)
    for index, line in enumerate(lines):
        if not line.strip() or _BULLET.match(line) or index in rows:
            yield from _block(texts)
            texts = []
        if index in rows:
            yield Block(rows[index], BODY)
            continue
        if not line.strip():
            continue
        texts.append(_BULLET.sub("", line, count=1))
        after = next((one for one in lines[index + 1 :] if one.strip()), "")
        if _ends_here(line, after, width) or (len(texts) == 1 and _is_heading(line, after, width)):
            yield from _block(texts)
            texts = []
    yield from _block(texts)


def _rows_of_tables(lines: Sequence[str]) -> dict[int, str]:
    """Return by their place the lines that are rows of a table, as "first: second; third."; two at least in a row."""
    cells = {index: _cells_of(line) for index, line in enumerate(lines)}
    wide = {
        index for index, own in cells.items() if len(own) > 2 or (len(own) == 2 and _BULLET.match(lines[index]) is None)
    }
    rows = {index for index in wide if len(cells[index]) > 1 and {index - 1, index + 1} & wide}
    return {index: row_of_table(cells[index]) for index in rows}


def _cells_of(line: str) -> list[str]:
    own = line.strip(" ")
    if own.count("|") > 1 or " | " in own:
        return _BARS.split(own.removeprefix("|").removesuffix("|").strip(" "))
    return _COLUMNS.split(line.strip())


def _ends_here(line: str, after: str, width: int) -> bool:
    """A line that ends a sentence ends its paragraph too where the next word would have had room on it."""
    word = (after.split() or [""])[0]
    return bool(_ENDS.search(line)) and len(line) + 1 + len(word) < width * _FULL_LINE


def _is_heading(line: str, after: str, width: int) -> bool:
    """A heading leaves room behind it; a line of a narrow column does not."""
    text = _NUMBERING.sub("", line.strip())
    return (
        len(text) < min(_HEADING // 2, width * _SHORT_LINE)
        and text[:1].isupper()
        and not re.search(r"[.,;:!?-]$", text)
        and after.strip()[:1].isupper()
        and len(text.split()) <= 6
    )


def _block(lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        whole = joined(lines)
        text = _NUMBERING.sub("", whole)
        is_heading = len(text) < _HEADING and not re.search(r"[.,;:!?][»”\"')]*[0-9]*$", text) and text[:1].isupper()
        yield Block(text, HEADING) if is_heading else Block(whole, BODY)


def joined(lines: Iterable[str]) -> str:
    """Return lines as running text: words broken at a line's end are whole; "mode-" and "EU-" keep their hyphen."""
    text = ""
    for line in (" ".join(legible(_BROKEN.sub("-", one)).split()) for one in lines):
        if not text:
            text = line
        elif text.endswith("-") and not text.endswith(" -"):
            text = _mended(text, line)
        else:
            text = f"{text} {line}"
    return text


def _mended(text: str, line: str) -> str:
    stem = re.search(r"([^\W\d_]+)-$", text)
    if re.match(r"(?:en|of|dan wel)\b", line):
        return f"{text} {line}"
    if line[:1].islower() and stem is not None and not (len(stem[1]) > 1 and stem[1].isupper()):
        return text[:-1] + line
    return text + line


def _append(blocks: list[Block], fresh: list[Block]) -> None:
    """Add the blocks of a page; a sentence that ran on from the page before stays one, with both pages noted."""
    last = next((index for index in range(len(blocks) - 1, -1, -1) if blocks[index].kind != NOTE), None)
    if last is not None and fresh and _runs_on(blocks[last], fresh[0]):
        before, after = blocks[last], fresh.pop(0)
        text = joined([before.text, after.text])
        place = len(text) - len(after.text)
        pages = (*before.pages, *((place, page) for _start, page in after.pages))
        blocks[last] = replace(before, text=text, pages=pages, kind=BODY)
    blocks += fresh


def _runs_on(before: Block, after: Block) -> bool:
    return (
        after.text[:1].islower()
        or before.text.endswith("-")
        or (before.kind == BODY and after.kind == BODY and not re.search(r"[.!?:;][»”\"')]*[0-9]*$", before.text))
    )
