"""The set-up of a bare machine."""
