"""Plots as SVG inside a page: text stays text, no date and no address in it, the same data give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from matchmaker.i18n import fixed, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OWN, OTHER, QUIET, PALE = "#0b5394", "#6e7781", "#57606a", "#d0d7de"
LINES = ((OWN, "o", "-"), ("#b35900", "s", "--"), (QUIET, "^", ":"), ("#5b3a8c", "D", "-."))
WIDTH = 7.6
"""Inches, which the page scales to its own width."""
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "plots",
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": OTHER,
    "text.parse_math": False,
}
_BLANK: dict[str, Any] = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_DRAWING = Lock()
"""Matplotlib keeps its settings for the whole process."""
Span = tuple[float, float]


def drawing(name: str, draw: Callable[[Axes], None], height: float = 3.2) -> Markup:
    """What `draw` puts on the axes; `name` keeps the picture's ids apart from those of others in the same page."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    file = StringIO()
    with _DRAWING, rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        draw(figure.add_subplot())
        figure.savefig(file, format="svg", metadata=_BLANK)
    return _inline(name, file.getvalue())


def _inline(name: str, document: str) -> Markup:
    """The svg element alone, its ids led by `name`; HTML needs neither a document type nor name spaces, which are addresses."""
    element = document[document.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r' xmlns(:\w+)?="[^"]*"', "", element).replace("xlink:href", "href")
    element = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", element)
    return Markup(element.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704  # drawn here, its text escaped


def intervals(axes: Axes, names: Sequence[str], values: Sequence[float], spans: Sequence[Span | None]) -> None:
    """One line a name, the first on top and in its own colour: a dot at the value, a bar over the interval."""
    for place, (value, span) in enumerate(zip(values, spans, strict=True)):
        colour = OTHER if place else OWN
        if span:
            axes.plot(span, (place, place), color=colour, linewidth=2.5, alpha=0.6, solid_capstyle="butt")
        axes.plot([value], [place], "o" if place else "D", color=colour, markersize=7, clip_on=False)
        edge = max(value, span[1]) if span else value
        axes.annotate(fixed(value), (edge, place), (8, 0), textcoords="offset points", va="center", color=colour)
    _names_at_left(axes, names)
    axes.set_xlim(left=0)
    axes.margins(x=0.12)
    _local(axes, "x")


def bars(axes: Axes, names: Sequence[str], values: Sequence[float]) -> None:
    """One bar a name, the first on top."""
    axes.barh(range(len(values)), values, color=OWN, height=0.6)
    for place, value in enumerate(values):
        axes.annotate(fixed(value), (value, place), (6, 0), textcoords="offset points", va="center")
    _names_at_left(axes, names)
    axes.margins(x=0.12)
    _local(axes, "x")


def against_even(axes: Axes, points: Sequence[Sequence[float]], labels: tuple[str, str], marks: bool = False) -> None:
    """Shares against shares beside the dotted diagonal, both axes from 0 to 1 and called by `labels`."""
    axes.plot((0, 1), (0, 1), ":", color=OTHER)
    axes.plot(*zip(*points, strict=True), "o-" if marks else "-", color=OWN, linewidth=2)
    axes.set(xlim=(0, 1.01), ylim=(0, 1.01), xlabel=labels[0], ylabel=labels[1])
    axes.set_box_aspect(0.7)
    for axis in ("x", "y"):
        _local(axes, axis, lambda value, _: f"{number(100 * value)} %")


def lines(axes: Axes, places: Sequence[float], values: Mapping[str, Sequence[float]], labels: tuple[str, str]) -> None:
    """One line a name over the same places, told apart by colour, mark and dash."""
    for (name, line), (colour, mark, dash) in zip(values.items(), LINES, strict=False):
        axes.plot(places, line, color=colour, marker=mark, linestyle=dash, label=name)
    axes.set(xlabel=labels[0], ylabel=labels[1])
    axes.set_xticks(places)
    axes.legend(frameon=False)
    _local(axes, "x", lambda value, _: number(value))
    _local(axes, "y")


def _names_at_left(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0, pad=8)
    axes.grid(axis="x", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)


def _local(axes: Axes, axis: str, said: Callable[[float, int], str] = lambda value, _: number(value, 3)) -> None:
    getattr(axes, f"{axis}axis").set_major_formatter(said)
