"""Tests of the rules of partnerships."""
