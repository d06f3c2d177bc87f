"""Reads and writes rows: every query lives here; functions flush, never commit."""
