"""Areas: which codes lie in one, as the database compares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_


def within(column: Any, area: str) -> Any:
    """Is the column's code the area itself or below it, segment by segment? 35.76 holds 35.76.01, not 35.760."""
    return or_(column == area, column.startswith(area + ".", autoescape=True))
