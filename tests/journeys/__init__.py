"""The main job through each door."""
