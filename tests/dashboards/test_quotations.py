"""English pages show what quoted Dutch words mean; every quotation has its translation in the English catalogue."""

import re
from html import unescape
from pathlib import Path

import polib
import pytest
from django.utils import translation

from covenants.ledgers import LEDGERS
from dashboards.frame.cells import quotation
from dashboards.words.quotations import translated, translation_of
from imvo_tracker.lib.period_rules import PERIOD_RULES
from tests.met import met

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = polib.pofile(str(ROOT / "imvo_tracker" / "locale" / "en" / "LC_MESSAGES" / "django.po"))
ENGLISH = {entry.msgid: entry.msgstr for entry in CATALOGUE}
# Names, figures, and words that are English in the source.
NEED_NONE = {
    "E.M.J. Ploumen", "2016", "2016-07-04", "2016-2020", "2016/2017", "Q2 2017", "H1 2017",
    "Decent Work in Global Supply Chains", "European Partnership for Responsible Minerals (EPRM)",
    "«2030 Agenda for Sustainable Development»", "«Roadmap on Responsible Supply Chains»",
    "«Danish National Action Plan for Sustainable Textiles»",
}  # fmt: skip
KINDS = (
    "/", "/convenanten/textiel/", "/convenanten/toerisme/", "/convenanten/banken/uitspraken/", "/beloften/",
    "/beloften/?wie=iedereen", "/documenten/kst-26485-220/", "/documenten/kst-26485-220/?page=3",
    "/documenten/kst-32852-24/", "/correcties/", "/uitleg/datums/", "/uitleg/vormgeving/",
)  # fmt: skip
QUOTED = re.compile(r'<q lang="nl">(?P<words>[^<]*)</q>(?: <span class="nl-translation">(?P<meaning>[^<]*)</span>)?')


def quotations_on(client, address):
    """Return (words, what stands behind them) for each quotation on a page."""
    response = client.get(address)
    assert response.status_code == 200, address
    found = QUOTED.finditer(response.content.decode())
    return [(unescape(one["words"]), unescape(one["meaning"] or "")) for one in found]


def expected_behind(words):
    """Return what has to stand behind words on an English page."""
    if words in NEED_NONE:
        return ""
    english = ENGLISH[words]
    return f"– {english}" if "(" in english else f"({english})"


def test_every_quotation_of_the_record_and_the_rules_is_translated_and_nothing_else_is(whole):
    recorded = {words for ledger in LEDGERS for words in ledger.model.objects.values_list("wording", flat=True)} - {""}
    examples = {example for rule in PERIOD_RULES for example in rule.examples}
    without = {"corrects__isnull": False, "reason_en": ""}
    reasons = {
        one for ledger in LEDGERS for one in ledger.model.objects.filter(**without).values_list("reason", flat=True)
    }
    assert {entry.msgid for entry in CATALOGUE if not entry.comment} == recorded | examples | reasons
    assert (len(recorded) > 100, len(examples) > 100, len(reasons)) == (True, True, 1)


def test_the_english_catalogue_holds_quotations_alone():
    """Everything else is English in the code; an entry without its context would replace it."""
    assert {entry.msgctxt for entry in met(CATALOGUE)} == {"quotation"}
    assert [entry.msgid for entry in CATALOGUE if entry.fuzzy or entry.obsolete or not entry.msgstr] == []


def test_words_that_need_no_translation_are_repeated_as_they_are():
    assert {words for words, english in ENGLISH.items() if words == english} == NEED_NONE


@pytest.mark.parametrize("address", KINDS)
def test_every_quotation_on_an_english_page_is_followed_by_its_translation(client, whole, address):
    found = met(quotations_on(client, f"/en{address}"))
    assert found == [(words, expected_behind(words)) for words, _behind in found]
    assert any(behind for _words, behind in found)


@pytest.mark.parametrize("address", KINDS)
def test_no_dutch_page_translates(client, whole, address):
    found = met(quotations_on(client, address))
    assert [words for words, behind in found if behind] == []
    assert "nl-translation" not in client.get(address).content.decode()


def test_words_that_were_corrected_are_translated_old_and_new(client, whole):
    shown = [
        one for page in (1, 2, 3) for one in client.get(f"/en/correcties/?page={page}").context["page"].corrections
    ]
    changes = [change for one in shown for change in one.changes if change.field == "Words as printed"]
    given_up = ", wordt weliswaar niet gehaald"
    goal = "om vóór 2017 tien convenanten te hebben afgesloten"
    assert [(one.old, one.new) for one in changes if one.old.startswith(goal)] == [
        (
            f"{goal} (to have concluded ten agreements before 2017)",
            f"{goal}{given_up} (to have concluded ten agreements before 2017, will admittedly not be met)",
        )
    ]
    assert {one.new[-1] for one in changes} == {")"}


@pytest.mark.parametrize(
    ("language", "words", "drawn"),
    [
        ("nl", "nog dit jaar", '<q lang="nl">nog dit jaar</q>'),
        ("en", "nog dit jaar", '<q lang="nl">nog dit jaar</q> <span class="nl-translation">(still this year)</span>'),
        (
            "en",
            "EU-richtlijn (2014/95)",
            '<q lang="nl">EU-richtlijn (2014/95)</q> <span class="nl-translation">– EU directive (2014/95)</span>',
        ),
        ("en", "E.M.J. Ploumen", '<q lang="nl">E.M.J. Ploumen</q>'),
        ("en", "niemand schreef <dit>", '<q lang="nl">niemand schreef &lt;dit&gt;</q>'),
        ("en", "", ""),
    ],
)
def test_a_quotation_is_drawn_with_its_meaning_where_there_is_one(language, words, drawn):
    with translation.override(language):
        assert quotation(words) == drawn


def test_plain_words_carry_their_meaning_too():
    with translation.override("en"):
        assert (translated("nog dit jaar"), translated("–")) == ("nog dit jaar (still this year)", "–")
    with translation.override("nl"):
        assert (translated("nog dit jaar"), translation_of("nog dit jaar")) == ("nog dit jaar", "")


def test_the_sum_of_the_letter_is_quoted_in_one_pair_of_brackets(client, whole):
    promised = client.get("/en/documenten/kst-26485-220/").context["page"].promised
    assert promised.check.endswith(
        "“wel binnen bereik in de eerste helft van 2017” (but within reach in the first half of 2017; p. 2)."
    )
