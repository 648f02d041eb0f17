"""Letters of our own writing, in the style of a progress letter, as text and as the page a browser prints."""

from datetime import date
from html import escape
from pathlib import Path

DAY = date(2016, 11, 14)
DATA = Path(__file__).parents[2] / "data"
# Pages apart by "=====", headings after "# ", footnotes after "^ "; "{1}" is where a footnote's digit stands.
LETTER = (DATA / "own_letter.txt").read_text(encoding="utf-8")
# The same day, with twelve mistakes
PLANTED = (DATA / "planted_draft.txt").read_text(encoding="utf-8")
# Of another day and with other mistakes
PLANTED_OTHER = (DATA / "planted_draft_other.txt").read_text(encoding="utf-8")
# With many more, in numbers, sums, names, promises and documents
PLANTED_MORE = (DATA / "planted_draft_more.txt").read_text(encoding="utf-8")
# As other ministries write: items of a list, a table, feet and heads of their own; and a paper of Parliament in prose
IN_LISTS = (DATA / "own_letter_lists.txt").read_text(encoding="utf-8")
IN_PROSE = (DATA / "own_letter_prose.txt").read_text(encoding="utf-8")
WIDTH = 74


def _paragraph(text, glue=True):
    for number in range(1, 10):
        text = text.replace(f"{{{number}}}", str(number) if glue else f"<sup>{number}</sup>")
    return text


def pages():
    """Yield the paragraphs and the footnotes of each page."""
    for page in LETTER.split("=====\n"):
        parts = [one.strip() for one in page.split("\n\n") if one.strip()]
        yield [one for one in parts if one[0] != "^"], [one[2:] for one in parts if one[0] == "^"]


def as_text():
    """Return the letter as it comes out of an official PDF: broken words, glued digits, feet of pages."""
    lines, note = [], 0
    for number, (paragraphs, notes) in enumerate(pages(), start=1):
        for one in paragraphs:
            lines += [*_broken(_paragraph(one.removeprefix("# "))), ""]
        for one in notes:
            note += 1
            lines += [*_broken(f"{note} {one}")]
        lines += ["", "kst-26485-232", "ISSN 0921 - 7371"]
        lines += [f"’s-Gravenhage 2016 Tweede Kamer, vergaderjaar 2016–2017, 26 485, nr. 232 {number}"]
    return "\n".join(lines)


def _broken(text):
    """Break lines as a printer does: a long word of the next line may be cut in two."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 <= WIDTH:
            line = f"{line} {word}".strip()
            continue
        room = WIDTH - len(line) - 2
        if len(word) > 12 and word.isalpha() and word.islower() and room > 5:
            lines.append(f"{line} {word[:5]}-")
            line = word[5:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def as_page():
    """Return the letter as a web page that a browser prints on two sheets, with its feet."""
    parts, note = [], 0
    for number, (paragraphs, notes) in enumerate(pages(), start=1):
        body = "".join(
            f"<h2>{escape(one[2:])}</h2>" if one.startswith("# ") else f"<p>{_marked(one)}</p>" for one in paragraphs
        )
        items = ""
        for one in notes:
            note += 1
            items += f'<p class="footnote"><sup>{note}</sup> {escape(one)}</p>'
        foot = f"<p class=foot>Tweede Kamer, vergaderjaar 2016–2017, 26 485, nr. 232 {number}</p>"
        parts.append(f"<article>{body}<div class=notes>{items}</div>{foot}</article>")
    style = (
        "body{font:11pt/1.4 serif;width:15cm;hyphens:none}article{break-after:page}"
        "h2{font-size:11pt}.notes{border-top:1px solid;margin-top:1cm;font-size:8pt}"
    )
    return (
        f"<!doctype html><html lang=nl><meta charset=utf-8><style>{style}</style><body>{''.join(parts)}</body></html>"
    )


def _marked(text):
    return _paragraph(escape(text, quote=False), glue=False)
