"""The secretariat's scenarios on a telephone, to what the ministry and readers then see."""

import re
from datetime import timedelta

import pytest

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
    press,
    said,
)

pytestmark = [pytest.mark.browser, pytest.mark.served]
MEMBERS = ["CNV", "FNV", "MVO Nederland", "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking",
           "Nederlandse Vereniging van Banken (NVB)", "VNO-NCW"]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def negotiations(office):
    """The administrator puts the secretariat on two more negotiations."""
    page = office.window("beheerder")
    for covenant in ("Textiel", "Toerisme"):
        follow(page, re.compile("^Toevoegen ?: Trajecten$"))
        fill(page, "Convenant", covenant)
        fill(page, "Facilitator", "ser")
        page.get_by_role("group", name="Team").get_by_label("ser", exact=True).check()
        press(page, "Bewaar")
        office.window("beheerder")


def of(office, covenant):
    """Return the secretariat's window at one of its negotiations."""
    page = office.window("ser")
    follow(page, covenant)
    return page


def hand_in(page, *, on, why="", open_to="iedereen, vanaf de dag dat het bekend was"):
    """Say when it was, on what it rests and who may see it, and propose it."""
    fill(page, "Dag", f"{on:%Y-%m-%d}")
    fill(page, "Waar het op berust", why)
    field(page, open_to).check()
    press(page, "Stel voor aan het ministerie")


def at_the_ministry(page):
    """Return what the secretariat sees of its proposals, newest first."""
    return lines(page.locator("h2:text-is('Bij het ministerie') + ul"))


def say(office, covenant, text, **how):
    """Propose a report on how it stands; return the window."""
    page = of(office, covenant)
    follow(page, "Stel bericht voor")
    fill(page, "Wat het zegt", text)
    hand_in(page, why="Verslag van de zitting.", **how)
    return page


def test_provisional_result(office):
    """Every member is asked, each answer is kept, and with the last one the result is confirmed."""
    page = of(office, "Verzekeringen")
    follow(page, "Ronde 3, 17 november 2016")
    follow(page, "Raadpleging")
    state = page.locator("main p").filter(has=page.locator(".nl-badge"))
    assert said(state) == "Ronde 3 ligt bij de achterban, sinds vandaag; nog 60 dagen bij de achterban"
    for member in MEMBERS[1:]:
        choose(page, "Organisatie", member)
        field(page, "akkoord").check()
        fill(page, "Op", "2016-12-01")
        press(page, "Antwoord bewaren")
    assert said(state) == "Ronde 3 bevestigd"
    answers = [f"{member}: akkoord, {'24 november' if member == 'CNV' else '1 december'} 2016" for member in MEMBERS]
    assert lines(page.locator("h2:text-is('De achterban') + ul")) == answers
    steps = lines(page.locator("ol.ser-versions ol"))
    assert [one.split(", ser: ")[1] for one in steps[6:]] == answers
    assert [one.split(": ")[-1] for one in steps[:6]] == ["nog geen antwoord"] * 6
    assert (faults(page), "ligt bij de achterban" in said(office.window("ser").locator("main"))) == ([], False)


def test_letter_of_intent(office):
    """A declaration of intent is proposed, and is on the public page once the ministry sealed it."""
    page = of(office, "Toerisme")
    follow(page, "Stel fase voor")
    choose(page, "Mijlpaal", "Intentieverklaring")
    hand_in(page, on=YESTERDAY, why="De partijen tekenden de intentieverklaring bij de SER.")
    assert at_the_ministry(page)[0] == "Intentieverklaring: wacht sinds vandaag bij het ministerie"
    assert "Intentieverklaring" not in said(office.read("/convenanten/toerisme/"))
    (done,) = became(decide(office, "ser"))
    assert (
        done.startswith("Toerisme: Intentieverklaring (feit): verzegeld als revisie "),
        "openbare pagina" in done,
    ) == (
        True,
        True,
    ), done
    page = of(office, "Toerisme")
    assert "Intentieverklaring, sinds 1 dag" in said(page.locator("main"))
    assert at_the_ministry(page)[0] == f"Intentieverklaring: verzegeld, {in_words(TODAY)}"
    public = said(office.read("/convenanten/toerisme/"))
    assert f"Er is één stap bekend: “Intentieverklaring”, {in_words(YESTERDAY)}" in public
    assert "geen bericht meer" not in public


def test_propose_not_publish(office):
    """What the secretariat proposes is nobody else's until the ministry seals it; what comes back has its note."""
    page = say(office, "Toerisme", "De reissector bespreekt een tekst.", on=YESTERDAY)
    statements = "/convenanten/toerisme/uitspraken/"
    assert at_the_ministry(page)[0] == "De reissector bespreekt een tekst.: wacht sinds vandaag bij het ministerie"
    refused = page.goto(f"{office.site.url}/admin/dossier/revision/verzegelen/")
    assert (refused.status, "bespreekt" in said(office.read(statements))) == (403, False)
    (back,) = became(decide(office, "ser", note="Welke organisaties?"))
    started = back.startswith("Toerisme: voortgang: teruggestuurd (publicist, ")
    assert (started, back.endswith("Welke organisaties?"), "openbare pagina" in back) == (True, True, False), back
    page = of(office, "Toerisme")
    returned = f"De reissector bespreekt een tekst.: teruggestuurd, {in_words(TODAY)}: “Welke organisaties?”"
    assert at_the_ministry(page)[0] == returned
    follow(page, returned)
    fill(page, "Wat het zegt", "ANVR en FNV bespreken een tekst.")
    press(page, "Stel voor aan het ministerie")
    decide(office, "ser")
    assert at_the_ministry(of(office, "Toerisme"))[0] == (
        f"ANVR en FNV bespreken een tekst.: verzegeld, {in_words(TODAY)}"
    )
    first = said(office.read(statements).locator("tbody tr").first)
    assert first.startswith(
        f"Voortgang {in_words(YESTERDAY)} ANVR en FNV bespreken een tekst. Sociaal-Economische Raad"
    )
    assert "De reissector bespreekt" not in said(office.read(statements))


def test_closed_until(office):
    """What is closed until the members are consulted is read by nobody, until a publisher opens it."""
    text, statements = "De partijen kennen elkaars breekpunten.", "/convenanten/toerisme/uitspraken/"
    page = of(office, "Toerisme")
    follow(page, "Stel bericht voor")
    fill(page, "Wat het zegt", text)
    fill(page, "Uiterlijk openbaar op", f"{TODAY + timedelta(30):%Y-%m-%d}")
    fill(page, "Reden voor het embargo", "De achterban hoort het eerst.")
    hand_in(page, on=YESTERDAY, why="Verslag van de zitting.", open_to="na raadpleging, uiterlijk op een dag")
    decide(office, "ser")
    assert text not in said(office.read(statements))
    page = office.window("publicist")
    follow(page, "Statusmeldingen")
    page.get_by_role("searchbox", name="Zoek in deze lijst").fill("toerisme voortgang raadpleging")
    press(page, "Zoek")
    with page.expect_navigation():
        page.locator("tbody tr").filter(has_text="na raadpleging").get_by_role("link").first.click()
    follow(page, "Openbaar maken")
    fill(page, "Openbaar vanaf", f"{TODAY:%Y-%m-%d}")
    fill(page, "Reden", "De achterban is geraadpleegd.")
    press(page, "Openbaar maken")
    row = said(office.read(statements).locator("tbody tr").filter(has_text=text))
    assert (in_words(YESTERDAY) in row, f"openbaar sinds {in_words(TODAY)}" in row) == (True, True), row


def join(office, name, day, *, counts="", why=""):
    """Propose that an organisation joined textile, and let the ministry seal it."""
    page = of(office, "Textiel")
    follow(page, "Stel deelnemer voor")
    fill(page, "Organisatie", name)
    field(page, "toegetreden").check()
    if counts:
        field(page, counts).check()
        fill(page, "Waarom het wel of niet meetelt", why)
    hand_in(page, on=day, why="Getekend formulier.")
    decide(office, "ser")


def curve(office):
    return lines(of(office, "Textiel").locator("h2:text-is('Wie meedoet') + ul"))


def test_counts_elsewhere(office):
    """Who counts for another covenant is a participant and raises no total."""
    before = curve(office)
    join(office, "FNV", TODAY - timedelta(9), counts="telt niet mee", why="Telt mee bij hout.")
    assert curve(office) == before
    assert "FNV (ondertekenaar)" in said(office.read("/convenanten/textiel/"))


def test_a_company_leaves(office):
    """The line is lower on the day on which it is said, before the ministry sealed it."""
    join(office, "CNV", TODAY - timedelta(8))
    before = curve(office)
    assert before[0] == f"vanaf {in_words(TODAY - timedelta(8))}: 2 organisaties"
    page = of(office, "Textiel")
    follow(page, "Stel deelnemer voor")
    fill(page, "Organisatie", "CNV")
    field(page, "vertrokken").check()
    fill(page, "Waarom", "Werkt verder zonder convenant.")
    hand_in(page, on=TODAY, why="Brief van de organisatie.")
    lower = [f"vanaf {in_words(TODAY)}: 1 organisatie", *before]
    assert curve(office) == lower
    decide(office, "ser")
    assert curve(office) == lower
    public = said(office.read("/convenanten/textiel/"))
    assert f"CNV vertrokken ({in_words(TODAY)}): Werkt verder zonder convenant." in public


def test_import_participants(office):
    """A list of names is pasted; a wrong line is named and nothing is handed over; then all stand at the ministry."""
    page = of(office, "Toerisme")
    follow(page, "Stel deelnemer voor")
    fill(page, "Organisatie", "CNV")
    fill(page, "en anderen op dezelfde dag", "FNV\nNiemand BV\nVNO-NCW")
    field(page, "toegetreden").check()
    hand_in(page, on=YESTERDAY, why="Lijst van de bijeenkomst.")
    assert notices(page) == [
        "En anderen op dezelfde dag: Regel 2, “Niemand BV”: Het dossier kent geen organisatie met deze naam."
    ]
    fill(page, "en anderen op dezelfde dag", "FNV\nVNO-NCW")
    press(page, "Stel voor aan het ministerie")
    decide(office, "ser")
    public = said(office.read("/convenanten/toerisme/uitspraken/"))
    assert [f"{name}: ondertekenaar, toegetreden" in public for name in ("CNV", "FNV", "VNO-NCW")] == [True] * 3


def test_new_market_figure(office):
    """A figure of the market is typed, refused where it can be read in two ways, sealed, and named on the desk."""
    page = of(office, "Textiel")
    follow(page, "Drempel")
    before = said(page.locator(".ser-standing"))
    page = of(office, "Textiel")
    follow(page, "Stel marktcijfer voor")
    assert faults(page) == []
    fill(page, "Omzet op de hele markt, in miljoen euro", "9.500")
    fill(page, "Document", "26 485, nr. 253")
    fill(page, "Blz", "3")
    fill(page, "Gemeten op", "2016-12-31")
    field(page, "iedereen, vanaf de dag dat het bekend was").check()
    press(page, "Stel voor aan het ministerie")
    assert notices(page) == [
        "Omzet op de hele markt, in miljoen euro: “9.500” is op twee manieren te lezen: schrijf 9500 of 9,5."
    ]
    fill(page, "Omzet op de hele markt, in miljoen euro", "9500")
    press(page, "Stel voor aan het ministerie")
    decide(office, "ser")
    page = of(office, "Textiel")
    follow(page, "Drempel")
    page.get_by_text("Reken door").click()
    assert said(page.locator("details p").first).startswith(
        "Het marktcijfer dat nu telt: 9500 miljoen euro omzet op de hele markt, gemeten op 31 december 2016"
        " (26 485, nr. 253, p. 3)."
    )
    assert said(page.locator(".ser-standing")) == before


def test_one_list(office):
    """SER, editor and publisher see the same proposals wait, and the same decision."""
    say(office, "Toerisme", "Er is een nieuwe voorzitter.", on=YESTERDAY)
    mine = office.window("ser").locator("section").filter(has_text="Toerisme")
    assert "Er is een nieuwe voorzitter.: wacht sinds vandaag bij het ministerie" in said(mine)
    waits = [f"1 uitspraak van ser, {in_words(TODAY)}: Toerisme: voortgang"]
    titles = {"redacteur": "Voorstellen die op een besluit wachten", "publicist": "Voorstellen om over te beslissen"}
    for who, title in titles.items():
        assert lines(card(office.window(who), title)) == waits
    decide(office, "ser")
    assert "bij het ministerie" not in said(office.window("ser").locator("main"))
    for who, title in titles.items():
        assert lines(card(office.window(who), title)) == []
