"""Text of data files → Markdown that shows it as it is: no markup, no HTML, no link of its own."""

import re

UNSEEN = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
"""Control characters (a terminal would obey them), marks without width, and those that turn the direction of text."""

GAP = re.compile(rf"[\s{UNSEEN}]+")
UNEVEN = re.compile(rf"[^\S ]|[{UNSEEN}]|  ")
"""What is no single space; looked for first, as most text has none."""

MARKS = re.compile(
    r"[\\`*{}\[\]<>#|~$&]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word it is only itself
    r"|:(?=//)|(?<=www)\.|(?<=WWW)\."  # an address would become a link
    r"|^[-+=](?=[-+=\s]|$)"  # a list or a rule
)
"""Characters that Markdown gives a meaning to, where it does."""

LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
"""What begins a numbered list."""

PLAIN_CODE = re.compile(r"[A-Za-z0-9._/:+%-]+")


def one_line(text: str) -> str:
    """Return text on one line, without characters that can't be seen.

    >>> one_line("two\\r\\nlines \\x1b[31m")
    'two lines [31m'
    """
    return (GAP.sub(" ", text) if UNEVEN.search(text) else text).strip()


def shown(text: str) -> str:
    """Return Markdown that shows the text, in a paragraph, a list or a table.

    >>> shown("<b>5 | 6</b> of USD_billion")
    '\\\\<b\\\\>5 \\\\| 6\\\\</b\\\\> of USD_billion'
    """
    return LIST_NUMBER.sub(r"\1\\\2", MARKS.sub(r"\\\g<0>", one_line(text)))


def code(text: str) -> str:
    """Return Markdown that shows a code as code, or as text where it is none.

    >>> code("gacc-mb-cny"), code("a`b")
    ('`gacc-mb-cny`', 'a\\\\`b')
    """
    return f"`{text}`" if PLAIN_CODE.fullmatch(text) else shown(text)


def link(text: str, url: str) -> str:
    """Return a Markdown link, or only the text where the address is not one of the web.

    >>> link("Customs", "https://customs.example/t")
    '[Customs](<https://customs.example/t>)'
    """
    if not re.match(r"https?://", url):
        return shown(text)
    address = re.sub(r"[<>\\|`\s\x00-\x1f\x7f]", lambda found: f"%{ord(found[0]):02X}", url)
    return f"[{shown(text)}](<{address.replace('&', '&amp;')}>)"
