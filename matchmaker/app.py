"""create_app(): the one place where the rooms are wired together."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from matchmaker import api, database, http, web
from matchmaker.engine import rules
from matchmaker.http import one_line
from matchmaker.services.first_start import check_office
from matchmaker.settings import Settings

LARGEST_REQUEST = 32 * 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """The service on the settings' database, which must have been migrated; opens no connection before the first request.

    Raises Invalid where the office's own rules cannot be used, SettingsRefused where its region is not known.
    """
    check_office(settings)
    one_line.begin()
    rules.adopt(settings.rules)
    app = http.Service("matchmaker", template_folder="web/templates", static_folder="web/static")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_CHECK_DEFAULT=False,  # http checks, on pages only
        WTF_CSRF_TIME_LIMIT=None,  # a form is good for as long as its sign-in
    )
    app.extensions["settings"], app.extensions["engine"] = settings, database.connect(settings)
    api.register(app)
    web.register(app)
    http.surround(app)
    if settings.trusted_proxies:
        number = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign]
    return app
