"""The claims file: what it gives, and what is told of a bad one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.context.claims import load_claims
from dashboard.errors import DataError

Edit = Callable[[str, str, str], Path]
FILE = "context/claims.toml"


def problems_of(folder: Path) -> list[str]:
    """Return the problems of a claims file as lines."""
    with pytest.raises(DataError) as caught:
        load_claims(folder / "context")
    return str(caught.value).splitlines()


def test_a_claim_has_what_stands_in_the_file_and_defaults(data_folder: Path) -> None:
    first, second = load_claims(data_folder / "context")
    assert (first.id, first.kind, first.measure, first.countries, first.value) == (
        "C001", "turnover", "turnover", ("KAZ",), "18",
    )  # fmt: skip
    assert (first.comparator, first.currency, first.basis, first.note["ru"]) == ("=", "USD", "unknown", "")
    assert (second.base, second.comparator, second.measure, second.url) == ("2023", "~", "exports", "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('countries = ["KAZ"]', 'countries = ["KAZ", "XXX"]', "unknown or no countries"),
        ('countries = ["KAZ"]', "countries = []", "unknown or no countries"),
        ('kind = "turnover"', 'kind = "rumour"', "bad or missing kind"),
        ('kind = "turnover"', 'kind = "share"', "bad or missing of"),
        ('kind = "turnover"', 'kind = "growth"', "bad or missing base"),
        ('unit = "USD_billion"', 'unit = "percent"', "bad or missing unit"),
        ('unit = "USD_billion"', 'unit = "kg"', "bad or missing unit"),
        ('value = "18"', 'value = "about 18"', "bad or missing value"),
        ('value = "18"', "value = 18", "bad or missing value"),
        ('value = "18"', 'value = "1e9"', "bad or missing value"),
        ('said_on = "2025-04-26"', 'said_on = "2025-02-30"', "bad or missing said_on"),
        ('period = "2024"', 'period = "2024-02/2024-07"', "bad or missing period"),
        ('period = "2024"', 'period = "2023-01/2024-07"', "bad or missing period"),
        ('side = "partner"', 'side = "left"', "bad or missing side"),
        ('base = "2023"', 'base = "2023"\nof = "five"', "bad or missing of"),
        ('comparator = "~"', 'comparator = "!"', "bad or missing comparator"),
        ('url = "https://claim.example/1"', 'url = "javascript:alert(1)"', "bad or missing url"),
        ('countries = ["KAZ"]', 'countries = ["KAZ", "UZB"]', "some of the five, or one twice"),
        ('countries = ["KAZ"]', 'countries = ["KAZ", "KAZ"]', "some of the five, or one twice"),
        ('kind = "turnover"', 'kind = "export"\nmeasure = "imports"', "another measure than the kind's"),
        ('base = "2023"', 'base = "2024"', "no earlier period of the same length"),
        ('base = "2023"', 'base = "2023-07"', "no earlier period of the same length"),
        ('kind = "turnover"', 'kind = "target"', "was due before it was set"),
        ('value = "18"', 'value = "0"', "not above zero"),
        ('value = "18"', 'value = "-5"', "not above zero"),
        ('id = "C002"', 'id = "C001"', "the id stands twice"),
        ('id = "C002"', 'id = "2"', "bad or missing id"),
        ('side = "partner"', 'side = "partner"\nverdict = "holds"', "unknown field"),
        ('zh = "合成增长。", ', "", "no text in zh"),
    ],
)
def test_a_bad_claim_is_told_with_file_line_and_remedy(
    edit: Edit, data_folder: Path, old: str, new: str, told: str
) -> None:
    edit(FILE, old, new)
    lines = problems_of(data_folder)
    assert any(told in line for line in lines)
    assert all(line.startswith("claims.toml:") and "; " in line for line in lines)
    numbers = [int(line.split(":")[1]) for line in lines]
    assert all(number > 0 for number in numbers)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('id = "C002"', 'id = "C001"', 17),  # the second of the two
        ('id = "C002"', "id = 'x'", 17),
        ('id = "C002"\n', "", 16),  # without an id: its header
        ('value = "14.3"', 'value = "C001"', 17),
    ],
)
def test_a_problem_is_told_at_its_own_line(edit: Edit, data_folder: Path, old: str, new: str, line: int) -> None:
    edit(FILE, old, new)
    assert problems_of(data_folder)[0].startswith(f"claims.toml:{line}:")


def test_a_file_without_claims_is_no_claims_file(data_folder: Path) -> None:
    (data_folder / FILE).write_text("# nothing\n", encoding="utf-8")
    assert "no claim is in the file" in problems_of(data_folder)[0]
    (data_folder / FILE).write_text('[[claims]]\nid = "C001"\n', encoding="utf-8")
    assert any("unknown key claims" in line for line in problems_of(data_folder))


def test_all_problems_are_told_at_once(edit: Edit, data_folder: Path) -> None:
    edit(FILE, 'value = "18"', 'value = ""')
    edit(FILE, 'base = "2023"', 'base = "then"')
    assert len(problems_of(data_folder)) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "can't be read"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[[claim", "not TOML"),
        (b"claim = 1", "not a list of tables"),
    ],
)
def test_a_file_that_is_no_claims_file_is_told(data_folder: Path, content: bytes | None, told: str) -> None:
    path = data_folder / FILE
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert told in problems_of(data_folder)[0]
