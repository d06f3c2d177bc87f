"""Files that are the same for everybody, packed for whoever can unpack them: a telephone pays for each kilobyte.

Pages are not packed: the length of a packed answer tells about secrets in it where somebody else chooses a part of its text (BREACH).
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Response, request

from matchmaker.http.addresses import is_static

WORTH = 1_000
"""From so many bytes on."""
TEXTS = frozenset({"text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml"})


def pack(response: Response) -> Response:
    """The same file, packed where that is worth it and asked for."""
    if not is_static() or response.mimetype not in TEXTS:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or request.accept_encodings["gzip"] <= 0:
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) >= WORTH:
        response.set_data(_packed(content))
        response.headers["Content-Encoding"] = "gzip"
        response.set_etag(response.get_etag()[0] or "", weak=True)
    return response


@lru_cache(maxsize=64)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
