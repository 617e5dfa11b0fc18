"""Checked claims → one row a claim, as page, command line and files give them: codes in English, words in English."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.i18n import DEFAULT_LANGUAGE
from dashboard.query.findings import Checked, Finding
from dashboard.query.shown import JOINT
from dashboard.vocab import Ledger
from dashboard.words.claims import about_words, arithmetic_words, finding_lines, missing_words, said_words


def claim_rows(checked: Sequence[Checked]) -> pd.DataFrame:
    """Return one row a claim.

    Returns:
        Columns `claim_id, verdict, same_source, said, about, checked_with, arithmetic, explanation`, what was said in
        codes, and for each ledger its state (`fits`, `misses`, `missing`, `not_due`), the value now and as printed
        earlier, in whole money, per cent, times or rank.
    """
    return pd.DataFrame([_row(one) for one in checked], columns=COLUMNS)


def _row(checked: Checked) -> dict[str, Any]:
    """Return one claim."""
    claim, lang = checked.claim, DEFAULT_LANGUAGE
    found = {finding.ledger: finding for finding in checked.findings}
    figures = [one for finding in checked.findings for one in (finding.now, finding.then) if one]
    sources = [name for one in figures for name in one.source_ids]
    missing = [one for finding in checked.findings for one in finding.missing]
    return {
        "claim_id": claim.id,
        "verdict": str(checked.verdict),
        "same_source": checked.same_source,
        "said": said_words(claim, lang),
        "about": about_words(claim, lang),
        "checked_with": JOINT.join(dict.fromkeys(sources)),
        "arithmetic": arithmetic_words(checked, lang),
        "explanation": " ".join(finding_lines(checked, lang)),
        "off_by": checked.off_by,
        "off_percent": checked.off_percent,
        "said_on": claim.said_on,
        "speaker": claim.speaker[lang],
        "role": claim.role[lang],
        "side": claim.side,
        "text": claim.text[lang],
        "kind": claim.kind,
        "measure": claim.measure,
        "countries": "+".join(claim.countries),
        "period": claim.period,
        "base": claim.base,
        "of": claim.of,
        "value": float(claim.value),
        "unit": claim.unit,
        "qualifier": claim.comparator,
        "basis": claim.basis,
        **_ledger("china", found.get(Ledger.CHINA)),
        **_ledger("partner", found.get(Ledger.PARTNER)),
        "missing": missing_words(missing, lang),
        "urls": claim.url,
        "publishers": claim.publisher,
        "note": claim.note[lang],
    }


def _ledger(name: str, finding: Finding | None) -> dict[str, Any]:
    """Return what one ledger says; empty where it could not have the figure."""
    now, then = (finding.now, finding.then) if finding else (None, None)
    return {
        f"{name}_state": str(finding.state) if finding else "",
        f"{name}_now": now.value if now else None,
        f"{name}_then": then.value if then else None,
    }


COLUMNS = [
    "claim_id", "verdict", "same_source", "said", "about", "checked_with", "arithmetic", "explanation", "off_by",
    "off_percent", "said_on", "speaker", "role", "side", "text", "kind", "measure", "countries", "period", "base", "of",
    "value", "unit", "qualifier", "basis", "china_state", "china_now", "china_then", "partner_state", "partner_now",
    "partner_then", "missing", "urls", "publishers", "note",
]  # fmt: skip
