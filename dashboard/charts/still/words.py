"""Texts of a figure as Plotly reads them: a few tags and entities → plain lines."""

import html
import re
from typing import Any, NamedTuple

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?(?:b|i|u|s|em|strong|sub|sup|span|a)(?:\s[^<>]*)?>", re.IGNORECASE)
BOLD = re.compile(r"\s*<(?:b|strong)>", re.IGNORECASE)
PLACE = re.compile(r"%\{(\w+)(?::[^{}]*)?\}")


class Words(NamedTuple):
    """Lines of plain text, bold or not."""

    lines: list[str]
    bold: bool = False


def read_words(text: Any) -> Words:
    """Return the lines of a text; it is bold where it begins so.

    >>> read_words("<b>Kazakhstan</b><br>1 &lt; 2")
    Words(lines=['Kazakhstan', '1 < 2'], bold=True)
    """
    source = "" if text is None else str(text)
    lines = [html.unescape(TAG.sub("", line)) for line in BREAK.split(source)]
    return Words([line for line in lines if line.strip()], bool(BOLD.match(source)))


def plain(text: Any) -> str:
    """Return a text in one line.

    >>> plain("<b>A</b><br>B &amp; C")
    'A B & C'
    """
    return " ".join(read_words(text).lines)


def filled(template: str, values: dict[str, str]) -> str:
    """Return a template with its values; what is not known stays empty.

    >>> filled("%{text} (%{z:.1f})", {"text": "A", "z": "2.5"})
    'A (2.5)'
    """
    return PLACE.sub(lambda found: values.get(found[1], ""), template)
