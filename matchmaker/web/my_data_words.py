"""What is kept about a firm in its owner's words: groups of facts, each with where it is from, and tables of what has happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchmaker.i18n import day, day_of, number, rupiah, say
from matchmaker.services.personal_data import Happening, Kept, Source
from matchmaker.web.plain_words import COLUMNS, Pair
from matchmaker.web.step_form import STEPS
from matchmaker.web.wording import activity, amount, fact_name, moment, named, place

OTHERS, OFFICE = ("Isian lain", "Other facts"), ("Dicatat oleh dinas", "Entered by the office")
FIELDS: tuple[tuple[Pair, str, tuple[str, ...]], ...] = (
    *((step.title, str(number), (*step.columns, *step.lines)) for number, step in enumerate(STEPS, 1)),
    (OTHERS, "edit", ("description", "founded", "capital", "investment", "members", "mentor_slots", "email")),
    (OFFICE, "", ("id", "name", "kind", "legal_form", "nib", "owner_group", "region", "latitude", "longitude", "active", "observed_on")),
)
"""Each group by its heading, with the number of the step or the page where its facts are put right (blank: the office does that)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading, what is kept under it (nothing: not known), and where that is from."""

    heading: str
    said: Sequence[str]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under a heading; `step` is the number of the step where they are put right, `edit` the whole form, blank none.

    `source` is that of all its facts, where they have the same one, which is then not said again with each.
    """

    heading: str
    step: str
    facts: Sequence[Fact]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a title; `empty` is said where there are none."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    empty: str


def groups(kept: Kept) -> list[Group]:
    """The profile, the account with the consent, and how often the firm was suggested."""
    return [
        *(_group(say(*heading), step, [_fact(kept, name) for name in names]) for heading, step, names in FIELDS),
        Group(say("Akun dan persetujuan", "Account and consent"), "", _account(kept)),
        Group(say("Saran mitra dua tahun terakhir", "Suggestions of the last two years"), "", _suggested(kept)),
    ]


def _group(heading: str, step: str, facts: Sequence[Fact]) -> Group:
    sources = {each.source for each in facts if each.said}
    if len(sources) != 1:
        return Group(heading, step, facts)
    return Group(heading, step, [Fact(each.heading, each.said) for each in facts], *sources)


def _fact(kept: Kept, name: str) -> Fact:
    heading = say(*COLUMNS[name]) if name in COLUMNS else fact_name(name)
    said = _said(name, kept.profile[name], kept.profile)
    source = kept.sources.get(name) or kept.sources.get("")
    return Fact(heading, said, origin(source) if said and source else "")


def origin(source: Source) -> str:
    """«dari Anda, 3 Mei 2027»."""
    if source.visited_on:
        return say("didata saat kunjungan {day}", "recorded on the visit of {day}", day=day(source.visited_on))
    who = {"own": say("dari Anda", "from you"), "office": say("dari dinas", "from the office")}.get(
        source.by, say("dari pengelola layanan", "from the operator of the service")
    )
    return f"{who}, {day(day_of(source.at))}"


def _said(name: str, value: Any, profile: Mapping[str, Any]) -> list[str]:
    """The value as a person reads it, a line each."""
    if value is None or value == "" or value == ():
        return []
    if name in WRITTEN:
        return [WRITTEN[name](each, profile) for each in (value if isinstance(value, tuple) else [value])]
    if isinstance(value, bool):
        return [say("ya", "yes") if value else say("tidak", "no")]
    if isinstance(value, date):
        return [day(value)]
    return [number(value, 6) if isinstance(value, int | float) else str(value)]


def _line(line: Mapping[str, Any], figure: str) -> str:
    return ", ".join(each for each in (line["product"], amount(line[figure], line["unit"], line["period"])) if each)


def _coded(code: str, profile: Mapping[str, Any]) -> str:
    return f"{code} {activity(code, profile['kbli_version'])}"


WRITTEN: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "offers": lambda line, _: _line(line, "capacity"),
    "needs": lambda line, _: _line(line, "quantity"),
    "skills": lambda line, _: f"{line['skill']}, {named(line['side'], 'SKILL_SIDES')}",
    "kbli": _coded,
    "kind": lambda value, _: named(value, "FIRM_KINDS"),
    "legal_form": lambda value, _: named(value, "LEGAL_FORMS"),
    "region": lambda value, _: place(value),
    "founded": lambda value, _: str(value),
    **dict.fromkeys(("annual_sales", "capital", "investment"), lambda value, _: rupiah(value)),
}
"""Fields that are not written as their values are."""


def _account(kept: Kept) -> list[Fact]:
    account, agreed = kept.account, kept.agreed
    return [
        Fact(say("Nama akun", "Account name"), [account.name] if account else []),
        Fact(say("Atas nama", "In the name of"), [account.full_name] if account else []),
        Fact(say("Masuk sebagai", "Signs in as"), [named(account.role, "ACCOUNT_ROLES")] if account else []),
        Fact(say("Dibuka pada", "Opened on"), [day(day_of(account.created_at))] if account else []),
        Fact(
            say("Pemberitahuan data pribadi disetujui", "Notice about personal data agreed to"),
            _agreed(agreed.at, agreed.version) if agreed else [],
        ),
        Fact(
            say("Kata sandi", "Password"),
            [say("disimpan dalam bentuk acak; tidak ada yang dapat membacanya", "kept scrambled; nobody can read it")],
        ),
    ]


def _agreed(at: Any, version: str) -> list[str]:
    return [say("{day}, naskah {version}", "{day}, text of {version}", day=day(day_of(at)), version=day(date.fromisoformat(version)))]


def _suggested(kept: Kept) -> list[Fact]:
    told = say(
        "{lists} kali, kepada {firms} usaha",
        "{lists} times, to {firms} firms",
        lists=number(kept.shown.lists),
        firms=number(kept.shown.firms),
    )
    never = say("belum pernah", "not yet")
    return [
        Fact(say("Usaha Anda disarankan", "Your firm was suggested"), [told if kept.shown.lists else never]),
        Fact(
            say("Daftar calon mitra yang dibuka untuk usaha Anda", "Lists of possible partners opened for your firm"),
            [number(kept.shown.own)],
        ),
    ]


def tables(kept: Kept) -> list[Table]:
    """Certificates, partnerships, visits, and who did what."""
    return [_certificates(kept), _partnerships(kept), _visits(kept), _happenings(kept)]


def _certificates(kept: Kept) -> Table:
    rows = [
        (
            named(each.certificate.kind, "CERTIFICATE_KINDS"),
            each.certificate.number or "",
            day(each.certificate.expires) if each.certificate.expires else "",
            named(each.certificate.evidence, "EVIDENCE"),
            day(each.word.checked_on) if each.word else "",
        )
        for each in kept.certificates
    ]
    headings = (
        say("Jenis", "Kind"),
        say("Nomor", "Number"),
        say("Berlaku sampai", "Expires"),
        say("Bukti", "Evidence"),
        say("Diperiksa", "Checked"),
    )
    return Table(
        say("Sertifikat", "Certificates"), headings, rows, say("Belum ada sertifikat yang tercatat.", "No certificate is on record yet.")
    )


def _partnerships(kept: Kept) -> Table:
    rows = [
        (each.other, named(each.pairing, "PAIRINGS"), named(each.state, "PARTNERSHIP_STATES"), day(day_of(each.created_at)))
        for each in kept.partnerships
    ]
    headings = (say("Dengan", "With"), say("Jenis", "Kind"), say("Keadaan", "State"), say("Dicatat pada", "Entered on"))
    return Table(say("Kemitraan", "Partnerships"), headings, rows, say("Belum ada kemitraan.", "There is no partnership yet."))


def _visits(kept: Kept) -> Table:
    rows = [
        (day(each.done_on or each.planned_on), named(each.state, "VISIT_STATES"), each.purpose, each.assignment) for each in kept.visits
    ]
    headings = (
        say("Tanggal", "Day"),
        say("Keadaan", "State"),
        say("Maksud", "Purpose"),
        say("Nomor surat tugas", "Number of the letter of assignment"),
    )
    return Table(
        say("Kunjungan petugas", "Visits of officials"), headings, rows, say("Belum pernah dikunjungi.", "There has been no visit yet.")
    )


def _happenings(kept: Kept) -> Table:
    rows = [(moment(each.at), named(each.act, "ACTS"), _who(each), ", ".join(map(fact_name, each.fields))) for each in kept.trail]
    headings = (say("Waktu", "When"), say("Kejadian", "What happened"), say("Oleh", "By"), say("Isian", "Fields"))
    return Table(
        say("Siapa mengubah apa", "Who changed what"), headings, rows, say("Belum ada perubahan.", "Nothing has been changed yet.")
    )


def _who(each: Happening) -> str:
    if each.by == "own":
        return say("Anda", "you")
    known = (
        (named(each.role, "ACCOUNT_ROLES"), place(each.office)) if each.role else (say("pengelola layanan", "the operator of the service"),)
    )
    return ", ".join(known)


def as_tables(kept: Kept) -> dict[str, list[Sequence[str]]]:
    """The same as the sheets of a workbook: the facts on the first, and a sheet for each table."""
    first = (say("Bagian", "Part"), say("Isian", "Field"), say("Isi", "What is kept"), say("Dari", "From"))
    facts = [
        (group.heading, fact.heading, "; ".join(fact.said), fact.source or group.source) for group in groups(kept) for fact in group.facts
    ]
    return {say("Data usaha", "The firm"): [first, *facts], **{each.title: [each.headings, *each.rows] for each in tables(kept)}}
