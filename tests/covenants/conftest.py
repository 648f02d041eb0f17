"""The sample rows, for the tests of this directory."""

import pytest

from tests.covenants.samples import make_world


@pytest.fixture
def world(db):
    return make_world()
