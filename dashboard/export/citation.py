"""A view and its sources → citations: in line, in full, BibTeX, RIS, CSL-JSON and CITATION.cff."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.export.about import About
from dashboard.export.escape import FULL_DATE, bibtex, date_parts, one_line, slug, web_address
from dashboard.export.sources import Source, cited
from dashboard.vocab import Kind

DASHBOARD = "Central Asia–China trade dashboard"
MOST_NAMED = 3
"""Publishers that a citation in line names."""

RIS_END = "\r\n"


def in_line(about: About, sources: Sequence[Source]) -> str:
    """Return a citation for the end of a sentence.

    Args:
        about: the view.
        sources: from `list_sources`; those that shown rows rest on are cited.

    Returns:
        For example `Customs of China; Press; Central Asia–China trade dashboard, edition 1a2b (2026-11-25)`.
    """
    publishers = list(dict.fromkeys(one_line(one.publisher) for one in cited(sources)))
    more = len(publishers) - MOST_NAMED
    named = publishers[:MOST_NAMED] + ([f"{more} more publisher{'s' if more > 1 else ''}"] if more > 0 else [])
    return "; ".join([*named, ", ".join(filter(None, [DASHBOARD, _edition(about, "edition")]))])


def in_full(about: About, sources: Sequence[Source]) -> str:
    """Return a citation for a list of references: the view, its edition and link, and each source of its figures."""
    day = one_line(about.accessed)
    accessed = f"(accessed {day})" if day else ""
    told = [
        f"{DASHBOARD}: “{_title(about)}”.",
        _sentence(one_line(about.subtitle)),
        _sentence(_edition(about, "Edition")),
        _sentence(" ".join(filter(None, [web_address(about.link), accessed]))),
        _sentence(_figures_of(sources)),
    ]
    return " ".join(filter(None, told))


def to_bibtex(about: About, sources: Sequence[Source]) -> bytes:
    """Return citation.bib: an entry of the view and one of each source of its figures."""
    view = {
        "author": f"{{{bibtex(DASHBOARD)}}}",
        "title": f"{{{bibtex(f'{DASHBOARD}: {_title(about)}')}}}",
        "year": _year(about.date),
        "date": bibtex(about.date),
        "version": bibtex(about.version),
        "url": web_address(about.link),
        "urldate": bibtex(about.accessed),
        "note": bibtex(". ".join(filter(None, [one_line(about.subtitle), _publishers(sources)]))),
    }
    entries = [_bibtex_entry(_key(about), view)]
    for one in cited(sources):
        entry = {
            "author": f"{{{bibtex(one.publisher)}}}",
            "title": f"{{{bibtex(one.title or one.publisher)}}}",
            "year": _year(one.published),
            "date": bibtex(one.published),
            "url": web_address(one.url),
        }
        entries.append(_bibtex_entry(slug(one.source_id), entry))
    return ("\n".join(entries)).encode()


def to_ris(about: About, sources: Sequence[Source]) -> bytes:
    """Return citation.ris: a record of the view and one of each source of its figures."""
    view = [
        ("TY", "DATA"), ("AU", DASHBOARD), ("TI", f"{DASHBOARD}: {_title(about)}"), ("PY", _year(about.date)),
        ("DA", _ris_date(about.date)), ("ET", about.version), ("UR", web_address(about.link)),
        ("Y2", _ris_date(about.accessed)), ("N1", about.subtitle), ("N1", _publishers(sources)), ("ER", ""),
    ]  # fmt: skip
    records = [view]
    records += [
        [
            ("TY", "DATA" if _is_data(one) else "ELEC"), ("AU", one.publisher), ("TI", one.title or one.publisher),
            ("PY", _year(one.published)), ("DA", _ris_date(one.published)), ("UR", web_address(one.url)), ("ER", ""),
        ]
        for one in cited(sources)
    ]  # fmt: skip
    return RIS_END.join(_ris_record(record) for record in records).encode()


def to_csl(about: About, sources: Sequence[Source]) -> bytes:
    """Return CSL-JSON: an item of the view and one of each source of its figures."""
    view = {
        "id": _key(about),
        "type": "dataset",
        "title": f"{DASHBOARD}: {_title(about)}",
        "author": [{"literal": DASHBOARD}],
        "issued": _csl_date(about.date),
        "accessed": _csl_date(about.accessed),
        "version": one_line(about.version),
        "URL": web_address(about.link),
        "note": ". ".join(filter(None, [one_line(about.subtitle), _publishers(sources)])),
    }
    items = [_filled(view)]
    for one in cited(sources):
        item = {
            "id": slug(one.source_id),
            "type": "dataset" if _is_data(one) else "webpage",
            "title": one_line(one.title or one.publisher),
            "author": [{"literal": one_line(one.publisher)}],
            "issued": _csl_date(one.published),
            "URL": web_address(one.url),
        }
        items.append(_filled(item))
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def to_cff(about: About, sources: Sequence[Source]) -> bytes:
    """Return CITATION.cff 1.2.0: the view, and each source of its figures as a reference."""
    view = {
        "cff-version": "1.2.0",
        "message": "Please cite this view and the publishers of its figures.",
        "type": "dataset",
        "title": f"{DASHBOARD}: {_title(about)}",
        "abstract": one_line(about.subtitle),
        "authors": [{"name": DASHBOARD}],
        "version": one_line(about.version),
        "date-released": about.date if FULL_DATE.fullmatch(about.date) else "",
        "url": web_address(about.link),
        "references": [_cff_reference(one) for one in cited(sources)],
    }
    return ("\n".join(_yaml(_filled(view), "")) + "\n").encode()


def _title(about: About) -> str:
    """Return the view's title on one line without a stop at its end."""
    return one_line(about.title).rstrip(".。") or one_line(about.what)


def _sentence(text: str) -> str:
    """Return text with a stop at its end."""
    return text if not text or text.endswith((".", "。")) else f"{text}."


def _edition(about: About, word: str) -> str:
    """Return the edition of the data with its date, as far as they are given."""
    version, date = one_line(about.version), one_line(about.date)
    return " ".join(filter(None, [f"{word} {version}" if version else "", f"({date})" if date else ""]))


def _figures_of(sources: Sequence[Source]) -> str:
    """Return each source of the figures: publisher, title, date and address."""
    told = []
    for one in cited(sources):
        title = f"“{one_line(one.title)}”" if one.title else ""
        date = f"({one_line(one.published)})" if one.published else ""
        what = " ".join(filter(None, [title, date]))
        told.append(", ".join(filter(None, [one_line(one.publisher), what, web_address(one.url)])))
    return f"Figures: {'; '.join(told)}" if told else ""


def _publishers(sources: Sequence[Source]) -> str:
    """Return the publishers of the shown figures, each once."""
    names = dict.fromkeys(one_line(one.publisher) for one in cited(sources))
    return f"Figures: {'; '.join(names)}" if names else ""


def _is_data(source: Source) -> bool:
    """Return whether a source is a data set rather than a page."""
    return source.kind == Kind.DATASET


def _key(about: About) -> str:
    """Return the view's key in lists of references."""
    return slug(f"trade-dashboard-{about.what}-{about.version}")


def _year(date: str) -> str:
    """Return the year of a date, "" where there is none."""
    return str(date_parts(date)[0]) if date_parts(date) else ""


def _bibtex_entry(key: str, fields: Mapping[str, str]) -> str:
    """Return one entry without its empty fields."""
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _ris_date(date: str) -> str:
    """Return a date as RIS has it: YYYY/MM/DD, with what is known."""
    return "/".join(f"{part:02}" for part in date_parts(date))


def _ris_record(fields: Sequence[tuple[str, str]]) -> str:
    """Return one record without its empty fields: a value is one line, so that it can't begin a field."""
    cleaned = [(tag, one_line(value)) for tag, value in fields]
    lines = [f"{tag}  - {value}" for tag, value in cleaned if value or tag == "ER"]
    return RIS_END.join([*lines, ""])


def _csl_date(date: str) -> dict[str, list[list[int]]]:
    """Return a date as CSL has it; empty where there is none."""
    parts = date_parts(date)
    return {"date-parts": [parts]} if parts else {}


def _cff_reference(source: Source) -> dict[str, Any]:
    """Return a source as a reference of CITATION.cff."""
    parts = date_parts(source.published)
    reference = {
        "type": "data" if _is_data(source) else "website",
        "title": one_line(source.title or source.publisher),
        "authors": [{"name": one_line(source.publisher)}],
        "url": web_address(source.url),
        "date-published": source.published if FULL_DATE.fullmatch(source.published) else "",
        **dict(zip(("year", "month"), parts, strict=False)),
    }
    return _filled(reference)


def _filled(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item without its empty values."""
    return {name: value for name, value in item.items() if value not in ("", {}, [])}


def _yaml(value: Any, indent: str) -> list[str]:
    """Return a mapping as lines of YAML: every text is a double-quoted JSON string, which YAML reads the same."""
    lines = []
    for name, one in value.items():
        if isinstance(one, list):
            lines.append(f"{indent}{name}:")
            for item in one:
                first, *rest = _yaml(item, f"{indent}    ")
                lines += [f"{indent}  - {first.strip()}", *rest]
        else:
            lines.append(f"{indent}{name}: {json.dumps(one, ensure_ascii=False)}")
    return lines
