"""An editor changes a working copy; the proposal says which public figures would move; only a seal moves them."""

import re
from datetime import date

import pytest

from covenants.models import CountingRule, Covenant
from dossier.models import Document, Revision
from tests.admin.conftest import person
from tests.admin.test_masters import shown

SEAL = "/admin/dossier/revision/verzegelen/"
CITED = "/?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"
THEN = "/?peildatum=2016-06-17"


@pytest.fixture
def rule(letter):
    return CountingRule.objects.get(slug="kabinet")


def leave_three_out(client, rule):
    """Tick the three covenants that were well advanced under "left out", as an editor does."""
    url = f"/admin/covenants/countingrule/{rule.pk}/change/"
    left_out = [row.pk for row in Covenant.objects.filter(slug__in=("textiel", "goud", "banken"))]
    assert client.post(url, {**shown(client, url), "excluded": left_out}).status_code == 302


def cards(client, address):
    page = client.get(address).context["page"]
    return [int(figure.value) for figure in page.figures if figure.value.isdigit()]


def tokens(client):
    return re.findall(r'name="master" value="([^"]+)"', client.get(SEAL).content.decode())


def test_a_tick_in_a_counting_rule_moves_no_public_figure_until_it_is_sealed(
    client, sign_in, editor, publisher, rule
):  # fmt: skip
    before, then = client.get(CITED).content, cards(client, THEN)
    assert {7, 15} <= set(then)
    leave_three_out(sign_in(editor), rule)
    assert (client.get(CITED).content, cards(client, THEN)) == (before, then)
    text = sign_in(publisher).get(SEAL).content.decode()
    line = re.search(r"<li>17 juni 2016.*?</li>", text, re.DOTALL)[0]
    assert "verandert 4 openbare cijfers" in line
    assert [pair for pair in ("1 → 0", "2 → 0", "7 → 4", "15 → 12") if pair not in line] == []
    answer = sign_in(publisher).post(SEAL, {"master": tokens(sign_in(publisher)), "reason": "proef", "_seal": "1"})
    assert (answer.status_code, Revision.objects.count()) == (302, 2)
    assert client.get(CITED).content == before
    moved = cards(client, THEN)
    assert [moved[place] for place, value in enumerate(then) if value in (7, 15)] == [
        value - 3 for value in then if value in (7, 15)
    ]


def test_an_editor_proposes_and_does_not_seal(sign_in, editor, rule):
    client = sign_in(editor)
    leave_three_out(client, rule)
    text = client.get(SEAL).content.decode()
    assert "Stamgegevens die wachten" in text
    assert tokens(client) == []
    place = f"covenants.countingrule:{rule.pk}:{'0' * 32}"
    assert client.post(SEAL, {"master": [place], "reason": "proef", "_seal": "1"}).status_code == 403
    assert Revision.objects.count() == 1


def test_what_changed_since_it_was_shown_is_not_sealed(sign_in, editor, publisher, rule):
    leave_three_out(sign_in(editor), rule)
    seen = tokens(sign_in(publisher))
    rule.refresh_from_db()
    rule.definition = "Intussen anders."
    rule.save()
    answer = sign_in(publisher).post(SEAL, {"master": seen, "reason": "proef", "_seal": "1"})
    assert (answer.status_code, Revision.objects.count()) == (200, 1)
    assert "Gewijzigd of verzegeld sinds deze pagina is getoond" in answer.content.decode()


def test_a_title_changes_no_figure_and_says_so(sign_in, editor, publisher, letter):
    paper = Document.objects.get(key=letter)
    client = sign_in(editor)
    url = f"/admin/dossier/document/{paper.pk}/change/"
    client.post(url, {**shown(client, url), "title": "Een betere titel"})
    text = sign_in(publisher).get(SEAL).content.decode()
    assert "Verandert geen openbaar cijfer." in text
    assert f"{paper.title} → Een betere titel" in text
    assert "Een betere titel" not in client.get("/documenten/").content.decode()


def test_what_waits_is_told_in_words_and_days_not_in_codes(sign_in, publisher, letter):
    paper = Document.objects.get(key=letter)
    Document.objects.create(key="motie-901", kind="motion", title="Motie", public_on=date(2016, 6, 17))
    paper.kind, paper.public_on = "debate", date(2016, 7, 1)
    paper.save()
    (moved, made) = sign_in(publisher).get(SEAL).context["masters"]
    told = [{one.label: (one.old, one.new) for one in row.differences} for row in (moved, made)]
    assert told[0] == {"Soort": ("Brief aan de Kamer", "Debat"), "Openbaar sinds": ("17 juni 2016", "1 juli 2016")}
    assert (told[1]["Soort"], told[1]["Openbaar sinds"]) == (("–", "Motie"), ("–", "17 juni 2016"))


@pytest.mark.parametrize("token", ["", "x", "dossier.document:1", "dossier.document:9999999999:x", "auth.user:1:x"])
def test_a_crafted_token_seals_nothing(sign_in, publisher, letter, token):
    answer = sign_in(publisher).post(SEAL, {"master": [token], "reason": "proef", "_seal": "1"})
    assert (answer.status_code, Revision.objects.count()) == (200, 1)


def put_back(client, token, **typed):
    return client.post(SEAL, {"_put_back": token, "reason": "Was een vergissing.", **typed})


def test_a_publisher_puts_one_working_copy_back_with_a_note(client, sign_in, editor, publisher, rule, letter):
    leave_three_out(sign_in(editor), rule)
    paper = Document.objects.get(key=letter)
    paper.title = "Een betere titel"
    paper.save()
    form = sign_in(publisher)
    shown_token = next(token for token in tokens(form) if "countingrule" in token)
    assert f'name="_put_back" value="{shown_token}"' in form.get(SEAL).content.decode()
    answer = form.post(SEAL, {"_put_back": shown_token, "reason": "Was een vergissing."}, follow=True)
    assert f"{rule} zegt weer wat lezers zien." in answer.content.decode()
    assert [token.split(":")[0] for token in tokens(form)] == ["dossier.document"]
    assert (rule.excluded.count(), Revision.objects.count()) == (0, 1)
    history = form.get(f"/admin/covenants/countingrule/{rule.pk}/history/").content.decode()
    assert ("Was een vergissing." in history, "publicist" in history) == (True, True)
    decisions = form.get("/admin/dossier/decision/").content.decode()
    assert ("Was een vergissing." in decisions, f"countingrule/{rule.pk}/change/" in decisions) == (True, True)


def test_only_who_may_seal_puts_back(client, sign_in, editor, publisher, rule):
    leave_three_out(sign_in(editor), rule)
    (token,) = tokens(sign_in(publisher))
    assert "_put_back" not in sign_in(editor).get(SEAL).content.decode()
    assert put_back(client, token).url.startswith("/admin/login/")
    for name, role in (("redacteur-2", "ministry-editor"), ("beheerder", "administrator")):
        assert put_back(sign_in(person(name, role)), token).status_code == 403
    assert (rule.excluded.count(), tokens(sign_in(publisher))) == (3, [token])


def test_putting_back_asks_a_reason_and_keeps_what_was_ticked(sign_in, editor, publisher, rule):
    leave_three_out(sign_in(editor), rule)
    (token,) = tokens(sign_in(publisher))
    answer = put_back(sign_in(publisher), token, reason=" ", master=[token])
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["reason"])
    assert [one.ticked for one in answer.context["masters"]] == [True]
    assert rule.excluded.count() == 3


def test_pressing_put_back_twice_says_that_it_is_done(sign_in, editor, publisher, rule):
    leave_three_out(sign_in(editor), rule)
    client = sign_in(publisher)
    (token,) = tokens(client)
    assert [put_back(client, token).status_code for _press in range(2)] == [302, 200]
    assert "Gewijzigd of verzegeld sinds deze pagina is getoond" in put_back(client, token).content.decode()
    assert rule.history.filter(history_change_reason="Was een vergissing.").count() > 0


def test_a_number_that_another_document_took_is_named_with_the_whole_page(sign_in, publisher, letter):
    paper = Document.objects.get(key=letter)
    dossier, number = paper.dossier, paper.number
    paper.number = "9999"
    paper.save()
    Document.objects.create(
        key="nieuw", kind="letter", title="Nieuw", public_on="2016-06-17", dossier=dossier, number=number
    )
    client = sign_in(publisher)
    token = next(token for token in tokens(client) if token.startswith(f"dossier.document:{paper.pk}:"))
    answer = put_back(client, token)
    taken = f"Dossier en nummer “{dossier}, {number}” is intussen van “26 485, nr. {number}” (nieuw)"
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (409, [f"{taken}; wijzig dat eerst."])
    assert (Document.objects.get(key=letter).number, token in tokens(client)) == ("9999", True)


def test_a_new_row_has_no_button_to_put_it_back(sign_in, publisher, letter):
    Document.objects.create(key="nieuw", kind="letter", title="Nieuw", public_on="2016-06-17")
    client = sign_in(publisher)
    (token,) = tokens(client)
    assert "_put_back" not in client.get(SEAL).content.decode()
    answer = put_back(client, token)
    assert "Alleen wat sinds de verzegeling is gewijzigd, wordt teruggezet." in answer.content.decode()
    assert Document.objects.filter(key="nieuw").exists()


@pytest.mark.parametrize("token", ["", "x", "dossier.document:1", "dossier.document:9999999999:x", "auth.user:1:x"])
def test_a_crafted_token_puts_nothing_back(sign_in, publisher, letter, token):
    answer = put_back(sign_in(publisher), token)
    assert (answer.status_code, answer.context["form"].is_valid()) == (200, False)
