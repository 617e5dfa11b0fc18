"""Makes dashboard/interface/js/: Streamlit's chart code without the parts of Plotly that nothing here draws.

Streamlit sends all of Plotly (maps, 3D, forty kinds of traces: 4.7 MB of code that a browser reads before the first
chart); our charts are lines, points and bars. This marks Plotly's modules as free of side effects, registers only what
is drawn, and lets terser leave out what is then never called. Nothing is rewritten: the version is Streamlit's own. The
server sends the result under the same name; where Streamlit's file has another name (another version), its own is sent.
Needs Node.js.
"""

import re
import subprocess
from pathlib import Path

import streamlit

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "dashboard" / "interface" / "js"
SOURCES = Path(streamlit.__file__).parent / "static" / "static" / "js"
NAME = "PlotlyChart.*.js"
TERSER = "terser@5.51.4"
KEPT = {"lib/bar.js"}
"""Plotly registers lines and points by itself."""

MODULE = re.compile(r'([\w$]+)=(\w\(\{"((?:src|lib|node_modules|build|stackgl_modules)/[^"]+)"\()')
"""A module of Plotly as its bundler wraps it: a function that is run when it is first called."""

REGISTER = re.compile(r"(\w\.register\()\[((?:[\w$]+\(\),)+[\w$]+\(\))\]\)")
FEWEST_MODULES = 1000
NOTICE = (
    "/*! Streamlit {version}, {name}: Apache License 2.0. Holds plotly.js: Copyright Plotly, Inc., MIT License.\n"
    "Changed: the parts of Plotly that draw no lines, points or bars are left out (tools/small_chart.py). */\n"
)


def trimmed(code: str) -> str:
    """Return the code with Plotly's modules marked as pure and only the kept ones registered.

    Raises:
        SystemExit: the code is built in another way than this understands.
    """
    modules = {match[1]: match[3] for match in MODULE.finditer(code)}
    registers = list(REGISTER.finditer(code))
    if len(modules) < FEWEST_MODULES or len(registers) != 1:
        raise SystemExit(f"{len(modules)} modules and {len(registers)} registrations found: look at Streamlit's file")
    kept = [call for call in registers[0][2].split(",") if modules.get(call.removesuffix("()")) in KEPT]
    if len(kept) != len(KEPT):
        raise SystemExit(f"of {sorted(KEPT)} only {kept} are registered")
    code = code.replace(registers[0][0], f"{registers[0][1]}[{','.join(kept)}])")
    return MODULE.sub(r"\1=/*@__PURE__*/\2", code)


def main() -> None:
    """Make it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.js"):
        old.unlink()
    (source,) = SOURCES.glob(NAME)
    options = "defaults=false,unused=true,dead_code=true,side_effects=true,passes=4"
    command = ["npx", "--yes", TERSER, "--module", "--compress", options]  # names stay: a reader can compare the two
    code = trimmed(source.read_text(encoding="utf-8"))
    small = subprocess.run(command, input=code, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    notice = NOTICE.format(version=streamlit.__version__, name=source.name)
    (TARGET / source.name).write_text(notice + small + "\n", encoding="utf-8")
    print(source.name, source.stat().st_size, "→", (TARGET / source.name).stat().st_size)


if __name__ == "__main__":
    main()
