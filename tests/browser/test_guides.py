"""The pictures of the guides for users: each page is as its guide tells; they are taken anew where KEEP_SCREENSHOTS is set."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from matchmaker.i18n import LANGUAGES
from tests.browser import busy_office
from tests.browser.conftest import WIDTHS
from tests.browser.test_journey import Enter
from tests.fixtures.city import SmallCity
from tests.house.test_guides import GUIDES, SIBLINGS, read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Picture:
    """What a guide shows of the page at `path`: from the top of `first` to the foot of `last`, once what is to be `pressed` was.

    `told`, in each of LANGUAGES, is what the guide names of it.
    """

    name: str
    path: str
    told: tuple[str, str]
    first: str = "main > *"
    last: str = "main > *"
    pressed: tuple[str, ...] = ()


PICTURES = {
    "official": (
        Picture("home", "/home", ("Yang perlu Anda kerjakan hari ini", "What needs you today"), "header", "[aria-labelledby=today]"),
        Picture("suggestions", "/firms/K-01/suggestions?as=buyer", ("Catat kemitraan", "Record a partnership"), last=".match"),
        Picture("comparison", "/firms/K-01/comparison?as=buyer&one=K-14&one=K-13", ("tertinggi", "highest"),
                last="tbody tr >> nth=4"),
        Picture("partnership", "/partnerships/1", ("Jawaban lewat telepon", "Answer by telephone"), last=".facts",
                pressed=(".facts summary",)),
        Picture("letters", "/partnerships/2/letters", ("Buat surat", "Draw it up"), last="main form"),
        Picture("mentoring", "/partnerships/3/mentoring", ("Catat pertemuan", "Log a meeting"), last=".timeline"),
        Picture("slip", "/visits/1/slip", ("Nomor surat tugas", "Number of the surat tugas")),
        Picture("import", "/imports/1", ("Kolom yang belum dikenal", "Columns that are not known"), last="fieldset"),
        Picture("invitation", "/firms/K-03/invitations", ("Kirim lewat WhatsApp", "Send by WhatsApp"), pressed=("main button",)),
    ),
    "business": (
        Picture("step", "/my/start/1", ("Simpan dan lanjut", "Save and continue"), last="fieldset fieldset"),
        Picture("my", "/my", ("Calon mitra", "Possible partners"), "h2:has-text('Calon mitra'), h2:has-text('Possible partners')",
                ".match >> nth=0"),
        Picture("contact", "/partnerships/2", ("Kesepakatan", "Agreement"), last=".facts section >> nth=1"),
        Picture("follow-up", "/partnerships/2/follow-ups", ("Banyak pesanan sejauh ini", "Orders so far"), last=".plain > li form"),
        Picture("data", "/my/data", ("Tarik persetujuan", "Withdraw the consent"), last="#decisions ~ .decisions"),
    ),
}
ROOM = 12
"""Pixels around what is shown."""
DEVICES = {"official": "computer", "business": "phone"}
GUIDES_OF = dict(zip(PICTURES, SIBLINGS, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_as_the_guides_show_them(enter: Enter, browser_page: Page, small_city: SmallCity, language: str) -> None:
    busy_office.fill(small_city)
    place = LANGUAGES.index(language)
    for role, pictures in PICTURES.items():
        guide, page = read(GUIDES_OF[role][place]), enter(role)
        width, height = WIDTHS[DEVICES[role]]
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"/language/{language}?next=/check")
        for each in pictures:
            assert f"**{each.told[place]}**" in guide
            _open(page, each, each.told[place])
            if os.environ.get("KEEP_SCREENSHOTS"):
                _keep(page, each, f"{each.name}-{language}.png")


def _open(page: Page, picture: Picture, told: str) -> None:
    answer = page.goto(picture.path)
    assert answer is not None
    assert answer.status == 200, picture.path
    for pressed in picture.pressed:
        page.locator(pressed).first.click()
    page.locator("main", has_text=re.compile(re.escape(told))).wait_for()
    assert told in page.locator("main").inner_text(), picture.path


def _keep(page: Page, picture: Picture, name: str) -> None:
    """Only that part of the page, with a little room around it."""
    (left, top, right, _), (other_left, _, other_right, bottom) = _edges(page, picture.first), _edges(page, picture.last)
    x, y = max(min(left, other_left) - ROOM, 0), max(top - ROOM, 0)
    part = {"x": x, "y": y, "width": max(right, other_right) + ROOM - x, "height": bottom + ROOM - y}
    page.screenshot(path=GUIDES / "pictures" / name, full_page=True, clip=part)  # type: ignore[arg-type]


def _edges(page: Page, selector: str) -> tuple[float, float, float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
