"""Reading and writing the interchange format."""
