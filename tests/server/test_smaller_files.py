"""The smaller files: sent under Streamlit's names, with every icon, letter and kind of chart that is shown."""

import io
import re
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette

from dashboard.cards.every import PAGE_OF, make_card
from dashboard.edition import get_data
from dashboard.server.static import SMALLER, STATIC_DIR, CompressedStatic, StaticFiles, smaller_files
from dashboard.state import State
from tests.server.asgi import Answer, ask

ROOT = Path(__file__).resolve().parent.parent.parent
MEDIA = STATIC_DIR / "static" / "media"
FILES = smaller_files()
ICON = re.compile(r":material/([a-z0-9_]+):")
LIGATURE, EXTENSION = 4, 7
"""Types of lookups in a font's table of substitutions."""


def only(pattern: str) -> Path:
    (found,) = SMALLER.glob(f"media/{pattern}")
    return found


def ligatures(font: TTFont) -> set[tuple[str, ...]]:
    """Return each row of glyphs that a font draws as one."""
    found: set[tuple[str, ...]] = set()
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if table.LookupType == EXTENSION else table
            if inner.LookupType == LIGATURE:
                found |= {
                    (first, *one.Component) for first, ones in inner.ligatures.items() for one in ones
                }  # fmt: skip
    return found


def test_every_icon_that_is_named_is_in_the_icon_font() -> None:
    files = [*(ROOT / "dashboard").rglob("*.py"), ROOT / "app.py"]
    names = {name for file in files for name in ICON.findall(file.read_text(encoding="utf-8"))}
    font = TTFont(only("MaterialSymbols*.woff2"))
    letters, drawn = font.getBestCmap(), ligatures(font)
    assert len(names) > 5
    assert {name for name in names if tuple(letters.get(ord(sign), "") for sign in name) not in drawn} == set()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_letter_of_the_texts_is_in_the_text_font(lang: str) -> None:
    text = (ROOT / "dashboard" / "locales" / f"{lang}.toml").read_text(encoding="utf-8")
    have = set(TTFont(only("SourceSans*.woff2")).getBestCmap())
    assert {sign for sign in text if sign.isalnum() and ord(sign) not in have} == set()
    streamlits = set(TTFont(MEDIA / only("SourceSans*.woff2").name).getBestCmap())
    assert {sign for sign in text if ord(sign) in streamlits and ord(sign) not in have} == set()


def serve(url: str, *, method: str = "GET", **headers: str) -> Answer:
    app = CompressedStatic(Starlette(), StaticFiles(FILES))
    return ask(app, url, method=method, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("name", FILES, ids=lambda name: name.split(".")[0])
def test_smaller_file_is_sent_under_the_name_of_streamlit_s_own(name: str) -> None:
    own = STATIC_DIR / "static" / name
    assert own.exists(), "Streamlit has other files now: `make fonts chart-code`"
    answer = serve(f"/static/{name}", accept_encoding="gzip")
    kind = "font/woff2" if name.startswith("media") else "text/javascript"
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.body == (SMALLER / name).read_bytes()
    assert "content-encoding" not in answer.headers
    assert len(answer.body) < own.stat().st_size / 2
    head = serve(f"/static/{name}", method="HEAD")
    assert (head.headers, head.body) == (answer.headers, b"")


def test_browser_asks_whether_a_smaller_file_is_still_the_same() -> None:
    """Its name stays when its content changes: an old copy may lack an icon or a kind of chart."""
    for name in FILES:
        first = serve(f"/static/{name}")
        assert first.headers["cache-control"] == "public, no-cache"
        again = serve(f"/static/{name}", if_none_match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")


def test_smaller_file_is_compressed_in_place_of_streamlit_s_own_and_with_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "static"
    (folder / "js").mkdir(parents=True)
    for name in ("chart.js", "early.js", "late.js"):
        (folder / "js" / name).write_text("1;\n" * 5000, encoding="utf-8")
    (tmp_path / "index.html").write_text('<script src="./static/js/early.js"></script>', encoding="utf-8")
    smaller = {"js/chart.js": b"2;\n" * 500}
    files = StaticFiles(smaller, folder)
    files.compress_first()
    ready = {name: bool(files.compressed(f"js/{name}")) for name in ("chart.js", "early.js", "late.js")}
    assert ready == {"chart.js": True, "early.js": True, "late.js": False}
    app = CompressedStatic(Starlette(), files)
    answer = ask(app, "/static/js/chart.js", headers={"accept-encoding": "br"})
    assert brotli.decompress(answer.body) == smaller["js/chart.js"]
    assert answer.headers["etag"].endswith('-br"')
    assert ask(app, "/static/js/chart.js").body == smaller["js/chart.js"]
    assert ask(app, "/static/js/late.js", headers={"accept-encoding": "br"}).headers["content-encoding"] == "br"
    assert files.compressed("js/late.js")


def test_fonts_hold_what_a_font_holds() -> None:
    for name in FILES:
        if name.startswith("media"):
            assert TTFont(io.BytesIO(FILES[name]))["maxp"].numGlyphs > 20


def test_other_files_are_streamlit_s_own(tmp_path: Path) -> None:
    assert smaller_files(tmp_path) == {}
    app = CompressedStatic(Starlette(), StaticFiles({}))
    assert ask(app, f"/static/media/{only('SourceSans*.woff2').name}").status == 404
    assert serve("/static/media/another.woff2").status == 404
    assert serve("/media/" + next(iter(FILES))).status == 404


def test_chart_code_draws_every_kind_of_chart() -> None:
    code = next(body for name, body in FILES.items() if name.startswith("js/PlotlyChart")).decode()
    kinds = {trace.type for key in PAGE_OF for trace in make_card(key, State(), get_data()).figure().data}
    assert kinds
    assert {kind for kind in kinds if f'"src/traces/{kind}/index.js"' not in code} == set()
    assert '"lib/bar.js"' in code


def test_chart_code_loads_nothing_that_streamlit_s_own_does_not() -> None:
    (name,) = (name for name in FILES if name.startswith("js/"))
    own = (STATIC_DIR / "static" / name).read_text(encoding="utf-8")
    imports = re.compile(r"""from\s*["']\./([\w.-]+)["']|import\s*["']\./([\w.-]+)["']""")
    found = {a or b for a, b in imports.findall(FILES[name].decode())}
    assert found
    assert found <= {a or b for a, b in imports.findall(own)}
    assert re.findall(r"version=`[0-9.]+`", own)[0].strip("`") in FILES[name].decode().replace('"', "`")
