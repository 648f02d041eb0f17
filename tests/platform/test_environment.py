"""Settings from the environment: typed, documented, and refused with their name when they cannot be read."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from imvo_tracker.environment import BASE_DIR, REQUIRED, VARIABLES, read

PAGE = Path(BASE_DIR) / "docs" / "reference" / "settings.md"


def shown(value):
    if value is REQUIRED:
        return "(none: must be set)"
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, list) else str(value)


def test_the_settings_page_says_what_the_readers_say():
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| ([^|]*) \| ([^|]+) \|$", PAGE.read_text(), re.MULTILINE)
    ours = [(one.name, one.kind, f"`{shown(one.default)}`", one.help) for one in VARIABLES]
    assert [(name, kind, default.strip(), text) for name, kind, default, text in rows] == [
        (name, kind, default if default != "``" else "(empty)", text) for name, kind, default, text in ours
    ]


def test_names_are_unique():
    names = [one.name for one in VARIABLES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("IMVO_DEBUG", "on", True),
        ("IMVO_DEBUG", "", False),
        ("PORT", "8123", 8123),
        ("IMVO_HOSTS", "a.example,b.example", ["a.example", "b.example"]),
        ("IMVO_STATIC_ROOT", "elsewhere", BASE_DIR / "elsewhere"),
    ],
)
def test_a_value_has_the_type_of_its_reader(monkeypatch, name, text, value):
    monkeypatch.setenv(name, text)
    assert read(name) == value


@pytest.mark.parametrize("text", [None, ""])
def test_a_missing_secret_key_is_refused_by_name(monkeypatch, text):
    monkeypatch.delenv("IMVO_SECRET_KEY")
    if text is not None:
        monkeypatch.setenv("IMVO_SECRET_KEY", text)
    with pytest.raises(ImproperlyConfigured, match="IMVO_SECRET_KEY is not set"):
        read("IMVO_SECRET_KEY")


def test_a_value_of_the_wrong_type_is_refused_by_name_and_not_repeated(monkeypatch):
    monkeypatch.setenv("PORT", "not-a-port")
    with pytest.raises(ImproperlyConfigured, match="PORT must be a number") as refused:
        read("PORT")
    assert "not-a-port" not in str(refused.value)
