"""A page as search engines and messengers read it: its tags and texts, no script run."""

import json
import re
from html.parser import HTMLParser
from typing import Any

EARLY = re.compile(r'<div id="early">.*?</script>', re.DOTALL)
"""The early view of a page with its script."""


class Head(HTMLParser):
    """Collects the tags of a page: each with its attributes, and the text of title and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._inside, []).append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def meta(self) -> dict[str, str]:
        """Return the content of each meta tag by its name."""
        return {
            one.get("name") or one.get("property", ""): one["content"]
            for tag, one in self.tags
            if tag == "meta" and "content" in one
        }

    def links(self, rel: str) -> list[dict[str, str]]:
        return [one for tag, one in self.tags if tag == "link" and one.get("rel") == rel]

    def datasets(self) -> list[dict[str, Any]]:
        return [json.loads(text) for text in self.texts.get("script", []) if "schema.org" in text]
