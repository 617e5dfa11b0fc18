"""The claims file → records, or all its problems at once."""

import re
from pathlib import Path
from typing import Any

from dashboard.context.reader import DATE, WEB_ADDRESS, Reader, open_file, raise_if
from dashboard.context.records import Claim
from dashboard.vocab import COUNTRIES, UNITS, ClaimKind, Comparator, Currency, Ledger, Measure, Speaker, Whole

CLAIMS_FILE = "claims.toml"
MONTH = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])"
YEAR = r"(?:19|20)[0-9]{2}"
SPAN = r"((?:19|20)[0-9]{2})-01/\1-(?:0[1-9]|1[0-2])"
PERIOD = rf"{YEAR}|{MONTH}|{SPAN}"
MONEY = "|".join(name for name, unit in UNITS.items() if unit.base in list(Currency))
UNIT_OF = {
    ClaimKind.TURNOVER: MONEY,
    ClaimKind.EXPORT: MONEY,
    ClaimKind.IMPORT: MONEY,
    ClaimKind.TARGET: MONEY,
    ClaimKind.SHARE: "percent",
    ClaimKind.GROWTH: "percent|times|times_less",
    ClaimKind.RANK: "rank",
    ClaimKind.OTHER: "|".join([*UNITS, "percent", "times", "rank"]),
}
"""Units that fit each kind of claim."""

MEASURE_OF = {ClaimKind.EXPORT: Measure.EXPORTS, ClaimKind.IMPORT: Measure.IMPORTS}
"""Kinds that are a measure by themselves; others are of turnover unless they say else."""

FIELDS = (
    "id", "said_on", "speaker", "role", "side", "text", "kind", "measure", "countries", "period", "base", "of", "value",
    "unit", "comparator", "currency", "basis", "url", "publisher", "note",
)  # fmt: skip


def load_claims(folder: Path) -> tuple[Claim, ...]:
    """Return the claims of a context folder, in the file's order.

    Raises:
        DataError: the file is missing, is not TOML, or a claim has a problem; all are named.
    """
    reader, content = open_file(folder / CLAIMS_FILE)
    claims = [
        _claim(reader, entry, number) for number, entry in enumerate(reader.tables("claims", content, "claim"), 1)
    ]
    ids = [claim.id for claim in claims]
    for doubled in sorted({name for name in ids if ids.count(name) > 1}):
        reader.tell(doubled, "id", doubled, "the id stands twice", "give each claim its own id")
    raise_if(reader)
    return tuple(claims)


def _claim(reader: Reader, entry: dict[str, Any], number: int) -> Claim:
    """Return one claim."""
    name = str(entry.get("id") or f"claim {number}")
    unknown = [key for key in entry if key not in FIELDS]
    if unknown:
        reader.tell(name, unknown[0], unknown[0], "unknown field", f"use some of: {', '.join(FIELDS)}")

    def one_of(key: str, codes: Any, default: str = "") -> str:
        words = [str(code) for code in codes]
        pattern = "|".join(map(re.escape, words))
        return reader.word(name, {default and key: default, **entry}, key, pattern, f"use one of: {', '.join(words)}")

    kind = one_of("kind", ClaimKind)
    known = ClaimKind(kind) if kind in list(ClaimKind) else ClaimKind.OTHER
    is_growth, is_share = known is ClaimKind.GROWTH, known is ClaimKind.SHARE
    period = {ClaimKind.TARGET: YEAR, ClaimKind.OTHER: rf"|{PERIOD}"}.get(known, PERIOD)
    return Claim(
        id=reader.word(name, entry, "id", r"C[0-9]{3}", "write C and three digits"),
        said_on=reader.word(name, entry, "said_on", DATE, "write YYYY, YYYY-MM or YYYY-MM-DD"),
        speaker=reader.text(name, entry, "speaker"),
        role=reader.text(name, entry, "role"),
        side=one_of("side", Speaker),
        text=reader.text(name, entry, "text"),
        kind=kind,
        measure=one_of("measure", list(Measure)[:3], str(MEASURE_OF.get(known, Measure.TURNOVER))),
        countries=reader.codes(name, entry, "countries", COUNTRIES),
        period=reader.word(name, entry, "period", period, "write YYYY, YYYY-MM or YYYY-01/YYYY-MM; a target's year"),
        base=reader.word(
            name, entry, "base", PERIOD if is_growth else "", "growth needs the period it is counted from, others none"
        ),
        of=reader.word(
            name,
            entry,
            "of",
            "|".join(Whole) if is_share else "",
            f"a share is one of: {', '.join(Whole)}; others none",
        ),
        value=reader.word(name, entry, "value", r"-?[0-9]{1,15}(\.[0-9]{1,9})?", "write digits as text"),
        unit=reader.word(name, entry, "unit", UNIT_OF[known], "use a unit that fits the kind of claim"),
        comparator=one_of("comparator", Comparator, str(Comparator.EXACT)),
        currency=one_of("currency", Currency, str(Currency.USD)),
        basis=one_of("basis", (Ledger.CHINA, Ledger.PARTNER, "unknown"), "unknown"),
        url=reader.word(name, entry, "url", f"|{WEB_ADDRESS}", "give the http(s) address"),
        publisher=reader.word(name, entry, "publisher", r".*\S.*", "name whose page it is"),
        note=reader.text(name, entry, "note", optional=True),
    )
