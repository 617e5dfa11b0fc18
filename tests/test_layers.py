"""The rooms and who may import whom: the table of docs/design.md, held by reading every import."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dashboard"

ROOMS = {
    "vocab": set(),
    "errors": set(),
    "paths": set(),
    "table": {"vocab", "errors", "paths"},
    "context": {"vocab", "errors", "paths"},
    "i18n": {"vocab", "errors"},
    "query": {"vocab", "errors", "table", "context"},
    "charts": {"vocab", "errors", "i18n", "context"},
    "export": {"vocab", "errors", "i18n", "table"},
    "words": {"vocab", "i18n", "context", "query", "charts"},
    "edition": {"vocab", "errors", "paths", "table", "context", "query"},
    "state": {"vocab", "errors", "i18n", "context", "query"},
    "cards": {"vocab", "errors", "paths", "i18n", "context", "query", "charts", "words", "edition", "state", "export"},
    "ui": {
        "vocab",
        "errors",
        "paths",
        "table",
        "context",
        "i18n",
        "query",
        "charts",
        "export",
        "words",
        "edition",
        "state",
        "cards",
    },
    "pages": {"vocab", "errors", "i18n", "context", "query", "charts", "export", "words", "state", "cards", "ui"},
    "server": {
        "vocab",
        "errors",
        "paths",
        "table",
        "context",
        "i18n",
        "query",
        "charts",
        "export",
        "words",
        "edition",
        "state",
        "cards",
    },
    "cli": {
        "vocab",
        "errors",
        "paths",
        "table",
        "context",
        "i18n",
        "query",
        "charts",
        "export",
        "words",
        "edition",
        "server",
        "state",
        "cards",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
"""Room → rooms that it may import; every room may import itself."""

THIRD_PARTY = {
    "table": {"pandas", "pyarrow"},
    "query": {"pandas", "numpy"},
    "i18n": {"babel"},
    "charts": {"pandas", "plotly"},
    "export": {"pandas", "pyarrow", "xlsxwriter", "resvg_py"},
    "words": {"pandas"},
    "edition": {"pandas"},
    "cards": {"pandas", "plotly"},
    "ui": {"streamlit", "pandas", "plotly"},
    "pages": {"streamlit"},
    "server": {"streamlit", "starlette", "uvicorn", "brotli", "pandas"},
}
"""Room → packages that it may import besides the standard library."""

FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Return the dotted names that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide the room"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    names = imports_of(path)
    rooms = {name.split(".")[1] for name in names if name.startswith("dashboard.")}
    packages = {name.split(".")[0] for name in names} - {"dashboard"}
    foreign = {name for name in packages if name not in STANDARD_LIBRARY}
    assert rooms - {room} <= ROOMS[room]
    assert foreign <= THIRD_PARTY.get(room, set())


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in FILES} == set(ROOMS) | {"__init__"}


def test_only_ui_pages_and_server_know_streamlit() -> None:
    knowing = {room_of(path) for path in FILES if "streamlit" in {name.split(".")[0] for name in imports_of(path)}}
    assert knowing <= {"ui", "pages", "server"}


def test_query_takes_only_records_and_schema_from_below() -> None:
    taken = {name for path in FILES if room_of(path) == "query" for name in imports_of(path)}
    assert {name for name in taken if name.startswith("dashboard.context")} <= {"dashboard.context.records"}
    assert {name for name in taken if name.startswith("dashboard.table")} <= {"dashboard.table.schema"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_page_is_a_short_list_of_cards(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.FunctionDef, ast.BinOp))]


def test_app_is_short() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 50


STANDARD_LIBRARY = set(__import__("sys").stdlib_module_names)
