"""Takes values out of one context file and notes every problem with its line."""

import datetime
import itertools
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.context.records import Text
from dashboard.errors import DataError, Problem

LANGUAGES = ("en", "zh", "ru")
DATE = r"(?:19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
WEB_ADDRESS = r"https?://[^\s/?#<>\"']+\.[^\s<>\"']*"


@dataclass(slots=True)
class Reader:
    """Takes values out of one parsed file and notes every problem with its line."""

    file: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, record: str, column: str, value: object, problem: str, remedy: str) -> None:
        """Note a problem of a record, at the line where it stands."""
        line = self._line(record) or self._top_line(column)
        self.problems.append(
            Problem(
                file=self.file,
                line=line,
                column=column,
                value=str(value)[:80],
                problem=f"{record}: {problem}",
                remedy=remedy,
            )
        )

    def _line(self, record: str) -> int:
        """Return the line of a record: of its id (the last one), of its header ("claim 3"), or of its first mention."""
        quoted = re.escape(record)
        given = [n for n, text in enumerate(self.lines, 1) if re.match(rf"""\s*id\s*=\s*["']{quoted}["']""", text)]
        if given:
            return given[-1]
        name, _, number = record.rpartition(" ")
        headers = [n for n, text in enumerate(self.lines, 1) if text.strip() == f"[[{name}]]"]
        if number.isdigit() and 0 < int(number) <= len(headers):
            return headers[int(number) - 1]
        signs = (f"[{record}]", f'"{record}"')
        return next((n for n, text in enumerate(self.lines, 1) if text.strip() == signs[0] or signs[1] in text), 0)

    def _top_line(self, key: str) -> int:
        """Return the line of a key that stands before all tables, or 0."""
        top = itertools.takewhile(lambda text: not text.lstrip().startswith("["), self.lines)
        return next((n for n, text in enumerate(top, 1) if re.match(rf"\s*{re.escape(key)}\s*=", text)), 0)

    def text(self, record: str, entry: dict[str, Any], key: str, *, optional: bool = False) -> Text:
        """Return a text in all languages."""
        value = entry.get(key)
        if value is None and optional:
            return dict.fromkeys(LANGUAGES, "")
        found = value if isinstance(value, dict) else {}
        lacking = [lang for lang in LANGUAGES if not isinstance(found.get(lang), str) or not found[lang].strip()]
        if lacking:
            self.tell(record, key, "", f"no text in {', '.join(lacking)}", "write it in en, zh and ru")
        return {lang: str(found.get(lang, "")) for lang in LANGUAGES}

    def word(self, record: str, entry: dict[str, Any], key: str, pattern: str, remedy: str) -> str:
        """Return a string that matches a pattern."""
        value = entry.get(key, "")
        if not isinstance(value, str) or not re.fullmatch(pattern, value) or not _is_day(pattern, value):
            self.tell(record, key, value, f"bad or missing {key}", remedy)
        return str(value)

    def tables(self, record: str, entry: dict[str, Any], key: str) -> list[dict[str, Any]]:
        """Return a list of tables."""
        value = entry.get(key, [])
        if isinstance(value, list) and all(isinstance(member, dict) for member in value):
            return value
        self.tell(record, key, value, f"{key} is not a list of tables", f"write each as [[{key}]]")
        return []

    def codes(self, record: str, entry: dict[str, Any], key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of known codes."""
        value = entry.get(key, [])
        codes = tuple(str(code) for code in value) if isinstance(value, list) else ()
        unknown = [code for code in codes if code not in allowed]
        if unknown or not codes:
            self.tell(record, key, ", ".join(unknown), f"unknown or no {key}", f"use some of: {', '.join(allowed)}")
        return codes


def _is_day(pattern: str, value: str) -> bool:
    """Return whether a full date is one of the calendar."""
    if DATE not in pattern or len(value) != len("2025-04-26"):
        return True
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def open_file(path: Path) -> tuple[Reader, dict[str, Any]]:
    """Return the parsed file and a reader for its problems."""
    try:
        text = path.read_bytes().decode("utf-8")
        return Reader(path.name, text.splitlines()), tomllib.loads(text)
    except OSError as exc:
        told, remedy, line = f"can't be read ({exc.strerror})", "put the file into the context folder", 0
    except UnicodeDecodeError:
        told, remedy, line = "is not UTF-8", "save the file as UTF-8", 0
    except RecursionError:
        told, remedy, line = "is nested too deeply", "write it as the shipped file is written", 0
    except tomllib.TOMLDecodeError as exc:
        match = re.search(r"line (\d+)", str(exc))
        told, remedy, line = f"is not TOML: {exc}", "mend the line", int(match[1]) if match else 0
    problem = Problem(file=path.name, line=line, column="", value="", problem=told, remedy=remedy)
    raise DataError([problem])


def raise_if(reader: Reader) -> None:
    """Raise where problems were found."""
    if reader.problems:
        raise DataError(reader.problems)
