"""A document as one HTML page that needs nothing else: headings, sentences, plots with their numbers in tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from matchmaker.i18n import language


def _unbroken(value: object) -> object:
    """A number stays on one line with its per cent sign."""
    return value.replace(" %", "\u00a0%") if isinstance(value, str) else value


_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    finalize=_unbroken,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below their column headings; the first cell of a row says what the row is about."""

    caption: str
    heading: Sequence[str]
    rows: Sequence[Sequence[str]]
    first_strong: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture, and what it shows in a sentence for those who cannot see it."""

    picture: Markup
    alternative: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what belongs below it; `points` are sentences in a list."""

    heading: str
    text: Sequence[str] = ()
    points: Sequence[str] = ()
    plot: Plot | None = None
    table: Table | None = None


def page(title: str, lead: Sequence[str], sections: Sequence[Section]) -> str:
    """The page in the reader's language."""
    return _PAGES.get_template("page.html").render(language=language(), title=title, lead=lead, sections=sections)
