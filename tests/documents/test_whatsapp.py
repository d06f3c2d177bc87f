"""Links that open WhatsApp."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matchmaker.documents.whatsapp import address, introduction, invitation, reminder


@pytest.mark.parametrize(
    "phone",
    [
        *("081234567890", "+62 812-3456-7890", "62 812 3456 7890", "(0812) 3456.7890", "81234567890", "+62 (0)812-3456-7890"),
        *("0812-3456-7890 / (0321) 321000", "Telp. 0321-321000/01, WA: 081234567890 (Sri)", "081234567890 ext 12", "081234567890 / 0813"),
    ],
)
def test_a_mobile_number_is_read_however_it_is_written(phone: str) -> None:
    assert address(phone, "Halo") == "https://wa.me/6281234567890?text=Halo"


@pytest.mark.parametrize("phone", ["", "0341 551234", "+1 812 345 6789", "0812", "0812345678901234", "0321-321000 / 321001", "bukan nomor"])
def test_anything_else_has_no_link(phone: str) -> None:
    assert address(phone, "Halo") is None


def test_the_text_stays_one_parameter() -> None:
    assert str(address("081234567890", "A & B #1?\n{{x}}")).endswith("?text=A%20%26%20B%20%231%3F%0A%7B%7Bx%7D%7D")


@pytest.mark.parametrize("write", [introduction, reminder])
def test_a_message_names_both_firms_and_the_office(write: Callable[[str, str, str], str]) -> None:
    text = write("Keripik Rekaan", "Kardus Rekaan", "Pemerintah Kota Mojokerto")
    assert text.startswith("Yth. Keripik Rekaan, kami dari Pemerintah Kota Mojokerto")
    assert "Kardus Rekaan" in text
    assert text.endswith("Terima kasih.")


def test_an_invitation_carries_page_and_code() -> None:
    text = invitation("Keripik Rekaan", "Pemerintah Kota Mojokerto", "https://mitra.example/join/K7QF-9M2X-4TRB", "K7QF-9M2X-4TRB")
    assert text.startswith("Yth. Keripik Rekaan, kami dari Pemerintah Kota Mojokerto")
    assert "Buka https://mitra.example/join/K7QF-9M2X-4TRB lalu" in text
    assert "tidak dipungut biaya" in text
