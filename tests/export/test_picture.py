"""PNG of an SVG: its size, its glyphs, the same on every machine."""

import struct
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dashboard.charts.still import still_svg
from dashboard.charts.theme import empty
from dashboard.export.picture import FONT_FILES, missing_characters, to_png

FONTS = Path(__file__).resolve().parent.parent.parent / "dashboard" / "fonts"
MISSING = "\ue123"
"""A character that no font has: it is drawn as the box of missing ones."""


def picture(text: str, lang: str = "en") -> str:
    return still_svg(empty(lang, "Synthetic"), lang=lang, title=text, width=400)


def size(png: bytes) -> tuple[int, int]:
    """Return width and height that a PNG tells."""
    wide, high = struct.unpack(">II", png[16:24])
    return int(wide), int(high)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_png_is_as_large_as_asked(scale: float) -> None:
    svg = still_svg(empty("en", "Synthetic"), lang="en", title="T", width=400, height=300)
    png = to_png(svg, scale=scale)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert size(png) == (400 * scale, 300 * scale)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert to_png(picture("同一张图", "zh")) == to_png(picture("同一张图", "zh"))


@pytest.mark.parametrize(("lang", "one", "two"), [("en", "AB", "CD"), ("ru", "ЖЩ", "ЯФ"), ("zh", "贸易", "口岸")])
def test_letters_are_drawn_and_not_the_box_of_missing_ones(lang: str, one: str, two: str) -> None:
    found = {to_png(picture(text, lang)) for text in (one, two, MISSING * 2)}
    assert len(found) == 3


def test_chinese_is_drawn_in_a_picture_of_another_language() -> None:
    assert len({to_png(picture(text, "ru")) for text in ("贸易", "口岸", MISSING * 2)}) == 3


def test_bold_chinese_differs_from_regular() -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="40" font-family="\'Still Sans SC\'">{}</svg>'
    drawn = [text.format(f'<text y="30" font-weight="{weight}">贸易</text>') for weight in ("normal", "bold")]
    assert to_png(drawn[0]) != to_png(drawn[1])


def test_every_text_of_the_project_has_its_glyphs() -> None:
    root = FONTS.parent.parent
    files = [*(root / "dashboard/locales").glob("*.toml"), *(root / "data/context").glob("*.toml")]
    shown = "".join(file.read_text(encoding="utf-8") for file in [*files, root / "data/sources.csv"])
    missing = missing_characters(f"<text>{shown.replace('<', '')}</text>")
    assert {sign for sign in missing if "ARABIC" not in unicodedata.name(sign)} == set()


def test_the_list_of_covered_characters_is_that_of_the_fonts() -> None:
    have: set[int] = set()
    for name in FONT_FILES:
        font = TTFont(FONTS / name)
        assert font["name"].getDebugName(1) in ("Still Sans", "Still Sans SC")
        have |= set(font.getBestCmap())
    assert missing_characters("<text>" + "".join(map(chr, sorted(have - {0x3C}))) + "</text>") == set()
    assert missing_characters(f"<text>{MISSING}ก</text>") == {MISSING, "ก"}


def test_fonts_have_their_licence_beside_them_and_stay_small() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 2_200_000


def test_what_is_no_svg_is_an_error() -> None:
    with pytest.raises(ValueError, match=r".+"):
        to_png("no picture")
