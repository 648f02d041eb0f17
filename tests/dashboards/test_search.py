"""The search page on the whole record: what is found first, how it is shown, and what is refused."""

import html
import re

import pytest

from dashboards.search import answers
from dashboards.search.marks import excerpt, marked
from dashboards.search.suggestions import read_ahead
from dossier.domain.question import read_question
from dossier.published import published_at
from tests.site.questions import QUESTIONS

ADDRESS = "/zoeken/"
LETTER_DAY = {"peildatum": "2016-06-17", "bekend_op": "2016-06-17"}


def page_of(client, question, **more):
    response = client.get(ADDRESS, {"q": question, **more})
    assert response.status_code == 200, response.status_code
    return response.context["page"]


def titles(group):
    return [html.unescape(re.sub("<.*?>", "", one.title)) for one in group.answers]


def first_of(client, question):
    """Return where the first answer leads; a party by its kind and name, a statement by its anchor."""
    response = client.get(ADDRESS, {"q": question})
    if response.status_code == 302:
        return response.headers["Location"]
    groups = response.context["page"].groups
    if not groups:
        return ""
    first = groups[0].answers[0]
    if groups[0].code == "partij":
        return f"partij {titles(groups[0])[0]}"
    said = re.search(r"uitspraak=([a-z]+-[0-9]+)", first.url)
    return f"uitspraak {said[1]}" if said else first.url


def test_sixty_questions_have_the_expected_answer_first(client, whole):
    assert len(QUESTIONS) == 60
    missed = {question: found for question, first in QUESTIONS if (found := first_of(client, question)) != first}
    assert len(missed) <= 3, missed


def test_answers_stand_by_kind_with_the_words_marked_their_source_and_day(client, whole):
    page = page_of(client, "duurzame eiwitten")
    assert [(group.code, titles(group)[:1]) for group in page.groups] == [
        ("convenant", ["Plantaardige eiwitten"]),
        ("sector", ["Duurzame eiwitten"]),
        ("document", ["IMVO-convenant plantaardige eiwitten ondertekend"]),
        ("uitspraak", ["Plantaardige eiwitten: Genoemd in een voortgangsstuk"]),
    ]
    covenant, said = page.groups[0].answers[0], page.groups[3].answers[0]
    assert (covenant.title, covenant.excerpt) == (
        "Plantaardige <mark>eiwitten</mark>",
        "<mark>Duurzame</mark> <mark>eiwitten</mark>",
    )
    assert (covenant.place, covenant.place_url, covenant.day) == (
        "Kamerstuk 26 485, nr. 220",
        "/documenten/kst-26485-220/",
        "17 juni 2016",
    )
    assert (said.excerpt, said.place, said.day) == (
        "sector <mark>duurzame</mark> <mark>eiwitten</mark>",
        "Kamerstuk 26 485, nr. 220, p. 2",
        "17 juni 2016",
    )


def test_kinds_are_counted_and_chosen_and_pages_hold_25(client, whole):
    page = page_of(client, "sectoren")
    counts = {link.label.partition(" (")[0]: int(re.search(r"\((\d+)", link.label)[1]) for link in page.kinds}
    every = counts.pop("Alles")
    assert every == sum(counts.values()) == page.shown.count > 50
    assert sum(len(group.answers) for group in page.groups) == 25
    last = page_of(client, "sectoren", page=str(-(-every // 25)))
    assert sum(len(group.answers) for group in last.groups) == every % 25 or 25
    alone = page_of(client, "sectoren", soort="sector")
    assert [group.code for group in alone.groups] == ["sector"]
    assert alone.shown.count == counts["Sectoren"]
    assert client.get(ADDRESS, {"q": "sectoren", "page": "99"}).status_code == 400


def test_phrases_and_exclusions_narrow(client, whole):
    every, phrase, without = (
        page_of(client, question).shown.count
        for question in ("zomer ondertekend", '"na deze zomer"', "zomer -ondertekend")
    )
    assert phrase > 0
    assert every > 0
    assert page_of(client, "zomer").shown.count == every + without


def test_a_misspelt_word_is_put_right_and_said_so(client, whole):
    page = page_of(client, "textiek onderhandeling")
    assert (page.near.label, page.near.url) == ("textiel onderhandeling", "/zoeken/?q=textiel+onderhandeling")
    assert page.lead.endswith("voor “textiel onderhandeling”.")
    assert page.groups == page_of(client, "textiel onderhandeling").groups
    text = client.get(ADDRESS, {"q": "textiek"}).content.decode()
    assert "Niets gevonden voor “textiek”. Bedoelde u:" in re.sub(r"\s+", " ", text)
    assert page_of(client, "goud -goud").near is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kolen", "steenkolen"),
        ("kool", "steenkool"),
        ("steen", "natuursteen"),
        ("bos", "bosbeheer"),
        ("moti", "motie"),
        ("metaak", "metaal"),
        *((word, None) for word in ("leer", "graan", "koffie", "speelgoed", "wol")),
    ],
)
def test_a_word_that_is_spelt_well_means_the_compound_it_is_part_of_or_nothing(client, whole, typed, meant):
    """Kolen is not komen, steen not seen, leer not meer: a right word is never led to another."""
    near = page_of(client, typed).near
    assert (near.label if near else None) == meant


@pytest.mark.parametrize("typed", ["onderhandelling", "onderhandling", "oderhandeling"])
def test_a_misspelt_form_that_stands_nowhere_is_put_right_by_its_stem(client, whole, typed):
    page = page_of(client, typed)
    assert page.near is None or page.near.label.startswith("onderhandel")
    assert page.shown.count == page_of(client, "onderhandeling").shown.count > 10


def test_a_kind_is_asked_for_by_its_word_and_left_out_by_it_from_texts_alone(client, whole):
    every = len(client.get("/convenanten/").context["page"].rows)
    assert page_of(client, "convenanten", soort="convenant").shown.count == every > 15
    assert titles(page_of(client, "metaalsector", soort="sector").groups[0]) == ["Metaal"]
    assert titles(page_of(client, "goud -convenant").groups[0]) == ["Goud"]
    assert page_of(client, "dossier 26485", soort="document").shown.count > 10


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("x" * 201, "q: dit is te lang."),
        ("-goud", "q: hier wordt alleen weggelaten. Schrijf minstens één woord om naar te zoeken."),
        ("?!", "q: hier staat geen letter of cijfer in."),
        (" ".join(f"woord{number}" for number in range(21)), "q: ten hoogste 20 woorden."),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(client, whole, question, words):
    response = client.get(ADDRESS, {"q": question})
    assert response.status_code == 400
    assert words in html.unescape(response.content.decode())


@pytest.mark.parametrize("value", ["bestaat-niet", "letter"])
def test_an_unknown_kind_is_refused(client, whole, value):
    assert client.get(ADDRESS, {"q": "goud", "soort": value}).status_code == 400


def test_nothing_asked_and_nothing_found_are_said(client, whole):
    assert page_of(client, "").lead == "Schrijf wat u zoekt: een naam, een nummer, of woorden uit een uitspraak."
    page = page_of(client, "nergensgenoemdwoord")
    assert (page.lead, page.groups, page.kinds) == (
        "Op dit moment niets gevonden voor “nergensgenoemdwoord”.",
        (),
        (),
    )


def test_a_number_opens_the_document_unless_a_kind_is_asked(client, whole):
    response = client.get(ADDRESS, {"q": "26 485, nr. 220", **LETTER_DAY})
    assert response.headers["Location"].startswith("/documenten/kst-26485-220/?peildatum=2016-06-17")
    assert page_of(client, "26 485, nr. 220", soort="uitspraak").shown.count > 50


def test_names_and_papers_of_later_are_not_found_then(client, whole):
    """TruStone got its name in 2019; proteins were called sustainable until 2017."""
    assert page_of(client, "TruStone", **LETTER_DAY).groups == ()
    assert page_of(client, "plantaardige eiwitten", **LETTER_DAY).groups == ()
    then = page_of(client, "duurzame eiwitten", **LETTER_DAY)
    assert then.groups[0].answers[0].title == "<mark>Duurzame</mark> <mark>eiwitten</mark>"
    assert page_of(client, "pensioenfondsen", **LETTER_DAY).groups == ()
    assert page_of(client, "trustonne", **LETTER_DAY).near is None


def test_names_are_offered_while_one_types(client, whole):
    def offered(text, **more):
        return client.get("/zoeken/suggesties.json", {"q": text, **more}).json()["suggestions"]

    assert offered("tex") == ["Opvolger textiel", "Textiel", "Textiel en kleding"]
    assert offered("tex", **LETTER_DAY) == ["Textiel", "Textiel en kleding"]
    assert offered("26485 22")[:2] == ["26 485, nr. 220", "26 485, nr. 221"]
    assert offered("x") == offered("") == []


def test_names_are_in_memory_before_anybody_types(whole):
    read_ahead()
    kept = published_at(None)._derived
    assert [
        len(names.named) > 10 for derived, names in kept.items() if derived.__module__ == read_ahead.__module__
    ] == [
        True,
        True,
    ]


def test_a_party_names_a_few_agreements_and_says_how_many_more(client, whole, monkeypatch):
    party = page_of(client, "SER", soort="partij").groups[0].answers[0]
    assert (len(party.links) > 3, party.more) == (True, None)
    monkeypatch.setattr(answers, "MOST_NAMED", 2)
    few = page_of(client, "SER", soort="partij").groups[0].answers[0]
    assert few.links == party.links[:2]
    assert (few.more.label, few.more.url) == (f"en nog {len(party.links) - 2}", few.url)
    assert (
        f'<a href="{html.escape(few.url)}">{few.more.label}</a>'
        in client.get(ADDRESS, {"q": "SER", "soort": "partij"}).content.decode()
    )


def test_every_search_asks_the_same_number_of_questions(client, whole, django_assert_max_num_queries):
    counts = set()
    for question in ("goud", "goud", "sierteelt", '"na deze zomer"', "zomer -ondertekend"):
        with django_assert_max_num_queries(20) as captured:
            client.get(ADDRESS, {"q": question, "soort": "document"})
        counts.add(len(captured))
    assert len(counts) == 1


def test_marks_stand_around_the_words_and_markup_is_escaped():
    text = marked("Goud & <b>zilver</b>", read_question("goud zilver"))
    assert text == "<mark>Goud</mark> &amp; &lt;b&gt;<mark>zilver</mark>&lt;/b&gt;"
    assert marked('goud, "na de zomer"', read_question('"na de zomer"')) == (
        "goud, &quot;<mark>na de zomer</mark>&quot;"
    )


def test_a_long_text_is_shown_from_just_before_the_first_word():
    shown = excerpt("a " * 200 + "goud " + "z " * 200, read_question("goud"))
    assert shown.startswith("… a a ")
    assert shown.endswith("z z …")
    assert shown.count("<mark>goud</mark>") == 1
