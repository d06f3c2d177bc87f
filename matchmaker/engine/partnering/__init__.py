"""The rules of partnerships, pure: ownership, roles, contents of an agreement."""
