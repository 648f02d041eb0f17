"""The style sheets of the last builds stay reachable, those of long ago go."""

import json
import shutil

import pytest

from scripts.keep_static import EARLIER, KEPT, keep_earlier


@pytest.fixture
def static(tmp_path):
    """Return what builds into one directory, as `make static` does, and says which files lie there afterwards."""
    old, new = tmp_path / "static", tmp_path / "static.new"

    def build(**names):
        (new / "css").mkdir(parents=True)
        paths = {f"css/{name}.css": f"css/{name}.{version}.css" for name, version in names.items()}
        (new / "staticfiles.json").write_text(json.dumps({"paths": paths}))
        for name in paths.values():
            for ending in ("", ".gz"):
                (new / f"{name}{ending}").write_text(name)
        if old.exists():
            keep_earlier(old, new)
            shutil.rmtree(old)
        new.rename(old)
        assert {file.read_text() for file in old.glob("css/*.css.gz")} == {
            f"css/{file.name}" for file in old.glob("css/*.css")
        }
        return sorted(file.name.removesuffix(".css") for file in old.glob("css/*.css"))

    build.directory = old
    return build


def test_files_of_the_last_builds_stay_with_their_compressed_forms(static):
    assert static(site="1", print="1") == ["print.1", "site.1"]
    assert static(site="2", print="1") == ["print.1", "site.1", "site.2"]
    assert static(site="3") == ["print.1", "site.1", "site.2", "site.3"]


def test_files_of_long_ago_go(static):
    for version in range(KEPT + 4):
        found = static(site=f"{version:02}")
    assert found == [f"site.{version:02}" for version in range(3, KEPT + 4)]


def test_the_same_build_again_counts_once(static):
    static(site="1")
    for _ in range(KEPT + 2):
        found = static(site="2")
    assert found == ["site.1", "site.2"]
    assert json.loads((static.directory / EARLIER).read_text()) == [["css/site.1.css"]]


def test_what_came_back_is_the_present_one(static):
    static(site="1")
    static(site="2")
    assert static(site="1") == ["site.1", "site.2"]
