"""The README's tables say what the code says; a failing test prints the table that should stand there."""

from __future__ import annotations

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.permissions import PERMISSIONS
from matchmaker.terms import ACCOUNT_ROLES
from tests.house import source

README = source.TOP / "README.md"


def _features() -> str:
    rows = [
        f"| {pairing.name} | `{each.name}` | {each.label_id} | {each.label_en} | {each.weight:.2f} |"
        for pairing in PAIRINGS.values()
        for each in pairing.features
    ]
    return "\n".join(["| pairing | feature | nama | name | weight |", "|---|---|---|---|---|", *rows])


def _permissions() -> str:
    roles = [role.value for role in ACCOUNT_ROLES]
    rows = [
        f"| `{name}` | " + " | ".join(allowed[role].__name__.replace("_", " ") if role in allowed else "–" for role in roles) + " |"
        for name, allowed in PERMISSIONS.items()
    ]
    return "\n".join([f"| permission | {' | '.join(roles)} |", "|---|" + "---|" * len(roles), *rows])


def test_the_readme_lists_the_features() -> None:
    assert _features() in README.read_text(encoding="utf-8"), _features()


def test_the_readme_lists_the_permissions() -> None:
    assert _permissions() in README.read_text(encoding="utf-8"), _permissions()


def test_the_map_names_every_room() -> None:
    text = README.read_text(encoding="utf-8").split("## The house")[1]
    rooms = {path.relative_to(source.TOP / "matchmaker").parts[0] for path in source.python("matchmaker")} - {"__init__.py", "__main__.py"}
    tops = {path.relative_to(source.TOP).parts[0] for path in source.python()} - {"wsgi.py"}
    assert [room for room in sorted(rooms | tops) if room.removesuffix(".py") not in text] == []
