"""The sample, loaded once a session for the tests of the engine."""

import random

import pytest

from tests.conftest import loaded_database
from tests.covenants.moment.sampled import make_the_sample


@pytest.fixture(scope="session")
def sample_database(django_db_setup, django_db_blocker):
    """Copy the empty test database and put the sample into the copy."""
    with loaded_database("sample", lambda: make_the_sample(random.Random(7)), django_db_blocker) as loaded:
        yield loaded


@pytest.fixture
def sample(db):
    """Start the test with the sample made, and return the dice that choose its moments."""
    return random.Random(8)
