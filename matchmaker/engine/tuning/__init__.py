"""How weights are learned from what came of earlier suggestions, and whether they are good enough to be offered."""
