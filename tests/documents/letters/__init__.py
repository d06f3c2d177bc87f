"""Letters about partnerships, opened again and read."""
