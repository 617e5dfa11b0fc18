"""The Parquet file is only ever a copy: of these CSV files, whole, or rebuilt."""

import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.errors import DataError
from dashboard.table import load
from dashboard.table.build import build_table, hash_files
from dashboard.table.load import HASH_KEY, load_table, rebuild, write_parquet

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose CSV files were read to build a table."""
    folders: list[Path] = []

    def build(folder: Path) -> pd.DataFrame:
        folders.append(folder)
        return build_table(folder)

    monkeypatch.setattr(load, "build_table", build)
    return folders


def _assert_same(result: pd.DataFrame, expected: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(result, expected, check_categorical=False)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_first_load_builds_the_table_and_keeps_it(data_folder: Path, builds: list[Path]) -> None:
    table = load_table(data_folder)
    _assert_same(table.figures, build_table(data_folder))
    assert table.hash == hash_files(data_folder)
    assert builds == [data_folder]
    assert _names(data_folder) == ["context", "sources.csv", "trade.csv", "trade.parquet"]


def test_second_load_takes_the_kept_table_and_it_is_the_same(data_folder: Path, builds: list[Path]) -> None:
    first = load_table(data_folder)
    second = load_table(data_folder)
    assert len(builds) == 1
    _assert_same(second.figures, first.figures)
    assert second.figures.dtypes.astype("str").to_dict() == first.figures.dtypes.astype("str").to_dict()
    assert second.hash == first.hash


@pytest.mark.parametrize(
    ("name", "old", "new", "column", "expected"),
    [
        ("trade.csv", "10.5", "10.6", "value_printed", "10.6"),
        ("sources.csv", "Customs", "Other Customs", "publisher", "Other Customs"),
    ],
)
def test_stale_table_is_rebuilt_when_either_file_changes(
    *, data_folder: Path, edit: Edit, name: str, old: str, new: str, column: str, expected: str
) -> None:
    before = load_table(data_folder)
    edit(name, old, new)
    after = load_table(data_folder)
    assert after.figures[column].iloc[0] == expected
    assert after.hash != before.hash
    assert pq.ParquetFile(data_folder / "trade.parquet").schema_arrow.metadata[HASH_KEY] == after.hash.encode()


def test_new_time_of_the_same_files_rebuilds_nothing(data_folder: Path, builds: list[Path]) -> None:
    load_table(data_folder)
    os.utime(data_folder / "trade.csv", (2_000_000_000, 2_000_000_000))
    load_table(data_folder)
    assert len(builds) == 1


@pytest.mark.parametrize("size", [0, 3, 4, 100, 0.5, 0.9, -1])
def test_truncated_table_is_rebuilt(data_folder: Path, builds: list[Path], size: float) -> None:
    expected = load_table(data_folder).figures
    path = data_folder / "trade.parquet"
    content = path.read_bytes()
    path.write_bytes(content[: int(size * len(content)) if 0 < size < 1 else int(size)])
    _assert_same(load_table(data_folder).figures, expected)
    assert len(builds) == 2
    assert path.read_bytes() == content


def test_table_of_other_data_is_rebuilt(data_folder: Path, builds: list[Path]) -> None:
    pd.DataFrame({"value": [1.0]}).to_parquet(data_folder / "trade.parquet")
    assert len(load_table(data_folder).figures) == 8
    assert builds == [data_folder]


def test_file_that_is_no_parquet_is_rebuilt(data_folder: Path, builds: list[Path]) -> None:
    (data_folder / "trade.parquet").write_text("value\n1\n", encoding="utf-8")
    assert len(load_table(data_folder).figures) == 8
    assert builds == [data_folder]


def test_table_with_the_right_hash_but_other_columns_is_rebuilt(data_folder: Path, builds: list[Path]) -> None:
    write_parquet(pd.DataFrame({"value": [1.0]}), data_folder / "trade.parquet", hash_files(data_folder))
    assert len(load_table(data_folder).figures) == 8
    assert builds == [data_folder]


def test_table_whose_pandas_notes_are_broken_is_rebuilt(data_folder: Path, builds: list[Path]) -> None:
    load_table(data_folder)
    path = data_folder / "trade.parquet"
    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({**table.schema.metadata, b"pandas": b'{"columns'}), path)
    assert len(load_table(data_folder).figures) == 8
    assert len(builds) == 2


def test_changed_byte_anywhere_neither_stops_the_load_nor_changes_a_figure(data_folder: Path) -> None:
    expected = load_table(data_folder).figures
    path = data_folder / "trade.parquet"
    content = path.read_bytes()
    for place in range(0, len(content), 397):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        _assert_same(load_table(data_folder).figures, expected)


def test_folder_in_place_of_the_table_is_no_fault(data_folder: Path) -> None:
    (data_folder / "trade.parquet").mkdir()
    assert len(load_table(data_folder).figures) == 8
    assert _names(data_folder) == ["context", "sources.csv", "trade.csv", "trade.parquet"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("trade.csv", "A,2023,10.5,", "A,2023,-10.5,"),
        ("trade.csv", "source_id,", "source,"),
        ("sources.csv", "http://", "javascript:"),
    ],
)
def test_last_good_table_is_neither_overwritten_nor_used_when_a_file_breaks(
    *, data_folder: Path, edit: Edit, name: str, old: str, new: str
) -> None:
    load_table(data_folder)
    path = data_folder / "trade.parquet"
    good = path.read_bytes()
    edit(name, old, new)
    for read in (load_table, rebuild):
        with pytest.raises(DataError, match=name):
            read(data_folder)
    assert path.read_bytes() == good
    assert _names(data_folder) == ["context", "sources.csv", "trade.csv", "trade.parquet"]


@pytest.mark.parametrize("name", ["trade.csv", "sources.csv"])
def test_last_good_table_does_not_stand_in_for_a_missing_file(data_folder: Path, name: str) -> None:
    load_table(data_folder)
    (data_folder / name).unlink()
    with pytest.raises(DataError, match=name):
        load_table(data_folder)


def test_mended_file_brings_the_kept_table_back(data_folder: Path, edit: Edit, builds: list[Path]) -> None:
    load_table(data_folder)
    edit("trade.csv", "10.5", "ten")
    with pytest.raises(DataError):
        load_table(data_folder)
    edit("trade.csv", "ten", "10.5")
    assert len(load_table(data_folder).figures) == 8
    assert len(builds) == 2


def _refuse(*_args: object, **_kwargs: object) -> None:
    raise OSError(30, "Read-only file system")


@pytest.mark.parametrize(("owner", "name"), [(tempfile, "mkstemp"), (Path, "replace"), (pq, "write_table")])
def test_read_only_folder_still_loads_and_is_told_in_the_log(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, owner: object, name: str
) -> None:
    monkeypatch.setattr(owner, name, _refuse)
    with caplog.at_level(logging.WARNING):
        table = load_table(data_folder)
    assert len(table.figures) == 8
    assert "Read-only file system" in caplog.text
    assert _names(data_folder) == ["context", "sources.csv", "trade.csv"]


@pytest.mark.parametrize(("owner", "name"), [(tempfile, "mkstemp"), (Path, "replace"), (pq, "write_table")])
def test_rebuild_tells_that_it_can_not_write_and_leaves_no_temporary_file(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    rebuild(data_folder)
    good = (data_folder / "trade.parquet").read_bytes()
    monkeypatch.setattr(owner, name, _refuse)
    with pytest.raises(OSError, match="Read-only file system"):
        rebuild(data_folder)
    assert _names(data_folder) == ["context", "sources.csv", "trade.csv", "trade.parquet"]
    assert (data_folder / "trade.parquet").read_bytes() == good


def test_write_that_breaks_halfway_leaves_the_last_table_whole(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(data_folder)
    good = (data_folder / "trade.parquet").read_bytes()

    def break_off(_table: pa.Table, name: str, **_options: object) -> None:
        Path(name).write_bytes(b"PAR1 half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", break_off)
    with pytest.raises(OSError, match="No space left"):
        rebuild(data_folder)
    assert (data_folder / "trade.parquet").read_bytes() == good
    assert _names(data_folder) == ["context", "sources.csv", "trade.csv", "trade.parquet"]


def test_rebuild_writes_a_current_table_anew(data_folder: Path, builds: list[Path]) -> None:
    load_table(data_folder)
    table = rebuild(data_folder)
    assert len(builds) == 2
    assert table.hash == hash_files(data_folder)
    _assert_same(table.figures, load_table(data_folder).figures)
    assert len(builds) == 2


def test_same_files_give_the_same_bytes_twice(data_folder: Path) -> None:
    rebuild(data_folder)
    first = (data_folder / "trade.parquet").read_bytes()
    rebuild(data_folder)
    assert (data_folder / "trade.parquet").read_bytes() == first


def test_kept_table_can_be_read_by_others(data_folder: Path) -> None:
    rebuild(data_folder)
    assert (data_folder / "trade.parquet").stat().st_mode & 0o777 == 0o644
