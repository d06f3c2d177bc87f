"""Profiles as columns in rows that grow, are found by id, phrase and place, and lie in files that processes share."""
