"""Which number to quote: each side's figure, what it counts, who quotes it, and a sentence to paste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.charts.books import ratio_words, side_words
from dashboard.charts.points import Row, percent_words, value_words
from dashboard.context.records import Claim
from dashboard.i18n import country, date, period, tr
from dashboard.query.findings import Checked
from dashboard.query.printed import Reading
from dashboard.query.shown import JOINT
from dashboard.vocab import FOUR, Ledger, Sides

GOODS = "goods"
MOST_SPEAKERS = 4
"""Speakers that are named; the claims page has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAdvice:
    """What is told of one side's books: the figure, then sentences about it; `source_ids` of the figure."""

    figure: str
    sentences: tuple[str, ...]
    source_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the paragraph is made from.

    Attributes:
        row: of the country, measure and period, columns of `query.mirror`; None where neither side has it.
        country: one of the five, or the four together.
        measure: from China's side.
        when: the period.
        first: what each side printed first, by ledger, where that differs from now.
        quoted: claims that fit one side's books alone, by ledger.
        share_five: the country's share of the five's turnover by China's books, a row of `query.shares`, or None.
        share_own: China's share of the country's whole trade by its own books, or None.
        sources: publisher, published, url and caution of each source, by id.
    """

    row: Row | None
    country: str
    measure: str
    when: str
    first: Mapping[Ledger, Reading]
    quoted: Mapping[Ledger, Sequence[Checked]]
    share_five: Row | None
    share_own: Row | None
    sources: pd.DataFrame


def side_advice(facts: Facts, ledger: Ledger, lang: str) -> SideAdvice:
    """Return what is told of one side's books."""
    side = str(ledger)
    who = country(lang, facts.country)
    if not has_side(facts, ledger):
        why = tr(lang, "quote.partner_none_tkm" if facts.country == "TKM" else "quote.partner_none_other")
        none = tr(lang, f"quote.{side}_none", who=who, why=why)
        return SideAdvice(figure=none, sentences=(), source_ids="")
    row = facts.row or {}
    told = [_counts(facts, ledger, lang), *_first(facts, ledger, lang), *_cautions(facts, side, lang)]
    told += [_share(facts, ledger, lang), _quoted(facts, ledger, lang)]
    # a value may end in the point of an abbreviation
    figure = tr(lang, f"quote.{side}", who=who, value=side_words(row, side, lang)).replace("..", ".")
    return SideAdvice(figure=figure, sentences=tuple(filter(None, told)), source_ids=str(row[f"{side}_source_ids"]))


def has_side(facts: Facts, ledger: Ledger) -> bool:
    """Return whether one side's books have the figure."""
    only = {Ledger.CHINA: Sides.CHINA_ONLY, Ledger.PARTNER: Sides.PARTNER_ONLY}[ledger]
    return facts.row is not None and facts.row["sides"] in (Sides.BOTH, only)


def _counts(facts: Facts, ledger: Ledger, lang: str) -> str:
    """Return what the books count."""
    if ledger is Ledger.CHINA:
        return tr(lang, "quote.china_counts", who=country(lang, facts.country))
    is_goods = (facts.row or {})["scope"] == GOODS
    return tr(lang, "quote.partner_counts_goods" if is_goods else "quote.partner_counts_services")


def _first(facts: Facts, ledger: Ledger, lang: str) -> list[str]:
    """Return what was printed first, where it was something else."""
    first, row = facts.first.get(ledger), facts.row or {}
    if first is None or abs(first.value - float(row[f"{ledger}_value"])) <= float(row[f"{ledger}_precision"]):
        return []
    source = facts.sources.loc[first.source_ids[0]]
    value = value_words(lang, first.value, first.quantity.unit, precision=first.precision, qualifier=first.qualifier)
    return [tr(lang, "quote.revised", value=value, who=source["publisher"], date=date(lang, str(source["published"])))]


def _cautions(facts: Facts, side: str, lang: str) -> list[str]:
    """Return what speaks against the sources of a side's figure."""
    ids = str((facts.row or {})[f"{side}_source_ids"]).split(JOINT)
    cautions = dict.fromkeys(facts.sources.loc[ids, "caution"])
    return [tr(lang, "quote.caution", what=caution.rstrip(".")) for caution in cautions if caution]


def _share(facts: Facts, ledger: Ledger, lang: str) -> str:
    """Return the share that the side's figures give."""
    if facts.country == FOUR:
        return ""
    row = facts.share_five if ledger is Ledger.CHINA else facts.share_own
    who = country(lang, facts.country)
    if row is None:
        return "" if ledger is Ledger.CHINA else tr(lang, "quote.share_none", who=who)
    share = percent_words(lang, float(row["value"]), precision=float(row["precision"]))
    if ledger is Ledger.CHINA:
        return tr(lang, "quote.share_five", who=who, share=share)
    return tr(lang, "quote.share_own", who=who, share=share, year=str(row["period"]))


def _quoted(facts: Facts, ledger: Ledger, lang: str) -> str:
    """Return who quotes the figure and not the other side's."""
    claims = [checked.claim for checked in facts.quoted.get(ledger, ())]
    speakers = list(dict.fromkeys(_speaker(claim, lang) for claim in claims))
    if not speakers:
        return tr(lang, "quote.quoted_none") if facts.country != FOUR else ""
    left = len(speakers) - MOST_SPEAKERS
    told = tr(lang, "gap.separator").join(speakers[:MOST_SPEAKERS]) + (
        tr(lang, "list.more", n=left) if left > 0 else ""
    )
    return tr(lang, f"quote.quoted_{ledger}", who=told)


def _speaker(claim: Claim, lang: str) -> str:
    """Return who made a claim, and as what."""
    return tr(lang, "quote.speaker", speaker=claim.speaker[lang], role=claim.role[lang])


def sentence(facts: Facts, lang: str) -> str:
    """Return a sentence to paste: both figures, how they compare, and their sources with addresses."""
    what = tr(lang, f"quote.what_{facts.measure}", who=country(lang, facts.country))
    words = {"what": what, "when": _when(facts.when, lang), "who": country(lang, facts.country)}
    sides = [ledger for ledger in (Ledger.CHINA, Ledger.PARTNER) if has_side(facts, ledger)]
    if not sides or facts.row is None:
        return tr(lang, "quote.sentence_none", **words)
    values = {str(side): side_words(facts.row, str(side), lang) for side in sides}
    ids = [name for side in sides for name in str(facts.row[f"{side}_source_ids"]).split(JOINT)]
    sources = tr(lang, "gap.separator").join(_source(name, facts.sources, lang) for name in dict.fromkeys(ids))
    key = "both" if len(sides) > 1 else str(sides[0])
    compare = {"compare": _compare(facts.row, lang)} if key == "both" else {}
    return tr(lang, f"quote.sentence_{key}", sources=sources, **words, **values, **compare)


def _when(text: str, lang: str) -> str:
    """Return a period as it stands in a sentence: Chinese counts a year with a word."""
    words = period(lang, text)
    return tr(lang, "quote.year", n=words) if words.isdigit() else words


def _compare(row: Row, lang: str) -> str:
    """Return how the two figures compare, in half a sentence."""
    if row["scope"] != GOODS:
        return tr(lang, "quote.compare_services")
    if pd.isna(row["ratio"]):
        return tr(lang, "quote.compare_zero")
    return tr(lang, "quote.compare", ratio=ratio_words(row, lang))


def _source(name: str, sources: pd.DataFrame, lang: str) -> str:
    """Return a source with its date, where known, and address."""
    source = sources.loc[name]
    when = date(lang, str(source["published"]))
    key = "quote.source" if when else "quote.source_undated"
    return tr(lang, key, publisher=source["publisher"], date=when, url=source["url"])
