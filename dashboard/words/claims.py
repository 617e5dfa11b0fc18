"""Checked claims in words: what was said, the verdict, the arithmetic of each ledger."""

from collections.abc import Callable, Iterable, Sequence

from dashboard.charts.points import percent_words, value_words
from dashboard.context.records import Claim
from dashboard.i18n import country, money, names, number, percent, period, qualified, scale, term, tr
from dashboard.query.claim_figures import said_value
from dashboard.query.findings import RANK, TIMES, TIMES_LESS, Checked, Finding, Measured, Operation, State
from dashboard.query.printed import Quantity, Reading
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    UNITS,
    WORLD,
    ClaimKind,
    Comparator,
    Currency,
    Ledger,
    Method,
)  # fmt: skip

SURE = 1e-3
"""A spread of less than this share of a value is not told."""


def verdict_words(checked: Checked, lang: str) -> str:
    """Return the verdict; where it holds only by an earlier print, or by its own page, that is part of it."""
    kind = checked.claim.kind
    if kind == ClaimKind.OTHER:
        return tr(lang, "claim.context")
    text = tr(lang, f"claim.{'verdict_target' if kind == ClaimKind.TARGET else 'verdict'}.{checked.verdict}")
    if checked.same_source:
        return tr(lang, "claim.own_page", verdict=text)
    fitting = [finding for finding in checked.findings if finding.state is State.FITS]
    is_revised = bool(fitting) and not any(finding.fits_now for finding in fitting)
    return tr(lang, "claim.revised", verdict=text) if is_revised else text


def reach_words(checked: Checked, lang: str) -> str:
    """Return the interval as which the number is read; "" for a rank and for context."""
    claim = checked.claim
    if claim.kind == ClaimKind.OTHER or claim.unit == RANK:
        return ""
    if claim.comparator in (Comparator.OVER, Comparator.UNDER):
        name, end = ("over", checked.low) if claim.comparator == Comparator.OVER else ("under", checked.high)
        return tr(lang, f"claim.reach_{name}", low=_end_words(claim, end, lang), high=_end_words(claim, end, lang))
    ends = {name: _end_words(claim, end, lang) for name, end in (("low", checked.low), ("high", checked.high))}
    return tr(lang, "claim.reach", **ends)


def _end_words(claim: Claim, end: float, lang: str) -> str:
    """Return one end of what a number is read as: with one digit more than was said, unless it is the number itself."""
    digits = len(claim.value.partition(".")[2]) + (end != said_value(claim))
    if claim.unit in UNITS:
        unit = UNITS[claim.unit]
        return money(lang, end, unit.base, precision=0.5 * 10.0**-digits * unit.factor)
    return amount_words(lang, end, claim.unit, digits=digits)


def whom(claim: Claim, lang: str) -> str:
    """Return whom a claim speaks of."""
    return tr(lang, "claim.five") if set(claim.countries) == set(COUNTRIES) else names(lang, claim.countries)


def about_words(claim: Claim, lang: str) -> str:
    """Return what a claim is about: measure, country, period."""
    if claim.kind == ClaimKind.OTHER and not claim.period:
        return whom(claim, lang)
    key = f"share_{claim.of}" if claim.kind == ClaimKind.SHARE else claim.kind
    return tr(
        lang, f"claim.about.{key}", who=whom(claim, lang), when=when_words(claim.period, lang),
        measure=tr(lang, f"measure.in_sentence.{claim.measure}"), base=when_words(claim.base, lang),
        measure_own=tr(lang, f"flow_of_partner.{claim.measure}"),
    )  # fmt: skip


def when_words(text: str, lang: str) -> str:
    """Return a period inside a sentence; a bare year has its sign in Chinese, but for a target's template."""
    return f"{text}年" if lang == "zh" and len(text) == len("2024") else period(lang, text) if text else ""


def said_words(claim: Claim, lang: str) -> str:
    """Return the number as it was said; "" where it is in a unit that is no figure of the table's money."""
    decimals = len(claim.value.partition(".")[2])
    value = float(claim.value)
    if claim.unit in UNITS:
        unit = UNITS[claim.unit]
        if unit.base not in list(Currency):
            return ""
        text = money(lang, said_value(claim), unit.base, precision=0.5 * 10.0**-decimals * unit.factor)
    else:
        text = amount_words(lang, value, claim.unit, digits=decimals, is_growth=claim.kind == ClaimKind.GROWTH)
    if claim.comparator == Comparator.UNDER:
        return tr(lang, "claim.number.under", n=text)
    if claim.unit == TIMES and claim.comparator == Comparator.OVER:
        return tr(lang, "claim.number.over_times", n=text)
    return qualified(lang, text, claim.comparator)


def amount_words(lang: str, value: float, unit: str, *, digits: int = 1, is_growth: bool = False) -> str:
    """Return a number in per cent, times or as a rank."""
    if unit == "percent":
        return percent(lang, value, digits, signed=is_growth)
    key = "times_fraction" if unit == TIMES and digits else unit
    return tr(lang, f"claim.number.{key}", n=number(lang, value, 0 if unit == RANK else digits))


def calc_words(measured: Measured, lang: str) -> str:
    """Return how a checked number comes from the printed values: `43.89 ÷ 94.91 = 46.2%`."""
    readings = measured.readings
    if measured.operation is Operation.VALUE:
        return reading_words(readings[0], lang)
    if measured.operation is Operation.SUM:
        sum_of = " + ".join(_terms(readings[0].parts, lang))
        return f"{sum_of} = {reading_words(readings[0], lang)}"
    if measured.operation is Operation.RANK:
        return _rank_words(measured, lang)
    part, whole = _terms(readings, lang, of=min)
    less = f" − {number(lang, 1, 0)}" if measured.operation is Operation.GROWTH else ""
    return f"{part} ÷ {whole}{less} = {result_words(measured, lang)}"


def result_words(measured: Measured, lang: str) -> str:
    """Return the number alone, with the digits that are known."""
    if measured.operation in (Operation.VALUE, Operation.SUM):
        return reading_words(measured.readings[0], lang)
    precision = (measured.high - measured.low) / 2
    if measured.unit == "percent":
        is_growth = measured.operation is Operation.GROWTH
        return percent_words(lang, measured.value, precision=precision, signed=is_growth)
    return amount_words(lang, measured.value, measured.unit)


def _rank_words(measured: Measured, lang: str) -> str:
    """Return a rank with China's value and those of the partners ahead of it, or right behind."""
    items = [
        tr(lang, "claim.line.rank_item", partner=country(lang, one.quantity.partner), value=reading_words(one, lang))
        for one in measured.readings
    ]
    who = country(lang, measured.readings[0].quantity.reporter)
    rank = amount_words(lang, measured.value, "rank")
    return tr(lang, "claim.line.rank", who=who, items=tr(lang, "list.separator").join(items), rank=rank)


def reading_words(reading: Reading, lang: str) -> str:
    """Return a printed or summed value, with its spread where it is less sure than it looks."""
    unit, ease = reading.quantity.unit, 1 if reading.method == Method.PRINTED else 4 * max(1, len(reading.parts))
    text = value_words(lang, reading.value, unit, precision=reading.precision / ease, qualifier=reading.qualifier)
    is_sure = reading.method == Method.PRINTED or reading.precision <= SURE * abs(reading.value)
    return text if is_sure else f"{text} ± {value_words(lang, reading.precision, unit, precision=reading.precision)}"


def _terms(readings: tuple[Reading, ...], lang: str, *, of: Callable[[Iterable[float]], float] = max) -> list[str]:
    """Return values as numbers in one scale: that of the largest, or of the smallest where they are divided."""
    _, factor = scale(lang, of(reading.value for reading in readings))
    most = 2 if of is max else 3
    return [term(lang, reading.value, factor, reading.precision, most=most) for reading in readings]


def ledger_words(ledger: Ledger, lang: str) -> str:
    """Return whose books, at the beginning of a sentence."""
    text = tr(lang, f"ledger.{ledger}")
    return text[:1].upper() + text[1:]


def missing_words(missing: Sequence[Quantity], lang: str) -> str:
    """Return which figures are missing: what, when, in which currency, and of whom."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one in missing:
        is_china = one.reporter == CHINA
        flow = "measure.in_sentence" if is_china else "flow_of_partner"
        who = country(lang, one.partner if is_china and one.partner != WORLD else one.reporter)
        if one.partner not in (CHINA, *COUNTRIES, FIVE):
            who = tr(lang, "claim.line.with_partner", who=who, partner=country(lang, one.partner))
        key = (tr(lang, f"{flow}.{one.measure}"), when_words(one.period, lang), tr(lang, f"unit.{one.unit}"))
        groups.setdefault(key, []).append(who)
    told = [
        tr(
            lang,
            "claim.line.quantity",
            measure=measure,
            when=when,
            unit=unit,
            who=tr(lang, "list.separator").join(dict.fromkeys(whose)),
        )
        for (measure, when, unit), whose in groups.items()
    ]
    return tr(lang, "gap.separator").join(told)


def finding_lines(checked: Checked, lang: str) -> list[str]:
    """Return what each ledger says, one sentence or two a ledger."""
    if checked.claim.kind == ClaimKind.OTHER:
        return [tr(lang, "claim.line.context")]
    is_target = checked.claim.kind == ClaimKind.TARGET
    told = [
        _target_line(checked, finding, lang) if is_target and finding.now else _finding_line(checked, finding, lang)
        for finding in checked.findings
    ]
    # a unit that ends in a full stop ends its sentence
    return [line.replace("..", ".") for line in (*told, off_words(checked, lang)) if line]


def _finding_line(checked: Checked, finding: Finding, lang: str) -> str:
    """Return what one ledger says of anything but a target."""
    who = ledger_words(finding.ledger, lang)
    if finding.state is State.NOT_DUE:
        return tr(lang, "claim.line.not_due_rank", due=checked.claim.period[:4])
    if finding.now is None:
        return tr(lang, "claim.line.missing", ledger=who, what=missing_words(finding.missing, lang))
    fit = _fit_words(finding.fits_now, lang)
    is_told_apart = finding.then is not None and (
        finding.fits_now != finding.fits_then or calc_words(finding.then, lang) != calc_words(finding.now, lang)
    )
    if finding.then is None or not is_told_apart:
        return tr(lang, "claim.line.now", ledger=who, calc=calc_words(finding.now, lang), fit=fit)
    now = tr(lang, "claim.line.now_only", ledger=who, calc=calc_words(finding.now, lang), fit=fit)
    fit_then = _fit_words(finding.fits_then, lang)
    then = tr(lang, f"claim.line.then_{finding.vintage}", calc=calc_words(finding.then, lang), fit=fit_then)
    return tr(lang, "claim.line.both", now=now, then=then)


def _fit_words(fits: bool, lang: str) -> str:
    """Return whether the claim fits."""
    return tr(lang, "claim.line.fits" if fits else "claim.line.misses")


def _target_line(checked: Checked, finding: Finding, lang: str) -> str:
    """Return whether a target was reached in one ledger, missed, or how far the way is."""
    if finding.now is None:
        return ""
    due, reading = checked.claim.period, finding.now.readings[0]
    words = {
        "ledger": ledger_words(finding.ledger, lang),
        "calc": calc_words(finding.now, lang),
        "when": reading.quantity.period,
        "due": due,
        "share": percent(lang, 100 * finding.now.value / said_value(checked.claim), 0),
    }
    if finding.state is State.FITS:
        return tr(lang, "claim.line.reached_early" if reading.quantity.period < due else "claim.line.reached", **words)
    return tr(lang, "claim.line.missed" if finding.state is State.MISSES else "claim.line.not_due", **words)


def off_words(checked: Checked, lang: str) -> str:
    """Return by how much a claim is off, in its unit and in per cent; "" where it is not."""
    if checked.off_by is None or checked.nearest is None or checked.claim.unit in (RANK, TIMES, TIMES_LESS):
        return ""
    claim, words = checked.claim, {"ledger": tr(lang, f"ledger.{checked.nearest}")}
    if checked.off_percent is not None:
        words["amount"] = value_words(lang, abs(checked.off_by), UNITS[claim.unit].base)
        if claim.kind == ClaimKind.TARGET:
            words["percent"] = percent(lang, 100 * checked.off_by / said_value(claim), 0)
            return tr(lang, "claim.line.short", **words)
        words["percent"] = percent(lang, checked.off_percent, signed=True)
        return tr(lang, "claim.line.off_percent", **words)
    words["amount"] = tr(lang, "claim.number.points", n=number(lang, abs(checked.off_by), 1))
    return tr(lang, "claim.line.off", **words)


def arithmetic_words(checked: Checked, lang: str) -> str:
    """Return the arithmetic of all ledgers in one line; "" where there is none."""
    told = [
        f"{tr(lang, f'ledger.{finding.ledger}')}: {calc_words(found, lang)}"
        for finding in checked.findings
        for found in (finding.now, finding.then)
        if found is not None
    ]
    return "; ".join(told)
