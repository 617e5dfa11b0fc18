"""Text of data files → the same text, harmless in each document that quotes it."""

import re
from urllib.parse import quote

MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>|&~]")
MARKDOWN_STARTS = "-+#="
"""A line that begins so is a list, a heading or a rule."""

BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
"""TeX's own signs; a brace is spelled out because BibTeX counts braces whatever stands before them."""

URL_SIGNS = "%/:?#[]@&*+,;=~-._"
"""Signs that an address keeps; quotes, `$`, backslashes and braces are percent-encoded: they mean the same so."""

FULL_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def one_line(text: str) -> str:
    """Return text on one line: line ends and control signs are gone, spaces are single.

    >>> one_line("two\\r\\nTY  - lines\\x00")
    'two TY - lines'
    """
    return "".join(sign for sign in " ".join(str(text).split()) if sign.isprintable())


def markdown(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> markdown("--- <b>*x*"), markdown("about 5")
    ('\\--- \\<b\\>\\*x\\*', 'about 5')
    """
    line = MARKDOWN_SIGNS.sub(r"\\\g<0>", one_line(text))
    return "\\" + line if line.startswith(tuple(MARKDOWN_STARTS)) else line


def code(text: str) -> str:
    """Return text as a code span of Markdown, good in a table too.

    >>> code("KAZ|`")
    "`KAZ\\\\|'`"
    """
    line = one_line(text).replace("`", "'").replace("|", "\\|")
    return f"`{line}`" if line else ""


def web_address(text: str) -> str:
    """Return an address that can't break out of quotes in any format; "" where it is no http(s) address.

    >>> web_address('https://a.example/x?a="$b"'), web_address("javascript:x")
    ('https://a.example/x?a=%22%24b%22', '')
    """
    line = one_line(text)
    return quote(line, safe=URL_SIGNS) if line.startswith(("https://", "http://")) else ""


def markdown_address(text: str) -> str:
    """Return an address as Markdown's link to itself; what is no http(s) address stays text."""
    address = web_address(text)
    return f"<{address}>" if address else markdown(text)


def bibtex(text: str) -> str:
    r"""Return text as BibTeX holds it between braces.

    >>> bibtex("50 % of {A & B}")
    '50 \\% of \\textbraceleft{}A \\& B\\textbraceright{}'
    """
    return "".join(BIBTEX.get(sign, sign) for sign in one_line(text))


def slug(text: str) -> str:
    """Return text as a key: letters, digits, dots, dashes and underscores.

    >>> slug("share of {exports}")
    'share-of-exports'
    """
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.") or "view"


def date_parts(text: str) -> list[int]:
    """Return year, month and day of a date, as far as they are known.

    >>> date_parts("2025-04-26"), date_parts("2025"), date_parts("unknown")
    ([2025, 4, 26], [2025], [])
    """
    is_date = re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text)
    return [int(part) for part in text.split("-")] if is_date else []
