"""A drawing as PNG, made of its own SVG file. Loads a renderer of 3 MB, so it is reached by its dotted path.

Its letters are those of one package, whatever typefaces the machine has. The same version of both libraries gives the
same bytes on every machine; pyproject.toml pins them.
"""

from __future__ import annotations

from resvg_py import svg_to_bytes
from ttf_opensans import OPENSANS_BOLD, OPENSANS_REGULAR

CONTENT_TYPE = "image/png"
FACE = "Open Sans"
WIDTH = 1200  # pixels


def write_raster(picture: bytes) -> bytes:
    """Return an SVG file as a picture of 1200 pixels wide."""
    made: bytes = svg_to_bytes(
        svg_string=picture.decode(),
        width=WIDTH,
        skip_system_fonts=True,
        font_files=[str(OPENSANS_REGULAR.path), str(OPENSANS_BOLD.path)],
        font_family=FACE,
        sans_serif_family=FACE,
    )
    return bytes(made)
