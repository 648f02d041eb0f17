"""The sample, loaded once a session for the tests of the engine."""

import copy
import random

import pytest

from tests.conftest import loaded_database
from tests.covenants.moment.sampled import make_the_sample


@pytest.fixture(scope="session")
def sample_dice():
    return random.Random(7)


@pytest.fixture(scope="session")
def sample_database(django_db_setup, django_db_blocker, sample_dice):
    """Copy the empty test database and put the sample into the copy."""
    with loaded_database("sample", lambda: make_the_sample(sample_dice), django_db_blocker) as loaded:
        yield loaded


@pytest.fixture
def sample(db, sample_dice):
    """Start the test with the sample made, and with the dice as they lay then."""
    return copy.deepcopy(sample_dice)
