"""Cookies: the proof of a sign-in, and the reader's language."""

from __future__ import annotations

from flask import Response, current_app
from flask import session as form_cookie

from matchmaker.i18n import Language
from matchmaker.services.sign_ins import LONGEST

LANGUAGE = "language"
A_YEAR = 365 * 24 * 3600


def is_secure() -> bool:
    """Are cookies sent over HTTPS only?"""
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def sign_in_name() -> str:
    """The cookie's name; `__Host-` makes browsers refuse one that another host or a plain connection has set."""
    return "__Host-sign_in" if is_secure() else "sign_in"


def keep_sign_in(response: Response, secret: str) -> Response:
    """Let the browser keep the secret until the sign-in ends; the forms that it had open are void."""
    form_cookie.clear()
    response.set_cookie(
        sign_in_name(), secret, max_age=int(LONGEST.total_seconds()), httponly=True, samesite="Lax", secure=is_secure(), path="/"
    )
    return response


def forget_sign_in(response: Response) -> Response:
    """Take the secret out of the browser."""
    form_cookie.clear()
    response.delete_cookie(sign_in_name(), httponly=True, samesite="Lax", secure=is_secure(), path="/")
    return response


def keep_language(response: Response, language: Language) -> Response:
    """Show pages in that language from now on."""
    response.set_cookie(LANGUAGE, language, max_age=A_YEAR, httponly=True, samesite="Lax", secure=is_secure(), path="/")
    return response
