"""The words: every code that columns, URLs, arguments and labels may use, each written once."""

from dataclasses import dataclass
from enum import StrEnum

CHINA = "CHN"
WORLD = "W00"
RUSSIA = "RUS"
FIVE = "CA5"
"""The five Central Asian states together."""

COUNTRIES = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
"""ISO3 codes of the five, in the order in which lists and legends show them."""

SELECTABLE = (*COUNTRIES, FIVE)
"""What a visitor may choose: each of the five, and the five together."""

REST = "REST"
"""The part of a printed total that no source splits by country."""

REPORTING = "CA5_REPORTING"
"""The sum over those of the five whose own books have the figure."""

FOUR = "CA4"
"""The sum of the four whose own books are published: the five without Turkmenistan."""

FOUR_MEMBERS = tuple(code for code in COUNTRIES if code != "TKM")

LEAST_MEMBERS = 3
"""A sum over fewer of the five is not put in front where there are sums of more."""

PRINTED = "CA5_PRINTED"
"""The total of the five as a source printed it, set beside the sum as a cross-check."""

REPORTERS = (CHINA, *COUNTRIES)
PARTNERS = (CHINA, *COUNTRIES, FIVE, WORLD, RUSSIA, "TUR", "KOR", "USA", "HKG", "EUU")


class Flow(StrEnum):
    """Direction as the reporter sees it; turnover only where no split was printed."""

    EXPORT = "export"
    IMPORT = "import"
    TURNOVER = "turnover"


class Basis(StrEnum):
    """Who made the number: the reporter, a third party from both sides, or an estimate."""

    REPORTED = "reported"
    RECONCILED = "reconciled"
    ESTIMATED = "estimated"


class Ledger(StrEnum):
    """Whose books a chart shows."""

    CHINA = "china"
    PARTNER = "partner"
    RECONCILED = "reconciled"


class Measure(StrEnum):
    """What is measured, always named from China's side."""

    TURNOVER = "turnover"
    EXPORTS = "exports"
    IMPORTS = "imports"
    BALANCE = "balance"


class Freq(StrEnum):
    """A year, a single month, or January to a named month."""

    YEAR = "A"
    MONTH = "M"
    YEAR_TO_DATE = "YTD"


class Currency(StrEnum):
    """Currency in which a figure was printed; nothing is converted."""

    USD = "USD"
    CNY = "CNY"


class View(StrEnum):
    """The value itself, its change on the year before, or an index."""

    VALUE = "value"
    CHANGE = "change"
    INDEX = "index"


class Scale(StrEnum):
    """The value axis of a chart."""

    LINEAR = "linear"
    LOG = "log"


class EventChoice(StrEnum):
    """Which events mark a chart."""

    KEY = "key"
    ALL = "all"
    NONE = "none"


class Qualifier(StrEnum):
    """How the source printed the number: a point, "over", "about"."""

    EXACT = "="
    OVER = ">"
    ABOUT = "~"


class Comparator(StrEnum):
    """How a claim puts its number: a point, "over", "about", "under"."""

    EXACT = "="
    OVER = ">"
    ABOUT = "~"
    UNDER = "<"


class ClaimKind(StrEnum):
    """What a claim says; `other` is no trade total of the table and can't be checked."""

    TURNOVER = "turnover"
    EXPORT = "export"
    IMPORT = "import"
    SHARE = "share"
    GROWTH = "growth"
    RANK = "rank"
    TARGET = "target"
    OTHER = "other"


class Whole(StrEnum):
    """What a share is a share of: the five's trade with China, a country's own trade, China's own trade."""

    FIVE = "five"
    OWN = "own"
    CHINA = "china"


class Speaker(StrEnum):
    """Whose side a speaker is on."""

    CHINA = "china"
    PARTNER = "partner"
    OTHER = "other"


class Sides(StrEnum):
    """Whose books have a quantity: both sides', or only one side's."""

    BOTH = "both"
    CHINA_ONLY = "china_only"
    PARTNER_ONLY = "partner_only"


class Published(StrEnum):
    """What the books of one side have for a flow and year, from most to least."""

    PUBLISHED = "published"
    ROUNDED = "rounded"
    TURNOVER = "turnover_only"
    CAUTIONED = "cautioned"
    ESTIMATED = "estimated"
    MISSING = "missing"


class Step(StrEnum):
    """Why a print stands where it does beside the others of its quantity (docs/methods.md)."""

    SHOWN = "shown"
    MEMBER = "member"
    BASIS = "basis"
    CAUTION = "caution"
    QUALIFIER = "qualifier"
    KIND = "kind"
    PRECISION = "precision"
    PUBLISHED = "published"
    ORDER = "order"
    PRINTED_TOTAL = "printed_total"


class Verdict(StrEnum):
    """What the figures say of a claim (docs/methods.md)."""

    HOLDS = "holds"
    HOLDS_CHINA = "holds_china"
    HOLDS_PARTNER = "holds_partner"
    OFF = "off"
    CANNOT_CHECK = "cannot_check"
    NOT_DUE = "not_due"


class Status(StrEnum):
    """From best to worst; a derived value carries the worst of its parts."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ROUNDED = "rounded"
    DERIVED = "derived"


class Kind(StrEnum):
    """Kind of source, from best to worst."""

    OFFICIAL = "official"
    DATASET = "dataset"
    GOVERNMENT = "government"
    PRESS = "press"


class Redistribution(StrEnum):
    """Whether a source's figures may be passed on: all, single ones with their source, none."""

    YES = "yes"
    CITE = "cite"
    NO = "no"


class Method(StrEnum):
    """How a shown value came about; everything but `printed` is computed by the dashboard."""

    PRINTED = "printed"
    LEGS = "exports_and_imports"
    LEGS_TWO_PUBLISHERS = "exports_and_imports_of_two_publishers"
    SUM = "sum_of_countries"
    REMAINDER = "printed_total_less_countries"
    SHARE = "share"
    SHARE_TWO_PUBLISHERS = "share_of_two_publishers"
    CHANGE = "change_on_year_before"
    INDEX = "index"
    CONCENTRATION = "sum_of_squared_shares"
    CONTRIBUTION = "contribution_to_change"


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: `factor` times the base unit `base`."""

    base: str
    factor: float


UNITS: dict[str, Unit] = {
    **{
        f"{money}{suffix}": Unit(money, factor)
        for money in ("USD", "CNY")
        for suffix, factor in (
            ("", 1.0),
            ("_thousand", 1e3),
            ("_10thousand", 1e4),  # 万
            ("_million", 1e6),
            ("_100million", 1e8),  # 亿
            ("_billion", 1e9),
            ("_trillion", 1e12),
        )
    },
    "kg": Unit("kg", 1.0),
    "tonne": Unit("kg", 1e3),
    "thousand_tonne": Unit("kg", 1e6),
    "million_tonne": Unit("kg", 1e9),
    "item": Unit("item", 1.0),
    "thousand_item": Unit("item", 1e3),
    "million_item": Unit("item", 1e6),
    "m3": Unit("m3", 1.0),
    "million_m3": Unit("m3", 1e6),
    "billion_m3": Unit("m3", 1e9),
}
"""Every unit a figure may be printed in."""

TOTAL = "TOTAL"
"""Product code of all goods together."""

PAGES = ("overview", "trends", "shares", "mirror", "news", "data")
"""The pages, in the order of the navigation; the first is at `/`."""
