"""The industry partnership matchmaking service: profiles, suggested pairings with reasons, recorded partnerships."""
