"""kept(): what was typed into a form that was not taken because of the sign-in or its one-time password, to be sent again."""

from __future__ import annotations

from flask import request

MOST = 100_000
"""Characters, names and values together."""

Fields = list[tuple[str, str]]


def kept() -> Fields:
    """The fields of the request's form in their order; none where the form must not come back.

    That is one that no page of ours has sent (another site could have filled it in), one that a script has sent, one with a password or a
    file, and one that is too long.
    """
    if request.method != "POST" or not _is_ours() or request.files:
        return []
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    is_secret = any("password" in name or name == "again" for name, _ in fields)
    return [] if is_secret or sum(len(name) + len(value) for name, value in fields) > MOST else fields


def _is_ours() -> bool:
    """Does the browser itself say that a page of this service sent the form? No other page can make it say so."""
    asked = request.headers
    is_same = asked.get("Origin") == request.host_url.rstrip("/") and asked.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return is_same and "text/html" in asked.get("Accept", "") and "HX-Request" not in asked
