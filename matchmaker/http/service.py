"""Service: the Flask application whose every view runs in one transaction, in the reader's language, behind the gate."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import Any

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect

from matchmaker.http import addresses, cookies, gate, headers, health, packing, problems
from matchmaker.http.request import SAFE, close, commit, optional_actor
from matchmaker.http.strict_json import StrictJSON
from matchmaker.i18n import LANGUAGES, Language, reading

log = logging.getLogger(__name__)


class Service(Flask):
    """What a view did is stored before its answer is sent, so that nobody is told of a thing that is then lost."""

    json_provider_class = StrictJSON

    def __init__(self, import_name: str, **options: Any) -> None:
        super().__init__(import_name, **options)
        self.url_map.converters["int"] = addresses.KeyConverter

    def dispatch_request(self) -> ResponseReturnValue:
        """The view's answer; a failing commit is answered like any other error."""
        response: Response = self.make_response(super().dispatch_request())
        if response.status_code < 400:
            commit()
            _note_change(response.status_code)
        return response


def surround(app: Flask) -> None:
    """Put everything around the views; after the rooms are registered, so that their errors are answered here too."""
    forms = CSRFProtect()
    forms.init_app(app)
    app.add_url_rule("/health", "health", gate.open_to_all(health.show))
    app.before_request(_choose_language)
    app.before_request(lambda: _check_form(forms))
    app.before_request(lambda: gate.admit(app))
    app.after_request(headers.add)
    app.after_request(packing.pack)
    app.teardown_request(lambda error: _leave())
    addresses.name_versions(app)
    problems.register(app)


def _choose_language() -> None:
    """For this request only: the context is left in _leave()."""
    g.around = ExitStack()
    g.around.enter_context(reading(_wanted()))


def _wanted() -> Language:
    on_page = request.cookies.get(cookies.LANGUAGE)
    by_program = request.args.get("language") or request.accept_languages.best_match(LANGUAGES, "id")
    return "en" if (by_program if addresses.is_api() else on_page) == "en" else "id"


def _check_form(forms: CSRFProtect) -> None:
    """An unsafe request to a page must come from a form of ours; under /api no cookie is looked at, so nothing can be forged."""
    if request.endpoint is not None and not addresses.is_api():
        forms.protect()


def _note_change(status: int) -> None:
    if request.method not in SAFE:
        asked = optional_actor()
        log.info("done: account=%s %s %s %s", asked.account_id if asked else None, request.method, request.path, status)


def _leave() -> None:
    close()
    around: ExitStack | None = g.pop("around", None)
    if around is not None:
        around.close()
