"""A business's own word on a partner that it was shown."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from matchmaker import http
from matchmaker.i18n import say
from matchmaker.services import answers
from matchmaker.web.door import key, pages, typed


@pages.post("/my/answers")
@http.requires("partnerships.answer")
def answer() -> Response:
    """Interested, or not now and why."""
    session, actor = http.session(), http.actor()
    if typed("answer") == "interested":
        answers.accept(session, actor, key("list"), key("rank"))
        flash(say("Terima kasih. Petugas akan mempertemukan Anda.", "Thank you. An official will bring you together."))
    else:
        answers.decline(session, actor, key("list"), key("rank"), typed("reason"))
        flash(say("Baik, usaha itu tidak ditampilkan dulu.", "All right, that firm is not shown for now."))
    return redirect(f"{url_for('pages.show_my')}?{urlencode({'as': typed('as')})}", 303)
