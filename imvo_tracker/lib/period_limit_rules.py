"""The rules that set a limit to a stretch of time, or count from a day: before, by, after, between, within, ago."""

from django.utils.translation import gettext_lazy as _

from imvo_tracker.lib import period_limits as limits
from imvo_tracker.lib import period_occasions as occasions
from imvo_tracker.lib import period_stretches as stretches
from imvo_tracker.lib.period_grammar import PeriodRule, period_rule
from imvo_tracker.lib.period_limits import LENGTH
from imvo_tracker.lib.period_words import NUMBER, SEASON, WHICH, YEAR

_ANY_SEASON = f"(?P<rest>(?:(?:{WHICH}) ){{0,2}}{SEASON}(?: .+)?)"
_ANY_SUMMER = f"(?P<rest>(?:(?:{WHICH}) ){{0,2}}(?:{SEASON}|zomerreces)(?: .+)?)"
_REST = "(?P<rest>.+)"
# With one of these "voor" is before, and cannot be "meant for"
_MORE = "(?:uiterlijk|nog|ruim|kort|net|vlak|al) "

LIMIT_RULES: tuple[PeriodRule, ...] = (
    period_rule(
        "this-year-still",
        _("Still this year"),
        ("ook dit jaar nog", "nog dit jaar", "later dit jaar"),
        explanation=_("What is still to come this year comes after the document was written."),
        generous=_("from the day of the document to 31 December"),
        pattern="nog (?:in )?dit jaar|dit jaar nog|(?:nog )?later dit jaar",
        read=limits.still_this_year,
    ),
    period_rule(
        "soon",
        _("Soon, without a day"),
        ("op korte termijn", "binnenkort", "spoedig", "zo spoedig mogelijk", "te zijner tijd"),
        explanation=_("No last day can be made of this, so it is never scored as late."),
        generous=_("from the day of the document, open"),
        pattern="op (?:(?:zeer )?korte |afzienbare )?termijn|binnenkort|(?:zeer |zo )?spoedig(?: mogelijk)?"
        "|zo snel mogelijk|te zijner tijd",
        read=limits.some_day,
    ),
    period_rule(
        "vague",
        _("To come, without a day"),
        ("de komende maanden", "deze kabinetsperiode", "over enige tijd"),
        explanation=_("Too vague for a last day, so it is never scored as late."),
        generous=_("from the day of the document, open"),
        pattern="(?:de |het )?komende (?:dagen|weken|maanden|jaren|tijd|periode|kabinetsperiode)"
        "|(?:nog )?(?:deze|de huidige|de volgende|volgende) (?:kabinets|regeer)periode"
        "|(?:over|binnen) (?:enige tijd|(?:enkele|een aantal|een paar) (?:dagen|weken|maanden|jaren))"
        "|(?:de )?nabije toekomst|(?:een )?later stadium",
        read=limits.some_day,
    ),
    period_rule(
        "lately",
        _("Not long ago, without a day"),
        ("onlangs", "de afgelopen maanden", "sinds kort"),
        explanation=_("Says that it was over or had begun when the document was written."),
        generous=_("open, to the day of the document"),
        pattern="onlangs|recent|recentelijk|kort geleden|kortgeleden|sinds kort"
        "|(?:de )?afgelopen (?:dagen|weken|maanden|jaren|tijd|periode)",
        read=occasions.until_now,
    ),
    period_rule(
        "earlier-this",
        _("Earlier this year, month or week"),
        ("eerder dit jaar", "eerder deze maand"),
        explanation=_("What came earlier came before the document was written."),
        generous=_("from the first day of the year, month or week to the day of the document"),
        pattern="(?:al )?eerder (?:dit|deze) (?P<unit>jaar|maand|week)",
        read=occasions.earlier_this,
    ),
    period_rule(
        "duration",
        _("A length of time"),
        ("drie maanden", "een periode van drie maanden", "vijf jaar", "anderhalf jaar"),
        explanation=_("Counted from the starting day that is filled in with it; without one it is refused."),
        generous=_("from the starting day to the same day so much later"),
        pattern=f"(?:(?:een )?(?:periode|termijn|looptijd) van )?{LENGTH}",
        read=limits.duration,
    ),
    period_rule(
        "within",
        _("Within a length of time"),
        ("binnen drie maanden", "binnen een half jaar"),
        explanation=_("Counted from the starting day where one is filled in, else from the day of the document."),
        generous=_("from that day to the same day so much later"),
        pattern=f"(?:uiterlijk )?binnen {LENGTH}",
        read=limits.within_duration,
    ),
    period_rule(
        "coming",
        _("The coming length of time"),
        ("komende twee à drie jaar", "de komende zes maanden"),
        explanation=_("Counted from the day of the document; of two lengths the longer one counts."),
        generous=_("from the day of the document to the same day so much later"),
        pattern=f"(?:de )?(?:komende|eerstvolgende) {LENGTH}",
        read=limits.coming_duration,
    ),
    period_rule(
        "in-so-long",
        _("In so many weeks or months"),
        ("over twee weken", "over een half jaar", "over twee à drie maanden"),
        explanation=_("Counted from the day of the document. A round number never means a day."),
        generous=_("the whole week, month or year it falls in, marked as approximate"),
        pattern=f"over (?:ongeveer |circa )?{LENGTH}",
        read=limits.after_duration,
    ),
    period_rule(
        "ago",
        _("So many years or months ago"),
        ("twee jaar geleden", "drie maanden geleden", "twee weken geleden"),
        explanation=_("A round number never means a day. Where a footnote gives the day, record that day instead."),
        generous=_("the whole year, month or week it falls in, marked as approximate"),
        pattern=f"(?P<number>{NUMBER}) (?P<unit>jaar|maand|maanden|week|weken|dag|dagen) geleden",
        read=stretches.ago,
    ),
    period_rule(
        "turn-of-year",
        _("The turn of a year"),
        ("rond de jaarwisseling van 2016 op 2017", "vóór de jaarwisseling 2016/2017"),
        explanation=_("Named by the year that ends. Round it is our choice, as no source fixes it."),
        generous=_("before it: open, to 31 December; round it: from 16 December to 15 January, approximate"),
        strict=_("before it: the same; round it: 31 December and 1 January"),
        pattern=rf"(?:(?:{_MORE})?(?P<side>voor|tot|na|vanaf|rond|omstreeks|met|tegen|tijdens) )?(?:de )?jaarwisseling"
        r"(?: van)? (?P<first>[0-9]{4})(?: ?(?:op|naar|/|-|en) ?(?P<last>[0-9]{4}))?",
        read=occasions.turn_of_year,
    ),
    period_rule(
        "around",
        _("Around a day or period"),
        ("rond de zomer van 2016", "omstreeks 4 juli 2016"),
        explanation=_("The bounds of what follows, marked as approximate."),
        generous=_("as what follows"),
        strict=_("as what follows"),
        pattern=f"(?:rond|omstreeks|circa|ca\\.?|ongeveer) {_REST}",
        read=limits.around,
    ),
    period_rule(
        "since",
        _("Since a day or period"),
        ("sinds september 2015",),
        explanation=_("Says when something began: within what follows."),
        generous=_("as what follows"),
        strict=_("as what follows"),
        pattern=f"sinds {_REST}",
        read=limits.since,
    ),
    period_rule(
        "before-end",
        _("Before the end of"),
        ("voor het einde van dit jaar", "nog voor het einde van deze zomer", "vóór eind 2016"),
        explanation=_("With “dit” or “deze” it begins on the day of the document, else its beginning is open."),
        generous=_("to the last day; of a season the last day by the sun"),
        strict=_("to the last day; of a season the last day of its third month"),
        pattern=f"(?:{_MORE})?voor (?:het )?(?:einde?|ultimo) (?:van )?{_REST}",
        read=limits.before_end,
    ),
    period_rule(
        "before-summer",
        _("Before the summer"),
        ("vóór de zomer van 2016", "voor de zomer", "vóór deze zomer"),
        explanation=_(
            "Said to Parliament it ends with the House's summer recess, early in July. Years as in our table."
        ),
        generous=_("open, to the day before the summer recess begins"),
        pattern=f"(?:{_MORE})?voor (?:(?P<which>{WHICH}) )?zomer(?: (?:van )?(?P<year>{YEAR}))?",
        read=occasions.before_summer,
    ),
    period_rule(
        "before-season",
        _("Before a season"),
        ("vóór het begin van de zomer van 2016", "nog voor het najaar"),
        explanation=_("The season begins later by the sun than by the month."),
        generous=_("open, to the day before it begins by the sun"),
        strict=_("open, to the day before its first month"),
        pattern=f"(?:{_MORE}voor|(?:{_MORE})?voor het begin van) {_ANY_SEASON}",
        read=limits.before_season,
    ),
    period_rule(
        "before",
        _("Before a day or period"),
        ("vóór 2017", "vóór 1 juli 2017", "voor medio 2018"),
        explanation=_(
            "The day before what follows begins. “voor december 2019” may be said of what is meant for that month: "
            "of a month, quarter, half-year or season we ask which, unless it says “nog voor”."
        ),
        generous=_("open, to the day before it begins; of two beginnings the later"),
        strict=_("open, to the day before it begins; of two beginnings the earlier"),
        pattern=f"(?P<more>{_MORE})?voor {_REST}",
        read=limits.before,
    ),
    period_rule(
        "by",
        _("By, up to and including"),
        ("uiterlijk 1 juli 2017", "tot en met juni 2017", "uiterlijk eind 2016"),
        explanation=_("What follows belongs to it."),
        generous=_("open, to the last day of what follows"),
        strict=_("open, to the last day of its strict reading"),
        pattern=f"(?:uiterlijk|niet later dan|op zijn laatst|tot en met|t/m) {_REST}",
        read=limits.by,
    ),
    period_rule(
        "until",
        _("Until a day or period"),
        ("tot 1 juli 2017", "tot 2020"),
        explanation=_("Dutch “tot” leaves open whether its end belongs to it."),
        generous=_("open, to the last day of what follows"),
        strict=_("open, to the day before what follows, but “tot eind” to the last day"),
        pattern=f"tot {_REST}",
        read=limits.until,
    ),
    period_rule(
        "after-season",
        _("After a season"),
        ("na de zomer", "na deze zomer", "na de zomer van 2016", "na het zomerreces van 2016"),
        explanation=_("The words set no last day. The end of that year is derived, as the letter does for the banks."),
        generous=_("from the day after its third month or the recess (approximate) to 31 December of that year"),
        strict=_("from the day after its last day by the sun or the recess, open"),
        pattern=f"na(?: afloop van)? {_ANY_SUMMER}",
        read=limits.after_season,
    ),
    period_rule(
        "after",
        _("After a day or period"),
        ("na 4 juli 2016", "na 2016"),
        explanation=_("Begins when what follows is over; no last day."),
        generous=_("from the day after it, open"),
        strict=_("from the day after it, open; of two ends the later"),
        pattern=f"na(?: afloop van)? {_REST}",
        read=limits.after,
    ),
    period_rule(
        "from-to",
        _("From one to another"),
        (
            "2017 tot 2020",
            "1 tot 5 juli 2016",
            "januari tot en met juni 2017",
            "van 9 maart tot 9 juni 2016",
            "tussen mei en juli 2017",
        ),
        explanation=_("A beginning without a month or year borrows that of the end."),
        generous=_("from the first day of the first to the last day of the second"),
        strict=_("the same; after “tot” as in “until a day or period”"),
        pattern="(?:(?:van|vanaf) |(?P<between>tussen ))?(?P<start>.+?) "
        "(?P<link>tot en met|t/m|tot|-|(?(between)en|-)) (?P<end>.+)",
        read=limits.from_to,
    ),
    period_rule(
        "both",
        _("One and another"),
        ("2016 en 2017", "eind 2018 of begin 2019", "eind 2018/begin 2019"),
        explanation=_("Two that follow each other are one period; of two moments apart (“2016 en 2018”) we ask which."),
        generous=_("from the first day of the first to the last day of the second"),
        pattern=r"(?P<start>.+?)(?: (?:en|of) |(?<=[0-9]{4})[/,] ?(?=[a-z]))(?P<end>.+)",
        read=limits.both,
    ),
    period_rule(
        "from",
        _("From, not before"),
        ("vanaf 1 juli 2017", "niet vóór 2018", "niet eerder dan medio 2018"),
        explanation=_("What follows belongs to it; no last day."),
        generous=_("from the first day of what follows, open"),
        strict=_("from the first day of its strict reading, open"),
        pattern=f"(?:vanaf|niet voor|niet eerder dan|op zijn vroegst) {_REST}",
        read=limits.from_on,
    ),
)
