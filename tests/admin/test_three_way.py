"""Two people in one form: only what I typed over is mine, in every field, box and row, on every save."""

import pytest

from covenants.models import CountingRule, Covenant, CovenantName, MilestoneStatement, Target, Threshold
from dossier.models import Document, Organisation, OrganisationName
from imvo_tracker.lib import forms as ground
from sectors.models import RiskTheme, Sector, SectorAlias
from tests.admin.sent import sent


@pytest.fixture
def pair(sign_in, editor, colleague):
    return sign_in(editor), sign_in(colleague)


@pytest.fixture
def without_merge(monkeypatch):
    """Take the guard away: whatever the form holds is typed."""
    monkeypatch.setattr(ground.VersionedForm, "_merge", lambda form, shown: None)


def press_twice(pair, url, mine, theirs):
    """I open the form, the colleague opens, types and saves; I save and am refused, and press save again."""
    me, colleague = pair
    form = sent(me.get(url), **mine)
    assert colleague.post(url, sent(colleague.get(url), **theirs)).status_code == 302
    refused = me.post(url, form)
    assert (refused.status_code, refused.context["is_stale"]) == (200, True)
    return refused, me.post(url, sent(refused))


def change(model, row):
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/{row.pk}/change/"


@pytest.fixture
def rows(letter_220, cabinet, sector, gold):
    """Return one row of each master table with a text that I change and one that the colleague changes."""
    theme = RiskTheme.objects.create(
        slug="water", name="Water", category="environment", document=letter_220, known_from="2014-09-01"
    )
    target = Target.objects.create(slug="tien", name="Tien")
    rule = CountingRule.objects.create(slug="kabinet", name="Kabinet", definition="x", document=letter_220, position=1)
    threshold = Threshold.objects.create(slug="drempel", covenant=gold, gates="in_force", name="Drempel")
    return {
        Document: (letter_220, "title", "note"),
        Organisation: (cabinet, "name", "name_en"),
        Sector: (sector, "name", "note"),
        RiskTheme: (theme, "name", "name_en"),
        Target: (target, "name", "name_en"),
        CountingRule: (rule, "definition", "definition_en"),
        Threshold: (threshold, "name", "name_en"),
    }


MASTERS = [Document, Organisation, Sector, RiskTheme, Target, CountingRule, Threshold]


@pytest.mark.parametrize("model", MASTERS)
def test_a_field_that_only_the_colleague_changed_stays_when_i_press_save_again(pair, rows, model):
    row, my_field, their_field = rows[model]
    refused, saved = press_twice(pair, change(model, row), {my_field: "Van mij"}, {their_field: "Van haar"})
    found = [(one.stored, one.typed, one.both) for one in refused.context["conflicts"]]
    assert [one.stored for one in refused.context["taken"]] == ["Van haar"]
    assert (len(found), found[0][1:], saved.status_code) == (1, ("Van mij", False), 302)
    row.refresh_from_db()
    assert (getattr(row, my_field), getattr(row, their_field)) == ("Van mij", "Van haar")


@pytest.mark.parametrize("model", MASTERS)
def test_without_the_merge_the_colleagues_field_goes_back(pair, rows, without_merge, model):
    """The twin: the same two saves, every field counted as typed."""
    row, my_field, their_field = rows[model]
    before = getattr(row, their_field)
    _refused, saved = press_twice(pair, change(model, row), {my_field: "Van mij"}, {their_field: "Van haar"})
    row.refresh_from_db()
    assert (saved.status_code, getattr(row, my_field), getattr(row, their_field)) == (302, "Van mij", before)


def test_where_both_changed_a_field_both_stand_side_by_side_and_mine_stays_in_it(pair, letter_220):
    url = change(Document, letter_220)
    refused, saved = press_twice(pair, url, {"title": "Mijn titel"}, {"title": "Haar titel"})
    found = [(one.label, one.stored, one.typed, one.both) for one in refused.context["conflicts"]]
    assert found == [("Titel", "Haar titel", "Mijn titel", True)]
    assert 'form="document_form" name="take" value="title"' in refused.content.decode()
    letter_220.refresh_from_db()
    assert (saved.status_code, letter_220.title) == (302, "Mijn titel")


def test_the_stored_value_is_taken_by_a_tick(pair, letter_220):
    me, colleague = pair
    url = change(Document, letter_220)
    form = sent(me.get(url), title="Mijn titel", note="mijn opmerking")
    colleague.post(url, sent(colleague.get(url), title="Haar titel"))
    refused = me.post(url, form)
    assert me.post(url, sent(refused, take="title")).status_code == 302
    letter_220.refresh_from_db()
    assert (letter_220.title, letter_220.note) == ("Haar titel", "mijn opmerking")


def test_a_third_save_in_between_is_refused_again_and_loses_nothing(pair, letter_220):
    me, colleague = pair
    url = change(Document, letter_220)
    form = sent(me.get(url), title="Mijn titel")
    colleague.post(url, sent(colleague.get(url), note="eerste"))
    refused = me.post(url, form)
    colleague.post(url, sent(colleague.get(url), title_en="Progress"))
    again = me.post(url, sent(refused))
    assert (again.status_code, again.context["is_stale"]) == (200, True)
    assert me.post(url, sent(again)).status_code == 302
    letter_220.refresh_from_db()
    assert (letter_220.title, letter_220.note, letter_220.title_en) == ("Mijn titel", "eerste", "Progress")


def test_a_number_and_a_day_are_compared_by_what_they_mean(pair, letter_220):
    """Typing the same day in another way is no change of mine."""
    form = {"dated_on": "17-06-2016", "note": "mijn"}
    _refused, saved = press_twice(pair, change(Document, letter_220), form, {"dated_on": "2016-06-16"})
    letter_220.refresh_from_db()
    assert (saved.status_code, letter_220.dated_on.isoformat(), letter_220.note) == (302, "2016-06-16", "mijn")


@pytest.fixture
def theme_of_two(letter_220, sector):
    textiles, wood = (
        Sector.objects.create(code=code, name=code, kind="main", known_from="2014-09-01", document=letter_220)
        for code in ("TEX", "HOUT")
    )
    theme = RiskTheme.objects.create(
        slug="water", name="Water", category="environment", document=letter_220, known_from="2014-09-01"
    )
    theme.sectors.set([sector, textiles])
    return theme, sector, textiles, wood


def ticks(pair, theme, gold, textiles, wood):
    """I take textiles out; the colleague adds wood."""
    mine, theirs = {"sectors": [gold.pk]}, {"sectors": [gold.pk, textiles.pk, wood.pk]}
    _refused, saved = press_twice(pair, change(RiskTheme, theme), mine, theirs)
    assert saved.status_code == 302
    return set(theme.sectors.values_list("code", flat=True))


def test_every_tick_is_a_value_of_its_own(pair, theme_of_two):
    assert ticks(pair, *theme_of_two) == {"GOUD", "HOUT"}


def test_without_the_merge_a_colleagues_tick_is_lost(pair, theme_of_two, without_merge):
    assert ticks(pair, *theme_of_two) == {"GOUD"}


@pytest.fixture
def named(gold):
    CovenantName.objects.create(covenant=gold, name="Edelmetaal", known_from="2017-06-17")
    return gold


def names(covenant):
    return list(covenant.names.order_by("pk").values_list("name", "name_en"))


def test_a_row_that_only_the_colleague_changed_stays(pair, named):
    mine, theirs = {"names__0__name": "Goud!"}, {"names__1__name": "Zilver", "names__0__name_en": "Gold"}
    _refused, saved = press_twice(pair, change(Covenant, named), mine, theirs)
    assert (saved.status_code, names(named)) == (302, [("Goud!", "Gold"), ("Zilver", "")])


def test_without_the_merge_the_colleagues_row_goes_back(pair, named, without_merge):
    mine, theirs = {"names__0__name": "Goud!"}, {"names__1__name": "Zilver", "names__0__name_en": "Gold"}
    _refused, saved = press_twice(pair, change(Covenant, named), mine, theirs)
    assert (saved.status_code, names(named)) == (302, [("Goud!", ""), ("Edelmetaal", "")])


def test_a_row_that_both_changed_stands_in_the_table_with_a_box(pair, named):
    me, colleague = pair
    url = change(Covenant, named)
    form = sent(me.get(url), **{"names-0-name": "Goud van mij"})
    colleague.post(url, sent(colleague.get(url), **{"names-0-name": "Goud van haar"}))
    refused = me.post(url, form)
    found = [(one.stored, one.typed, one.both, one.take) for one in refused.context["conflicts"]]
    assert found == [("Goud van haar", "Goud van mij", True, "names-0-take")]
    me.post(url, sent(refused, **{"names-0-take": "name"}))
    assert names(named)[0] == ("Goud van haar", "")


def test_a_row_added_by_the_colleague_is_shown_and_mine_is_added_too(pair, named):
    mine = {"names__2__name": "Van mij", "names__2__known_from": "2018-01-01"}
    theirs = {"names__2__name": "Van haar", "names__2__known_from": "2019-01-01"}
    refused, saved = press_twice(pair, change(Covenant, named), mine, theirs)
    assert sent(refused)["names-2-name"] == "Van haar"
    assert (saved.status_code, [name for name, _en in names(named)]) == (
        302,
        ["Goud", "Edelmetaal", "Van haar", "Van mij"],
    )


@pytest.fixture
def with_remover(sign_in, editor, admin_user):
    """Only an account with every right removes a name."""
    return sign_in(editor), sign_in(admin_user)


def test_a_row_removed_by_the_colleague_goes_where_i_left_it_alone(with_remover, named):
    mine, theirs = {"names__0__name": "Goud!"}, {"names__1__DELETE": "on"}
    _refused, saved = press_twice(with_remover, change(Covenant, named), mine, theirs)
    assert (saved.status_code, names(named)) == (302, [("Goud!", "")])


def test_a_row_removed_by_the_colleague_comes_back_as_a_new_one_where_i_typed_in_it(with_remover, named):
    gone = named.names.get(name="Edelmetaal").pk
    mine, theirs = {"names__1__name": "Edelsmeden"}, {"names__1__DELETE": "on"}
    _refused, saved = press_twice(with_remover, change(Covenant, named), mine, theirs)
    assert (saved.status_code, names(named)) == (302, [("Goud", ""), ("Edelsmeden", "")])
    assert named.names.get(name="Edelsmeden").pk != gone


def test_the_same_new_row_sent_twice_is_one_row(sign_in, editor, named):
    """No answer came to the first save; the second is refused, shows the row as stored, and adds none."""
    client = sign_in(editor)
    url = change(Covenant, named)
    form = sent(client.get(url), **{"names-2-name": "Juwelen", "names-2-known_from": "2018-01-01"})
    client.post(url, form)
    refused = client.post(url, form)
    assert client.post(url, sent(refused)).status_code == 302
    assert [name for name, _en in names(named)] == ["Goud", "Edelmetaal", "Juwelen"]


@pytest.mark.parametrize("model", [OrganisationName, SectorAlias])
def test_the_rows_of_every_other_table_are_merged_too(pair, cabinet, sector, model):
    owner = cabinet if model is OrganisationName else sector
    link = "organisation" if model is OrganisationName else "sector"
    dated = [{"from_on": "2010-01-01"}, {"from_on": "2011-01-01"}] if model is OrganisationName else [{}, {}]
    first, second = (
        model.objects.create(name=name, **{link: owner}, **more)
        for name, more in zip(("Een", "Twee"), dated, strict=True)
    )
    prefix = model._meta.get_field(link).remote_field.get_accessor_name()
    mine, theirs = {f"{prefix}__0__name": "Een!"}, {f"{prefix}__1__name": "Twee!"}
    _refused, saved = press_twice(pair, change(type(owner), owner), mine, theirs)
    assert (saved.status_code, *(type(row).objects.get(pk=row.pk).name for row in (first, second))) == (
        302,
        "Een!",
        "Twee!",
    )


def in_two_windows(sign_in, editor, milestone):
    """One person edits a draft in two windows: the words in the one, page and remark in the other."""
    client = sign_in(editor)
    client.post("/admin/covenants/milestonestatement/add/", {**milestone, "wording": "Q2 2017"})
    entry = MilestoneStatement.objects.get()
    url = change(MilestoneStatement, entry)
    first = sent(client.get(url), wording="eerste helft 2017")
    client.post(url, sent(client.get(url), locator="p. 4", note="nagekeken"))
    refused = client.post(url, first)
    assert (refused.context["is_stale"], client.post(url, sent(refused)).status_code) == (True, 302)
    entry.refresh_from_db()
    return entry.wording, entry.earliest.isoformat(), entry.locator, entry.note


def test_a_draft_in_two_windows_keeps_what_was_typed_in_each(sign_in, editor, milestone):
    found = in_two_windows(sign_in, editor, milestone)
    assert found == ("eerste helft 2017", "2017-01-01", "p. 4", "nagekeken")


def test_without_the_merge_the_other_window_is_put_back(sign_in, editor, milestone, without_merge):
    found = in_two_windows(sign_in, editor, milestone)
    assert found == ("eerste helft 2017", "2017-01-01", "p. 2", "")


@pytest.mark.parametrize("base", ["", "x", "[]", "[" * 5000, '{"title": 3, "note": null}', '{"title": ["a", 1]}'])
def test_a_form_that_does_not_say_what_it_was_shown_is_refused_with_everything(pair, letter_220, base):
    me, colleague = pair
    url = change(Document, letter_220)
    form = sent(me.get(url), title="Mijn titel", base=base)
    colleague.post(url, sent(colleague.get(url), note="haar"))
    refused = me.post(url, form)
    found = {one.label: (one.stored, one.typed, one.both) for one in refused.context["conflicts"]}
    assert found == {"Titel": ("Voortgang", "Mijn titel", True), "Opmerking": ("haar", "(leeg)", True)}
    letter_220.refresh_from_db()
    assert (letter_220.title, letter_220.note) == ("Voortgang", "haar")


def test_an_unchanged_save_leaves_no_trace_of_the_hidden_fields(sign_in, editor, named):
    client = sign_in(editor)
    url = change(Covenant, named)
    client.post(url, sent(client.get(url)))
    assert CovenantName.history.filter(history_type="~").count() == 0
