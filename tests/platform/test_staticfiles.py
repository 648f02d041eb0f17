"""The chart library comes from the installed package, and nothing else of that package is served."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.urls import clear_script_prefix, set_script_prefix

from imvo_tracker.staticfiles import MountedStaticFilesStorage, PlotlyFinder
from tests.architecture import text_files


def test_the_library_is_found_where_it_is_installed():
    found = Path(finders.find("plotly/plotly.min.js"))
    assert (found.name, found.parent.name, found.stat().st_size > 1_000_000) == ("plotly.min.js", "package_data", True)


def test_nothing_else_of_the_package_is_found():
    finder = PlotlyFinder()
    assert [finder.find(path) for path in ("plotly/widgetbundle.js", "plotly/../__init__.py", "plotly.min.js")] == [
        None,
        None,
        None,
    ]
    assert finder.find("plotly/nothing.js", find_all=True) == []


def test_collectstatic_is_told_of_one_file_under_its_prefix():
    assert [(name, storage.prefix) for name, storage in PlotlyFinder().list(None)] == [("plotly.min.js", "plotly")]


def test_every_file_that_a_template_names_exists():
    # A name that is in no manifest would be a 500 in production
    named = {
        name
        for path in text_files(".html")
        for name in re.findall(r"""{%\s*static\s+["']([^"']+)["']""", path.read_text(encoding="utf-8"))
    }
    assert len(named) >= 5
    assert [name for name in sorted(named) if not finders.find(name)] == []


def test_an_address_is_looked_up_once_and_begins_where_the_site_is_mounted(settings, tmp_path):
    storage = MountedStaticFilesStorage(location=tmp_path, base_url="/static/")
    storage.hashed_files = {"site.css": "site.123.css"}
    assert storage.url("site.css") == "/static/site.123.css"
    storage.hashed_files = {"site.css": "site.456.css"}
    set_script_prefix("/tracker/")
    assert storage.url("site.css") == "/tracker/static/site.123.css"
    clear_script_prefix()
    settings.DEBUG = True  # where files are worked on, each is served by its own name
    assert storage.url("site.css") == "/static/site.css"
