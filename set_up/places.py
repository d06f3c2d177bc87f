"""Where things lie, seen from the top of the work tree."""

from __future__ import annotations

from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
ENVIRONMENT = TOP / ".venv"
PROGRAMS = ENVIRONMENT / "bin"
PYTHON = PROGRAMS / "python"
BROWSER_LIBRARIES = TOP / "matchmaker" / "web" / "static" / "vendor"
NODE_MODULES = TOP / "node_modules"
