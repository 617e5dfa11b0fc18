"""Still pictures: a figure as an SVG, drawn here in Python, without a browser and offline."""

from dashboard.charts.still.page import still_svg

__all__ = ["still_svg"]
