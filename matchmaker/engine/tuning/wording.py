"""What came of a tuning, in sentences."""

from __future__ import annotations

from matchmaker.engine.tuning.labels import FEWEST, LabelsRefused
from matchmaker.engine.tuning.run import FEWEST_TELLING
from matchmaker.engine.tuning.tuning import Tuned
from matchmaker.i18n import fixed, number, say


def reason(tuned: Tuned) -> str:
    """Why the learned weights may or may not be offered."""
    low, mean, high = map(_signed, tuned.validated.gain)
    labels = number(tuned.labels)
    match tuned.why:
        case "proved":
            return say("kenaikan NDCG@10 {mean} (selang 95 %: {low} sampai {high}) terbukti pada pencari yang tidak ikut dipelajari;"
                       " petugas yang memutuskan pemakaiannya",
                       "the gain of {mean} in NDCG@10 (95 % interval {low} to {high}) is proved on seekers that were not learned from; a"
                       " person decides whether it is used", mean=mean, low=low, high=high)  # fmt: skip
        case "not proved" if tuned.validated.gain[2] < 0:
            return say("bobot yang dipelajari lebih buruk pada pencari yang tidak ikut dipelajari: {mean} NDCG@10 (selang 95 %: {low}"
                       " sampai {high}); bobot sekarang tetap dipakai",
                       "the learned weights do worse on seekers that were not learned from: {mean} in NDCG@10 (95 % interval {low} to"
                       " {high}); keep the present weights", mean=mean, low=low, high=high)  # fmt: skip
        case "not proved":
            return say("kenaikan NDCG@10 {mean} belum terbukti: selang 95 % {low} sampai {high} memuat nol; bobot sekarang tetap dipakai,"
                       " tambah catatan hasil kemitraan",
                       "the gain of {mean} in NDCG@10 is not proved: the 95 % interval {low} to {high} holds zero; keep the present weights"
                       " and record more outcomes", mean=mean, low=low, high=high)  # fmt: skip
        case "worse later":
            return say("bobot dari catatan lama tidak lebih baik pada catatan yang lebih baru ({change}); bobot sekarang tetap dipakai",
                       "weights from the earlier labels are no better on the later ones ({change}); keep the present weights",
                       change=_signed(tuned.forward or 0.0))  # fmt: skip
        case "too few labels":
            return say("hanya {labels} catatan hasil, sedikitnya {fewest}; bobot dinilai saja, tidak dipelajari",
                       "only {labels} labels, at least {fewest} are needed; the weights are evaluated and not tuned",
                       labels=labels, fewest=FEWEST)  # fmt: skip
        case "too few seekers":
            return say("kurang dari {fewest} pencari yang mempunyai mitra yang berhasil atau disepakati; catat hasil pencari lain juga",
                       "fewer than {fewest} seekers have a partner that succeeded or was agreed; record outcomes of other seekers too",
                       fewest=FEWEST_TELLING)  # fmt: skip
    return say("semua catatan bernilai sama; catat juga kemitraan yang ditolak atau gagal",
               "all labels have the same grade; record declined or failed partnerships too")  # fmt: skip


def refusal(refused: LabelsRefused) -> str:
    """Why the labels cannot be used."""
    return say("pasangan {value} mempunyai dua hasil yang berbeda; pilih satu, atau isi decided_on keduanya",
               "the pair {value} came out in two ways; choose one, or give both their decided_on", value=refused.value)  # fmt: skip


def _signed(value: float) -> str:
    return ("+" if value >= 0 else "−") + fixed(abs(value))
