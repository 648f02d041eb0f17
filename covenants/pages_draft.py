"""The check of a draft as it is shown: the same object for the page, the text, the JSON and the file with remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.choices import Unit
from covenants.domain.checking_draft.types import Checked, Finding, Sort, Verdict
from covenants.domain.reading_in.head import Head, head_of
from covenants.kinds import KINDS_BY_CODE
from covenants.selectors.letter_reading import last_cited
from covenants.selectors.letter_record import check_paper
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.numbers import print_number
from imvo_tracker.lib.paper_types import HEADING, NOTE, Paper
from imvo_tracker.lib.period_said import say_period_of
from imvo_tracker.lib.remarks_odt import Remarked

VERDICTS: Mapping[Verdict, str | Promise] = {
    Verdict.DIFFERS: gettext_lazy("differs"),
    Verdict.LEFT_OUT: gettext_lazy("left out"),
    Verdict.NOTED: gettext_lazy("noted"),
    Verdict.ABSENT: gettext_lazy("not in the record"),
    Verdict.AGREES: gettext_lazy("agrees"),
}
TITLES: Mapping[Verdict, str | Promise] = {
    Verdict.DIFFERS: gettext_lazy("What differs"),
    Verdict.LEFT_OUT: gettext_lazy("What the draft leaves out"),
    Verdict.NOTED: gettext_lazy("How words are read, and what is worth a look"),
    Verdict.ABSENT: gettext_lazy("What the record does not hold"),
    Verdict.AGREES: gettext_lazy("What agrees"),
}
SORTS: Mapping[Sort, str | Promise] = {
    Sort.DATE: gettext_lazy("dates"),
    Sort.NUMBER: gettext_lazy("numbers"),
    Sort.SUM: gettext_lazy("sums"),
    Sort.DOCUMENT: gettext_lazy("document numbers"),
    Sort.NAME: gettext_lazy("names"),
    Sort.CLAIM: gettext_lazy("claims"),
}
_REMARKED = (Verdict.DIFFERS, Verdict.NOTED, Verdict.ABSENT)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding in words: where it stands in the draft, what draft and record say, and the record's source."""

    verdict: str
    sort: str
    page: int
    note: int
    words: str
    sentence: str
    text: str
    source: str
    block: int
    place: int


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one verdict; `is_open` for those one has to look at."""

    verdict: Verdict
    title: str
    findings: tuple[ShownFinding, ...]
    is_open: bool


@dataclass(frozen=True)
class DraftPage:
    """The outcome of a check. `groups` are in order of weight, those without findings left out."""

    written_on: date
    day_is_guessed: bool
    head: Head | None
    groups: tuple[Group, ...]
    looked_at: tuple[tuple[str, int, int, int], ...]
    differs: bool
    paper: Paper
    record_on: date

    @property
    def outcome(self) -> list[list[str]]:
        """What a later check is compared with: verdict, words of the draft, and what was found."""
        return [[str(group.verdict), one.words, one.text] for group in self.groups for one in group.findings]

    @property
    def lead(self) -> str:
        """Say in one sentence what came of it."""
        count = sum(
            len(group.findings) for group in self.groups if group.verdict in (Verdict.DIFFERS, Verdict.LEFT_OUT)
        )
        if not count:
            return _("Nothing in the draft differs from the record, as far as it was checked.")
        said = ngettext("%(count)s point differs from the record.", "%(count)s points differ from the record.", count)
        return said % {"count": count}

    @property
    def on_the_day(self) -> str:
        """Say how the day of the letter was found, where the letter does not say it in full."""
        if not self.day_is_guessed:
            return ""
        if self.head is None or self.head.day is None:
            return _("The letter does not say its day, so it was read as of today.")
        said = _(
            "The head says “%(words)s”, without a year; it is read as %(day)s. Is it another, give that (%(others)s)."
        )
        others = _(" or ").join(say_period_of(one, one) for one in self.head.choices[1:])
        day = say_period_of(self.written_on, self.written_on)
        return said % {"words": self.head.words, "day": day, "others": others}

    def as_json(self) -> dict[str, object]:
        """Return the findings and what was looked at, with the codes of verdicts."""
        return {
            "written_on": self.written_on.isoformat(),
            "on_the_day": self.on_the_day or None,
            "differs": self.differs,
            "looked_at": [
                {"sort": sort, "seen": seen, "understood": understood, "checked": checked}
                for sort, seen, understood, checked in self.looked_at
            ],
            "findings": [
                {
                    "verdict": str(group.verdict),
                    "sort": one.sort,
                    "page": one.page or None,
                    "footnote": one.note or None,
                    "words": one.words,
                    "sentence": one.sentence,
                    "finding": one.text,
                    "source": one.source,
                }
                for group in self.groups
                for one in group.findings
            ],
        }

    def remarked(self) -> Iterator[Remarked]:
        """Yield the draft's paragraphs with a remark beside the words of each finding; what it leaves out first."""
        missing = [one for group in self.groups if group.verdict is Verdict.LEFT_OUT for one in group.findings]
        yield Remarked(self.lead, tuple((0, _remark(one)) for one in missing))
        for index, block in enumerate(self.paper.blocks):
            own = [
                (one.place, _remark(one))
                for group in self.groups
                if group.verdict in _REMARKED
                for one in group.findings
                if one.block == index
            ]
            lead = f"{block.number}. " if block.kind == NOTE else ""
            places = tuple(sorted((place + len(lead), remark) for place, remark in own))
            yield Remarked(lead + block.text, places, block.kind == HEADING)


def _remark(one: ShownFinding) -> str:
    source = f" ({one.source})" if one.source else ""
    return f"{one.verdict}: {one.text}{source}"


def draft_page(
    paper: Paper, *, audience: Audience, written_on: date | None = None, record_on: date | None = None
) -> DraftPage:
    """Check a draft; its day is the one asked for, else that of its head, else today.

    It is laid beside the record of that day, or of `record_on` where that is later.
    """
    head = head_of(paper, after=last_cited(paper) or today())
    day = written_on or (head.day if head else None) or today()
    beside = max(day, record_on or day)
    _draft, checked = check_paper(paper, written_on=day, audience=audience, record_on=beside)
    guessed = not (written_on or (head and head.day and not head.choices))
    return DraftPage(day, guessed, head, _groups(checked), _looked_at(checked), checked.differs, paper, beside)


def _groups(checked: Checked) -> tuple[Group, ...]:
    findings_of = [(verdict, tuple(_shown(one) for one in checked.of(verdict))) for verdict in Verdict]
    return tuple(
        Group(verdict, str(TITLES[verdict]), own, verdict in (Verdict.DIFFERS, Verdict.LEFT_OUT))
        for verdict, own in findings_of
        if own
    )


def _looked_at(checked: Checked) -> tuple[tuple[str, int, int, int], ...]:
    return tuple((str(SORTS[one.sort]), one.seen, one.understood, one.checked) for one in checked.seen)


def _shown(one: Finding) -> ShownFinding:
    sentence = one.sentence
    return ShownFinding(
        verdict=str(VERDICTS[one.verdict]),
        sort=str(SORTS[one.sort]),
        page=sentence.page_at(one.start) if sentence else 0,
        note=sentence.note if sentence else 0,
        words=one.words,
        sentence=sentence.text if sentence else "",
        text=say(one),
        source=one.source,
        block=sentence.block if sentence else -1,
        place=(sentence.start + one.end) if sentence else 0,
    )


def say(one: Finding) -> str:
    """Return a finding in the reader's language."""
    return _(one.message) % {name: _value(name, value) for name, value in one.values.items()}


def _value(name: str, value: object) -> object:
    if isinstance(value, Decimal):
        return print_number(value)
    if isinstance(value, tuple):
        return say_period_of(*value)
    if value is None:
        return _("without a date")
    if name == "kind":
        return str(KINDS_BY_CODE[str(value)].label).lower()
    if name == "unit":
        return str(Unit(value).label) if value in Unit.values else value
    return value


def draft_lines(page: DraftPage) -> Sequence[str]:
    """Return the check as plain lines, for a terminal."""
    lines = [page.lead, *filter(None, [page.on_the_day]), ""]
    for sort, seen, understood, checked in page.looked_at:
        values = {"sort": sort, "seen": seen, "understood": understood, "checked": checked}
        lines.append(_("%(sort)s: %(seen)s seen, %(understood)s understood, %(checked)s checked") % values)
    for group in page.groups:
        lines += ["", f"{group.title} ({len(group.findings)})"]
        lines += [_line(one) for one in group.findings]
    return lines


def _line(one: ShownFinding) -> str:
    place = f"p. {one.page}: " if one.page else ""
    words = f"“{one.words}” – " if one.words else ""
    source = f" [{one.source}]" if one.source else ""
    return f"- {place}{words}{one.text}{source}"
