"""WORKS: what a worker can do, by the kind of job; each work may run again from the start and leaves the same behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matchmaker.services import city_list_making, import_works, retention
from matchmaker.services.leases import Lease
from matchmaker.store.jobs import Assignment

Work = Callable[[Assignment, Lease], dict[str, Any]]
"""Does the job and returns its result as JSON takes it. It reads by lease.open_(writes=False), writes within lease.storing() only, tells
lease.progress() how far it is, and computes in no transaction at all."""

WORKS: Mapping[str, Work] = {
    "city_list": city_list_making.make,
    "city_lists": city_list_making.order_all,
    "import_check": import_works.check,
    "import_take": import_works.take,
    "import_undo": import_works.undo,
    "retention": retention.forget,
}
