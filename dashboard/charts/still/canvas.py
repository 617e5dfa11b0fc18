"""What everything is drawn on: axes in pixels, the plot, the look, and the definitions that elements refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.charts.still.axis import Axis
from dashboard.charts.still.look import Definitions, Look
from dashboard.charts.still.read import Spec


class Area(NamedTuple):
    """The plot in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """What everything is drawn on.

    Attributes:
        axes: by name, in pixels.
        area: the plot.
        look: sizes and colours.
        definitions: takes patterns and clips.
        width: of the whole picture; no text crosses it.
    """

    axes: Mapping[str, Axis]
    area: Area
    look: Look
    definitions: Definitions
    width: float

    def axes_of(self, trace: Spec) -> tuple[Axis, Axis]:
        """Return the axes of a trace, along and up."""
        return self.axes[trace["xaxis"]], self.axes[trace["yaxis"]]
