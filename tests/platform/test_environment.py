"""Settings from the environment: typed, documented, and refused with their name when they cannot be read."""

import os
import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from imvo_tracker.environment import (
    BASE_DIR,
    REQUIRED,
    VARIABLES,
    read,
    read_local_file,
    refuse_unknown_names,
)
from tests.serving import environment_in, manage

PAGE = Path(BASE_DIR) / "docs" / "reference" / "settings.md"


def shown(value):
    if value is REQUIRED:
        return "(none: must be set)"
    if value is None:
        return ""
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
        ("IMVO_HTTPS", "", True),
        ("IMVO_HTTPS", "  ", True),
        ("IMVO_HTTPS", " No ", False),
        ("IMVO_HTTPS", "0", False),
        ("PORT", "8123", 8123),
        ("PORT", " 8123 ", 8123),
        ("IMVO_HSTS_SECONDS", "0", 0),
        ("IMVO_HOSTS", "a.example,b.example", ["a.example", "b.example"]),
        ("IMVO_HOSTS", " A.example , b.example ", ["a.example", "b.example"]),
        ("IMVO_HOSTS", ".example.nl, 10.0.3.7, [::1], web_1", [".example.nl", "10.0.3.7", "[::1]", "web_1"]),
        ("IMVO_TRUSTED_ORIGINS", "https://a.nl:8443, https://*.b.nl", ["https://a.nl:8443", "https://*.b.nl"]),
        ("IMVO_BIND", "::1", "[::1]"),
        ("IMVO_BIND", "[::]", "[::]"),
        ("IMVO_BIND", "0.0.0.0", "0.0.0.0"),
        ("IMVO_LOG_LEVEL", "debug", "DEBUG"),
        ("CACHE_URL", "redis://localhost", "redis://localhost"),
        ("CACHE_URL", "rediss://user:p,w@10.0.3.7:6380/2", "rediss://user:p,w@10.0.3.7:6380/2"),
        ("CACHE_URL", "valkey://[::1]:6379/0", "redis://[::1]:6379/0"),
        ("CACHE_URL", "valkeys://valkey.example/", "rediss://valkey.example/"),
        ("IMVO_PAGE_CACHE_MB", "0", 0),
        ("IMVO_SITE_URL", "https://Tracker.nl", "https://tracker.nl"),
        ("IMVO_OPERATOR", " Ministerie van Buitenlandse Zaken ", "Ministerie van Buitenlandse Zaken"),
        ("IMVO_CONTACT_EMAIL", "desk@min.tracker.nl", "desk@min.tracker.nl"),
        ("IMVO_SECURITY_CONTACT", "lek@tracker.nl", "mailto:lek@tracker.nl"),
        ("IMVO_SECURITY_CONTACT", "mailto:lek@tracker.nl", "mailto:lek@tracker.nl"),
        ("IMVO_SECURITY_CONTACT", "https://tracker.nl/meld", "https://tracker.nl/meld"),
        ("IMVO_GAZETTE_URL", "https://repository.overheid.nl/sru", "https://repository.overheid.nl/sru"),
        ("IMVO_GAZETTE_URL", "http://127.0.0.1:8808/sru", "http://127.0.0.1:8808/sru"),
        ("IMVO_SECOND_FACTOR", "", None),
        ("IMVO_FOUR_EYES", "", None),
        ("IMVO_MAIL_SERVER", "SMTP.min.nl:587", "smtp.min.nl:587"),
        ("IMVO_MAIL_SERVER", "10.0.3.7:25", "10.0.3.7:25"),
        ("IMVO_MAIL_FOLDER", "", BASE_DIR / "local/mail"),
        ("IMVO_MAIL_FOLDER", "/var/mail/imvo", Path("/var/mail/imvo")),
        ("IMVO_ALERTS_CONFIRM_DAYS", "7", 7),
        ("IMVO_SECOND_FACTOR", "no", False),
        ("IMVO_OIDC_URL", "https://login.min.nl/tenant/v2.0/", "https://login.min.nl/tenant/v2.0"),
        ("IMVO_STATIC_ROOT", "elsewhere", BASE_DIR / "elsewhere"),
        ("IMVO_BACKUP_DIR", "", ""),
        ("IMVO_BACKUP_DIR", "/var/lib/imvo-backup", Path("/var/lib/imvo-backup")),
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


WRONG = {
    "IMVO_FORMER_SECRET_KEYS": ["short", "a" * 60, f"{'abcdefghij' * 5},", f"{'abcdefghij' * 5},short"],
    "IMVO_DEBUG": ["ture", "2", "-1", "ja", "y e s", "false;", "True,"],
    "IMVO_HTTPS": ["ture", "ture ", "t", "flase", "\u0661"],
    "IMVO_BEHIND_PROXY": ["yes please", "none"],
    "IMVO_HSTS_SECONDS": ["1 year", "-1", "1e6", "31_536_000", "31.536.000", "9" * 25],
    "PORT": ["not-a-port", "0", "65536", "80.0", "\u0668\u0660", "8000x", "+80"],
    "WEB_CONCURRENCY": ["0", "two", "1000"],
    "IMVO_THREADS": ["0", "2,5"],
    "IMVO_HOSTS": [
        "https://a.nl",
        "a.nl:8000",
        "a.nl/x",
        "a.nl b.nl",
        "a.nl; b.nl",
        "*",
        ",",
        "a.nl,,b.nl",
        "a..nl",
        "-a.nl",
        "10.0.3.300",
        "::1",
        "[::1",
        "caf\u00e9.nl",
        "'a.nl'",
    ],
    "IMVO_EMBED_HOSTS": ["krant.nl", "*", "https://krant.nl/artikel", "https://krant.nl; script-src *", "'self'"],
    "IMVO_TRUSTED_ORIGINS": ["a.nl", "https://a.nl/", "https:/a.nl", "ftp://a.nl", "https://a.nl:x", "*", "https://"],
    "IMVO_MAIL_SERVER": ["smtp.min.nl", "smtp.min.nl:0", "smtp.min.nl:65536", "smtp://a.nl:25", ":25", "a b:25"],
    "IMVO_MAIL_FOLDER": ["a\tb"],
    "IMVO_ALERTS_CONFIRM_DAYS": ["0", "65", "drie"],
    "IMVO_MAIL_USER": ["a\tb"],
    "IMVO_MAIL_PASSWORD": ["a\tb"],
    "IMVO_FOUR_EYES": ["ture", "ja", "2"],
    "IMVO_SECOND_FACTOR": ["ja", "ture", "none"],
    "IMVO_OIDC_URL": [
        "login.min.nl",
        "https://login.min.nl/?tenant=1",
        "https://login.min.nl/#a",
        "ftp://a.nl",
        "https://",
    ],
    "IMVO_OIDC_CLIENT": ["a\tb"],
    "IMVO_OIDC_SECRET": ["a\tb"],
    "IMVO_OIDC_NAME": ["a\tb", "x" * 121],
    "IMVO_BIND": ["127.0.0.1:8000", "127.0.0.300", "http://x", "unix:/run/x"],
    "IMVO_LOG_LEVEL": ["LOUD", "10", "warn"],
    "IMVO_SECRET_KEY": ["short-key", "x" * 80],
    "IMVO_STATIC_ROOT": ["a\tb"],
    "IMVO_BACKUP_DIR": ["a\tb"],
    "IMVO_ANCHOR_FILE": ["a\tb"],
    "IMVO_CERTIFICATE_FILE": ["a\tb"],
    "IMVO_METRICS_DIR": ["a\tb"],
    "IMVO_METRICS_BIND": ["127.0.0.1", "10.0.3.7:0", ":9464"],
    "IMVO_PACKAGE_DIR": ["a\tb"],
    "CACHE_URL": [
        "localhost:6379",
        "http://localhost:6379",
        "redis://",
        "redis:///0",
        "redis://a b",
        "redis://a.nl:x",
        "redis://a.nl:6379/one",
        "redis://a.nl/0?socket_timeout=9",
        "redis://:p;q@a.nl",
        "redis://10.0.3.300",
        "unix:///run/redis.sock",
    ],
    "IMVO_PAGE_CACHE_MB": ["-1", "64 MB", "0.5"],
    "IMVO_SITE_URL": ["a.nl", "https://a.nl/", "https://*.a.nl", "https://a.nl/tracker", "https://a.nl, https://b.nl"],
    "IMVO_OPERATOR": ["a\tb", "x" * 121],
    "IMVO_OPERATOR_TOOI": ["mnre", "https://a.nl/id?x=1"],
    "IMVO_OFFICIAL": ["ja", "ture"],
    "IMVO_CONTACT_EMAIL": ["desk", "desk@a", "desk@a.nl, b@a.nl", "mailto:desk@a.nl", "<desk@a.nl>"],
    "IMVO_GAZETTE_URL": ["a.nl", "http://a.nl/sru", "https://a.nl/sru?query=x", "ftp://a.nl", "http://127.0.0.1.a.nl"],
    "IMVO_SECURITY_CONTACT": ["lek", "http://a.nl/meld", "https://a.nl/een pagina", "tel:+3170"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_a_value_of_the_wrong_type_is_refused_by_name_and_not_repeated(monkeypatch, name, text):
    monkeypatch.setenv(name, text)
    with pytest.raises(ImproperlyConfigured, match=f"{name} must be an? ") as refused:
        read(name)
    assert repr(text) not in str(refused.value)
    assert name != "IMVO_SECRET_KEY" or text not in str(refused.value)


def test_every_kind_is_tried_with_a_wrong_value():
    assert {one.kind for one in VARIABLES if one.name not in WRONG} == {"database", "databases"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [("IMVO_HTTP", "IMVO_HTTPS"), ("IMVO_HTTPSS", "IMVO_HTTPS"), ("imvo_hosts", "IMVO_HOSTS"), ("IMVO_PROXY", "")],
)
def test_a_name_that_is_no_setting_stops_the_start(monkeypatch, name, meant):
    refuse_unknown_names()
    monkeypatch.setenv(name, "true")
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not a setting.") as refused:
        refuse_unknown_names()
    assert f"Did you mean {meant}?" in str(refused.value) or not meant


@pytest.mark.parametrize("line", ["IMVO_HTTPS = false", "IMVO_HTTPS: false", "IMVO_HTTPS", "set IMVO_HTTPS=false"])
def test_a_line_of_the_local_file_that_is_no_setting_is_refused_by_its_number(tmp_path, line):
    file = tmp_path / "env"
    file.write_text(f"# a remark\n\n{line}\n")
    with pytest.raises(ImproperlyConfigured, match="^env, line 3: write NAME=value"):
        read_local_file(file)


def test_the_local_file_is_read_and_closed_to_others(tmp_path, monkeypatch):
    monkeypatch.setenv("IMVO_BIND", "127.0.0.1")
    monkeypatch.delenv("IMVO_BIND")
    directory = tmp_path / "local"
    directory.mkdir(mode=0o755)
    file = directory / "env"
    file.write_text("IMVO_BIND=0.0.0.0\n")
    file.chmod(0o644)
    read_local_file(file)
    assert os.environ["IMVO_BIND"] == "0.0.0.0"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (directory, file)] == [0o700, 0o600]


@pytest.mark.parametrize(("name", "text"), [("IMVO_HTTPS", "ture"), ("IMVO_HTPS", "true"), ("DATABASE_URL", "x://y/z")])
def test_the_program_does_not_start_and_names_the_setting(tmp_path, name, text):
    environment = environment_in(tmp_path, 8000) | {name: text}
    with pytest.raises(RuntimeError, match=f"ImproperlyConfigured: {name} "):
        manage(environment, "check")
