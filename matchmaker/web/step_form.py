"""STEPS: a business's own profile in five short parts, each a small piece of the whole profile's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from matchmaker.engine.profile import Profile
from matchmaker.web.forms import Input
from matchmaker.web.kbli_choice import KbliChoice
from matchmaker.web.plain_words import Pair
from matchmaker.web.profile_form import ProfileForm
from matchmaker.web.step_words import WORDS


@dataclass(frozen=True, slots=True)
class Step:
    """Title and advice in both languages, the columns that are asked, and of each kind of line the columns that are shown."""

    title: Pair
    advice: Pair
    columns: tuple[str, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


STEPS = (
    Step(
        ("Produk atau jasa Anda", "Your products or services"),
        (
            "Tulis dengan kata sehari-hari, misalnya keripik singkong atau jasa jahit. Kapasitas: yang sanggup Anda buat, kira-kira saja.",
            "Use everyday words, such as cassava crisps or tailoring. The capacity is what you are able to make, roughly.",
        ),
        lines={"offers": ("product", "capacity", "unit", "period")},
    ),
    Step(
        ("Yang Anda butuhkan", "What you need"),
        (
            "Bahan, barang, atau jasa yang biasa Anda beli. Dari sini dicarikan pemasok.",
            "Materials, goods or services that you usually buy. Suppliers are found by this.",
        ),
        lines={"needs": ("product", "quantity", "unit", "period")},
    ),
    Step(
        ("Keahlian", "Skills"),
        (
            "Keahlian yang Anda kuasai, atau yang ingin dipelajari dari usaha lain, misalnya pembukuan, pengemasan, atau jualan daring.",
            "Skills that you have, or want to learn from another firm, such as bookkeeping, packaging or selling online.",
        ),
        lines={"skills": ("skill", "side")},
    ),
    Step(
        ("Bidang dan skala usaha", "Line of business and size"),
        (
            "Cari dengan kata sehari-hari, lalu pilih yang paling cocok. Angka cukup perkiraan; usaha lain hanya melihat skala.",
            "Search by everyday words and take what fits best. Rough figures will do; other firms see only the size.",
        ),
        ("kbli", "workers", "annual_sales"),
    ),
    Step(
        ("Kontak dan kesediaan", "Contact and consent"),
        (
            "Kontak baru dibuka setelah kedua pihak berminat. Kemitraan Anda dapat tampil di daftar umum bila Anda bersedia disarankan.",
            "Your contact is opened once both sides are interested. If you consent, partnerships may stand in a public register.",
        ),
        ("contact", "phone", "consent"),
    ),
)


def blank(profile: Profile) -> list[int]:
    """The numbers of the steps about which the profile says nothing yet."""
    known = (profile.offers, profile.needs, profile.skills, profile.kbli and profile.workers is not None,
             profile.phone and profile.consent is not None)  # fmt: skip
    return [number for number, told in enumerate(known, 1) if not told]


class StepForm(ProfileForm):
    """The part of the profile's form that a step asks; a business code only as long as none is on record."""

    blank_rows, more_rows = 1, 2
    step: Step
    coded = False

    @classmethod
    def at(cls, step: Step, profile: Profile, area: str) -> Self:
        """The step's form filled in with what is known; codes are looked for by the first product."""
        form = cls.of(profile, area, own=True)
        form.step, form.lines, form.coded = step, tuple(step.lines), bool(profile.kbli)
        form.codes = KbliChoice.of(form.typed, "" if profile.kbli or not profile.offers else profile.offers[0].product)
        return form

    def names(self) -> list[str]:
        """The columns that are asked."""
        return [name for name in self.step.columns if name != "kbli" or not self.coded]

    def inputs(self) -> list[Input]:
        """The inputs of these columns."""
        return [self._input(name) for name in self.names()]

    def words(self) -> dict[str, Sequence[str]]:
        """The lists of words that are suggested here, by the column of a line."""
        asked_columns = {column for columns in self.step.lines.values() for column in columns}
        return {column: known() for column, known in WORDS.items() if column in asked_columns}

    def _row(self, table: str, place: int, row: Mapping[str, str]) -> list[Input]:
        known = super()._row(table, place, row)
        return [replace(each, words=f"{column}-words") if (column := _column(each)) in WORDS else each for each in known]

    def is_shown(self, table: str, line: Input) -> bool:
        """Is this input of a line asked here, or was it refused? The others are handed on as they are."""
        return bool(line.errors) or _column(line) in self.step.lines[table]


def _column(line: Input) -> str:
    """The column of a line's input."""
    return line.name.rpartition("-")[2]
