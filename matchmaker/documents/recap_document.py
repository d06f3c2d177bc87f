"""The recap of partnerships as files to hand over: a printed page for the head of the office, and a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typst

from matchmaker.documents.letters.head import Head, addressee, town
from matchmaker.documents.recap_tables import RecapTable, tables
from matchmaker.documents.workbook import sheets
from matchmaker.engine.partnering.recap import Recap
from matchmaker.i18n import day, number, reading, rupiah, say

TEMPLATE = Path(__file__).parent / "templates" / "recap.typ"


@dataclass(frozen=True, slots=True)
class Cover:
    """Which office the recap is of, by the name of its region, the day on which it was drawn up, and the office's letterhead."""

    office: str
    drawn_up: date
    head: Head | None = None


def recap_document(recap: Recap, cover: Cover) -> bytes:
    """The PDF, always in Indonesian; whatever stands in names is printed as it is and never run."""
    with reading("id"):
        told = {
            "office": cover.office,
            "named": (cover.head or {}).get("name"),
            "addressee": addressee(cover.head),
            "place": town(cover.office),
            "period": period(recap),
            "drawn_up": day(cover.drawn_up),
            "sample": recap.sample,
            "opening": _opening(recap),
            "tables": [_printed(each) for each in tables(recap)],
        }
    return bytes(typst.compile(TEMPLATE, format="pdf", sys_inputs={"told": json.dumps(told)}, ignore_system_fonts=True))


def recap_workbook(recap: Recap, cover: Cover) -> bytes:
    """The .xlsx in the reader's language: what it is about, and a sheet for each table with its numbers as numbers."""
    about = [
        (say("Rekapitulasi Kemitraan", "Recap of partnerships"), None),
        (say("Kantor", "Office"), " – ".join(each for each in ((cover.head or {}).get("name"), cover.office) if each)),
        (say("Masa laporan", "Period"), period(recap)),
        (say("Tanggal disusun", "Drawn up on"), cover.drawn_up),
        *([(say("Kota contoh", "Sample city"), say("semua usaha rekaan", "all firms are invented"))] if recap.sample else []),
    ]
    return sheets({say("Keterangan", "About"): about, **{each.name: [each.headings, *each.rows] for each in tables(recap)}})


def period(recap: Recap) -> str:
    """«1 Januari 2026 s.d. 31 Desember 2026»."""
    return say("{since} s.d. {until}", "{since} to {until}", since=day(recap.since), until=day(recap.until))


def _opening(recap: Recap) -> str:
    total, alone = recap.total, sum(each.alone for each in recap.small)
    return say(
        "Dalam masa laporan tercatat {count} kemitraan senilai {value}; {open} masih terbuka dan {closed} sudah ditutup. "
        "Saat ini {alone} dari {firms} usaha mikro dan kecil belum bermitra.",
        "In the period {count} partnerships worth {value} were recorded; {open} are open and {closed} closed. "
        "At present {alone} of {firms} micro and small firms have no partner.",
        count=number(total.count), value=rupiah(total.value), open=number(total.open), closed=number(total.closed),
        alone=number(alone), firms=number(sum(each.firms for each in recap.small)),
    )  # fmt: skip


def _printed(table: RecapTable) -> dict[str, object]:
    kinds: Sequence[str] = [each.kind for each in table.columns]
    return {"title": table.title, "note": table.note, "headings": table.headings, "kinds": kinds, "rows": table.as_text(),
            "summed": table.summed}  # fmt: skip
