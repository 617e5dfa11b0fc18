"""The middleware alone, against small ASGI apps."""

import asyncio
import logging
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from dashboard.server.answers import Editions
from dashboard.server.app import create_app, lifespan_of, warm
from dashboard.server.head import PageHead, change_page
from dashboard.server.static import CompressedStatic, StaticFiles
from tests.server.asgi import ask

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body>synthetic</body></html>'


async def page(_request: object) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"etag": "x"})


async def plain(_request: object) -> PlainTextResponse:
    return PlainTextResponse("plain")


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Return a synthetic static folder with one large and one small file."""
    folder = tmp_path / "static" / "js"
    folder.mkdir(parents=True)
    (folder / "PlotlyChart.synthetic.js").write_text("let a = 1;\n" * 1000, encoding="utf-8")
    (folder / "small.js").write_text("1", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\0" * 5000)
    return tmp_path


def test_large_text_files_are_compressed_and_others_left(static: Path) -> None:
    files = StaticFiles({}, static / "static")
    assert {name: bool(files.compress(name)) for name in ("js/PlotlyChart.synthetic.js", "js/small.js", "x", "")} == {
        "js/PlotlyChart.synthetic.js": True, "js/small.js": False, "x": False, "": False,
    }  # fmt: skip
    assert files.compress("js/picture.png") is None
    assert brotli.decompress(files.compressed("js/PlotlyChart.synthetic.js") or b"").startswith(b"let a")


def test_compressed_file_is_sent_only_to_who_accepts_it(static: Path) -> None:
    name = "js/PlotlyChart.synthetic.js"
    app = CompressedStatic(
        Starlette(routes=[Route(f"/static/{name}", plain)]), files=StaticFiles({}, static / "static")
    )
    assert ask(app, f"/static/{name}", headers={"accept-encoding": "gzip"}).body == b"plain"
    full = ask(app, f"/static/{name}", headers={"accept-encoding": "gzip, br"})
    assert brotli.decompress(full.body) == (static / "static" / name).read_bytes()
    head = ask(app, f"/static/{name}", method="HEAD", headers={"accept-encoding": "br"})
    assert head.body == b""
    assert head.headers == full.headers
    assert head.headers["content-encoding"] == "br"
    assert head.headers["content-length"] == str(len(full.body))
    assert head.headers["cache-control"].startswith("public, immutable")
    assert ask(app, f"/static/{name}", method="POST", headers={"accept-encoding": "br"}).status == 405


def test_head_is_changed_only_on_pages(static: Path) -> None:
    routes = [Route("/", page), Route("/_stcore/x", page), Route("/plain", plain)]
    app = PageHead(Starlette(routes=routes), static_dir=static, editions=Editions())
    for accept in ("text/html", "*/*"):
        answer = ask(app, "/?lang=ru", headers={"accept": accept})
        text = answer.body.decode()
        assert '<html lang="ru">' in text
        assert "PlotlyChart.synthetic.js" in text
        assert "etag" not in answer.headers
        assert int(answer.headers["content-length"]) == len(answer.body)
    assert ask(app, "/_stcore/x").body.decode() == PAGE
    assert ask(app, "/plain", headers={"accept": "text/html"}).body == b"plain"
    assert ask(app, "/plain", method="HEAD").body == b""
    assert ask(app, "/nowhere").status == 404


def test_page_is_compressed_for_who_accepts_it_and_head_tells_its_length(static: Path) -> None:
    app = PageHead(Starlette(routes=[Route("/", page)]), static_dir=static, editions=Editions())
    plain_body = ask(app, "/").body
    packed = ask(app, "/", headers={"accept-encoding": "gzip, br", "range": "bytes=0-9"})
    assert packed.headers["content-encoding"] == "br"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert brotli.decompress(packed.body) == plain_body
    head = ask(app, "/", method="HEAD", headers={"accept-encoding": "gzip, br"})
    assert head.body == b""
    assert head.headers["content-length"] == str(len(packed.body))


def test_page_without_the_expected_head_is_left_alone() -> None:
    assert change_page("<p>synthetic</p>", lang="zh", tags="") == "<p>synthetic</p>"


def test_warm_survives_broken_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    warm()
    assert "trade.csv" in caplog.text


def test_app_is_warm_and_compresses_while_it_runs(static: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    (static / "index.html").write_text("js/PlotlyChart.synthetic.js", encoding="utf-8")
    files = StaticFiles({}, static / "static")
    access = logging.getLogger("uvicorn.access")
    access.addHandler(logging.NullHandler())

    async def start_and_stop() -> None:
        async with lifespan_of(files)(create_app()):
            assert "figures" in caplog.text
            while not files.compressed("js/PlotlyChart.synthetic.js"):
                await asyncio.sleep(0)

    asyncio.run(start_and_stop())
    assert not access.handlers
