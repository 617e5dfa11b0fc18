"""What the page tests share: the app in AppTest, and words of what it shows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 30

Open = Callable[..., AppTest]


@pytest.fixture
def open_page() -> Open:
    """Return a function that opens a page with URL parameters."""

    def opened(page: str = "overview", **params: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT_S)
        for name, value in params.items():
            at.query_params[name] = value
        if page != "overview":
            at.switch_page(f"dashboard/pages/{page}.py")
        at.run()
        assert not at.exception, [error.value for error in at.exception]
        return at

    return opened


def shown_words(at: AppTest) -> str:
    """Return all text of a page without Markdown's escapes."""
    parts = [*at.title, *at.header, *at.markdown, *at.caption, *at.info, *at.warning, *at.error]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def charts(at: AppTest) -> list[Any]:
    """Return each chart's Plotly specification and alt text."""
    found = at.get("plotly_chart")
    return [(json.loads(chart.proto.spec), chart.proto.alt) for chart in found]
