"""Every error the dashboard raises on purpose, in one tree.

::

DashboardError
├── DataError        the data files are missing or wrong; carries all problems at once
├── SelectionError   a parameter of a request is unknown or does not fit; carries all of them
├── ExportError      a file can't be made of what was handed in
├── PictureError     a figure has a part that still pictures do not draw (a fault of ours)
└── LocaleError      a text key or language that does not exist (a fault of ours)
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in one data file.

    Attributes:
        file: name of the file, relative to the data folder.
        line: line number as an editor shows it (the header is line 1); 0 means the whole file.
        column: the column's name, or "" where the problem is not of one column.
        value: what stands there, cut to 80 characters.
        problem: what is wrong.
        remedy: what to do.
    """

    file: str
    line: int
    column: str
    value: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        column = f" {self.column}:" if self.column else ""
        found = f" (found {self.value!r})" if self.value else ""
        return f"{self.file}:{self.line}:{column} {self.problem}{found}; {self.remedy}"


class DashboardError(Exception):
    """Base of all errors that a user can mend."""


class DataError(DashboardError):
    """The data files have problems; `problems` lists all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class BadParameter:
    """One request parameter that was not understood.

    Attributes:
        name: the parameter.
        value: what was given, cut to 60 characters.
        allowed: the allowed values, or a sentence that describes them.
    """

    name: str
    value: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.name}: {self.value!r} is not allowed; use {self.allowed}"


class SelectionError(DashboardError):
    """Parameters do not make a selection; `parameters` lists all bad ones."""

    def __init__(self, parameters: Sequence[BadParameter]) -> None:
        self.parameters = tuple(parameters)
        super().__init__("\n".join(str(parameter) for parameter in self.parameters))


class ExportError(DashboardError):
    """A file can't be made of what was handed in."""


class LocaleError(DashboardError):
    """A text key, a placeholder or a language is not there."""


class PictureError(DashboardError):
    """A figure can't be drawn as a still picture; the message names what of it."""
