"""Around every request: session, actor, language, permission, problems, headers. A view is written like this:

    @firms.get("/firms/<public_id>")
    @http.requires("firms.read")                        # each route declares one, or @http.open_to_all; without, it answers 500
    def show(public_id: str) -> str:
        firm = ...store.firms.find(http.session(), ...)  # the request's one transaction: committed if the answer is below 400
        http.check("firms.read", firms.subject(firm))    # about this one; NotFound where it is another region's
        return render_template("firms/show.html", actor=http.actor())

Views raise matchmaker.errors; what is shown depends on the path: problem+json under /api, a page elsewhere.
"""

from matchmaker.http.addresses import safe_next
from matchmaker.http.cookies import forget_sign_in, keep_language, keep_sign_in
from matchmaker.http.gate import PASSWORD_PAGE, SIGN_IN_PAGE, check, open_and_counted, open_to_all, requires, route_mark
from matchmaker.http.headers import cacheable
from matchmaker.http.request import actor, address, optional_actor, secret, session, writing
from matchmaker.http.service import Service, surround

__all__ = [
    "PASSWORD_PAGE",
    "SIGN_IN_PAGE",
    "Service",
    "actor",
    "address",
    "cacheable",
    "check",
    "forget_sign_in",
    "keep_language",
    "keep_sign_in",
    "open_and_counted",
    "open_to_all",
    "optional_actor",
    "requires",
    "route_mark",
    "safe_next",
    "secret",
    "session",
    "surround",
    "writing",
]
