"""The documents say what there is: every room, column, command and parameter."""

import doctest
import re
from pathlib import Path

import pytest

from dashboard.cards.every import PAGE_OF
from dashboard.export import WRITERS
from dashboard.paths import BASE_URL_VARIABLE, DATA_DIR_VARIABLE
from dashboard.query.coverage import COVERAGE_COLUMNS
from dashboard.query.growth import GROWTH_COLUMNS
from dashboard.query.mirror import MIRROR_COLUMNS
from dashboard.query.request import PARAMETER_HELP
from dashboard.query.series import SERIES_COLUMNS
from dashboard.server.resources import ENDINGS
from dashboard.table.schema import SOURCE_COLUMNS, TRADE_COLUMNS
from dashboard.vocab import UNITS, ClaimKind, Measure, Method, Published, Sides, Step, Verdict
from tests.test_layers import ROOMS

ROOT = Path(__file__).resolve().parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("room", [room for room in ROOMS if not room.startswith("__")])
def test_design_names_every_room(room: str) -> None:
    assert f"`{room}" in text("docs/design.md")


@pytest.mark.parametrize("column", [column.name for column in (*TRADE_COLUMNS, *SOURCE_COLUMNS)])
def test_data_readme_names_every_column(column: str) -> None:
    assert f"`{column}`" in text("data/README.md")


@pytest.mark.parametrize(
    "word", [*SERIES_COLUMNS, *map(str, Method), *map(str, Measure), *map(str, ClaimKind), *map(str, Verdict)]
)
def test_methods_name_every_answer_column_and_method(word: str) -> None:
    assert f"`{word}`" in text("docs/methods.md")


SIDE = re.compile(r"(china|partner)_(.+)")


@pytest.mark.parametrize("word", [*map(str, Sides), *map(str, Published), *map(str, Step)])
def test_methods_name_every_side_state_and_step(word: str) -> None:
    assert f"| `{word}` |" in text("docs/methods.md")


@pytest.mark.parametrize("column", dict.fromkeys([*MIRROR_COLUMNS, *COVERAGE_COLUMNS, *GROWTH_COLUMNS]))
def test_methods_name_every_column_of_books_grid_and_change(column: str) -> None:
    of_side = SIDE.fullmatch(column)
    content = text("docs/methods.md")
    assert f"`{column}`" in content or (of_side and f"`{of_side[1]}_…`" in content and f"`{of_side[2]}`" in content)


def test_examples_of_the_methods_hold() -> None:
    found = doctest.testfile(str(ROOT / "docs/methods.md"), module_relative=False)
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize("word", [*PARAMETER_HELP, *WRITERS])
def test_readme_names_every_export_option_and_format(word: str) -> None:
    assert word in text("README.md")


@pytest.mark.parametrize(
    "word", [*PAGE_OF, *ENDINGS.values(), "datapackage.json", "embed=true&card=KEY", BASE_URL_VARIABLE]
)
def test_api_page_names_every_chart_and_format(word: str) -> None:
    assert re.search(rf"(?<![A-Za-z_]){re.escape(word)}(?![A-Za-z_])", text("docs/api.md"))


@pytest.mark.parametrize("word", [BASE_URL_VARIABLE, DATA_DIR_VARIABLE, "PORT", "--address", "/healthz", "stale-while"])
def test_deploy_page_names_what_can_be_set(word: str) -> None:
    assert word in text("docs/deploy.md")


@pytest.mark.parametrize("command", ["serve", "build", "check", "export", "claims", "diff"])
def test_readme_names_every_command(command: str) -> None:
    assert f"`{command}`" in text("README.md")


def test_data_readme_names_every_unit() -> None:
    assert not [unit for unit in UNITS if f"`{unit}`" not in text("data/README.md")]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "docs/design.md",
        "docs/methods.md",
        "docs/api.md",
        "docs/deploy.md",
        "data/README.md",
        "CHANGELOG.md",
        "data/CHANGELOG.md",
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(name))
    assert all(((ROOT / name).parent / link).exists() for link in links)


def test_make_words_of_the_readme_exist() -> None:
    words = set(re.findall(r"`make ([a-z-]+)", text("README.md")))
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert words <= targets
