"""The programs that print speed figures run, and their invented city is what it says."""
