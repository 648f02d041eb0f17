"""The site below a path of its own (SCRIPT_NAME=/tracker), on the real server: every link and file stays below it."""

import re
import urllib.error
import urllib.request
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.conftest import LETTER
from tests.databases import copy_kept
from tests.serving import DATABASE, Served, collect_static, environment_in, free_port, manage, running
from tests.site.reader import parsed

pytestmark = pytest.mark.served

MOUNT = "/tracker"
NAMES = ("href", "src", "action", "data-url", "data-src", "data-chart-url", "content")
# Pages of each kind that are walked on from, and opened: that no link of any page is dead is asked elsewhere
WALKED_OF_A_KIND, OPENED_OF_A_KIND = 2, 3


@pytest.fixture(scope="module")
def mounted(tmp_path_factory):
    directory = tmp_path_factory.mktemp("mounted")
    collect_static()
    port = free_port()
    environment = environment_in(directory, port) | {"SCRIPT_NAME": MOUNT}
    copy_kept("letter", directory / DATABASE)
    manage(environment, "prepare_demo", str(LETTER))
    site = Served(f"http://127.0.0.1:{port}{MOUNT}", {}, directory / "gunicorn.log", environment)
    with running(site):
        yield site


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read()


def addresses_of(page):
    """Return every address a page names, of our own host."""
    for node in parsed(page):
        for name in NAMES:
            text = node.attrs.get(name, "")
            if text.startswith(("/", "http://127.0.0.1")):
                yield text


def kind_of(path):
    some = r"/documenten/|/convenanten/(?!tijdlijn/|per-sector/)|/sectoren/|/static/|/citeer/|/c/|/onderzoek/"
    return re.sub(r"/open-data/\d.*", "/open-data/*", re.sub(rf"({some})[^/]+", r"\1*", path))


def test_every_address_of_every_page_stays_below_the_mount_and_answers(mounted):
    waiting, known, seen, kinds, outside = [f"{mounted.url}/"], {f"{mounted.url}/"}, {}, {}, []
    while waiting:
        url = waiting.pop(0)
        kind = kind_of(urlsplit(url).path)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > OPENED_OF_A_KIND:
            continue
        status, content_type, body = get(url)
        seen[url] = (status, content_type)
        if content_type != "text/html" or kinds[kind] > WALKED_OF_A_KIND:
            continue
        for text in addresses_of(body.decode()):
            found = urldefrag(urljoin(url, text)).url
            if not urlsplit(found).path.startswith(f"{MOUNT}/"):
                outside.append((url, text))
            elif found not in known:
                known.add(found)
                waiting.append(found)
    assert outside == []
    # What was not known yet on the day of the letter is not there on that day
    then = [url for url, (status, _type) in seen.items() if status == 404 and "peildatum=2016-06-17" in url]
    assert {url: status for url, (status, _type) in seen.items() if status != 200 and url not in then} == {}
    types = {content_type for _status, content_type in seen.values()}
    assert {"text/html", "text/css", "text/javascript", "image/svg+xml", "image/png", "application/json"} <= types
    assert len(seen) > 60


@pytest.mark.parametrize("path", ["/", "/convenanten/goud/", "/documenten/?soort=letter", "/bestaat-niet/"])
def test_the_language_links_lead_to_the_same_page_and_back(mounted, path):
    links = {}
    for start in (path, f"/en{path}"):
        _status, _type, body = get(mounted.url + start)
        head, _, _ = body.decode().partition("<main")
        links[start] = re.findall(r'href="([^"]+)"[^>]* hreflang="(nl|en)"(?! *rel)', head.partition("<body")[2])
    assert links[path] == links[f"/en{path}"]
    assert [code for _url, code in links[path]] == ["nl", "en"]
    for url, code in links[path]:
        assert url.startswith(f"{MOUNT}/en/" if code == "en" else f"{MOUNT}/")
    expected = "/" if path == "/bestaat-niet/" else path
    assert links[path][-1][0] == f"{MOUNT}/en{expected}"


def test_home_has_no_breadcrumbs_and_the_files_of_machines_name_the_mount(mounted):
    assert "nl-breadcrumbs" not in get(f"{mounted.url}/")[2].decode()
    robots = get(f"{mounted.url}/robots.txt")[2].decode().splitlines()
    assert f"Disallow: {MOUNT}/admin/" in robots
    assert f"Sitemap: {mounted.url}/sitemap.xml" in robots
    assert f"<loc>{mounted.url}/en/convenanten/goud/</loc>" in get(f"{mounted.url}/sitemap.xml")[2].decode()
    assert f'<link rel="canonical" href="{mounted.url}/over/">' in get(f"{mounted.url}/over/?page=1")[2].decode()


def test_signing_in_leads_to_the_admin_below_the_mount(mounted):
    status, _type, body = get(f"{mounted.url}/admin/")
    assert status == 200
    found = set(addresses_of(body.decode()))
    assert {address for address in found if not address.startswith(f"{MOUNT}/")} == set()
    assert any(address.startswith(f"{MOUNT}/static/css/") for address in found)
    assert f"{MOUNT}/admin/" in body.decode().partition("<form")[2]
