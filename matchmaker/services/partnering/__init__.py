"""What happens around a partnership: answers, ownership, findings, agreement, letters, mentoring, follow-ups, outcomes."""
