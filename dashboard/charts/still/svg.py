"""The smallest parts of an SVG: numbers, text that stays text, elements."""

import re
from collections.abc import Sequence
from html import escape

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML does not allow, or advises against."""

SPACES = re.compile("[ \t\r\n\u2028\u2029]+")
"""White space that becomes one space; a no-break space stays."""

FONTS = {
    "en": "'Still Sans','Noto Sans','Segoe UI','Helvetica Neue',Arial,'Noto Sans CJK SC',sans-serif",
    "zh": "'Still Sans SC','Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif",
}  # fmt: skip
"""Fonts to take, the first that is there: the shipped ones where a picture is made, a machine's own in a browser."""

LINE_HEIGHT = 1.35
"""Distance of lines, in font sizes."""


def num(value: float) -> str:
    """Return a number with one decimal at most.

    >>> num(3.0), num(-0.04), num(12.345)
    ('3', '0', '12.3')
    """
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def clean(text: str) -> str:
    """Return text in one line without characters that XML forbids.

    >>> clean("a\\x00\\n b")
    'a b'
    """
    return SPACES.sub(" ", FORBIDDEN.sub("", text))


def escaped(text: str) -> str:
    """Return text as XML: in an element or in an attribute.

    >>> escaped('<b a="1">&')
    '&lt;b a=&quot;1&quot;&gt;&amp;'
    """
    return escape(clean(text), quote=True)


def words(x: float, y: float, text: str, attributes: str = "") -> str:
    """Return a text element; `y` is where its letters stand."""
    return f'<text x="{num(x)}" y="{num(y)}"{attributes}>{escaped(text)}</text>'


def lines(x: float, y: float, texts: Sequence[str], size: float, attributes: str = "") -> str:
    """Return lines of text below each other; `y` is where the first one stands."""
    return "".join(words(x, y + place * size * LINE_HEIGHT, text, attributes) for place, text in enumerate(texts))


def path(d: str, attributes: str) -> str:
    """Return a path; nothing for an empty one."""
    return f'<path d="{d}"{attributes}/>' if d else ""


def box(left: float, top: float, right: float, bottom: float) -> str:
    """Return a rectangle as a part of a path."""
    return f"M{num(left)} {num(top)}H{num(right)}V{num(bottom)}H{num(left)}z"


def group(parts: Sequence[str], attributes: str) -> str:
    """Return elements that share attributes; nothing for none."""
    content = "".join(parts)
    return f"<g{attributes}>{content}</g>" if content else ""
