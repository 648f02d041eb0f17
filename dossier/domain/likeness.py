"""When two names of parties are probably the same party, written differently."""

from __future__ import annotations

import re
import unicodedata

_REGISTER = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])")
_FORMS = re.compile(r"\b(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|merk|brand|holding|group|groep|nederland)(?=\W|$)")
_SHORTEST = 5


def alike(one: str, other: str) -> bool:
    """Say whether two different names share a register number, differ by a legal form or brand, or by one letter."""
    numbers = set(_REGISTER.findall(one)) & set(_REGISTER.findall(other))
    first, second = _core(one), _core(other)
    if numbers or (first and first == second):
        return one != other
    return min(len(first), len(second)) >= _SHORTEST and _one_letter_apart(first, second)


def _core(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    without = _FORMS.sub(" ", _REGISTER.sub(" ", plain).replace("kvk", " "))
    return re.sub(r"[^a-z0-9]+", "", without)


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
