"""The messy workbook corpus: files as offices and strangers send them, built by code, each with what must come of it."""

from tests.interchange.corpus.case import Case
from tests.interchange.corpus.cells import CELLS
from tests.interchange.corpus.containers import CONTAINERS
from tests.interchange.corpus.layouts import LAYOUTS
from tests.interchange.corpus.texts import TEXTS

CASES: tuple[Case, ...] = (*CONTAINERS, *LAYOUTS, *CELLS, *TEXTS)

__all__ = ["CASES", "Case"]
