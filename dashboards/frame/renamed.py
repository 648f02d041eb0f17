"""What is asked for by a name or number that it had: its old address leads to the one it has, for good."""

from __future__ import annotations


class Renamed(Exception):
    """What is asked for has another key; `part` is the name it has in the path."""

    def __init__(self, part: str, key: str) -> None:
        super().__init__(key)
        self.part = part
        self.key = key
