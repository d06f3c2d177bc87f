"""The rules of partnerships, pure: steps, roles, ownership, findings, contents of an agreement, plans, outcomes."""
