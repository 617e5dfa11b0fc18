"""Links to the sources of a value."""

from dashboard.edition import Data
from dashboard.query.shown import JOINT
from dashboard.ui.text import link


def source_links(source_ids: str, data: Data, most: int = 3) -> str:
    """Return links to the sources of a value, the first ones of many, as Markdown."""
    names = [name for name in source_ids.split(JOINT) if name]
    sources = data.sources.loc[names]
    links = dict.fromkeys(link(who, url) for who, url in zip(sources["publisher"], sources["url"], strict=True))
    left = len(links) - most
    return ", ".join(list(links)[:most]) + (f" \\+{left}" if left > 0 else "")
