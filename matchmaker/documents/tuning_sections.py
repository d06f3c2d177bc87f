"""The sections of a report about tuned weights: may they be used, how many labels it takes, calibration, what would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.documents import plots
from matchmaker.documents.evaluation_words import NDCG, feature_names, provable, share, signed, signed_span, size_name, span
from matchmaker.documents.page import Plot, Section, Table
from matchmaker.engine.tuning.calibration import ENOUGH
from matchmaker.i18n import fixed, number, say


def sections(pairing: str, tuned: Mapping[str, Any]) -> list[Section]:
    """Those of which `tuned` has the figures."""
    parts = {"ship": _verdict, "learning_curve": _learning, "calibration": _calibration, "comparison": _changes}
    found = [make(tuned) for part, make in parts.items() if tuned.get(part) not in (None, [], {})]
    return [*found, _weights(pairing, tuned)] if tuned.get("prior") and tuned.get("weights") else found


def _verdict(tuned: Mapping[str, Any]) -> Section:
    answer = (
        say("Bobot hasil penalaan dapat ditawarkan; yang memutuskan tetap orang.", "The tuned weights may be offered; a person decides.")
        if tuned["ship"]
        else say(
            "Bobot hasil penalaan tidak ditawarkan; bobot semula tetap dipakai.",
            "The tuned weights are not offered; the present ones stay.",
        )
    )
    points = [answer]
    if tuned.get("reason"):
        points.append(say("Alasan: {reason}", "Reason: {reason}", reason=tuned["reason"]))
    if tuned.get("gain"):
        low, mean, high = tuned["gain"][NDCG]
        points.append(
            say(
                "Perubahan NDCG@10 pada pencari di luar yang dipelajari: {mean} (selang 95 %: {interval}), dari {labels} hasil.",
                "Change in NDCG@10 on seekers not learned from: {mean} (95 % interval: {interval}), from {labels} outcomes.",
                mean=signed(mean),
                interval=signed_span([low, high]),
                labels=number(tuned.get("labels", 0)),
            )
        )
    points.append(
        say(
            "Dengan 20–500 catatan, penalaan lebih merupakan jaminan terhadap bobot yang keliru daripada sumber kenaikan besar.",
            "With 20–500 records, tuning is insurance against wrong weights rather than a source of large gains.",
        )
    )
    return Section(say("Penalaan bobot", "Tuning the weights"), points=points)


def _learning(tuned: Mapping[str, Any]) -> Section:
    curve: Sequence[Mapping[str, float]] = tuned["learning_curve"]
    names = {"prior": say("Semula", "Prior"), "tuned": say("Hasil penalaan", "Tuned"), "shipped": say("Yang ditawarkan", "Shipped")}
    labels = say("Banyak hasil kemitraan", "Number of outcomes")
    places = [each["labels"] for each in curve]
    values = {name: [each[key] for each in curve] for key, name in names.items()}
    picture = plots.drawing("learning", lambda axes: plots.lines(axes, places, values, (labels, "NDCG@10")), 3.4)
    rows = [[number(each["labels"]), *(fixed(each[key]) for key in names)] for each in curve]
    shown = "; ".join(f"{name} {fixed(line[0])} → {fixed(line[-1])}" for name, line in values.items() if line)
    heading = say("NDCG@10 menurut banyak catatan", "NDCG@10 by number of records")
    return Section(heading, plot=Plot(picture, f"{heading}: {shown}"), table=Table(heading, [labels, *names.values()], rows))


def _calibration(tuned: Mapping[str, Any]) -> Section:
    bands = [each for each in tuned["calibration"]["bands"] if each["pairs"]]
    expected, came = say("Diperkirakan", "Expected"), say("Disepakati atau berhasil", "Agreed or succeeded")
    title = say("Apakah perkiraan keberhasilan benar", "Are the expected successes right")
    heading = [say("Skor", "Score"), say("Pasangan", "Pairs"), expected, came]
    rows = [
        [span([each["low"], each["high"]]), number(each["pairs"]), number(each["expected"], 1), number(each["succeeded"])] for each in bands
    ]
    table = Table(title, heading, rows) if rows else None
    outcomes = sum(each["pairs"] for each in bands)
    if outcomes < ENOUGH:
        few = say(
            "Baru {n} hasil kemitraan tercatat. Di bawah {enough} hasil, peluang tidak disebut dalam persen.",
            "Only {n} outcomes are on record. Below {enough}, chances are not stated in per cent.",
            n=number(outcomes),
            enough=number(ENOUGH),
        )
        return Section(title, [few], table=table)
    points = [(each["expected"] / each["pairs"], each["succeeded"] / each["pairs"]) for each in bands]
    picture = plots.drawing("calibration", lambda axes: plots.against_even(axes, points, (expected, came), marks=True), 3.6)
    shown = "; ".join(f"{share(one)} → {share(other)}" for one, other in points)
    text = say(
        "Titik di garis titik-titik berarti perkiraan sama dengan kenyataan; di bawahnya, perkiraan terlalu optimistis. Tiap perkiraan"
        " dibuat tanpa melihat pencari yang bersangkutan.",
        "A dot on the dotted line means that the expectation came true; below it, that it was too hopeful. Each expectation was made"
        " without seeing the seeker in question.",
    )
    return Section(title, [text], plot=Plot(picture, f"{title}: {shown}"), table=table)


def _changes(tuned: Mapping[str, Any]) -> Section:
    found = tuned["comparison"]
    entering, leaving = found["changes"]["entering"], found["changes"]["leaving"]
    rows = [[size_name(size), number(entering.get(size, 0)), number(leaving.get(size, 0))] for size in dict.fromkeys([*entering, *leaving])]
    heading = [say("Ukuran calon mitra", "Size of the candidate"), say("Masuk", "Entering"), say("Keluar", "Leaving")]
    text = say(
        "{moved} dari {seekers} pencari akan melihat sepuluh teratas yang lain. NDCG@10 dengan semua calon diurutkan: {before} → {after}."
        " Angka ini hanya menggambarkan: calon yang belum pernah diperiksa dihitung salah, dan itu menguntungkan bobot yang memilih siapa"
        " yang ditampilkan.",
        "{moved} of {seekers} seekers would see other firms among the first ten. NDCG@10 with every candidate ranked: {before} → {after}."
        " That only describes: candidates whom nobody examined count as wrong, which favours the weights that chose whom to show.",
        moved=number(found["moved_seekers"]),
        seekers=number(found["seekers"]),
        before=fixed(found["metrics"]["before"][NDCG]),
        after=fixed(found["metrics"]["after"][NDCG]),
    )
    title = say("Siapa yang masuk dan keluar dari sepuluh teratas", "Who enters and leaves the first ten")
    return Section(title, [text, *_gain(found)], table=Table(title, heading, rows) if rows else None)


def _gain(found: Mapping[str, Any]) -> list[str]:
    """The change where it was measured on its own, and whether the weights can have been learned from what it was measured on."""
    if "gain" not in found:
        return []
    low, mean, high = found["gain"][NDCG]
    gain = say(
        "Perubahan NDCG@10 pada pasangan yang diperiksa saja: {mean} (selang 95 %: {interval}); yang terkecil yang dapat dibuktikan"
        " {least}.",
        "Change in NDCG@10 over the pairs that were examined: {mean} (95 % interval: {interval}); the smallest that can be proved is"
        " {least}.",
        mean=signed(mean),
        interval=signed_span([low, high]),
        least=provable(found["smallest_provable_gain"]),
    )
    return [gain, *([] if found.get("later_only") else [_maybe_learned()])]


def _maybe_learned() -> str:
    return say(
        "Catatan yang lebih baru dari bobotnya belum cukup: bobot ini mungkin dipelajari dari pasangan yang sama, sehingga angkanya bisa"
        " terlalu bagus.",
        "There are too few records later than the weights: they may have been learned from these very pairs, and the figures may flatter.",
    )


def _weights(pairing: str, tuned: Mapping[str, Any]) -> Section:
    names = feature_names(pairing)
    before, after = tuned["prior"], tuned["weights"]
    rows = [[name, fixed(before[key]), fixed(after[key]), signed(after[key] - before[key])] for key, name in names.items()]
    heading = [say("Alasan", "Reason"), say("Semula", "Before"), say("Hasil", "After"), say("Perubahan", "Change")]
    title = say("Bobot sebelum dan sesudah", "Weights before and after")
    return Section(title, table=Table(title, heading, rows))
