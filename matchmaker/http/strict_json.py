"""JSON as the standard has it: NaN and Infinity are no JSON, whoever computed them."""

from __future__ import annotations

from typing import Any

from flask.json.provider import DefaultJSONProvider


class StrictJSON(DefaultJSONProvider):
    """Raises ValueError instead of sending NaN or Infinity; letters stay letters, keys keep their order."""

    ensure_ascii = False
    sort_keys = False
    compact = True

    def dumps(self, obj: Any, **options: Any) -> str:
        """The object as JSON."""
        return super().dumps(obj, **{"allow_nan": False, **options})
