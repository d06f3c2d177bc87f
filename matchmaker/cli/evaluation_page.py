"""The report of an evaluation as one page that needs nothing else: what was compared, on how many, with bars and intervals."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from matchmaker.cli.evaluation import compared, metric_rows
from matchmaker.cli.terminal import fixed
from matchmaker.i18n import day, language, say, today

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600}
th,td{padding:.3rem .6rem;border-bottom:1px solid #ccc;text-align:right}th:first-child,td:first-child{text-align:left}
.bar{background:#b8c4ce;height:1.2rem}.own .bar{background:#0b5394}td.wide{width:60%}"""


def page(found: dict[str, Any]) -> str:
    """The page in the reader's language, from the object that `evaluate --json` prints."""
    title = say("Laporan penilaian", "Evaluation report")
    first = next(iter(found["metrics"]))
    body = [
        f"<h1>{title}</h1>",
        f"<p>{escape(compared(found))}. {escape(day(today()))}.</p>",
        f"<p>{escape(_reading())}</p>",
        _table(say("Ukuran dan pembandingnya", "Metrics beside the baselines"), metric_rows(found)),
        _bars(first, {say("program ini", "this program"): found["metrics"], **found["baselines"]}),
        _table(say("Bobot", "Weights"), [["", ""], *([name, fixed(weight)] for name, weight in found["weights"].items())]),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="{language()}"><head>{head}</head>\n<body>{"".join(body)}</body></html>\n'


def _reading() -> str:
    return say(
        "Semua calon mitra diurutkan untuk setiap pencari; pasangan yang tidak dinilai dihitung salah. Selang 95 % dari 2.000 pengambilan"
        " ulang atas pencari: dua nilai yang selangnya bertumpukan belum tentu berbeda.",
        "Every candidate is ranked for each seeker; a pair that nobody judged counts as wrong. The 95 % intervals come from 2,000"
        " resamples over seekers: two values whose intervals overlap need not differ.",
    )


def _table(caption: str, rows: Sequence[Sequence[str]]) -> str:
    heading, *others = rows
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heading) if any(heading) else ""
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in others)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _bars(metric: str, methods: dict[str, dict[str, float]]) -> str:
    rows = "".join(
        f"<tr{'' if place else ' class=own'}><td>{escape(name)}</td>"
        f'<td class="wide"><div class="bar" style="width:{100 * values[metric]:.1f}%"></div></td>'
        f"<td>{fixed(values[metric])}</td></tr>"
        for place, (name, values) in enumerate(methods.items())
    )
    return f"<table><caption>{escape(metric)}</caption><tbody>{rows}</tbody></table>"
