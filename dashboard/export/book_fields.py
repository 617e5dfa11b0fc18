"""The columns of both books side by side, of what is published, and of contributions to a change."""

from dashboard.export.field import Field, codes
from dashboard.vocab import Ledger, Measure, Method, Published, Qualifier, Sides, Status

SCOPES = ("goods", "goods_and_services")
YES_OR_NO = ("yes", "no")
REST_OF_FLOWS = "rest"


def _side(name: str, whose: str) -> dict[str, Field]:
    """Return the columns of one side's books, where both stand in one row."""
    return {
        f"{name}_value": Field(
            title=f"Value, {whose}", description=f"the figure of {whose}, in the unit of column unit; empty where it "
            "has none that is reported", type="number",
        ),
        f"{name}_precision": Field(
            title=f"Precision, {whose}", description=f"half-width of the interval of {name}_value, in its unit",
            type="number",
        ),
        f"{name}_qualifier": codes(
            f"Qualifier, {whose}", f'how {name}_value was printed: = a point, > as "over", ~ as "about"', Qualifier
        ),
        f"{name}_status": codes(f"Status, {whose}", f"status of {name}_value, as in column status", Status),
        f"{name}_method": codes(
            f"Method, {whose}", f"how {name}_value came about: printed, or how it was computed from prints", Method
        ),
        f"{name}_is_cautioned": Field(
            title=f"Caution, {whose}", description=f"true where {name}_value rests on a source with a caution because "
            "there is no other", type="boolean",
        ),
        f"{name}_source_ids": Field(
            title=f"Sources, {whose}", description=f"short names of the sources of {name}_value, joined by ' ; '"
        ),
        f"{name}_publishers": Field(
            title=f"Publishers, {whose}", description=f"publishers of the sources of {name}_value, joined by ' ; '"
        ),
        f"{name}_urls": Field(
            title=f"Addresses, {whose}", description=f"where the figures of {name}_value were read, joined by ' ; '"
        ),
        f"{name}_published": Field(
            title=f"Published, {whose}", description=f"date of publication of {name}_value, as far as it is known"
        ),
        f"{name}_note": Field(title=f"Note, {whose}", description=f"what a reader must know of {name}_value"),
    }  # fmt: skip


BOOK_FIELDS: dict[str, Field] = {
    # both sides' books
    "sides": codes("Sides", "whose books have the quantity: both sides', or only one side's", Sides),
    "scope": codes(
        "Scope", "what the partner's source counts: goods, or goods and services (not like with like: then freight is "
        "never judged); empty where it has no figure", SCOPES,
    ),
    **_side("china", "China's books"),
    **_side("partner", "the partner's books"),
    "reconciled_value": Field(
        title="Reconciled value", description="what a third party made of both sides' books, in the unit of column "
        "unit; empty where there is none", type="number",
    ),
    "reconciled_source_ids": Field(
        title="Reconciled sources", description="short names of the sources of reconciled_value, joined by ' ; '"
    ),
    "gap": Field(
        title="Gap", description="china_value less partner_value, in the unit of column unit; empty where one side "
        "has none", type="number",
    ),
    "gap_precision": Field(
        title="Precision of the gap", description="half-width of the interval of the gap: both sides' precision "
        "together", type="number",
    ),
    "ratio": Field(
        title="Ratio", description="china_value ÷ partner_value; empty where one side has none or the partner's is "
        "zero", type="number",
    ),
    "symmetric_gap": Field(
        title="Symmetric gap", description="the gap in per cent of the mean of both, from -200 to 200; empty where one "
        "side has none or both are zero", type="number",
    ),
    "freight_low": Field(
        title="Freight band, low end", description="the least that the partner's books would have if only freight and "
        "insurance parted them from China's, in the unit of column unit", type="number",
    ),
    "freight_high": Field(
        title="Freight band, high end", description="the most that they would have, in the unit of column unit",
        type="number",
    ),
    "is_freight_enough": codes(
        "Freight is enough", "yes where partner_value may lie in the freight band, within both precisions; no where it "
        "can't; empty where that can't be told", YES_OR_NO,
    ),
    "left_out": codes(
        "Left out", "which side has nothing but an estimate made from the other side's figures, which is not compared",
        (Ledger.CHINA, Ledger.PARTNER),
    ),
    # what is published
    "state": codes("State", "the most that the books have for the flow and year", Published),
    "prints": Field(
        title="Prints", description="how many figures print the flow or a turnover, in either currency", type="number"
    ),
    # what drove a change
    "base_period": Field(title="Earlier period", description="period from which the change is counted"),
    "base_value": Field(
        title="Earlier value", description="the same country's and part's figure in base_period, in the unit of column "
        "unit", type="number",
    ),
    "part": codes(
        "Part", "what contributes: a flow named from China's side, rest (what a turnover has beyond its flows), or the "
        "measure itself where it is not split; value is then the contribution to the change of the total",
        (*Measure, REST_OF_FLOWS),
    ),
    "points": Field(
        title="Points", description="the contribution in percentage points of the total in base_period; empty where "
        "that total is not above zero", type="number",
    ),
}  # fmt: skip
"""Each column that no other answer has."""
