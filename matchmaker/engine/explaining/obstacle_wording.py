"""Obstacles and remedies in sentences, with the facts of both firms; for officials."""

from __future__ import annotations

import math
from datetime import date

import numpy as np

from matchmaker.engine.explaining import supply_chain_wording, wording
from matchmaker.engine.explaining.barriers import meet
from matchmaker.engine.explaining.near_misses import NearMiss
from matchmaker.engine.explaining.obstacles import Obstacle
from matchmaker.engine.explaining.remedies import Remedy
from matchmaker.engine.gates import GATES
from matchmaker.engine.pairs import Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import NOT_HELD
from matchmaker.i18n import day, label, number, say
from matchmaker.terms import CERTIFICATE_KINDS

_NAMES = {gate.value: gate for gate in GATES}
_DIGITS = 3


def obstacle(firms: FirmTable, question: Question, other: int, each: Obstacle) -> str:
    """What closes the pair, with its fact: «berjarak 32 km, batasnya 25 km»."""
    mentoring = question.role in ("mentee", "mentor")
    match each.code:
        case "no_match" if mentoring:
            return say("keahliannya tidak sejalan", "the skills do not match")
        case "no_slot":
            return _places(firms, question.row if question.role == "mentor" else other)
        case "not_ahead":
            return _behind(firms, each)
        case "certificate":
            names = ", ".join(_certificate(firms, remedy) for remedy in each.remedies)
            return say("sertifikat yang disyaratkan belum ada: {names}", "required certificates are lacking: {names}", names=names)
        case "too_far":
            return _distance(firms, question, other, each)
    return label(_NAMES[each.code])


def _places(firms: FirmTable, mentor: int) -> str:
    if np.isnan(firms.slots[mentor]):
        return say("tempat pendampingan belum tercatat", "no mentoring place is on record")
    return say("tempat pendampingan sudah penuh", "no mentoring place is free")


def _behind(firms: FirmTable, each: Obstacle) -> str:
    mentee = float(firms.wants.level[each.wanted])
    names = {"skill": _skill_wanted(firms, each.wanted), "mentor": number(float(firms.has.level[each.held]), 1)}
    if np.isnan(mentee):
        return say("belum lebih mahir dalam “{skill}”: baru tingkat {mentor}", "not ahead in “{skill}”: only on level {mentor}", **names)
    return say("belum lebih mahir dalam “{skill}”: tingkat {mentor} dibanding {mentee}",
               "not ahead in “{skill}”: level {mentor} against {mentee}", **names, mentee=number(mentee, 1))  # fmt: skip


def _certificate(firms: FirmTable, remedy: Remedy) -> str:
    name, last = label(CERTIFICATE_KINDS[remedy.which]), int(firms.expiry[remedy.row, remedy.which])
    if last == NOT_HELD:
        return say("{name} (belum tercatat)", "{name} (not on record)", name=name)
    return say("{name} (habis {last})", "{name} (ended {last})", name=name, last=day(date.fromordinal(last)))


def _distance(firms: FirmTable, question: Question, other: int, each: Obstacle) -> str:
    kilometres = float(firms.kilometres(np.array([question.row]), np.array([other]))[0])
    limit = float(firms.needs.max_km[each.wanted])
    digits = next((few for few in range(_DIGITS) if round(kilometres, few) > limit), _DIGITS)
    return say("berjarak {km} km, batasnya {limit} km", "{km} km away, the limit is {limit} km",
               km=number(kilometres, digits), limit=number(limit, _DIGITS))  # fmt: skip


def remedy(firms: FirmTable, each: Remedy) -> str:
    """What would open it, and whose: «sertifikat Halal dimiliki pemasok»."""
    match each.gate:
        case "no_slot":
            return say("pendamping membuka satu tempat", "the mentor opens a place")
        case "not_ahead":
            return say("keahlian “{skill}” pendamping naik ke tingkat {level}", "the mentor's skill “{skill}” rises to level {level}",
                       skill=_skill_held(firms, each.which), level=number(each.value, 1))  # fmt: skip
        case "certificate":
            name = label(CERTIFICATE_KINDS[each.which])
            return say("pemasok memiliki sertifikat {name}", "the supplier holds the certificate {name}", name=name)
    need = _need(firms, each.which)
    if math.isinf(each.value):
        return say("batas jarak pembeli untuk “{need}” dihapus", "the buyer sets no limit of distance for “{need}”", need=need)
    return say("batas jarak pembeli untuk “{need}” menjadi {km} km", "the buyer's limit of distance for “{need}” becomes {km} km",
               need=need, km=number(each.value))  # fmt: skip


def near_miss(firms: FirmTable, question: Question, each: NearMiss) -> tuple[str, str]:
    """What stands in its way, and after which change it would be eligible."""
    found = Obstacle(each.remedy.gate, each.wanted, each.held, (each.remedy,))
    change = say("Bisa setelah: {change}", "Possible once {change}", change=remedy(firms, each.remedy))
    return obstacle(firms, question, each.row, found), change


def capacity_note(firms: FirmTable, question: Question, other: int) -> str | None:
    """«kapasitas tersedia 40 dari 100 kg per bulan», where it is short of the need, gates or not; None elsewhere."""
    if question.role not in ("buyer", "supplier"):
        return None
    met = meet(firms, question)
    pairs = met.take(met.other == other).pairs(question)
    return supply_chain_wording.shortage(firms, pairs, 0) if len(pairs) else None


def _need(firms: FirmTable, line: int) -> str:
    return wording.quoted(firms.profiles[firms.needs.firm[line]].needs[firms.needs.place[line]].product)


def _skill_wanted(firms: FirmTable, line: int) -> str:
    return wording.quoted(firms.profiles[firms.wants.firm[line]].skills[firms.wants.place[line]].skill)


def _skill_held(firms: FirmTable, line: int) -> str:
    return wording.quoted(firms.profiles[firms.has.firm[line]].skills[firms.has.place[line]].skill)
