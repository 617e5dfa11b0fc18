"""The command line: serve, build, check, export, claims, diff."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import __version__
from dashboard.context.claims import CLAIMS_FILE, load_claims
from dashboard.context.load import load_events, load_meeting
from dashboard.context.mirror import load_mirror
from dashboard.context.release import load_release
from dashboard.errors import DashboardError, DataError, Problem, SelectionError
from dashboard.export import PACKED, WRITERS, write
from dashboard.export.difference import DIFFERENCE_WRITERS, write_difference
from dashboard.paths import data_dir
from dashboard.query.request import PARAMETER_HELP, read_selection
from dashboard.query.selection import PARAMETERS
from dashboard.table.build import build_table
from dashboard.table.difference import difference
from dashboard.table.foreign import read_editions
from dashboard.table.load import rebuild

DEFAULT_PORT = 8501
LAST_PORT = 65_535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 a known error, 2 a wrong call."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except SelectionError as exc:
        print(f"trade-dashboard {options.command}: {'; '.join(str(bad) for bad in exc.parameters)}", file=sys.stderr)
        return 2
    except DataError as exc:
        print(exc, file=sys.stderr)
        return 1
    except (DashboardError, OSError) as exc:
        print(f"trade-dashboard {options.command}: {exc}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="trade-dashboard", description="Central Asia–China trade, from the books of both sides."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve the dashboard")
    serve.add_argument("--port", type=_port, default=None, help=f"port (default: $PORT, else {DEFAULT_PORT})")
    serve.add_argument("--address", default="127.0.0.1", help="address to listen on (default: this machine only)")
    serve.set_defaults(run=_serve)
    build = commands.add_parser("build", help="build trade.parquet from the CSV files")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="name every problem of the data files")
    check.set_defaults(run=_check)
    export = commands.add_parser("export", help="write the rows of a selection to a file")
    for name in PARAMETERS:
        export.add_argument(f"--{name}", default=None, help=PARAMETER_HELP[name])
    export.add_argument("--format", choices=[*WRITERS, *PACKED], default="csv")
    export.add_argument("-o", "--output", type=Path, default=None, help="file (default: standard output)")
    export.set_defaults(run=_export)
    claims = commands.add_parser("claims", help="check every public claim with the figures")
    claims.add_argument("--format", choices=["table", *WRITERS], default="table")
    claims.add_argument("-o", "--output", type=Path, default=None, help="file (default: standard output)")
    claims.set_defaults(run=_claims)
    diff = commands.add_parser("diff", help="list figures added, gone and revised between two editions of the table")
    for name in ("old", "new"):
        diff.add_argument(name, metavar=name.upper(), type=Path, help="data folder, or Parquet file of the table")
    diff.add_argument("--format", choices=list(DIFFERENCE_WRITERS), default="text")
    diff.add_argument("-o", "--output", type=Path, default=None, help="file (default: standard output)")
    diff.set_defaults(run=_diff)
    return parser


def _port(text: str) -> int:
    """Return a port number."""
    if not text.isdigit() or not 0 < int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to {LAST_PORT}")
    return int(text)


def _serve(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    from dashboard.server.app import serve  # only this command needs the server

    try:
        port = options.port or _port(os.environ.get("PORT") or str(DEFAULT_PORT))
    except argparse.ArgumentTypeError as exc:
        print(f"trade-dashboard serve: $PORT: {exc}", file=sys.stderr)
        return 2
    print(f"Central Asia–China trade: http://{options.address}:{port}  (stop with Ctrl+C)", flush=True)
    serve(options.address, port)
    return 0


def _build(_options: argparse.Namespace) -> int:
    """Build the Parquet file."""
    table = rebuild(data_dir())
    print(f"{len(table.figures)} figures of {table.figures['source_id'].nunique()} sources, edition {table.hash[:8]}")
    return 0


def _check(_options: argparse.Namespace) -> int:
    """Name every problem of every data file."""
    folder = data_dir()
    problems: list[Problem] = []
    for read in (
        lambda: build_table(folder),
        lambda: load_events(folder / "context"),
        lambda: load_meeting(folder / "context"),
        lambda: load_claims(folder / "context"),
        lambda: load_mirror(folder / "context"),
        lambda: load_release(folder),
    ):
        try:
            read()
        except DataError as exc:
            problems += exc.problems
    if problems:
        raise DataError(problems)
    print("no problems")
    return 0


def _export(options: argparse.Namespace) -> int:
    """Write the rows of a selection; the bytes are those of the page's download and of the API."""
    from dashboard.cards.files import series_file
    from dashboard.edition import get_data

    data = get_data()
    params = {name: [getattr(options, name)] for name in PARAMETERS if getattr(options, name) is not None}
    selection = read_selection(params, span=data.span)
    return _put(series_file(selection, data, options.format), options.output)


def _claims(options: argparse.Namespace) -> int:
    """Write every claim with its verdict; the bytes are those of the page's download."""
    from dashboard.edition import get_data
    from dashboard.words.claim_rows import claim_rows

    data = get_data()
    problems = [problem for problem in data.context_problems if problem.file == CLAIMS_FILE]
    if problems:
        raise DataError(problems)
    rows = claim_rows(data.claims)
    if options.format != "table":
        return _put(write(rows, options.format), options.output)
    lines = [
        f"{row.claim_id}  {row.verdict:<15}  {'same source  ' if row.same_source else ''}{row.said}: {row.about}"
        for row in rows.itertuples()
    ]
    return _put(("\n".join(lines) + "\n").encode(), options.output)


def _diff(options: argparse.Namespace) -> int:
    """Write what differs between two editions of the table."""
    old, new = read_editions(options.old, options.new)
    return _put(write_difference(difference(old, new), options.format), options.output)


def _put(content: bytes, output: Path | None) -> int:
    """Write a file, or standard output where none is named."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(content)
    return 0
