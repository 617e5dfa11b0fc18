"""The whole picture: title, subtitle, plot, legend and foot below each other, nothing cut, nothing over another."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.still import filled, frame, legend, notes
from dashboard.charts.still.axis import Axis
from dashboard.charts.still.bars import Bar
from dashboard.charts.still.canvas import Area, Canvas
from dashboard.charts.still.look import Definitions, Look, font_size
from dashboard.charts.still.points import text_room
from dashboard.charts.still.ranges import axes_of_figure
from dashboard.charts.still.read import Spec, each, read_figure
from dashboard.charts.still.scatter import scatter
from dashboard.charts.still.svg import FONTS, LINE_HEIGHT, escaped, group, lines, num
from dashboard.charts.still.widths import wrap

PAD = 14.0
"""Pixels around everything."""

TITLE, FOOT = 1.4, 0.88
"""Sizes of title and foot, in font sizes of the chart."""

PLOTLY_HEIGHT = 450
OUTSIDE = 96.0
"""Pixels of a Plotly figure's height that are not plot."""

LEAST_PLOT = 96.0
GAP = 0.7
"""Between the parts, in font sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts around a plot, in lines.

    Attributes:
        title: bold, on top.
        subtitle: below it.
        foot: at the bottom.
    """

    title: list[str]
    subtitle: list[str]
    foot: list[str]

    def top(self, size: float) -> float:
        """Return the height of title and subtitle."""
        return (len(self.title) * TITLE + len(self.subtitle)) * size * LINE_HEIGHT

    def bottom(self, size: float) -> float:
        """Return the height of the foot."""
        return len(self.foot) * FOOT * size * LINE_HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is to be drawn, and how large.

    Attributes:
        traces: the visible ones.
        layout: of the figure.
        width: of the picture in pixels.
        look: sizes and colours.
    """

    traces: list[Spec]
    layout: Spec
    width: int
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where everything of a figure lies.

    Attributes:
        sheet: what is drawn.
        axes: in pixels.
        bars: every bar.
        labels: of each axis.
        area: the plot.
        titles_up: how far above the plot its titles stand.
        entries: the legend, from 0 down.
        legend_top: pixel where it begins.
        height: of the whole picture.
    """

    sheet: Sheet
    axes: dict[str, Axis]
    bars: list[Bar]
    labels: dict[str, frame.Labels]
    area: Area
    titles_up: float
    entries: list[legend.Entry]
    legend_top: float
    height: float


def still_svg(
    figure: go.Figure, *, lang: str, title: str, subtitle: str = "", footer: Sequence[str] = (), width: int = 1200,
    height: int | None = None, alt: str = "", dark: bool = False, fonts: str = "",
) -> str:  # fmt: skip
    """Return a figure as a still SVG that needs nothing else: no script, no font, no network.

    Args:
        figure: lines, points, areas, bars and cells, as the charts of this project make them.
        lang: language of the texts; chooses the fonts.
        title: what the picture says, plain text.
        subtitle: what it shows.
        footer: source, date and link, a line each.
        width: in pixels; texts are broken so that they fit.
        height: in pixels; more where the texts need more. Without, what the figure itself wants.
        alt: for who cannot see it.
        dark: light on a dark ground.
        fonts: CSS `@font-face` rules to put in, with fonts as `data:` addresses.

    Raises:
        PictureError: a trace or shape of a kind that is not drawn.
    """
    traces, layout = read_figure(figure)
    key = "\0".join((title, subtitle, alt, lang, *footer, str(width), str(height), str(dark)))
    prefix = f"s{zlib.crc32(key.encode('utf-8', 'replace')):08x}"
    look = Look(size=font_size(width), dark=dark, separators=str(layout.get("separators") or ".,"), prefix=prefix)
    texts = _texts(title, subtitle, footer, width, look)
    plan = _plan(Sheet(traces=traces, layout=layout, width=width, look=look), texts, height)
    definitions = Definitions(prefix=prefix)
    canvas = Canvas(axes=plan.axes, area=plan.area, look=look, definitions=definitions, width=width)
    content = _content(plan, texts, canvas)
    style = f"<style>{escaped(fonts)}</style>" if fonts else ""
    family = FONTS.get(lang, FONTS["en"])
    size = f'width="{width}" height="{num(plan.height)}" viewBox="0 0 {width} {num(plan.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{escaped(lang)}" xml:lang="{escaped(lang)}"'
        f' font-family="{family}" font-size="{num(look.size)}">'
        f"<title>{escaped(title)}</title><desc>{escaped(alt or subtitle or title)}</desc>{style}{definitions.markup()}"
        f'<path d="M0 0H{width}V{num(plan.height)}H0z" fill="{look.shade("ground")}"/>{content}</svg>'
    )


def _texts(title: str, subtitle: str, footer: Sequence[str], width: int, look: Look) -> Texts:
    """Return the texts broken to the width of the picture."""
    limit = width - 2 * PAD
    return Texts(
        title=wrap(title, TITLE * look.size, limit, bold=True),
        subtitle=wrap(subtitle, look.size, limit),
        foot=[part for line in footer for part in wrap(line, FOOT * look.size, limit)],
    )


def _plan(sheet: Sheet, texts: Texts, height: int | None) -> Plan:
    """Return where everything lies."""
    traces, layout, width, look = sheet.traces, sheet.layout, sheet.width, sheet.look
    axes, found_bars = axes_of_figure(traces, layout)
    wanted = max(LEAST_PLOT, (float(layout.get("height") or PLOTLY_HEIGHT) - OUTSIDE) * max(1.0, look.zoom))
    labels = {name: frame.side_labels(axis, wanted, width, look) for name, axis in axes.items() if name[0] == "y"}
    left, right = _sides(sheet, axes, labels)
    axes = {name: axis.between(left, right) if name[0] == "x" else axis for name, axis in axes.items()}
    labels |= {name: frame.bottom_labels(axis, look) for name, axis in axes.items() if name[0] == "x"}
    entries, legend_height = legend.place(legend.entries(traces, layout), PAD, width - PAD, look)
    gap = GAP * look.size
    pins, titles = _above(sheet, axes, labels)
    top = PAD + texts.top(look.size) + (gap if texts.title or texts.subtitle else 0) + pins + titles
    below = _below(axes, labels, width, look) + gap
    rest = PAD - gap / 2 + (legend_height + gap if entries else 0)
    rest += texts.bottom(look.size) + gap if texts.foot else 0
    plot = wanted if height is None else max(LEAST_PLOT, height - top - below - rest)
    area = Area(left, top, right, top + plot)
    axes = {n: axis if n[0] == "x" else axis.between(area.bottom, area.top) for n, axis in axes.items()}
    total = max(float(height or 0), round(area.bottom + below + rest))
    return Plan(
        sheet=sheet, axes=axes, bars=found_bars, labels=labels, area=area, titles_up=pins, entries=entries,
        legend_top=area.bottom + below, height=total,
    )  # fmt: skip


def _sides(sheet: Sheet, axes: Mapping[str, Axis], labels: Mapping[str, frame.Labels]) -> tuple[float, float]:
    """Return the pixels between which the plot lies: labels, and texts at the right of points, stand outside."""
    margins = {"left": PAD, "right": PAD + text_room(sheet.traces, sheet.look)}
    for name, found in labels.items():
        side = "right" if axes[name].spec.get("side") == "right" else "left"
        room = found.width + frame.LABEL_GAP if found.width else 0.0
        margins[side] = max(margins[side], PAD + room)
    return margins["left"], sheet.width - margins["right"]


def _above(sheet: Sheet, axes: Mapping[str, Axis], labels: Mapping[str, frame.Labels]) -> tuple[float, float]:
    """Return the room above the plot: of pins, notes and labels, and of titles over these."""
    look, limit = sheet.look, sheet.width - 2 * PAD
    is_pinned = any(
        "top" in str(each(trace.get("textposition"), 1, "")[0])
        for trace in sheet.traces
        if trace.get("cliponaxis") is False and "text" in str(trace.get("mode"))
    )
    pins = 1.5 * look.size if is_pinned else 0.9 * look.size
    on_top = [labels[name].height for name, axis in axes.items() if axis.spec.get("side") == "top"]
    pins = max(pins, notes.headroom(sheet.layout, limit, look), *(high + frame.LABEL_GAP for high in on_top))
    uppermost = [axis for name, axis in axes.items() if name[0] == "y" and axis.domain[1] >= 1]
    rows = [len(wrap(frame.title_of(axis), look.size, limit)) for axis in uppermost]
    return pins, max(rows, default=0) * look.size * LINE_HEIGHT


def _below(axes: Mapping[str, Axis], labels: Mapping[str, frame.Labels], width: int, look: Look) -> float:
    """Return the room below the plot: of labels and titles of axes."""
    found = [0.0]
    for name, axis in axes.items():
        if name[0] == "x" and axis.is_visible:
            rows = len(wrap(frame.title_of(axis), look.size, width - 2 * PAD))
            high = 0.0 if axis.spec.get("side") == "top" else labels[name].height + frame.LABEL_GAP
            found.append(high + rows * look.size * LINE_HEIGHT)
    return max(found)


def _content(plan: Plan, texts: Texts, canvas: Canvas) -> str:
    """Return everything that is seen, the lowest first."""
    traces, layout = plan.sheet.traces, plan.sheet.layout
    parts = [
        *frame.grid(plan.axes, plan.labels, canvas.look),
        *notes.shapes(layout, canvas, below=True),
        *filled.cells(traces, canvas),
        *filled.bars(traces, plan.bars, canvas),
        *scatter(traces, canvas),
        *notes.shapes(layout, canvas, below=False),
        *frame.draw_labels(plan.labels, canvas),
        *frame.draw_titles(plan.labels, canvas, (PAD, canvas.width - PAD), plan.titles_up),
        *notes.annotations(layout, canvas),
        *legend.draw(plan.entries, plan.legend_top, canvas),
        *_around(texts, plan.height, canvas.look),
    ]
    return "".join(parts)


def _around(texts: Texts, height: float, look: Look) -> list[str]:
    """Return title, subtitle and foot."""
    size = TITLE * look.size
    title = lines(PAD, PAD + 0.8 * size, texts.title, size)
    under = PAD + len(texts.title) * size * LINE_HEIGHT
    subtitle = lines(PAD, under + 0.8 * look.size, texts.subtitle, look.size)
    small = FOOT * look.size
    foot = lines(PAD, height - PAD - texts.bottom(look.size) + small, texts.foot, small)
    ink, muted = look.fill(look.shade("ink")), look.fill(look.shade("muted"))
    return [
        group([title], f' font-size="{num(size)}" font-weight="bold"{ink}'),
        group([subtitle], muted),
        group([foot], f' font-size="{num(small)}"{muted}'),
    ]
