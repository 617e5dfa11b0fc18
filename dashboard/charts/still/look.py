"""Sizes and colours of a still picture, light or dark, and what its elements refer to."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

SMALLEST, LARGEST = 12.0, 16.0
"""Font sizes in pixels: 12 on a phone, 13 at a width of 800, 15 at 1200."""

LEAST_CONTRAST = 3.0
"""Of a mark with the ground: on a dark one, colours are lightened until they have it."""

GREY, DARK_GREY = 16, 0.2
"""Colours whose parts differ by less are grey; dark ones change places with light ones on a dark ground."""

USUAL_SIZE = 13.0
LIGHT = {"ground": "#ffffff", "ink": "#0b0b0b", "muted": "#55585f", "grid": "#e6e8ec", "zero": "#9a9da5"}
DARK = {"ground": "#0e1117", "ink": "#fafafa", "muted": "#b8bcc6", "grid": "#31343d", "zero": "#80848f"}
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
RGB = re.compile(r"rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)")
NAME = re.compile(r"[a-zA-Z]+")
NAMED = {"white": "#ffffff", "black": "#000000", "gray": "#808080", "grey": "#808080", "red": "#ff0000"}
FALLBACK = "#656364"
"""Where a colour can't be read."""

CLEAR = ("none", 0.0)
"""Colour and opacity of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a picture looks.

    Attributes:
        size: font size of the chart in pixels.
        dark: light on dark.
        separators: decimal and thousands signs.
        prefix: what ids begin with, so that pictures on one page do not meet.
    """

    size: float
    dark: bool
    separators: str
    prefix: str

    @property
    def zoom(self) -> float:
        """By how much marks and lines are larger than at the usual size."""
        return self.size / USUAL_SIZE

    def shade(self, part: str) -> str:
        """Return the colour of a part of the frame: ground, ink, muted, grid, zero."""
        return (DARK if self.dark else LIGHT)[part]

    def paint(self, colour: object, default: str = FALLBACK) -> tuple[str, float]:
        """Return a colour as SVG has it, and its opacity."""
        return paint(str(colour) if colour else default, self.dark)

    def fill(self, colour: object, default: str = FALLBACK, opacity: float = 1.0) -> str:
        """Return the attributes of a filled shape."""
        value, own = self.paint(colour, default)
        return f' fill="{value}"' + opacity_of("fill-opacity", own * opacity)

    def stroke(self, colour: object, width: float, default: str = FALLBACK, opacity: float = 1.0) -> str:
        """Return the attributes of a stroke; `width` in pixels of the picture."""
        value, own = self.paint(colour, default)
        return f' stroke="{value}" stroke-width="{width:.3g}"' + opacity_of("stroke-opacity", own * opacity)


def font_size(width: int) -> float:
    """Return the font size of a picture of this width."""
    return min(LARGEST, max(SMALLEST, 9 + width / 200))


def opacity_of(name: str, value: float) -> str:
    """Return an opacity as an attribute; a full one needs none."""
    return "" if value >= 1 else f' {name}="{value:.2g}"'


@lru_cache(maxsize=512)
def paint(colour: str, dark: bool) -> tuple[str, float]:
    """Return a CSS colour as SVG has it, lightened on a dark ground, and its opacity.

    >>> paint("rgba(255, 0, 0, 0.5)", False), paint("transparent", False), paint("#00156b", True)[0] != "#00156b"
    (('#ff0000', 0.5), ('none', 0.0), True)
    """
    text, opacity = colour.strip(), 1.0
    if text.lower() in ("transparent", "none"):
        return CLEAR
    found = RGB.fullmatch(text)
    if found:
        text = "#" + "".join(f"{min(255, round(float(part))):02x}" for part in found.groups()[:3])
        opacity = min(1.0, float(found[4])) if found[4] else 1.0
    text = NAMED.get(text.lower(), text)
    if not HEX.fullmatch(text):
        return (text.lower() if NAME.fullmatch(text) else FALLBACK), opacity
    return (_lightened(text) if dark else text), opacity


def _channels(colour: str) -> list[int]:
    """Return red, green and blue of a hexadecimal colour."""
    digits = colour[1:] if len(colour) == len("#ffffff") else "".join(2 * digit for digit in colour[1:])
    return [int(digits[place : place + 2], 16) for place in (0, 2, 4)]


def luminance(colour: str) -> float:
    """Return the relative luminance of a hexadecimal colour, 0 to 1."""
    limit, parts = 0.04045, [part / 255 for part in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= limit else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightened(colour: str) -> str:
    """Return a colour mixed with white until it can be told from the dark ground."""
    ground = luminance(DARK["ground"]) + 0.05
    channels = _channels(colour)
    if max(channels) - min(channels) < GREY and luminance(colour) < DARK_GREY:
        channels = [255 - part for part in channels]
    for tenths in range(10):
        mixed = "#" + "".join(f"{round(part + (255 - part) * tenths / 10):02x}" for part in channels)
        if (luminance(mixed) + 0.05) / ground >= LEAST_CONTRAST:
            return mixed
    return DARK["ink"]


def ink_on(colour: str) -> str:
    """Return black or white, whichever is read better on a colour."""
    middle = 0.18
    return "#0b0b0b" if not HEX.fullmatch(colour) or luminance(colour) > middle else "#ffffff"


@dataclass(slots=True, kw_only=True)
class Definitions:
    """Patterns and clips that elements refer to; each is written once.

    Attributes:
        prefix: what their ids begin with.
        found: content → id.
    """

    prefix: str
    found: dict[str, str] = field(default_factory=dict)

    def reference(self, content: str) -> str:
        """Return how an element refers to a definition, whose content has `{id}` for its id."""
        name = self.found.setdefault(content, f"{self.prefix}{len(self.found)}")
        return f"url(#{name})"

    def clip(self, left: float, top: float, right: float, bottom: float) -> str:
        """Return the attribute that cuts elements at a rectangle."""
        size = f'width="{right - left:.1f}" height="{bottom - top:.1f}"'
        content = f'<clipPath id="{{id}}"><rect x="{left:.1f}" y="{top:.1f}" {size}/></clipPath>'
        return f' clip-path="{self.reference(content)}"'

    def markup(self) -> str:
        """Return all definitions."""
        content = "".join(text.replace("{id}", name) for text, name in self.found.items())
        return f"<defs>{content}</defs>" if content else ""
