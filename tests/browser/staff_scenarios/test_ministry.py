"""The ministry's scenarios, each as an editor and a publisher live it at their desks, to what readers then see."""

import hashlib
import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.staff_scenarios.steps import (
    TODAY,
    YESTERDAY,
    became,
    card,
    choose,
    decide,
    faults,
    field,
    fill,
    follow,
    in_words,
    lines,
    notices,
    open_letter,
    press,
    propose_letter,
    said,
    type_row,
)

pytestmark = [pytest.mark.browser, pytest.mark.served]

# Two sums that are wrong: one in a sentence, one of what the letter promises in all
DRAFT = """Den Haag, 17 juni 2016

Naast drie convenanten in de zomer komen er vier convenanten in het najaar, in totaal acht convenanten.
In de eerste helft van 2017 kunnen acht convenanten worden gesloten.
De doelstelling om vóór 2017 tien convenanten te sluiten wordt niet gehaald.
"""


def test_annex(office):
    """An editor writes beside the annex of the letter's day; a publisher freezes it; a reader verifies a file."""
    page = office.window("redacteur")
    follow(page, "Bijlagen en lijsten in voorbereiding")
    follow(page, re.compile("toevoegen", re.IGNORECASE))
    fill(page, "Werktitel", "Bijlage bij de brief van juni")
    page.locator("[name=day]").fill("2016-06-17")
    press(page, "Opslaan en verder bewerken")
    assert "Zie de subsectoren" in said(page.locator("main"))
    fill(page, "2.1 Banken", "Partijen tekenen in oktober.")
    assert faults(page) == []
    press(page, "Bewaar")
    page = office.window("publicist")
    follow(page, "Bijlagen en lijsten in voorbereiding")
    follow(page, "Bijlage bij de brief van juni")
    follow(page, "Bekijk wat er wordt bevroren")
    shown = said(page.locator("main"))
    assert "Banken Stand: Begeleiding door de SER begonnen" in shown
    assert "Woorden van het ministerie: Partijen tekenen in oktober." in shown
    assert faults(page) == []
    fill(page, "Waarom wordt zij nu bevroren?", "Bij de brief van juni.")
    press(page, "Bevries als editie")
    main = office.read("/edities/")
    edition = main.locator("tbody tr").first
    assert "17 juni 2016" in said(edition)
    follow(main.page, re.compile("editie"), inside=edition)
    row = main.locator("tr", has=main.page.get_by_role("link", name="ODT"))
    answer = main.page.request.get(office.site.url + row.get_by_role("link").get_attribute("href"))
    assert hashlib.sha256(answer.body()).hexdigest() == row.locator("code").inner_text()
    assert faults(main.page) == []
    assert "Partijen tekenen in oktober." not in said(office.read("/bijlage/?peildatum=2016-06-17"))


def test_since_the_last_letter(office):
    """An editor who writes the next letter asks what came of the last one."""
    page = office.window("redacteur")
    page.goto(office.site.url)
    page.locator("summary", has_text="Vergelijk").click()
    follow(page, "een andere brief of dag", inside=page.locator("body"))
    choose(page, "Van", "17 juni 2016: 26 485, nr. 220")
    choose(page, "Tot", "28 september 2017: 26 485, nr. 253")
    press(page, "Vergelijk")
    lead = "15 convenanten veranderden; ondertekend waren er 0 op 17 juni 2016 en 5 op 28 september 2017."
    assert lead in said(page.locator("main"))
    table = page.get_by_role("table", name="Convenanten die veranderden")
    rows = [" ".join(one.split()) for one in table.locator("tbody tr").all_inner_texts()]
    assert rows[:5] == [
        "Banken nog op tijd uiterlijk 31 december 2016 op tijd 28 oktober 2016 · loopt Verder",
        (
            "Plantaardige eiwitten nog op tijd uiterlijk 31 december 2016 66 dagen te laat ondertekend 7 maart 2017 ·"
            " loopt Verder"
        ),
        (
            "Bevorderen duurzaam bosbeheer nog op tijd uiterlijk 31 december 2016 81 dagen te laat ondertekend"
            " 22 maart 2017 · loopt Verder"
        ),
        "Goud nog op tijd uiterlijk 22 september 2016 270 dagen te laat ondertekend 19 juni 2017 · loopt Verder",
        (
            "Verzekeringen nog op tijd uiterlijk 31 december 2016 te laat, niet ondertekend uiterlijk 31 december 2016,"
            " later verwacht uiterlijk 31 maart 2017 Verder, Later verwacht"
        ),
    ]
    assert len(rows) == 15


def test_a_wrong_sum(office):
    """The page of a letter adds its promises up, and says where it counts otherwise; a draft is added up before."""
    main = office.read("/kst/26485/220")
    assert "Opgeteld: 7 + 8 = 15. Aan 7 komt het stuk als 4 + 3 en als 2 + 5. Zelf noemt het stuk er 10:" in said(main)
    page = office.window("redacteur")
    page.goto(f"{office.site.url}/admin/brief/nakijken/")
    fill(page, "Tekst van de brief", DRAFT)
    press(page, "Nakijken")
    told = said(page.locator("main"))
    assert "acht convenanten 3 + 4 = 7; het concept zegt 8." in told
    assert "Wat het concept verwacht, telt op tot 3 + 4 + 8 = 15; daarnaast spreekt het concept van 10." in told


def test_change_an_expectation(office):
    """A new letter expects tourism in another year; the earlier promise stays where it was."""
    page = office.window("redacteur")
    open_letter(page, 900)
    year = TODAY.year + 1
    type_row(page, "1", "toerisme", "ondertekend", "verwacht", f"eerste helft {year}")
    checked = propose_letter(page, "Toerisme opnieuw verwacht.")
    silent = "Er is geen ondertekening bekend: na 17 juni 2016 staat in deze verzameling geen later stuk."
    named = "het kabinet noemde een periode die eindigt op 30 juni 2017."
    late = f"{(TODAY - date(2017, 6, 30)).days} dagen te laat: {named}"
    then = f"Op {in_words(TODAY)} niet ondertekend, {late}"
    assert (f"nu {silent}" in checked, f"straks {then}" in checked) == (True, True), checked
    (done,) = became(decide(office, "redacteur"))
    assert done.endswith("Toerisme opnieuw verwacht.")
    now = office.read("/convenanten/toerisme/")
    assert then in said(now)
    promised = [" ".join(one.split()) for one in now.locator("table tbody tr").all_inner_texts()]
    kept = [one for one in promised if one.startswith("Ondertekend: ")]
    assert [one.split(" Kabinet ")[0] for one in kept] == [
        "Ondertekend: mogelijk in de eerste helft van 2017 nog eens acht IMVO-convenanten",
        f"Ondertekend: verwacht eerste helft {year}",
    ]
    assert "nog op tijd" in kept[1]
    before = said(office.read(f"/convenanten/toerisme/?peildatum={YESTERDAY - timedelta(1)}"))
    assert (f"helft {year}" in before, "geen bericht meer" in before) == (False, True)


def test_politely_stopped(office):
    """A signature without its day is stopped in Dutch, at its fields, with what was typed still there."""
    page = office.window("redacteur")
    follow(page, "Convenanten")
    follow(page, "Toerisme")
    choose(page, "Mijlpaal", "Ondertekend")
    choose(page, "Hoe stellig", "feit")
    fill(page, "Woorden zoals gedrukt", "inmiddels ondertekend")
    fill(page, "Volgens", "Kabinet")
    expect(page.locator("input[name=actor]")).not_to_have_value(
        ""
    )  # a name typed whole is chosen, and covers no button
    press(page, "Opslaan als concept")
    assert notices(page) == [
        (
            "Woorden zoals gedrukt: “inmiddels ondertekend” is niet te lezen als dag of periode. Staat de datum ergens"
            " anders, schrijf die dan bij “datum in andere woorden”."
        ),
        "Woorden zoals gedrukt: Bij “Ondertekend” hoort de dag waarop is ondertekend.",
        "Document: Kies het document, of zeg bij “reden” waarom er geen is.",
        "Document: Bij “Ondertekend” hoort het document dat het bewijst.",
        "Bekend sinds: Vul de dag in: zonder document is er geen dag om over te nemen.",
    ]
    typed = [field(page, name).input_value() for name in ("Convenant", "Woorden zoals gedrukt", "Volgens")]
    assert (typed, faults(page)) == (["Toerisme", "inmiddels ondertekend", "Kabinet"], [])
    fill(page, "Datum in andere woorden", "28 september 2017")
    fill(page, "Document", "26 485, nr. 253")
    fill(page, "Pagina of alinea", "p. 1")
    press(page, "Opslaan als concept")
    drafts = lines(card(office.window("redacteur"), "Uw concepten"))
    assert drafts == ["Toerisme: Ondertekend (feit) inmiddels ondertekend"]
    assert "inmiddels ondertekend" not in said(office.read("/convenanten/toerisme/uitspraken/"))
    page = office.window("redacteur")
    follow(page, "Toerisme: Ondertekend (feit)")
    follow(page, "Dit concept verwijderen")
    with page.expect_navigation():
        page.locator("main form").get_by_role("button").first.click()
    assert lines(card(office.window("redacteur"), "Uw concepten")) == []


def test_stale(office):
    """Who asked and heard nothing new says so in one press, and the covenant is silent no more."""
    page = office.window("redacteur")
    silent = page.locator("section", has=page.get_by_role("heading", name="Negen maanden stil"))
    before = silent.get_by_role("rowheader").all_inner_texts()
    press(page, re.compile("Geen wijziging ?: Groothandel"), inside=silent)
    assert f"Voorgesteld: Groothandel, nagevraagd op {in_words(TODAY)}, geen wijziging." in said(page.locator("main"))
    decide(office, "redacteur")
    page = office.window("redacteur")
    assert silent.get_by_role("rowheader").all_inner_texts() == [one for one in before if one != "Groothandel"]
    assert "Nagevraagd, geen wijziging" in said(office.read("/convenanten/groothandel/uitspraken/"))


def test_correct_openly(office):
    """A slip of ours is corrected: the log says what stood there and why, an earlier revision still shows it."""
    page = office.window("redacteur")
    follow(page, "Uitspraken over mijlpalen")
    page.get_by_role("searchbox", name="Zoek in deze lijst").fill("goud ondertekend zomer")
    press(page, "Zoek")
    follow(page, "Goud: Ondertekend (streven)")
    follow(page, "Wij typten het verkeerd")
    fill(page, "Pagina of alinea", "p. 3")
    fill(page, "Reden", "De pagina was verkeerd overgenomen.")
    press(page, "Opslaan als concept")
    assert "Wat zij verandert Pagina of alinea p. 2 p. 3" in said(page.locator("main"))
    press(page, "Voorstellen")
    decide(office, "redacteur")
    newest = said(office.read("/correcties/").locator("tbody tr:has(td)").first)
    assert newest.endswith(
        "Bron: er stond Kamerstuk 26 485, nr. 220, p. 2 → er staat nu Kamerstuk 26 485, nr. 220, p. 3"
        " De pagina was verkeerd overgenomen."
    )
    words = "nog voor het einde van deze zomer"
    pages = [
        said(office.read(f"/convenanten/goud/{moment}").locator("tr").filter(has_text=words).first)
        for moment in ("", f"?peildatum={TODAY}&bekend_op={TODAY}&revisie=9")
    ]
    assert [re.findall("p\\. [23]", one) for one in pages] == [["p. 3"], ["p. 2"]]


def test_motion_in_time(office):
    """A term that is set stands on the home page, the desk and the public overview until the answer is sealed."""
    open_letter(office.window("redacteur"), 901)
    due, shown, listed = in_words(TODAY + timedelta(30)), [], []
    before = motion_of(office)
    for event, link, words in (("deadline gesteld", "andere deadline", due), ("beantwoord", "antwoord", "")):
        page = office.window("redacteur")
        follow(page, "Alle moties en toezeggingen")
        assert faults(page) == []
        follow(page, re.compile(f"{link}.*26 485, nr. 226"))
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        chosen = field(page, "Gebeurtenis").evaluate("one => one.selectedOptions[0].label")
        assert ("nr. 226" in field(page, "Motie of toezegging").input_value(), chosen) == (True, event)
        fill(page, "Wat het vraagt of zegt", f"Over de motie: {event}.")
        if words:
            fill(page, "Woorden zoals gedrukt", f"uiterlijk {words}")
        else:
            field(page, "Zonder datum").check()
            fill(page, "Beantwoord door", "26 485, nr. 901")
        fill(page, "Document", "26 485, nr. 901")
        fill(page, "Pagina of alinea", "p. 1")
        fill(page, "Volgens", "Kabinet")
        press(page, "Opslaan als concept")
        assert page.get_by_role("alert").all_inner_texts() == []
        press(page, "Voorstellen")
        decide(office, "redacteur")
        shown.append(lines(card(office.window("publicist"), "Termijnen binnen zestig dagen")))
        page = office.window("publicist")
        follow(page, "Alle moties en toezeggingen")
        rows = page.locator("main table tbody tr").filter(has_text="26 485, nr. 226")
        listed.append(([said(row) for row in rows.all()], motion_of(office)))
    assert shown == [[f"{due}: 26 485, nr. 226, deadline gesteld"], []]
    ((on_desk,), open_now), (gone, answered) = listed
    assert (f"uiterlijk {due}" in on_desk, gone) == (True, [])
    assert ("Nog geen antwoord gevonden zonder deadline" in before, "Nog geen antwoord gevonden" in open_now) == (
        True,
        True,
    )
    assert (f"uiterlijk {due}" in open_now, "zonder deadline" in open_now) == (True, False)
    assert ("Op tijd beantwoord" in answered, "26 485, nr. 901" in answered) == (True, True), answered
    public = said(office.read("/documenten/kst-26485-226/"))
    assert [
        one in public
        for one in (f"Deadline gesteld Over de motie: deadline gesteld. uiterlijk {due}", "Over de motie: beantwoord.")
    ] == [True, True], public


def motion_of(office):
    """Return the line of the motion in the public overview."""
    main = office.read("/moties-en-toezeggingen/")
    return said(main.locator("tr").filter(has_text="26 485, nr. 226").first)


def test_split_a_sector(office):
    """Two sectors take the place of one in one sitting: from the day on all speak of the two, before it of the one."""
    before = re.search(r"revisie (\d+)", office.read("/correcties/").inner_text()).group(1)
    (old,) = re.findall("/sectoren/([^/]+)/", office.read("/convenanten/toerisme/").inner_html())[:1]
    page = office.window("redacteur")
    follow(page, "Sectoren")
    follow(page, "Toerisme")
    follow(page, "Splitsen, samenvoegen of hernoemen")
    fill(page, "Vanaf welke dag", "2023-02-28")
    fill(page, "Document waarin dit staat", "26 485, nr. 408")
    for number, (code, name) in enumerate((("REI-VLI", "Vliegreizen"), ("REI-BUS", "Busreizen")), start=1):
        fill(page, f"Code van sector {number}", code)
        fill(page, f"Naam van sector {number}", name)
    press(page, "Verder: de convenanten")
    assert faults(page) == []
    press(page, "Leg deze opvolging vast")
    assert notices(page) == ["Toerisme: Zeg bij welke van de nieuwe sectoren dit convenant hoort."]
    places = page.get_by_role("group", name="Toerisme", exact=True)
    for name in ("Vliegreizen", "Busreizen"):
        places.get_by_label(name, exact=True).check()
    press(page, "Leg deze opvolging vast")
    assert "Wacht op verzegeling: Vliegreizen, Busreizen in de plaats van Toerisme." in said(page.locator("body"))
    assert "Sector: Toerisme" in said(office.read("/convenanten/toerisme/"))
    page = office.window("publicist")
    follow(page, "Naar concepten en voorstellen")
    rows = page.get_by_role("table", name="Stamgegevens die wachten").locator("tbody tr")
    for name in ("Vliegreizen", "Busreizen", "Toerisme"):
        rows.filter(has_text=re.compile(f"^\\s*{name}")).get_by_role("checkbox").check()
    fill(page, "Reden", "Toerisme is gesplitst.")
    press(page, "Verzegel wat is aangevinkt als één revisie")
    assert "verzegeld, met 3 stamgegevens." in said(page.locator("main"))
    now = said(office.read("/convenanten/toerisme/"))
    assert ("Sector: Busreizen, Vliegreizen" in now, "eerste helft 2017" in now) == (True, True)
    day = "28 februari 2023 (Kamerstuk 26 485, nr. 408)"
    assert f"Sectoren door de tijd: Toerisme tot {day}; Busreizen sinds {day}; Vliegreizen sinds {day}" in now
    for code in ("REI-VLI", "REI-BUS"):
        new = said(office.read(f"/sectoren/{code}/"))
        assert "Over deze sector gaat 1 convenant" in new
        assert "Waar deze sector uit voortkomt Toerisme, sinds 28 februari 2023" in new
    ended = "Deze sector is gesplitst: sinds 28 februari 2023 staan Busreizen en Vliegreizen ervoor in de plaats."
    assert ended in said(office.read(f"/sectoren/{old}/"))
    assert ended in said(office.read("/convenanten/per-sector/"))
    english = said(office.read(f"/en/sectoren/{old}/"))
    assert "This sector was split: since 28 February 2023 Busreizen and Vliegreizen have taken its place." in english
    day_before = "?peildatum=2023-02-27"
    for address, words in (
        ("/convenanten/toerisme/", "Sector: Toerisme"),
        (f"/sectoren/{old}/", "Over deze sector gaat 1 convenant"),
    ):
        assert words in said(office.read(f"{address}{day_before}"))
    assert "Busreizen" not in said(office.read(f"/convenanten/per-sector/{day_before}"))
    cited = f"/convenanten/toerisme/?peildatum={TODAY}&bekend_op={TODAY}&revisie={before}"
    assert "Sector: Toerisme" in said(office.read(cited))


def test_hand_over(office):
    """An account leaves: a publisher goes on with its draft and its letter in progress."""
    page = office.window("beheerder")
    follow(page, re.compile("^Toevoegen ?: Gebruikers$"))
    password = "vertrekken-kan-altijd-nog-netjes"
    fill(page, "Gebruikersnaam", "vertrekker")
    page.locator("[name=password1]").fill(password)
    page.locator("[name=password2]").fill(password)
    press(page, "Bewaar")
    field(page, "Redacteur (ministerie)").check()
    press(page, "Bewaar")
    leaver = office.window("vertrekker", password)
    open_letter(leaver, 902, title="Half getypt")
    type_row(leaver, "2", "bouw", "ondertekend", "verwacht", "eind 2030")
    leaver = office.window("vertrekker")
    follow(leaver, "Convenanten")
    follow(leaver, "Bouw")
    choose(leaver, "Mijlpaal", "Ondertekend")
    choose(leaver, "Hoe stellig", "streven")
    fill(leaver, "Woorden zoals gedrukt", "eind 2031")
    fill(leaver, "Document", "26 485, nr. 902")
    fill(leaver, "Pagina of alinea", "p. 2")
    fill(leaver, "Volgens", "Kabinet")
    press(leaver, "Opslaan als concept")
    page = office.window("beheerder")
    follow(page, "Gebruikers")
    follow(page, "vertrekker")
    press(page, "Inactief maken")
    assert "vertrekker kan niet meer inloggen" in said(page.locator("main"))
    page = office.window("publicist")
    follow(page, "Al uw brieven")
    assert faults(page) == []
    press(page, re.compile("^Overnemen"))
    cells = [cell.input_value() for cell in page.locator("[data-row]").first.locator("[data-cell]").all()[:5]]
    assert cells == ["2", "Bouw", "ondertekend", "verwacht", "eind 2030"]
    page = office.window("publicist")
    follow(page, "Uitspraken over mijlpalen")
    page.get_by_role("searchbox", name="Zoek in deze lijst").fill("bouw eind 2031")
    press(page, "Zoek")
    follow(page, "Bouw: Ondertekend (streven)")
    follow(page, "Overnemen")
    page.get_by_role("textbox").last.fill("De collega is vertrokken.")
    press(page, "Overnemen")
    assert lines(card(office.window("publicist"), "Uw concepten")) == ["Bouw: Ondertekend (streven) eind 2031"]
