"""Where the files are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project folder: `app.py` and the shipped `data/` lie here."""

DATA_DIR_VARIABLE = "DASHBOARD_DATA_DIR"
"""Environment variable that points to another data folder of the same shape."""


def data_dir() -> Path:
    """Return the data folder: `$DASHBOARD_DATA_DIR` where set, else the shipped one."""
    return Path(os.environ.get(DATA_DIR_VARIABLE) or ROOT / "data")


def app_script() -> Path:
    """Return the Streamlit script."""
    return ROOT / "app.py"


BASE_URL_VARIABLE = "DASHBOARD_BASE_URL"
"""Environment variable that names the dashboard's own address; without it files hold no link to it."""


def site() -> str:
    """Return the dashboard's own address without a slash at the end, "" where nobody named it."""
    return os.environ.get(BASE_URL_VARIABLE, "").strip().rstrip("/")
