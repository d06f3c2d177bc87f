"""Legality of a firm on a day: which certificates are in force, which end soon, and which are usual for its trade but lacking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matchmaker.engine.profile import Certificate, Profile
from matchmaker.engine.rule_tables import Deadline, UsualCertificate
from matchmaker.engine.rules import concerns, in_force, reminder_days
from matchmaker.engine.size_class import size_class
from matchmaker.i18n import day as written
from matchmaker.i18n import label, number, say
from matchmaker.terms import CERTIFICATE_KINDS, RULE_SIZE_CLASSES, find

EXPIRING = tuple(each.value for each in CERTIFICATE_KINDS if each.expires)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a certificate stands: one of LEGALITY_STATES, the days until its last day (negative: since), and the reminder it falls under."""

    state: str
    days_left: int | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """None of these `kinds` is held in force, though the `rule` calls them usual for the firm's trade."""

    kinds: tuple[str, ...]
    rule: UsualCertificate


@dataclass(frozen=True, slots=True)
class Notice:
    """A certificate that a `deadline` demands and the firm does not hold; `sure` where its size class is known."""

    deadline: Deadline
    days_left: int
    sure: bool

    @property
    def sentence(self) -> str:
        """«Wajib bersertifikat Halal paling lambat 17 Oktober 2026 (47 hari lagi)», in the reader's language."""
        facts = {"kind": _named(self.deadline.kind), "day": written(self.deadline.day), "n": number(abs(self.days_left))}
        if self.days_left >= 0:
            text = say("Wajib bersertifikat {kind} paling lambat {day} ({n} hari lagi)",
                       "Must be certified {kind} by {day} (in {n} days)", **facts)  # fmt: skip
        else:
            text = say("Wajib bersertifikat {kind} sejak {day} ({n} hari yang lalu)",
                       "Has had to be certified {kind} since {day} ({n} days ago)", **facts)  # fmt: skip
        return text if self.sure else say("{text}, jika skalanya {sizes}", "{text}, if it is a {sizes} firm",
                                          text=text, sizes=_sizes(self.deadline.size_classes))  # fmt: skip


def standing(certificate: Certificate, today: date) -> Standing:
    """How the certificate stands on that day; its last day still counts."""
    if certificate.expires is None:
        return Standing("undated" if certificate.kind in EXPIRING else "in_force")
    left = (certificate.expires - today).days
    if left < 0:
        return Standing("expired", left)
    within = min((days for days in reminder_days(today) if left <= days), default=None)
    return Standing("in_force" if within is None else "ending", left, within)


def latest(today: date) -> date:
    """The last day of which somebody is reminded today."""
    return today + timedelta(days=max(reminder_days(today), default=0))


def held(profile: Profile, today: date) -> frozenset[str]:
    """The kinds of certificate that the firm holds in force, as rankings count them; a recorded business number counts as nib."""
    kinds = {each.kind for each in profile.certificates if standing(each, today).state in ("in_force", "ending")}
    return frozenset(kinds | ({"nib"} if profile.nib else set()))


def lacking(profile: Profile, today: date) -> tuple[Lack, ...]:
    """What is usual for the firm's KBLI codes (its own and those of its offers) and not held; of two lacks the narrower one.

    Nothing is asked of an agency.
    """
    if profile.kind == "agency":
        return ()
    own, codes = held(profile, today), _codes(profile)
    usual = [each for each in in_force("usual_certificates", today) if concerns(each.prefixes, codes)]
    lacks = [Lack(each.kinds, each) for each in usual if own.isdisjoint(each.kinds)]
    return tuple(one for one in lacks if not any(set(other.kinds) < set(one.kinds) for other in lacks))


def notices(profile: Profile, today: date) -> tuple[Notice, ...]:
    """The deadlines that concern the firm and that it does not meet yet."""
    if profile.kind == "agency":
        return ()
    own, codes, size = held(profile, today), _codes(profile), size_class(profile)
    found = [
        Notice(each, (each.day - today).days, size is not None)
        for each in in_force("deadlines", today)
        if concerns(each.prefixes, codes) and each.kind not in own and (size is None or not each.size_classes or size in each.size_classes)
    ]
    return tuple(sorted(found, key=lambda each: each.deadline.day))


def names(kinds: tuple[str, ...]) -> str:
    """«SPP-IRT atau BPOM MD»."""
    return say(" atau ", " or ").join(map(_named, kinds))


def _codes(profile: Profile) -> tuple[str, ...]:
    return (*profile.kbli, *(each.kbli for each in profile.offers if each.kbli))


def _named(kind: str) -> str:
    term = find(CERTIFICATE_KINDS, kind)
    return label(term) if term else kind


def _sizes(sizes: tuple[str, ...]) -> str:
    known = [find(RULE_SIZE_CLASSES, each) for each in sizes]
    return say(" atau ", " or ").join(label(each).lower() for each in known if each)
