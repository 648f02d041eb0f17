"""The written criteria: what each state, status, modality and word of the site means."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from covenants.domain.lateness import Schedule

Text = str | Promise

# In the words of covenants.domain.lateness.schedule_of; "judging day" is the earlier of the two days of the moment.
SCHEDULE_CRITERIA: dict[str, Text] = {
    Schedule.ACHIEVED: _(
        "A source proves it, and the whole period of that fact lies on or before the day asked about."
    ),
    Schedule.ON_TIME: _("It is expected, and its period has not begun on the judging day; or it has no first day."),
    Schedule.DUE: _("The judging day lies inside the period: it should happen now."),
    Schedule.LATE: _("The judging day lies after the last day of the period, read generously."),
    Schedule.OPEN: _("The promise names no last day. It ages, but is never called late."),
    Schedule.ABANDONED: _("A source says that it was abandoned, or the talks ended without a signature."),
    Schedule.UNKNOWN: _("No visible source says anything about it."),
}

STATUSES: tuple[tuple[Text, Text, Text], ...] = (
    (
        _("Official"),
        _("What the cabinet or a ministry itself said last."),
        _("The newest visible word of cabinet or ministry on the agreement. We do not judge it."),
    ),
    (
        _("Evidence"),
        _("What a document proves."),
        _("The phase: the furthest milestone of which a visible source says that it happened, and when."),
    ),
    (
        _("Schedule"),
        _("What we compute from the promises."),
        _("The period of the newest promise to sign, held against the judging day by the criteria above."),
    ),
)

CORRECTIONS: tuple[tuple[Text, Text], ...] = (
    (
        _("Statement"),
        _(
            "What somebody said, where it is written and since when it could be known. A sealed statement never "
            "changes."
        ),
    ),
    (
        _("New knowledge"),
        _("Is a new statement beside the old one. The old one stays, as it shows what was known before."),
    ),
    (
        _("Correction"),
        _(
            "Mends a mistake of ours. It takes the place of the wrong entry, also for earlier days, and says "
            "why. Older revisions still show the mistake."
        ),
    ),
    (_("Withdrawal"), _("A correction without content: the entry should not have been there. The reason is kept.")),
    (
        _("Revision"),
        _(
            "All entries sealed in one go, with a number, an author and a reason. Each revision carries a hash "
            "over its entries and over the one before, so a later change shows."
        ),
    ),
)

GLOSSARY: tuple[tuple[Text, Text], ...] = (
    (
        _("Agreement"),
        _("An agreement of companies, unions, civil society and government on responsible business conduct abroad."),
    ),
    (
        _("Declaration of intent"),
        _("A first signed paper in which parties say that they will work towards an agreement."),
    ),
    (_("Due diligence"), _("Looking for harm in one's own chain, preventing and repairing it, and telling about it.")),
    (_("Facilitator"), _("The organisation that leads the talks, often the SER.")),
    (
        _("IMVO"),
        _(
            "Dutch for international responsible business conduct: internationaal maatschappelijk verantwoord "
            "ondernemen."
        ),
    ),
    (_("Judging day"), _("The earlier of the day asked about and the day of knowledge. Lateness is judged on it.")),
    (_("Outlook"), _("How many agreements a source expects by a day.")),
    (_("Risk sector"), _("A sector in which the risk analysis of 2014 found high risks in the chain.")),
    (_("SER"), _("The Social and Economic Council of the Netherlands.")),
    (
        _("Threshold"),
        _("Conditions that must all hold before an agreement takes effect, such as a number of companies."),
    ),
    (_("Period"), _("The first to the last day that the words of a source may mean.")),
)
