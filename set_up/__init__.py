"""Brings a bare machine to the point where the service or its tests can start; needs nothing but Python itself."""
