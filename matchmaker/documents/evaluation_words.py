"""What the figures of an evaluation are called, and what they mean in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.i18n import Term, fixed, label, number, say
from matchmaker.terms import SIZE_CLASSES, find

Found = Mapping[str, Any]
NDCG = "ndcg@10"
SAME = 1e-9

METHODS = (
    Term("random", "Acak", "Random"),
    Term("popularity", "Yang paling sering dipilih", "Most often chosen"),
    Term("same_sector", "Sektor yang sama", "Same sector"),
    Term("tfidf", "Kemiripan kata (TF-IDF)", "Similar words (TF-IDF)"),
    Term("bm25", "Pencarian kata (BM25)", "Word search (BM25)"),
    Term("distance", "Yang terdekat", "The nearest"),
)
METRICS = (
    Term(NDCG, "Mutu sepuluh teratas: 1 bila yang paling tepat ada paling atas", "Quality of the first ten: 1 if the best stand on top"),
    Term("recall@10", "Bagian mitra tepat yang masuk sepuluh teratas", "Share of the right partners among the first ten"),
    Term("precision@10", "Bagian sepuluh teratas yang tepat", "Share of the first ten that is right"),
    Term("hit@10", "Pencari yang menemukan sedikitnya satu mitra tepat", "Seekers who find at least one right partner"),
    Term("mrr", "Satu dibagi peringkat mitra tepat yang pertama", "One divided by the rank of the first right partner"),
    Term("coverage", "Calon mitra yang muncul di sepuluh teratas siapa pun", "Candidates who appear among anybody’s first ten"),
    Term("exposure_gini", "Ketimpangan kemunculan: 0 merata, 1 hanya satu usaha", "Unevenness of places: 0 even, 1 all to one firm"),
)
SLICES = (
    Term("unknown", "Pencari yang ukurannya belum diketahui", "Seekers of unknown size"),
    Term("new_partners", "Hanya calon mitra baru", "New candidates only"),
    Term("blank_profiles", "Pencari yang profilnya hampir kosong", "Seekers with nearly blank profiles"),
)


def method(name: str) -> str:
    """The name of a way of ranking."""
    term = find(METHODS, name)
    return label(term) if term else name


def slice_name(name: str) -> str:
    """The name of a slice of the seekers."""
    if size := find(SIZE_CLASSES, name):
        return say("Pencari usaha {size}", "Seekers: {size} firms", size=label(size).lower())
    term = find(SLICES, name)
    return label(term) if term else name


def size_name(name: str) -> str:
    """The name of a size class, unknown too."""
    size = find(SIZE_CLASSES, name)
    return label(size) if size else say("Belum diketahui", "Unknown")


def feature_names(pairing: str) -> dict[str, str]:
    """The name of each feature of the pairing, in its order."""
    return {each.name: label(each) for each in PAIRINGS[pairing].features}


def span(ends: Sequence[float] | None) -> str:
    """An interval from its first to its last value, nothing for none."""
    return f"{fixed(ends[0])} – {fixed(ends[-1])}" if ends else ""


def signed(value: float) -> str:
    """+0,012 or −0,012."""
    return ("−" if value < 0 else "+") + fixed(abs(value))


def signed_span(ends: Sequence[float]) -> str:
    """An interval of differences."""
    return f"{signed(ends[0])} – {signed(ends[-1])}"


def provable(value: float | None) -> str:
    """The smallest gain that can be proved; a dash where nothing can."""
    return "–" if value is None else fixed(value)


def share(value: float) -> str:
    """Of a whole, in per cent."""
    return f"{number(100 * value)} %"


def compared(found: Found) -> str:
    """On how many firms it was measured."""
    return say(
        "{seekers} pencari ({without} tanpa mitra yang benar, tidak dihitung), {candidates} calon mitra",
        "{seekers} seekers ({without} without a right partner, left out), {candidates} candidates",
        seekers=number(found["seekers"]),
        without=number(found["seekers_without_relevant"]),
        candidates=number(found["candidates"]),
    )


def meaning(found: Found) -> list[str]:
    """What came out, in plain sentences: what seekers find, who ranks best, how sure that is, what cannot be proved, what flatters."""
    return [_finds(found), *_winner(found), _limit(found), _flattery(found), *_unmeasured(found)]


def _finds(found: Found) -> str:
    return say(
        "{hit} pencari menemukan sedikitnya satu mitra yang tepat di antara sepuluh saran teratas; rata-rata {recall} dari mitra yang"
        " tepat ada di sana.",
        "{hit} of the seekers find at least one right partner among the first ten suggestions; on average {recall} of the right"
        " partners stand there.",
        hit=share(found["metrics"]["hit@10"]),
        recall=share(found["metrics"]["recall@10"]),
    )


def closest(found: Found) -> str | None:
    """The baseline with the highest NDCG@10; None without baselines."""
    return max(found["baselines"], key=lambda name: found["baselines"][name][NDCG], default=None)


def _winner(found: Found) -> list[str]:
    rival = closest(found)
    if rival is None:
        return []
    low, mean, high = found["differences"][rival][NDCG]
    facts = {"own": fixed(found["metrics"][NDCG]), "rival": method(rival), "other": fixed(found["baselines"][rival][NDCG])}
    figures = {"mean": signed(mean), "interval": signed_span([low, high])}
    result = say(
        "NDCG@10 program ini {own}; pembanding terbaik, “{rival}”, {other}. Selisihnya {mean} (selang 95 %: {interval}).",
        "NDCG@10 of this program is {own}; the best baseline, “{rival}”, reaches {other}. The difference is {mean} (95 % interval:"
        " {interval}).",
        **facts,
        **figures,
    )
    return [result, _verdict(low, high)]


def _verdict(low: float, high: float) -> str:
    if low > 0:
        return say(
            "Program ini lebih baik: keunggulan sebesar itu sulit dijelaskan oleh kebetulan.",
            "This program is better: chance hardly explains such a lead.",
        )
    if high < 0:
        return say(
            "Pembanding itu lebih baik: periksa bobot dan isi profil sebelum saran dipakai.",
            "That baseline is better: check the weights and the profiles before suggestions are used.",
        )
    return say(
        "Mana yang lebih baik belum terbukti: selang itu memuat nol. Kumpulkan penilaian dari lebih banyak pencari.",
        "Which is better is not proved: the interval holds zero. Collect judgements of more seekers.",
    )


def _limit(found: Found) -> str:
    rival = closest(found)
    least = found["differences"][rival]["smallest_provable_gain"] if rival else found["smallest_provable_gain"]
    counted = found["seekers"] - found["seekers_without_relevant"]
    if least is None:
        return say(
            "Hanya {n} pencari yang dihitung: tidak ada selisih yang dapat dibuktikan.",
            "Only {n} seekers count: no difference can be proved.",
            n=number(counted),
        )
    return say(
        "Dengan {n} pencari, selisih NDCG@10 di bawah {least} tidak dapat dibuktikan (dua sisi, 95 %, daya uji 80 %).",
        "With {n} seekers no difference in NDCG@10 below {least} can be proved (two-sided, 95 %, power 80 %).",
        n=number(counted),
        least=fixed(least),
    )


def _unmeasured(found: Found) -> list[str]:
    if not found.get("unmeasured"):
        return []
    names = feature_names(found["pairing"])
    sentence = say(
        "Bobot ini juga menghitung {reasons}, yang tidak diukur di sini karena dibaca dari hasil kemitraan itu sendiri: urutan saran dapat"
        " berbeda dari urutan yang dinilai.",
        "These weights also count {reasons}, which is not measured here, since it is read from the very outcomes: suggestions may stand in"
        " another order than the one evaluated.",
        reasons=", ".join(f"“{names[name]}”" for name in found["unmeasured"]),
    )
    return [sentence]


def _flattery(found: Found) -> str:
    if abs(found["logged"]["metrics"][NDCG] - found["metrics"][NDCG]) < SAME:
        return say(
            "Penilaian mencakup semua pasangan yang menentukan: angka dari pasangan yang dinilai saja tidak menyanjung.",
            "The judgements cover every pair that matters: the figure over judged pairs alone does not flatter.",
        )
    return say(
        "Bila hanya {n} pasangan yang pernah dinilai yang diurutkan, NDCG@10 terbaca {logged}, bukan {full}. Angka itu menyanjung: calon"
        " yang tidak pernah dilihat orang tidak ikut bersaing. Pegang angka dari semua pasangan.",
        "Where only the {n} judged pairs are ranked, NDCG@10 reads {logged} instead of {full}. That flatters: candidates whom nobody"
        " looked at do not compete. Hold to the figure over all pairs.",
        n=number(found["judged_pairs"]),
        logged=fixed(found["logged"]["metrics"][NDCG]),
        full=fixed(found["metrics"][NDCG]),
    )
