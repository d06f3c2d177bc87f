"""The figures as one picture: milliseconds an answer and memory, both by the size of the city."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.figures import Figures


def draw(measured: Sequence[Figures], path: Path) -> None:
    """Write the picture as PNG."""
    picture = Figure(figsize=(13, 5), layout="constrained")
    latency, memory = picture.subplots(1, 2)
    sizes = [each.size for each in measured]
    _draw_latency(latency, sizes, measured)
    for label, one in (("one process", True), ("two processes together", False)):
        kept = [sum(part.proportional for part in ((each.opened.alone,) if one else each.opened.together)) for each in measured]
        memory.loglog(sizes, kept, marker="o", label=label)
    memory.loglog(sizes, [size * 512 / 1e6 for size in sizes], "--", color="grey", label="N × 128 × 4 bytes")
    for axes, title in ((latency, "milliseconds an answer"), (memory, "megabytes in memory (Pss)")):
        axes.set(xlabel="firms", title=title)
        axes.grid(visible=True, which="both", alpha=0.2)
        axes.legend(fontsize="small")
    picture.savefig(path, dpi=120)


def _draw_latency(axes: Axes, sizes: Sequence[int], measured: Sequence[Figures]) -> None:
    for percent in (50, 95, 99):
        axes.loglog(sizes, [each.percentile(percent) for each in measured], marker="o", color="C0", alpha=1.3 - percent / 100,
                    label=f"ours, again, p{percent}")  # fmt: skip
    axes.loglog(
        sizes, [each.percentile(50, again=False) for each in measured], marker="s", color="C0", linestyle=":", label="ours, first, p50"
    )
    for place, name in enumerate(measured[0].peers.milliseconds, start=1):
        axes.loglog(
            sizes, [float(np.median(each.peers.milliseconds[name])) for each in measured], marker="^", color=f"C{place}", label=name
        )
