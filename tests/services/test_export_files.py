"""Files of an export: fed to an office that is empty they come out again, byte for byte."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from matchmaker.interchange import Dataset, read, write
from matchmaker.services import exports, imports, sample_cities
from matchmaker.services.imports import Terms
from tests.interchange.city import city
from tests.services.town import CITY, NEIGHBOUR, OFFICIAL

FILES = ("folder", "everything.zip", "everything.xlsx")


def written(dataset: Dataset, place: Path, name: str) -> dict[str, bytes]:
    """The bytes of each file that the export becomes."""
    place.mkdir()
    write(dataset, place / name, "id" if name.endswith(".xlsx") else None)
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def fed(session: Session, first: Dataset, place: Path, name: str, terms: Terms) -> None:
    """Write the export, read it into the empty office of the terms, and compare what that one exports."""
    before = written(first, place / f"before-{name}", name)
    taken = imports.take(session, OFFICIAL, read(place / f"before-{name}" / name), terms)
    assert (taken.new, taken.problems) == (len(first.profiles), ())
    again = exports.dataset(session, terms.office, sample=terms.sample)
    assert again == first
    assert written(again, place / f"after-{name}", name) == before
    session.rollback()


def test_an_offices_files_come_back_byte_for_byte(session: Session, tmp_path: Path) -> None:
    imports.take(session, OFFICIAL, city(), Terms(CITY))
    first = exports.dataset(session, CITY)
    session.commit()
    for name in FILES:
        fed(session, first, tmp_path, name, Terms(NEIGHBOUR))


def test_the_sample_citys_workbook_comes_back_byte_for_byte(session: Session, tmp_path: Path) -> None:
    sample_cities.load(session, OFFICIAL, CITY)
    first = exports.dataset(session, CITY, sample=True)
    assert len(first.profiles) > 900
    assert len(first.partnerships) > 250
    sample_cities.remove(session, OFFICIAL)
    session.commit()
    fed(session, first, tmp_path, "everything.xlsx", Terms(NEIGHBOUR, sample=True))
