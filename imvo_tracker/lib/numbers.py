"""Numbers as people type them, Dutch or plain; what can be read in two ways is refused with both readings."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

LONGEST = 30
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_PLAIN = re.compile(r"[0-9]+")
# 1.000.000  1.000,50  1 000 000,5: groups of three, then the other mark
_GROUPED = re.compile(
    r"(?P<head>[0-9]{1,3})(?:(?P<sep>[., ])[0-9]{3})(?:(?P=sep)[0-9]{3})*(?:(?P<point>[.,])(?P<decimals>[0-9]+))?"
)
_DECIMAL = re.compile(r"(?P<whole>[0-9]+)[.,](?P<decimals>[0-9]+)")


class UnreadableNumber(ValueError):
    """A text that is no number, or two; `message` is translated, `readings` holds what it might have meant."""

    def __init__(self, message: str, readings: tuple[Decimal, ...] = ()) -> None:
        self.message, self.readings = message, readings
        super().__init__(message)


def not_a_number(text: str) -> UnreadableNumber:
    """Return the refusal of a text that is no number at all."""
    return UnreadableNumber(_("“%(text)s” is not a number.") % {"text": _shown(text)})


def read_number(text: str, *, whole: bool = False) -> Decimal:
    """Return the number a text means; raises UnreadableNumber.

    "1.000" is a thousand where `whole` numbers are counted; elsewhere it could be one as well, so it is asked.
    "29,96" and "29.96" are the same; "1.000,50" and "1 000" have their thousands apart.
    """
    digits, sign = _unsigned(text)
    readings = _readings(digits, whole=whole)
    if not readings:
        raise not_a_number(text)
    if len(readings) > 1:
        grouped, decimal = (sign * reading for reading in readings)
        values = {"text": _shown(text), "first": unmistakable(grouped), "second": unmistakable(decimal)}
        message = _("“%(text)s” can be read in two ways: write %(first)s or %(second)s.") % values
        raise UnreadableNumber(message, (grouped, decimal))
    number = sign * readings[0]
    if whole and number != number.to_integral_value():
        raise UnreadableNumber(_("This is counted in whole numbers, not “%(text)s”.") % {"text": _shown(text)})
    return number


def _unsigned(text: str) -> tuple[str, int]:
    if len(text) > LONGEST or not _SPACES.sub("", text).replace("−", "-").isascii():
        raise not_a_number(text)
    plain = _SPACES.sub(" ", text).strip().replace("−", "-")
    return (plain[1:].strip(), -1) if plain.startswith("-") else (plain, 1)


def _readings(digits: str, *, whole: bool) -> list[Decimal]:
    if _PLAIN.fullmatch(digits):
        return [Decimal(digits)]
    grouped, decimal = _GROUPED.fullmatch(digits), _DECIMAL.fullmatch(digits)
    readings = []
    if grouped and grouped["point"] != grouped["sep"] and not _is_padded(grouped["head"]):
        readings.append(_joined(digits, grouped))
    if decimal and not (readings and whole and "." in digits):
        readings.append(Decimal(f"{decimal['whole']}.{decimal['decimals']}"))
    return readings


def _is_padded(head: str) -> bool:
    """No group of thousands starts with a nought: 0,125 is a fraction."""
    return head.startswith("0")


def _joined(digits: str, grouped: re.Match[str]) -> Decimal:
    decimals = grouped["decimals"]
    body = digits[: -len(decimals) - 1] if decimals else digits
    return Decimal(body.replace(grouped["sep"], "") + (f".{decimals}" if decimals else ""))


def print_number(number: Decimal) -> str:
    """Return the number in Dutch without marks between thousands: 1000, 29,96."""
    plain = format(number.normalize() + 0, "f")
    return plain.replace(".", ",")


def unmistakable(number: Decimal) -> str:
    """Return the number as nobody reads it in two ways: a fourth decimal tells three of them from a thousand."""
    text = print_number(number)
    return f"{text}0" if re.fullmatch(r"-?[0-9]+,[0-9]{3}", text) else text


def _shown(text: str) -> str:
    visible = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return visible if len(visible) <= LONGEST else f"{visible[:LONGEST]}…"
