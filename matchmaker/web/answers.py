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
        row = answers.accept(session, actor, key("list"), key("rank"))
        if row.seeker_interested and row.partner_interested:
            flash(say("Terima kasih. Kedua pihak berminat; bukalah di “Kemitraan saya”.",
                      "Thank you. Both sides are interested; open it under “My partnerships”."))  # fmt: skip
        else:
            flash(say("Terima kasih. Petugas akan menanyai pihak lain.", "Thank you. An official will ask the other side."))
    else:
        answers.decline(session, actor, key("list"), key("rank"), typed("reason"))
        flash(say("Baik, usaha itu tidak ditampilkan dulu.", "All right, that firm is not shown for now."))
    return redirect(f"{url_for('pages.show_my')}?{urlencode({'as': typed('as')})}", 303)
