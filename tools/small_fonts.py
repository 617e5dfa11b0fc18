"""Makes dashboard/interface/media/: Streamlit's own fonts with only what this interface shows (`make fonts`).

Streamlit loads an icon font of 375 kB for a dozen icons, and a text font with alphabets that no text here has. The
server sends these smaller files in their place, under the same names; where Streamlit's files have other names (another
version), its own are sent. Needs fontTools.
"""

import re
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "dashboard" / "interface" / "media"
STATIC = Path(streamlit.__file__).parent / "static" / "static"
ICONS = "MaterialSymbols-Rounded.*.woff2"
TEXT = "SourceSansVF-Upright.ttf.*.woff2"
NAME = re.compile(r"[\"'`](?::material/)?([a-z0-9_]{2,40}):?[\"'`]")
ALPHABETS = ((0x20, 0x7E), (0xA0, 0x17F), (0x400, 0x45F), (0x2010, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2122))
LAST_LETTER = 0x7E
"""Icons are ligatures of plain letters."""

SIGNS = "−×÷±≈≠≤≥←↑→↓↗₁₂₃₄₅²⁰"


def icon_names(known: set[str]) -> set[str]:
    """Return the icons that our code or any script of Streamlit may name."""
    files = [*(STATIC / "js").glob("*.js"), *(ROOT / "dashboard").rglob("*.py"), ROOT / "app.py"]
    found = {name for file in files for name in NAME.findall(file.read_text(encoding="utf-8"))}
    return found & known


def icons(source: Path) -> None:
    """Write the icon font with the icons that may be shown."""
    font = TTFont(source)
    glyphs = icon_names(set(font.getGlyphOrder()))
    letters = {code: name for code, name in font.getBestCmap().items() if code <= LAST_LETTER}
    options = Options(
        layout_features=["*"], layout_closure=False, flavor="woff2", notdef_outline=True, glyph_names=False
    )
    subsetter = Subsetter(options)
    filled = {f"{name}.fill" for name in glyphs} & set(font.getGlyphOrder())
    subsetter.populate(glyphs=sorted({*glyphs, *filled}), unicodes=sorted(letters))
    subsetter.subset(font)
    save(font, source.name)
    print(source.name, len(glyphs), "icons", (TARGET / source.name).stat().st_size)


def text(source: Path) -> None:
    """Write the text font with Latin and Cyrillic."""
    font = TTFont(source)
    subsetter = Subsetter(Options(layout_features=["*"], flavor="woff2", notdef_outline=True))
    codes = {code for first, last in ALPHABETS for code in range(first, last + 1)} | set(map(ord, SIGNS))
    subsetter.populate(unicodes=sorted(codes))
    subsetter.subset(font)
    save(font, source.name)
    print(source.name, (TARGET / source.name).stat().st_size)


def save(font: TTFont, name: str) -> None:
    """Write a font under its file's name; inside it is called otherwise, as licences ask of changed fonts."""
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = "Interface"
    font.flavor = "woff2"
    font.save(TARGET / name)


FAMILY_NAMES = (1, 3, 4, 6, 16, 25)
"""Entries of a font's name table that hold its family."""


def main() -> None:
    """Make both."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.woff2"):
        old.unlink()
    for pattern, make in ((ICONS, icons), (TEXT, text)):
        for source in sorted((STATIC / "media").glob(pattern)):
            make(source)


if __name__ == "__main__":
    main()
