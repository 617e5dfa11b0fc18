"""The claims file → records, or all its problems at once."""

import re
from collections.abc import Iterator
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

MEASURE_OF: dict[str, Measure] = {ClaimKind.EXPORT: Measure.EXPORTS, ClaimKind.IMPORT: Measure.IMPORTS}
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
    if not claims and not reader.problems:
        reader.tell("claims", "claim", "", "no claim is in the file", "write each as [[claim]]")
    for key in content:
        if key != "claim":
            reader.tell("claims", key, key, f"unknown key {key}", "write each claim as [[claim]]")
    ids = [claim.id for claim in claims]
    for doubled in sorted({name for name in ids if ids.count(name) > 1}):
        reader.tell(doubled, "id", doubled, "the id stands twice", "give each claim its own id")
    raise_if(reader)
    return tuple(claims)


def _claim(reader: Reader, entry: dict[str, Any], number: int) -> Claim:
    """Return one claim."""
    name = str(entry.get("id") or f"claim {number}")
    told = len(reader.problems)
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
    claim = Claim(
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
    is_sound = len(reader.problems) == told
    for key, value, problem, remedy in _contradictions(claim) if is_sound else ():
        reader.tell(name, key, value, problem, remedy)
    return claim


Contradiction = tuple[str, str, str, str]


def _contradictions(claim: Claim) -> Iterator[Contradiction]:
    """Yield the fields of a claim that do not go together: field, value, problem, remedy."""
    kind, count = claim.kind, len(claim.countries)
    may_be_some = kind in (ClaimKind.RANK, ClaimKind.OTHER)
    if len(set(claim.countries)) < count or (not may_be_some and count not in (1, ALL)):
        yield "countries", "+".join(claim.countries), "some of the five, or one twice", "name one, or all five, once"
    own = MEASURE_OF.get(kind)
    if own is not None and claim.measure != own:
        yield "measure", claim.measure, "another measure than the kind's", "leave it out"
    if kind == ClaimKind.GROWTH and claim.base and (len(claim.base) != len(claim.period) or claim.base >= claim.period):
        yield "base", claim.base, "no earlier period of the same length", "name the one it is counted from"
    if kind == ClaimKind.TARGET and claim.period < claim.said_on[:4]:
        yield "period", claim.period, "a target that was due before it was set", "write the year in which it is due"
    if kind == ClaimKind.TARGET and claim.comparator == Comparator.UNDER:
        yield "comparator", claim.comparator, "a target is no upper bound", "use =, > or ~"
    yield from _bad_numbers(claim)


def _bad_numbers(claim: Claim) -> Iterator[Contradiction]:
    """Yield a number that its unit can't have."""
    number = float(claim.value)
    if claim.kind not in (ClaimKind.GROWTH, ClaimKind.OTHER) and number <= 0:
        yield "value", claim.value, "a number that is not above zero", "write the number that was said"
    if claim.unit == "rank" and not number.is_integer():
        yield "value", claim.value, "a rank that is not whole", "write 1, 2, 3 …"
    if claim.kind == ClaimKind.SHARE and number > WHOLE:
        yield "value", claim.value, "a share above a hundred", "write per cent"


ALL = len(COUNTRIES)
WHOLE = 100
