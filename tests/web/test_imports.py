"""The pages «Impor»: upload, look, answer, take, undo; all without JavaScript."""

from __future__ import annotations

import io

import openpyxl
import pytest

from matchmaker.services.worker import Worker
from tests.fixtures.city import CITY, SmallCity
from tests.people import form_token
from tests.web.conftest import Visit, Visitor, words

BAD = "id,Nama UMKM,workers,phone,name\nK-01,,8,,Tahu Rekaan\nU-1,,3,+62 800 0002 ,Kedelai Kembar\nU-2,x,banyak,,<b>Sepatu</b>\n"


def upload(visitor: Visitor, text: str, name: str = "kantor.csv") -> str:
    """The address of the file's page."""
    sent = {"file": (io.BytesIO(text.encode()), name), "office": CITY, **form_token(visitor.client)}
    answer = visitor.client.post("/imports", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 303
    return str(answer.location)


def work(city: SmallCity) -> None:
    """Do what waits."""
    while Worker(city.engine).work():
        pass


def test_a_workbook_goes_all_the_way_and_back(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    assert "Belum ada berkas" in words(official.get("/imports"))
    page = upload(official, "id,name,workers\nK-99,Baru Rekaan,3\nK-01,Tahu Rekaan,9\n")
    waiting = official.get(page)
    assert "Pemeriksaan berkas yang diunggah: Menunggu" in words(waiting)
    assert '<noscript><meta http-equiv="refresh"' in waiting.text
    work(small_city)
    checked = official.get(page)
    assert "Usaha baru 1 Usaha berubah 1 Usaha tetap 0 Baris ditolak 0" in words(checked)
    assert "refresh" not in checked.text
    assert official.get("/firms/K-99").status_code == 404
    assert official.post(f"{page}/take").status_code == 303
    work(small_city)
    assert "Sudah diambil" in words(official.get(page))
    assert "Baru Rekaan" in words(official.get("/firms/K-99"))
    assert official.post(f"{page}/take").status_code == 409
    assert "kantor.csv" in words(official.get("/imports"))
    assert official.post(f"{page}/undo").status_code == 303
    waiting = official.get(page)
    assert "Pembatalan impor: Menunggu" in words(waiting)
    assert "Batalkan impor ini" not in words(waiting)
    work(small_city)
    assert official.get("/firms/K-99").status_code == 404
    refused = official.post(f"{page}/undo")
    assert (refused.status_code, "sudah dibatalkan" in words(refused)) == (409, True)


def test_what_is_refused_and_what_is_asked_stand_on_the_page(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    page = upload(official, BAD)
    work(small_city)
    shown = official.get(page)
    refused = "Yang ditolak (1)", "Jumlah pekerja (“workers”) banyak"
    for sentence in (*refused, "Usaha: “Nama UMKM”", "Mungkin usaha yang sama (1)", "Gudang Kedelai Rekaan", "telepon sama"):
        assert sentence in words(shown)
    assert "<b>Sepatu" not in shown.text
    assert "disabled" not in shown.text
    assert "jawab dulu" in words(official.post(f"{page}/take"))
    answered = official.post(f"{page}/answers", **{"heading-0": "", "twin-0": "other"})
    assert answered.status_code == 303
    work(small_city)
    again = official.get(page)
    assert "Mungkin usaha yang sama" not in words(again)
    assert "Ambil baris yang benar, lewati 1 baris yang ditolak" in words(again)
    assert official.post(f"{page}/take").status_code == 409
    assert official.post(f"{page}/take", take_good_rows="true").status_code == 303
    work(small_city)
    assert "Kedelai Kembar" in words(official.get("/firms/U-1"))
    official.get("/language/en")
    assert "What was refused (1)" in words(official.get(page))


def test_a_firm_that_stands_twice_is_asked_about_by_row_and_comes_back_to_be_corrected(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    page = upload(official, "id,name,phone\nU-1,Rotan Rekaan,0899 1111 11\nU-2,Meubel Rekaan,0899 2222 22\nU-3,Rotan,+62 899 1111 11\n")
    work(small_city)
    shown = words(official.get(page))
    assert "Rotan: telepon sama Rotan Isian Baris 2 berkas ini Baris 4 berkas ini" in shown
    assert "baris usaha pada judul ditolak" in shown
    assert official.post(f"{page}/answers", **{"twin-0": "same"}).status_code == 303
    work(small_city)
    assert "usaha yang sama dengan “U-1” di baris 2; hapus salah satu" in words(official.get(page))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(official.get(f"{page}/corrected.xlsx").data)).worksheets
    assert [row[0].value for row in sheet.rows] == ["id", "U-3"]


def test_the_template_and_the_rows_to_correct_are_workbooks(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    page = upload(official, BAD)
    assert official.get(f"{page}/corrected.xlsx").status_code == 404
    work(small_city)
    for address in ("/imports/template.xlsx", f"{page}/corrected.xlsx"):
        answer = official.get(address)
        assert (answer.status_code, answer.data[:2]) == (200, b"PK")
        assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(("name", "text"), [("", ""), ("kosong.csv", "")])
def test_nothing_to_read_is_refused(visit: Visit, name: str, text: str) -> None:
    official = visit("official")
    sent = {"file": (io.BytesIO(text.encode()), name), "office": CITY, **form_token(official.client)}
    answer = official.client.post("/imports", data=sent, content_type="multipart/form-data")
    assert (answer.status_code, "tidak kosong" in words(answer)) == (422, True)


def test_a_file_that_is_no_table_says_so(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    page = upload(official, "\x01\x02", "foto.xlsx")
    work(small_city)
    shown = words(official.get(page))
    assert "Tidak terbaca" in shown
    assert "foto.xlsx" in shown


def test_the_files_of_another_office_are_not_there(visit: Visit) -> None:
    page = upload(visit("official"), "id,name\nK-99,Baru\n")
    assert visit("stranger").get(page).status_code == 404
    assert visit("stranger").post(f"{page}/take").status_code == 404
    assert visit("business").get("/imports").status_code == 403
