"""The filters of candidates on a page: read from its address, asked again in a form, and said in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import request

from matchmaker.errors import Problem
from matchmaker.i18n import number, say
from matchmaker.schemas.suggestions import FiltersSchema
from matchmaker.services import candidate_filters
from matchmaker.services.candidate_filters import Filters
from matchmaker.web.door import address_with, loaded
from matchmaker.web.forms import Form, Options
from matchmaker.web.profile_inputs import as_typed, villages
from matchmaker.web.wording import named, place

NAMES = tuple(each.data_key or name for name, each in FiltersSchema().fields.items())
"""The filters as an address names them."""


def read() -> Filters:
    """The filters in the present address; Invalid names those that are refused."""
    given: dict[str, Any] = {name: value for name in NAMES if (value := request.args.get(name, ""))}
    return candidate_filters.taken(loaded(FiltersSchema(), {**given, "certificate": request.args.getlist("certificate")}))


def shown(office: str, filters: Filters, refused: Problem | None = None) -> dict[str, Any]:
    """What a page shows of them: the form as it was filled in, how many are asked, in which words, and the address without them."""
    meant = filters.stated
    typed = {name: request.args.get(name, "") for name in NAMES} | {name: as_typed(value) for name, value in meant.items()}
    return {
        "form": Form(typed, refused),
        "villages": _villages(office, typed["kelurahan"]),
        "certificates": filters.certificates or request.args.getlist("certificate"),
        "asked": len(meant) or sum(request.args.get(name, "") != "" for name in NAMES),
        "words": words(meant),
        "clear": address_with(**dict.fromkeys(NAMES)),
    }


def _villages(office: str, chosen: str) -> Options:
    return [("", say("Semua kelurahan", "All kelurahan")), *villages(office, chosen)[1:]]


def words(stated: Mapping[str, Any]) -> list[str]:
    """What candidates had to be, filter by filter."""
    said: dict[str, Callable[[Any], str]] = {
        "kelurahan": lambda code: say("di {place}", "in {place}", place=place(code)),
        "within_km": lambda km: say("paling jauh {km} km", "at most {km} km away", km=number(km, 1)),
        "size": lambda size: say("skala {size}", "size class {size}", size=named(size, "SIZE_CLASSES").lower()),
        "certificates": _held,
        "filled": lambda filled: named(filled, "CAPACITY_FILLED").lower(),
        "group": lambda _: say("KUBE atau anggotanya", "groups (KUBE) or their members"),
    }
    return [said[name](value) for name, value in stated.items() if name in said]


def _held(kinds: list[str]) -> str:
    return say("bersertifikat {kinds}", "holding {kinds}", kinds=", ".join(named(each, "CERTIFICATE_KINDS") for each in kinds))
