"""What the schemas read in a cell, and what they say about what they refuse."""
