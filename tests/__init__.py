"""The tests: folders mirror the rooms; fixtures/ holds what they share."""
