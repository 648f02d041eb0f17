"""How the text of a setting is read: every kind takes what it is certain of and refuses the rest.

A reader raises ValueError with words that say what is expected ("a flag: true or false"); they never repeat the value,
which may be a secret.
"""

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from imvo_tracker.lib.fetch import is_safe

_FLAGS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_NUMBER = re.compile(r"[0-9]{1,10}")
_CACHES = {"redis": "redis", "rediss": "rediss", "valkey": "redis", "valkeys": "rediss"}
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
SECRET_LENGTH, SECRET_VARIETY = 50, 5
LONGEST_NAME = 120


def flag(text: str) -> bool:
    """Read yes or no."""
    if text.lower() not in _FLAGS:
        raise ValueError("a flag: true or false")
    return _FLAGS[text.lower()]


def number(least: int, most: int) -> Callable[[str], int]:
    """Return the reader of a whole number between two bounds."""

    def read(text: str) -> int:
        if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
            raise ValueError(f"a number from {least} to {most}")
        return int(text)

    return read


def secret(text: str) -> str:
    """Read a key that nobody can guess."""
    if len(text) < SECRET_LENGTH or len(set(text)) < SECRET_VARIETY:
        raise ValueError(f"a secret of {SECRET_LENGTH} random characters or more")
    return text


def secrets(text: str) -> list[str]:
    """Read several such keys; none may be empty."""
    return [secret(one) for one in _items(text)]


def level(text: str) -> str:
    """Read a level of the log."""
    if text.upper() not in _LEVELS:
        raise ValueError(f"a level: {', '.join(_LEVELS)}")
    return text.upper()


def path(text: str) -> str:
    """Read a directory; whether it is there is not asked."""
    if not text.isprintable():
        raise ValueError("a path of a directory")
    return text


def address(text: str) -> str:
    """Read where the server listens; an IPv6 address comes back in brackets, as a port is added to it."""
    bare = _without_brackets(text)
    if _is_ip(bare):
        return f"[{bare}]" if ":" in bare else bare
    if not _is_host(text):
        raise ValueError("an address without port, for example 127.0.0.1")
    return text


def hosts(text: str) -> list[str]:
    """Read host names; a leading dot stands for every subdomain."""
    names = [one.lower() for one in _items(text)]
    if not all(_is_host(one.removeprefix(".")) or _is_bracketed_or_v4(one) for one in names):
        raise ValueError("a list of host names with commas, without https://, port or path: tracker.nl, www.tracker.nl")
    return names


def origins(text: str) -> list[str]:
    """Read origins: scheme, host and perhaps a port, nothing more."""
    addresses = [one.lower() for one in _items(text)]
    if not all(_is_origin(one) for one in addresses):
        raise ValueError(
            "a list of origins with commas, with https:// and without path: https://desk.nl, https://www.nl"
        )
    return addresses


def origin(text: str) -> str:
    """Read the one origin of the site itself."""
    if not _is_origin(text.lower()) or "*" in text:
        raise ValueError("an origin without path, one only: https://tracker.nl")
    return text.lower()


def url(text: str) -> str:
    """Read the address of a service: an origin, and perhaps a path."""
    parts = urlsplit(text)
    if not _is_origin(f"{parts.scheme}://{parts.netloc}") or parts.query or parts.fragment or not text.isprintable():
        raise ValueError("an address without question mark: https://login.ministerie.nl/imvo")
    return text.rstrip("/")


def service(text: str) -> str:
    """Read the address of a service that we ask: over https, or on this machine."""
    address = url(text)
    if not is_safe(address):
        raise ValueError("an address with https:// and without question mark: https://repository.overheid.nl/sru")
    return address


def email(text: str) -> str:
    """Read an address for mail."""
    if not _EMAIL.fullmatch(text):
        raise ValueError("an address for mail, one only: desk@tracker.nl")
    return text


def contact(text: str) -> str:
    """Read where somebody is reached: an address for mail, or a page over https."""
    if _EMAIL.fullmatch(text):
        return f"mailto:{text}"
    if not re.fullmatch(r"(?:mailto:[^\s@]+@[^\s@]+|https://[!-~]+)", text):
        raise ValueError("an address for mail, or of a page: desk@tracker.nl, https://tracker.nl/melden")
    return text


def words(text: str) -> str:
    """Read a name that is shown to people."""
    if not text.isprintable() or len(text) > LONGEST_NAME:
        raise ValueError(f"a name on one line, of {LONGEST_NAME} characters at most")
    return text


def cache(text: str) -> str:
    """Read the address of a Redis or Valkey; it comes back with the scheme that the client knows."""
    wanted = "an address without options: redis://host:6379/0, or rediss:// for TLS; valkey:// is read as redis://"
    try:
        parts = urlsplit(text)
        certain = parts.port != 0 and text.isprintable() and not any(sign in text for sign in " ;?#")
    except ValueError:
        raise ValueError(wanted) from None
    host = parts.hostname or ""
    number = parts.path.removeprefix("/")
    if not certain or parts.scheme not in _CACHES or not (_is_host(host) or _is_ip(host)):
        raise ValueError(wanted)
    if number and not _NUMBER.fullmatch(number):
        raise ValueError(wanted)
    return _CACHES[parts.scheme] + text[len(parts.scheme) :]


def server(text: str) -> str:
    """Read the name and port of a server."""
    name, _colon, port = text.lower().rpartition(":")
    if not (_is_host(name) or _is_ip(name)) or not _NUMBER.fullmatch(port) or not 0 < int(port) <= 65535:
        raise ValueError("a name and a port: smtp.tracker.nl:587")
    return text.lower()


def _items(text: str) -> list[str]:
    items = [one.strip() for one in text.split(",")]
    if not all(items):
        raise ValueError("a list with commas, with a name between every two")
    return items


def _is_host(text: str) -> bool:
    # What looks like an IPv4 address must be one: 10.0.3.300 is no name either
    return bool(_HOST.fullmatch(text)) and (not re.fullmatch(r"[0-9.]+", text) or _is_ip(text))


def _is_bracketed_or_v4(text: str) -> bool:
    return _is_ip(_without_brackets(text)) and (":" not in text or text.startswith("["))


def _is_origin(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, port = parts.netloc.removesuffix(f":{parts.port}"), parts.port
    except ValueError:
        return False
    named = _is_host(host.removeprefix("*.")) or _is_bracketed_or_v4(host)
    whole = f"{parts.scheme}://{parts.netloc}" == text
    return parts.scheme in ("http", "https") and named and whole and port != 0


def _without_brackets(text: str) -> str:
    return text[1:-1] if text.startswith("[") and text.endswith("]") else text


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


READERS: dict[str, Callable[[str], Any]] = {
    "flag": flag,
    "port": number(1, 65535),
    "count": number(1, 64),
    "seconds": number(0, 10**9),
    "secret": secret,
    "secrets": secrets,
    "level": level,
    "path": path,
    "address": address,
    "hosts": hosts,
    "origins": origins,
    "origin": origin,
    "url": url,
    "service": service,
    "email": email,
    "contact": contact,
    "words": words,
    "database": str,
    "databases": str.split,
    "cache": cache,
    "server": server,
    "megabytes": number(0, 100_000),
}
