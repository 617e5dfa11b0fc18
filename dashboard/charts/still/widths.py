"""How wide a text is, without a font at hand, and where it is broken into lines."""

import re
from functools import lru_cache

from dashboard.charts.still.svg import clean

CLASSES = {
    28: " !,.:;'ijlIJ`()\u00a0·", 34: "-[]f“”", 39: 't/\\{}"r', 45: "?_г‘’", 49: "cszзст–vэ", 53: "FLxyGкух«»k",
    56: "*ETSYae|ЕТаеяёЁЗХ", 58: "$+0123456789<=>Z^~±вдл¥€×−", 61: "PVXoРбоьKRbdghnpquБКУпрч", 64: "#ABCАВСЬЭЯийнц",
    71: "ДЛЧЪъ", 74: "D&HUНПЦфGм", 78: "NИЙOQОжw", 84: "%Ф…ю", 88: "ЖЫы", 92: "@МMmWшщ", 100: "—", 105: "ШЩЮ",
}  # fmt: skip
"""Hundredths of the font size → letters that are so wide, or a bit less, in Noto Sans."""

WIDTHS = {letter: hundredths / 100 for hundredths, letters in CLASSES.items() for letter in letters}
USUAL = 0.62
"""Width of a letter that is in no class."""

BOLD = 1.08
"""By how much bold text is wider."""

FIRST_WIDE = "\u2e80"
"""From here on characters are as wide as high: Chinese and its punctuation."""

SIGNS = "←↑→↓↗↘■□▲△▼▽◆◇●○★☆①②③④⑤⑥⑦⑧⑨"
WIDE_AMONG = "·—…“”‘’×±÷"
"""Signs that are as wide as high in a Chinese font: in a text with Chinese they are taken for that."""

NEVER_FIRST = "，。、；：？！）》」』】～％,.;:?!)]}»”’%…"
"""Signs that no line begins with."""

NEVER_LAST = "（《「『【([{«“‘"
"""Signs that no line ends with."""

PIECES = re.compile(r"[^\s/&?=_-]*[/&?=_-]*[ \t]*|\s", re.ASCII)
KEPT = 4096
"""Widths that are kept: most texts are measured more than once."""


@lru_cache(maxsize=KEPT)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line in pixels, rather too wide than too narrow.

    >>> width("中国", 10), width("", 10)
    (20.0, 0.0)
    """
    always = SIGNS + WIDE_AMONG if any(sign >= FIRST_WIDE for sign in text) else SIGNS
    wide = sum(1.0 if sign >= FIRST_WIDE or sign in always else WIDTHS.get(sign, USUAL) for sign in text)
    return wide * size * (BOLD if bold else 1.0)


def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """Return text broken into lines that are no wider than `limit`, where one letter is not.

    Words stay whole where they fit on a line; Chinese is broken between characters.

    >>> wrap("two words", 10, 35), wrap("中国和", 10, 20), wrap(" ", 10, 20)
    (['two', 'words'], ['中国', '和'], [])
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(clean(text).strip()):
        if width((line + piece).rstrip(), size, bold=bold) <= limit:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *whole, line = _cut(piece, size, limit, bold)
        lines += whole
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """Return what a line may be broken between: words with the space after them, single Chinese characters."""
    pieces: list[str] = []
    for piece in PIECES.findall(text):
        run = ""
        for sign in piece:
            is_wide = sign >= FIRST_WIDE or (bool(run) and run[-1] >= FIRST_WIDE)
            if is_wide and run and sign not in NEVER_FIRST and run[-1] not in NEVER_LAST and sign != " ":
                pieces.append(run)
                run = ""
            run += sign
        if run:
            pieces.append(run)
    return pieces


def _cut(piece: str, size: float, limit: float, bold: bool) -> list[str]:
    """Return one piece cut between letters where it is wider than a line."""
    if width(piece.rstrip(), size, bold=bold) <= limit:
        return [piece]
    parts = [""]
    for sign in piece:
        if parts[-1] and width(parts[-1] + sign, size, bold=bold) > limit:
            parts.append("")
        parts[-1] += sign
    return parts
