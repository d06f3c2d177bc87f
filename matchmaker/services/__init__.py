"""What the service does: one function per act, the session first; they flush, the edge commits."""
