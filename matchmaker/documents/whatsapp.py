"""Links that open WhatsApp with a message ready to send; the service itself sends nothing."""

from __future__ import annotations

import re
from urllib.parse import quote

from matchmaker.schemas.contacts import numbers

_MOBILE = re.compile(r"(?:\+?620?|0)?(8\d{8,11})")
_SEPARATORS = re.compile(r"[\s().-]+")


def address(phone: str, text: str) -> str | None:
    """https://wa.me/62…?text=… for the first Indonesian mobile number however it is written; None where there is none."""
    found = (_MOBILE.fullmatch(_SEPARATORS.sub("", each)) for each in numbers(phone))
    return next((f"https://wa.me/62{mobile[1]}?text={quote(text, safe='')}" for mobile in found if mobile), None)


def introduction(name: str, other: str, sender: str) -> str:
    """The message with which an office, the `sender`, brings the firm `name` together with another, in Indonesian."""
    return (
        f"Yth. {name}, kami dari {sender} memperkenalkan {other} sebagai calon mitra usaha Anda. "
        "Mohon kabari kami waktu yang sesuai untuk bertemu. Fasilitasi ini tidak dipungut biaya. Terima kasih."
    )


def invitation(name: str, sender: str, page: str, code: str) -> str:
    """The message with which an office, the `sender`, invites the owner of the firm `name` to open an account at `page`, in Indonesian."""
    return (
        f"Yth. {name}, kami dari {sender} mengundang Anda memakai layanan Kemitraan Industri untuk mencari pemasok, pembeli, "
        f"dan pendamping usaha. Buka {page} lalu buat kata sandi Anda. Bila tautan tidak terbuka, isi kode {code}. Undangan berlaku "
        "30 hari, hanya untuk usaha Anda, dan tidak dipungut biaya; jangan diteruskan kepada orang lain. Terima kasih."
    )


def reminder(name: str, other: str, sender: str) -> str:
    """The message with which an office, the `sender`, asks the firm `name` how things stand with another, in Indonesian."""
    return (
        f"Yth. {name}, kami dari {sender} menanyakan perkembangan kemitraan Anda dengan {other}. "
        "Mohon kabari kami kemajuan atau kendalanya. Terima kasih."
    )
