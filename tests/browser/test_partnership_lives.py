"""The whole life of a supply-chain and of a mentoring partnership in Chromium, both sides and the office signed in at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FollowUp, Partnership, Review
from tests import people
from tests.fixtures.city import SmallCity

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

Seat = Callable[[str], "Page"]
PHONE, COMPUTER = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def names(small_city: SmallCity) -> dict[str, str]:
    """The account names of an official and of the firms that take part."""
    with Session(small_city.engine) as session:
        firms = {"K-10": "mentor", "K-11": "mentee"}
        opened = {
            side: people.open_account(session, "business", firm_id=small_city.firms[firm].id, password=people.PASSWORD).name
            for firm, side in firms.items()
        }
    known = {role: small_city.accounts[role].name for role in ("official", "business", "supplier")}
    return {**opened, **known}


@pytest.fixture
def seat(browser: Browser, site: str, names: dict[str, str]) -> Iterator[Seat]:
    """seat("mentor"): that person's own browser, signed in; a business has a phone, an official a computer."""
    contexts = []

    def seated(who: str) -> Page:
        contexts.append(browser.new_context(base_url=site, viewport=COMPUTER if who == "official" else PHONE, locale="id-ID"))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto("/sign-in")
        page.get_by_label("Nama akun").fill(names[who])
        page.get_by_label("Kata sandi").fill(people.PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.get_by_role("button", name="Keluar").first.wait_for(state="attached")
        return page

    yield seated
    for each in contexts:
        each.close()


def _step(page: Page, state: str, told: str, **fields: str) -> None:
    """The official takes the partnership to that state; `told` is how the page names it."""
    form = page.locator("form", has=page.get_by_label("Tahap berikutnya"))
    form.get_by_label("Tahap berikutnya").select_option(state)
    for name, value in fields.items():
        form.locator(f"[name={name}]").select_option(value)
    form.get_by_role("button", name="Catat langkah").click()
    page.locator(".subtitle", has_text=told).wait_for()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Halaman kemitraan ini").get_by_role("link", name=name).click()
    page.locator("[aria-current=page]", has_text=name).wait_for()


def _opened(page: Page, summary: str) -> Locator:
    page.locator("summary", has_text=summary).first.click()
    return page.locator("details[open]", has=page.locator("summary", has_text=summary)).first


def _days_pass(city: SmallCity, days: int) -> None:
    """As if the partnership had been agreed so many days earlier."""
    with Session(city.engine) as session:
        earlier = timedelta(days=days)
        for row in session.scalars(select(Partnership)):
            row.created_at, row.decided_on = row.created_at - earlier, row.decided_on - earlier if row.decided_on else None
        for kind in (FollowUp, Review):
            for each in session.scalars(select(kind)):
                each.due_on -= earlier
        session.commit()


def _downloaded(page: Page, link: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).first.click()
    place = folder / coming.value.suggested_filename
    coming.value.save_as(place)
    return place


def _pdf_text(place: Path) -> str:
    document = pypdfium2.PdfDocument(place)
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in document).split())


def _docx_text(place: Path) -> str:
    document = Document(str(place))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([each.text for each in document.paragraphs] + cells)


def test_a_supply_chain_lives_from_a_suggestion_to_its_outcome(seat: Seat, small_city: SmallCity, tmp_path: Path) -> None:
    buyer, supplier, office = seat("business"), seat("supplier"), seat("official")
    buyer.locator(".match", has_text="Gudang Kedelai Rekaan").get_by_role("button", name="Berminat").click()
    buyer.get_by_text("Petugas akan menanyai pihak lain").wait_for()
    buyer.get_by_role("link", name="Gudang Kedelai Rekaan").first.click()
    assert "Narahubung 2" not in buyer.locator("main").inner_text()

    supplier.goto("/my")
    supplier.locator("li", has=supplier.get_by_role("link", name="Tahu Rekaan")).get_by_role("button", name="Berminat").click()
    supplier.get_by_text("Jawaban dicatat.").wait_for()
    buyer.reload()
    assert "Narahubung 2" in buyer.locator("main").inner_text()

    office.goto("/partnerships/1")
    _step(office, "introduced", "Dipertemukan")
    _step(office, "exploring", "Penjajakan")
    _tab(office, "Kesepakatan")
    _record_agreement(office)
    _tab(office, "Perjalanan")
    _step(office, "agreed", "Sepakat", pattern="rantai_pasok", ownership="none")
    _tab(office, "Surat")
    buyer.goto(f"/check/{_drawn_up(office, tmp_path)}")
    assert "Gudang Kedelai Rekaan" in buyer.locator("main").inner_text()

    _tab(office, "Perjalanan")
    _step(office, "running", "Berjalan")
    _days_pass(small_city, 95)
    _tell_orders(buyer)
    office.reload()
    _step(office, "completed", "Selesai")
    _tab(office, "Mengapa pasangan ini")
    assert "Gudang Kedelai Rekaan" in office.locator("main").inner_text()
    with Session(small_city.engine) as session:
        row = session.scalars(select(Partnership)).one()
        assert (row.state, row.outcome, row.pattern) == ("completed", "succeeded", "rantai_pasok")


def _tell_orders(buyer: Page) -> None:
    """What has come of it after ninety days, told from a telephone."""
    buyer.goto("/my")
    buyer.get_by_role("link", name="Gudang Kedelai Rekaan").first.click()
    _tab(buyer, "Tindak lanjut")
    due = buyer.locator("li", has_text="Setelah 90 hari")
    due.locator("summary").click()
    told = due.locator("form")
    told.get_by_label("Banyak pesanan").fill("12")
    told.get_by_label("Nilai pesanan").fill("1.500.000")
    told.get_by_role("button", name="Simpan").click()
    buyer.get_by_text("12 pesanan").wait_for()
    assert "Rp1.500.000" in buyer.locator("main").inner_text().replace("\xa0", "")


def _record_agreement(office: Page) -> None:
    """The agreement; with its end before its start it is refused, and nothing that was typed is lost."""
    form = office.locator("form", has=office.locator("[name=activity]"))
    for name, text in {"activity": "Pasokan kedelai untuk tahu", "seeker_duties": "Membayar tepat waktu {{ 7*7 }}",
                       "partner_duties": "Mengirim setiap Senin", "development": "Pelatihan mutu <b>kedelai</b>",
                       "disputes": "Musyawarah", "quantity": "2 ton per bulan", "payment_days": "14"}.items():  # fmt: skip
        form.locator(f"[name={name}]").fill(text)
    form.locator("[name=starts_on]").fill("2031-01-01")
    form.locator("[name=ends_on]").fill("2030-01-01")
    form.get_by_role("button", name="Simpan").click()
    office.get_by_role("alert").first.wait_for()
    assert form.locator("[name=activity]").input_value() == "Pasokan kedelai untuk tahu"
    form.locator("[name=ends_on]").fill("2031-12-31")
    form.get_by_role("button", name="Simpan").click()
    office.get_by_text("14 hari setelah penyerahan").wait_for()
    assert "Belum lengkap" not in office.locator("main").inner_text()


def _drawn_up(office: Page, folder: Path) -> str:
    """The agreement as a letter, in both kinds of file; the code by which anybody can check it."""
    office.get_by_label("Jenis surat").select_option("agreement")
    office.get_by_role("button", name="Buat surat").click()
    for text in (_pdf_text(_downloaded(office, "PDF", folder)), _docx_text(_downloaded(office, "DOCX", folder))):
        for told in ("Tahu Rekaan", "Gudang Kedelai Rekaan", "PIHAK PERTAMA", "Pasokan kedelai untuk tahu", "{{ 7*7 }}", "<b>kedelai</b>",
                     "14 (empat belas) hari", "1 Januari 2031"):  # fmt: skip
            assert told in text, told
    return office.get_by_role("cell").get_by_role("link").first.inner_text()


def test_a_mentorship_lives_from_the_queue_to_its_closing_review(seat: Seat, small_city: SmallCity) -> None:
    mentee, mentor, office = seat("mentee"), seat("mentor"), seat("official")
    office.goto("/mentor-queue")
    office.get_by_role("row", name="Penjahit Rekaan").get_by_role("link", name="Cari pendamping").click()
    form = _opened(office, "Catat kemitraan: Konveksi Rekaan")
    form.get_by_role("button", name="Catat kemitraan").click()
    office.get_by_text("Kemitraan dicatat.").wait_for()

    for page, other in ((mentee, "Konveksi Rekaan"), (mentor, "Penjahit Rekaan")):
        page.goto("/my")
        page.locator("li", has=page.get_by_role("link", name=other)).get_by_role("button", name="Berminat").first.click()
        page.get_by_text("Jawaban dicatat.").wait_for()

    office.reload()
    _step(office, "exploring", "Penjajakan")
    _step(office, "agreed", "Sepakat", ownership="none")
    _step(office, "running", "Berjalan")
    _tab(office, "Pendampingan")
    plan = office.get_by_role("table", name="Rencana").inner_text()
    assert "menjahit" in plan
    assert "pembukuan" in plan

    mentor.goto(office.url)
    _log_meeting(mentor)
    mentee.goto(office.url)
    mentee.get_by_text("Cara memotong pola").wait_for()

    _days_pass(small_city, 190)
    office.reload()
    for kind, level in (("Tinjauan tengah", "2"), ("Tinjauan akhir", "4")):
        form = _opened(office, f"Catat tinjauan: {kind}")
        form.get_by_label("Tingkat: menjahit").select_option(level)
        form.get_by_label("Catatan").fill("Maju sesuai rencana")
        form.get_by_role("button", name="Simpan").click()
        office.locator("section", has_text=kind).get_by_text("Dilakukan").wait_for()
    _tab(office, "Perjalanan")
    _step(office, "completed", "Selesai")
    with Session(small_city.engine) as session:
        row = session.scalars(select(Partnership)).one()
        assert (row.state, row.outcome, row.pairing) == ("completed", "succeeded", "mentorship")


def _log_meeting(mentor: Page) -> None:
    log = mentor.locator("form", has=mentor.get_by_label("Yang dibahas"))
    log.get_by_label("Yang dibahas").fill("Cara memotong pola")
    log.get_by_label("Langkah berikutnya").fill("Jahit tiga baju sendiri")
    log.get_by_role("button", name="Catat").click()
    mentor.get_by_text("Jahit tiga baju sendiri").wait_for()
