"""Tests of the acts around a partnership."""
