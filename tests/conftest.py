"""Fixtures that several folders share: a small data folder whose every value is synthetic."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.paths import DATA_DIR_VARIABLE
from tests.serving import serving

# a busy machine is no failure: examples have no time limit
settings.register_profile("dashboard", deadline=None, max_examples=15)
settings.register_profile("many", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dashboard"))

TRADE = """\
source_id,reporter,partner,flow,basis,product,freq,period,value,unit,qualifier,status,note
syn-official,CHN,KAZ,export,reported,TOTAL,A,2023,10.5,USD_billion,=,final,synthetic
syn-official,CHN,KAZ,import,reported,TOTAL,A,2023,4.25,USD_billion,=,final,synthetic
syn-official,CHN,KAZ,export,reported,TOTAL,A,2024,12,USD_billion,=,final,synthetic
syn-official,CHN,KAZ,import,reported,TOTAL,A,2024,5.50,USD_billion,=,final,synthetic
syn-press,CHN,KGZ,turnover,reported,TOTAL,A,2024,20.1,USD_billion,>,rounded,=SYNTHETIC()
syn-press,KAZ,CHN,import,reported,TOTAL,M,2024-02,1234.567,USD_million,~,preliminary,"synthetic, with a comma"
syn-press,CHN,CA5,turnover,reported,TOTAL,YTD,2024-01/2024-07,3456.78,CNY_100million,=,rounded,synthetic
syn-press,CHN,UZB,export,estimated,HS:8703,A,2024,77,thousand_item,=,derived,synthetic
"""
SOURCES = """\
source_id,publisher,kind,title,url,published,licence,redistribution,goods,valuation_export,valuation_import,caution,note
syn-official,Customs,official,Synthetic table,https://customs.example/t,2025-01-20,made up,yes,goods,FOB,CIF,,
syn-press,Press,press,Synthetic article,http://press.example/a?b=c,2025-04,made up,cite,goods,,,made up too,
"""
EVENTS = """\
[[event]]
id = "synthetic-late"
date = "2024-05"
countries = ["CHN", "KAZ"]
kind = "border"
weight = 1
title = {en = "Synthetic late event", zh = "合成事件二", ru = "Условное событие два"}
summary = {en = "Synthetic.", zh = "合成。", ru = "Условное."}
effect = {en = "None.", zh = "无。", ru = "Нет."}
url = "https://news.example/late"
publisher = "Synthetic News"
published = "2024-06-01"

[[event]]
id = "synthetic-old"
date = "2023"
countries = ["UZB"]
kind = "policy"
weight = 3
title = {en = "Synthetic early event", zh = "合成事件一", ru = "Условное событие один"}
summary = {en = "Synthetic.", zh = "合成。", ru = "Условное."}
url = "https://news.example/early"
publisher = "Synthetic News"
"""
MEETING = """\
id = "synthetic-meeting"
date = "2025-04-26"
city = {en = "Almaty", zh = "阿拉木图", ru = "Алматы"}
country = "KAZ"
name = {en = "Synthetic meeting", zh = "合成会晤", ru = "Условная встреча"}
sources = ["syn-page"]

[[source]]
id = "syn-page"
publisher = "Synthetic Page"
title = "Synthetic title"
url = "https://page.example/1"
published = "2025-04-26"

[statement]
speaker = {en = "Synthetic Speaker", zh = "某人", ru = "Некто"}
post = {en = "minister", zh = "部长", ru = "министр"}
quote = {en = "Synthetic quote.", zh = "合成引语。", ru = "Условная цитата."}
quote_language = "en"
said_on = "2025-04-26"
sources = ["syn-page"]

[[statement.value]]
measure = "turnover"
countries = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
period = "2024"
value = "95"
unit = "USD_billion"
claim_id = "C001"

[[participant]]
name = {en = "Synthetic Person", zh = "某君", ru = "Условное лицо"}
country = "CHN"
post = {en = "minister", zh = "部长", ru = "министр"}
sources = ["syn-page"]

[[item]]
section = "documents"
date = "2025-04"
text = {en = "Synthetic item.", zh = "合成条目。", ru = "Условный пункт."}
sources = ["syn-page"]

[[previous]]
number = 5
date = "2024-12-01"
city = {en = "Chengdu", zh = "成都", ru = "Чэнду"}
sources = []
"""
CLAIMS = """\
[[claim]]
id = "C001"
said_on = "2025-04-26"
speaker = {en = "Synthetic Speaker", zh = "某人", ru = "Некто"}
role = {en = "minister", zh = "部长", ru = "министр"}
side = "partner"
text = {en = "Synthetic: $18 billion.", zh = "合成：180亿美元。", ru = "Условное: 18 млрд долл."}
kind = "turnover"
countries = ["KAZ"]
period = "2024"
value = "18"
unit = "USD_billion"
url = "https://claim.example/1"
publisher = "Synthetic Press"

[[claim]]
id = "C002"
said_on = "2025"
speaker = {en = "Synthetic Speaker", zh = "某人", ru = "Некто"}
role = {en = "minister", zh = "部长", ru = "министр"}
side = "china"
text = {en = "Synthetic growth.", zh = "合成增长。", ru = "Условный рост."}
kind = "growth"
measure = "exports"
countries = ["KAZ"]
period = "2024"
base = "2023"
value = "14.3"
unit = "percent"
comparator = "~"
basis = "china"
url = ""
publisher = "Synthetic Press"
note = {en = "Synthetic note.", zh = "合成注。", ru = "Условная заметка."}
"""
MIRROR = """\
[band]
percent = "5"
text = {en = "Synthetic band.", zh = "合成带。", ru = "Условная полоса."}
url = "https://band.example/1"
publisher = "Synthetic Fund"

[[explanation]]
id = "synthetic-transit"
countries = ["KAZ"]
causes = ["transit", "method"]
said_by = {en = "Synthetic ministry", zh = "某部", ru = "Условное министерство"}
text = {en = "Synthetic reason.", zh = "合成原因。", ru = "Условная причина."}
url = "https://reason.example/1"
publisher = "Synthetic Press"
published = "2024"
"""


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A data folder without problems, of synthetic values."""
    folder = tmp_path / "data"
    context = folder / "context"
    context.mkdir(parents=True)
    (folder / "trade.csv").write_text(TRADE, encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (context / "events.toml").write_text(EVENTS, encoding="utf-8")
    (context / "meeting.toml").write_text(MEETING, encoding="utf-8")
    (context / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    (context / "mirror.toml").write_text(MIRROR, encoding="utf-8")
    return folder


@pytest.fixture
def edit(data_folder: Path) -> Callable[[str, str, str], Path]:
    """A function that replaces a text, which must be there, once in a file of the data folder."""

    def replace(name: str, old: str, new: str) -> Path:
        path = data_folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace


@pytest.fixture
def data_folder_in_use(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder, named by the environment variable."""
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(data_folder))
    return data_folder


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running dashboard with the shipped data: one for all tests of a process."""
    with serving() as url:
        yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what is fast first: servers after everything else, the browser last."""
    items.sort(key=lambda item: 2 * bool(item.get_closest_marker("browser")) + bool(item.get_closest_marker("server")))
