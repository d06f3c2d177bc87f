"""KbliChoice: the codes of a profile's form with their titles, and codes looked for by everyday words; no script is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matchmaker.engine import kbli_search, reference
from matchmaker.engine.kbli_search import Found

FIND = "kbli"
"""The button that looks for codes; with a code behind a colon, the one that takes it."""
WORDS = "kbli_words"


@dataclass(frozen=True, slots=True)
class KbliChoice:
    """What was looked for in `version`, and the codes typed so far."""

    words: str
    version: str
    typed: str

    @classmethod
    def of(cls, typed: Mapping[str, str], words: str) -> KbliChoice:
        """The choice as a form's fields say it."""
        version = typed.get("kbli_version") or ""
        return cls(words[:200], version if version in reference.KBLI_VERSIONS else reference.KBLI_VERSIONS[0], typed.get("kbli") or "")

    def titles(self) -> list[tuple[str, str]]:
        """Each code typed so far that the version has, with its title."""
        known = reference.kbli(self.version)
        return [(code, known[code]) for code in dict.fromkeys(re.findall(r"\b[0-9]{5}\b", self.typed)) if code in known]

    def found(self) -> list[Found]:
        """The codes that the words lead to, the best first."""
        return kbli_search.search(self.words, self.version) if self.words.strip() else []

    def taking(self, button: str) -> str:
        """The codes typed so far, and the one that the button takes unless it is among them or unknown."""
        code = button.removeprefix(f"{FIND}:")
        if code == button or code not in reference.kbli(self.version) or code in self.typed:
            return self.typed
        return "; ".join(part for part in (self.typed.strip(" ;"), code) if part)
