"""The letters of a short link: a row of numbers from 0 to 31, each one character, and two that check the others.

What each kind of value looks like is written down in docs/reference/short-links.md: links on paper depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Digits and letters without i, l, o and u, as people mistake these for 1, 0 and v.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_READ_AS = {**{letter: place for place, letter in enumerate(ALPHABET)}, "o": 0, "i": 1, "l": 1}
LONGEST = 2000
CHECKS = 2
_POLYNOMIAL = 0x233  # CRC-10/ATM: x^10 + x^9 + x^5 + x^4 + x + 1
_FOUR_BITS, _MORE = 15, 16
END, FIRST_LETTER, LAST_LETTER, HYPHEN, NUMBER, CAPITAL, WORD, OTHER = 0, 1, 26, 27, 28, 29, 30, 31
_PIECES = re.compile(
    r"(?P<number>[0-9]{1,18})|(?P<letter>[a-z])|(?P<capital>[A-Z])|(?P<hyphen>-)|(?P<other>.)", re.DOTALL
)
_DAY_SYMBOLS = 4


class BrokenCode(ValueError):
    """No code, or one with a typing error."""


def spell(symbols: Sequence[int]) -> str:
    """Return symbols as a code, with its check behind it."""
    return "".join(ALPHABET[symbol] for symbol in (*symbols, *_checks(symbols)))


def unspell(code: str) -> list[int]:
    """Return the symbols of a code as people type it: capitals, hyphens, o for 0, i and l for 1; or `BrokenCode`."""
    letters = code.lower().replace("-", "")
    if not CHECKS < len(letters) <= LONGEST or any(letter not in _READ_AS for letter in letters):
        raise BrokenCode(code)
    symbols = [_READ_AS[letter] for letter in letters]
    if tuple(symbols[-CHECKS:]) != _checks(symbols[:-CHECKS]):
        raise BrokenCode(code)
    return symbols[:-CHECKS]


def _checks(symbols: Iterable[int]) -> tuple[int, int]:
    """Return the remainder of the symbols: it differs after any one wrong symbol, and after a swap of neighbours."""
    rest = 0
    for symbol in symbols:
        rest ^= symbol << 5
        for _bit in range(5):
            rest = (rest << 1) ^ (_POLYNOMIAL | 0x400 if rest & 0x200 else 0)
    return rest >> 5, rest & 31


def write_number(number: int) -> list[int]:
    """Return a number in groups of four bits, the largest first; each but the last says that there is more."""
    groups = [number & _FOUR_BITS]
    while number := number >> 4:
        groups.append(number & _FOUR_BITS | _MORE)
    return groups[::-1]


def write_day(ordinal: int) -> list[int]:
    """Return the number of a day in four symbols."""
    return [ordinal >> shift & 31 for shift in range(5 * (_DAY_SYMBOLS - 1), -1, -5)]


def write_text(text: str, words: Sequence[str] = ()) -> list[int]:
    """Return a text, most of it a symbol for each letter; one that begins with one of the `words` names that."""
    symbols: list[int] = []
    word = max((one for one in words if text.startswith(one)), key=len, default="")
    if word:
        symbols += (WORD, *write_number(words.index(word)))
    for piece in _PIECES.finditer(text, len(word)):
        symbols += _WRITE[piece.lastgroup or ""](piece[0])
    return [*symbols, END]


_WRITE = {
    "number": lambda digits: [NUMBER, *write_number(int(f"1{digits}"))],
    "letter": lambda letter: [ord(letter) - ord("a") + FIRST_LETTER],
    "capital": lambda letter: [CAPITAL, ord(letter) - ord("A") + FIRST_LETTER],
    "hyphen": lambda _hyphen: [HYPHEN],
    "other": lambda character: [OTHER, *write_number(ord(character))],
}


class Reader:
    """Reads symbols from the front; raises `BrokenCode` where they say nothing that can be read."""

    def __init__(self, symbols: Sequence[int]) -> None:
        self._symbols = symbols
        self._place = 0

    def symbol(self) -> int:
        """Return the next symbol."""
        if self._place >= len(self._symbols):
            raise BrokenCode
        self._place += 1
        return self._symbols[self._place - 1]

    def number(self) -> int:
        """Return the next number."""
        number = 0
        while True:
            symbol = self.symbol()
            number = number << 4 | symbol & _FOUR_BITS
            if not symbol & _MORE:
                return number

    def day(self) -> int:
        """Return the next day as its number."""
        ordinal = 0
        for _symbol in range(_DAY_SYMBOLS):
            ordinal = ordinal << 5 | self.symbol()
        return ordinal

    def text(self, words: Sequence[str] = ()) -> str:
        """Return the next text."""
        pieces = []
        while (symbol := self.symbol()) != END:
            pieces.append(self._piece(symbol, words))
        return "".join(pieces)

    def _piece(self, symbol: int, words: Sequence[str]) -> str:
        if FIRST_LETTER <= symbol <= LAST_LETTER:
            return chr(symbol - FIRST_LETTER + ord("a"))
        if symbol == HYPHEN:
            return "-"
        if symbol == CAPITAL:
            letter = self.symbol()
            if not FIRST_LETTER <= letter <= LAST_LETTER:
                raise BrokenCode
            return chr(letter - FIRST_LETTER + ord("A"))
        return self._numbered(symbol, words)

    def _numbered(self, symbol: int, words: Sequence[str]) -> str:
        number = self.number()
        if symbol == WORD and number < len(words):
            return words[number]
        if symbol == NUMBER and str(number).startswith("1"):
            return str(number)[1:]
        if symbol == OTHER and _is_character(number):
            return chr(number)
        raise BrokenCode

    def finish(self) -> None:
        """Raise `BrokenCode` where something is left."""
        if self._place != len(self._symbols):
            raise BrokenCode


def _is_character(number: int) -> bool:
    """All of Unicode but the halves of pairs, which are no characters."""
    return number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
