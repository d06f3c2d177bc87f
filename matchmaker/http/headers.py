"""The headers that every answer carries, pages of errors too."""

from __future__ import annotations

from flask import Response, request

from matchmaker.http.addresses import is_static
from matchmaker.http.cookies import is_secure
from matchmaker.http.request import optional_actor
from matchmaker.i18n import language

CONTENT = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CONTENT,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

SHORT_WHILE = 300
"""Seconds."""


def add(response: Response) -> Response:
    """Add the headers to an answer."""
    response.headers.update(ALWAYS)
    if is_secure():
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    response.headers["Cache-Control"] = _kept_for(response)
    if not is_static():
        response.headers["Content-Language"] = language()
    return response


def cacheable(response: Response) -> Response:
    """Whoever passes the answer on may keep it for SHORT_WHILE; not where it was made for somebody who is signed in."""
    if optional_actor() is None:
        response.cache_control.public, response.cache_control.max_age = True, SHORT_WHILE
        response.vary.update(("Accept-Language", "Cookie"))
    return response


def _kept_for(response: Response) -> str:
    if response.status_code < 400 and response.cache_control.public:
        return str(response.cache_control)
    if not is_static() or response.status_code >= 400:
        return "no-store"
    return "public, max-age=31536000, immutable" if "v" in request.args else "no-cache"
