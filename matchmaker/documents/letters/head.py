"""Who an office is in its papers: the head of its letters, who signs them, and to whom one writes; in plain words while nobody has said."""

from __future__ import annotations

import re
from collections.abc import Mapping

Head = Mapping[str, str | None]
"""`name`, `address`, `telephone`, `email`, `signatory_title` and `signatory_name`, as far as they are known."""
UNNAMED = "Dinas yang membidangi perindustrian"


def lines(region: str, head: Head | None) -> tuple[str, ...]:
    """The lines of the head, such as those of Kota Mojokerto: the government, the office, and where it is to be reached."""
    told = head or {}
    name = told.get("name")
    reached = (("Telepon", told.get("telephone")), ("Surel", told.get("email")))
    contact = " · ".join(f"{label} {value}" for label, value in reached if value)
    rest = (each for each in (told.get("address"), contact) if each)
    return (f"PEMERINTAH {region.upper()}", name.upper() if name else UNNAMED, *rest)


def sender(region: str, head: Head | None) -> str:
    """Who writes, in a sentence: «Dinas Perindustrian Kota Mojokerto»; the government while nobody has named it."""
    name = (head or {}).get("name")
    if not name:
        return f"Pemerintah {region}"
    told = re.search(rf"\b{re.escape(town(region))}\b", name, re.IGNORECASE)
    return name if told else f"{name} {region}"


def town(region: str) -> str:
    """The region without its rank, which names write in full or as Kab."""
    return region.removeprefix("Kota ").removeprefix("Kabupaten ")


def headings(head: Head | None) -> int:
    """So many of these lines are headings: the name of the office where it is known."""
    return 2 if head and head.get("name") else 1


def signatory(head: Head | None) -> tuple[str, str | None]:
    """The title of who signs, and the name where it is known."""
    told = head or {}
    return told.get("signatory_title") or "Kepala Dinas", told.get("signatory_name")


def addressee(head: Head | None) -> str:
    """To whom a paper for the head of the office is written."""
    told = head or {}
    return told.get("signatory_title") or f"Kepala {told.get('name') or UNNAMED}"
