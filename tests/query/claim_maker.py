"""A small builder of claims: what a test says of one, everything else made up."""

from typing import Any

from dashboard.context.records import Claim

NOTHING = {"en": "", "zh": "", "ru": ""}
FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
DEFAULTS: dict[str, Any] = {
    "id": "C001",
    "said_on": "2026-06-01",
    "speaker": NOTHING,
    "role": NOTHING,
    "side": "other",
    "text": NOTHING,
    "kind": "turnover",
    "measure": "turnover",
    "countries": ("KAZ",),
    "period": "2024",
    "base": "",
    "of": "",
    "value": "44",
    "unit": "USD_billion",
    "comparator": "=",
    "currency": "USD",
    "basis": "unknown",
    "url": "https://claim.example/page",
    "publisher": "Synthetic Press",
    "note": NOTHING,
}


def claim(**said: Any) -> Claim:
    """Return a made-up claim."""
    return Claim(**{**DEFAULTS, **said})
