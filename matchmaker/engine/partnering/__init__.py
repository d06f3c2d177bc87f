"""The rules of partnerships, pure: steps, roles, ownership, findings, checklist, outcomes."""
