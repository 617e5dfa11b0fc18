"""What a column is, as the dictionary of columns holds it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column.

    Attributes:
        title: its name in words.
        description: what it holds, units included.
        type: as Table Schema names it.
        values: all codes that it may hold; empty where it holds anything else.
    """

    title: str
    description: str
    type: str = "string"
    values: tuple[str, ...] = ()


def codes(title: str, description: str, values: Iterable[str]) -> Field:
    """Return a column of codes."""
    return Field(title=title, description=description, values=tuple(str(value) for value in values))
