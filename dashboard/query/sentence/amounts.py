"""The amounts of money and the rates in a plain line."""

import re
from dataclasses import replace

from dashboard.query.sentence.parts import Amount, lead

_DOLLAR = (
    r"(?:us ?\$|\$|usd\b)(?! ?[0-9])|(?:u\. ?s\. ?|us |american )?dollars?\b|долл(?:ар\w*|\.|\b)(?: ?сша\b)?|美元|美金"
)
_YUAN = r"(?:rmb|cny|cn¥|¥)(?! ?[0-9])|yuan\b|renminbi\b|(?:китайск\w+ )?юан\w*|元(?:人民币)?|人民币"
_SCALES = {
    "_trillion": r"trillions?\b|trln\b|trn\b|tn\b|трлн|триллион\w*|万亿",
    "_billion": r"billions?\b|bln\b|bn\b|b\b|млрд|миллиард\w*",
    "_100million": "亿",
    "_million": r"millions?\b|mln\b|mn\b|m\b|млн|миллион\w*|百万",
    "_10thousand": "万",
    "_thousand": r"thousand\b|тыс(?:яч\w*)?",
}
_SCALE = "|".join(f"(?P<s{name}>{pattern})" for name, pattern in _SCALES.items())
_AMOUNT = re.compile(
    r"(?<![0-9a-z])(?<![0-9][.,])(?:(?P<pre>(?P<pre_dollar>us ?\$|\$|usd)|cn¥|¥|rmb|cny"
    r"|人民币) ?)?(?P<number>[0-9]{1,3}(?:[ ,'][0-9]{3}){1,4}(?:[.,][0-9]{1,6})?(?![0-9])"
    r"|[0-9]{1,12}(?:[.,][0-9]{1,6})?(?![0-9]))(?P<over>\+| ?(?:多|余)| с лишним| с небольшим)?(?:(?P<percent> ?%"
    r"|[ -]?(?:per ?cent(?!age)|pct\b|процент(?!н)\w*))|(?P<times>[ -]?(?:times\b|fold\b|раза?\b|-?кратн\w+)|倍)"
    rf"|(?:[ -]?(?:{_SCALE})\.?)?(?P<over_after>多|余)?(?:[ -]?(?:of |in )?(?P<post>(?P<dollar>{_DOLLAR})|{_YUAN}))?)"
)
_BARE_END = re.compile(
    r"\.? ?(?:$|[,;:.!?()»\"增至升的以左上]|(?:in|for|during|last|this|a year|from|to|against|over|by|of trade|в|за"
    r"|до|против|и|на|по) )"
)
_SIGNED = re.compile(r"(?<![0-9a-zа-я一-鿿])[+-]$")


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return all amounts of money and rates; one without a currency takes its neighbour's, or keeps a bare scale."""
    found = []
    for match in _AMOUNT.finditer(text):
        scale = next((name for name in _SCALES if match[f"s{name}"]), "")
        rate = "percent" if match["percent"] else "times" if match["times"] else ""
        currency = "USD" if match["pre_dollar"] or match["dollar"] else "CNY" if match["pre"] or match["post"] else ""
        bare = not currency and scale not in ("", "_thousand") and bool(_BARE_END.match(text[match.end() :]))
        if not (rate or currency or bare):
            continue
        value = _plain_number(match["number"], f"{currency}{scale}", russian=bool(re.search("[а-я]", text)))
        sign = text[match.start() - 1] if rate and _SIGNED.search(lead(text, match.start())) else ""
        over = bool(match["over"] or match["over_after"])
        found.append(Amount(match.start(), match.end(), sign + value if value else "", rate or currency + scale, over))
    known = [one for one in found if one.unit[:3] in ("USD", "CNY")]
    for place, one in enumerate(found):
        if one.unit.startswith("_") and known:
            owner = next((other for other in known if other.start > one.start), known[-1])
            found[place] = replace(one, unit=owner.unit[:3] + one.unit)
    return tuple(found)


def _plain_number(number: str, unit: str, *, russian: bool) -> str:
    """Return a printed number as a plain decimal, or "" where its comma may mean either thing."""
    number = re.sub("[ ']", "", number)
    if "." in number or number.count(",") > 1:
        return number.replace(",", "")
    whole, _, part = number.partition(",")
    if not part or len(part) != 3 or russian or whole == "0":  # noqa: PLR2004  three digits may be thousands
        return number.replace(",", ".")
    return "" if unit in ("USD_billion", "USD_trillion") else whole + part
