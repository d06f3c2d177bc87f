"""The engine: arithmetic on plain profiles."""
