"""A printed value → the interval in which the true one lies."""

import numpy as np
import pandas as pd

from dashboard.vocab import Qualifier

ABOUT_SHARE = 0.05
"""How far "about" reaches, as a share of the value."""


def ends(rows: pd.DataFrame) -> "tuple[pd.Series[float], pd.Series[float]]":
    """Return the ends of the interval in which each printed value lies, as `printed.bounds` has them.

    Args:
        rows: columns `value`, `precision` and `qualifier`.
    """
    value, precision, qualifier = rows["value"], rows["precision"], rows["qualifier"]
    is_over = qualifier == Qualifier.OVER
    wide = np.maximum(precision, ABOUT_SHARE * value.abs())
    half = precision.where(qualifier != Qualifier.ABOUT, wide)
    return (value - half).where(~is_over, value), (value + half).where(~is_over, value + 2 * precision)
