"""Acts around a partnership: its agreement and letters, mentoring, follow-ups, outcomes, tasks, recapitulation."""
