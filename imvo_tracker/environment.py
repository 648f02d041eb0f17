"""Every setting that the environment may give: one line each, typed, with its help text.

`docs/reference/settings.md` is checked against VARIABLES. A file `local/env`, made by `make setup` and never
committed, may hold the same names; the real environment wins over it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / "local"
REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    kind: str  # flag, number, text, list or path
    default: Any
    help: str


VARIABLES: tuple[Variable, ...] = (
    Variable("IMVO_SECRET_KEY", "text", REQUIRED, "Signs sessions and forms: 50 random characters or more, secret."),
    Variable("IMVO_DEBUG", "flag", False, "Shows technical error pages. Never on a machine others can reach."),
    Variable("IMVO_HTTPS", "flag", True, "Visitors come over https: secure cookies, HSTS, redirect from http."),
    Variable("IMVO_HSTS_SECONDS", "number", 31536000, "How long a browser must insist on https, in seconds."),
    Variable("IMVO_BEHIND_PROXY", "flag", False, "Our own proxy sets X-Forwarded-Proto and -For; else ignored."),
    Variable("IMVO_HOSTS", "list", ["localhost", "127.0.0.1", "[::1]"], "Host names the site answers to, with commas."),
    Variable("IMVO_TRUSTED_ORIGINS", "list", [], "Origins (https://host) that may post forms besides the site itself."),
    Variable("DATABASE_URL", "text", "", "postgres://user:password@host:5432/name. Empty: the SQLite file in local/."),
    Variable("IMVO_FOUR_EYES", "flag", False, "Nobody seals what they recorded themselves."),
    Variable("IMVO_STATIC_ROOT", "path", "build/static", "Directory for the collected static files."),
    Variable("IMVO_LOG_LEVEL", "text", "INFO", "Least serious level that is logged: DEBUG, INFO, WARNING or ERROR."),
    Variable("PORT", "number", 8000, "Port on which gunicorn listens."),
    Variable("IMVO_BIND", "text", "127.0.0.1", "Address on which gunicorn listens."),
    Variable("WEB_CONCURRENCY", "number", 2, "Number of gunicorn workers."),
)

_env = environ.Env()
_casts: dict[str, Callable[[str], Any]] = {
    "flag": _env.bool,
    "number": _env.int,
    "text": _env.str,
    "list": _env.list,
    "path": _env.str,
}


def read_local_file() -> None:
    """Take the names of local/env that the environment does not set itself."""
    if (LOCAL_DIR / "env").exists():
        environ.Env.read_env(LOCAL_DIR / "env")


def read(name: str) -> Any:
    """Return the value of one variable in its own type; say plainly what is missing or cannot be read."""
    variable = next(candidate for candidate in VARIABLES if candidate.name == name)
    if name not in _env.ENVIRON or (variable.default is not REQUIRED and not _env.ENVIRON[name]):
        value = variable.default
    else:
        value = _cast(variable)
    if value is REQUIRED or (value == "" and variable.default is REQUIRED):
        raise ImproperlyConfigured(f"{name} is not set. {variable.help} `make setup` makes one for this machine.")
    return BASE_DIR / value if variable.kind == "path" else value


def _cast(variable: Variable) -> Any:
    try:
        return _casts[variable.kind](variable.name)
    except (ValueError, environ.ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{variable.name} must be a {variable.kind}. {variable.help}") from error
