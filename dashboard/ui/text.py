"""Text for Streamlit: what comes from data files is shown as text, never read as Markdown or a link."""

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@\"'])")
"""Characters that Markdown, math, emoji codes, directives or HTML give a meaning to."""


def literal(text: str) -> str:
    """Return text that Markdown shows as it is.

    >>> literal("<b>$5</b> [x](javascript:1)")
    '\\\\<b\\\\>\\\\$5\\\\</b\\\\> \\\\[x\\\\]\\\\(javascript\\\\:1\\\\)'
    """
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))


def link(text: str, url: str) -> str:
    """Return a Markdown link, or only the text where the address is not one of the web."""
    if not re.match(r"https?://", url):
        return literal(text)
    address = re.sub(r"[<>\\\s]", lambda found: f"%{ord(found[0]):02X}", url)
    return f"[{literal(text)}](<{address}>)"
