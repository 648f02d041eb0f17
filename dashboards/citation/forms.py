"""The forms of a citation: as the House cites, APA, BibTeX and CSL JSON. A new one is one line in `FORMS`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.citation.cited import DATA, Cited, Paper
from dashboards.words.wording import say_day

# Signs that TeX reads as something else, and how it prints them
_TEX: Mapping[int, str] = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_TEX_LANGUAGES = {"nl": "dutch", "en": "british"}
_CSL_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


def parliamentary(cited: Cited) -> str:
    """Return the citation as papers of the House are cited: number, page, title, day, then where it was read."""
    titled = cited.paper is None or cited.paper.title != cited.title
    here = _("%(site)s (%(moment)s), %(address)s, read on %(day)s.") % {
        "site": _("%(site)s, “%(title)s”") % {"site": cited.site, "title": cited.title} if titled else cited.site,
        "moment": cited.moment,
        "address": cited.address,
        "day": say_day(cited.read_on),
    }
    if cited.paper is None:
        return here
    return _("%(paper)s, in: %(here)s") % {"paper": _say_paper(cited.paper, cited.quotation), "here": here}


def _say_paper(paper: Paper, quotation: str) -> str:
    titled = paper.title if paper.title and not paper.place.startswith(paper.title) else ""
    parts = (paper.place, titled, say_day(paper.dated_on) if paper.dated_on else "")
    named = ", ".join(part for part in parts if part)
    return f"{named}: “{quotation}”" if quotation else named


def apa(cited: Cited) -> str:
    """Return the citation by the 7th edition of the rules of the APA."""
    issued = cited.issued
    moment = f"{cited.paper.place}; {cited.moment}" if cited.paper else cited.moment
    site = "" if cited.author == cited.site else f" {cited.site}."
    return _(
        "%(author)s. (%(issued)s). %(title)s (%(moment)s)%(kind)s.%(site)s Retrieved %(day)s, from %(address)s"
    ) % {
        "author": cited.author,
        "issued": _apa_day(issued) if issued else _("n.d."),
        "title": cited.title,
        "moment": moment,
        "kind": f" [{_('Data set')}]" if cited.kind == DATA else "",
        "site": site,
        "day": say_day(cited.read_on),
        "address": cited.address,
    }


def _apa_day(day: date) -> str:
    """Return "2016, 17 juni": the year stands first, for who sorts by it."""
    return f"{day.year}, {say_day(day).removesuffix(str(day.year)).strip()}"


def bibtex(cited: Cited) -> str:
    """Return an entry for BibTeX or biblatex; every text is escaped, an address is read as it stands."""
    issued = {"year": str(cited.issued.year), "month": str(cited.issued.month)} if cited.issued else {}
    paper = f"{_say_paper(cited.paper, cited.quotation)}. " if cited.paper else ""
    fields = {
        "author": f"{{{_tex(cited.author)}}}",
        "title": f"{{{_tex(cited.title)}}}",
        **issued,
        "url": cited.address,
        "urldate": cited.read_on.isoformat(),
        "version": _tex(_("revision %(number)s") % {"number": cited.revision}),
        "note": _tex(f"{paper}{cited.moment}"),
        "langid": _TEX_LANGUAGES[cited.language],
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{imvo-{cited.code},\n{lines}}}"


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def csl_json(cited: Cited) -> str:
    """Return a list of one item in the JSON of the Citation Style Language, which reference managers read."""
    item: dict[str, Any] = {
        "id": f"imvo-{cited.code}",
        "type": cited.kind,
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "container-title": cited.site,
        "URL": cited.address,
        "accessed": _date_parts(cited.read_on),
        "version": str(cited.revision),
        "language": _CSL_LANGUAGES[cited.language],
        "note": cited.moment,
    }
    if cited.issued:
        item["issued"] = _date_parts(cited.issued)
    if cited.paper:
        item |= _csl_paper(cited.paper, cited.quotation)
    lines = (f"    {_json(name)}: {_json(value)}" for name, value in item.items())
    return "[\n  {\n" + ",\n".join(lines) + "\n  }\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _csl_paper(paper: Paper, quotation: str) -> dict[str, str]:
    named = {"number": paper.number, "page": paper.page, "references": _say_paper(paper, quotation)}
    return {name: value for name, value in named.items() if value}


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


# By its name in an address, in the order in which they are shown: what it is called, and what writes it.
FORMS: Mapping[str, tuple[str | Promise, Callable[[Cited], str]]] = {
    "kamer": (gettext_lazy("As the House cites"), parliamentary),
    "apa": ("APA", apa),
    "bibtex": ("BibTeX", bibtex),
    "csl-json": ("CSL JSON", csl_json),
}
