"""The sections of an evaluation report: baselines, measures, reasons, exposure, slices."""

from __future__ import annotations

from matchmaker.documents import plots
from matchmaker.documents.evaluation_words import (
    METRICS,
    NDCG,
    Found,
    feature_names,
    meaning,
    method,
    provable,
    share,
    signed,
    signed_span,
    slice_name,
    span,
)
from matchmaker.documents.page import Plot, Section, Table
from matchmaker.i18n import fixed, label, number, say


def sections(found: Found) -> list[Section]:
    """All of them, in the order in which they are read; what the evaluation does not hold is left out."""
    return [_summary(found), _methods(found), _measures(found), *_reasons(found), *_exposure(found), *_slices(found)]


def _summary(found: Found) -> Section:
    return Section(say("Ringkasan", "Summary"), points=meaning(found))


def _methods(found: Found) -> Section:
    own = say("Program ini", "This program")
    others = sorted(found["baselines"], key=lambda name: -found["baselines"][name][NDCG])
    names = [own, *map(method, others)]
    values = [found["metrics"][NDCG], *(found["baselines"][name][NDCG] for name in others)]
    ends = [found["confidence"][NDCG], *(found["differences"][name]["confidence"][NDCG] for name in others)]
    shown = say("NDCG@10 tiap cara, dari yang terbaik: ", "NDCG@10 of each method, the best first: ")
    shown += "; ".join(f"{name} {fixed(value)}" for name, value in zip(names, values, strict=True))
    picture = plots.drawing("methods", lambda axes: plots.intervals(axes, names, values, ends), 0.9 + 0.36 * len(names))
    rows = [
        [name, fixed(value), span(each), *_lead(found, rival)]
        for name, value, each, rival in zip(names, values, ends, [None, *others], strict=True)
    ]
    heading = [
        say("Cara", "Method"), "NDCG@10", say("Selang 95 %", "95 % interval"), say("Program ini unggul", "This program’s lead"),
        say("Selang 95 % keunggulan", "95 % interval of the lead"), say("Terkecil yang terbukti", "Smallest provable"),
    ]  # fmt: skip
    table = Table(say("NDCG@10 program ini dan pembandingnya", "NDCG@10 of this program and the baselines"), heading, rows, True)
    reading = say(
        "Titik adalah nilai rata-rata, garis selang 95 % dari 2.000 pengambilan ulang atas pencari. Keunggulan dihitung berpasangan:"
        " pencari yang sama dinilai dengan kedua cara.",
        "Dots are means, lines 95 % intervals from 2,000 resamples over the seekers. Leads are paired: the same seekers are ranked both"
        " ways.",
    )
    return Section(say("Dibandingkan dengan cara sederhana", "Beside simple methods"), [reading], plot=Plot(picture, shown), table=table)


def _lead(found: Found, rival: str | None) -> list[str]:
    if rival is None:
        return ["", "", ""]
    there = found["differences"][rival]
    low, mean, high = there[NDCG]
    return [signed(mean), signed_span([low, high]), provable(there["smallest_provable_gain"])]


def _measures(found: Found) -> Section:
    logged = found["logged"]
    rows = [
        [
            f"{each.value}: {label(each)}",
            fixed(found["metrics"][each.value]),
            span(found["confidence"].get(each.value)),
            fixed(logged["metrics"][each.value]) if each.value in logged["metrics"] else "",
            span(logged["confidence"].get(each.value)),
        ]
        for each in METRICS
    ]
    interval = say("Selang 95 %", "95 % interval")
    heading = [say("Ukuran", "Measure"), say("Semua pasangan", "All pairs"), interval, say("Hanya yang dinilai", "Judged only"), interval]
    text = say(
        "Semua calon mitra diurutkan untuk setiap pencari; pasangan yang tidak dinilai dihitung salah. Kolom “hanya yang dinilai”"
        " menyanjung dan hanya untuk pembanding.",
        "Every candidate is ranked for each seeker; a pair that nobody judged counts as wrong. The column “judged only” flatters and is"
        " there for comparison.",
    )
    return Section(
        say("Semua ukuran", "All measures"), [text], table=Table(say("Ukuran dan selangnya", "Measures and intervals"), heading, rows)
    )


def _reasons(found: Found) -> list[Section]:
    names, parts = feature_names(found["pairing"]), found.get("contributions")
    if not parts:
        return []
    order = sorted(names, key=lambda name: -parts[name])
    labels, values = [names[name] for name in order], [parts[name] for name in order]
    picture = plots.drawing("reasons", lambda axes: plots.bars(axes, labels, values), 0.7 + 0.36 * len(labels))
    shown = say("Sumbangan rata-rata: ", "Mean contribution: ")
    shown += "; ".join(f"{name} {fixed(value)}" for name, value in zip(labels, values, strict=True))
    heading = [say("Alasan", "Reason"), say("Sumbangan rata-rata", "Mean contribution"), say("Bobot", "Weight")]
    rows = [[names[name], fixed(parts[name]), fixed(found["weights"][name])] for name in order]
    text = say(
        "Skor adalah jumlah sumbangan ini. Rata-rata atas sepuluh saran teratas semua pencari: {total}.",
        "A score is the sum of these contributions. On average over the first ten suggestions of all seekers it is {total}.",
        total=fixed(sum(values)),
    )
    table = Table(say("Sumbangan dan bobot tiap alasan", "Contribution and weight of each reason"), heading, rows)
    return [Section(say("Apa yang menentukan urutan", "What decides the order"), [text], plot=Plot(picture, shown), table=table)]


def _exposure(found: Found) -> list[Section]:
    points = found["exposure"]
    if not points:
        return []
    partners, places = say("Bagian calon mitra", "Share of candidates"), say("Bagian tempat teratas", "Share of top places")
    picture = plots.drawing("exposure", lambda axes: plots.against_even(axes, points, (partners, places)), 3.6)
    half = next(y for x, y in points if x >= 0.5)
    shown = say(
        "Separuh calon mitra yang paling jarang muncul mendapat {half} dari tempat di sepuluh teratas; bila merata, 50 %.",
        "The half of the candidates that appear least have {half} of the places among the first ten; if even, 50 %.",
        half=share(half),
    )
    rows = [[share(x), share(y)] for x, y in points[::2]]
    caption = say("Dari yang paling jarang muncul", "From those that appear least")
    table = Table(caption, [partners, places], rows)
    text = say(
        "{sentence} Makin melengkung garisnya di bawah garis titik-titik, makin sedikit usaha yang kebagian. Tempat atas dihitung lebih"
        " berat.",
        "{sentence} The further the line sags below the dotted one, the fewer firms get their turn. Higher places weigh more.",
        sentence=shown,
    )
    return [Section(say("Siapa yang kebagian tempat", "Who gets the places"), [text], plot=Plot(picture, shown), table=table)]


def _slices(found: Found) -> list[Section]:
    if not found["slices"]:
        return []
    rows = [
        [
            slice_name(name), number(each["seekers"]), fixed(each["metrics"][NDCG]), span(each["confidence"][NDCG]),
            fixed(each["metrics"]["recall@10"]), span(each["confidence"]["recall@10"]),
        ]
        for name, each in found["slices"].items()
    ]  # fmt: skip
    interval = say("Selang 95 %", "95 % interval")
    heading = [say("Bagian", "Part"), say("Pencari", "Seekers"), "NDCG@10", interval, "recall@10", interval]
    text = say(
        "Ukuran usaha menurut PP 7/2021; bila omzet dan modal belum diketahui, menurut jumlah pekerja (BPS: mikro 1–4, kecil 5–19,"
        " menengah 20–99, besar 100 ke atas). Calon mitra baru berdiri dalam dua tahun terakhir atau belum punya hasil kemitraan; di"
        " baris itu hanya mereka yang diurutkan. Profil hampir kosong: separuh atau lebih dari empat fakta yang dibaca belum diisi.",
        "Size classes follow PP 7/2021; where sales and capital are unknown, the number of workers (BPS: micro 1–4, small 5–19, medium"
        " 20–99, large 100 or more). New candidates were founded in the last two years or have no outcome yet; in that row only they are"
        " ranked. Nearly blank: half or more of the four facts that are read are missing.",
    )
    table = Table(say("Mutu menurut bagian", "Quality by part"), heading, rows)
    return [Section(say("Apakah semua terlayani sama baik", "Is everybody served equally well"), [text], table=table)]
