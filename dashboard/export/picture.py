"""SVG → PNG, with the project's own fonts: the same picture on every machine."""

import re
from functools import cache
from importlib import resources
from pathlib import Path

import resvg_py

FONT_FILES = ("sans-regular.ttf", "sans-bold.ttf", "chinese-regular.otf", "chinese-bold.otf")
COVERAGE = "coverage.txt"
FAMILY = "Still Sans"
"""Family of the first two fonts; the SVG names it before any other."""

TEXT = re.compile(r">([^<]+)<")


def to_png(svg: str, *, scale: float = 2.0) -> bytes:
    """Return a picture as PNG; the same bytes for the same picture.

    Fonts of the machine are read only where a text has a character that the project's own lack.

    Args:
        svg: a well-formed SVG that refers to nothing outside itself.
        scale: pixels for each pixel of the SVG.

    Raises:
        ValueError: no SVG.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=not missing_characters(svg),
            font_files=[str(_folder() / name) for name in FONT_FILES],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


def missing_characters(svg: str) -> set[str]:
    """Return the characters of an SVG's texts that the project's fonts do not have.

    >>> missing_characters("<text>A中Я−</text>")
    set()
    """
    shown = set("".join(TEXT.findall(svg)))
    return {sign for sign in shown if sign not in _covered() and not sign.isspace()}


def _folder() -> Path:
    """Return the folder of the fonts."""
    return Path(str(resources.files("dashboard"))) / "fonts"


@cache
def _covered() -> frozenset[str]:
    """Return every character that the project's fonts have."""
    spans = [span.partition("-") for span in (_folder() / COVERAGE).read_text(encoding="utf-8").split()]
    ranges = [range(int(first, 16), int(last or first, 16) + 1) for first, _, last in spans]
    return frozenset(chr(code) for codes in ranges for code in codes)
