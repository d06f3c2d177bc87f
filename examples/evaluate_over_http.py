"""Measure the ranking of a running service, with nothing but the standard library and an evaluator's token.

    MATCHMAKER_TOKEN=… python -m examples.evaluate_over_http http://127.0.0.1:8000 --pairing supply_chain

fetches what has come of the suggestions so far (firms by pseudonym), has the service evaluate its ranking against it under the weights
in use and under all weights alike, and prints both. A token: POST /api/v1/sign-ins with a name and a password.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

SIZE = 100


class Service:
    """The JSON door of a running service."""

    def __init__(self, site: str, token: str) -> None:
        self.base = site.rstrip("/") + "/api/v1"
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Accept-Language": "en"}

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """What it answers; raises HTTPError where it refuses."""
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self.base + path, data, self.headers, method=method)) as answer:
            return json.load(answer)

    def labels(self, pairing: str) -> Iterator[dict[str, Any]]:
        """Every graded pair that somebody examined."""
        page = 1
        while True:
            found = self.ask("GET", f"/labels?pairing={pairing}&size={SIZE}&page={page}")
            yield from (each for each in found["items"] if each["examined"])
            if page * SIZE >= found["total"]:
                return
            page += 1


def main() -> None:
    """Print the figures under both sets of weights."""
    parser = argparse.ArgumentParser(prog="python -m examples.evaluate_over_http", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("site")
    parser.add_argument("--pairing", choices=("supply_chain", "mentorship"), default="supply_chain")
    given = parser.parse_args()
    service = Service(given.site, os.environ["MATCHMAKER_TOKEN"])

    judgements = [{name: each[name] for name in ("seeker", "partner", "grade")} for each in service.labels(given.pairing)]
    asked: dict[str, Any] = {"pairing": given.pairing, "judgements": judgements}
    used = service.ask("POST", "/evaluations", asked)
    alike = service.ask("POST", "/evaluations", asked | {"weights": dict.fromkeys(used["weights"], 1)})

    print(f"{used['seekers']} seekers, {used['candidates']} candidates, {len(judgements)} judgements")
    for name, found in (("weights in use", used), ("all alike", alike)):
        low, high = found["confidence"]["ndcg@10"]
        print(f"{name:<16} NDCG@10 {found['metrics']['ndcg@10']:.3f}  [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
