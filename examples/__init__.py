"""Scripts that show how to measure and tune the ranking from outside."""
