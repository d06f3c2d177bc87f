"""The command-line door: one module a noun; what a person reads goes to the terminal, JSON alone to standard output."""
