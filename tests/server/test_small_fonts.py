"""The small fonts: sent under Streamlit's names, and with every icon and letter that is shown."""

import io
import re
from pathlib import Path

import pytest
import streamlit
from fontTools.ttLib import TTFont
from starlette.applications import Starlette

from dashboard.server.static import FONTS, CompressedStatic, small_fonts
from tests.server.asgi import ask

ROOT = Path(__file__).resolve().parent.parent.parent
MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
ICON = re.compile(r":material/([a-z0-9_]+):")
LIGATURE, EXTENSION = 4, 7
"""Types of lookups in a font's table of substitutions."""


def only(pattern: str) -> Path:
    (found,) = FONTS.glob(pattern)
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


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name.split(".")[0])
def test_small_font_is_sent_under_the_name_of_streamlit_s_own(path: Path) -> None:
    own = MEDIA / path.name
    assert own.exists(), "Streamlit has other fonts now: `make fonts`"
    app = CompressedStatic(Starlette(), {})
    answer = ask(app, f"/static/media/{path.name}", headers={"accept-encoding": "gzip, br"})
    assert (answer.status, answer.headers["content-type"]) == (200, "font/woff2")
    assert answer.body == path.read_bytes()
    assert "content-encoding" not in answer.headers
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert len(answer.body) < own.stat().st_size
    assert TTFont(io.BytesIO(answer.body))["maxp"].numGlyphs > 20
    head = ask(app, f"/static/media/{path.name}", method="HEAD")
    assert (head.headers, head.body) == (answer.headers, b"")


def test_other_fonts_are_streamlit_s_own(tmp_path: Path) -> None:
    assert small_fonts(tmp_path) == {}
    app = CompressedStatic(Starlette(), {}, fonts=tmp_path)
    assert ask(app, f"/static/media/{only('SourceSans*.woff2').name}").status == 404
    assert ask(CompressedStatic(Starlette(), {}), "/static/media/another.woff2").status == 404
