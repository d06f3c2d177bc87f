"""Links that open WhatsApp with a message ready to send; the service itself sends nothing."""

from __future__ import annotations

import re
from urllib.parse import quote

_MOBILE = re.compile(r"(?:\+?62|0)?(8\d{8,11})")
_SEPARATORS = re.compile(r"[\s().-]+")


def address(phone: str, text: str) -> str | None:
    """https://wa.me/62…?text=… for an Indonesian mobile number however it is written; None where it is not one."""
    found = _MOBILE.fullmatch(_SEPARATORS.sub("", phone))
    return f"https://wa.me/62{found[1]}?text={quote(text, safe='')}" if found else None
