"""The handbook: open to every role of staff, to nobody else, linked from every form, true to what stands there."""

import html
import re
import sys
from importlib import util

import mdurl._decode
import mdurl._encode
import polib
import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import Resolver404, resolve, reverse

from imvo_tracker import handbook
from imvo_tracker.handbook import PAGES, ROLE_PAGES, directory, page_for
from tests.admin.conftest import person
from tests.site.reader import parsed

CATALOGUE = directory().parent.parent / "imvo_tracker" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
ADDRESS = re.compile(r"`(/[^`]*)`")
PICTURE = re.compile(r"!\[(.*?)\]\(\.\./\.\./static/img/handleiding/(.+?)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
ROLES = ("ministry-editor", "ministry-publisher", "administrator")
START = "/admin/handleiding/"


@pytest.fixture(params=ROLES)
def staff(request, db, sign_in):
    return sign_in(person("medewerker", request.param))


def test_every_page_opens_for_every_role_and_each_link_leads_somewhere(staff):
    page = parsed(staff.get(START).content.decode())
    (main,) = page.all("main")
    chapters = [link.attrs["href"] for link in main.all("a")]
    assert chapters == [f"{START}{slug}/" for slug in PAGES]
    led_to = set()
    for address in chapters:
        answer = staff.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store, private")
        (main,) = parsed(answer.content.decode()).all("main")
        assert len(main.all("h1")) == 1
        assert len(main.all("h2")) > 1
        assert {one.tag for one in main} & {"script", "style"} == set()
        led_to |= {link.attrs["href"] for link in main.all("a")}
    assert {address: status for address in led_to if (status := staff.get(address).status_code) != 200} == {}


def test_the_files_are_the_pages():
    assert {path.stem for path in directory().glob("*.md")} == set(PAGES)


def test_nobody_else_sees_it(client, db, django_user_model):
    client.force_login(django_user_model.objects.create_user("bezoeker"))
    for address in (START, f"{START}{PAGES[0]}/"):
        assert client.get(address).status_code == 302
    client.logout()
    answer = client.get(f"{START}{PAGES[0]}/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/admin/login/")


def test_what_is_no_page_is_not_found_and_nothing_is_sent_to_it(sign_in, editor):
    client = sign_in(editor)
    assert [client.get(f"{START}{name}/").status_code for name in ("bestaat-niet", "..", "index")] == [404, 404, 404]
    assert [client.post(START).status_code, client.post(f"{START}{PAGES[0]}/").status_code] == [405, 405]


def said_in_the_admin():
    """Return every Dutch text that our code and templates can show, and the words of Django's own admin."""
    texts = {text for one in polib.pofile(str(CATALOGUE)) for text in (one.msgstr, *one.msgstr_plural.values())}
    django = admin.__path__[0] + "/locale/nl/LC_MESSAGES/django.po"
    texts |= {one.msgstr for one in polib.pofile(django)}
    auth = apps.get_app_config("auth").path + "/locale/nl/LC_MESSAGES/django.po"
    texts |= {one.msgstr for one in polib.pofile(auth)}
    return {text[:1].lower() + text[1:] for text in texts if text}


@pytest.mark.parametrize("slug", PAGES)
def test_every_button_and_field_that_a_page_names_stands_so_in_the_admin(slug):
    named = BOLD.findall((directory() / f"{slug}.md").read_text(encoding="utf-8"))
    known = said_in_the_admin()
    assert len(named) > 4
    assert [text for text in named if text[:1].lower() + text[1:] not in known] == []


@pytest.mark.parametrize("slug", PAGES)
def test_every_address_that_a_page_names_is_one(slug):
    named = ADDRESS.findall((directory() / f"{slug}.md").read_text(encoding="utf-8"))
    assert [address for address in named if not is_one(address)] == []


def is_one(address):
    try:
        # What the admin does not know, it answers with a view that has no name
        return resolve(address).url_name is not None
    except Resolver404:
        return False


def test_an_address_that_is_none_is_noticed():
    assert (is_one("/admin/covenants/covenant/"), is_one("/admin/covenants/convenant/")) == (True, False)


@pytest.mark.parametrize("slug", ROLE_PAGES)
def test_a_role_has_two_printed_pages_with_two_pictures(slug):
    text = (directory() / f"{slug}.md").read_text(encoding="utf-8")
    pictures = PICTURE.findall(text)
    assert (len(pictures), 300 < len(text.split()) < 620) == (2, True)
    assert all(len(alt) > 30 for alt, _name in pictures)
    assert all(name.startswith(slug.removeprefix("rol-")) for _alt, name in pictures)


def test_the_pictures_are_those_that_the_pages_show_and_they_are_small(sign_in, editor):
    folder = directory().parent.parent / "static" / "img" / "handleiding"
    shown = {name for slug in PAGES for _alt, name in PICTURE.findall((directory() / f"{slug}.md").read_text("utf-8"))}
    assert {path.name for path in folder.iterdir()} == shown
    assert max(path.stat().st_size for path in folder.iterdir()) < 150_000
    (main,) = parsed(sign_in(editor).get(f"{START}rol-auditor/").content.decode()).all("main")
    assert [one.attrs["src"] for one in main.all("img")] == [
        "/static/img/handleiding/auditor-logboek.png",
        "/static/img/handleiding/auditor-besluiten.png",
    ]


def test_a_word_that_does_not_stand_there_is_noticed():
    assert "publiceer nu" not in said_in_the_admin()


def forms_of(client, user):
    """Yield the address and name of the form to add a row of each table."""
    for model, model_admin in admin.site._registry.items():
        meta = model._meta
        if user.has_perm(f"{meta.app_label}.add_{meta.model_name}") and model_admin is not None:
            yield reverse(f"admin:{meta.app_label}_{meta.model_name}_add"), meta.model_name


@pytest.mark.parametrize("role", ROLES)
def test_every_form_leads_to_its_page(db, sign_in, role):
    user = person("medewerker", role)
    client, met = sign_in(user), set()
    for address, table in forms_of(client, user):
        answer = client.get(address)
        if answer.status_code == 403:  # a table that the actions write alone
            continue
        met.add(table)
        links = parsed(answer.content.decode()).all("p", class_="nl-admin__help")
        assert [link.attrs["href"] for one in links for link in one.all("a")] == [f"{START}{page_for('', table)}/"], (
            address
        )
    assert len(met) == {"ministry-editor": 16, "ministry-publisher": 16, "administrator": 2}[role]


def test_the_steps_of_a_statement_lead_to_their_own_page(sign_in, publisher, sealed):
    client = sign_in(publisher)
    base = f"/admin/covenants/milestonestatement/{sealed.pk}/"
    covenant = f"/admin/covenants/statusreport/status-bijwerken/?covenant={sealed.covenant_id}"
    expected = {
        f"{base}change/": "uitspraak-vastleggen",
        f"{base}intrekken/": "corrigeren",
        f"/admin/covenants/milestonestatement/add/?corrects={sealed.pk}": "corrigeren",
        covenant: "status-vastleggen",
        "/admin/dossier/revision/verzegelen/": "voorstellen-en-verzegelen",
    }
    found = {}
    for address in expected:
        (help_text,) = parsed(client.get(address).content.decode()).all("p", class_="nl-admin__help")
        found[address] = help_text.all("a")[0].attrs["href"].rstrip("/").rpartition("/")[2]
    assert found == expected


def test_raw_html_of_a_file_is_shown_as_text(tmp_path, monkeypatch):
    (tmp_path / "proef.md").write_text("# Proef\n\n<script>alert(1)</script>\n", encoding="utf-8")
    monkeypatch.setattr(handbook, "directory", lambda: tmp_path)
    text = handbook.chapter.__wrapped__("proef").text
    assert "<script" not in text
    assert "<script>alert(1)</script>" in html.unescape(text)


def test_the_library_fills_its_tables_before_two_threads_may_ask_for_them(monkeypatch):
    """Half a table is what a second thread would see: a page of staff failed on it (IndexError) in a new worker."""
    tables = {"encode_cache": mdurl._encode, "decode_cache": mdurl._decode}
    for name, module in tables.items():
        monkeypatch.setattr(module, name, {})
    spec = util.spec_from_file_location("handbook_anew", handbook.__file__)
    anew = util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, anew)
    spec.loader.exec_module(anew)
    filled = {name: set(getattr(module, name)) for name, module in tables.items()}
    assert all(filled.values())
    texts = [(directory() / f"{slug}.md").read_text(encoding="utf-8") for slug in PAGES]
    assert all(anew._MARKDOWN.render(text) for text in [*texts, "<a@b.nl> [een](http://b.nl/%20) ![twee](c.png)"])
    assert {name: set(getattr(module, name)) for name, module in tables.items()} == filled
