"""The JSON door, through its own addresses."""
