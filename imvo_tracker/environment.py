"""Every setting that the environment may give: one line each, typed, with its help text.

`docs/reference/settings.md` is checked against VARIABLES. A file `local/env`, made by `make setup` and never
committed, may hold the same names; the real environment wins over it. What cannot be read, and a name that begins as
ours but is not in the list, stops the start: a typing error must not switch off what protects the site.
"""

import os
import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from imvo_tracker.permissions import keep_private
from imvo_tracker.readers import READERS

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / "local"
REQUIRED = object()
PREFIX = "IMVO_"
_LINE = re.compile(r"(export )?[A-Za-z_][A-Za-z_0-9]*=.*|\s*|#.*")


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    kind: str  # one of readers.READERS
    default: Any
    help: str


VARIABLES: tuple[Variable, ...] = (
    Variable("IMVO_SECRET_KEY", "secret", REQUIRED, "Signs sessions and forms: 50 random characters or more, secret."),
    Variable("IMVO_FORMER_SECRET_KEYS", "secrets", [], "Keys of before: what they signed or encrypted is still read."),
    Variable("IMVO_DEBUG", "flag", False, "Shows technical error pages. Never on a machine others can reach."),
    Variable("IMVO_HTTPS", "flag", True, "Visitors come over https: secure cookies, HSTS, redirect from http."),
    Variable("IMVO_HSTS_SECONDS", "seconds", 31536000, "How long a browser must insist on https, in seconds."),
    Variable("IMVO_BEHIND_PROXY", "flag", False, "Our own proxy sets X-Forwarded-Proto and -For; else ignored."),
    Variable("IMVO_HOSTS", "hosts", ["localhost", "127.0.0.1", "[::1]"], "Host names the site answers to."),
    Variable("IMVO_TRUSTED_ORIGINS", "origins", [], "Origins besides the site itself that may post forms."),
    Variable("IMVO_EMBED_HOSTS", "origins", [], "Sites that may show a chart in a frame. Empty: none."),
    Variable("DATABASE_URL", "database", "", "postgres://user:password@host:5432/name, or empty: SQLite in local/."),
    Variable("DATABASE_REPLICA_URLS", "databases", [], "Copies of it to read from, with spaces. Empty: none."),
    Variable("CACHE_URL", "cache", "", "redis://host:6379/0 keeps pages for all processes; empty: each keeps its own."),
    Variable("IMVO_PAGE_CACHE_MB", "megabytes", 64, "Memory of each process for rendered pages; 0 keeps none."),
    Variable("IMVO_FOUR_EYES", "flag", None, "Nobody seals what they recorded themselves. Empty: as IMVO_HTTPS."),
    Variable("IMVO_MAIL_SERVER", "server", "", "Sends mail, as smtp.nl:587. Empty: see IMVO_MAIL_FOLDER."),
    Variable(
        "IMVO_MAIL_FOLDER", "path", "local/mail", "Takes the mail where no server is named and IMVO_HTTPS is false."
    ),
    Variable("IMVO_MAIL_USER", "words", "", "The name with which the site signs in to that server. Empty: none."),
    Variable("IMVO_MAIL_PASSWORD", "words", "", "The password that goes with that name."),
    Variable("IMVO_ALERTS_CONFIRM_DAYS", "count", 3, "Days to confirm an alert by mail; then the address is removed."),
    Variable("IMVO_SECOND_FACTOR", "flag", None, "Staff need a second factor. Empty: where IMVO_HTTPS is true."),
    Variable("IMVO_OIDC_URL", "url", "", "Single sign-on by OpenID Connect: the issuer's address. Empty: none."),
    Variable("IMVO_OIDC_CLIENT", "words", "", "The name by which the issuer knows this site (client id)."),
    Variable("IMVO_OIDC_SECRET", "words", "", "The secret that goes with that name."),
    Variable("IMVO_OIDC_NAME", "words", "Single sign-on", "What the button on the login page leads to."),
    Variable("IMVO_STATIC_ROOT", "path", "build/static", "Directory for the collected static files."),
    Variable("IMVO_PACKAGE_DIR", "path", "build/packages", "Directory for the last few data packages; may be emptied."),
    Variable("IMVO_LOG_LEVEL", "level", "INFO", "Least serious level that is logged: DEBUG, INFO, WARNING or ERROR."),
    Variable(
        "IMVO_SITE_URL",
        "origin",
        "",
        "Where the public knows the site, as https://tracker.nl. Empty: the host asked for.",
    ),
    Variable(
        "IMVO_OPERATOR",
        "words",
        "",
        "Who runs the site. Empty: the site says that nobody is named.",
    ),
    Variable("IMVO_OPERATOR_TOOI", "url", "", "The organisation's address in TOOI, for Woo metadata. Empty: none."),
    Variable("IMVO_OFFICIAL", "flag", False, "The site is an official source; else it says that it is not."),
    Variable(
        "IMVO_CONTACT_EMAIL",
        "email",
        "",
        "Where errors are reported. Empty: the site says so.",
    ),
    Variable(
        "IMVO_SECURITY_CONTACT",
        "contact",
        "",
        "For security.txt. Empty: the address for errors.",
    ),
    Variable(
        "IMVO_GAZETTE_URL",
        "service",
        "",
        "Search service that `fetch_documents` asks for new papers. Empty: it asks nothing.",
    ),
    Variable("IMVO_BACKUP_DIR", "path", "", "Directory with the backups, for `doctor`. Empty: it asks for one."),
    Variable("IMVO_ANCHOR_FILE", "path", "", "Heads of the record, kept where the database's owner cannot write."),
    Variable("IMVO_CERTIFICATE_FILE", "path", "", "The certificate of the site (PEM), to warn before it ends."),
    Variable("IMVO_METRICS_DIR", "path", "", "Directory in memory for counts of requests. Empty: nothing is counted."),
    Variable("IMVO_METRICS_BIND", "server", "127.0.0.1:9464", "Internal address on which figures are served."),
    Variable("PORT", "port", 8000, "Port on which gunicorn listens."),
    Variable("IMVO_BIND", "address", "127.0.0.1", "Address on which gunicorn listens."),
    Variable("WEB_CONCURRENCY", "count", 2, "Number of gunicorn workers."),
    Variable("IMVO_THREADS", "count", 8, "Requests each worker answers at a time, each with its own connection."),
)


def read_local_file(file: Path = LOCAL_DIR / "env") -> None:
    """Take the names of local/env that the environment does not set itself; the file is for its owner alone."""
    if not file.exists():
        return
    keep_private(file.parent)
    keep_private(file)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not _LINE.fullmatch(line):
            raise ImproperlyConfigured(f"{file.name}, line {number}: write NAME=value, without spaces around the sign.")
    environ.Env.read_env(file)


def refuse_unknown_names() -> None:
    """Stop at a name that begins as ours but is no setting, in capitals or not."""
    known = [variable.name for variable in VARIABLES]
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name not in known:
            near = get_close_matches(name.upper(), known, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise ImproperlyConfigured(
                f"{name} is not a setting.{meant} The names stand in docs/reference/settings.md."
            )


def read(name: str) -> Any:
    """Return the value of one variable in its own type; say plainly what is missing or cannot be read."""
    variable = next(candidate for candidate in VARIABLES if candidate.name == name)
    text = os.environ.get(name, "").strip()
    value = _typed(variable, text) if text else variable.default
    if value is REQUIRED:
        raise ImproperlyConfigured(f"{name} is not set. {variable.help} `make setup` makes one for this machine.")
    return BASE_DIR / value if variable.kind == "path" and value else value


def _typed(variable: Variable, text: str) -> Any:
    try:
        return READERS[variable.kind](text)
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable.name} must be {error}. {variable.help}") from None
