"""How well a ranking finds the partners that people judged right."""
