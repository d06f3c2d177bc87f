"""Firms with their lines: as rows, and as the plain profiles that the engine and the interchange format read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, selectinload

import models
from matchmaker.engine import profile as plain
from matchmaker.engine.profile import Profile
from matchmaker.permissions import Subject
from matchmaker.store.areas import within
from matchmaker.store.pages import Order, Orders, Page, contains, holds_word, looked_up, ordered, place_in, read
from matchmaker.terms import FIRM_KINDS, LEGAL_FORMS, values
from models import Firm, Region

LINES: Mapping[str, tuple[type[Any], type[Any]]] = {
    "offers": (models.Offer, plain.Offer),
    "needs": (models.Need, plain.Need),
    "certificates": (models.Certificate, plain.Certificate),
    "skills": (models.Skill, plain.Skill),
}
"""Name of each kind of line to its table and its plain form."""
COLUMNS = tuple(each.name for each in fields(Profile) if each.name != "id" and each.name not in LINES)
AT_ONCE = 5_000
"""So many keys fit into one statement of either database."""
WITH_LINES = tuple(selectinload(getattr(Firm, name)) for name in LINES)

ORDERS: Orders = {
    "name": func.lower(Firm.name),
    "id": Firm.public_id,
    "nib": Firm.nib,
    "kind": place_in(Firm.kind, values(FIRM_KINDS)),
    "legal_form": place_in(Firm.legal_form, values(LEGAL_FORMS)),
    "region": looked_up(Region.name, Region.code == Firm.region),
    "office": Firm.office,
    "workers": Firm.workers,
    "annual_sales": Firm.annual_sales,
    "founded": Firm.founded,
    "observed": Firm.observed_on,
    "changed": Firm.changed_at,
}
"""How a list of firms can be sorted. Size classes and products cannot: the first follow from rules that change, the second are several."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which firms are looked for: kept by an office in `area`, with `text` in name, id or products, of a kind, in a region.

    Without `named`, neither name nor id decides which are found, nor in which order.
    """

    area: str
    text: str = ""
    kind: str = ""
    region: str = ""
    named: bool = True

    @property
    def words(self) -> list[str]:
        """The words of the text that count."""
        return self.text.split()[:6]


def find(session: Session, office: str, public_id: str) -> Firm | None:
    """The firm that its office knows by this id."""
    return session.scalar(select(Firm).where(Firm.office == office, Firm.public_id == public_id))


def find_in(session: Session, area: str, public_id: str) -> list[Firm]:
    """The firms of that id kept by offices in `area`: at most one an office."""
    return list(session.scalars(select(Firm).where(within(Firm.office, area), Firm.public_id == public_id).order_by(Firm.office)))


def find_pseudonym(session: Session, pseudonym: str) -> Firm | None:
    """The firm that evaluators know by this pseudonym."""
    return session.scalar(select(Firm).where(Firm.pseudonym == pseudonym))


def get(session: Session, firm_id: int) -> Firm | None:
    """The firm of that key."""
    return session.get(Firm, firm_id)


def lock(session: Session, firm_id: int) -> Firm | None:
    """The firm of that key, read anew; others who lock it wait until this transaction ends."""
    query = select(Firm).where(Firm.id == firm_id).with_for_update(key_share=True)
    return session.scalar(query.execution_options(populate_existing=True))


def those(session: Session, keys: Sequence[int]) -> dict[int, Firm]:
    """The firms of these keys with their lines, by key."""
    query = select(Firm).options(*WITH_LINES)
    return {firm.id: firm for some in in_parts(keys) for firm in session.scalars(query.where(Firm.id.in_(some)))}


def in_parts(keys: Collection[int]) -> Iterator[list[int]]:
    """The keys, AT_ONCE at a time."""
    known = list(keys)
    return (known[start : start + AT_ONCE] for start in range(0, len(known), AT_ONCE))


def search(
    session: Session, wanted: Wanted, page: Page, order: Order | None = None, lines: Iterable[str] = LINES
) -> tuple[list[Firm], int]:
    """One page of the firms that fit with these kinds of lines, by name unless another order is given, and how many fit in all."""
    query = _fitting(ordered(select(Firm), ORDERS, order, *_usual(wanted)), wanted)
    return read(session, query.options(*(selectinload(getattr(Firm, name)) for name in lines)), page)


def matching(session: Session, wanted: Wanted, most: int) -> tuple[dict[int, bool], int]:
    """The keys of the first firms that fit, each with whether it holds all words whole, and how many fit in all.

    Those that hold them whole come first, then those that hold one within another word; else it is as in search().
    """
    whole = case((and_(*(_mentions(word, wanted.named, holds_word) for word in wanted.words)), 1), else_=0).label("whole")
    query = _fitting(select(Firm.id, whole, func.count().over()), wanted).order_by(whole.desc(), *_usual(wanted)).limit(most)
    rows = session.execute(query).all()
    return {key: bool(is_whole) for key, is_whole, _ in rows}, rows[0][2] if rows else 0


def _usual(wanted: Wanted) -> tuple[Any, ...]:
    return (Firm.name, Firm.public_id, Firm.office) if wanted.named else (Firm.pseudonym,)


def _fitting(query: Select[Any], wanted: Wanted) -> Select[Any]:
    query = query.where(within(Firm.office, wanted.area))
    if wanted.kind:
        query = query.where(Firm.kind == wanted.kind)
    if wanted.region:
        query = query.where(within(Firm.region, wanted.region))
    return query.where(*(_mentions(word, wanted.named) for word in wanted.words))


def _mentions(word: str, named: bool, holds: Callable[[Any, str], Any] = contains) -> Any:
    offered = select(models.Offer.firm_id).where(holds(models.Offer.product, word))
    needed = select(models.Need.firm_id).where(holds(models.Need.product, word))
    names = (holds(Firm.name, word), holds(Firm.public_id, word)) if named else ()
    return or_(*names, Firm.id.in_(offered), Firm.id.in_(needed))


def of_office(office: str, *, sample: bool | None = None) -> Select[Firm]:
    """The query for the firms that one office keeps: all, or only the real ones, or only those of the sample city."""
    query = select(Firm).where(Firm.office == office)
    return query if sample is None else query.where(Firm.sample == sample)


def of_area(area: str, *, sample: bool) -> Select[Firm]:
    """The query for the firms kept by offices in `area`: the real ones, or those of the sample city."""
    return select(Firm).where(within(Firm.office, area), Firm.sample == sample)


def only_sample(session: Session, area: str) -> bool:
    """Is there no real profile in `area`?"""
    return session.scalar(of_area(area, sample=False).limit(1)) is None


def subject(*firms: Firm) -> Subject:
    """The firms as permissions see them."""
    return Subject(tuple(each.office for each in firms), frozenset(each.id for each in firms))


def profile(firm: Firm, id: str | None = None) -> Profile:
    """The row and its lines as a plain profile, under its public id unless another is given."""
    columns: dict[str, Any] = {name: getattr(firm, name) for name in COLUMNS}
    columns["kbli"] = tuple(firm.kbli)
    lines: dict[str, Any] = {name: tuple(line(row, kind) for row in getattr(firm, name)) for name, (_, kind) in LINES.items()}
    return Profile(id=id or firm.public_id, **columns, **lines)


def line(row: Any, kind: type[Any]) -> Any:
    """A row of a line as plain facts of that kind."""
    values = {each.name: getattr(row, each.name) for each in fields(kind)}
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def write(firm: Firm, new: Profile) -> dict[str, tuple[Any, Any]]:
    """Make the row say what the profile says; returns each changed field with its value before and after, as JSON takes it."""
    changes = differences(profile(firm), new)
    for name in changes:
        after = getattr(new, name)
        if name in LINES:
            after = [LINES[name][0](place=place, **_columns(line)) for place, line in enumerate(after)]
        setattr(firm, name, list(after) if isinstance(after, tuple) else after)
    return changes


def differences(before: Profile, after: Profile) -> dict[str, tuple[Any, Any]]:
    """Each field in which the two differ with its two values, lists of lines as JSON takes them."""
    found: dict[str, tuple[Any, Any]] = {}
    for name in (*COLUMNS, *LINES):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found[name] = _listed(old), _listed(new)
    return found


def _listed(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [each if isinstance(each, str) else _as_json(each) for each in value]


def _columns(line: Any) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(line).items()}


def _as_json(line: Any) -> dict[str, Any]:
    known = {name: value for name, value in _columns(line).items() if value is not None}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in known.items()}
