"""Rows → JSON: an object with the columns, the rows and, without rows, the reason."""

import json
from typing import Any

import pandas as pd

from dashboard.export.rows import number_text, plain


def to_json(rows: pd.DataFrame, reason: str = "") -> bytes:
    """Return UTF-8 JSON: `{"columns": […], "rows": [{…}], "note": …}`; a missing number is null."""
    frame = plain(rows)
    content = {
        "columns": list(frame.columns),
        "rows": [{name: _value(value) for name, value in row.items()} for row in frame.to_dict("records")],
        "note": reason if frame.empty else "",
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _value(value: Any) -> Any:
    """Return a value that JSON can hold: whole numbers without a decimal point."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        text = number_text(value)
        return None if not text else int(text) if text.lstrip("-").isdigit() else float(text)
    return value
