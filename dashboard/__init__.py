"""The Central Asia–China trade dashboard: files → table → query → figure → page."""

__version__ = "0.1.0"
