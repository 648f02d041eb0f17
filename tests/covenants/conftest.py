"""The sample rows and the loading of record files, for the tests of this directory."""

from textwrap import dedent

import pytest

from covenants.actions.load_record import load_record_file
from covenants.actions.record_file import RecordFileError
from tests.covenants.record_files import everything
from tests.covenants.samples import make_publisher, make_world


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def user(db):
    return make_publisher("editor")


@pytest.fixture
def load(user, tmp_path):
    def load(text, name="proef.yaml", **how):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return load_record_file(path, by=user, **how)

    return load


@pytest.fixture
def faults(load):
    """Return (line, message) of every mistake in a file, and check that nothing of it was written."""

    def faults(text, **how):
        before = everything()
        with pytest.raises(RecordFileError) as caught:
            load(text, **how)
        assert everything() == before
        return [(error.line, error.message) for error in caught.value.errors]

    return faults
