"""Letters of our own writing, in the style of a progress letter, as text and as the page a browser prints."""

from datetime import date
from html import escape

DAY = date(2016, 11, 14)
# Each page: paragraphs ("# " is a heading), then its footnotes. "¹" is where a footnote's digit stands glued.
PAGES = (
    (
        (
            "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
            "Den Haag, 14 november 2016",
            "Met deze brief bericht ik u hoe het gaat met de IMVO-convenanten{1}. De brief van 17 juni jl. gaf daarvan de vorige stand. "
            "Een overzicht per sector vindt u in bijlage 1{2}.",
            "# Textiel",
            "Op 4 juli jl. is het convenant voor kleding en textiel ondertekend door 55 bedrijven. Het textielconvenant trad in "
            "september 2016 in werking. Samen hebben deze bedrijven ruim 35 procent van de omzet op de Nederlandse markt.",
            "# Banken",
            "Het bankenconvenant werd op 28 oktober 2016 getekend. Naar verwachting treedt het begin december 2016 in werking.",
            "# Goud",
            "De onderhandelingen in de goudsector lopen sinds begin 2016. Partijen mikken op ondertekening in het eerste kwartaal "
            "van 2017. De gesprekken worden gevoerd onder leiding van de SER.",
        ),
        (
            "Voortgang IMVO-convenanten. Kamerstuk 26 485, nr. 220, 17 juni 2016.",
            "Raadpleegbaar via www.tweedekamer.nl",
        ),
    ),
    (
        (
            "# Overige sectoren",
            "Voor drie sectoren wordt nog dit jaar een convenant voorzien. Het gaat om verzekeringen, de sierteeltsector en "
            "plantaardige eiwitten.",
            "De houtsector wil uiterlijk eind maart 2017 een convenant sluiten. In de natuursteensector zijn de gesprekken in "
            "september jl. begonnen. De onderhandelingen in de sector toerisme zijn in oktober 2016 gestopt.",
            "Het kabinet verwacht dat in de tweede helft van 2017 vijf convenanten kunnen worden gesloten. De ambitie om vóór 2017 "
            "tien convenanten te sluiten wordt niet gehaald. Inmiddels zijn twee convenanten ondertekend.",
            "Dat het langer duurt heeft oorzaken. De kennis over ketenrisico’s loopt uiteen. Afspraken met veel partijen zijn "
            "bovendien complex.",
            "# Moties en toezeggingen",
            "Met deze brief geef ik ook uitvoering aan de motie van de leden Smaling en Voordewind{3}.",
            "Voor de begeleiding door de SER is 2 miljoen euro beschikbaar.",
            "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,",
        ),
        ("Motie van de leden Smaling en Voordewind d.d. 29 april 2015 (Kamerstuk 32 852, nr. 24).",),
    ),
)
WIDTH = 74


def _paragraph(text, glue=True):
    for number in range(1, 10):
        text = text.replace(f"{{{number}}}", str(number) if glue else f"<sup>{number}</sup>")
    return text


def as_text():
    """Return the letter as it comes out of an official PDF: broken words, glued digits, feet of pages."""
    lines, note = [], 0
    for number, (paragraphs, notes) in enumerate(PAGES, start=1):
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
    for number, (paragraphs, notes) in enumerate(PAGES, start=1):
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
    return f"<!doctype html><html lang=nl><meta charset=utf-8><style>{style}</style><body>{''.join(parts)}</body></html>"


def _marked(text):
    return _paragraph(escape(text, quote=False), glue=False)
