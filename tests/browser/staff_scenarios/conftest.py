"""The whole record on a site of its own: what staff seal here changes what other tests would read."""

import pytest

from tests.browser.staff_scenarios.steps import Office
from tests.conftest import LETTER, RECORD_FILES
from tests.serving import serve


@pytest.fixture(scope="session")
def office(browser, tmp_path_factory):
    """Serve the record, and open a window for whoever is asked for."""
    files = [LETTER.parent / name for name in RECORD_FILES]
    with serve(tmp_path_factory.mktemp("scenarios"), *files, kept="whole") as site:
        found = Office(browser, site)
        yield found
        found.close()
