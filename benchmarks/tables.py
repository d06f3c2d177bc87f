"""The figures as tables, for a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.figures import Figures, targets
from benchmarks.questions import SIDES

Row = Sequence[object]


@dataclass(frozen=True)
class Table:
    """A title, the names of the columns, and the cells as they are shown; figures to three digits."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, title: str, head: str, rows: Iterable[Row]) -> Table:
        """A table whose column names are separated by bars."""
        return cls(title, tuple(each.strip() for each in head.split("|")), tuple(tuple(map(_shown, row)) for row in rows))

    def text(self) -> str:
        """For a terminal."""
        lines = [self.head, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.head))]
        shown = ["  ".join(cell.ljust(width) if cell[:1].isalpha() else cell.rjust(width) for cell, width in zip(line, widths, strict=True))
                 for line in lines]  # fmt: skip
        return "\n".join([self.title, *(line.rstrip() for line in shown), ""])

    def markdown(self) -> str:
        """For a page."""
        lines = [self.head, ("---",) * len(self.head), *self.rows]
        return "\n".join([f"### {self.title}", "", *("| " + " | ".join(line) + " |" for line in lines), ""])


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _city(figures: Figures) -> Iterator[Row]:
    built = figures.built
    yield figures.size, built.offers, built.needs, built.phrases, 100 * built.popular


def _making(figures: Figures) -> Iterator[Row]:
    built = figures.built
    yield figures.size, built.draw, built.build, built.save, built.folder, built.peak, figures.opened.seconds


def _changes(figures: Figures) -> Iterator[Row]:
    served = figures.served
    yield figures.size, float(np.median(served.changes)), max(served.changes), served.strangers, served.adding, served.compacting


def _batch(figures: Figures) -> Iterator[Row]:
    batch = figures.batch
    how = "measured" if batch.in_full else "extrapolated from the firms asked"
    yield figures.size, batch.asking, batch.asked, batch.seconds / 60, how


def _memory(figures: Figures) -> Iterator[Row]:
    opened = figures.opened
    for processes in ((opened.alone,), opened.together):
        first = processes[0]
        yield figures.size, len(processes), first.resident, sum(each.proportional for each in processes), first.private, first.shared


def _answers(figures: Figures) -> Iterator[Row]:
    for pairing, role in SIDES:
        for who, again, strange in (
            ("anybody, first", False, (False, True)),
            ("strangers, first", False, (True,)),
            ("again", True, (False, True)),
        ):
            found = [each for each in figures.served.answers if each.again == again and each.asked.strange in strange
                     and (each.asked.pairing, each.asked.role) == (pairing, role)]  # fmt: skip
            if found:
                eligible = int(np.median([each.eligible for each in found]))
                yield figures.size, pairing, role, who, eligible, *_spread([each.milliseconds for each in found])
    for again in (False, True):
        yield figures.size, "both", "both", "again" if again else "first", "", *_spread(figures.served.milliseconds(again=again))


def _spread(taken: Sequence[float]) -> tuple[float, ...]:
    return (*(float(each) for each in np.percentile(taken, (50, 95, 99))), max(taken))


def _peers(figures: Figures) -> Iterator[Row]:
    for name, taken in figures.peers.milliseconds.items():
        yield figures.size, name, float(np.median(taken)), float(np.percentile(taken, 95)), figures.times_faster(name)


def _limits(figures: Figures) -> Iterator[Row]:
    ours = figures.percentile(50)
    yield figures.size, "a usual question", float(np.median(figures.served.touched)) / 1e6, figures.limit, ours
    yield figures.size, "N x 128 x 4", figures.size * 512 / 1e6, figures.peers.one_pass, ours


def _targets(figures: Figures) -> Iterator[Row]:
    for each in targets(figures):
        bound = f"{'at least' if each.at_least else 'at most'} {each.bound:,}"
        yield figures.size, each.text, bound, each.measured, "met" if each.met else "MISSED"


TABLES: tuple[tuple[str, str, Callable[[Figures], Iterator[Row]]], ...] = (
    ("The cities", "firms | offers | needs | distinct phrases | offers of one product, %", _city),
    ("Making the table", "firms | draw, s | build, s | save, s | folder, MB | memory at the peak, MB | open, s", _making),
    ("Memory of processes that serve, MB", "firms | processes | resident | Pss together | private, each | shared, each", _memory),
    ("Milliseconds an answer (first: its phrases were never matched before)",
     "firms | pairing | as | asked by | eligible | p50 | p95 | p99 | slowest", _answers),
    ("Changes", "firms | change and first answer, ms: p50 | slowest | strangers added | in, s | compact, s", _changes),
    ("Top 20 for every firm as buyer, two processes", "firms | asking | asked | minutes | how", _batch),
    ("Peers: one query over N x 128 float32", "firms | search | p50, ms | p95, ms | our median is faster, times", _peers),
    ("Memory limit: one plain pass over the bytes", "firms | bytes of | MB | ms | our median, ms", _limits),
    ("Targets", "firms | target | bound | measured | result", _targets),
)  # fmt: skip


def tables(measured: Sequence[Figures]) -> list[Table]:
    """All tables, with one row or more for each city."""
    return [Table.of(title, head, (row for each in measured for row in rows(each))) for title, head, rows in TABLES]


def reasons(measured: Sequence[Figures]) -> Iterator[str]:
    """For each missed target of the answers, the profile of the answer at fault."""
    for figures in measured:
        missed = {each.percentile for each in targets(figures) if not each.met and each.percentile is not None}
        for percentile in sorted(missed):
            yield f"Where the time of the p{percentile} answer goes among {figures.size:,} firms: {figures.served.profiles[percentile]}\n"
