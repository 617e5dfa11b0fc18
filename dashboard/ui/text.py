"""Text for Streamlit: what comes from data files is shown as text, never read as Markdown or a link."""

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@\"'])")
"""Characters that Markdown, math, emoji codes, directives or HTML give a meaning to."""


JOINER = "\u2060"
"""A word joiner: without width, and the end of every token that Streamlit would find."""

TOKENS = re.compile(r"(?<=:)(?=[\w/])|(?<=@)(?=\w)|(?<=www)(?=\.)|(?<=[-<>=])(?=[-<>=])", re.IGNORECASE)
"""Places inside what Streamlit still finds in plain text: addresses, icons, emoji, arrows. It looks for them after
backslashes are gone, so that these do not keep it off."""


def literal(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it is.

    >>> literal("<b>$5</b> [x](y)")
    '\\\\<b\\\\>\\\\$5\\\\</b\\\\> \\\\[x\\\\]\\\\(y\\\\)'
    """
    return SPECIAL.sub(r"\\\1", TOKENS.sub(JOINER, re.sub(r"\s+", " ", text)))


def link(text: str, url: str) -> str:
    """Return a Markdown link, or only the text where the address is not one of the web."""
    if not re.match(r"https?://", url):
        return literal(text)
    address = re.sub(r"[<>\\\s]", lambda found: f"%{ord(found[0]):02X}", url)
    return f"[{literal(text)}](<{address}>)"
