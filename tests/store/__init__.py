"""Rows as they are written, looked up and counted."""
