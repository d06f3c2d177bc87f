"""The invented city and the look-alike of a procurement."""
