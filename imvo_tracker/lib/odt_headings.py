"""Headings of an ODT without the numbers that the template of the library gives them."""

from __future__ import annotations

from odfdo import Document

# What LibreOffice prints before a heading: format, sign behind it, and its own pattern of both
_NUMBERING = ("style:num-format", "style:num-suffix", "loext:num-list-format")


def leave_unnumbered(file: Document) -> None:
    """Take the numbers off every level of headings; a text bears those that its words say."""
    for level in file.get_part("styles.xml").get_elements("//text:outline-level-style"):  # type: ignore[union-attr]
        for name in _NUMBERING:
            if name in level.attributes:
                level.del_attribute(name)
        level.set_attribute("style:num-format", "")
