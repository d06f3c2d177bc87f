"""The tables of rules: sourced, replaced by the office's own table by table, refused by file, row and column."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from matchmaker.engine import reference, rules
from matchmaker.engine.profile import Profile
from matchmaker.engine.rule_tables import TABLES, columns
from matchmaker.engine.size_class import size_class
from matchmaker.errors import Invalid
from matchmaker.terms import CERTIFICATE_KINDS, values


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    """Whatever a test adopts, the next one begins with the shipped rules."""
    rules.adopt(None)
    yield
    rules.adopt(None)


def _own(folder: Path, table: str, *replaced: tuple[str, str]) -> Path:
    text = (rules.SHIPPED / f"{table}.csv").read_text(encoding="utf-8")
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after)
    (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder


def test_every_row_names_its_source_and_every_kind_its_issuer() -> None:
    for name in TABLES:
        assert all(row.source and row.status for row in rules.table(name).rows), name
    known = {each.kind: each.years for each in rules.in_force("certificate_kinds", date(2026, 11, 25))}
    assert set(known) == set(values(CERTIFICATE_KINDS))
    assert {kind.value for kind in CERTIFICATE_KINDS if known[kind.value]} <= {kind.value for kind in CERTIFICATE_KINDS if kind.expires}


def test_every_prefix_leads_to_a_code_in_both_versions() -> None:
    concerned = [row for name in ("usual_certificates", "deadlines") for row in rules.in_force(name, date(2026, 11, 25))]
    prefixes = {prefix for row in concerned for prefix in row.prefixes}
    for version in reference.KBLI_VERSIONS:
        assert [each for each in prefixes if not any(code.startswith(each) for code in reference.kbli(version))] == []


def test_rules_read_back_as_their_files_say_them() -> None:
    for name in TABLES:
        with (rules.SHIPPED / f"{name}.csv").open(encoding="utf-8") as file:
            assert next(file).strip().split(",") == list(columns(name))
        assert rules.rows_as_text(name) == list(reference.rows(f"rules/{name}.csv"))


def test_the_office_replaces_one_table_and_keeps_the_others(tmp_path: Path) -> None:
    rules.adopt(_own(tmp_path, "size_classes", ("mikro,2000000000", "mikro,3000000000")))
    assert size_class(Profile("F-1", "Rekaan", annual_sales=2.5e9)) == "mikro"
    assert (rules.table("size_classes").own, rules.table("reminders").own) == (True, False)
    rules.adopt(tmp_path / "nothing-here")
    assert size_class(Profile("F-1", "Rekaan", annual_sales=2.5e9)) == "kecil"


def test_the_latest_rule_that_holds_counts(tmp_path: Path) -> None:
    rows = ("30,a,,unchecked,", "30,b,,unchecked,2026-01-01", "30,c,,unchecked,2027-01-01", "9,a,,unchecked,2027-01-01")
    (tmp_path / "reminders.csv").write_text("\n".join([",".join(columns("reminders")), *rows]), encoding="utf-8")
    rules.adopt(tmp_path)
    found = {year: [each.source for each in rules.in_force("reminders", date(year, 6, 1))] for year in (2025, 2026, 2027)}
    assert found == {2025: ["a"], 2026: ["b"], 2027: ["c", "a"]}
    assert rules.reminder_days(date(2027, 6, 1)) == (30, 9)


@pytest.mark.parametrize(
    ("table", "before", "after", "said"),
    [
        ("size_classes", "mikro,2000000000", "mikro,2.000.000.000", "size_classes.csv:2 highest “2.000.000.000” harus angka"),
        ("size_classes", "mikro,2000000000", "mini,2000000000", "size_class “mini” harus salah satu dari: mikro"),
        ("size_classes", "valid_from", "valid", "kolomnya harus: rule, fact"),
        ("size_classes", "bps,workers,sedang", "bps,workers,kecil", "harus memuat 3 batas bps untuk workers"),
        ("deadlines", "2026-10-17", "17 Oktober", "day “17 Oktober” harus tanggal"),
        ("certificate_kinds", "halal,BPJPH", "halall,BPJPH", "kind “halall”"),
        ("usual_certificates", "16;31", "16;mebel", "prefixes “16;mebel” harus dua sampai lima angka"),
        ("reminders", "90,Kebiasaan kantor", "90,", "source “” harus diisi"),
        ("reminders", "90,", "0,", "days “0” harus bilangan bulat"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_former_rules_stay(tmp_path: Path, table: str, before: str, after: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.adopt(_own(tmp_path, table, (before, after)))
    assert said in refused.value.detail
    assert size_class(Profile("F-1", "Rekaan", annual_sales=2e9)) == "mikro"


def test_files_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    for content in (b"\xff\xfe\x00", b"", ",".join(columns("reminders")).encode()):
        (tmp_path / "reminders.csv").write_bytes(content)
        with pytest.raises(Invalid, match="reminders"):
            rules.adopt(tmp_path)
