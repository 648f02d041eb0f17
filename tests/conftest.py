"""Fixtures for every test: an empty database, the letter's record, a browser and a served site."""

import contextlib
import functools
import gc
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template import Template
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import WorkStealingScheduling

from dashboards.cards.drawing import draw_card
from dashboards.charts.raster import write_raster
from tests.chromium import CHROMIUM, CHROMIUM_FLAGS
from tests.databases import clone_of, make_or_copy
from tests.memory import read_once, start_with
from tests.releases.marks import is_in_history, is_without_history
from tests.serving import Served, serve

ROOT = Path(__file__).resolve().parent.parent
LETTER = ROOT / "fixtures" / "kst-26485-220.yaml"
RECORD_FILES = (ROOT / "fixtures" / "index.txt").read_text(encoding="utf-8").split()
# Fixtures of tests that start with something loaded, each with a `..._database`; a test asks for one of them.
LOADED = ("letter", "whole", "sample")

# Where tests stand that read pages: tests/site/test_same_on_both_databases.py finds these the same on both.
READ_PAGES = (
    "tests/dashboards/",
    *(
        f"tests/site/test_{name}.py"
        for name in (
            "another_moment",
            "citation",
            "citing",
            "drill_down",
            "for_machines",
            "known_keys",
            "moment_line",
            "one_word",
            "running",
            "said_thrice",
            "short_links",
        )
    ),
)

# Where rules stand of which most ask no database.
MOSTLY_PURE = tuple(
    f"tests/{name}/" for name in ("benchmarks", "covenants/domain", "docs", "fixtures", "lib", "scripts")
)

# The same cases every time, so that what fails fails again; HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis_settings.register_profile(
    "explore", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis_settings.register_profile(
    "suite", hypothesis_settings.get_profile("explore"), derandomize=True, database=None
)
# A mutant must die of its change, not of luck: few cases, and no look for smaller ones.
hypothesis_settings.register_profile(
    "mutants", hypothesis_settings.get_profile("suite"), max_examples=40,
    phases=(Phase.explicit, Phase.generate),
)  # fmt: skip
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def without_browser() -> bool:
    """Tell whether browser tests are left out: there is no browser, and not everything is required."""
    return not Path(CHROMIUM).exists() and not os.environ.get("REQUIRE_ALL")


def pytest_collection_modifyitems(config, items):
    """Mark what one database proves; leave browser tests out where there is no browser, and the other database's."""
    for item in items:
        if is_about_pages(item) or is_pure(item):
            item.add_marker("one_database")
    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        items[:] = [item for item in items if not is_left_out(item)]
        config.hook.pytest_deselected(items=left_out)


def is_about_pages(item) -> bool:
    """Tell whether a test reads what pages say of a loaded record: the same on both databases, and that is tested.

    Counted questions are put to the database, and are counted on both.
    """
    path = item.path.relative_to(ROOT).as_posix()
    return path.startswith(READ_PAGES) and not re.search("quer|question", item.name)


def is_pure(item) -> bool:
    """Tell whether a test of rules asks no database."""
    path = item.path.relative_to(ROOT).as_posix()
    asks = item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames
    return path.startswith(MOSTLY_PURE) and not asks


def is_left_out(item) -> bool:
    """Tell whether a test needs a browser, a database, a cluster or a former release that is not at hand."""
    if item.get_closest_marker("postgresql") and connections["default"].vendor == "sqlite":
        return True
    if item.get_closest_marker("cluster"):  # nginx and Redis too, and a minute: where everything is required
        return not os.environ.get("REQUIRE_ALL")
    if item.get_closest_marker("history"):  # an archive or a shallow clone has no former release
        return is_without_history() or (not os.environ.get("REQUIRE_ALL") and not is_in_history())
    return "browser" in item.fixturenames and without_browser()


def pytest_collectstart(collector):
    """While tests are collected everything is held: do not look for what is not."""
    gc.disable()


def pytest_collection_finish(session):
    """Look less often for what nobody holds any more, and not among the code and the tests, which stay to the end."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_terminal_summary(terminalreporter):
    """Say so; the processes that collect the tests cannot."""
    if without_browser():
        terminalreporter.write_line(f"browser tests are left out: {CHROMIUM} is not installed", yellow=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give each worker one run of neighbours, or both load the same databases and serve the same site."""
    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


@pytest.fixture(scope="session", autouse=True)
def _widgets_unnoted(django_test_environment) -> Iterator[None]:
    """Draw widgets as in production: Django's tests copy the context of each template, an option of a list too."""
    noted = Template._render

    def drawn(template, context):
        is_widget = (template.name or "").startswith("django/forms/")
        return template.nodelist.render(context) if is_widget else noted(template, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", drawn)
        yield


@pytest.fixture(scope="session", autouse=True)
def _pictures_drawn_once(django_test_environment) -> Iterator[None]:
    """Draw a picture once: the same card or SVG file gives the same bytes, as is tested on the functions themselves.

    A picture takes ten times the processor time of its page, and walks ask for the same ones many times.
    """
    with pytest.MonkeyPatch.context() as patch:
        for draw in (draw_card, write_raster):
            patch.setattr(f"{draw.__module__}.{draw.__name__}", functools.lru_cache(maxsize=100)(draw))
        yield


@pytest.fixture(autouse=True)
def _fresh_columns(request):
    """A test that is rolled back leaves no trace in the database, and none in the arrays read from it."""
    start_with("".join(name for name in LOADED if name in request.fixturenames))


@pytest.fixture
def page_cache(settings) -> Iterator[BaseCache]:
    """Switch the cache of pages on, empty, and yield it; in the other tests each request makes its page."""
    settings.PAGE_CACHE = True
    cache = caches["pages"]
    cache.clear()
    yield cache
    cache.clear()


@pytest.fixture
def letter(db):
    """Start the test with the letter of 17 June 2016 loaded; what the test writes is rolled back."""
    return "kst-26485-220"


@pytest.fixture
def whole(db):
    """Start the test with everything in fixtures/index.txt loaded; what the test writes is rolled back."""


@pytest.fixture(scope="session")
def _migrate_or_copy(django_test_environment) -> Iterator[pytest.MonkeyPatch]:
    """Start from the tables that another process migrated, or an earlier run of the same code."""
    plain = MigrateCommand.handle

    def handle(self, *args, **options):
        make_or_copy("empty", connections[options["database"]], lambda: plain(self, *args, **options))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MigrateCommand, "handle", handle)
        yield patch


@pytest.fixture(scope="session")
def django_db_setup(_migrate_or_copy, django_db_setup) -> None:
    """Make the empty test database; from then on `migrate` migrates."""
    _migrate_or_copy.undo()


@pytest.fixture
def _database_of_test(request, django_db_setup, django_db_blocker) -> Iterator[None]:
    """Put a loaded database in the place of the empty one for a test that asks for one of LOADED.

    Databases of their own keep the others empty, in whatever order the tests run; loading happens once a session.
    """
    asked = [name for name in LOADED if name in request.fixturenames]
    if not asked:
        yield
        return
    (name,) = asked
    empty = connections["default"]
    connections["default"] = request.getfixturevalue(f"{name}_database")
    yield
    connections["default"] = empty


@pytest.fixture
def _django_db_helper(_database_of_test, _django_db_helper):
    """Choose the database before pytest-django opens the test's transaction on it."""
    return _django_db_helper


@pytest.fixture(scope="session")
def letter_database(django_db_setup, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """Copy the empty test database and load the letter into the copy."""
    with loaded_database("letter", lambda: load_files(LETTER), django_db_blocker) as loaded:
        yield loaded


@pytest.fixture(scope="session")
def whole_database(django_db_setup, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """Copy the empty test database and load the whole record into the copy."""
    files = [LETTER.parent / name for name in RECORD_FILES]
    with loaded_database("whole", lambda: load_files(*files), django_db_blocker) as loaded:
        yield loaded


def load_files(*files: Path) -> None:
    """Load record files into the database in use."""
    call_command("load_record", *map(str, files), verbosity=0)


@contextlib.contextmanager
def loaded_database(name: str, load: Callable[[], None], django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """Yield a connection to a copy of the empty test database after `load()`; remove the copy afterwards."""
    with django_db_blocker.unblock():
        empty = connections["default"]
        loaded = clone_of(empty, name)
        connections["default"] = loaded
        try:
            with real_clock(), loaded.cursor() as cursor:
                # Rows that earlier tests took back leave no gap: the keys are those of a record loaded alone
                for statement in loaded.ops.sequence_reset_sql(no_style(), apps.get_models()):
                    cursor.execute(statement)
                make_or_copy(name, loaded, load)
            read_once(name)
        finally:
            connections["default"] = empty
    yield loaded
    with django_db_blocker.unblock():
        loaded.close()
        if loaded.vendor == "postgresql":
            empty.creation.destroy_test_db(suffix=name, verbosity=0)
        else:
            loaded.connection.close()


@contextlib.contextmanager
def real_clock() -> Iterator[None]:
    """Let the clock run, also where a test made it stand still: what is loaded for all tests is loaded today."""
    if not time_machine.escape_hatch.is_travelling():
        yield
        return
    with time_machine.travel(time_machine.escape_hatch.datetime.datetime.now(UTC)):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Drive Debian's Chromium; a page of its own for each test comes from browser.new_context()."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[Served]:
    """Serve the real thing: gunicorn, production settings over http, the letter, one account for each role."""
    with serve(tmp_path_factory.mktemp("served"), LETTER, kept="letter") as site:
        yield site


@pytest.fixture(scope="session")
def served_whole(tmp_path_factory) -> Iterator[Served]:
    """Serve the same with everything in fixtures/index.txt loaded."""
    files = [ROOT / "fixtures" / name for name in RECORD_FILES]
    with serve(tmp_path_factory.mktemp("whole"), *files, kept="whole") as site:
        yield site
