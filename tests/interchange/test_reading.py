"""Rows as people write them: headings in both languages, separators, blanks, and every refusal by file, row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.engine.profile import Need, Offer
from matchmaker.errors import Invalid
from matchmaker.i18n import LANGUAGES, reading
from matchmaker.interchange import Dataset, read, read_records

JUDGED = "pairing,seeker,partner,grade\nmentorship,K-1,"
MADE = JUDGED.replace("grade", "outcome")
FIRMS = "id,name\nK-1,Bu Sri\nK-2,Pak Joko\n"


def folder(path: Path, **tables: str) -> Path:
    """A folder with these CSV files."""
    for name, text in tables.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return path


def told(data: Dataset) -> list[tuple[str, int, str, str]]:
    """Problems without their sentences."""
    return [(each.file, each.row, each.column, each.value) for each in data.problems]


@pytest.mark.parametrize(
    "text",
    [
        "id,name,workers\nK-1,Bu Sri,3\n",
        "id;name;workers\nK-1;Bu Sri;3\n",
        "\ufeffid,name,workers\r\nK-1,Bu Sri,3\r\n",
        "Kode usaha*;NAMA  USAHA;Jumlah Pekerja\nK-1;Bu Sri;3\n",
        "Firm id,Name,Workers\n\nK-1, Bu Sri ,3.0\n,,\n",
        "id,name,workers\rK-1,Bu Sri,3\r",
    ],
)
def test_a_table_reads_the_same_in_every_dress(tmp_path: Path, text: str) -> None:
    (tmp_path / "data usaha.csv").write_text(text, encoding="utf-8", newline="")
    (profile,) = read(tmp_path / "data usaha.csv").profiles
    assert (profile.id, profile.name, profile.workers) == ("K-1", "Bu Sri", 3.0)


def test_blank_is_unknown_and_never_zero(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms=FIRMS, offers="firm,product,capacity,period\nK-1,tahu,,\n", needs="firm,product\nK-1,kedelai\n"))
    assert data.profiles[0].workers is None
    assert data.profiles[0].offers == (Offer("tahu"),)
    assert data.profiles[0].needs == (Need("kedelai"),)


def test_it_is_known_which_columns_a_row_filled_in(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms="id,name,kind,workers\nK-1,A,firm,\nK-2,B,,0\n", offers="firm,product\nK-1,tahu\n"))
    assert data.stated == {"K-1": {"id", "name", "kind"}, "K-2": {"id", "name", "workers"}}


def test_a_column_nobody_knows_is_reported_and_ignored(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms="id,name,hobi,\nK-1,Bu Sri,memancing,lama\n"))
    assert [profile.id for profile in data.profiles] == ["K-1"]
    assert not data.problems
    assert data.notices == (
        "firms.csv: kolom “hobi” tidak dikenal dan diabaikan",
        "firms.csv: kolom “#4” tidak dikenal dan diabaikan",
    )


@pytest.mark.parametrize(
    ("tables", "problem", "indonesian", "english"),
    [
        ({"firms": "id,name,workers\nK-1,A,\nK-2,B,1.250\n"}, ("firms.csv", 3, "workers", "1.250"), "1250 atau 1,25", "1250 or 1.25"),
        ({"firms": "id,name\nK-1,A\nK-1,B\n"}, ("firms.csv", 3, "id", "K-1"), "baris 2", "row 2"),
        ({"firms": "id,name\nK-1\n"}, ("firms.csv", 2, "name", ""), "wajib diisi", "is required"),
        ({"firms": "id,name\nK-1,A, enak\n"}, ("firms.csv", 2, "", " enak"), "tanda kutip", "quote"),
        ({"firms": "id,name,Name\nK-1,A,B\n"}, ("firms.csv", 1, "name", "name"), "dua kali", "twice"),
        ({"firms": "id\nK-1\n"}, ("firms.csv", 1, "name", ""), "kolom wajib", "required column"),
        ({"offers": "firm,product\nK1,tahu\n"}, ("offers.csv", 2, "firm", "K1"), "“K-1”", "“K-1”"),
        ({"offers": "firm,product\n,tahu\n"}, ("offers.csv", 2, "firm", ""), "wajib diisi", "is required"),
        ({"needs": "firm,product,unit\nK-1,tahu,lusim\n"}, ("needs.csv", 2, "unit", "lusim"), "“lusin”", "“lusin”"),
        ({"offers": "firm,product,kbli\nK-1,tahu,99998\n"}, ("offers.csv", 2, "kbli", "99998"), "terdekat", "nearest"),
        ({"certificates": "firm,kind\nK-1,halall\n"}, ("certificates.csv", 2, "kind", "halall"), "“halal”", "“halal”"),
        ({"skills": "firm,skill\nK-1,jahit\n"}, ("skills.csv", 1, "side", ""), "kolom wajib", "required column"),
        ({"memberships": "group,firm\nK-1,K-2\n"}, ("memberships.csv", 2, "group", "K-1"), "bukan KUBE", "no group"),
        ({"judgements": JUDGED + "K-2,3\n"}, ("judgements.csv", 2, "grade", "3"), "0 sampai 2", "0 to 2"),
        ({"judgements": JUDGED + "K-2,1\nmentorship,K-1,K-2,1\n"}, ("judgements.csv", 3, "partner", "K-2"), "baris 2", "row 2"),
        ({"partnerships": MADE + "K-9,agreed\n"}, ("partnerships.csv", 2, "partner", "K-9"), "tidak ada", "no such"),
    ],
)  # fmt: skip
def test_a_refused_value_is_named(
    tmp_path: Path, tables: dict[str, str], problem: tuple[str, int, str, str], indonesian: str, english: str
) -> None:
    path = folder(tmp_path, **{"firms": FIRMS, **tables})
    for language, words in zip(LANGUAGES, (indonesian, english), strict=True):
        with reading(language):
            data = read(path)
        assert told(data) == [problem]
        assert words in data.problems[0].reason
        assert data.refused == 1


def test_good_rows_stand_beside_the_refused_ones(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms="id,name,workers\nK-1,A,x\nK-2,B,2\n", offers="firm,product\nK-1,tahu\nK-2,tempe\n"))
    assert [(profile.id, profile.offers) for profile in data.profiles] == [("K-2", (Offer("tempe"),))]
    assert told(data) == [("firms.csv", 2, "workers", "x"), ("offers.csv", 2, "firm", "K-1")]
    assert data.problems[1].reason == "usahanya sendiri ditolak"
    assert (data.refused, data.refused_firms) == (2, frozenset({"K-1"}))


def test_all_columns_of_a_row_are_named_at_once(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms="id,name,nib,latitude,longitude,kind\nK-1,A,1.23457E+12,112.4,-7.4,warung\n"))
    assert [each.column for each in data.problems] == ["kind", "latitude", "nib"]
    assert "tertukar" in data.problems[1].reason
    assert data.refused == 1


def test_judgements_know_the_firms_they_are_given(tmp_path: Path) -> None:
    path = folder(tmp_path, truth="pairing,seeker,partner,grade\nmentorship,K-1,K-2,1\nmentorship,K-1,K-22,1\n") / "truth.csv"
    assert len(read_records(path, "judgements").judgements) == 2
    data = read_records(path, "judgements", ["K-1", "K-2"])
    assert [each.partner for each in data.judgements] == ["K-2"]
    assert "“K-2”" in data.problems[0].reason


def test_without_firms_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="firms"):
        read(folder(tmp_path, offers="firm,product\n"))


def test_more_problems_than_anybody_reads_are_counted_and_cut(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms=FIRMS, offers="firm,product\n" + "".join(f"X{number},tahu\n" for number in range(10_050))))
    assert (len(data.problems), data.refused) == (10_000, 10_050)
    assert data.notices == ("hanya 10.000 masalah pertama yang ditampilkan",)
