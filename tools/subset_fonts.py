"""Makes dashboard/fonts/ from Debian's Noto fonts (fonts-noto-core, fonts-noto-cjk): `make fonts`; needs fontTools.

Two families, each regular and bold: Still Sans with Latin, Cyrillic and signs, Still Sans SC with Chinese. They have
names of their own, so that no font of a machine is ever taken for them. `coverage.txt` says which characters they have,
so that a program needs no font library to know what is missing.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dashboard" / "fonts"
LATIN = Path("/usr/share/fonts/truetype/noto")
CHINESE = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2
"""Number of the simplified Chinese face in Debian's collection."""

ALPHABETS = ((0x20, 0x7E), (0xA0, 0x17F), (0x400, 0x4FF), (0x2010, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2122))
MINUS = 0x2212
"""A sign that Noto Sans leaves to Noto Sans Math."""

SIGNS = "×÷±≈≠≤≥←↑→↓↗↘■□▲△▼▽◆◇●○★☆✓①②③④⑤⑥⑦⑧⑨"
FIRST_CHINESE = "\u2e80"
ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
CYRILLIC = "".join(chr(code) for code in (*range(0x410, 0x450), 0x401, 0x451))
"""Letters that Chinese text is mixed with: one family for a whole line."""


def shown_texts() -> str:
    """Return every text of this project that may stand in a picture."""
    files = [*(ROOT / "dashboard/locales").glob("*.toml"), *(ROOT / "data/context").glob("*.toml")]
    return "".join(file.read_text(encoding="utf-8") for file in [*files, ROOT / "data/sources.csv"])


def usual_chinese() -> str:
    """Return the 3,755 characters of the first level of GB 2312, the usual ones of simplified Chinese."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)


def subset(source: Path, target: Path, characters: str, *, family: str, face: int = -1) -> set[int]:
    """Write a font with the given characters only and return which of them it has."""
    font = TTFont(source, fontNumber=face, recalcTimestamp=False)
    if face < 0:
        add_minus(font)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, notdef_outline=True)
    options.name_IDs, options.drop_tables = (
        [0, 1, 2, 3, 4, 5, 6, 13, 14],
        [*options.drop_tables, "vhea", "vmtx", "VORG"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 16):  # family
            record.string = family
    font.save(target)
    return set(font.getBestCmap())


def add_minus(font: TTFont) -> None:
    """Give a font the minus sign of Noto Sans Math, which is made to the same measure."""
    math = TTFont(LATIN / "NotoSansMath-Regular.ttf")
    name = math.getBestCmap()[MINUS]
    font["glyf"]["still.minus"] = math["glyf"][name]
    font["hmtx"]["still.minus"] = math["hmtx"][name]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[MINUS] = "still.minus"


def spans(codes: set[int]) -> str:
    """Return code points as spans `first-last` in hexadecimal."""
    firsts = sorted(code for code in codes if code - 1 not in codes)
    lasts = sorted(code for code in codes if code + 1 not in codes)
    pairs = zip(firsts, lasts, strict=True)
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in pairs) + "\n"


def main() -> int:
    """Make the four fonts and the list of what they have."""
    texts = shown_texts()
    alphabets = "".join(chr(code) for first, last in ALPHABETS for code in range(first, last + 1)) + SIGNS + "−"
    wide = "".join(sorted({sign for sign in texts if sign >= FIRST_CHINESE} | set(SIGNS)))
    mixed = ASCII + CYRILLIC + "−«»·—–…“”‘’±×−°²³%" + "、。《》「」【】（），：；？！～￥％"
    FOLDER.mkdir(exist_ok=True)
    latin, chinese = "Still Sans", "Still Sans SC"
    have = subset(LATIN / "NotoSans-Regular.ttf", FOLDER / "sans-regular.ttf", alphabets + texts, family=latin)
    subset(LATIN / "NotoSans-Bold.ttf", FOLDER / "sans-bold.ttf", alphabets + texts, family=latin)
    all_chinese = mixed + wide + usual_chinese()
    have |= subset(
        CHINESE / "NotoSansCJK-Regular.ttc",
        FOLDER / "chinese-regular.otf",
        all_chinese,
        family=chinese,
        face=SIMPLIFIED,
    )
    subset(CHINESE / "NotoSansCJK-Bold.ttc", FOLDER / "chinese-bold.otf", mixed + wide, family=chinese, face=SIMPLIFIED)
    (FOLDER / "coverage.txt").write_text(spans(have), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
