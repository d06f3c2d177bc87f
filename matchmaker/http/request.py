"""What a view asks about its request: session(), writing(), actor(), optional_actor(), address(), secret()."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app, g, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.errors import SignInRequired
from matchmaker.http import cookies
from matchmaker.http.addresses import is_api
from matchmaker.permissions import Actor
from matchmaker.services import sign_ins, tokens
from matchmaker.services.identity import Identity

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def engine() -> Engine:
    """The service's database."""
    opened: Engine = current_app.extensions["engine"]
    return opened


def session() -> Session:
    """The request's session: one transaction, committed before the answer is sent where that is below 400, else rolled back.

    On SQLite it takes the writer's place from the start in unsafe methods, unless the view is marked otherwise; elsewhere do not write.
    """
    if "session" not in g:
        g.session = Session(engine().execution_options(writes=g.get("writes", request.method not in SAFE)))
    opened: Session = g.session
    return opened


@contextmanager
def writing() -> Iterator[Session]:
    """A short transaction of its own, stored at the end of the block: for a view that reads much and keeps little.

    Not for a view whose session() writes: on SQLite the one would wait for the other.
    """
    with database.transaction(engine()) as opened:
        yield opened


def commit() -> None:
    """Store what the request did."""
    if "session" in g:
        g.session.commit()


def close() -> None:
    """Give the connection back; what is not committed is forgotten."""
    opened: Session | None = g.pop("session", None)
    if opened is not None:
        opened.close()


def optional_actor() -> Actor | None:
    """Who asks, or None where nobody is signed in."""
    found = identity()
    return found.actor if found else None


def actor() -> Actor:
    """Who asks; raises SignInRequired where nobody is signed in."""
    found = optional_actor()
    if found is None:
        raise SignInRequired()
    return found


def identity() -> Identity | None:
    """What identify() found; None before it has run and where it could not."""
    found: Identity | None = g.get("identity")
    return found


def address() -> str:
    """The network address of the one who asks, as the trusted proxies tell it."""
    return request.remote_addr or ""


def secret() -> str | None:
    """What proves who asks: on pages the cookie and under /api the bearer token, and never the other."""
    if not is_api():
        return request.cookies.get(cookies.sign_in_name())
    given = request.authorization
    return given.token if given is not None and given.type == "bearer" else None


def identify() -> None:
    """Find out who asks, in a transaction of its own: a stranger's POST never takes the writer's place."""
    proof = secret()
    if not proof:
        return
    with database.transaction(engine(), writes=False) as reading:
        g.identity = tokens.identify(reading, proof) if is_api() else sign_ins.identify(reading, proof)
    if g.identity and g.identity.stale:
        with database.transaction(engine()) as writing:
            sign_ins.note_visit(writing, proof)
